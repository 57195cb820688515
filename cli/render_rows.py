"""Tables of answers, for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table as Grid
from rich.text import Text

from remit.cli.render import Page, plain_part

if TYPE_CHECKING:
    from remit.graph.exchange import Finding
    from remit.queries.sparql import Table

_WIDEST_CELL = 60


def show_rows(page: Page, found: Table) -> None:
    """Write rows under their columns, and how many there are."""
    grid = Grid(box=box.SIMPLE, show_edge=False, pad_edge=False)
    for column in found.columns:
        grid.add_column(plain_part(column), max_width=_WIDEST_CELL, overflow="fold")
    for row in found.rows:
        grid.add_row(*(Text(plain_part(cell or "")) for cell in row))
    if found.rows:
        page.console.print(grid)
    page.say(f"{len(found.rows):,} {'row' if len(found.rows) == 1 else 'rows'}")


def show_findings(page: Page, findings: Iterable[Finding]) -> None:
    """Write what is not well formed, worst first, with the thing and the passages."""
    number = 0
    for number, finding in enumerate(findings, 1):
        label = f" ({finding.label})" if finding.label else ""
        page.say((f"{finding.severity}: ", "bold"), finding.message, rest="  ")
        page.say(finding.thing, label, indent=2)
        for place in finding.citations:
            page.say((place, "dim"), indent=4)
    if number == 0:
        page.say("The register is well formed.")
    else:
        page.say(f"{number:,} {'finding' if number == 1 else 'findings'}")
