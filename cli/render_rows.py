"""Tables of answers, for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from remit.cli.render import Page
from remit.cli.text import plain

if TYPE_CHECKING:
    from remit.graph.exchange import Finding
    from remit.queries.sparql_running import Table

_BETWEEN = "  "


def show_rows(page: Page, found: Table) -> None:
    """Write rows under their columns, or one below the other where the terminal is too narrow."""
    rows = [[plain(cell or "") for cell in row] for row in found.rows]
    lines = [list(map(plain, found.columns)), *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    if sum(widths) + len(_BETWEEN) * len(widths) <= page.width:
        rule = ["-" * width for width in widths]
        for line in [lines[0], rule, *rows] if rows else []:
            padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
            page.row(_BETWEEN.join(padded))
    else:
        for row in rows:
            _show_row(page, found.columns, row)
    page.say(f"{len(rows):,} {'row' if len(rows) == 1 else 'rows'}")


def _show_row(page: Page, columns: Sequence[str], row: Sequence[str]) -> None:
    for column, cell in zip(columns, row, strict=True):
        if cell:
            page.say((f"{column}: ", "bold"), cell, rest="  ")
    page.skip()


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
