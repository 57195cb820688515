"""Who is named in a few words: an officer's cell, a lead, a bracket, a signature.

One grammar for every place. The text is cut into clauses and phrases (:mod:`~remit.loaders.values.cells`),
each phrase is told by its head noun (:mod:`~remit.loaders.values.phrases`), and what stands beside what
is read here: a person, a post and a body in a row are one party; a unit before a body is that body's;
parts of one kind are a list. What is sure in every reading is said, the rest is ``unclear``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from remit.graph.lookup import key
from remit.loaders.blocks import Passage
from remit.loaders.values import lines
from remit.loaders.values.capitals import in_capitals, joins_letters, without_capitals
from remit.loaders.values.cells import (
    Clause,
    Interval,
    addresses,
    addresses_apart,
    bulleted,
    clauses,
    day_after,
    pieces,
    without_bullets,
    without_contacts,
    without_intervals,
)
from remit.loaders.values.conjunctions import conjoined
from remit.loaders.values.given import is_given
from remit.loaders.values.phrases import (
    Phrase,
    another_column,
    is_brand,
)
from remit.loaders.values.restated import restated, says_who_was
from remit.loaders.values.said import Item, Said, closed
from remit.loaders.values.sequences import said_in
from remit.loaders.values.texts import DITTO, REMEMBERED, Texts
from remit.loaders.wording import ACRONYM, NAME, bare
from remit.ontology import Basis

_SEVERAL = re.compile(r"[;/,|]|\b(?:and|with)\b|&")  # between those who act as one
_LONGEST = 60_000  # characters of a cell that can name parties
# Adjectives of a kind, and no party before the comma: "Regional, sector and school based groups, inc. the Quay Network".
_KINDS = re.compile(r"(?P<first>[A-Z][a-z]{3,20})(?:, [a-z-]{3,20})+ and [a-z-]{3,20}\s[A-Za-z]")
# A name that runs on behind its own letters: "Framework for Quay Skills (FQS) User Council".
_LETTERS_WITHIN = re.compile(
    r"(?P<name>\b[A-Z]\w+(?: (?:[a-z]{2,3} )?(?:the )?[A-Z]\w+){2,8})(?P<letters>\s\([A-Z]{3,8}\))(?=\s(?:[A-Z][a-z]+\s){0,2}(?:Board|Committee|Council|Forum|Group|Network|Panel)\b)"
)
_INITIALS = 3  # letters, that a body's acronym and a person's initials may have alike
_MIXED = re.compile(r"[A-Z][a-z'’]?[a-z]?[A-Z](?:['’]?[A-Z])?")  # "PvdB", "DO'N"


@dataclass(frozen=True, slots=True)
class Party:
    """One party as a document names it.

    ``kind`` is ``person``, ``post``, ``body``, ``unit``, ``group``, ``everyone``, ``initials`` (of somebody not known),
    ``withheld`` (somebody, not told), ``vacancy`` (nobody), ``unclear`` (somebody is named and was not understood), or
    ``unread``: words that are no party at all, with ``why``. ``basis`` is ``stated`` unless a rule or a decision drew the
    line. ``role`` is what the words themselves give the party, by ``label``; ``contact`` is somebody who is only named
    for a body. ``start`` and ``end`` are ISO dates.
    """

    kind: str
    name: str
    passage: Passage
    honorific: str = ""
    post: str = ""
    body: str = ""
    basis: Basis = "stated"
    role: str = ""
    label: str = ""
    start: str | None = None
    end: str | None = None
    interim: bool = False
    why: str = ""

    def at(self, passage: Passage) -> Party:
        """The same party as another passage names it."""
        return Party(
            self.kind, self.name, passage, self.honorific, self.post, self.body, self.basis, self.role,
            self.label, self.start, self.end, self.interim, self.why,
        )  # fmt: skip


@dataclass(frozen=True)
class Parties(Texts):
    """Reads texts that name parties, by what is known of names: the same for every text of a load."""

    @cached_property
    def _spelt_out(self) -> frozenset[str]:
        """Those whom short forms mean: "D. Bee", who was there, of "Mrs Bee"."""
        return frozenset(self.known.initials.values())

    # -- what a heading asks for, and what one text is ---------------------------------------------

    def read(self, cell: Passage, *, bodies: bool = False, people: bool = False) -> list[Party]:
        """Say which parties a text names, in its order, and which of its words could not be read.

        Where ``bodies`` are expected ("Lead partner"), a name that is nothing else is a body's; where
        ``people`` are ("Lead officer"), two capitalised words are stated to be a person.
        """
        if len(cell.parts) != 1:
            return self._as_asked(cell, bodies=bodies, people=people)
        asked = cell.text, bodies, people
        if (found := self._cells.get(asked)) is None:
            if len(self._cells) > REMEMBERED:
                self._cells.clear()
            found = self._cells[asked] = self._as_asked(cell, bodies=bodies, people=people)
        return [party.at(_moved(party.passage, cell)) for party in found]

    @cached_property
    def _cells(self) -> dict[tuple[str, bool, bool], list[Party]]:
        return {}  # the same owners stand in many rows, and above each letter of a matrix

    def _as_asked(self, cell: Passage, *, bodies: bool, people: bool) -> list[Party]:
        whole = len(cell.parts) == 1 and not self.decisions.split_of(cell.text)
        plain = without_capitals(cell.text, self.lexicon) if whole else cell.text
        if plain != cell.text and not self._whole(cell):
            other = Passage((cell.parts[0]._replace(text=plain),))
            found = in_capitals(self._as_asked(other, bodies=bodies, people=people), cell.text)
            return [
                replace(one, kind="unclear") if joins_letters(one, self.lexicon) else one
                for one in found
            ]
        text = self._by_lines(cell)
        if text is None and restated(cell):
            text = cell.text
        if text is None and (items := bulleted(cell)):
            return [p for one in items for p in self.read(one, bodies=bodies, people=people)]
        if text is None:
            return [Party("unclear", cell.text.strip(" .,;:"), cell)]
        parties = self._read(cell, text, bodies=bodies, people=people)
        return [self._as_body(party) for party in parties] if bodies else parties

    def _by_lines(self, cell: Passage) -> str | None:
        """The text of a cell, its lines parted by a mark; ``None`` where they cannot be told apart."""
        text = cell.text
        if not lines.is_broken(cell) or len(text) > _LONGEST:
            return text
        if self.decisions.split_of(text) or self._whole(cell) or key(text) in self.known.people:
            return text
        return lines.parted(cell, self.lexicon, self._phrase, self._stands)

    def _stands(self, line: Passage) -> bool:
        """Whether a line of a cell names parties, and all of its words are understood."""
        one = Passage((line.parts[0]._replace(text=line.text),))
        found = self.read(one)
        return bool(found) and all(party.kind not in ("unclear", "unread") for party in found)

    def _as_body(self, party: Party) -> Party:
        """Take what is nothing else, or only looks like a person by its two words, for a body."""
        if party.kind == "person" and party.basis == "inferred" and not party.post:
            return replace(party, kind="body", name=bare(party.name), basis="stated")
        if party.kind in ("unclear", "initials") and self._may_be_a_body(party.name):
            return replace(party, kind="body", name=bare(party.name))
        return party

    def _may_be_a_body(self, text: str) -> bool:
        """Whether words can be a body's name: capitalised, or one short word as brands are written."""
        several = re.search(r"\s(?:and|&)\s", text) is not None  # one name with "and", or two
        if several or self.doubtful(text) or self._phrase(text).kind == "unread":
            return False
        honorific, name = self.person(text)
        if key(text) in self.lexicon.elsewhere or (honorific and len(name.strip(".")) < 2):
            return False  # "Same", "Mr X"
        return is_brand(text) or re.fullmatch(NAME, bare(text)) is not None

    def _read(self, cell: Passage, text: str, *, bodies: bool, people: bool) -> list[Party]:
        if decided := self.decisions.split_of(cell.text):
            return [
                replace(party, basis="decided", passage=cell.find(name))
                for name in decided.into
                for party in self._clause(
                    cell.find(name), name, Clause(0, len(name)), [], people=True
                )
            ]
        if len(text) > _LONGEST:
            return [Party("unclear", text[:80] + " …", cell)]
        if (kinds := _KINDS.match(text)) and not self.knows(kinds["first"]):
            return [Party("unclear", cell.text.strip(" .,;:"), cell)]
        text = _LETTERS_WITHIN.sub(lambda m: m["name"] + " " * len(m["letters"]), text)
        if whole := self._whole(cell):
            return [whole]
        if told := restated(cell):
            read = [(self.read(words, bodies=bodies, people=people), role) for words, role in told]
            return [replace(p, role=role or p.role) for found, role in read for p in found]
        found = self._named(cell, text, addresses_apart(text), bodies=bodies, people=people)
        if "@" in text and not any(self._names_somebody(party) for party in found):
            # An address is somebody's: where no more is said, its words are all there is of a name.
            found = self._named(cell, text, addresses(text), bodies=bodies, people=people)
        return found

    def _names_somebody(self, party: Party) -> bool:
        """Whether a party is more than words of a role, or of nothing that is known."""
        name = party.name
        role = self.lexicon.role_of(name) or name.casefold() in self.lexicon.interim
        return party.kind != "unread" and not role

    def _named(
        self, cell: Passage, text: str, kept: Collection[int], *, bodies: bool, people: bool
    ) -> list[Party]:
        """The parties of a text of which the addresses that begin at places ``kept`` are words."""
        if interim := self.lexicon.interim_first.match(text):
            text = " " * interim.end() + text[interim.end() :]
        if _SEVERAL.search(apart := self.lexicon.as_one.sub(lambda m: " " * len(m[0]), text)):
            text = apart
        text, intervals = without_intervals(without_contacts(without_bullets(text), kept))
        text = self.lexicon.in_common.sub(lambda m: " " * len(m.group()), text)
        text, found = clauses(text, self.lexicon)
        if self.doubtful(text):
            name = cell.text.strip(" .,;:")
            return [Party("unclear", name, cell)] if name else []
        parties: list[Party] = []
        for clause in found:
            read = self._clause(cell, text, clause, intervals, people=people, bodies=bodies)
            if clause.then and parties:
                read = [_succeeding(parties[-1], party) for party in read]
            parties += read
        if interim and parties:
            parties[0] = replace(parties[0], interim=True)
        return self._beside_initials(parties)

    def _beside_initials(self, parties: list[Party]) -> list[Party]:
        """Three capitals beside somebody's initials are initials too: "JB/MWF" is no person with a body."""
        if not any(p.kind == "initials" or _is_initials(p) for p in parties):
            return parties
        return [
            replace(party, kind="initials")
            if party.kind == "body" and len(party.name) == _INITIALS and ACRONYM.match(party.name)
            and not self.knows(party.name) and party.name.casefold() not in self.lexicon.bodies
            else party
            for party in parties
        ]  # fmt: skip

    def _whole(self, cell: Passage) -> Party | None:
        """A cell that is read as a whole, whatever marks it holds."""
        text = cell.text.strip(" .,;:")
        if DITTO.fullmatch(cell.text):  # as above, and who that is the cell does not say
            return Party("unclear", cell.text, cell)
        if (kind := self.decisions.kind_of(text)) is not None and not self.knows(bare(text)):
            return Party(kind, text, cell, basis="decided")
        if cell.text and self.lexicon.withheld.fullmatch(cell.text):
            return Party("withheld", text, cell)
        if (not text and cell.text) or self.lexicon.gone.fullmatch(text):
            return Party("vacancy", cell.text, cell)
        if says_who_was(text):
            return Party("unread", text, cell, why=f"“{text}” says who it was, and not who it is")
        if self.lexicon.not_ours.match(text):
            return Party("unread", text, cell, why=f"“{text}” says whose this is not")
        if not self._is_one(text):
            return None
        phrase = self._phrase(text)
        return Party(phrase.kind, phrase.name, cell, why=phrase.why) if text else None

    def _is_one(self, text: str) -> bool:
        """Whether a text is known, says that nobody is there, or is of another column, as a whole."""
        if self.knows(bare(text)) and "?" not in text:
            return True
        kind = self._phrase(text).kind
        parts = re.search(r"[;/|]", self.lexicon.unbroken.sub("", text))
        if kind == "vacancy":  # "TBC/Ann Bee" is two, "TBC - the Council or the Police" is one
            return not parts or self.doubtful(text)
        if kind == "unread":
            return bool(another_column(text, self.lexicon)) or not (parts or "," in text)
        return kind in ("withheld", "everyone")

    def _decided_phrase(self, text: str) -> Phrase:
        kind = self.decisions.kind_of(text.strip(" .,;:"))
        return Phrase(kind, text) if kind is not None else self._phrase(text)

    def _clause(
        self,
        cell: Passage,
        text: str,
        clause: Clause,
        intervals: Sequence[Interval],
        *,
        people: bool,
        bodies: bool = False,
    ) -> list[Party]:
        items = [
            Item(mark, start, end, self._decided_phrase(text[start:end]))
            for piece in pieces(text, clause)
            for mark, start, end in conjoined(text, piece, self._phrase, self.lexicon, self.knows)
        ]
        return [
            self._party(cell, text, clause, said, intervals, people=people)
            for said in said_in(text, items, self.lexicon, bodies=bodies)
        ]

    def _party(
        self,
        cell: Passage,
        text: str,
        clause: Clause,
        said: Said,
        intervals: Sequence[Interval],
        *,
        people: bool,
    ) -> Party:
        passage = cell.cut(said.start, closed(text, said.start, said.end))
        told = said.sure or people or bool(said.post or said.body)
        inferred = said.kind == "person" and not told
        rare = not is_given(said.name.split()[0]) and said.name not in self._spelt_out
        kind = "unclear" if inferred and rare else said.kind
        decided = self.decisions.kind_of(said.name) is not None
        first = bisect_left(intervals, (said.start,))
        after = [i for i in intervals[first : first + 2] if i.at <= clause.end]
        nearest = [i for i in after if not _between(text, said.end, i.at)]
        return Party(
            kind,
            " ".join(said.name.split()),
            passage,
            said.honorific,
            said.post,
            said.body,
            "decided" if decided else "inferred" if inferred or said.inferred else "stated",
            said.role or clause.role,
            said.label or clause.label,
            next((i.start for i in nearest if i.start), None),
            next((i.end for i in nearest if i.end), None),
            said.interim,
            said.why,
        )


def _succeeding(before: Party, party: Party) -> Party:
    """Whoever comes after another, on the day after; unread where no day is named."""
    if before.end:
        return replace(party, start=party.start or day_after(before.end))
    if party.start or party.kind == "unread":
        return party
    why = f"“{party.name}” comes after “{before.name}”, and no day is named"
    return replace(party, kind="unread", why=why)


def _is_initials(party: Party) -> bool:
    """Whether words that were not understood are written as initials are: "PvdB"."""
    return party.kind == "unclear" and _MIXED.fullmatch(party.name) is not None


def _moved(passage: Passage, cell: Passage) -> Passage:
    """Point at the same words in another cell that reads the same."""
    (here,) = cell.parts
    if type(cell) is Passage and len(passage.parts) == 1 and passage.parts[0].text == here.text:
        return cell
    return Passage(tuple(here._replace(text=part.text) for part in passage.parts))


def _between(text: str, start: int, end: int) -> bool:
    """Whether words stand between a party and a date that is blanked out."""
    return bool(text[start:end].strip(" ,;.()"))
