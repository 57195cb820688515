"""When two wordings mean the same body, matter or action, and when only a word is shared."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from math import ceil

from remit.graph.denied import affirmed
from remit.graph.likeness import SMALL, alike, are_two, initials
from remit.graph.lookup import key
from remit.queries.facts.register import Facts
from remit.queries.facts.telling import stems, telling
from remit.queries.phrasing import lowered

GROUP = re.compile(
    r"\b(board|group|groups|forum|panel|committee|team|partnership|boards)$", re.IGNORECASE
)  # how names of what people meet in end
_NEAR = 60  # names or texts that share a word beyond this many tell nothing (“… Board”)
# What plans do with a matter; taken away from a priority's name, the matter is left.
_DOING = frozenset(
    [
        "address",
        "build",
        "combat",
        "deliver",
        "end",
        "improve",
        "increase",
        "prevent",
        "preventing",
        "prevention",
        "promote",
        "protect",
        "protecting",
        "reduce",
        "reducing",
        "reduction",
        "safer",
        "stop",
        "stopping",
        "tackle",
        "tackling",
        "activity",
    ]
)


@lru_cache(maxsize=8192)  # sets are large, and a text is asked about again only for a while
def having(text: str) -> frozenset[str]:
    """The stems of a text in no order: nearly always one is missing, and then nothing more is looked at."""
    return frozenset(stems(text))


def matter(label: str) -> str:
    """What a priority is about, without what is to be done about it.

    >>> matter("Stop domestic abuse"), matter("Violence reduction")
    ('domestic abuse', 'violence')
    """
    words = [w for w in label.split() if w.casefold().strip(",.") not in _DOING]
    kept = " ".join(words) or label
    return lowered(kept)


def names_a(text: str, label: str) -> bool:
    """Whether a text names the matter of a priority: at least two telling words, all of them.

    >>> names_a("Reduce the risk from domestic abuse", "Stop domestic abuse")
    True
    >>> names_a("Stop violence before it starts", "Violence reduction")
    False
    """
    wanted = telling_of(label)
    telling = frozenset(wanted)
    if len(telling) < 2 or not telling <= having(text):
        return False
    # Together, not scattered over the sentence: within a stretch not much longer than the name.
    words, span = stems(affirmed(text)), len(wanted) + 2
    return any(telling.issubset(words[n : n + span]) for n in range(len(words)))


@lru_cache(maxsize=4096)
def telling_of(label: str) -> tuple[str, ...]:
    """The stems of the words that tell a priority's matter."""
    return tuple(stem for stem in stems(matter(label)) if stem not in SMALL)


def says(text: str, label: str) -> bool:
    """Whether a text holds a priority's name in so many words, “re-” being no second word.

    >>> says("Reduce offending by young adults", "Reduce offending and re-offending")
    True
    >>> says("Reduce repeat visits and offending", "Reduce offending")
    False
    """
    wanted = in_full(label)
    size = len(wanted)
    if size < 2 or not having(text).issuperset(wanted):
        return False
    words = stems(affirmed(text))
    return any(words[n : n + size] == wanted for n in range(len(words)))


@lru_cache(maxsize=4096)
def in_full(label: str) -> tuple[str, ...]:
    """All stems of a name, without the second of "offending and re-offending"."""
    full = stems(label)
    return tuple(
        stem
        for n, stem in enumerate(full)
        if not (n > 1 and stem == f"re{full[n - 2]}" and full[n - 1] == "and")
        and not (n and stem == "and" and full[n + 1 : n + 2] == (f"re{full[n - 1]}",))
    )


def alike_people(one: str, other: str) -> str | None:
    """Say why two names probably mean the same person.

    >>> alike_people("I. Lane", "Ines Lane")
    'one gives only the initial'
    >>> alike_people("Ian Lane", "Ines Lane")
    """
    first, second = one.replace(".", " ").split(), other.replace(".", " ").split()
    if len(first) < 2 or len(second) < 2 or first[-1].casefold() != second[-1].casefold():
        return None
    short, long = sorted((first[0], second[0]), key=len)
    if len(short) == 1 and len(long) > 1 and long[0].casefold() == short.casefold():
        return "one gives only the initial"
    return None


def aliases(facts: Facts, id_: str) -> dict[str, str]:
    """The bodies, or people, that probably are the same as this one, with the reason for each."""
    return facts.once("aliases", lambda: _aliases(facts)).get(id_, {})


def _aliases(facts: Facts) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for one, other, reason in _alike_pairs(facts):
        found[one][other] = found[other][one] = reason
    return found


def _alike_pairs(facts: Facts) -> Iterator[tuple[str, str, str]]:
    """Compare only names that share a last word or initials, so that many names take little time."""
    near: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for e in facts.of("body", "person"):
        for name in facts.names(e.id):
            words = stems(name)
            for handle in {words[-1] if words else "", initials(name), key(name).replace(" ", "")}:
                near[f"{e.kind} {handle}"].append((e.id, name))
    done = set()
    for handle, named in sorted(near.items()):
        test = alike if handle.startswith("body") else alike_people
        for n, (one, name) in enumerate(named[:_NEAR]):
            for other, called in named[n + 1 : _NEAR]:
                pair = (min(one, other), max(one, other))
                if one != other and pair not in done and (reason := test(name, called)):
                    done.add(pair)
                    if not _told_apart(facts, *pair):
                        yield *pair, reason


def _told_apart(facts: Facts, one: str, other: str) -> bool:
    """Whether some name of one thing holds a name of the other only to say that they are two."""
    return any(are_two(a, b) for a in facts.names(one) for b in facts.names(other))


def restated(
    texts: Mapping[str, str], groups: Iterable[Iterable[str]], least: float = 0.75, fewest: int = 4
) -> Iterator[tuple[str, str, float]]:
    """Give pairs within a group whose telling words are nearly the same, with how nearly.

    Candidates are found through their rarest words, so that a long list is not compared pair by
    pair; a word that very many of them use makes no candidates, unless all words are the same.
    """
    for group in groups:
        sets = {id_: telling(texts[id_]) for id_ in group}
        seen: dict[str, list[str]] = defaultdict(list)
        same: dict[frozenset[str], str] = {}
        sizes = {id_: len(some) for id_, some in sets.items()}
        use = Counter(chain.from_iterable(sets.values()))
        rarest = {stem: n for n, stem in enumerate(sorted(sorted(use), key=use.__getitem__))}
        for id_ in sorted(sets):
            words = sorted(sets[id_], key=rarest.__getitem__)
            if len(words) < fewest:
                continue  # too short to be told from a coincidence
            first = words[: len(words) - ceil(least * len(words)) + 1]
            rare = [stem for stem in first if 1 < use[stem] <= _NEAR]
            near = {other for stem in rare for other in seen[stem]}
            near.add(same.setdefault(sets[id_], id_))
            near.discard(id_)
            mine, shares = sets[id_], dict[str, float]()
            for other in near:
                both = len(mine & sets[other])
                if (share := both / (sizes[id_] + sizes[other] - both)) >= least:
                    shares[other] = share
            for other in sorted(shares):
                yield other, id_, shares[other]
            for stem in rare:
                seen[stem].append(id_)
