"""Tables of answers, for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table as Grid
from rich.text import Text

from remit.cli.render import Page, plain_part

if TYPE_CHECKING:
    from remit.graph.exchange import Finding
    from remit.queries.sparql import Table


def show_rows(page: Page, found: Table) -> None:
    """Write rows under their columns, or one below the other where the terminal is too narrow."""
    rows = [[plain_part(cell or "") for cell in row] for row in found.rows]
    if sum(_widths(found.columns, rows)) > page.console.width:
        for row in rows:
            for column, cell in zip(found.columns, row, strict=True):
                if cell:
                    page.say((f"{column}: ", "bold"), cell, rest="  ")
            page.skip()
    elif rows:
        _show_grid(page, found.columns, rows)
    page.say(f"{len(rows):,} {'row' if len(rows) == 1 else 'rows'}")


def _widths(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    lines = [columns, *rows]
    return [max(len(line[n]) for line in lines) + 2 for n in range(len(columns))]


def _show_grid(page: Page, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    grid = Grid(box=box.SIMPLE, show_edge=False, pad_edge=False)
    for column in columns:
        grid.add_column(plain_part(column))
    for row in rows:
        grid.add_row(*map(Text, row))
    page.console.print(grid)


def show_findings(page: Page, findings: Sequence[Finding]) -> None:
    """Write what is not well formed, worst first, with the thing and the passages."""
    for finding in findings:
        label = f" ({finding.label})" if finding.label else ""
        page.say((f"{finding.severity}: ", "bold"), finding.message, rest="  ")
        page.say(finding.thing, label, indent=2)
        for place in finding.citations:
            page.say((place, "dim"), indent=4)
    if findings:
        page.say(f"{len(findings):,} {'finding' if len(findings) == 1 else 'findings'}")
    else:
        page.say("The register is well formed.")
