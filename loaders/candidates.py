"""The names that a first reading of all documents met, by which the second judges every text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from remit.graph.lookup import key
from remit.loaders.amounts import called_after
from remit.loaders.decisions import Decisions
from remit.loaders.drafts import Findings, linked_bodies
from remit.loaders.reading import Reading
from remit.loaders.values.ends import first_word, last_word
from remit.loaders.values.given import is_given
from remit.loaders.values.phrases import Known

_TELLING = (
    "holds",
    "honorific",
    "memberOf",
)  # said of a person only where more than a name is told
_THERE = ("attended", "absentFrom")  # at a meeting, whose minutes use their initials


@dataclass(frozen=True)
class Met:
    """The names that one document gave when it was read for the first time.

    ``bodies``, ``told`` (people who are told to be people), ``spelt_out`` (what stands for another name) and ``linked``
    are folded; ``people`` and ``there`` (at a meeting) are written. ``keys`` are initials with whom a key says that
    they stand for, titles with the surname of the one person who has both, and given names that one person of the
    document has; ``whose`` is the partnership that the document says it is of.
    """

    whose: str = ""
    bodies: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    there: frozenset[str] = frozenset()
    spelt_out: frozenset[str] = frozenset()
    linked: frozenset[str] = frozenset()
    keys: tuple[tuple[str, str], ...] = ()

    @classmethod
    def by(cls, reading: Reading) -> Met:
        """What a reading found."""
        people, told, there = set(), set(), set()
        titles: set[tuple[str, str]] = set()
        for draft in reading.findings.drafts:
            if draft.term == "honorific" and draft.value:
                titles.add((draft.value, draft.subject.name))
            for ref in filter(None, (draft.subject, draft.object)):
                if ref.kind == "person" and not ref.slug:
                    people.add(ref.name)
                    if draft.term in _THERE:
                        there.add(ref.name)
                    if draft.term in _TELLING or draft.basis != "inferred":
                        told.add(key(ref.name))
        aliases = reading.findings.aliases
        return cls(
            reading.partnership.name if reading.partnership else "",
            frozenset(reading.met),
            frozenset(people),
            frozenset(told),
            frozenset(there),
            frozenset(key(ref.name) for one, other, *_ in aliases for ref in (one, other)),
            frozenset(linked_bodies(reading.findings.drafts)),
            (
                *reading.findings.keys.items(),
                *_by_surname(titles, people),
                *_by_given_name(people, reading.in_small),
            ),
        )


def names_met(met: Sequence[Met], decisions: Decisions) -> Known:
    """What all documents gave: bodies, people who are told to be people, and whose initials fit one name."""

    def every(names: Callable[[Met], frozenset[str]]) -> frozenset[str]:
        return frozenset().union(*map(names, met))

    bodies = every(lambda one: one.bodies) | decided_bodies(decisions)
    told = every(lambda one: one.told)
    spelt_out = every(lambda one: one.spelt_out)
    decided = {key(one.name) for one in decisions.kinds}
    keys = Findings()
    for short, name in (pair for one in met for pair in one.keys):
        keys.stands_for(short, name)
    doubled = _initials(every(lambda one: one.there), doubled=True)
    # "ABC" is Ann Bee-Cole, who was there
    sure = bodies - ({key(short) for short in doubled} - spelt_out)
    either = {**doubled, **_initials(every(lambda one: one.people)), **keys.keys}
    return Known(
        sure - told - decided,
        told - decided,
        {short: name for short, name in either.items() if name},
        every(lambda one: one.linked),
        called_after(bodies),
        frozenset(short for short, name in keys.keys.items() if name),
    )


def decided_bodies(decisions: Decisions) -> frozenset[str]:
    """The folded names of bodies that are known before any document is read."""
    return frozenset(
        key(name) for one in decisions.same if one.kind == "body" for name in one.names
    )


def _by_surname(
    titles: Collection[tuple[str, str]], people: Collection[str]
) -> Iterator[tuple[str, str]]:
    """A title and a surname for the one person of a document whom both can mean: "Cllr Bee" for Ann Bee."""
    honorifics = {title for title, _ in titles}
    full = {name for name in people if " " in name and first_word(name) not in honorifics}
    for title, name in sorted(titles):
        surname = last_word(name)
        if name in full and sum(last_word(one) == surname for one in full) == 1:
            yield f"{title} {surname}", name


def _by_given_name(people: Collection[str], common: Collection[str]) -> Iterator[tuple[str, str]]:
    """The given name of each person of a document who alone has it: "Tess" for Tess Marlow; none that is a ``common`` word in it."""
    by: dict[str, list[str]] = defaultdict(list)
    for name in sorted(people):
        given, _, surname = name.partition(" ")
        if surname and is_given(given) and given.casefold() not in common:
            by[given].append(name)
    yield from ((given, names[0]) for given, names in by.items() if len(names) == 1)


def _initials(people: Collection[str], *, doubled: bool = False) -> dict[str, str]:
    """Names by their initials, where these fit one name only; of ``doubled`` names both parts count."""
    fitting: dict[str, dict[str, str]] = defaultdict(dict)
    for name in sorted(people):
        words = [w for w in (name.replace("-", " ") if doubled else name).split() if w[0].isupper()]
        spelt_out = all(len(word.strip(".")) > 1 for word in words)
        if len(words) > 1 and (spelt_out or doubled):  # "D Stott" is the DS of her own meeting
            fitting["".join(word[0] for word in words)].setdefault(key(name), name)
    return {letters: next(iter(n.values())) for letters, n in fitting.items() if len(n) == 1}
