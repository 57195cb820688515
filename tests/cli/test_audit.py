"""`remit audit`, `rules`, `dependencies` and `without`: forms of output and exit statuses."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from remit.cli.group import remit
from remit.cli.render_audit import as_csv, as_markdown
from remit.cli.sarif import as_sarif, escaped
from remit.graph.model import Citation, Entity
from remit.queries.audit import RULES, Audit, Finding
from remit.queries.audit.model import Checked
from tests.support.commands import run


def test_the_report_names_the_day_the_counts_and_the_passages(register: Path) -> None:
    """Everything is there when asked for; each rule says among how many things it looked."""
    shown = run("-r", register, "audit", "--as-of", "2030-01-01", "--all").stdout
    assert shown.startswith("Audit as at 2030-01-01")
    assert " found, " in shown
    assert " looked at: " in shown
    assert "plan.txt, line " in shown
    assert "rules found nothing" in shown


def test_json_has_the_public_shape(register: Path) -> None:
    """Rules with denominators, findings with evidence."""
    data = json.loads(run("-r", register, "audit", "--json").stdout)
    assert set(data) == {"as_of", "matters", "rules", "findings", "waivers", "coverage"}
    assert set(data["rules"][0]) >= {"code", "title", "severity", "checked", "found"}
    assert set(data["findings"][0]) >= {"code", "severity", "message", "subject", "evidence"}
    asked = [one for told in (*data["findings"], *data["matters"]) for one in told["put_to"]]
    assert asked
    keys = {"id", "kind", "label", "as", "of", "nearest", "basis", "citations"}
    assert all(set(one) == keys for one in asked)
    assert set(data["findings"][0]["evidence"][0]) == {"document", "locator", "place", "quote"}
    assert sum(rule["found"] for rule in data["rules"]) == len(data["findings"])


def test_the_first_page_says_what_matters_most_and_where_the_rest_is(register: Path) -> None:
    """At most five matters in full, each with its question; then the severities with their counts."""
    shown = run("-r", register, "audit", "--as-of", "2030-01-01").stdout
    first, _, rest = shown.partition("What matters most")[2].partition("\n\n")
    assert 1 <= first.count("Ask: ") <= 5
    assert 1 <= first.count("Put to: ") <= first.count("Ask: ")
    assert first.count("Ask: ") == len(re.findall(r"^\d+\. ", first, re.MULTILINE))
    assert "act before the next meeting" in rest
    assert "audit --all" in rest


def test_no_finding_is_lost_between_the_first_page_and_everything(register: Path) -> None:
    """Every message and every id stands below its matter."""
    done = json.loads(run("-r", register, "audit", "--json").stdout)
    shown = " ".join(run("-r", register, "audit", "--all").stdout.split())
    assert all(f"[{finding['id']}]" in shown for finding in done["findings"])
    assert all(" ".join(finding["message"].split()) in shown for finding in done["findings"])
    inside = [id_ for matter in done["matters"] for id_ in matter["findings"]]
    assert sorted(inside) == sorted(finding["id"] for finding in done["findings"])


def test_the_forms_hold_the_same_findings(register: Path) -> None:
    """One row, one result, one bullet for each."""
    findings = json.loads(run("-r", register, "audit", "--json").stdout)["findings"]
    rows = list(csv.DictReader(io.StringIO(run("-r", register, "audit", "--format", "csv").stdout)))
    assert [row["message"] for row in rows] == [" ".join(f["message"].split()) for f in findings]
    sarif = json.loads(run("-r", register, "audit", "--format", "sarif").stdout)
    results = sarif["runs"][0]["results"]
    assert [result["message"]["text"] for result in results] == [
        escaped(f["message"]) for f in findings
    ]
    put = [row["put_to"] for row in rows]
    assert put == [result["properties"].get("putTo", "") for result in results]
    assert all(
        one["label"] in said for f, said in zip(findings, put, strict=True) for one in f["put_to"]
    )
    known = {rule["id"] for rule in sarif["runs"][0]["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in results} <= known
    page = run("-r", register, "audit", "--format", "markdown").stdout
    assert page.count("\n- ") == len(findings)


def told(message: str) -> Audit:
    """An audit with one finding, in these words."""
    cited = Citation("plan.txt", "line 1", message)
    about = Entity("action/a", "action", message)
    found = Finding(RULES[0].code, "high", message, about, (cited,))
    return Audit("", (Checked(RULES[0], 1, 1),), (found,))


def test_words_of_documents_are_no_marking_in_any_form() -> None:
    """No link and no placeholder in SARIF, no formula in a table, no marking in Markdown."""
    done = told("\N{FULLWIDTH EQUALS SIGN}1 see [here](https://vale.example) {0} ~~gone~~ a\\b")
    (result,) = as_sarif(done)["runs"][0]["results"]
    assert r"\[here\](https://vale.example) {{0}} ~~gone~~ a\\b" in result["message"]["text"]
    row = next(csv.DictReader(io.StringIO(as_csv(done))))
    assert row["message"].startswith("'")
    assert row["label"].startswith("'")
    assert r"\[here\](https://vale.example) {0} \~\~gone" in as_markdown(done)


def test_where_no_day_is_known_the_report_asks_for_one() -> None:
    """It names the option, instead of a day that nobody wrote."""
    assert "--as-of" in as_markdown(told("Late.")).splitlines()[0]
    assert "properties" not in as_sarif(told("Late."))["runs"][0]


@pytest.mark.parametrize(("level", "status"), [("high", 3), ("low", 3)])
def test_fail_on_is_neither_bad_input_nor_wrong_usage(
    register: Path, level: str, status: int
) -> None:
    """A pipeline can tell findings from faults."""
    assert run("-r", register, "audit", "--fail-on", level).exit_code == status
    assert run("-r", register, "audit", "--select", "percentage", "--fail-on", level).exit_code == 0


def test_a_day_that_is_none_is_wrong_usage(register: Path) -> None:
    """The message says how days are written."""
    shown = run("-r", register, "audit", "--as-of", "31/7/2020")
    assert shown.exit_code == 2
    assert "2020-07-31" in shown.stderr


def test_rules_are_listed_and_explained() -> None:
    """Every code in the list; every part of a declaration in the explanation."""
    listed = run("rules").stdout
    assert all(f"  {rule.code} " in listed for rule in RULES)
    told = run("rules", "overdue").stdout
    assert all(part in told for part in ("Checks", "How", "Why", "What to do", "Rests on"))
    assert run("rules", "nonsense").exit_code == 1
    assert len(json.loads(run("rules", "time", "--json").stdout)) > 5


def test_dependencies_and_without_answer_in_words_and_in_json(register: Path) -> None:
    """Both are questions to the same register."""
    pairs = json.loads(run("-r", register, "dependencies", "--json").stdout)
    assert all({"a", "b", "through"} <= set(pair) for pair in pairs)
    assert run("-r", register, "dependencies").exit_code == 0
    assert run("-r", register, "dependencies", "--matrix").exit_code == 0
    assert run("-r", register, "without", "Vale Police").stdout.startswith("Without Vale Police")
    in_full = run("-r", register, "without", "Vale Police", "--full")
    assert (in_full.exit_code, "--full" in in_full.stdout) == (0, False)
    left = json.loads(run("-r", register, "without", "Vale Police", "--json").stdout)
    assert set(left) == {
        "agent", "sentence", "along", "unowned", "fallen", "seats", "still_owned", "others",
    }  # fmt: skip


def test_dependencies_fit_a_screen_and_are_told_in_full_when_asked(
    seeds: Path, repository: Path, tmp_path: Path
) -> None:
    """One sentence first, each matter that cuts across once with who leads it, then the pairs."""
    table = tmp_path / "register.remit"
    decisions = repository / "examples" / "walsall-2020" / "decisions.yaml"
    documents = sorted(seeds.glob("*.txt"))
    assert run("load", *documents, "--decisions", decisions, "-r", table).exit_code == 0
    told = run("-r", table, "dependencies").stdout.splitlines()
    assert len(told) <= 68  # the last three say which files the titles stand for
    assert told[0].startswith("9 matters cut across more than half of the priorities")
    for matter in ("Victims and witnesses: 5 of 6", "Children and young people: all 6"):
        assert sum(line.startswith(f"- {matter} priorities.") for line in told) == 1
    assert "dependencies --full" in told[-4]
    full = run("-r", table, "dependencies", "--full").stdout
    assert full.count("in “Stop domestic abuse”:") > 30
    assert all(f"  {word}: " in full for word in ("fragmentation", "overlap", "duplication"))
    matters = json.loads(run("-r", table, "dependencies", "--matters", "--json").stdout)
    assert [each["label"] for each in matters][:2] == [
        "Children and young people",
        "Victims and witnesses",
    ]
    assert "in “Violence reduction”:" in run("-r", table, "dependencies", "--matters").stdout
    pair = run("-r", table, "dependencies", "Stop domestic abuse", "Violence reduction").stdout
    assert "[duplication]" in pair


def test_priorities_that_nothing_links_are_named(tmp_path: Path) -> None:
    """Under the list and under the matrix; not where one priority is asked about."""
    plan, table = tmp_path / "plan.txt", tmp_path / "register.remit"
    plan.write_text(
        "Priority: Quiet streets\n\nOver the coming year we will\n\n"
        "• Teach drivers about county lines\n\nPriority: Safe buses\n\n"
        "Over the coming year we will\n\n• Ask wardens about county lines\n\n"
        "Priority: Clean parks\n\nOver the coming year we will\n\n• Plant trees\n",
        encoding="utf-8",
    )
    assert run("load", plan, "-r", table).exit_code == 0
    apart = "Nothing links with another: Clean parks"
    assert apart in run("-r", table, "dependencies").stdout
    assert apart in run("-r", table, "dependencies", "--matrix").stdout
    assert apart not in run("-r", table, "dependencies", "Safe buses").stdout


@pytest.mark.parametrize("columns", [80, 100])
def test_the_first_page_of_the_real_documents_fits_on_two(
    columns: int, seeds: Path, repository: Path, tmp_path: Path
) -> None:
    """At most 130 lines for more than a hundred findings, with whom to ask about what matters most."""
    decisions = repository / "examples" / "walsall-2020" / "decisions.yaml"
    table = tmp_path / "walsall.remit"
    files = sorted(seeds.glob("*.txt"))
    assert run("load", *files, "--decisions", decisions, "-r", table).exit_code == 0
    done = CliRunner(env={"COLUMNS": str(columns)}).invoke(
        remit, ["-r", str(table), "audit", "--as-of", "2020-07-31"]
    )
    assert len(done.stdout.splitlines()) <= 130
    assert done.stdout.count("Ask: ") == 5
