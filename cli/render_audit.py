"""An audit for people and for other programs: text, CSV and Markdown (SARIF: see ``sarif``)."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby

from remit.cli.common import write_json
from remit.cli.render import Page, page_for, place
from remit.cli.text import plain
from remit.graph.exchange import markdown
from remit.graph.exchange.sheets import rows as sheet_rows
from remit.graph.store import Store
from remit.queries.audit import FAMILIES, SEVERITIES, Audit, Finding
from remit.queries.audit.model import AnyRule, Checked, Glance, Matter
from remit.queries.counting import count

_STYLES = {"high": "bold red", "medium": "yellow", "low": "cyan"}
COLUMNS = (
    *("code", "severity", "message", "subject", "kind", "label", "waived", "evidence"),
    *("id", "question", "matter", "put_to"),
)
_FIRST = 5  # matters that are told in full
_PLACES = 1
_LISTED = {"high": 20, "medium": 20, "low": 2}  # further matters; a graver one is not left out


def write_audit(store: Store, done: Audit, form: str, *, everything: bool = False) -> None:
    """Write an audit in one of the forms."""
    if form == "text":
        with page_for(store) as page:
            show_audit(page, done, everything=everything)
    elif form == "json":
        write_json(done.to_json())
    elif form == "sarif":
        from remit.cli.sarif import as_sarif

        write_json(as_sarif(done))
    else:
        sys.stdout.write(as_csv(done) if form == "csv" else as_markdown(done))


def show_audit(page: Page, done: Audit, *, everything: bool = False) -> None:
    """Write what matters most, then the other matters by severity, or every finding of every matter."""
    other = "; another day with --as-of" if done.by_documents else ""
    page.say(("Audit", "bold"), f" {_day(done)}{other}")
    page.say((summary(done.glance), "bold"))
    if everything:
        _show_everything(page, done)
    else:
        _show_first(page, done)
    _show_waivers(page, done)


def _show_first(page: Page, done: Audit) -> None:
    numbered = [(n, m) for n, m in enumerate(done.matters, 1) if m.open]
    if first := numbered[:_FIRST]:
        page.heading("What matters most")
        for n, matter in first:
            _show_matter(page, n, matter)
            _places_of(page, matter)
    for severity, means in SEVERITIES.items():
        rest = [pair for pair in numbered[_FIRST:] if pair[1].severity == severity]
        if any(matter.severity == severity for _, matter in numbered):
            page.heading(f"{severity.capitalize()}, {means}: {_counted(done, severity)}")
        listed = rest[: _LISTED[severity]]
        for n, matter in listed:
            page.say((matter.title, "bold"), f" ({len(matter.open)})", first=f"{n}. ")
            if severity != "low":
                page.say(matter.question, indent=len(f"{n}. "))
        if len(rest) > len(listed):
            page.say(f"and {count(len(rest) - len(listed), 'more matter')}")
    page.skip()
    page.copyable("audit", "--all")


def _show_matter(page: Page, n: int, matter: Matter) -> None:
    page.say((matter.title, "bold"), _size(matter), first=f"{n}. ")
    page.say(matter.story, indent=3)
    page.say(("Ask: ", "bold"), matter.question, indent=3)
    if matter.put_to:
        page.say(("Put to: ", "bold"), f"{matter.put_to_said}.", indent=3)


def _size(matter: Matter) -> str:
    waived = len(matter.findings) - len(matter.open)
    tail = f", {waived} waived" if waived else ""
    where = ", through the whole plan" if matter.throughout else ""
    return f" ({matter.severity}{where}, {count(len(matter.findings), 'finding')}{tail})"


def _places_of(page: Page, matter: Matter) -> None:
    places = list(dict.fromkeys(place(c) for c in matter.evidence))
    more = [f"{len(places) - _PLACES} more"] if len(places) > _PLACES else []
    page.say(("; ".join(places[:_PLACES] + more), "dim"), indent=3)


def _counted(done: Audit, severity: str) -> str:
    """How many matters are of this severity, and how many findings they and others hold of it."""
    matters = sum(m.severity == severity for m in done.matters if m.open)
    findings = sum(finding.severity == severity for finding in done.open)
    told = sum(m.severity == severity for m in done.matters[:_FIRST] if m.open)
    above = f", {told} of them told above" if told else ""
    return f"{count(matters, 'matter')}{above}; {count(findings, 'finding')}"


def _show_everything(page: Page, done: Audit) -> None:
    for n, matter in enumerate(done.matters, 1):
        page.skip()
        _show_matter(page, n, matter)
        for finding in matter.findings:
            waived = _waived(finding)
            told = (f" {waived}" if waived else "", "magenta")
            page.say(finding.message, told, (f" [{finding.id}]", "dim"), indent=3, first="- ")
            page.cite(finding.evidence, indent=7)
    page.heading("Rules that found something")
    for checked in done.rules:
        if checked.found:
            rule = checked.rule
            page.say(
                f"{rule.code} (",
                (rule.severity, _STYLES[rule.severity]),
                f"): {checked.found} found{_slight(done, checked)}, {checked.checked} looked at: {rule.checked}",
                first="- ",
            )


def _slight(done: Audit, checked: Checked) -> str:
    """How many of what a rule found are less grave than the rule."""
    rule = checked.rule
    slight = sum(f.code == rule.code and f.severity != rule.severity for f in done.findings)
    return f", {slight} of them slight (low)" if slight else ""


def _day(done: Audit) -> str:
    if done.as_of:
        return f"as at {done.as_of}{', by the documents' if done.by_documents else ''}"
    return "without a day, as nothing dates the documents: give one with --as-of YYYY-MM-DD"


def summary(done: Glance) -> str:
    """What was found, in a sentence or two."""
    parts = ", ".join(f"{done.open.get(severity, 0)} {severity}" for severity in SEVERITIES)
    clean = sum(bool(checked.checked) and not checked.found for checked in done.rules)
    idle = sum(not checked.checked for checked in done.rules)
    tail = f"; {done.waived} waived" if done.waived else ""
    rest = f", {idle} had nothing to look at" if idle else ""
    return (
        f"{count(sum(done.open.values()), 'finding')} on {count(done.matters, 'matter')}: {parts}{tail}. "
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
    return csv_rows([COLUMNS, *rows(done)])


def rows(done: Audit) -> Iterator[tuple[str, ...]]:
    """The cells of each finding, in the order of the columns."""
    matters = {f.id: matter.title for matter in done.matters for f in matter.findings}
    for finding in done.findings:
        yield (
            finding.code,
            finding.severity,
            finding.message,
            finding.subject.id,
            finding.subject.kind,
            finding.subject.label,
            _waived(finding),
            "; ".join(_places(finding)),
            finding.id,
            finding.question,
            matters.get(finding.id, ""),
            finding.put_to_said,
        )


def csv_rows(table: Iterable[tuple[str, ...]]) -> str:
    """Rows as CSV that no terminal and no spreadsheet takes for more than text."""
    return sheet_rows([plain(text) for text in row] for row in table)


def _places(finding: Finding) -> list[str]:
    return list(dict.fromkeys(place(c) for c in finding.evidence))


def as_markdown(done: Audit, title: str = "") -> str:
    """A report: what matters most, then a section for each rule that found something."""
    of = f" of {_marked(title)}" if title else ""
    lines = [f"# Audit{of} {_day(done)}", "", summary(done.glance), ""]
    if first := [matter for matter in done.matters if matter.open][:_FIRST]:
        lines += ["## What matters most", ""]
        lines += [f"{n}. {_told(matter)}" for n, matter in enumerate(first, 1)] + [""]
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


def _told(matter: Matter) -> str:
    title, story, question = map(_marked, (matter.title, matter.story, matter.question))
    to = f" Put to: {_marked(matter.put_to_said)}." if matter.put_to else ""
    return f"**{title}** ({matter.severity}). {story} *{question}*{to}"


def _marked(text: str) -> str:
    """Text in which nothing is Markdown, HTML or a terminal's command."""
    return markdown.as_markdown(plain(text))
