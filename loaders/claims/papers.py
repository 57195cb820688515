"""What a document says of itself: who adopted it and when, who owns it, who keeps it.

Its plan, terms or register is a thing of its own, named by the title; it is only made where something is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from remit.loaders.assertion import asserted
from remit.loaders.blocks import Passage
from remit.loaders.claims.acting import may_do
from remit.loaders.claims.aside import is_quoted
from remit.loaders.claims.guards import refused
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.paper_kinds import PAPERS, THIS_PAPER
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.values.dates import find_dates
from remit.loaders.values.phrases import NAMED
from remit.ontology import Role

_FEWEST = 4  # words of a sentence that says something of its paper
_FRONT = 8  # blocks in which the title stands
_TITLE_LINES = 3  # of one block
_LONGEST_TITLE = 16  # words
_PAPER = re.compile(rf"\b{PAPERS}\b", re.IGNORECASE)
_THE = re.compile(rf"the\s+(?:[\w-]+\s){{0,2}}?(?P<noun>{PAPERS})", re.IGNORECASE)
_AS_A_WHOLE = re.compile(r"\s(?:as a whole|overall|itself)$")
_KIND_ALONE = re.compile(PAPERS, re.IGNORECASE)
_AGREED = r"(?:approved|adopted|agreed|endorsed|ratified|signed off)"
_ALONE = re.compile(
    r"^(?:\((?=[a-z])|\(?(?=[A-Z]))(?:formally )?(?P<said>approved|adopted|agreed|endorsed|ratified|signed off) by\s+",
    re.IGNORECASE,
)
_REVIEW = re.compile(
    r";\s(?:(?:to be|next|due for|for) )?review\w{0,3}\b[^;.]*"
)  # of an adoption it takes nothing back
_BEHIND = re.compile(
    rf"^(?P<what>[^.;:]{{3,90}}?)\s*,?\s(?:as\s|(?:was|were|is|are|has been|have been)\s)?(?:formally )?(?P<said>{_AGREED})\s+by\s+",
    re.IGNORECASE,
)
_ACTIVELY = re.compile(
    rf"\s(?:has |have |formally )?(?P<said>{_AGREED})\s+(?P<what>\S[^.;]{{1,60}})", re.IGNORECASE
)
_KEEPS = re.compile(
    r"\s(?P<said>owns|keeps|maintains|holds|looks after|updates|answers for|is the owner of|is the custodian of|has charge of)\s+"
    r"(?P<what>\S[^.;]{1,60})"
)
_KEPT = re.compile(
    rf"^(?:this |the )?(?P<what>{PAPERS})\s(?:is\s)?(?P<said>kept|owned|maintained|held|looked after)\s+by\s+",
    re.IGNORECASE,
)
_OWNER = re.compile(
    rf"^(?:(?P<said>owner|keeper|custodian) of (?:this|the) (?:{PAPERS}|sheet|paper)|"
    r"(?:(?:action|risk|decision|issues?) )?(?:log|register|tracker|matrix) (?P<of>owner|keeper|custodian))$",
    re.IGNORECASE,
)
# What may stand behind whoever adopted it: nothing, or the day.
_THEN = re.compile(
    r"\s{0,4}(?:\.|\)|$|[,;]?\s{0,4}(?:on|at (?:its|their|the) meeting (?:on|of)|in)\s{1,4}(?P<day>[^.;,()]{0,40}\d{4})(?P<more>.*)$|,\s{0,4}(?P<date>\d[^.;,()]{0,40}\d{4})\.?$)"
)
_TAKEN_BACK = re.compile(
    r"\b(?:withdrawn|rescinded|revoked|repealed|pending|draft|condition|subject to|to be|if|unless|replaced)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^:]{1,40}:\s\S")
_ANSWERS = ("own", "owns", "owned", "owner", "answers for", "is the owner of")


def is_paper(reading: Reading, words: str) -> bool:
    """Whether words mean the document itself: "this strategy", "the plan" in a paper that is called one."""
    words = _AS_A_WHOLE.sub("", words)
    m = THIS_PAPER.fullmatch(words) or _THE.fullmatch(words)
    if m is None:
        return False
    first, *between = words[: m.start("noun")].casefold().split()
    if first in ("this", "these"):
        return True
    title = title_of(reading).text.casefold()
    return m["noun"].casefold() in title and all(word in title for word in between)


def names_some_paper(words: str) -> bool:
    """Whether words are nothing but a kind of paper: "plan", "action log"."""
    return _KIND_ALONE.fullmatch(words) is not None


def own_paper(reading: Reading) -> Ref:
    """The plan, terms or register that a document holds, by its title."""
    return reading.plan or titled(reading, title_of(reading))


def titled(reading: Reading, title: Passage) -> Ref:
    """The plan that a document is, by its title without what its brackets say."""
    name = re.sub(r"\s?\([^()]*\)", "", title.text).strip(" .")
    paper = reading.placed("plan", name, f"{reading.short_name}-plan")
    reading.findings.attribute(reading.source, title, paper, "name", name)
    return paper


def title_of(reading: Reading) -> Passage:
    """The line of a document's front that says what paper it is, else its first; none that is a label with its value."""
    if reading.title is None:
        reading.title = _title(reading)
    return reading.title


