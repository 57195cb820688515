"""Laying the statute book under a register, for those who ask for it.

A plan's provisions get their identifiers on legislation.gov.uk, and the duties that arise from them
get the classes of bodies that really bear them on a date; the register's own bodies are put into
those classes by name, so that ``memberOf`` leads from a body to every class that bears a duty. All of it has the basis ``external``, or ``inferred`` where a name was matched,
and cites the baseline as a document of its own, so that nothing is mistaken for what the plan says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from remit.graph.model import Citation, Contents, Document, Entity, Statement, checked, merge
from remit.ontology.statutes import (
    BodyClass,
    LegalDuty,
    identifier,
    in_force,
    members_on,
    named_classes,
    provision,
    source,
    statutes,
    text_on,
)  # fmt: skip

NAME: Final = "statutes.yaml"
# What the ids start with of things that a baseline adds; a plan's own are named after their labels.
_OURS: Final = ("duty/law-", "body/class-", "provision/ukpga-", "provision/uksi-")
_UNVERIFIED: Final = "from memory; not verified"


@dataclass(slots=True)
class _Laid:
    """What is added to a register, and how its own provisions are called."""

    document: Document
    provisions: dict[str, str]  # path -> id of the register's own provision
    entities: dict[str, Entity]
    statements: list[Statement]

    def thing(self, kind: str, slug: str, label: str) -> str:
        id_ = f"{kind}/{slug}"
        self.entities.setdefault(id_, Entity(id_, kind, label))
        return id_

    def say(self, where: str, quote: str, statement: Statement) -> None:
        citation = Citation(NAME, where, quote, self.document.sha256)
        basis = "external" if statement.basis == "stated" else statement.basis
        self.statements.append(replace(statement, basis=basis, citations=(citation,)))


def with_baseline(contents: Contents, date: str | None = None) -> Contents:
    """Give a register the statute book that was in force on a date.

    Args:
        contents: The register.
        date: The date in ISO 8601; without one, the date of the baseline.

    Raises:
        RegisterError: the register holds something that does not fit; it was faulty before.
    """
    without = _without(contents)
    when = date or statutes().as_of
    content = source()
    document = Document(
        NAME, hashlib.sha256(content).hexdigest(), "application/yaml", None, content
    )
    laid = _Laid(document, _own_provisions(without), {}, [])
    for law in in_force(when):
        _law(laid, law, when)
    for path, id_ in laid.provisions.items():
        laid.say(f"act {path}", path, Statement(id_, "address", value=identifier(path)))
    _bodies(laid, without)
    known = {entity.id for entity in without.entities}
    added = (entity for entity in laid.entities.values() if entity.id not in known)
    return checked(
        replace(
            without,
            documents=(*without.documents, document),
            entities=tuple(sorted((*without.entities, *added), key=lambda e: e.id)),
            statements=tuple(merge([*without.statements, *laid.statements])),
        )
    )


def _without(contents: Contents) -> Contents:
    """The contents as they were before a baseline was laid, so that laying it twice changes nothing."""
    if all(document.name != NAME for document in contents.documents):
        return contents
    kept = []
    for s in contents.statements:
        cited = tuple(c for c in s.citations if c.document != NAME)
        if cited or not s.citations:
            kept.append(replace(s, citations=cited))
    used = {end for s in kept for end in (s.subject, s.object)}
    gone = {e.id for e in contents.entities if e.id.startswith(_OURS) and e.id not in used}
    return replace(
        contents,
        documents=tuple(d for d in contents.documents if d.name != NAME),
        entities=tuple(e for e in contents.entities if e.id not in gone),
        statements=tuple(kept),
    )


def _own_provisions(contents: Contents) -> dict[str, str]:
    """The register's provisions by their path; of several that cite the same, the first by id."""
    own: dict[str, str] = {}
    for entity in contents.entities:
        path = provision(entity.label) if entity.kind == "provision" else None
        if path is not None:
            own.setdefault(path, entity.id)
    return own


