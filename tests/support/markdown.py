"""Tables as Markdown writes them."""

from __future__ import annotations


def plan_asking(who: str, work: str = "What we will do") -> str:
    """A plan of two actions whose second column is headed so."""
    return "# Quay plan\n\n" + table(
        f"| {work} | {who} | By when |",
        "| Mend the gates | Ann Oakham | May 2031 |",
        "| Paint the rails | Bo Lunt | June 2031 |",
    )


def table(*rows: str) -> str:
    """A table whose header and rows these are, each with its strokes."""
    cells = rows[0].count("|") - 1
    return "\n".join([rows[0], "|" + "---|" * cells, *rows[1:]]) + "\n"
