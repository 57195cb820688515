"""Lists of whom to turn to: a matter, dots or a colon, and whoever sees to it ("Street trading ....... Markets Officer").

Such a list gives each matter to whom its line names. Dots alone say so where posts, units or bodies stand behind most of
them; a colon does in a paper that calls itself a list of contacts or says who does what. Posts with their holders, members
and the items of an agenda are other lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from remit.loaders.blocks import Passage
from remit.loaders.claims.aside import sets_apart
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.formats.marks import leaders
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.schema.labels import label_of
from remit.loaders.values.parties import Party
from remit.loaders.values.phrases import NAMED

# "Who to call", "Who do I ask?", "Whom should you tell": the front of a paper, or a heading, that says whom to turn to.
_WHOM = re.compile(
    r"\bwhom? (?:to|(?:do|should|can|must) (?:i|we|you)|(?:i|we|you) (?:should|can|must)) (?:ask|call|contact|e-?mail|phone|ring|see|speak|talk|tell|turn|write)\b"
    r"|\b(?:contact|contacting|get in touch with) (?:our|the|us|your)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 2  # lines of a list
_MOSTLY = 0.6  # of them that name somebody who is understood
_SOME = 0.4  # that name a post, a unit or a body, and no person alone
_MOST_WORDS = 12  # of a matter
_TITLE = 14  # words of a line that says what a paper is
_FRONT = 6  # blocks of a paper that say what it lists
_LONGEST_FRONT = 500  # characters of one of them
_SURE = 0.9  # of the meaning of a label that asks for something else
_ASKING = (
    "chair", "vice chair", "deputy", "author", "name", "members", "reports to", "subordinates", "post", "secretariat",
    "responsible", "accountable", "support", "consulted", "informed", "signatory", "delegate", "extension by",
)  # fmt: skip


@dataclass(frozen=True)
class _Line:
    """A line of a list: its matter, the words that say who sees to it, and whom they name."""

    piece: Piece
    matter: Passage
    who: Passage
    parties: tuple[Party, ...]

    @property
    def understood(self) -> bool:
        """Whether all whom it names are somebody, so that the matter is theirs."""
        return bool(self.parties) and all(
            party.kind in (*NAMED, "vacancy") for party in self.parties
        )

    @property
    def official(self) -> bool:
        """Whether it names a post, a part of a body or a body, alone or beside a person."""
        return any(p.kind in ("post", "unit", "body") or p.post for p in self.parties)


def read(teller: Teller, found: Sequence[Piece]) -> set[int]:
    """Read every such list; returns the pieces that are taken, by identity."""
    taken: set[int] = set()
    if teller.names.own.paper in ("minutes", "log") or teller.reading.partnership is not None:
        return taken
    if _names(_front(teller.reading), "programmes"):
        return taken
    directory = are_directories(_front(teller.reading))
    for led, run in _runs(found):
        if not (led or directory):
            continue
        lines = [line for piece in run if (line := _line(teller, piece, led=led))]
        told = [line for line in lines if line.understood]
        official = sum(line.official for line in told)
        if len(told) < max(_FEWEST, _MOSTLY * len(run)) or official < max(1, _SOME * len(run)):
            continue
        for line in lines:
            _tell(teller, line)
            taken.add(id(line.piece))
    return taken


def tells_whom_to_ask(reading: Reading, heading: Passage | None = None) -> bool:
    """Whether a paper, or the heading above a table of it, says that it tells whom to turn to."""
    front = _front(reading)
    above = [heading.text.casefold()] if heading is not None else []
    return not _names(front, "programmes") and are_directories([*front, *above])


def tells_of_relations(reading: Reading, heading: Passage | None) -> bool:
    """Whether a table is one of whom the holder of a post has to do with: that makes no matter theirs."""
    above = [heading.text.casefold()] if heading is not None else []
    return _names(above, "working relations") or _names(_front(reading), "papers of a post")


def are_directories(texts: Sequence[str]) -> bool:
    """Whether one of some titles, case folded, says whom to turn to."""
    titles = (text for text in texts if len(text.split()) <= _TITLE and not text.endswith("."))
    return _names(texts, "directories") or any(map(_WHOM.search, titles))


def _front(reading: Reading) -> list[str]:
    return [mark.block.text[:_LONGEST_FRONT].casefold() for mark in reading.marks[:_FRONT]]


def _names(front: Sequence[str], papers: str) -> bool:
    """Whether the front of a paper calls it one of a kind of papers."""
    lines = [f" {' '.join(_WORD.findall(text))} " for text in front]
    return any(f" {name} " in line for line in lines for name in frames().words[papers])


def _runs(found: Sequence[Piece]) -> Iterator[tuple[bool, list[Piece]]]:
    """Runs of lines that dots lead through, or that a colon parts, each with whether dots do."""
    run: list[Piece] = []
    led = False
    for piece in found:
        dots = leaders(piece.passage.text) is not None
        colon = not dots and piece.value is not None and bool(piece.value.text) and not piece.role
        if run and (dots != led or not (dots or colon)):
            yield led, run
            run = []
        if dots or colon:
            run.append(piece)
            led = dots
    if run:
        yield led, run


def _line(teller: Teller, piece: Piece, *, led: bool) -> _Line | None:
    """A line as a matter with whoever sees to it; none where it is a post, a body, or a label that asks for another thing."""
    text = piece.passage.text
    if led:
        m = leaders(text)
        assert m is not None
        matter, who = piece.passage.cut(0, m.start()), piece.passage.cut(m.end())
    else:
        assert piece.value is not None
        matter, who = piece.passage.find(piece.label), piece.value
    if not is_matter(teller, matter.text) or not any(map(str.isalpha, who.text)):
        return None
    return _Line(piece, matter, who, tuple(teller.reading.parties.read(who)))


def beside_it(party: Party) -> Party:
    """A party that only stands beside a matter: no word says that they see to it."""
    return replace(party, basis="inferred" if party.basis == "stated" else party.basis)


def is_deputy(party: Party) -> bool:
    """Whether a party only stands in for another, as its label says."""
    return party.label.casefold() in ("deputy", "substitute")


def is_matter(teller: Teller, words: str) -> bool:
    """Whether words before the dots or the colon may be something that somebody sees to."""
    if len(words.split()) > _MOST_WORDS or sets_apart(words) or label_of(words):
        return False
    if words.casefold() in frames().offices or teller.reading.parties.is_post(words):
        return False
    one = teller.reading.grammar.one(words)
    if one is not None and one.kind in ("post", "body", "group") and not one.guessed:
        return False
    meanings = teller.reading.looks.lexicon.meanings(words)
    return not any(m.score >= _SURE and m.role in _ASKING for m in meanings)


def _tell(teller: Teller, line: _Line) -> None:
    """Say whose a matter is; a deputy answers for nothing by that, and what is not understood is unread."""
    reading, block = teller.reading, line.piece.block
    if not line.understood:
        reason = f"it is not clear who “{line.who.text}” is"
        teller.cannot_read(block, line.piece.passage, reason)
        return
    work: Ref | None = None
    for party in line.parties:
        if is_deputy(party):
            reason = f"“{party.label}”: there is no relation for it"
            teller.cannot_read(block, party.passage, reason)
            continue
        work = work or teller.work(line.matter)
        reading.assign_party(work, "responsible", beside_it(party), "named beside it", block)
