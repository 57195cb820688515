"""From names to things: which mentions mean one thing, what it is called, and its id.

Names are one when they are equal but for case, punctuation and a plural; when a document says so
("Long Name (LN)"); or when a decision says so. Alike is not the same: whatever else looks alike is
only noted, for a person to decide.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import combinations

from remit.graph.lookup import key, stems
from remit.graph.model import Citation, Entity, Statement
from remit.loaders.decisions import Decisions
from remit.loaders.drafts import Draft, Findings, Ref
from remit.loaders.reading import slug
from remit.loaders.wording import ACRONYM, bare

# Things that a document may name in more or fewer words: told apart by their telling words.
_BY_STEMS = ("priority", "objective", "theme")
_LEADING_VERB = 1  # "Serious crime" is "Reduce serious crime" where no other priority fits


def folded(ref: Ref) -> str:
    """What makes two names of a kind equal."""
    if ref.kind in _BY_STEMS:
        return " ".join(stems(ref.name))
    words = key(bare(ref.name)).split()
    if ref.kind == "body" and words and len(words[-1]) > 3:
        words[-1] = words[-1].removesuffix("s")
    return " ".join(words)


def same_words(one: str, other: str) -> bool:
    """Whether two names use the same words in any form.

    >>> same_words("Reduce drugs and alcohol misuse", "Reduce drug and alcohol misuse")
    True
    """
    return stems(one) == stems(other)


@dataclass
class _Groups:
    """A union-find over (kind, folded name): the sets of names that mean one thing."""

    parent: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def find(self, one: tuple[str, str]) -> tuple[str, str]:
        self.parent.setdefault(one, one)
        while self.parent[one] != one:
            self.parent[one] = self.parent[self.parent[one]]
            one = self.parent[one]
        return one

    def join(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        self.parent[second] = first


@dataclass(frozen=True)
class Resolved:
    """Entities and statements, with every name that was used for a thing as a cited statement."""

    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    notes: tuple[str, ...]


def resolve(findings: Findings, decisions: Decisions) -> Resolved:
    """Turn every reference into an entity."""
    findings = _as_decided(findings, decisions)
    mentions: dict[tuple[str, str], list[tuple[str, Citation]]] = defaultdict(list)
    placed: dict[Ref, None] = {}
    for draft in findings.drafts:
        for end in filter(None, (draft.subject, draft.object)):
            if end.slug:
                placed[end] = None
            else:
                mentions[end.kind, folded(end)].append((end.name, _citation(draft, end)))
    for one, other, source, passage in findings.aliases:
        for ref in (one, other):
            mentions[ref.kind, folded(ref)].append((ref.name, source.cite(passage.find(ref.name))))
    groups = _group(findings, decisions, mentions)
    named = _entities(mentions, groups, decisions)
    places = _places(placed)

    def id_of(ref: Ref) -> str:
        return places[ref].id if ref.slug else named[ref.kind, folded(ref)].id

    statements = [_statement(draft, id_of) for draft in findings.drafts]
    undecided = _group(findings, replace(decisions, same=()), mentions)
    statements += _names(mentions, named, undecided)
    entities = {e.id: e for e in (*named.values(), *places.values())}
    notes = (*findings.notes, *_alike(named, _apart(decisions)))
    return Resolved(
        tuple(sorted(entities.values())), tuple(statements), tuple(dict.fromkeys(notes))
    )


def _as_decided(findings: Findings, decisions: Decisions) -> Findings:
    """Change the kind of references that a decision says are something else."""
    if not decisions.kinds:
        return findings

    def mend(ref: Ref) -> Ref:
        kind = None if ref.slug else decisions.kind_of(ref.name)
        return ref._replace(kind=kind) if kind else ref

    drafts = [
        replace(d, subject=mend(d.subject), object=mend(d.object) if d.object else None)
        for d in findings.drafts
    ]
    aliases = [
        (mend(one), mend(other), source, passage)
        for one, other, source, passage in findings.aliases
    ]
    return replace(findings, drafts=drafts, aliases=aliases)


def _apart(decisions: Decisions) -> set[frozenset[str]]:
    """Pairs of folded names that a person said mean different bodies."""
    return {
        frozenset(folded(Ref("body", name)) for name in pair)
        for decision in decisions.not_same
        for pair in combinations(decision.names, 2)
    }


def _group(
    findings: Findings,
    decisions: Decisions,
    mentions: dict[tuple[str, str], list[tuple[str, Citation]]],
) -> _Groups:
    groups = _Groups()
    apart = _apart(decisions)
    for one, other, *_ in findings.aliases:
        if frozenset((folded(one), folded(other))) not in apart:
            groups.join((one.kind, folded(one)), (other.kind, folded(other)))
    for decision in decisions.same:
        refs = [Ref(decision.kind, name) for name in decision.names]
        for other in refs[1:]:
            groups.join((refs[0].kind, folded(refs[0])), (other.kind, folded(other)))
    for one_name, other_name in _expanded(findings, mentions):
        if frozenset((one_name[1], other_name[1])) not in apart:
            groups.join(one_name, other_name)
    for short, full in _shortened_priorities(mentions):
        groups.join(short, full)
    return groups


def _expanded(
    findings: Findings, mentions: dict[tuple[str, str], list[tuple[str, Citation]]]
) -> Iterable[tuple[tuple[str, str], tuple[str, str]]]:
    """Pair "West Place PCC" with "West Place Police and Crime Commissioner", once PCC is explained."""
    spelt = {
        other.name: one.name for one, other, *_ in findings.aliases if ACRONYM.match(other.name)
    }
    for kind, name in list(mentions):
        if kind != "body":
            continue
        for written, _ in mentions[kind, name][:1]:
            words = bare(written).split()
            if len(words) < 2 or words[-1] not in spelt:
                continue
            for start in range(len(spelt[words[-1]].split())):
                long = " ".join([*words[:-1], *spelt[words[-1]].split()[start:]])
                if (kind, folded(Ref(kind, long))) in mentions:
                    yield (kind, name), (kind, folded(Ref(kind, long)))
                    break


def _shortened_priorities(
    mentions: dict[tuple[str, str], list[tuple[str, Citation]]],
) -> Iterable[tuple[tuple[str, str], tuple[str, str]]]:
    """Pair a priority named without its verb with the only priority that it can be."""
    names = [name for kind, name in mentions if kind == "priority"]
    for short in names:
        words = short.split()
        fitting = [n for n in names if n != short and n.split()[_LEADING_VERB:] == words]
        if len(words) > 1 and len(fitting) == 1:
            yield ("priority", short), ("priority", fitting[0])


def _entities(
    mentions: dict[tuple[str, str], list[tuple[str, Citation]]],
    groups: _Groups,
    decisions: Decisions,
) -> dict[tuple[str, str], Entity]:
    members: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for name in mentions:
        members[groups.find(name)].append(name)
    preferred = {
        (d.kind, folded(Ref(d.kind, n))): d.names[0] for d in decisions.same for n in d.names
    }
    found: dict[tuple[str, str], Entity] = {}
    taken: set[str] = set()
    for group in sorted(members):
        names = members[group]
        label = next((preferred[n] for n in names if n in preferred), None) or _best_name(
            names, mentions
        )
        kind = names[0][0]
        id_ = f"{kind}/{slug(label)}"
        while id_ in taken:
            id_ += "-2"
        taken.add(id_)
        for name in names:
            found[name] = Entity(id_, kind, label)
    return found


def _best_name(
    names: list[tuple[str, str]], mentions: dict[tuple[str, str], list[tuple[str, Citation]]]
) -> str:
    """The fullest name; of equally full ones the one used most, then the one with capitals."""
    used = Counter(bare(written) for name in names for written, _ in mentions[name])

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


def _places(placed: Iterable[Ref]) -> dict[Ref, Entity]:
    """Give placed things their ids; the same place in two documents gets a number."""
    found: dict[Ref, Entity] = {}
    first: dict[str, Ref] = {}
    same: dict[str, Entity] = {}
    for ref in sorted(placed, key=lambda r: (r.kind, r.slug, r.within, r.name)):
        if ref.same and ref.same in same:
            found[ref] = same[ref.same]
            continue
        id_ = f"{ref.kind}/{ref.slug}"
        number = 1
        while id_ in first and (first[id_].within != ref.within or ref.kind == "vacancy"):
            number += 1
            id_ = f"{ref.kind}/{ref.slug}-{number}"
        if id_ in first:
            found[ref] = found[first[id_]]
            continue
        first[id_] = ref
        found[ref] = Entity(id_, ref.kind, ref.name)
        if ref.same:
            same[ref.same] = found[ref]
    return found


def _statement(draft: Draft, id_of: Callable[[Ref], str]) -> Statement:
    citations = tuple(draft.source.cite(passage) for passage in draft.passages)
    return Statement(
        id_of(draft.subject),
        draft.term,
        id_of(draft.object) if draft.object else None,
        draft.value,
        draft.raw,
        draft.role,
        draft.stated_as,
        draft.basis,
        draft.start,
        draft.end,
        citations,
    )


def _citation(draft: Draft, ref: Ref) -> Citation:
    passage = draft.passages[0]
    return draft.source.cite(passage.find(ref.name))


def _names(
    mentions: dict[tuple[str, str], list[tuple[str, Citation]]],
    named: dict[tuple[str, str], Entity],
    undecided: _Groups,
) -> list[Statement]:
    """Every wording that a thing went by, with where it was used.

    It is decided, rather than stated, where only a decision joins it to the thing's label.
    """
    said: dict[tuple[str, str, str], dict[Citation, None]] = defaultdict(dict)
    for name, used in mentions.items():
        kind, _ = name
        label = kind, folded(Ref(kind, named[name].label))
        basis = "stated" if undecided.find(name) == undecided.find(label) else "decided"
        for written, citation in used:
            if bare(written) in citation.quote or written in citation.quote:
                said[named[name].id, bare(written), basis][citation] = None
    return [
        Statement(id_, "name", value=name, basis=basis, citations=tuple(citations))
        for (id_, name, basis), citations in said.items()
    ]


def _alike(named: dict[tuple[str, str], Entity], apart: set[frozenset[str]]) -> list[str]:
    """Names of bodies that may mean one thing, for a person to decide.

    One name ends on the other's words, or is its initials. Each name is folded once and looked up
    by its endings, so that a long register takes no longer than it must.
    """
    bodies = sorted({e.label for e in named.values() if e.kind == "body"})
    by_words = {tuple(key(body).split()): body for body in bodies}
    by_word = {body.casefold(): body for body in bodies if " " not in body}
    pairs: dict[tuple[str, str], None] = {}
    for body in bodies:
        words = tuple(key(body).split())
        shorter = [by_words.get(words[start:]) for start in range(1, len(words) - 1)]
        parts = [word for word in re.split(r"\W+", body) if word]
        initials = "".join(part[0] for part in parts).casefold() if len(parts) > 2 else ""
        for other in (*shorter, by_word.get(initials)):
            if other is not None and other != body:
                one, two = sorted((body, other))
                pairs[one, two] = None
    return [
        f"“{one}” and “{other}” may be one body; a same or not same decision settles it"
        for one, other in sorted(pairs)
        if frozenset((folded(Ref("body", one)), folded(Ref("body", other)))) not in apart
    ]
