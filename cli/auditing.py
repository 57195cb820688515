"""The work behind `remit audit`: of one partnership, or of each of several in turn."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

from remit.graph.partnerships import partnerships_of
from remit.graph.store import Store

if TYPE_CHECKING:
    from remit.queries.audit.model import Severity

# The day, the rules to run, those to leave out, and the least severity.
Asked: TypeAlias = "tuple[date | None, Collection[str], Collection[str], Severity]"


def write(
    store: Store, asked: Asked, form: str, *, everything: bool, ahead: timedelta | None = None
) -> set[Severity]:
    """Audit and write it; give the severities of what was found and not waived.

    Raises:
        RegisterError: a code or family is none of the rules'.
    """
    if partnerships_of(store.meta()):
        from remit.cli.render_audits import write_audits
        from remit.queries.audit.parts import Asked as AskedOfEach

        total = write_audits(store, AskedOfEach(*asked, ahead), form, everything=everything)
        return {severity for severity, n in total.open.items() if n}
    from remit.cli.render_audit import write_audit
    from remit.queries.audit import audit

    done = audit(store, *asked, ahead=ahead)
    write_audit(store, done, form, everything=everything)
    return {finding.severity for finding in done.open}