def _provision(laid: _Laid, path: str, when: str) -> str:
    """The thing for a provision: the register's own where it has one."""
    if path in laid.provisions:
        return laid.provisions[path]
    act_path = "/".join(path.split("/")[:3])
    act = statutes().acts[act_path]
    division = path.removeprefix(act_path).strip("/").replace("/", " ")
    label = f"{act.title}, {division}" if division else act.title
    id_ = laid.thing("provision", path.replace("/", "-").lower(), label)
    laid.provisions[path] = id_
    if division:
        laid.say(
            f"act {act_path}", act.title, Statement(id_, "partOf", _provision(laid, act_path, when))
        )
    laid.say(
        f"act {act_path}",
        path,
        Statement(id_, "note", value=f"as in force on {when}: {text_on(path, when)}"),
    )
    return id_


def _law(laid: _Laid, law: LegalDuty, when: str) -> None:
    """A duty with those who bear it; a power, a definition or an amendment is told of its provisions alone."""
    where, quote = f"duty {law.id}", law.says
    provisions = [_provision(laid, path, when) for path in law.provisions]
    if law.kind == "duty":
        _duty(laid, law, provisions, when)
    else:
        for id_ in provisions:
            _told(laid, law, id_)
    if law.amends:
        changed = _provision(laid, law.amends, when)
        laid.say(where, quote, Statement(changed, "amendedBy", provisions[0], start=law.start))


def _told(laid: _Laid, law: LegalDuty, id_: str) -> None:
    """What a row of the baseline says, of what kind it is, and how far it is to be relied on."""
    where, quote = f"duty {law.id}", law.says
    laid.say(where, quote, Statement(id_, "text", value=law.says))
    laid.say(where, quote, Statement(id_, "classification", value=law.kind))
    for note in (law.unsettled, "" if law.verified else _UNVERIFIED):
        if note:
            laid.say(where, quote, Statement(id_, "note", value=note))


def _duty(laid: _Laid, duty: LegalDuty, provisions: Sequence[str], when: str) -> None:
    id_ = laid.thing("duty", f"law-{duty.id.lower()}", duty.label)
    where, quote = f"duty {duty.id}", duty.says
    _told(laid, duty, id_)
    for target in provisions:
        laid.say(where, quote, Statement(id_, "arisesFrom", target, start=duty.start, end=duty.end))
    for bearer in duty.bearers:
        body = _class(laid, statutes().classes[bearer], when)
        held = Statement(
            id_, "assignedTo", body, role="accountable", start=duty.start, end=duty.end
        )
        laid.say(where, quote, replace(held, stated_as="bearer"))


def _class(laid: _Laid, row: BodyClass, when: str) -> str:
    """The thing for a class of bodies, with the classes that belong to it on the date."""
    id_ = f"body/class-{row.id}"
    if id_ in laid.entities:
        return id_
    laid.thing("body", f"class-{row.id}", row.label)
    where = f"class {row.id}"
    laid.say(where, row.label, Statement(id_, "classification", value="class of bodies"))
    for member in members_on(row, when):
        narrow = _class(laid, statutes().classes[member.of], when)
        belongs = Statement(narrow, "memberOf", id_, start=member.start, end=member.end)
        laid.say(where, row.label, belongs)
    return id_


def _bodies(laid: _Laid, contents: Contents) -> None:
    """Put the register's bodies into the classes that their names speak of."""
    for entity in contents.entities:
        if entity.kind != "body":
            continue
        for name in _names(contents, entity):
            for class_ in named_classes(name):
                row, body = statutes().classes[class_], f"body/class-{class_}"
                if body in laid.entities:
                    member = Statement(
                        entity.id, "memberOf", body, stated_as=name, basis="inferred"
                    )
                    laid.say(f"class {class_}", row.label, member)


def _names(contents: Contents, entity: Entity) -> Iterator[str]:
    yield entity.label
    for s in contents.statements:
        if s.subject == entity.id and s.term == "name" and s.value and s.value != entity.label:
            yield s.value
