"""The audit of the real documents and of the invented ones: what must be found, and what was read.

``tests/data/audit-read.yaml`` holds every finding that was read beside the documents.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import remit
from remit.graph.opening import in_memory
from remit.loaders import load
from remit.queries.audit import Audit, audit
from tests.support.answers import subjects

_FILE = Path(__file__).parents[2] / "data" / "audit-read.yaml"
READ: dict[str, dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
_ROWS = {
    9: "action/deliver-multi-agency-1eb7",
    10: "action/reduce-serious-youth-9877",
    13: "action/prevent-first-time-f2fd",
    16: "action/use-funding-secured-8051",
    17: "action/all-750-staff-720c",
    18: "action/public-service-students-2d06",
    21: "action/third-party-provider-5cff",
    22: "action/finalise-partnership-domestic-e683",
    23: "action/develop-bespoke-delivery-81bc",
    24: "action/establish-domestic-abuse-1ed4",
}
_PLAN, _TABLE = "000_46f4c1e3ba41d37a.txt", "003_2120334a1d5b1a82.txt"


def audited(name: str, documents: list[Path], decisions: Path | None = None) -> Audit:
    """The audit of documents as at the day on which its findings were read."""
    store = in_memory()
    store.replace(load(documents, decisions))
    return audit(store, READ[name]["as_of"])


@pytest.fixture(scope="module")
def real(seeds: Path) -> Audit:
    """The three real documents alone."""
    return audited("walsall", sorted(seeds.glob("*.txt")))


@pytest.fixture(scope="module")
def decided(seeds: Path, repository: Path) -> Audit:
    """The real documents with what a person decided about them."""
    decisions = repository / "examples" / "walsall-2020" / "decisions.yaml"
    return audited("walsall", sorted(seeds.glob("*.txt")), decisions)


@pytest.fixture(scope="module")
def bundled() -> Audit:
    """The real documents as they are told in the register that comes with the program."""
    with remit.open() as register:
        return audit(register.store, READ["walsall"]["as_of"])


@pytest.fixture(scope="module")
def invented(repository: Path) -> Audit:
    """The invented documents, as at the latest day on which they report."""
    folder = repository / "examples" / "harrowmere"
    return audited("harrowmere", [folder / "plan.txt", folder / "delivery-plan.csv"])


@pytest.fixture(scope="module")
def invented_decided(repository: Path) -> Audit:
    """The invented documents with their decisions."""
    folder = repository / "examples" / "harrowmere"
    documents = [folder / "plan.txt", folder / "delivery-plan.csv"]
    return audited("harrowmere", documents, folder / "decisions.yaml")


# What the project set out to find in the real documents: the rule, what about, and where it stands.
_MUST_SHOW: list[tuple[str, str, str, list[str]]] = [
    ("domestic abuse under two leads", "split-lead", "objective/reduce-risk-domestic-3196",
     [f"{_TABLE}: row 22, column 2", f"{_PLAN}: line 980"]),
    ("a year that cannot be in a dated update", "not-over", _ROWS[10],
     [f"{_TABLE}: row 12, column 7"]),
    ("“0219”", "impossible-date", "document/000-46f4c1e3ba41d37a-txt",
     [f"{_PLAN}: line 1487-1494"]),
    ("work said both to have and not to have begun", "told-two-ways", _ROWS[13],
     [f"{_TABLE}: row 13-15, column 7", f"{_TABLE}: row 13, column 8"]),
    ("a one-year plan with three-year actions", "beyond-plan", "plan/safer-walsall-partnership-plan",
     [f"{_PLAN}: line 335", f"{_PLAN}: line 1238"]),
    ("a member that leads nothing: the fire service", "leads-nothing", "body/west-midlands-fire-service",
     [f"{_PLAN}: line 651-653"]),
    ("a member that leads nothing: the rehabilitation company", "leads-nothing",
     "body/west-midlands-community-rehabilitation-company", [f"{_PLAN}: line 655"]),
    ("a lead by another name: the housing group", "lead-not-member", "priority/stop-domestic-abuse",
     [f"{_PLAN}: line 980", f"{_PLAN}: line 657"]),
    ("a lead by another name: public health", "lead-not-member", "priority/reduce-drug-and-alcohol-misuse",
     [f"{_PLAN}: line 1263", f"{_PLAN}: line 655"]),
    ("a lead by another name: the commissioning group", "lead-not-member",
     "priority/reduce-serious-and-organised-crime", [f"{_PLAN}: line 1421", f"{_PLAN}: line 653"]),
    ("a lead by another name: probation", "lead-not-member", "priority/reduce-offending-and-re-offending",
     [f"{_PLAN}: line 1591", f"{_PLAN}: line 653-655"]),
    ("TBC as lead support officer", "vacant", "priority/violence-reduction", [f"{_TABLE}: row 5, column 3"]),
    *[("TBC as officer", "vacant", _ROWS[n], [f"{_TABLE}: row {n}, column 4"]) for n in (22, 23, 24)],
    *[("no start", "no-start", _ROWS[n], [f"{_TABLE}: row {n}, column 3"])
      for n in (9, 13, 21, 22, 23, 24)],
    *[("no deadline", "no-deadline", _ROWS[n], [f"{_TABLE}: row {n}, column 3"])
      for n in (9, 13, 21, 22, 23, 24)],
    *[("no colour", "no-status", _ROWS[n], [f"{_TABLE}: row {n}, column 8"]) for n in (22, 23, 24)],
    *[("the violence reduction unit where an officer is expected", "body-for-person", _ROWS[n],
       [f"{_TABLE}: row {n}, column 4"]) for n in (16, 17)],
    ("led by the group that one of them is to set up", "self-led", _ROWS[24],
     [f"{_TABLE}: row {n}, column 8" for n in (22, 23, 24)]),
]  # fmt: skip


@pytest.mark.parametrize("item", _MUST_SHOW, ids=[f"{m[1]} {m[2]}" for m in _MUST_SHOW])
@pytest.mark.parametrize("which", ["real", "decided", "bundled"])
def test_what_the_project_set_out_to_find_is_found_where_it_stands(
    which: str, item: tuple[str, str, str, list[str]], request: pytest.FixtureRequest
) -> None:
    """Each item of the list, about the right thing, citing the right lines."""
    what, code, about, places = item
    if which == "bundled" and code == "impossible-date":  # its text is withheld, its figure is not
        about, places = (
            "figure/20-recorded-crimes-1cc2",
            [f"{_PLAN}: line 1494"],
        )
    done: Audit = request.getfixturevalue(which)
    cited = [
        {f"{c.document}: {c.locator}" for c in finding.evidence}
        for finding in done.findings
        if (finding.code, finding.subject.id) == (code, about)
    ]
    assert any(set(places) <= here for here in cited), f"{what}: cited are {cited}"


def test_no_gap_is_counted_that_is_none(real: Audit) -> None:
    """Empty cells, TBCs and dated updates are as many as the reading by hand counted, and no more."""
    found = Counter(finding.code for finding in real.findings)
    counted = {"vacant": 6, "no-start": 6, "no-deadline": 6, "no-status": 3, "leads-nothing": 2}
    assert {code: found[code] for code in counted} == counted
    assert found["undated-report"] == 8  # of ten actions only two have dated updates
    assert found["no-members"] == 7  # the board's own members are not those of the partnership
    # That of a group that is to be set up; the leads of the priorities report to the partnership, and for their groups.
    assert found["reports-nowhere"] == 1


def test_at_least_thirty_more_can_be_defended(real: Audit) -> None:
    """Beside the list above, and without what a reader may doubt."""
    listed = {(code, about) for _, code, about, _ in _MUST_SHOW}
    doubted = {(d["rule"], d["about"]) for d in READ["walsall"]["doubtful"]}
    more = [f for f in real.findings if (f.code, f.subject.id) not in listed | doubted]
    assert len(more) >= 30
    assert all(finding.evidence for finding in more)


def test_the_parts_of_actions_that_outlast_their_plan_are_said_not_to_be_counted(
    real: Audit,
) -> None:
    (said,) = [f.message for f in real.findings if f.code == "beyond-plan"]
    assert said.endswith("31 of its actions are for 3 years; the 4 parts of these are not counted.")


@pytest.mark.parametrize("which", ["real", "decided"])
def test_two_years_are_no_contradiction(which: str, request: pytest.FixtureRequest) -> None:
    """3,700 offences in one year and 3,900 in the next may both be true."""
    done: Audit = request.getfixturevalue(which)
    assert subjects(done, "two-values") == subjects(done, "revised-once") == []


@pytest.mark.parametrize(
    ("name", "which"),
    [
        ("walsall", "real"),
        ("walsall", "decided"),
        ("harrowmere", "invented"),
        ("harrowmere", "invented_decided"),
    ],
)
def test_every_finding_was_read_and_at_most_one_in_ten_cries_wolf(
    name: str, which: str, request: pytest.FixtureRequest
) -> None:
    """What is not in the file has to be read beside the documents before it may pass."""
    done: Audit = request.getfixturevalue(which)
    found = Counter((finding.code, finding.subject.id) for finding in done.findings)
    read = Counter((code, about) for code, abouts in READ[name]["read"].items() for about in abouts)
    assert not found - read, "read these beside the documents"
    wrong = {(w["rule"], w["about"]) for w in READ[name]["wrong"]}
    doubtful = {(d["rule"], d["about"]) for d in READ[name]["doubtful"]}
    assert wrong | doubtful <= {*read}
    assert 10 * sum(found[pair] for pair in wrong) <= len(done.findings)


def test_a_form_that_is_headed_as_an_example_was_not_forgotten(real: Audit) -> None:
    """“Lead support officer: Name” stands below “Example”: nobody was to fill it in."""
    assert subjects(real, "placeholder") == []


_FORM = """\
Priority: Loud lanes

