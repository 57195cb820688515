"""The audits of several partnerships, each put in words where it was made and written as soon as it is there."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TypeVar

from remit.cli.common import command_line
from remit.cli.lists import Spooled, indented, items
from remit.cli.render import Page
from remit.cli.render_audit import COLUMNS, as_markdown, csv_rows, rows, show_audit, summary
from remit.cli.terminal import write
from remit.cli.text import Span
from remit.graph.partnerships import Partnership
from remit.graph.store import Store
from remit.queries.audit import SEVERITIES
from remit.queries.audit.engine import Judged
from remit.queries.audit.model import Glance
from remit.queries.audit.parts import Asked, Told, Total, audit_each
from remit.queries.counting import count

T = TypeVar("T")


def write_audits(store: Store, asked: Asked, form: str, *, everything: bool = False) -> Total:
    """Audit each partnership and write it in one of the forms; give what they come to.

    Raises:
        RegisterError: a code or family is none of the rules'.
    """
    total = Total()
    if form == "json":
        _write_json(_counting(audit_each(store, _in_json, asked), total), total)
    elif form == "sarif":
        _write_sarif(_counting(audit_each(store, _in_sarif, asked), total))
    elif form in ("csv", "markdown"):
        sys.stdout.write(csv_rows([COLUMNS]) if form == "csv" else "")
        tell = _in_csv if form == "csv" else _in_markdown
        for one in _counting(audit_each(store, tell, asked), total):
            sys.stdout.write(one.told)
    else:
        _write_text(store, asked, total, everything=everything)
    return total


def _write_text(store: Store, asked: Asked, total: Total, *, everything: bool) -> None:
    page = Page(command=command_line())
    tell = partial(_on_page, page.kind) if everything else _nothing
    for one in _counting(audit_each(store, tell, asked), total):
        write(one.told or _glance(page.kind, one.partnership, one.glance))
    with page:
        _show_total(page, total)


def _counting(audits: Iterable[Told[T]], total: Total) -> Iterator[Told[T]]:
    for one in audits:
        total.add(one.partnership, one.glance)
        yield one
        sys.stdout.flush()


def _nothing(_: Partnership, __: Judged) -> list[Span]:
    """Of a screen's few lines a glance tells all."""
    return []


def _on_page(kind: tuple[int, str], one: Partnership, judged: Judged) -> list[Span]:
    """Every finding of one partnership as a page of some kind has it."""
    page = _headed(kind, one)
    show_audit(page, judged.audit, everything=True)
    return page.finish()


def _glance(kind: tuple[int, str], one: Partnership, glance: Glance) -> list[Span]:
    page = _headed(kind, one)
    page.say(summary(glance))
    if first := glance.first:
        page.say(("First: ", "bold"), f"{first.title} ({first.severity})", indent=2)
        page.say(first.question, indent=2)
    return page.finish()


def _headed(kind: tuple[int, str], one: Partnership) -> Page:
    page = Page.like(kind)
    page.skip()
    page.say((one.title, "bold"), " ", (one.key, "cyan"))
    return page


def _show_total(page: Page, total: Total) -> None:
    page.heading(f"All {count(len(total.told), 'partnership')}")
    parts = ", ".join(f"{total.open[severity]:,} {severity}" for severity in SEVERITIES)
    many = count(total.open.total(), "finding")
    page.say(
        f"{many} on {count(total.matters, 'matter')}: {parts}; {total.coverage.beside_nothing()}."
    )
    page.say("What matters most in one of them:")
    partnership, _ = total.told[0]
    page.copyable("audit", "--partnership", partnership.key, indent=2)


def _in_csv(_: Partnership, judged: Judged) -> str:
    """The rows of one audit; a row's subject tells whose it is."""
    return csv_rows(rows(judged.audit))


def _in_markdown(partnership: Partnership, judged: Judged) -> str:
    return f"{as_markdown(judged.audit, partnership.title)}\n"


def _in_json(_: Partnership, judged: Judged) -> tuple[str, str]:
    """The matters of one audit, and its findings."""
    audit = judged.audit
    return items((m.to_json() for m in audit.matters), 2), items(
        (f.to_json() for f in audit.findings), 2
    )


def _write_json(audits: Iterable[Told[tuple[str, str]]], total: Total) -> None:
    with Spooled("matters", "findings") as spooled:
        for one in audits:
            matters, findings = one.told
            spooled.add("matters", matters)
            spooled.add("findings", findings)
        told = total.to_json()
        rules = told.pop("rules")
        spooled.write(
            {"as_of": total.as_of, "matters": ..., "rules": rules, "findings": ..., **told}
        )


def _in_sarif(partnership: Partnership, judged: Judged) -> str:
    """The run of one partnership."""
    from remit.cli.sarif import as_sarif

    (run,) = as_sarif(judged.audit)["runs"]
    run["automationDetails"] = {"id": partnership.key}
    return indented(run, 2)


def _write_sarif(audits: Iterable[Told[str]]) -> None:
    """One log with a run for each partnership."""
    from remit.cli.sarif import SCHEMA

    sys.stdout.write(f'{{\n  "version": "2.1.0",\n  "$schema": {json.dumps(SCHEMA)},\n  "runs": [')
    for n, one in enumerate(audits):
        sys.stdout.write(f"{',' if n else ''}\n{one.told}")
    sys.stdout.write("\n  ]\n}\n")
