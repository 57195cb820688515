"""Who does what is done about a risk, where no column asks for it and the cells say so: "RFO verify", "Clerk to review annually".

Only an office, a committee or the paper's own body does anything: "Insurer advises" tells of nobody here. A verb that has
no object is said of the measure beside it: "Chair signs", beside "Minutes kept of every meeting".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from remit.graph.lookup import key
from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.grids import Cell, Grid, Row
from remit.loaders.claims.names import ends_in
from remit.loaders.claims.own import own_thing
from remit.loaders.claims.verbs import has_finite, is_doing
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.asking import is_work
from remit.loaders.schema.frames import frames
from remit.loaders.values.parties import Party
from remit.loaders.wording import bare, between

_ASKING = ("risk owner", "action owner", "responsible", "accountable", "support")
_PARTS = re.compile(r";\s*")
_LABEL = re.compile(
    r"^(?:actions?|action by|by|by whom|who|lead|owner|responsible|responsibility):\s+(?=\S)",
    re.IGNORECASE,
)
_TO = re.compile(r"^(?:to|will|must|should|shall)\s+(?:also\s+)?(?P<verb>[a-z][a-z-]+)\b")
_OFTEN = r"(?:annually|yearly|monthly|weekly|quarterly|termly|daily|regularly|(?:as|when|where) (?:and when )?(?:required|needed|necessary|appropriate)|at least \w+|each \w+|every \w+|once a \w+)"
_OFTEN_FIRST = re.compile(rf"^(?:{_OFTEN})\s+", re.IGNORECASE)
_ALONE = re.compile(rf"^(?:{_OFTEN}[\s,]*(?:and\s+)?)*$", re.IGNORECASE)
# "Reviewed annually by Council", "Approval check by RFO", "Minutes are signed by the Chair": so it goes again and again.
_BY = re.compile(
    rf"^(?P<what>(?:[\w’'/-]+\s+){{0,12}}?(?:(?:[a-z]*ed|kept|done|made|set)\s+{_OFTEN}|(?:is|are|to be|be)\s+(?:\w+ly\s+)?\w+(?:ed|ept|one|ade)|check|checks|review|approval|inspection|verification|monitoring|audit))"
    rf"\s+by\s+(?:the\s+)?(?P<who>[A-Z][^.;:]{{1,60}}?)(?:\s+{_OFTEN})?$",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\?|\b(?:not?|never|no longer|if|unless|was|were|has|had|could|might|may|proposed|former)\b",
    re.IGNORECASE,
)
_MODALS = frozenset(["to", "will", "must", "should", "shall"])
_MOST_WORDS = 5  # of whoever does it
_OBJECTS = frozenset(
    [
        "the",
        "a",
        "an",
        "all",
        "any",
        "each",
        "every",
        "its",
        "their",
        "as",
        "and",
        "at",
        "on",
        "with",
    ]
)


class _Said(NamedTuple):
    """A clause of a cell: who does something, and whether it says what."""

    clause: Passage
    who: Sequence[Party]
    own: bool  # the paper's own body
    whole: bool  # has an object
    named: bool = False  # has nothing but a name


def asks_for_nobody(grid: Grid) -> bool:
    """Whether no column of a table asks who does anything."""
    return not grid.match.roles.keys() & {*_ASKING}


def tell(reading: Reading, row: Row, risk: Ref, done: Sequence[Cell], place: str) -> set[Cell]:
    """Say who does what the cells of a row say is done about a risk; the cells of which that was told."""
    block, told = row.blocks[0], set()
    clauses = {cell: list(_clauses(cell)) for cell in done}
    said = {cell: [s for c in clauses[cell] if (s := _clause(reading, c))] for cell in done}
    for cell in done:
        theirs = {one.clause for one in said[cell]}
        for clause in clauses[cell]:
            if clause not in theirs and _speaks_of_somebody(reading, clause):
                reason = f"{cell.heading}: it is not clear who does what by this"
                reading.not_understood(risk, block, clause, reason)
    others = [cell for cell in done if not said[cell] and _is_measure(cell.text)]
    number = 0
    for cell in done:
        for one in said[cell]:
            told.add(cell)
            if not one.whole and one.named and not others:
                _assign(reading, risk, one, block)  # "Clerk/RFO"
                continue
            number += 1
            of = one.clause if one.whole or not others else others[0].passage
            action = reading.placed("action", of.text, f"{risk.slug}-{place}{number}", under=risk)
            reading.findings.link(
                reading.source, of, action, "actionOf", risk, stated_as=cell.heading
            )
            _assign(reading, action, one, block)
    return told


def _is_measure(text: str) -> bool:
    """Whether words say what is done and of nobody that they do it: "Check the alarms", not "Insurer advises"."""
    if is_work(text):
        return True
    words = re.findall(r"[\w’'-]+", text)
    deeds = any(word.islower() and word.endswith("s") and is_doing(word) for word in words[1:3])
    return len(words) > 1 and not has_finite(text) and not deeds


def _assign(reading: Reading, action: Ref, one: _Said, block: Block) -> None:
    if one.own:
        own = own_thing(reading).body
        if own is not None:
            reading.findings.link(
                reading.source, one.clause, action, "assignedTo", own,
                role="responsible", stated_as=one.clause.text, basis="inferred",
            )  # fmt: skip
        return
    for party in one.who:
        told = replace(party, basis="inferred")
        reading.assign_party(action, "responsible", told, one.clause.text, block, beside=one.clause)


def _clauses(cell: Cell) -> Iterator[Passage]:
    """The clauses of a cell, by its lines, sentences and semicolons."""
    for line in cell.passage.by_part if len(cell.passage.parts) > 1 else (cell.passage,):
        for sentence in line.sentences():
            for a, b in between(sentence.text.rstrip(" .;"), _PARTS, outside=True):
                if a < b:
                    yield sentence.cut(a, b)


def _speaks_of_somebody(reading: Reading, clause: Passage) -> bool:
    """Whether a clause opens with an office, or with somebody who is too general to tell, and says more of them."""
    words = [*re.finditer(r"\S+", clause.text)]
    if len(words) < _FEW or not clause.text[:1].isupper():
        return False
    first = clause.cut(0, words[0].end())
    one = reading.grammar.one(bare(first.text))
    known = one is not None and one.kind in ("post", "body", "group") and not one.guessed
    return known or _parties(reading, first) is not None


def _clause(reading: Reading, clause: Passage) -> _Said | None:
    text = clause.text
    if _REFUSED.search(text):
        return None
    if m := _LABEL.match(text):
        who = _parties(reading, clause.cut(m.end()))
        return _Said(clause, *who, whole=False, named=True) if who else None
    if m := _BY.match(text):
        if not frames().words["done to somebody"].isdisjoint(m["what"].casefold().split()):
            return None  # "The Chair is elected by Council"
        who = _parties(reading, clause.match(m, "who"))
        return _Said(clause, *who, whole=len(m["what"].split()) > _FEW) if who else None
    words = [*re.finditer(r"\S+", text)]
    for n in range(min(len(words), _MOST_WORDS), 0, -1):
        if not text[:1].isupper() or not (
            who := _parties(reading, clause.cut(0, words[n - 1].end()))
        ):
            continue
        rest = text[words[n - 1].end() :].strip()
        if not rest:
            return _Said(clause, *who, whole=False, named=True)
        return _does(clause, who, rest)
    return None


_FEW = 2  # words of a check that is none by itself: "Approval check"


def _does(clause: Passage, who: tuple[Sequence[Party], bool], rest: str) -> _Said | None:
    """What stands behind a name, where it is a verb and what is done."""
    if m := _TO.match(rest):
        if m["verb"] in frames().words["unsaid_verbs"] | frames().words["no deeds"]:
            return None
        return _Said(clause, *who, whole=not _ALONE.match(rest[m.end() :].strip()))
    verb, _, behind = rest.partition(" ")
    if not verb.islower() or not is_doing(verb) or has_finite(behind):
        return None
    alone = _ALONE.match(behind) is not None
    behind = _OFTEN_FIRST.sub("", behind)
    first = behind.partition(" ")[0].casefold()
    # "Clerk check required" and "Clerk reports reviewed" are things; "Clerk reviews the rota" is a deed.
    if not alone and not verb.endswith("s") and first not in _OBJECTS:
        return None
    if re.match(r"\w+(?:ed|ept|eld)\b", first):
        return None
    return _Said(clause, *who, whole=not alone)


def _parties(reading: Reading, words: Passage) -> tuple[Sequence[Party], bool] | None:
    """Whoever words name, all of them offices, committees, or the body whose paper it is."""
    named = bare(words.text)
    if any(
        w in _MODALS or (w.islower() and w in frames().words["verbs"]) for w in named.split()[1:]
    ):
        return None  # "Clerk to check"
    own = own_thing(reading).body
    if own is not None and ends_in(key(own.name), key(named)):
        return (), True
    parties = [_in_letters(party) for party in reading.parties.read(words)]
    if parties and all(_is_office(reading, party) for party in parties):
        return parties, False
    return None


def _in_letters(party: Party) -> Party:
    """A post that stands in letters, which else may be those of a body: "RFO"."""
    lettered = (
        party.kind == "body" and party.name.casefold() in frames().words["offices in letters"]
    )
    return replace(party, kind="post") if lettered else party


def _is_office(reading: Reading, party: Party) -> bool:
    if party.kind == "post":  # "Director of Finance" is one, and "Loss of Clerk" is none
        head = re.split(r"\s(?:of|for|to|by|at|in)\s", party.name, maxsplit=1)[0]
        return head == party.name or reading.parties.is_post(head)
    several = " " in party.name
    return party.kind in ("body", "unit") and several and reading.ends_as_a_body(party.name)
