"""Which names mean one thing: what decisions and documents join, and what is never joined.

Decisions come first. What a document says ("Long Name (LN)") joins names only as long as no two that a
decision keeps apart end as one, over however many steps; and a short form that is explained for two
different bodies stands for neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from remit.graph.model import Citation
from remit.loaders.decisions import Decisions
from remit.loaders.drafts import Claims, Ref
from remit.loaders.folding import Name, folded, name_of
from remit.loaders.wording import ACRONYM, bare

Mentions = Mapping[Name, Sequence[tuple[str, Citation]]]  # how each name was written, and where
_LEADING_VERB = 1  # "Serious crime" is "Reduce serious crime" where no other priority fits


@dataclass
class Groups:
    """The sets of names that mean one thing; two that are kept apart never come into one."""

    apart: Mapping[Name, set[Name]]
    notes: list[str] = field(default_factory=list)
    _parent: dict[Name, Name] = field(default_factory=dict)
    _members: dict[Name, set[Name]] = field(default_factory=dict)

    def find(self, one: Name) -> Name:
        """Give the name that stands for all names of one thing."""
        self._parent.setdefault(one, one)
        while self._parent[one] != one:
            self._parent[one] = self._parent[self._parent[one]]
            one = self._parent[one]
        return one

    def members(self, one: Name) -> set[Name]:
        """Give all names of the thing that has this name."""
        return self._members.get(root := self.find(one), {root})

    def join(self, one: Name, other: Name) -> bool:
        """Make two names one, unless that would bring two together that are kept apart."""
        first, second = sorted((self.find(one), self.find(other)))
        if first == second:
            return True
        ours, theirs = self.members(first), self.members(second)
        if any(self.apart.get(name, set()) & theirs for name in ours):
            return False
        self._parent[second] = first
        self._members[first] = ours | self._members.pop(second, {second})
        return True


def apart(decisions: Decisions) -> dict[Name, set[Name]]:
    """The names that a person said mean other things than a name does."""
    found: dict[Name, set[Name]] = defaultdict(set)
    for decision in decisions.not_same:
        names = [(decision.kind, folded(Ref(decision.kind, name))) for name in decision.names]
        for one, other in combinations(names, 2):
            found[one].add(other)
            found[other].add(one)
    return dict(found)


def group(claims: Claims, decisions: Decisions, mentions: Mentions) -> Groups:
    """Join names by decisions, by what documents explain, and by what can mean nothing else."""
    groups = Groups(apart(decisions))
    for decision in decisions.same:
        first, *others = ((decision.kind, folded(Ref(decision.kind, n))) for n in decision.names)
        for other in others:
            groups.join(first, other)
    spelt = _short_forms(claims, groups)
    for one, other in _expanded(spelt, mentions):
        groups.join(one, other)
    for one, other in _shortened_priorities(mentions):
        groups.join(one, other)
    return groups


def _short_forms(claims: Claims, groups: Groups) -> dict[str, str]:
    """Join short forms to what they stand for; gives the acronyms among them with their long names."""
    explained: dict[Name, dict[Name, tuple[Ref, Ref, Citation]]] = defaultdict(dict)
    for long, short, source, passage in claims.aliases:
        explained[name_of(short)].setdefault(name_of(long), (long, short, source.cite(passage)))
    spelt: dict[str, str] = {}
    for form, meanings in explained.items():
        decided = [full for full in meanings if groups.find(full) == groups.find(form)]
        roots = {groups.find(full) for full in decided or meanings}
        if len(roots) > 1 and not _nested([name for _, name in meanings]):
            groups.notes.append(_told_twice(meanings.values()))
            continue
        for full in decided or meanings:
            long, short, cited = meanings[full]
            if groups.join(full, form):
                if ACRONYM.match(short.name):
                    spelt[short.name] = long.name
            elif full not in groups.apart.get(form, set()):  # said outright needs no note
                groups.notes.append(
                    f"{cited.document}: {cited.locator}: “{short.name}” is not taken for "
                    f"“{long.name}”, as not same decisions keep names of the two apart"
                )
    return spelt


def _nested(names: Sequence[str]) -> bool:
    """Whether all names are the longest one with words left out at its ends."""
    longest = f" {max(names, key=len)} "
    return all(f" {name} " in longest for name in names)


def _told_twice(meanings: Collection[tuple[Ref, Ref, Citation]]) -> str:
    where = " and ".join(
        f"“{full.name}” ({cited.document}, {cited.locator})" for full, _, cited in meanings
    )
    short = next(iter(meanings))[1].name
    return (
        f"“{short}” is explained as {where}: it is taken for none of them; "
        "a same decision says which one it is"
    )


def _expanded(spelt: Mapping[str, str], mentions: Mentions) -> Iterator[tuple[Name, Name]]:
    """Pair "West Place PCC" with "West Place Police and Crime Commissioner", once PCC is explained."""
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


def _shortened_priorities(mentions: Mentions) -> Iterable[tuple[Name, Name]]:
    """Pair a priority named without its verb with the only priority that it can be."""
    names = [name for kind, name in mentions if kind == "priority"]
    for short in names:
        words = short.split()
        fitting = [n for n in names if n != short and n.split()[_LEADING_VERB:] == words]
        if len(words) > 1 and len(fitting) == 1:
            yield ("priority", short), ("priority", fitting[0])
