"""The audits of several partnerships, each written as soon as it is there."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator

from remit.cli.common import command_line
from remit.cli.lists import Spooled, indented
from remit.cli.render import Page
from remit.cli.render_audit import COLUMNS, as_markdown, csv_rows, show_audit, summary
from remit.queries.audit import SEVERITIES
from remit.queries.audit.parts import Audited, Total
from remit.queries.counting import count


def write_audits(audits: Iterable[Audited], form: str, *, everything: bool = False) -> Total:
    """Write the audits in one of the forms; give what they come to."""
    total = Total()
    counted = _counting(audits, total)
    if form == "json":
        _write_json(counted, total)
    elif form == "sarif":
        _write_sarif(counted)
    elif form == "csv":
        sys.stdout.write(csv_rows([COLUMNS]))
        for one in counted:
            sys.stdout.write(csv_rows(rows_of(one)))
    elif form == "markdown":
        for one in counted:
            sys.stdout.write(f"{as_markdown(one.audit, one.partnership.title)}\n")
    else:
        for one in counted:
            with Page(command=command_line()) as page:
                _show_one(page, one, everything=everything)
        with Page(command=command_line()) as page:
            _show_total(page, total)
    return total


def rows_of(one: Audited) -> Iterator[tuple[str, ...]]:
    """The rows of one audit; a row's subject tells whose it is."""
    from remit.cli.render_audit import rows

    return rows(one.audit)


def _counting(audits: Iterable[Audited], total: Total) -> Iterator[Audited]:
    for one in audits:
        total.add(one)
        yield one
        sys.stdout.flush()


def _show_one(page: Page, one: Audited, *, everything: bool) -> None:
    page.skip()
    page.say((one.partnership.title, "bold"), " ", (one.partnership.key, "cyan"))
    if everything:
        show_audit(page, one.audit, everything=True)
        return
    page.say(summary(one.audit))
    if first := next((matter for matter in one.audit.matters if matter.open), None):
        page.say(("First: ", "bold"), f"{first.title} ({first.severity})", indent=2)
        page.say(first.question, indent=2)


def _show_total(page: Page, total: Total) -> None:
    page.heading(f"All {count(len(total.told), 'partnership')}")
    parts = ", ".join(f"{total.open[severity]:,} {severity}" for severity in SEVERITIES)
    many = count(total.open.total(), "finding")
    page.say(
        f"{many} on {count(total.matters, 'matter')}: {parts}; {total.coverage.beside_nothing()}."
    )
    page.say("What matters most in one of them:")
    page.copyable("audit", "--partnership", total.told[0].partnership.key, indent=2)


def _write_json(audits: Iterable[Audited], total: Total) -> None:
    with Spooled("matters", "findings") as spooled:
        for one in audits:
            for matter in one.audit.matters:
                spooled.add("matters", matter.to_json())
            for finding in one.audit.findings:
                spooled.add("findings", finding.to_json())
        told = total.to_json()
        rules = told.pop("rules")
        spooled.write(
            {"as_of": total.as_of, "matters": ..., "rules": rules, "findings": ..., **told}
        )


def _write_sarif(audits: Iterable[Audited]) -> None:
    """One log with a run for each partnership."""
    from remit.cli.sarif import SCHEMA, as_sarif

    sys.stdout.write(f'{{\n  "version": "2.1.0",\n  "$schema": {json.dumps(SCHEMA)},\n  "runs": [')
    for n, one in enumerate(audits):
        (run,) = as_sarif(one.audit)["runs"]
        run["automationDetails"] = {"id": one.partnership.key}
        sys.stdout.write(f"{',' if n else ''}\n{indented(run, 2)}")
    sys.stdout.write("\n  ]\n}\n")
