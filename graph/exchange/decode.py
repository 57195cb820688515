"""From RDF back to a register's contents: all of it, or every reason why not.

The nodes of statements are read; plain triples must be those that the nodes make, because a link
without evidence has no place in a register. What is said in other vocabularies is left out, and
named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from remit.graph.errors import Place, RegisterError
from remit.graph.exchange.names import (
    DCTERMS,
    DEF,
    LABEL,
    OA,
    OBJECT,
    PREDICATE,
    SCHEMA,
    SUBJECT,
    TYPE,
    VALUE,
    Literal,
    Object,
    Scope,
    define,
    kind_class,
)  # fmt: skip
from remit.graph.exchange.reading import Said
from remit.graph.model import (
    OUTCOMES,
    Citation,
    Contents,
    Document,
    Entity,
    LedgerEntry,
    Outcome,
    Statement,
    checked,
    merge,
)
from remit.graph.place import NOWHERE, span_of
from remit.ontology import ATTRIBUTES, BASES, KINDS, RELATIONS, ROLES, Basis

_KIND_OF: Final = {kind_class(kind): kind for kind in KINDS}
_TERMS: Final = {define(name): name for name in (*RELATIONS, *ATTRIBUTES)}
Name = TypeVar("Name", bound=str)

_ROLES: Final = {define(role.capitalize()): role for role in ROLES}
_BASES: Final = {define(basis.capitalize()): basis for basis in BASES}
_DIGITS: Final = 16  # no file has so many lines
_OURS: Final = (
    TYPE, LABEL, SUBJECT, PREDICATE, OBJECT, VALUE, f"{OA}hasSource", f"{OA}hasSelector", f"{OA}exact",
    f"{DCTERMS}title", f"{DCTERMS}conformsTo", f"{SCHEMA}encodingFormat",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Imported:
    """What was read, and what was left out: how often each term of other vocabularies was used."""

    contents: Contents
    left_out: dict[str, int]


@dataclass(slots=True)
class _Reader:
    """What is said, where our names begin, and the faults found so far."""

    said: Said
    scope: Scope
    faults: list[str] = field(default_factory=list)

    def of_class(self, name: str) -> list[str]:
        """All subjects of one of our classes, sorted."""
        wanted = define(name)
        return sorted(s for s, about in self.said.items() if wanted in about.get(TYPE, ()))

    def values(self, subject: str, predicate: str) -> list[Object]:
        return list(self.said.get(subject, {}).get(predicate, ()))

    def maybe(self, subject: str, predicate: str) -> Object | None:
        """The one object, ``None`` where there is none; several are a fault."""
        found = self.values(subject, predicate)
        if len(found) > 1:
            self.faults.append(
                f"{self.name(subject)} has {len(found)} values of {_short(predicate)}"
            )
        return found[0] if found else None

    def text(self, subject: str, predicate: str) -> str | None:
        found = self.maybe(subject, predicate)
        return found.text if isinstance(found, Literal) else found

    def needed(self, subject: str, predicate: str) -> str:
        """The one object as text; it is a fault where there is none."""
        found = self.text(subject, predicate)
        if found is None:
            self.faults.append(f"{self.name(subject)} has no {_short(predicate)}")
        return found or ""

    def outcome(self, subject: str) -> Outcome:
        """How a block of a document ended."""
        found = self.needed(subject, define("outcome"))
        known = next((one for one in OUTCOMES if one == found), None)
        if known is None:
            self.faults.append(f"{self.name(subject)}: {found} is no outcome")
        return known or "unread"

    def link(self, subject: str, predicate: str) -> str | None:
        """The one object, which must be an IRI."""
        found = self.maybe(subject, predicate)
        if isinstance(found, Literal):
            self.faults.append(f"{self.name(subject)}: {_short(predicate)} must lead to a thing")
            return None
        return found

    def chosen(self, subject: str, predicate: str, names: Mapping[str, Name]) -> Name | None:
        """The one object as a member of a list of ours."""
        found = self.link(subject, predicate)
        if found is not None and found not in names:
            self.faults.append(f"{self.name(subject)}: {found} is no {_short(predicate)}")
        return names.get(found or "")

    def id(self, iri: str | None) -> str:
        """The id of a thing; a name outside the register's scope is a fault."""
        found = self.scope.id(iri or "")
        if iri is not None and found is None:
            self.faults.append(f"{iri} does not lie below {self.scope.prefix}")
        return found or ""

    def file(self, iri: str | None) -> str:
        """The name of a document."""
        found = self.scope.name(iri or "", "file")
        if found is None:
            self.faults.append(f"{iri} is no document of this register")
        return found or ""

    def position(self, subject: str) -> int:
        text = self.needed(subject, define("position"))
        counts = text.isdecimal() and len(text) < _DIGITS
        if text and not counts:
            self.faults.append(f"{self.name(subject)}: “{text[:_DIGITS]}” is no position")
        return int(text) if counts else 0

    def name(self, iri: str) -> str:
        return self.scope.id(iri) or iri


