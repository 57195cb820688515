"""A register without the names of people: everything else, every chain and every count stays.

Names are replaced in labels, ids, quotes, wording and the texts of the documents alike; `hiding` tells
what is taken for a name.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar
from urllib.parse import unquote

from remit.graph.model import (
    Citation,
    Contents,
    Document,
    Entity,
    LedgerEntry,
    Statement,
    digest,
    merge,
)
from remit.graph.opening import in_memory
from remit.graph.published import ADDRESSES, AT
from remit.graph.store import Store
from remit.graph.words import without_accents
from remit.ontology import LASTING
from remit.queries.audit import WAIVERS
from remit.queries.audit.addressed import Addressee
from remit.queries.audit.engine import waivers_of
from remit.queries.audit.model import Audit, Finding, Waiver
from remit.viz.hiding import Hiding, common_words
from remit.viz.offices import Offices

T = TypeVar("T")

SOMEBODY = "an officer"
_HOLDS, _MEMBER = "holds", "memberOf"
_SIGNS = re.compile(r"[\W_]+")  # between the words of a web address


@dataclass(frozen=True)
class Redacted:
    """A register without the names of people, and the means to take them out of what is said of it.

    ``ids`` gives the new id of every thing, ``documents`` the new name of every document.
    """

    contents: Contents
    ids: Mapping[str, str]
    documents: Mapping[str, str]
    hide: Hiding
    offices: Offices

    def store(self) -> Store:
        """The register, opened in memory."""
        made = in_memory()
        made.replace(self.contents)
        return made

    def answer(self, said: T) -> T:
        """An answer made on the whole register, without the names: its things, passages and words.

        It is the same answer: what was asked for by a name was found by it.
        """
        known = {entity.id: entity for entity in self.contents.entities}

        def hidden(value: Any) -> Any:
            match value:
                case str():
                    return self.documents.get(value) or self.hide(value)
                case Mapping():
                    return {hidden(one): hidden(other) for one, other in value.items()}
                case Entity():
                    return self._thing(value, known)
                case LedgerEntry():
                    return _entry(value, self.documents, self.hide)
                case Citation():
                    return _citation(value, self.documents, self.hide)
                case Statement():
                    return _statement(value, self.ids, self.documents, self.hide)
                case Finding():
                    return self._finding(value, known)
                case tuple():
                    parts = map(hidden, value)
                    return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
            if is_dataclass(value) and not isinstance(value, type):
                return replace(
                    value, **{f.name: hidden(getattr(value, f.name)) for f in fields(value)}
                )
            return value

        made: T = hidden(said)
        return made

    def _thing(self, thing: Entity, known: Mapping[str, Entity]) -> Entity:
        """A thing without names, by its own words: another register may have it in others."""
        if thing.id not in self.ids:
            return thing
        public = known[self.ids[thing.id]]
        if thing.kind in ("person", "document"):
            return public
        return replace(public, label=self.hide(thing.label))

    def audit(self, audit: Audit) -> Audit:
        """The findings made on the whole register, without the names; none is lost or added."""
        known = {entity.id: entity for entity in self.contents.entities}
        # Their own ids are made of names; by numbers they are still told apart.
        hidden = {
            finding: self._finding(finding, known)._replace(id=f"{finding.code}-{n}")
            for n, finding in enumerate(audit.findings, 1)
        }
        return audit._replace(
            findings=tuple(hidden.values()),
            matters=tuple(
                matter._replace(
                    id=f"{matter.id.rpartition('-')[0]}-{n}",
                    title=self.hide(matter.title),
                    story=self.hide(matter.story),
                    question=self.hide(matter.question),
                    findings=tuple(hidden[finding] for finding in matter.findings),
                    about=tuple(known[self.ids[e.id]] for e in matter.about),
                    put_to=self._put_to(matter.put_to, known),
                )
                for n, matter in enumerate(audit.matters, 1)
            ),
            lapsed=tuple(map(self.waiver, audit.lapsed)),
            idle=tuple(map(self.waiver, audit.idle)),
        )

    def _finding(self, finding: Finding, known: Mapping[str, Entity]) -> Finding:
        """A finding without names, also in its id, which is made of them."""
        return finding._replace(
            id=finding.code,
            message=self.hide(finding.message),
            subject=known[self.ids[finding.subject.id]],
            evidence=tuple(_citation(c, self.documents, self.hide) for c in finding.evidence),
            waived=finding.waived and self.waiver(finding.waived),
            concerns=tuple(known[self.ids[e.id]] for e in finding.concerns),
            question=self.hide(finding.question),
            put_to=self._put_to(finding.put_to, known),
        )

    def _put_to(
        self, some: Iterable[Addressee], known: Mapping[str, Entity]
    ) -> tuple[Addressee, ...]:
        return tuple(
            one._replace(
                entity=known[self.ids[one.entity.id]],
                of=known[self.ids[one.of.id]],
                said=replace(
                    one.said,
                    citations=tuple(
                        _citation(c, self.documents, self.hide) for c in one.said.citations
                    ),
                ),
            )
            for one in some
        )

    def waiver(self, waiver: Waiver) -> Waiver:
        """A waiver without names; who decided stays only where it is surely a post or a body."""
        about = self.ids.get(waiver.about) or self.hide(waiver.about)
        by = self.hide(waiver.by) if self.offices.readable(waiver.by) else SOMEBODY
        return waiver._replace(about=about, by=by, reason=self.hide(waiver.reason))


def redacted(contents: Contents) -> Redacted:
    """Replace the names of all people."""
    people = [entity for entity in contents.entities if entity.kind == "person"]
    words = common_words(_texts(contents))
    offices = Offices(words, {e.label.casefold() for e in contents.entities if e.kind in LASTING})
    waivers = waivers_of(contents.meta)
    authors = [name for waiver in waivers for name in offices.people(waiver.by)]
    # What was not understood may be a name.
    maybe = [entity.label for entity in contents.entities if entity.kind == "unclear"]
    hide = Hiding.of([*_names(contents, people), *maybe, *authors], words, _texts(contents))
    documents = _distinct((d.name for d in contents.documents), hide.slug, _before_suffix)
    others = (e.id for e in contents.entities if e.kind != "person")
    ids = {**_distinct(others, hide.slug, "{}-{}".format), **_renamed(people)}
    made = Redacted(_contents(contents, ids, documents, hide), ids, documents, hide, offices)
    if not waivers:
        return made
    kept = json.dumps([made.waiver(w).to_json() for w in waivers], sort_keys=True)
    meta = {**made.contents.meta, WAIVERS: kept}
    return replace(made, contents=replace(made.contents, meta=meta))


def between(old: Contents, new: Contents) -> Redacted:
    """Replace the names of all people of two registers, for what is said of both: the new one as if it stood alone."""
    documents = {d.name: replace(d, content=None) for d in (*old.documents, *new.documents)}
    things = {e.id: e for e in (*old.entities, *new.entities)}
    both = redacted(
        Contents(
            documents=tuple(documents[name] for name in sorted(documents)),
            entities=tuple(things[id_] for id_ in sorted(things)),
            statements=tuple(merge((*old.statements, *new.statements))),
            ledger=tuple(dict.fromkeys((*old.ledger, *new.ledger))),
            meta=new.meta,
        )
    )
    alone = redacted(new)
    taken = {*alone.ids.values()}
    ids = {
        id_: alone.ids.get(id_) or (f"{new_id}-before" if new_id in taken else new_id)
        for id_, new_id in both.ids.items()
    }
    made = {e.id: e for e in both.contents.entities}
    known = {ids[id_]: replace(made[new_id], id=ids[id_]) for id_, new_id in both.ids.items()}
    known |= {e.id: e for e in alone.contents.entities}
    entities = tuple(known[id_] for id_ in sorted(known))
    return replace(
        both,
        contents=replace(both.contents, entities=entities),
        ids=ids,
        documents={**both.documents, **alone.documents},
    )


def _contents(
    contents: Contents, ids: Mapping[str, str], documents: Mapping[str, str], hide: Hiding
) -> Contents:
    labels = _labels(contents)
    for entity in contents.entities:
        if entity.kind == "document" and entity.label in documents:
            labels[entity.id] = documents[entity.label]  # by which the audit knows it again
    return Contents(
        documents=tuple(
            Document(
                documents[d.name],
                d.sha256,
                d.media,
                d.origin and documents.get(d.origin, hide.slug(d.origin)),
            )
            for d in contents.documents
        ),
        entities=tuple(
            sorted(
                Entity(ids[e.id], e.kind, hide(labels.get(e.id, e.label)))
                for e in contents.entities
            )
        ),
        statements=tuple(
            _statement(s, ids, documents, hide)
            for s in contents.statements
            if not (
                s.subject.startswith("person/")
                and s.object is None
                and s.term in ("name", "honorific")
            )
            and not (s.term == AT and _tells(hide, s.value or ""))  # it would lead nowhere
        ),
        ledger=tuple(_entry(e, documents, hide) for e in contents.ledger),
        notes=tuple(map(hide, contents.notes)),
        meta={
            key: hide.slug(v) if key == "scope" else hide(v)
            for key, v in contents.meta.items()
            if key != ADDRESSES  # what is shown of them stands in the statements
        },
    )


def _tells(hide: Hiding, address: str) -> bool:
    """Whether a web address holds a name, as it stands or in the words that its signs stand for."""
    words = " ".join(_SIGNS.split(unquote(address)))
    return hide(address) != address or hide(words) != words


def _texts(contents: Contents) -> Iterator[str]:
    """What the documents say."""
    yield from dict.fromkeys(c.quote for s in contents.statements for c in s.citations)
    yield from (entity.label for entity in contents.entities if entity.kind != "person")
    yield from (entry.text for entry in contents.ledger)


def _renamed(people: Iterable[Entity]) -> dict[str, str]:
    """Number people in an order that does not tell their names."""
    ordered = sorted(people, key=lambda person: digest("order", person.id))
    return {person.id: f"person/officer-{n}" for n, person in enumerate(ordered, 1)}


def _distinct(
    olds: Iterable[str], made: Callable[[str], str], numbered: Callable[[str, int], str]
) -> dict[str, str]:
    """Name things anew; what would be called the same is numbered, in an order that tells no names."""
    alike: dict[str, list[str]] = defaultdict(list)
    for old in olds:
        alike[made(old)].append(old)
    found = {same[0]: new for new, same in alike.items() if len(same) == 1}
    taken = {*alike}
    for new, same in sorted(alike.items()):
        n = 0
        for old in sorted(same, key=lambda old: digest("order", old)) if len(same) > 1 else ():
            if old == new:  # it tells no name, and keeps its own
                found[old] = old
                continue
            n += 1
            while numbered(new, n) in taken:
                n += 1
            found[old] = numbered(new, n)
            taken.add(found[old])
    return found


def _before_suffix(name: str, n: int) -> str:
    """Number a file name.

    >>> _before_suffix("name.csv", 2), _before_suffix("name", 2)
    ('name-2.csv', 'name-2')
    """
    return re.sub(r"(?=(?:\.\w{1,5})?$)", f"-{n}", name, count=1)


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
    return list(dict.fromkeys([*written, *map(without_accents, written)]))


def _citation(citation: Citation, documents: Mapping[str, str], hide: Hiding) -> Citation:
    return replace(
        citation,
        document=documents.get(citation.document, hide.slug(citation.document)),
        locator=hide(citation.locator),
        quote=hide(citation.quote),
    )


def _entry(entry: LedgerEntry, documents: Mapping[str, str], hide: Hiding) -> LedgerEntry:
    return entry._replace(
        document=documents[entry.document],
        locator=hide(entry.locator),
        reason=hide(entry.reason),
        text=hide(entry.text),
    )


def _statement(
    statement: Statement, ids: Mapping[str, str], documents: Mapping[str, str], hide: Hiding
) -> Statement:
    return replace(
        statement,
        subject=ids[statement.subject],
        object=ids[statement.object] if statement.object is not None else None,
        value=hide(statement.value) if statement.value is not None else None,
        raw=hide(statement.raw) if statement.raw is not None else None,
        stated_as=hide(statement.stated_as),
        citations=tuple(_citation(c, documents, hide) for c in statement.citations),
    )
