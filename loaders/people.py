"""Who is named in a few words: an officer cell, a lead, a signature."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from remit.graph.lookup import key
from remit.loaders.blocks import Passage
from remit.loaders.decisions import Decisions
from remit.loaders.profile import Profile
from remit.loaders.wording import ACRONYM, NAME, bare

_SEPARATORS = re.compile(r"(?<!\s)\s*(?:/|;|\|)\s*")
_AND = re.compile(r"(?<!\s)\s+(?:and|&)\s+")
_DASH = re.compile(r"(?<!\s)\s+[-–—]\s+|(?<!\s)\s*[–—]\s*")
_PERSON = re.compile(
    r"^(?:[A-Z]\.?\s+|[A-Z][a-zé'’-]+\s+)(?:[A-Z]\.?\s+)?(?:(?:de|van|von|al|O|Mc)\s?)?[A-Z][\w'’-]+$"
)
_CAPITALISED = re.compile(r"^[A-Z][a-zé'’-]+$")
_LONGEST_NAME = 8  # words of a body's name
_INSIDE = re.compile(r"^(?P<before>.*?)(?<!\s)\s*\((?P<inside>[^()]*)\)\s*$")


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

    def asks_for_bodies(self, heading: str) -> bool:
        """Whether a heading or label asks for bodies, as "Lead agency" does and "Lead" does not."""
        words = re.findall(r"\w+", heading.casefold())
        return any(word in self.profile.folded("ask for bodies") for word in words)

    def read(self, cell: Passage, *, bodies: bool = False) -> list[Party]:
        """Say which parties a cell names, in its order; ``unknown`` where it cannot be told.

        Where ``bodies`` are expected ("Lead partner"), a name that is nothing else is a body's.
        """
        parties = self._read(cell)
        return [self._as_body(party) for party in parties] if bodies else parties

    def _as_body(self, party: Party) -> Party:
        """Take what is nothing else, or only looks like a person by its two words, for a body."""
        bare_guess = party.kind == "person" and not (
            party.honorific or party.post or party.body or "." in party.name
        )
        if bare_guess or (party.kind == "unknown" and self._may_be_a_body(party.name)):
            return replace(party, kind="body", name=bare(party.name))
        return party

    def doubtful(self, text: str) -> bool:
        """Whether a text hedges, denies, dates or refers: "formerly X", "X or Y", "see above", "X?"."""
        words = {word.casefold() for word in re.findall(r"[\w-]+", text)}
        doubt, folded = self.profile.folded("doubt"), f" {text.casefold()} "
        several = any(" " in word and f" {word} " in folded for word in doubt)
        return "?" in text or several or bool(words & doubt) or folded.startswith(" ex-")

    def _may_be_a_body(self, text: str) -> bool:
        """Whether words can be a body's name: capitalised, or one short word as brands are written."""
        if self.doubtful(text):
            return False
        brand = re.fullmatch(r"[a-z]{2,5}", text) is not None
        return brand or self._is_body(text) or re.fullmatch(NAME, bare(text)) is not None

    def _read(self, cell: Passage) -> list[Party]:
        if decided := self.decisions.split_of(cell.text):
            return [
                party
                for name in decided.into
                for party in self._one(cell.find(name), name, "decided")
            ]
        if self._whole(cell.text) or self.doubtful(cell.text):
            return self._one(cell, cell.text, "stated")
        pieces = _cut(cell, _SEPARATORS)
        return [
            party
            for piece in pieces
            for part in self._conjoined(piece)
            for party in self._one(part, part.text, "stated")
        ]

    def _whole(self, text: str) -> bool:
        folded = key(text)
        return self.knows(bare(text)) or any(
            folded == key(word)
            for group in ("vacancy", "everyone")
            for word in self.profile.words[group]
        )

    def _conjoined(self, piece: Passage) -> list[Passage]:
        """Cut at "and" where parties that stand alone are on both sides of it."""
        inside = [
            m.span() for joined in self.profile.joined_by_and for m in joined.finditer(piece.text)
        ]
        for m in _AND.finditer(piece.text):
            if any(start < m.start() < end for start, end in inside):
                continue
            left, right = piece.cut(0, m.start()), piece.cut(m.end())
            if self._stands(left.text) and self._stands(right.text):
                return [left, *self._conjoined(right)]
        return [piece]

    def _stands(self, text: str) -> bool:
        first = text.split(",", maxsplit=1)[0].split("(", maxsplit=1)[0].strip()
        return (
            self.knows(bare(first))
            or self.is_person(first)
            or self.is_post(first)
            or (" " in first and self._is_body(first))
        )

    def _one(self, passage: Passage, text: str, basis: str) -> list[Party]:
        text = text.strip(" .,;:")
        if not text:
            return []
        if key(text) in map(key, self.profile.words["everyone"]):
            return [Party("everyone", text, passage, basis=basis)]
        if self._vacant(text):
            return [Party("vacancy", text, passage, basis=basis)]
        short = text in self.profile.words.get("short forms of posts", ())
        if "?" not in text and (
            self.knows(bare(text)) or (ACRONYM.match(bare(text)) and not short)
        ):
            return [Party("body", bare(text), passage, basis=basis)]
        if self.doubtful(text) and self.decisions.kind_of(text) is None:
            return [Party("unknown", text, passage, basis=basis)]
        if (kind := self.decisions.kind_of(text)) is not None:
            return [Party(kind, text, passage, basis="decided")]
        if short:
            return [Party("post", text, passage, basis=basis)]
        for read in (self._qualified, self._plain):
            if found := read(text, passage, basis):
                return found
        return [Party("unknown", text, passage, basis=basis)]

    def _plain(self, text: str, passage: Passage, basis: str) -> list[Party]:
        if self.is_person(text):
            return [self._person(text, passage, basis)]
        if self.is_post(text):
            return [Party("post", text, passage, basis=basis)]
        words = bare(text).split()
        service = re.fullmatch(NAME, bare(text)) and words[-1].casefold() in self.profile.folded(
            "services"
        )
        if self._is_body(text) or service:
            return [Party("body", bare(text), passage, basis=basis)]
        return self._run_together(text, passage) if basis == "stated" else []

    def _qualified(self, text: str, passage: Passage, basis: str) -> list[Party]:
        """Read "Name (Role)", "Role – Name", "Body - Name", "Name, Role or Body", "Role, Body"."""
        if m := _INSIDE.match(text):
            before, inside = m["before"], m["inside"]
        elif m := _DASH.search(text):
            before, inside = text[: m.start()], text[m.end() :]
            if self.is_person(inside):
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
        if self.is_person(before) and self.is_person(inside) and "," in text:
            one, other = passage.find(before), passage.find(inside)
            return [self._person(before, one, basis), self._person(inside, other, basis)]
        if self.is_person(before):
            return [self._person(before, passage, basis, inside)]
        if self.is_post(before) and (self.knows(bare(inside)) or self._is_body(inside)):
            return [Party("post", before, passage, body=bare(inside), basis=basis)]
        return []

    def _person(self, text: str, passage: Passage, basis: str, more: str = "") -> Party:
        honorific, name = self.person(text)
        post = body = ""
        for part in filter(None, (p.strip() for p in more.split(","))):
            if not self.is_post(part) and (self.knows(bare(part)) or self._is_body(part)):
                body = bare(part)
            elif self.is_post(part):
                post = part
        return Party("person", name, passage, honorific, post, body, basis)

    def _run_together(self, text: str, passage: Passage) -> list[Party]:
        """Read "Ann Bee Cy Dee VRU": names without separators, each of two words; else nothing."""
        words = text.split()
        first, rest = words[0], " ".join(words[1:])
        if first in self.profile.words.get("short forms of posts", ()):  # "CFO Ann Bee"
            named = self.is_person(rest)
            return [Party("person", rest, passage, post=first)] if named else []
        if ACRONYM.match(first) and not self.knows(first):
            return []  # "IT Service Desk": nobody of that name
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
        return parties if all(p.kind == "body" or self.is_person(p.name) for p in parties) else []

    def person(self, text: str) -> tuple[str, str]:
        """Part a person's honorifics from the name."""
        honorifics = []
        while m := self.profile.honorific.match(text):
            honorifics.append(m.group().strip())
            text = text[m.end() :]
        return " ".join(honorifics), text.strip()

    def is_person(self, text: str) -> bool:
        """Whether a text is written as a person's name, with or without a title before it."""
        honorific, name = self.person(text)
        if not _PERSON.match(name) or self.knows(bare(name)):
            return False
        if not honorific and name.split()[-1].casefold() in self.profile.folded("services"):
            return False  # "Trading Standards" is no person
        return bool(honorific) or not (self.is_post(name) or self._is_body(name))

    def are_posts(self, text: str) -> bool:
        """Whether a text names several posts at once: "Three Non-Executive Directors"."""
        last = text.rsplit(maxsplit=1)[-1].casefold() if text.strip() else ""
        return last.endswith("s") and last.removesuffix("s") in self._posts

    def is_post(self, text: str) -> bool:
        """Whether a title holds a word that makes it one of a post."""
        return not self._posts.isdisjoint(re.findall(r"[\w-]+", text.casefold()))

    @cached_property
    def _posts(self) -> frozenset[str]:
        return self.profile.folded("posts")

    def _is_body(self, text: str) -> bool:
        """Whether a text is written as a name and ends as the names of bodies do."""
        words = bare(text).split()
        named = bool(words) and words[0][:1].isupper() and len(words) <= _LONGEST_NAME
        head = named and words[-1].casefold() in self.profile.heads
        return head and " - " not in text and not self.doubtful(text)

    def _vacant(self, text: str) -> bool:
        """Whether a text says that nobody is there, or opens by saying so: "TBC - perhaps the Council".

        "Vacant Homes Officer" is a post: what follows as part of a name is capitalised.
        """
        if not any(character.isalnum() for character in text):
            return True
        return bool(self._vacancy.match(text))

    @cached_property
    def _vacancy(self) -> re.Pattern[str]:
        words = sorted(self.profile.words["vacancy"], key=len, reverse=True)
        return re.compile(rf"(?i:{'|'.join(map(re.escape, words))})(?!\w)(?!\s+[A-Z])")


def _cut(passage: Passage, separator: re.Pattern[str]) -> list[Passage]:
    pieces, start = [], 0
    for m in separator.finditer(passage.text):
        pieces.append(passage.cut(start, m.start()))
        start = m.end()
    pieces.append(passage.cut(start))
    return [piece for piece in pieces if piece.text]