def _title(reading: Reading) -> Passage:
    lines = list(islice(_front(reading), _FRONT)) or [reading.source.blocks[0]]
    named = next((line for line in lines if _PAPER.search(line.text)), None)
    if named is None and reading.source.blocks[0].form == "heading":
        return lines[0]  # "Mere Council: nature recovery", though it looks like a label
    return named or next((line for line in lines if not _LABEL.match(line.text)), lines[0])


def _front(reading: Reading) -> Iterator[Passage]:
    for mark in reading.marks:
        bullet = mark.block.form == "item" and not mark.block.marker.strip(" .()").isalnum()
        if bullet or mark.role in ("furniture", "separator", "contents"):
            continue
        for line in mark.block.by_part[:_TITLE_LINES]:
            if 0 < len(line.text.split()) <= _LONGEST_TITLE and not line.text.endswith("."):
                yield line


def tell(meant: Meant, s: Sentence, *, front: bool, spoken_of: bool) -> bool:
    """Say who adopted, owns or keeps the document by a sentence.

    ``front`` is whether it stands before all headings but the title, where "Approved by" is said of the whole;
    ``spoken_of`` whether "it" means the document.
    """
    if len(s.tokens) < _FEWEST or is_quoted(s.passage.text):
        return False
    return _adopted(meant, s, front=front, spoken_of=spoken_of) or _kept(meant, s)


def is_about(reading: Reading, s: Sentence) -> bool:
    """Whether a sentence opens with the document itself and names no other paper, so that the next may call it "it"."""
    if len(s.tokens) < _FEWEST:
        return False
    m = THIS_PAPER.match(s.passage.text) or _THE.match(s.passage.text)
    if m is None or not is_paper(reading, m.group()):
        return False
    return len(_PAPER.findall(s.passage.text)) == 1


def still_front(reading: Reading, piece: Piece, before: Sequence[Piece]) -> bool:
    """Whether a piece still stands on top of a paper: no heading behind any text, and none of another paper."""
    if piece.block.form != "heading":
        return len(before) < _FRONT
    other = _PAPER.search(piece.passage.text) and piece.passage.text != title_of(reading).text
    return not other and all(one.block.form == "heading" for one in before)


def labelled(teller: Teller, piece: Piece) -> bool:
    """Read a label that asks who owns the document: "Owner of this matrix: Information Governance Group"."""
    m = _OWNER.match(piece.label) if piece.value is not None else None
    if m is None or piece.value is None:
        return False
    value = piece.value.sentences()[0]
    parties = teller.reading.parties.read(value.cut(0, len(value.text.rstrip(" ."))))
    told = False
    for party in parties:
        if party.kind in NAMED:
            role = _role((m["said"] or m["of"]).casefold())
            teller.reading.assign_party(
                own_paper(teller.reading), role, party, piece.label, piece.block
            )
            told = True
    return told


