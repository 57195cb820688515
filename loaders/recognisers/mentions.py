"""Who else is named in the text of an action, a priority or an update, without being assigned it."""

from __future__ import annotations

import re

from remit.loaders.assertion import is_over
from remit.loaders.blocks import Passage
from remit.loaders.claims.tokens import Phrase
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word
from remit.loaders.wording import bare, between

_KINDS = ("action", "objective", "priority", "update")
_NAME = r"[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,4}"
_EXAMPLES = re.compile(
    rf"\b(?P<what>(?i:organisation|initiative|charit(?=ies)|scheme|provider|agenc(?=ies)|network))(?:ies|s)?"
    rf" (?:such as|like) (?P<names>{_NAME}(?:, {_NAME}){{0,9}}(?:,? and {_NAME})?)"
)
_ONE_OF = {"charit": "charity", "agenc": "agency"}
_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r", and |, | and ")


def recognise(reading: Reading) -> None:
    """Link things to the bodies and people that their text names."""
    _examples(reading)
    names = _names(reading)
    if not names:
        return
    options = sorted(names, key=lambda name: (-len(name), name))
    known = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, options))})(?!\w)")
    titled = _titled(reading)
    for passage, thing in reading.contexts:
        if thing.kind not in _KINDS:
            continue
        _titled_people(reading, passage, thing, titled)
        for m in known.finditer(passage.text):
            ref = names[m.group()]
            found = passage.match(m)
            reading.findings.link(
                reading.source, found, thing, "mentions", ref, stated_as=found.text
            )


def _examples(reading: Reading) -> None:
    """Bodies that a plan gives as examples of a kind: "organisations such as Neighbourhood Watch and Victim Support"."""
    plan = reading.plan
    for mark in reading.marks:
        for m in _EXAMPLES.finditer(mark.block.text) if mark.role == "text" else ():
            kind = _ONE_OF.get(m["what"].casefold(), m["what"].casefold())
            listed = mark.block.match(m, "names")
            for start, end in between(listed.text, _BETWEEN):
                words = listed.cut(start, end)
                body = reading.body(words.text)
                say, source = reading.findings, reading.source
                if kind != "organisation":  # which every body is
                    say.attribute(source, words, body, "classification", kind, stated_as=m["what"])
                if plan is not None:
                    say.link(source, words, plan, "mentions", body, stated_as=words.text)


def _names(reading: Reading) -> dict[str, Ref]:
    """Names of bodies and people met anywhere, here before elsewhere; the partnership itself is in every sentence."""
    own = bare(reading.partnership.name) if reading.partnership else ""
    everyone = reading.profile.folded("everyone")
    found: dict[str, Ref] = {}
    elsewhere = (Ref(kind, name) for kind, name in reversed(reading.named.refs))
    for ref in (*elsewhere, *reading.findings.named()):
        name = bare(ref.name)
        # "The council" and "Housing" are words as well.
        telling = name[:1].isupper() and (" " in name or name.isupper() or ref.kind == "person")
        if telling and name != own and name.casefold() not in everyone:
            found[name] = Ref(ref.kind, name)
    heads = reading.grammar.heads
    for passage, thing in reading.contexts:
        # Most names of bodies end on a word that says so, and most texts hold none.
        if thing.kind in _KINDS and not heads.isdisjoint(_WORD.findall(passage.text.casefold())):
            for phrase in reading.grammar.read(passage.text)[1]:
                if (
                    _is_a_body(phrase)
                    and not _opens_with_verb(phrase)
                    and not reading.parties.doubtful(phrase.name)
                ):
                    found.setdefault(phrase.name, reading.body(phrase.name))
    found.pop(own, None)
    return found


def _opens_with_verb(phrase: Phrase) -> bool:
    """Whether a phrase opens its text with what is to be done: "Address The Partnership priorities"."""
    verbs = frames().words["verbs"]
    return phrase.first == 0 and first_word(phrase.name).casefold() in verbs


def _is_a_body(phrase: Phrase) -> bool:
    """Whether a phrase is a body by its own words: "Contest board", "National Crime Agency"; not "the board"."""
    sure = phrase.kind == "body" and not (phrase.guessed or phrase.over)
    return sure and " " in phrase.name and phrase.name[:1].isupper()


def _titled(reading: Reading) -> re.Pattern[str]:
    posts = "|".join(map(re.escape, sorted(reading.profile.words["posts"], key=len, reverse=True)))
    return re.compile(
        rf"(?P<post>(?:[A-Z][\w-]{{1,40}} ){{0,6}}(?:{posts})) (?P<person>[A-Z][a-z’'-]+ [A-Z][a-z’'-]+)(?!\w)"
    )


def _titled_people(reading: Reading, passage: Passage, thing: Ref, titled: re.Pattern[str]) -> None:
    """A person after a post, as in "Panel Chair Ann Bee": that one holds the other."""
    for m in titled.finditer(passage.text):
        if not reading.parties.is_person(m["person"]) or reading.profile.honorific.match(
            f"{m['post']} "
        ):
            continue
        person, found = Ref("person", m["person"]), passage.match(m)
        say, source = reading.findings, reading.source
        before = passage.text[: m.start()].split()[-1:]
        if not is_over(" ".join([*before, m["post"]])):  # "former Panel Chair Ann Bee"
            say.link(source, found, person, "holds", Ref("post", m["post"]), stated_as=m["post"])
        say.link(
            source, passage.match(m, "person"), thing, "mentions", person, stated_as=found.text
        )