def decode(said: Said, name: str) -> Imported:
    """Read contents out of RDF.

    Args:
        said: What the RDF says.
        name: What to call the file in messages.

    Raises:
        RegisterError: it holds no register, or a faulty one; every fault is listed.
    """
    registers = [s for s, about in said.items() if define("Register") in about.get(TYPE, ())]
    if len(registers) != 1 or not registers[0].endswith("/register"):
        raise RegisterError(
            f"one register is expected and {len(registers)} are there; its IRI has the type "
            "remit:Register and ends with /register",
            place=Place(name),
        )
    reader = _Reader(said, Scope(registers[0].removesuffix("register")))
    contents = _contents(reader)
    reader.faults += _unsupported(reader, contents)
    if reader.faults:
        raise RegisterError(f"{name} holds a faulty register", list(dict.fromkeys(reader.faults)))
    try:
        return Imported(checked(contents), _left_out(said))
    except RegisterError as error:
        raise RegisterError(error.sentence, error.problems, place=Place(name)) from error


def _contents(reader: _Reader) -> Contents:
    files = {iri: _document(reader, iri) for iri in reader.of_class("File")}
    cited = {iri: _citation(reader, iri, files) for iri in reader.of_class("Citation")}
    nodes = {*reader.of_class("Statement"), *reader.of_class("Assignment")}
    ledger = [(reader.position(iri), iri) for iri in reader.of_class("LedgerEntry")]
    notes = [(reader.position(iri), iri) for iri in reader.of_class("Note")]
    settings = reader.of_class("Setting")
    return Contents(
        documents=tuple(files[iri] for iri in sorted(files, key=reader.position)),
        entities=tuple(sorted(_entities(reader))),
        statements=tuple(merge(_statement(reader, iri, cited) for iri in sorted(nodes))),
        ledger=tuple(_ledger_entry(reader, iri) for _, iri in sorted(ledger)),
        notes=tuple(reader.needed(iri, VALUE) for _, iri in sorted(notes)),
        meta={reader.needed(iri, LABEL): reader.needed(iri, VALUE) for iri in settings},
    )


def _entities(reader: _Reader) -> Iterable[Entity]:
    for iri, about in reader.said.items():
        kinds = [_KIND_OF[t] for t in about.get(TYPE, ()) if isinstance(t, str) and t in _KIND_OF]
        if len(kinds) > 1:
            reader.faults.append(
                f"{reader.name(iri)} is of {len(kinds)} kinds: {', '.join(sorted(kinds))}"
            )
        elif kinds:
            yield Entity(reader.id(iri), kinds[0], reader.needed(iri, LABEL))


def _document(reader: _Reader, iri: str) -> Document:
    origin = reader.link(iri, define("extractOf"))
    return Document(
        name=reader.file(iri),
        sha256=reader.needed(iri, define("sha256")),
        media=reader.text(iri, f"{SCHEMA}encodingFormat") or "",
        origin=None if origin is None else reader.file(origin),
    )


