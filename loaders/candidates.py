"""The names that a first reading of all documents met, by which the second judges every text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from remit.graph.lookup import key
from remit.loaders.drafts import Findings
from remit.loaders.reading import Reading
from remit.loaders.values.phrases import Known

_TELLING = (
    "holds",
    "honorific",
    "memberOf",
)  # said of a person only where more than a name is told
_THERE = ("attended", "absentFrom")  # at a meeting, whose minutes use their initials


def names_met(readings: Sequence[Reading], findings: Findings) -> Known:
    """What a reading found: bodies, people who are told to be people, and whose initials fit one name."""
    people, told, there = set(), set(), set()
    for draft in findings.drafts:
        for ref in filter(None, (draft.subject, draft.object)):
            if ref.kind == "person" and not ref.slug:
                people.add(ref.name)
                if draft.term in _THERE:
                    there.add(ref.name)
                if draft.term in _TELLING or draft.basis != "inferred":
                    told.add(key(ref.name))
    bodies = set().union(*(reading.met | set(reading.known.bodies) for reading in readings))
    decided = {key(one.name) for reading in readings for one in reading.decisions.kinds}
    spelt_out = {key(ref.name) for one, other, *_ in findings.aliases for ref in (one, other)}
    doubled = _initials(there, doubled=True)
    bodies -= {key(short) for short in doubled} - spelt_out  # "ABC" is Ann Bee-Cole, who was there
    either = {**doubled, **_initials(people), **findings.keys}
    initials = {short: name for short, name in either.items() if name}
    return Known(frozenset(bodies - told - decided), frozenset(told - decided), initials)


def _initials(people: set[str], *, doubled: bool = False) -> dict[str, str]:
    """Names by their initials, where these fit one name only; of ``doubled`` names both parts count."""
    fitting: dict[str, dict[str, str]] = defaultdict(dict)
    for name in sorted(people):
        words = [w for w in (name.replace("-", " ") if doubled else name).split() if w[0].isupper()]
        spelt_out = all(len(word.strip(".")) > 1 for word in words)
        if len(words) > 1 and (spelt_out or doubled):  # "D Stott" is the DS of her own meeting
            fitting["".join(word[0] for word in words)].setdefault(key(name), name)
    return {letters: next(iter(n.values())) for letters, n in fitting.items() if len(n) == 1}
