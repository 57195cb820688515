"""By which rule a few matters are asked about before all others, so that nobody takes them for all that is grave."""

from __future__ import annotations

from collections.abc import Sequence

from remit.queries.audit.model import Audit, Matter
from remit.queries.counting import count


def first_said(audit: Audit, told: Sequence[Matter]) -> str:
    """By which rule some matters are asked about first, in a sentence, and how many others are as grave.

    There are more grave questions: each finding has one, and several findings are one matter.

    >>> first_said(Audit("", (), ()), ())
    'These are the matters whose findings weigh most, at most five.'
    """
    ids = {matter.id for matter in told}
    others = sum(m.severity == "high" and bool(m.open) for m in audit.matters if m.id not in ids)
    through = any(m.throughout and m.severity == "medium" for m in told)
    wide = ", and what runs through most priorities" if through else ""
    stand = "stands" if others == 1 else "stand"
    more = f"; {count(others, 'more matter')} as grave {stand} below" if others else ""
    return f"These are the matters whose findings weigh most{wide}, at most five{more}."