Lead: [insert name]

Lead support officer: Name

Over the coming year we will

 Close the [insert place] by night
"""
_TABLE_OF_FORMS = """\
Priority,Loud lanes,,
Strategic lead,[insert name],,
Ref,What we will do,Owner,By when
L1,Close the lanes,[insert name],[date]
"""


@pytest.mark.parametrize(
    ("name", "head", "form"),
    [
        ("plan.txt", "Example of a delivery plan\n\n", _FORM),
        ("plan.txt", "Delivery plan (example only)\n\n", _FORM),
        ("table.csv", "Example delivery plan,,,\n", _TABLE_OF_FORMS),
    ],
)
def test_a_placeholder_in_an_example_is_no_finding_and_no_fact(
    name: str, head: str, form: str, tmp_path: Path
) -> None:
    """The same form without that heading is a fault; with it, the ledger says that it is a template."""
    path = tmp_path / name
    intro = "The Safer Vale Partnership is the community safety partnership for Vale.\n\n"
    path.write_text((intro if name.endswith("txt") else "") + head + form, encoding="utf-8")
    contents = load([path])
    assert not [e.label for e in contents.entities if e.kind in ("priority", "action", "vacancy")]
    told = [entry for entry in contents.ledger if "insert" in entry.text.casefold()]
    assert told
    assert {(entry.outcome, "template" in entry.reason) for entry in told} == {("ignored", True)}
    store = in_memory()
    store.replace(contents)
    rules = ["placeholder", "vacant", "no-lead", "no-officer"]
    assert [f.message for f in audit(store, None, rules).findings] == []


def test_every_finding_cites(real: Audit, invented: Audit) -> None:
    """A finding without a passage cannot be checked."""
    bare = [f.message for f in (*real.findings, *invented.findings) if not f.evidence]
    assert bare == []


def test_the_invented_documents_show_what_was_put_into_them(invented: Audit) -> None:
    """Eight seats are vacant, a priority has no lead, which is told once, and a figure was revised in one place only."""
    found = Counter(finding.code for finding in invented.findings)
    assert found["vacant"] == 8
    assert subjects(invented, "no-lead") == ["priority/hate-crime"]
    assert found["everybody"] == found["revised-once"] == 1
    assert found["undated-report"] == found["two-values"] == 0


def test_the_day_decides_what_is_late(repository: Path) -> None:
    """Half a year later the same documents are overdue."""
    folder = repository / "examples" / "harrowmere"
    store = in_memory()
    store.replace(load([folder / "plan.txt", folder / "delivery-plan.csv"]))
    assert subjects(audit(store), "overdue") == []
    assert subjects(audit(store, date(2026, 12, 31)), "overdue") != []


def test_a_row_of_a_matrix_that_was_read_in_part_is_not_told_as_without_an_answer(
    tmp_path: Path,
) -> None:
    """The letter that is missed may stand in the cell that was not read."""
    table = tmp_path / "raci.csv"
    table.write_text(
        "Activity,Chair,Tarn Police,Remarks\nApprove the chart,R,C,the mayor signs\nKeep the log,R,C,\n",
        encoding="utf-8",
    )
    store = in_memory()
    store.replace(load([table]))
    found = audit(store, date(2031, 1, 1)).findings
    without = [one.subject.id for one in found if one.code == "matrix-no-a"]
    assert without == ["action/keep-log-097d"]
