"""The audit of a register of several partnerships: each by itself, one after the other.

What one partnership writes proves nothing about another, so each is audited as if it had been loaded
alone, on the day that its own documents tell. No more than one is in memory at any time, and the
first findings are there before the last partnership has been read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import Final, Generic, NamedTuple, TypeAlias, TypeVar

from remit.graph.partnerships import Partnership
from remit.graph.store import Store
from remit.queries.abreast import each_part
from remit.queries.audit.engine import Judged, choose, judge
from remit.queries.audit.model import AnyRule, Audit, Checked, Glance, Severity, Waiver
from remit.queries.audit.rules import RULES
from remit.queries.coverage import Coverage
from remit.queries.facts.register import Facts
from remit.queries.shapes import Json

T = TypeVar("T")


class Told(NamedTuple, Generic[T]):
    """One partnership, what its audit comes to, and what was told of it."""

    partnership: Partnership
    glance: Glance
    told: T


Tell: TypeAlias = Callable[[Partnership, Judged], T]


class Asked(NamedTuple):
    """What an audit of each is asked for; the members are the arguments of ``audit``."""

    as_of: date | None = None
    select: Collection[str] = ()
    ignore: Collection[str] = ()
    severity: Severity = "low"
    ahead: timedelta | None = None

    @property
    def rules(self) -> list[AnyRule]:
        """The rules to run.

        Raises:
            RegisterError: a code or family is none of the rules'.
        """
        return choose(RULES, self.select, self.ignore, self.severity)


_ALL: Final = Asked()


def audit_each(store: Store, tell: Tell[T], asked: Asked = _ALL) -> Iterator[Told[T]]:
    """Audit the partnerships of a register in the order of their keys.

    ``tell`` gives what is wanted of each, as plain data. It is asked where the partnership is judged, which may be in another
    process (see ``abreast``): so nothing is put in words or handed over that nobody wants.

    Raises:
        RegisterError: a code or family is none of the rules'.
    """
    rules = asked.rules  # a slip is told before anything is read
    for partnership, (glance, told) in each_part(store, partial(_told, tell, asked, rules)):
        yield Told(partnership, glance, told)


def whole(_: Partnership, judged: Judged) -> Audit:
    """Tell all of it, every finding and every matter."""
    return judged.audit


def _told(
    tell: Tell[T], asked: Asked, rules: Sequence[AnyRule], one: Partnership, part: Store
) -> tuple[Glance, T]:
    with part.snapshot():
        facts = Facts(part, asked.as_of, asked.ahead)
        judged = judge(facts, rules, f"{one.key}/", asked.severity)
        return judged.glance, tell(one, judged)


@dataclass
class Total:
    """What the audits of several partnerships come to, added up as they come: no finding is kept."""

    told: list[tuple[Partnership, Glance]] = field(default_factory=list)
    open: Counter[Severity] = field(default_factory=Counter)  # that nobody waived, by severity
    matters: int = 0
    _rules: dict[str, Checked] = field(default_factory=dict)

    def add(self, partnership: Partnership, glance: Glance) -> None:
        """Count one more."""
        self.open.update(glance.open)
        self.matters += glance.matters
        for checked in glance.rules:
            before = self._rules.get(checked.rule.code, Checked(checked.rule, 0, 0))
            self._rules[checked.rule.code] = Checked(
                checked.rule, before.checked + checked.checked, before.found + checked.found
            )
        # Of its rules the sums are enough; a nation has very many partnerships.
        self.told.append((partnership, glance._replace(rules=())))

    @property
    def rules(self) -> tuple[Checked, ...]:
        """How each rule ended over all of them."""
        return tuple(self._rules.values())

    @property
    def as_of(self) -> str:
        """The day of all of them; empty where they were judged as at different days."""
        days = {glance.as_of for _, glance in self.told}
        return days.pop() if len(days) == 1 else ""

    @property
    def coverage(self) -> Coverage:
        """How much was read of all documents."""
        told = [glance.coverage for _, glance in self.told]
        return Coverage(sum(c.read for c in told), sum(c.pieces for c in told))

    @property
    def lapsed(self) -> tuple[Waiver, ...]:
        """The waivers that ran out for any of them."""
        return tuple(dict.fromkeys(w for _, glance in self.told for w in glance.lapsed))

    @property
    def idle(self) -> tuple[Waiver, ...]:
        """The waivers that none of them needs."""
        kept = [{*glance.idle} for _, glance in self.told]
        return tuple(w for w in (self.told[0][1].idle if kept else ()) if all(w in k for k in kept))

    def to_json(self) -> Json:
        """All but the matters and the findings, in the public shape of an audit."""
        return {
            "rules": [checked.to_json() for checked in self.rules],
            "waivers": {
                "lapsed": [waiver.to_json() for waiver in self.lapsed],
                "idle": [waiver.to_json() for waiver in self.idle],
            },
            "coverage": self.coverage.to_json(),
            "partnerships": [
                {
                    "key": one.key,
                    "title": one.title,
                    "as_of": glance.as_of,
                    "coverage": glance.coverage.to_json(),
                }
                for one, glance in self.told
            ],
        }
