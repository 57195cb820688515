"""Who holds which post: signatures under a message, and sentences that name a chair."""

from __future__ import annotations

import re

from remit.graph.words import with_capital
from remit.loaders.assertion import asserted, is_over
from remit.loaders.blocks import Block, Passage
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading, slug
from remit.loaders.values.parties import Party
from remit.loaders.wording import NAME, bare
from remit.ontology import Basis

_IN_BODY = re.compile(rf"^(?P<title>.+?)(?:(?<!\s)\s+of\s+(?:the\s+)?|,\s*)(?P<body>{NAME})$")
_MESSAGE = re.compile(
    r"^(?:(?:An?\s+)?(?:Introduction|Message|Foreword|Welcome)\s+(?:from|by)\s+(?:the|our)?\s*)(?P<title>.+)$",
    re.IGNORECASE,
)
_PERSON = rf"(?P<person>(?:[A-Z][a-z]{{1,30}}\s+){{0,4}}{NAME})"
_SENTENCES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^{_PERSON}, (?P<title>[A-Z][^,]*?) (?:at|of) (?P<home>{NAME}), (?P<post>chairs) (?:the )?(?P<body>{NAME})",
        rf"(?:[Tt]he|Its) (?P<post>vice-chair|chair) is {_PERSON}(?:, (?P<title>[A-Z][^,]*?) at| of) (?P<home>{NAME}(?: & {NAME})?)",
        rf"(?P<who>It) is (?P<post>chaired) by {_PERSON} of (?P<home>{NAME})",
        rf"^The (?P<body>{NAME}), (?P<post>led) by {_PERSON} \((?P<title>[^,()]+), (?P<home>[^()]+)\)",
    )
)
_VACANT_POST = re.compile(r"[Tt]he post of (?P<title>[A-Z][\w ]+?) is (?P<vacant>vacant)")
_VACANT_CHAIR = re.compile(r"A (?P<title>chair) for that group is (?P<vacant>to be appointed)")
_TITLES = {
    "chairs": "Chair",
    "chaired": "Chair",
    "chair": "Chair",
    "vice-chair": "Vice-chair",
    "led": "Lead",
}


def recognise(reading: Reading) -> None:
    """Read signatures and sentences; each post is named with the body that it is in, if said."""
    joined = reading.source.in_charts()
    for mark in reading.marks:
        if mark.block.parts[0].number in joined:
            continue  # the chart says whose box it is
        if mark.role in ("text", "item", "label", "heading"):
            _signature(reading, mark.block)
        if mark.role in ("text", "item") and reading.partnership is not None:
            _prose(reading, mark.block)


def _signature(reading: Reading, block: Block) -> None:
    """Lines of a person's name and of titles, and nothing else."""
    lines = block.by_part
    people = [line for line in lines if reading.parties.is_person(line.text)]
    titles = [line for line in lines if line not in people]
    if len(people) != 1 or not titles or len(lines) > 4:
        return
    found = [read for line in titles if (read := _title(reading, line)) is not None]
    if len(found) != len(titles):
        return
    honorific, name = reading.parties.person(people[0].text)
    person = Ref("person", name)
    if honorific:
        reading.findings.attribute(reading.source, people[0], person, "honorific", honorific)
    for passage, title, body in found:
        post = reading.post(title, body, passage)
        reading.findings.link(
            reading.source, (people[0], passage), person, "holds", post, stated_as=title
        )


def _title(reading: Reading, line: Passage) -> tuple[Passage, str, str] | None:
    """A line that is a title: "Chair of X", "Chair, X", "Message from Vice Chair"."""
    text = line.text
    if m := _MESSAGE.match(text):
        passage = line.match(m, "title")
        home = reading.partnership.name if reading.partnership else ""
        post = _is_post(reading, passage.text) and not is_over(passage.text)
        return (passage, passage.text, home) if post else None
    if not _is_post(reading, text) or text.endswith((".", "?")) or is_over(text):
        return None
    m = _IN_BODY.match(text)
    if m and _is_post(reading, m["title"]) and reading.may_be_body(bare(m["body"])):
        return line, m["title"].strip(), bare(m["body"])
    return line, text, ""


def _is_post(reading: Reading, text: str) -> bool:
    posts = reading.profile.folded("posts")
    words = text.split()
    return len(words) <= 8 and any(word.strip(",").casefold() in posts for word in words)


def _prose(reading: Reading, block: Block) -> None:
    body: Ref | None = None
    for sentence in block.sentences():
        text = sentence.text
        for pattern in _SENTENCES:
            if (m := pattern.search(text)) and asserted(text):
                _chair(reading, sentence, m, body)
                break
        _vacant(reading, sentence, body)
        body = _last_subject(reading, text) or body


def _chair(reading: Reading, sentence: Passage, m: re.Match[str], last: Ref | None) -> None:
    groups = m.groupdict()
    home = Ref("body", bare(groups["body"])) if groups.get("body") else last
    honorific, name = reading.parties.person(groups["person"])
    if home is None or len(name.split()) < 2:
        return
    passage = sentence.match(m)
    person = Party(
        "person",
        name,
        passage,
        honorific,
        groups.get("title") or "",
        bare(groups.get("home") or ""),
    )
    agent = reading.person(person)
    title = _TITLES[groups["post"]]
    # "The chair is ...": which body's chair that is stands in a sentence before it.
    basis: Basis = "stated" if groups.get("body") else "inferred"
    post = reading.post(title, home.name, passage, basis)
    reading.findings.link(
        reading.source, passage, agent, "holds", post, stated_as=groups["post"], basis=basis
    )


def _vacant(reading: Reading, sentence: Passage, last: Ref | None) -> None:
    """A post that is said to have no holder: a vacancy holds it."""
    for pattern in (_VACANT_POST, _VACANT_CHAIR):
        m = pattern.search(sentence.text)
        home = (
            last.name
            if pattern is _VACANT_CHAIR and last
            else reading.partnership.name
            if reading.partnership
            else ""
        )
        if m is None or not home or not asserted(sentence.text, m.end()):
            continue
        title = with_capital(m["title"])
        passage = sentence.match(m)
        post = reading.post(title, home, passage)
        reading.no_holder(post, m["vacant"], slug(post.name), passage, m["vacant"])


def _last_subject(reading: Reading, text: str) -> Ref | None:
    """The body that a sentence begins with, or that it places under another: what "it" means next."""
    m = re.search(rf"(?:also sits|chairs) the (?P<a>{NAME})", text) or re.match(
        rf"(?:The\s+)?(?P<a>{NAME})", text
    )
    if m and reading.may_be_body(bare(m["a"])):
        return Ref("body", bare(m["a"]))
    return None
