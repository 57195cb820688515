"""Several partnerships in one register: each read by itself, and nothing of one taken for another's.

A name means what it means in its own partnership. One thing to several of them is what a decision
shares, and what is identified by what it is called wherever it is called so, such as an Act.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from remit.graph.model import Contents, Entity, LedgerEntry, Statement, merge
from remit.graph.partnerships import Partnership, kept, owned
from remit.loaders.decisions import Decisions, Shared
from remit.loaders.drafts import Ref
from remit.loaders.folding import folded
from remit.loaders.reading import slug
from remit.ontology import KINDS


@dataclass(frozen=True, slots=True)
class Part:
    """What was read of one partnership's documents."""

    partnership: Partnership
    contents: Contents
    idle: tuple[str, ...]  # which decisions for all partnerships found nothing in its documents


def united(parts: Sequence[Part], decisions: Decisions) -> Contents:
    """Put what was read of several partnerships into one register, each under its own key."""
    statements: list[Statement] = []
    entities: dict[str, Entity] = {}
    users: dict[Shared, list[Part]] = defaultdict(list)
    for part in parts:
        shared = dict(_shared(part.contents, decisions))
        for one in dict.fromkeys(shared.values()):
            users[one].append(part)
        ids = _ids(part, shared)
        for entity in part.contents.entities:
            new = _renamed(entity, ids[entity.id], shared.get(entity.id))
            entities[new.id] = min(entities.get(new.id, new), new)
        statements.extend(
            replace(s, subject=ids[s.subject], object=ids[s.object] if s.object else None)
            for s in part.contents.statements
        )
    return Contents(
        documents=tuple(d for part in parts for d in part.contents.documents),
        entities=tuple(sorted(entities.values())),
        statements=tuple(merge(statements)),
        ledger=tuple(_ledger(parts)),
        notes=tuple(dict.fromkeys([*_notes(parts), *_on_sharing(decisions, users)])),
        meta=kept(part.partnership for part in parts),
    )


def _shared(contents: Contents, decisions: Decisions) -> Iterator[tuple[str, Shared]]:
    """The things that a decision shares, by any of the names that they go by here."""
    wanted = {
        (one.kind, folded(Ref(one.kind, name))): one
        for one in reversed(decisions.shared)
        for name in one.names
    }
    if not wanted:
        return
    kinds = {entity.id: entity.kind for entity in contents.entities}
    said = [(s.subject, s.value) for s in contents.statements if s.term == "name" and s.value]
    for id_, name in (*((e.id, e.label) for e in contents.entities), *said):
        if one := wanted.get((kinds[id_], folded(Ref(kinds[id_], name)))):
            yield id_, one


def _ids(part: Part, shared: Mapping[str, Shared]) -> dict[str, str]:
    """What each thing is known by in the register of all."""
    ids = {}
    for entity in part.contents.entities:
        if one := shared.get(entity.id):
            ids[entity.id] = f"{one.kind}/{slug(one.names[0])}"
        elif KINDS[entity.kind].identified:
            ids[entity.id] = entity.id
        else:
            ids[entity.id] = owned(entity.id, part.partnership.key)
    return ids


def _renamed(entity: Entity, id_: str, shared: Shared | None) -> Entity:
    return Entity(id_, entity.kind, shared.names[0] if shared else entity.label)


def _ledger(parts: Sequence[Part]) -> Iterator[LedgerEntry]:
    for part in parts:
        yield from part.contents.ledger


def _notes(parts: Sequence[Part]) -> Iterator[str]:
    """What is worth a look in each; of decisions for all, what found nothing in any."""
    idle = set.intersection(*(set(part.idle) for part in parts))
    own = {note for part in parts for note in part.idle} - idle
    for part in parts:
        whose, papers = part.partnership.title, part.partnership.documents
        for note in part.contents.notes:
            if note in idle:
                yield note
            elif note not in own:
                yield note if note.startswith(papers) else f"{whose}: {note}"
        if part.partnership.by == "folder":
            yield (
                f"{whose}: no paper in this folder says whose it is, so it is a partnership of its own "
                "here; if it is part of another, say so in the decisions file (partnerships)"
            )


def _on_sharing(decisions: Decisions, users: Mapping[Shared, Sequence[Part]]) -> Iterator[str]:
    """Which shared decisions join nothing."""
    for one in decisions.shared:
        if len(found := users.get(one, ())) < 2:
            where = f"only {found[0].partnership.title}" if found else "no partnership"
            yield (
                f"decision on shared: {where} names “{one.names[0]}”; check its spelling or take it out"
            )