def _adopted(meant: Meant, s: Sentence, *, front: bool, spoken_of: bool) -> bool:
    reading, text = meant.teller.reading, s.passage.text
    m = _ALONE.match(text) if front and meant.names.own.paper not in ("minutes", "log") else None
    if m is None and (m := _BEHIND.match(text)):
        named = _is_it(reading, m["what"].casefold(), spoken_of=spoken_of)
        m = m if named or (front and _is_title(reading, m["what"])) else None
    if m is not None:
        bodies, end = _bodies(s, m.end())
    elif (m := _ACTIVELY.search(text)) and _is_it(reading, m["what"], spoken_of=spoken_of):
        opening = _opening(s, m.start("said"))
        bodies, end = [opening] if opening else [], m.start("what") + len(_what(m["what"]))
    else:
        return False
    then = _THEN.match(text, end)
    plain = _REVIEW.sub("", text)
    if (
        not bodies
        or then is None
        or "[" in text
        or _TAKEN_BACK.search(plain)
        or not asserted(_REVIEW.sub("", text[: then.end("day")] if then["day"] else text))
    ):
        return False
    if refused(
        text[: m.start()],
        "",
        text[end : then.end("day")] if then["day"] else text[end:],
        past=False,
    ):
        return False
    found = meant.bodies(bodies)
    if len(found) != len(bodies):
        return False
    day = next(iter(find_dates(then["day"] or then["date"] or "")), None)
    period = day.period if day is not None else None
    start = period.iso if period is not None and period.is_day else None
    for body in found:
        reading.findings.link(
            reading.source, s.passage, own_paper(reading), "adoptedBy", body,
            stated_as=m["said"], start=start,
        )  # fmt: skip
    return True


def _bodies(s: Sentence, at: int) -> tuple[list[Phrase], int]:
    """The bodies that stand in a list from a character on, and where it ends; none where one of them is no body."""
    found: list[Phrase] = []
    phrase = _starting(s, at)
    while phrase is not None:
        if phrase.kind != "body" or not phrase.party:
            return [], at
        found.append(phrase)
        last = phrase.last
        while last < len(s.tokens) and s.tokens[last].low in (",", "and", "&"):
            last += 1
        phrase = s.starting.get(last) if last > found[-1].last else None
    return found, s.tokens[found[-1].last - 1].end if found else at


def _kept(meant: Meant, s: Sentence) -> bool:
    reading, text = meant.teller.reading, s.passage.text
    if (m := _KEPT.match(text)) and is_paper(reading, _with_article(text[: m.end("what")])):
        who = _starting(s, m.end())
    elif (m := _KEEPS.search(text)) and _is_it(reading, m["what"], spoken_of=False):
        who = _opening(s, m.start("said"))
    else:
        return False
    if who is None or not may_do(meant.names, who) or refused(text[: m.start("said")], "", ""):
        return False
    for agent, basis in meant.agents([who], s.passage):
        meant.teller.assigned(
            own_paper(reading),
            _role(m["said"].casefold()),
            agent,
            s.passage,
            said=m["said"],
            basis=basis,
        )
        return True
    return False


def _with_article(words: str) -> str:
    """Words as those of this paper where they have no article: "Strategy kept by …"."""
    return words if words[:4].casefold() in ("the ", "this") else f"this {words}"


def _role(said: str) -> Role:
    return "accountable" if said in _ANSWERS else "responsible"


def _is_it(reading: Reading, what: str, *, spoken_of: bool) -> bool:
    """Whether what is adopted or kept is the document: "it" where that was spoken of, or its own words."""
    words = _what(what)
    return (spoken_of and words in ("it", "they")) or is_paper(reading, words)


def _is_title(reading: Reading, what: str) -> bool:
    """Whether words are those with which the title begins, and name a paper: "Terms of Reference and Rules"."""
    title = title_of(reading).text.casefold()
    return (
        title.startswith(what.casefold().removeprefix("the ")) and _PAPER.search(what) is not None
    )


def _what(what: str) -> str:
    """The words of a thing without those that say when or how."""
    return re.split(r"\s(?:on|at|in|as|and|for|every|each)\s|,", f"{what} ")[0].strip()


def _starting(s: Sentence, at: int) -> Phrase | None:
    """The phrase that begins at or right behind a character."""
    return next((p for p in s.phrases if at <= s.tokens[p.first].start <= at + 1), None)


def _opening(s: Sentence, at: int) -> Phrase | None:
    """The phrase that opens the sentence, where no other body stands between it and a character."""
    before = [p for p in s.phrases if s.tokens[p.last - 1].end <= at and p.kind != "name"]
    if not before or before[0].first > 1 or any(p.kind == "body" for p in before[1:]):
        return None
    return before[0]
