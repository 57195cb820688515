"""From names to things: which mentions mean one thing, what it is called, and its id.

Names are one when they are equal but for case, punctuation and a plural; when a document says so
("Long Name (LN)"); or when a decision says so. Alike is not the same: whatever else looks alike is
only noted, for a person to decide.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from remit.graph.model import Citation, Entity, Statement
from remit.loaders.decisions import Decisions
from remit.loaders.drafts import Claim, Claims, Ref
from remit.loaders.folding import PLACE, Name, folded, name_of, written_plainly
from remit.loaders.joining import Groups, Mentions, group
from remit.loaders.judged import kinds_as_decided
from remit.loaders.lasting import in_series, places
from remit.loaders.likeness import alike
from remit.loaders.posts import Placed, told_apart
from remit.loaders.profile import Profile
from remit.loaders.reading import slug
from remit.loaders.series import Series
from remit.loaders.wording import ACRONYM
from remit.ontology import Basis, Role

# What a statement says, and in which words on which basis.
_What = tuple[str, str, str | None, str | None, Role | None, str | None, str | None]
_How = tuple[str | None, str | None, str, Basis]


@dataclass(frozen=True)
class Resolved:
    """Entities and statements, with every name that was used for a thing as a cited statement."""

    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    notes: tuple[str, ...]


def resolve(found: Claims, decisions: Decisions, profile: Profile, series: Series) -> Resolved:
    """Turn every reference into an entity.

    Raises:
        DecisionsError: a decision on what kind a name is of makes a link impossible.
    """
    found = in_series(kinds_as_decided(found, decisions), series)
    mentions = _mentions(found)
    groups = group(found, decisions, mentions)
    placed, recurring = places(found, series, decisions)
    apart = told_apart(found, decisions, profile, groups, Placed(placed, series.editions))
    if apart is not found:  # else all are as they were written
        found, mentions = apart, _mentions(apart)
    named = _entities(mentions, groups, decisions)

    def id_of(ref: Ref) -> str:
        return placed[ref].id if ref.slug else named[name_of(ref)].id

    statements = _statements(found.claims, id_of)
    undecided = group(found, replace(decisions, same=()), mentions)
    statements += _names(mentions, named, undecided)
    entities = {e.id: e for e in (*named.values(), *placed.values())}
    notes = (*found.notes, *groups.notes, *recurring, *alike(found, decisions, named, groups))
    return Resolved(
        tuple(sorted(entities.values())), tuple(statements), tuple(dict.fromkeys(notes))
    )


def _mentions(found: Claims) -> dict[Name, list[tuple[str, Citation]]]:
    """How each name was written, and where."""
    mentions: dict[Name, list[tuple[str, Citation]]] = defaultdict(list)
    for claim in found.claims:
        for end, cited in zip((claim.subject, claim.object), claim.named, strict=True):
            if end is not None and cited is not None:
                mentions[name_of(end)].append((end.name, cited))
    for one, other, source, passage in found.aliases:
        for ref in (one, other):
            mentions[name_of(ref)].append((ref.name, source.cite(passage.find(ref.name))))
    return mentions


def _entities(mentions: Mentions, groups: Groups, decisions: Decisions) -> dict[Name, Entity]:
    members: dict[Name, list[Name]] = defaultdict(list)
    for name in mentions:
        members[groups.find(name)].append(name)
    preferred = {
        (d.kind, folded(Ref(d.kind, n))): d.names[0] for d in decisions.same for n in d.names
    }
    found: dict[Name, Entity] = {}
    taken: set[str] = set()
    for root in sorted(members):
        names = members[root]
        label = next((preferred[n] for n in names if n in preferred), None) or _best_name(
            names, mentions
        )
        kind = names[0][0]
        where = names[0][1].partition(PLACE)[2]
        id_ = f"{kind}/{slug(f'{label} {where}')}"
        while id_ in taken:
            id_ += "-2"
        taken.add(id_)
        for name in names:
            found[name] = Entity(id_, kind, label)
    return found


def _best_name(names: list[Name], mentions: Mentions) -> str:
    """The fullest name; of equally full ones the one used most, then the one with capitals."""
    used = Counter(
        written_plainly(name[0], written) for name in names for written, _ in mentions[name]
    )

    def fitness(name: str) -> tuple[bool, int, int, int, str]:
        words = name.split()
        return (
            bool(ACRONYM.match(name)),
            -len(words),
            -used[name],
            -sum(w[:1].isupper() for w in words),
            name,
        )

    return min(used, key=fitness)


def _statements(claims: Iterable[Claim], id_of: Callable[[Ref], str]) -> list[Statement]:
    """What is claimed; what is said again in the same words, as by one edition after the other, is made once."""
    found: dict[_What, list[Claim]] = defaultdict(list)
    for claim in claims:
        object_ = id_of(claim.object) if claim.object else None
        said = claim.value if claim.value is not None else claim.raw
        what = id_of(claim.subject), claim.term, object_, said, claim.role, claim.start, claim.end
        found[what].append(claim)
    return [
        Statement(
            subject, term, object_, how.value, how.raw, role, how.stated_as, how.basis, start, end, cited
        )
        for (subject, term, object_, _, role, start, end), same in found.items()
        for how, cited in _cited(same)
    ]  # fmt: skip


def _cited(same: Sequence[Claim]) -> Iterator[tuple[Claim, tuple[Citation, ...]]]:
    """In which words a thing is said, by a claim that has them, and on what each rests."""
    if len(same) == 1:  # as nearly all
        yield same[0], same[0].citations
        return
    hows: dict[_How, list[Claim]] = defaultdict(list)
    for claim in same:
        hows[claim.value, claim.raw, claim.stated_as, claim.basis].append(claim)
    for every in hows.values():
        if len(hows) > 1:  # in other words each is judged by its own place
            yield from ((claim, claim.citations) for claim in every)
        else:
            yield every[0], tuple(chain.from_iterable(claim.citations for claim in every))


def _names(
    mentions: Mentions,
    named: dict[Name, Entity],
    undecided: Groups,
) -> list[Statement]:
    """Every wording that a thing went by, with where it was used.

    It is decided, rather than stated, where only a decision joins it to the thing's label.
    """
    said: dict[tuple[str, str, Basis], dict[Citation, None]] = defaultdict(dict)
    for name, used in mentions.items():
        kind, words = name
        label = kind, folded(Ref(kind, named[name].label))
        own = label == (kind, words.partition(PLACE)[0])
        basis: Basis = (
            "stated" if own or undecided.find(name) == undecided.find(label) else "decided"
        )
        for written, citation in used:
            plain = written_plainly(kind, written)
            if plain in citation.quote or written in citation.quote:
                said[named[name].id, plain, basis][citation] = None
    return [
        Statement(id_, "name", value=name, basis=basis, citations=tuple(citations))
        for (id_, name, basis), citations in said.items()
    ]
