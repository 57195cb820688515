"""The page on the rules, made from their declarations.

``python -m remit.queries.audit.page`` writes it below the current folder, which is the root of the
repository; with ``--check`` it only compares, and ends with 1 where the page is stale.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from remit.queries.audit.model import SEVERITIES, AnyRule
from remit.queries.audit.rules import FAMILIES, RULES

PAGE = Path("docs") / "rules.md"
_INTRODUCTION = """\
# What the audit looks for

<!-- Made by `python -m remit.queries.audit.page` from the declarations in queries/audit: do not edit. -->

`remit audit` runs these rules over a register; `remit rules CODE` explains one of them. Findings that
are about one thing are told as one matter, with one question; `--all` lists each finding. A finding
cites the passages it rests on, and each rule says among how many things it looked. Choose rules by
code or by family with `--select` and `--ignore`.

Each question says to whom it is to be put: whoever is accountable for the work, or else leads the priority above it; whoever
chairs the body that meets; for a plan, or for more than three priorities at once, whoever chairs the body that adopted it, or that body.
Nobody is invented: where the documents name nobody for the thing itself, it is whoever stands above, and that is
said. In JSON `put_to` has each of them by id, `as` what (`accountable`, `lead`, `chair`, `adopted`) and `of` which thing, whether that is the `nearest`, and
by which passages it is known; in CSV and SARIF it is a sentence.

A finding that is accepted is waived in the
decisions file, with a reason, a person and a last day, and is then shown as waived:

```yaml
waive:
  - rule: several-leads
    about: priority/domestic-abuse
    by: Chair of the Board
    until: 2027-03-31
    reason: The two leads report together until the county's strategy is adopted.
```

"""


def page() -> str:
    """The whole page."""
    parts = [_INTRODUCTION, "| severity | means |\n|---|---|\n"]
    parts += [f"| {severity} | {means} |\n" for severity, means in SEVERITIES.items()]
    for family, rules in groupby(RULES, key=lambda rule: rule.family):
        parts.append(f"\n## {family.capitalize()}\n\n{FAMILIES[family]}\n")
        parts += [_section(rule) for rule in rules]
    return "".join(parts)


def _section(rule: AnyRule) -> str:
    return (
        f"\n### {rule.title}: `{rule.code}`\n\n"
        f"*{rule.severity.capitalize()}.* {rule.how}\n\n"
        f"- **Checked:** {rule.checked}\n"
        f"- **Why it matters:** {rule.why}\n"
        f"- **What to do:** {rule.todo}\n"
        f"- **Rests on:** {rule.reference}\n"
    )


def main(arguments: Sequence[str]) -> int:
    """Write the page, or with ``--check`` say that it is stale."""
    text = page()
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    if "--check" in arguments:
        sys.stdout.write(f"stale: {PAGE}\n")
        return 1
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"written: {PAGE}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
