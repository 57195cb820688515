"""What changed between two registers: each change with both sides, and what cannot be told said as that."""

from remit.queries.changes.applying import applied
from remit.queries.changes.comparing import difference
from remit.queries.changes.model import Change, Diff, Doubt, Pair

__all__ = ["Change", "Diff", "Doubt", "Pair", "applied", "difference"]
