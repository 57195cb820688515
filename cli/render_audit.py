"""An audit for people and for other programs: text, CSV and Markdown (SARIF: see ``sarif``)."""

from __future__ import annotations

import csv
import io
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from remit.cli.common import write_json
from remit.cli.render import Page, page_for, place
from remit.cli.text import plain
from remit.graph.exchange import markdown
from remit.graph.exchange.sheets import safe
from remit.graph.store import Store
from remit.queries.audit import FAMILIES, SEVERITIES, Audit, Finding
from remit.queries.audit.facts import count
from remit.queries.audit.model import AnyRule

_STYLES = {"high": "bold red", "medium": "yellow", "low": "cyan"}
_COLUMNS = ("code", "severity", "message", "subject", "kind", "label", "waived", "evidence")


def write_audit(store: Store, done: Audit, form: str) -> None:
    """Write an audit in one of the forms."""
    if form == "text":
        with page_for(store) as page:
            show_audit(page, done)
    elif form == "json":
        write_json(done.to_json())
    elif form == "sarif":
        from remit.cli.sarif import as_sarif

        write_json(as_sarif(done))
    else:
        sys.stdout.write(as_csv(done) if form == "csv" else as_markdown(done))


def show_audit(page: Page, done: Audit) -> None:
    """Write the findings, rule by rule, and how many each rule made."""
    rules = {checked.rule.code: checked for checked in done.rules}
    page.say(("Audit", "bold"), f" {_day(done)}")
    for code, group in groupby(done.findings, key=lambda finding: finding.code):
        checked = rules[code]
        page.heading(f"{checked.rule.title} ({code})")
        page.say(
            (checked.rule.severity, _STYLES[checked.rule.severity]),
            f": {checked.found} found, {checked.checked} looked at: {checked.rule.checked}",
        )
        for finding in group:
            waived = _waived(finding)
            page.say(finding.message, (f" {waived}" if waived else "", "magenta"), first="- ")
            page.cite(finding.evidence, indent=4)
    _show_waivers(page, done)
    page.skip()
    page.say((_summary(done), "bold"))


def _day(done: Audit) -> str:
    if done.as_of:
        return f"as at {done.as_of}"
    return "as at no known day: nothing dates the documents, so give one with --as-of YYYY-MM-DD"


def _summary(done: Audit) -> str:
    counts = Counter(finding.severity for finding in done.open)
    parts = ", ".join(f"{counts[severity]} {severity}" for severity in SEVERITIES)
    waived = len(done.findings) - len(done.open)
    clean = sum(bool(checked.checked) and not checked.found for checked in done.rules)
    idle = sum(not checked.checked for checked in done.rules)
    tail = f"; {waived} waived" if waived else ""
    rest = f", {idle} had nothing to look at" if idle else ""
    return (
        f"{count(len(done.open), 'finding')}: {parts}{tail}. "
        f"{clean} of {count(len(done.rules), 'rule')} found nothing{rest}; "
        f"{done.coverage.beside_nothing()}."
    )


def _waived(finding: Finding) -> str:
    waiver = finding.waived
    return f"[waived by {waiver.by} until {waiver.until}: {waiver.reason}]" if waiver else ""


def _show_waivers(page: Page, done: Audit) -> None:
    for title, waivers in (("ran out", done.lapsed), ("match nothing", done.idle)):
        if waivers:
            page.heading(f"Waivers that {title}")
            for waiver in waivers:
                page.say(f"{waiver.rule} for {waiver.about}, until {waiver.until}", first="- ")


def list_rules(rules: Iterable[AnyRule]) -> None:
    """Write one line for each rule, family by family."""
    with Page() as page:
        for family, group in groupby(rules, key=lambda rule: rule.family):
            page.heading(f"{family.capitalize()}: {FAMILIES[family]}")
            for rule in group:
                page.row(f"  {rule.code:<20}{rule.severity:<8}{rule.title}")


def explain_rules(rules: Iterable[AnyRule]) -> None:
    """Write everything that rules declare."""
    with Page() as page:
        for rule in rules:
            page.say((f"{rule.title} ({rule.code})", "bold"))
            page.say(f"{rule.severity}: {SEVERITIES[rule.severity]}", indent=2)
            for title, text in (
                ("Checks", rule.checked),
                ("How", rule.how),
                ("Why", rule.why),
                ("What to do", rule.todo),
                ("Rests on", rule.reference),
            ):
                page.say((f"{title}: ", "bold"), text, indent=2)
            page.skip()


def as_csv(done: Audit) -> str:
    """One row for each finding; a cell never begins as a spreadsheet's formula does."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for finding in done.findings:
        row = (
            finding.code,
            finding.severity,
            finding.message,
            finding.subject.id,
            finding.subject.kind,
            finding.subject.label,
            _waived(finding),
            "; ".join(_places(finding)),
        )
        writer.writerow([safe(plain(text)) for text in row])
    return written.getvalue()


def _places(finding: Finding) -> list[str]:
    return list(dict.fromkeys(place(c) for c in finding.evidence))


def as_markdown(done: Audit) -> str:
    """A report with a section for each rule that found something."""
    lines = [f"# Audit {_day(done)}", "", _summary(done), ""]
    rules = {checked.rule.code: checked for checked in done.rules}
    for code, group in groupby(done.findings, key=lambda finding: finding.code):
        checked = rules[code]
        lines += [f"## {checked.rule.title} (`{code}`, {checked.rule.severity})", ""]
        told = f"{checked.found} found, {checked.checked} looked at: {checked.rule.checked}."
        lines += [f"{told} {checked.rule.why} {checked.rule.todo}", ""]
        for finding in group:
            waived = f" *{_marked(_waived(finding))}*" if finding.waived else ""
            where = "; ".join(map(_marked, _places(finding)))
            lines.append(f"- {_marked(finding.message)}{waived} ({where})")
        lines.append("")
    return "\n".join(lines)


def _marked(text: str) -> str:
    """Text in which nothing is Markdown, HTML or a terminal's command."""
    return markdown.as_markdown(plain(text))
