"""A register without the names of people: everything else, every chain and every count stays.

Names are replaced in labels, ids, quotes and wording alike, in full, turned round, by initial, and by
surname alone. A surname that is also a common word of the documents ("ward", "perry") is only taken
for a name where something shows that it is one: a title, an initial or a first name before it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from remit.graph.model import Citation, Contents, Document, Entity, Statement, digest
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.queries.audit import Audit, Waiver

SOMEBODY = "an officer"
_LEFT_OUT = "[name]"
_TITLES = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "dame",
    "lord",
    "lady",
    "prof",
    "professor",
    "cllr",
    "councillor",
    "rev",
    "reverend",
    "sgt",
    "sergeant",
    "pc",
    "pcso",
    "dc",
    "ds",
    "di",
    "dci",
    "dsu",
    "dcs",
    "insp",
    "inspector",
    "ci",
    "supt",
    "superintendent",
    "chief",
    "acc",
    "dcc",
    "cc",
    "commander",
]
_BEFORE_NAMES = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "cllr",
    "councillor",
    "rev",
    "sgt",
    "insp",
    "supt",
    "superintendent",
]
_HOLDS, _MEMBER = "holds", "memberOf"
_CALENDAR = {
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
}


@dataclass(frozen=True)
class Redacted:
    """A register without the names of people, and the means to take them out of what is said of it.

    ``ids`` gives the new id of every thing.
    """

    contents: Contents
    ids: Mapping[str, str]
    hide: Hiding

    def store(self) -> Store:
        """The register, opened in memory."""
        made = in_memory()
        made.replace(self.contents)
        return made

    def audit(self, audit: Audit) -> Audit:
        """The findings made on the whole register, without the names; none is lost or added."""
        known = {entity.id: entity for entity in self.contents.entities}
        return replace(
            audit,
            findings=tuple(
                replace(
                    finding,
                    message=self.hide(finding.message),
                    subject=known[self.ids[finding.subject.id]],
                    evidence=tuple(map(self.hide.citation, finding.evidence)),
                    waived=finding.waived and self._waiver(finding.waived),
                )
                for finding in audit.findings
            ),
            lapsed=tuple(map(self._waiver, audit.lapsed)),
            idle=tuple(map(self._waiver, audit.idle)),
        )

    def _waiver(self, waiver: Waiver) -> Waiver:
        # Who waived it may stand in no document, so that no name of theirs is known.
        about = self.ids.get(waiver.about) or self.hide(waiver.about)
        return replace(waiver, about=about, by=SOMEBODY, reason=self.hide(waiver.reason))


def redacted(contents: Contents) -> Redacted:
    """Replace the names of all people."""
    people = [entity for entity in contents.entities if entity.kind == "person"]
    renamed = _renamed(people)
    names = _names(contents, people)
    hide = Hiding.of(names, _lower_case_words(contents))
    labels = _labels(contents)
    entities = tuple(
        Entity(renamed[e.id], e.kind, hide(labels[e.id]))
        if e.id in renamed
        else Entity(hide.slug(e.id), e.kind, hide(e.label))
        for e in contents.entities
    )
    documents = tuple(
        Document(hide.slug(d.name), d.sha256, d.media, d.origin and hide.slug(d.origin))
        for d in contents.documents
    )
    statements = tuple(
        _statement(s, renamed, hide)
        for s in contents.statements
        if not (s.subject in renamed and s.object is None and s.term in ("name", "honorific"))
    )
    made = Contents(
        documents=documents,
        entities=tuple(sorted(entities)),
        statements=statements,
        notes=tuple(hide(note) for note in contents.notes),
        meta={key: hide(value) for key, value in contents.meta.items()},
    )
    ids = {e.id: hide.slug(e.id) for e in contents.entities}
    return Redacted(made, {**ids, **renamed}, hide)


def _renamed(people: Iterable[Entity]) -> dict[str, str]:
    """Number people in an order that does not tell their names."""
    ordered = sorted(people, key=lambda person: digest("order", person.id))
    return {person.id: f"person/officer-{n}" for n, person in enumerate(ordered, 1)}


def _labels(contents: Contents) -> dict[str, str]:
    """A post or a body instead of each person's name."""
    known = {entity.id: entity for entity in contents.entities}
    found = {e.id: SOMEBODY for e in contents.entities if e.kind == "person"}
    for term in (_MEMBER, _HOLDS):  # a post says more than a membership, so it comes last
        for statement in contents.statements:
            if statement.term == term and statement.subject in found and statement.object:
                other = known[statement.object].label
                of = SOMEBODY + " of " + other if term == _MEMBER else "the " + other
                found[statement.subject] = of
    return found


