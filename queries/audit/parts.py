"""The audit of a register of several partnerships: each by itself, one after the other.

What one partnership writes proves nothing about another, so each is audited as if it had been loaded
alone, on the day that its own documents tell. No more than one is in memory at any time, and the
first findings are there before the last partnership has been read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from remit.graph.partnerships import Partnership
from remit.graph.store import Store
from remit.queries.abreast import each_part
from remit.queries.audit.engine import audit, choose
from remit.queries.audit.model import Audit, Checked, Severity, Waiver
from remit.queries.audit.rules import RULES
from remit.queries.coverage import Coverage
from remit.queries.shapes import Json


class Audited(NamedTuple):
    """One partnership, and its audit."""

    partnership: Partnership
    audit: Audit


def audit_each(
    store: Store,
    as_of: date | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    severity: Severity = "low",
    *,
    ahead: timedelta | None = None,
) -> Iterator[Audited]:
    """Audit the partnerships of a register in the order of their keys; the arguments are those of ``audit``.

    Raises:
        RegisterError: a code or family is none of the rules'.
    """
    choose(RULES, select, ignore, severity)  # a slip is told before anything is read
    asked = partial(_audited, (as_of, select, ignore, severity), ahead)
    for partnership, done in each_part(store, asked):
        yield Audited(partnership, done)


def _audited(
    asked: tuple[date | None, Collection[str], Collection[str], Severity],
    ahead: timedelta | None,
    partnership: Partnership,
    part: Store,
) -> Audit:
    return audit(part, *asked, ahead=ahead, under=f"{partnership.key}/")


@dataclass
class Total:
    """What the audits of several partnerships come to, added up as they come: no finding is kept."""

    told: list[Audited] = field(default_factory=list)  # without their findings and matters
    open: Counter[Severity] = field(
        default_factory=Counter
    )  # findings that nobody waived, by severity
    matters: int = 0
    _rules: dict[str, Checked] = field(default_factory=dict)

    def add(self, one: Audited) -> None:
        """Count one more."""
        audit = one.audit
        self.open.update(finding.severity for finding in audit.open)
        self.matters += sum(bool(matter.open) for matter in audit.matters)
        for checked in audit.rules:
            before = self._rules.get(checked.rule.code, Checked(checked.rule, 0, 0))
            self._rules[checked.rule.code] = Checked(
                checked.rule, before.checked + checked.checked, before.found + checked.found
            )
        self.told.append(Audited(one.partnership, audit._replace(findings=(), matters=())))

    @property
    def rules(self) -> tuple[Checked, ...]:
        """How each rule ended over all of them."""
        return tuple(self._rules.values())

    @property
    def as_of(self) -> str:
        """The day of all of them; empty where they were judged as at different days."""
        days = {one.audit.as_of for one in self.told}
        return days.pop() if len(days) == 1 else ""

    @property
    def coverage(self) -> Coverage:
        """How much was read of all documents."""
        told = [one.audit.coverage for one in self.told]
        return Coverage(sum(c.read for c in told), sum(c.pieces for c in told))

    @property
    def lapsed(self) -> tuple[Waiver, ...]:
        """The waivers that ran out for any of them."""
        return tuple(dict.fromkeys(w for one in self.told for w in one.audit.lapsed))

    @property
    def idle(self) -> tuple[Waiver, ...]:
        """The waivers that none of them needs."""
        kept = [{*one.audit.idle} for one in self.told]
        return tuple(
            w for w in (self.told[0].audit.idle if kept else ()) if all(w in k for k in kept)
        )

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
                    "key": one.partnership.key,
                    "title": one.partnership.title,
                    "as_of": one.audit.as_of,
                    "coverage": one.audit.coverage.to_json(),
                }
                for one in self.told
            ],
        }