def _citation(reader: _Reader, iri: str, files: dict[str, Document]) -> Citation:
    source = reader.link(iri, f"{OA}hasSource")
    selectors = [s for s in reader.values(iri, f"{OA}hasSelector") if isinstance(s, str)]
    quotes = [s for s in selectors if f"{OA}exact" in reader.said.get(s, ())]
    if len(quotes) != 1:
        reader.faults.append(f"{reader.name(iri)} quotes {len(quotes)} passages instead of one")
    locator = reader.needed(iri, define("locator"))
    first = place.first if (place := span_of(locator)) else NOWHERE
    for name, value in first._asdict().items():
        said = reader.text(iri, define(name))
        if said is not None and said != str(value):
            reader.faults.append(
                f"{reader.name(iri)}: {name} {said} is not in its locator, {locator}"
            )
    own = reader.text(iri, define("sha256"))
    known = files[source].sha256 if source in files else ""
    return Citation(
        document=reader.file(source),
        locator=locator,
        quote=reader.needed(quotes[0], f"{OA}exact") if quotes else "",
        sha256=known if own is None else own,
        at=reader.position(iri) if reader.values(iri, define("position")) else 0,
    )


def _statement(reader: _Reader, iri: str, cited: dict[str, Citation]) -> Statement:
    target: Object | None
    if define("Assignment") in reader.values(iri, TYPE):
        subject = reader.link(iri, define("concerns"))
        term: str | None = "assignedTo"
        takers = [*reader.values(iri, define("assignee")), *reader.values(iri, define("vacancy"))]
        if len(takers) != 1:
            reader.faults.append(
                f"{reader.name(iri)} needs one assignee or vacancy and has {len(takers)}"
            )
        target = takers[0] if takers else None
    else:
        subject = reader.link(iri, SUBJECT)
        term = reader.chosen(iri, PREDICATE, _TERMS)
        target = reader.maybe(iri, OBJECT)
    if subject is None or term is None:
        reader.faults.append(f"{reader.name(iri)} does not say what it is about")
    elif term in RELATIONS and not isinstance(target, str):
        reader.faults.append(f"{reader.name(iri)}: {term} must lead to a thing")
    value = target.text if isinstance(target, Literal) else reader.text(iri, VALUE)
    evidence = [e for e in reader.values(iri, define("evidence")) if isinstance(e, str)]
    reader.faults += [
        f"{reader.name(iri)}: there is no citation {reader.name(e)}"
        for e in evidence
        if e not in cited
    ]
    return Statement(
        subject=reader.id(subject),
        term=term or "",
        object=reader.id(target) if isinstance(target, str) else None,
        value=value,
        raw=reader.text(iri, define("asWritten")),
        role=reader.chosen(iri, define("role"), _ROLES),
        stated_as=reader.text(iri, define("statedAs")) or "",
        basis=reader.chosen(iri, define("basis"), _BASES) or _no_basis(reader, iri),
        start=reader.text(iri, define("holdsFrom")),
        end=reader.text(iri, define("holdsUntil")),
        citations=tuple(cited[e] for e in evidence if e in cited),
    )


def _no_basis(reader: _Reader, iri: str) -> Basis:
    reader.faults.append(f"{reader.name(iri)} has no basis")
    return next(iter(BASES))


def _ledger_entry(reader: _Reader, iri: str) -> LedgerEntry:
    return LedgerEntry(
        document=reader.file(reader.link(iri, define("inFile"))),
        locator=reader.needed(iri, define("locator")),
        outcome=reader.outcome(iri),
        reason=reader.text(iri, define("reason")) or "",
        text=reader.needed(iri, VALUE),
    )


def _unsupported(reader: _Reader, contents: Contents) -> Iterable[str]:
    """Plain triples in our words that no statement makes."""
    made = {(s.subject, s.term, s.object or s.value) for s in contents.statements}
    for iri, about in reader.said.items():
        for predicate in about.keys() & _TERMS.keys():
            for target in about[predicate]:
                said = (
                    target.text
                    if isinstance(target, Literal)
                    else reader.scope.id(target) or target
                )
                subject, term = reader.scope.id(iri) or iri, _TERMS[predicate]
                if (subject, term, said) not in made:
                    yield f"{subject} {term} {said}: no remit:Statement says so, and on what evidence"


def _left_out(said: Said) -> dict[str, int]:
    uses = Counter(
        predicate
        for about in said.values()
        for predicate in about
        if predicate not in _OURS and not predicate.startswith(DEF)
    )
    return dict(sorted(uses.items()))


def _short(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]
