"""Which column says what the rows of a table are about: it is settled before the others.

Else "Milestone" would be a measure, and nothing the work.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from remit.loaders.blocks import Passage
from remit.loaders.schema.columns import Option
from remit.loaders.schema.wordings import Meaning

BARELY = 0.6  # the score of what only one word of a heading may say

PARTIES = ("responsible", "accountable", "support")
PLAIN = 0.7  # the score of a column that is about the rows, whatever else it may be
_SURELY = 0.9  # of a column of those who do the work
_ANOTHER = 0.15  # less, where a heading is the very word for something else: "Meets" is no meeting


def subject_of(
    needs: Sequence[str],
    scored: Sequence[Option],
    headings: Mapping[int, Passage],
    cells: Mapping[int, Sequence[str]],
) -> Option | None:
    """The best of the options whose role the table must have; the first of ``needs`` where several are as good."""
    who = {n for score, n, m in scored if m.role in PARTIES and score >= _SURELY}
    plain = {n: score for score, n, m in sorted(scored) if _is_literal(m, headings[n])}

    may_be = Counter(n for _, n, m in scored if m.role in needs)
    most = max(map(len, cells.values()), default=0)

    def fitness(option: Option) -> tuple[float, bool, int, int]:
        score, number, meaning = option
        another = score < plain.get(number, 0.0) and not _is_literal(meaning, headings[number])
        told = score * _filled(len(cells.get(number, ())), most) - (_ANOTHER if another else 0)
        # "Objective" beside "Action" may be what the action is for; "Action" is nothing else.
        return told, meaning.role == needs[0], -may_be[number], -number

    # "Working lead" and "Action by" ask who does the work.
    fitting = (o for o in scored if o[2].role in needs and (o[0] >= PLAIN or o[1] not in who))
    return max(fitting, key=fitness, default=None)


def _filled(told: int, most: int) -> float:
    """How a column counts as what the rows are about: one that is blank in most rows stands above them.

    ``told`` are its own cells that are not blank, ``most`` those of the fullest column.
    """
    return 0.5 + 0.5 * told / most if most else 1.0


def _is_literal(meaning: Meaning, heading: Passage) -> bool:
    """Whether a heading has the very words by which it means something."""
    return heading.text.strip(" :?").casefold() == meaning.wording.casefold()


def without_hints(meanings: Sequence[Meaning]) -> list[Meaning]:
    """What a heading means, without parties at whom one word hints: "Reference for implementation" is of no implementer."""
    referred = max((m.score for m in meanings if m.role == "reference"), default=0.0)
    return [m for m in meanings if not (m.role in PARTIES and m.score < min(referred, BARELY))]