def _names(contents: Contents, people: Iterable[Entity]) -> list[str]:
    ids = {person.id for person in people}
    said = [
        s.value or s.raw or "" for s in contents.statements if s.term == "name" and s.subject in ids
    ]
    written = [name for name in (*(p.label for p in people), *said) if name.strip()]
    return list(dict.fromkeys([*written, *map(_without_accents, written)]))


def _without_accents(name: str) -> str:
    """A name as an address or a hasty hand writes it.

    >>> _without_accents("Inés Alder")
    'Ines Alder'
    """
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def _lower_case_words(contents: Contents) -> set[str]:
    """Words that the documents also write small: these are words, whoever is called so."""
    texts = [c.quote for s in contents.statements for c in s.citations]
    texts += [entity.label for entity in contents.entities if entity.kind != "person"]
    found = {word for text in texts for word in re.findall(r"\b[a-z]+\b", text)}
    return found | _CALENDAR


@dataclass(frozen=True)
class Hiding:
    """Finds names in any text."""

    whole: re.Pattern[str] | None
    parts: re.Pattern[str] | None
    titled: re.Pattern[str]

    @classmethod
    def of(cls, names: Iterable[str], words: set[str]) -> Hiding:
        """Prepare the patterns for these names, the longest first."""
        wholes: set[str] = set()
        singles: set[str] = set()
        for name in names:
            tokens = re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", name)
            tokens = [t for t in tokens if t.casefold() not in _TITLES] or tokens
            if not tokens:
                wholes.add(re.escape(name.strip()))
                continue
            wholes |= _shapes(tokens)
            last = tokens[-1]
            if len(last) > 2 and last.casefold() not in words:
                singles.add(re.escape(last))
            first = tokens[0]
            if len(tokens) > 1 and len(first) > 3 and first.casefold() not in words:
                singles.add(re.escape(first))
        titles = "|".join(_BEFORE_NAMES)
        # A title and what is written like a name after it: whoever that is, it is somebody.
        titled = re.compile(
            rf"\b((?i:{titles})\.?)((?:\s+(?:[A-Z]\.?|[A-Z][a-zà-ÿ]+(?:[-'’][A-Z]?[a-zà-ÿ]+)*)){{1,3}})(?=[^\w]|$)"
        )
        return cls(_any(wholes, re.IGNORECASE), _any(singles, 0), titled)

    def __call__(self, text: str) -> str:
        """The text without names; a post or a gap stands where one was."""
        return self.titled.sub(rf"\1 {_LEFT_OUT}", self._hidden(text, _LEFT_OUT))

    def citation(self, citation: Citation) -> Citation:
        """A passage without names."""
        return replace(citation, document=self.slug(citation.document), quote=self(citation.quote))

    def slug(self, text: str) -> str:
        """An id or a file name without names."""
        return self._hidden(text, "name")

    def _hidden(self, text: str, instead: str) -> str:
        for pattern in (self.whole, self.parts):
            if pattern is not None:
                text = pattern.sub(instead, text)
        return text


def _shapes(tokens: list[str]) -> set[str]:
    """The ways in which a name is written: in full, turned round, with an initial."""
    between = r"[\W_]{0,3}"
    escaped = [re.escape(token) for token in tokens]
    shapes = {between.join(escaped)}
    if len(tokens) > 1:
        first, last = escaped[0], escaped[-1]
        initial = re.escape(tokens[0][0])
        shapes |= {
            between.join((first, last)),
            rf"{last}[\W_]{{1,3}}{first}",
            rf"{initial}[\W_]{{1,3}}{last}",
            rf"(?:{'|'.join(_TITLES)})\.?\s+{last}",
        }
    return shapes


def _any(patterns: set[str], flags: int) -> re.Pattern[str] | None:
    if not patterns:
        return None
    ordered = sorted(patterns, key=lambda p: (-len(p), p))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(ordered)})(?![^\W_])", flags)


def _statement(statement: Statement, renamed: Mapping[str, str], hide: Hiding) -> Statement:
    def anew(id_: str) -> str:
        return renamed.get(id_) or hide.slug(id_)

    return replace(
        statement,
        subject=anew(statement.subject),
        object=anew(statement.object) if statement.object is not None else None,
        value=hide(statement.value) if statement.value is not None else None,
        raw=hide(statement.raw) if statement.raw is not None else None,
        stated_as=hide(statement.stated_as),
        citations=tuple(map(hide.citation, statement.citations)),
    )
