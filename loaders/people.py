"""Who is named in a few words: an officer cell, a lead, a signature."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from remit.graph.lookup import key
from remit.loaders.blocks import Passage
from remit.loaders.decisions import Decisions
from remit.loaders.profile import Profile
from remit.loaders.wording import ACRONYM, NAME, bare, name_and_short_forms

_SEPARATORS = re.compile(r"\s*(?:/|;|\|)\s*")
_AND = re.compile(r"\s+(?:and|&)\s+")
_DASH = re.compile(r"\s+[-–—]\s+|\s*[–—]\s*")
_PERSON = re.compile(
    r"^(?:[A-Z]\.?\s+|[A-Z][a-zé'’-]+\s+)(?:[A-Z]\.?\s+)?(?:(?:de|van|von|al|O|Mc)\s?)?[A-Z][\w'’-]+$"
)
_CAPITALISED = re.compile(r"^[A-Z][a-zé'’-]+$")
_INSIDE = re.compile(r"^(?P<before>.*?)\s*\((?P<inside>[^()]*)\)\s*$")


@dataclass(frozen=True, slots=True)
class Party:
    """One party as a document names it.

    ``kind`` is ``person``, ``post``, ``body``, ``vacancy``, ``everyone`` or ``unknown``. ``basis``
    is ``stated`` unless a rule or a decision drew the line between two names.
    """

    kind: str
    name: str
    passage: Passage
    honorific: str = ""
    post: str = ""
    body: str = ""
    basis: str = "stated"


@dataclass(frozen=True)
class Parties:
    """Reads cells that name parties; ``knows`` says whether a name is that of a known body."""

    profile: Profile
    decisions: Decisions
    knows: Callable[[str], bool]

    def read(self, cell: Passage, *, bodies: bool = False) -> list[Party]:
        """Say which parties a cell names, in its order; ``unknown`` where it cannot be told.

        Where ``bodies`` are expected ("Lead partner"), a name that is nothing else is a body's.
        """
        parties = self._read(cell)
        if bodies:
            parties = [
                replace(p, kind="body") if p.kind == "unknown" and len(p.name.split()) < 8 else p
                for p in parties
            ]
        return parties

    def _read(self, cell: Passage) -> list[Party]:
        if decided := self.decisions.split_of(cell.text):
            return [
                party
                for name in decided.into
                for party in self._one(cell.find(name), name, "decided")
            ]
        if self._whole(cell.text):
            return self._one(cell, cell.text, "stated")
        pieces = _cut(cell, _SEPARATORS)
        return [
            party
            for piece in pieces
            for part in self._conjoined(piece)
            for party in self._one(part, part.text, "stated")
        ]

    def _whole(self, text: str) -> bool:
        return (
            self.knows(bare(text))
            or bool(self._vacant(text))
            or key(text) in map(key, self.profile.words["everyone"])
        )

    def _conjoined(self, piece: Passage) -> list[Passage]:
        """Cut at "and" where parties that stand alone are on both sides of it."""
        for m in _AND.finditer(piece.text):
            left, right = piece.cut(0, m.start()), piece.cut(m.end())
            if self._stands(left.text) and self._stands(right.text):
                return [left, *self._conjoined(right)]
        return [piece]

    def _stands(self, text: str) -> bool:
        first = text.split(",", maxsplit=1)[0].split("(", maxsplit=1)[0].strip()
        return self.knows(bare(first)) or self._is_person(first) or self._is_post(first)

    def _one(self, passage: Passage, text: str, basis: str) -> list[Party]:
        text = text.strip(" .,;:")
        if not text:
            return []
        if key(text) in map(key, self.profile.words["everyone"]):
            return [Party("everyone", text, passage, basis=basis)]
        if self._vacant(text):
            return [Party("vacancy", text, passage, basis=basis)]
        if self.knows(bare(text)) or ACRONYM.match(bare(text)):
            return [Party("body", bare(text), passage, basis=basis)]
        if (kind := self.decisions.kind_of(text)) is not None:
            return [Party(kind, text, passage, basis="decided")]
        for read in (self._qualified, self._plain):
            if found := read(text, passage, basis):
                return found
        return [Party("unknown", text, passage, basis=basis)]

    def _plain(self, text: str, passage: Passage, basis: str) -> list[Party]:
        if self._is_person(text):
            return [self._person(text, passage, basis)]
        if self._is_post(text):
            return [Party("post", text, passage, basis=basis)]
        if text.rsplit(maxsplit=1)[-1].casefold() in self.profile.heads:
            return [Party("body", bare(text), passage, basis=basis)]
        return self._run_together(text, passage) if basis == "stated" else []

    def _qualified(self, text: str, passage: Passage, basis: str) -> list[Party]:
        """Read "Name (Role)", "Role – Name", "Body - Name", "Name, Role or Body", "Role, Body"."""
        if m := _INSIDE.match(text):
            before, inside = m["before"], m["inside"]
        elif m := _DASH.search(text):
            before, inside = text[: m.start()], text[m.end() :]
            if self._is_person(inside):
                before, inside = inside, before
                if self.knows(bare(inside)):  # "Body - Name": the body stands for itself, too
                    person = self._person(before, passage, basis, inside)
                    return [Party("body", bare(inside), passage.find(inside), basis=basis), person]
        elif "," in text:
            before, inside = (part.strip() for part in text.split(",", 1))
        else:
            return []
        if self._vacant(inside):
            return [Party("vacancy", text, passage, post=before, basis=basis)]
        if self._is_person(before):
            return [self._person(before, passage, basis, inside)]
        if self._is_post(before) and (self.knows(bare(inside)) or self._ends_on_head(inside)):
            return [Party("post", before, passage, body=bare(inside), basis=basis)]
        return []

    def _person(self, text: str, passage: Passage, basis: str, more: str = "") -> Party:
        honorific, name = self.person(text)
        post = body = ""
        for part in filter(None, (p.strip() for p in more.split(","))):
            if not self._is_post(part) and (self.knows(bare(part)) or self._ends_on_head(part)):
                body = bare(part)
            else:
                post = part
        return Party("person", name, passage, honorific, post, body, basis)

    def _run_together(self, text: str, passage: Passage) -> list[Party]:
        """Read "Ann Bee Cy Dee VRU": names without separators, each of two words; else nothing."""
        words = text.split()
        names = [word for word in words if not ACRONYM.match(word)]
        if len(names) % 2 or not names or not all(_CAPITALISED.match(word) for word in names):
            return []
        parties, position = [], 0
        while position < len(words):
            size = 1 if ACRONYM.match(words[position]) else 2
            name = " ".join(words[position : position + size])
            parties.append(
                Party("body" if size == 1 else "person", name, passage, basis="inferred")
            )
            position += size
        if len(names) == 2:  # one name and acronyms: nothing was guessed
            parties = [Party(p.kind, p.name, passage.find(p.name)) for p in parties]
        return parties if all(p.kind == "body" or self._is_person(p.name) for p in parties) else []

    def person(self, text: str) -> tuple[str, str]:
        """Part a person's honorifics from the name."""
        honorifics = []
        while m := self.profile.honorific.match(text):
            honorifics.append(m.group().strip())
            text = text[m.end() :]
        return " ".join(honorifics), text.strip()

    def _is_person(self, text: str) -> bool:
        honorific, name = self.person(text)
        if not _PERSON.match(name) or self.knows(bare(name)):
            return False
        return bool(honorific) or not (self._is_post(name) or self._ends_on_head(name))

    is_person = _is_person

    def _is_post(self, text: str) -> bool:
        return any(word.casefold() in self._posts for word in re.findall(r"[\w-]+", text))

    @property
    def _posts(self) -> frozenset[str]:
        return self.profile.folded("posts")

    def _ends_on_head(self, text: str) -> bool:
        words = bare(text).split()
        return bool(words) and words[-1].casefold() in self.profile.heads

    def _vacant(self, text: str) -> str:
        """The wording that says nobody is there; also inside a parenthesis or after a comma."""
        folded = key(text)
        return next((w for w in self.profile.words["vacancy"] if folded == key(w)), "")


def _cut(passage: Passage, separator: re.Pattern[str]) -> list[Passage]:
    pieces, start = [], 0
    for m in separator.finditer(passage.text):
        pieces.append(passage.cut(start, m.start()))
        start = m.end()
    pieces.append(passage.cut(start))
    return [piece for piece in pieces if piece.text]


def names_in(text: str) -> list[re.Match[str]]:
    """Capitalised phrases of running text."""
    return list(re.finditer(NAME, text))


__all__ = ["Parties", "Party", "name_and_short_forms", "names_in"]
