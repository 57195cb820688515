"""Real documents as they were received: the counts a careful reader gets, and every quote in place.

Each test of a count is one sentence. The register is loaded without any decision, so that what
the code alone understands is what is held against the reader's counts.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from remit.graph.model import Contents, LedgerEntry, Statement
from remit.loaders import load
from tests.loaders.standing import Raw, astray, stands

PLAN = "000_"
_MARK = re.compile(r"\d{1,2}[.)]?|[•–-]")
PARTNERSHIP = "body/safer-walsall-partnership"
IN_PLAN_ORDER = (
    "violence-reduction",
    "stop-domestic-abuse",
    "prevent-extremist-activity",
    "reduce-drug-and-alcohol-misuse",
    "reduce-serious-and-organised-crime",
    "reduce-offending-and-re-offending",
)
VIOLENCE, ABUSE, EXTREMISM, DRUGS, ORGANISED, OFFENDING = (f"priority/{n}" for n in IN_PLAN_ORDER)


def _of(
    contents: Contents, term: str, *, subject: str = "", target: str = "", role: str = ""
) -> list[Statement]:
    return [
        s
        for s in contents.statements
        if s.term == term
        and s.subject.startswith(subject)
        and (s.object or "").startswith(target)
        and (not role or s.role == role)
    ]


def _labels(contents: Contents, ids: set[str]) -> set[str]:
    return {e.label for e in contents.entities if e.id in ids}


def _horizon(contents: Contents, value: str) -> set[str]:
    return {s.subject for s in _of(contents, "horizon") if s.value == value}


# --- the plan ------------------------------------------------------------------------------------


def test_eight_bodies_are_members_of_the_partnership(seed_contents: Contents) -> None:
    """Eight member bodies."""
    members = _of(seed_contents, "memberOf", subject="body/", target=PARTNERSHIP)

    assert _labels(seed_contents, {s.subject for s in members}) == {
        "West Midlands Police",
        "West Midlands Fire Service",
        "Public Health",
        "Walsall Council",
        "NHS Walsall Clinical Commissioning Group",
        "Walsall Housing Group",
        "National Probation Services",
        "West Midlands Community Rehabilitation Company",
    }


def test_three_bodies_work_closely_with_the_partnership(seed_contents: Contents) -> None:
    """Three that work closely with the Partnership."""
    associates = _of(seed_contents, "worksWith", subject=PARTNERSHIP)

    assert _labels(seed_contents, {s.object or "" for s in associates}) == {
        "West Midlands Police and Crime Commissioner",
        "Walsall College",
        "One Walsall",
    }


def test_there_are_six_priorities_each_with_one_lead(seed_contents: Contents) -> None:
    """Six priorities, each with one lead body."""
    leads = _of(seed_contents, "assignedTo", subject="priority/", target="body/")

    assert {s.subject for s in _of(seed_contents, "priorityOf")} == {
        f"priority/{name}" for name in IN_PLAN_ORDER
    }
    assert {e.id for e in seed_contents.entities if e.kind == "priority"} == {
        f"priority/{name}" for name in IN_PLAN_ORDER
    }
    assert sorted((s.subject, s.object, s.role) for s in leads) == sorted(
        [
            (VIOLENCE, "body/west-midlands-police", "accountable"),
            (ABUSE, "body/whg", "accountable"),
            (EXTREMISM, "body/walsall-council", "accountable"),
            (DRUGS, "body/walsall-council-public-health", "accountable"),
            (ORGANISED, "body/walsall-clinical-commissioning-group", "accountable"),
            (OFFENDING, "body/national-probation-services", "accountable"),
        ]
    )


def test_there_are_eighteen_measures_three_to_a_priority(seed_contents: Contents) -> None:
    """18 measures; those that the delivery plan repeats are the plan's own."""
    of = Counter(s.object for s in _of(seed_contents, "measureOf"))

    assert set(of.values()) == {3}
    assert sum(e.kind == "measure" for e in seed_contents.entities) == 18


@pytest.mark.parametrize(
    ("horizon", "numbers"), [("P1Y", (6, 5, 8, 6, 7, 7)), ("P3Y", (4, 6, 6, 5, 4, 6))]
)
def test_each_priority_has_its_actions(
    seed_contents: Contents, horizon: str, numbers: tuple[int, ...]
) -> None:
    """39 one-year and 31 three-year actions, counted in the plan's order."""
    actions = _horizon(seed_contents, horizon)
    of = Counter(s.object for s in _of(seed_contents, "actionOf") if s.subject in actions)

    assert tuple(of[f"priority/{name}"] for name in IN_PLAN_ORDER) == numbers


def test_the_four_ps_are_parts_of_the_fourth_three_year_action(seed_contents: Contents) -> None:
    """Prepare, Prevent, Pursue and Protect detail the bullet before them."""
    parts = _of(seed_contents, "actionOf", subject="action/", target="action/")

    assert {s.object for s in parts} == {"action/fully-engage-home-2329"}
    labels = _labels(seed_contents, {s.subject for s in parts})
    assert {label.split(":")[0] for label in labels} == {"Prepare", "Prevent", "Pursue", "Protect"}


def test_there_are_six_delivery_groups_one_for_each_priority(seed_contents: Contents) -> None:
    """Six delivery groups, which only the chart's layout ties to their priorities."""
    delivers = _of(seed_contents, "delivers")

    assert len({s.subject for s in delivers}) == 6
    assert Counter(s.object for s in delivers) == {f"priority/{n}": 1 for n in IN_PLAN_ORDER}
    assert {s.basis for s in delivers} == {"drawn"}


def test_seven_bodies_or_forums_stand_around_the_board(seed_contents: Contents) -> None:
    """Seven around the Board in Appendix B, all of them only drawn there."""
    (board,) = {s.object for s in _of(seed_contents, "governedBy", subject=PARTNERSHIP)}
    around = _of(seed_contents, "linkedTo", target=board or "")

    assert len({s.subject for s in around}) == 7
    assert {s.basis for s in around} == {"drawn"}


def test_a_banner_is_no_body(seed_contents: Contents) -> None:
    """The mottos on the chart and on the pages name nobody."""
    labels = {e.label for e in seed_contents.entities if e.kind == "body"}

    assert not {label for label in labels if label.startswith(("Valuing", "Working", "Feeling"))}


def test_two_people_hold_office_in_the_plan(seed_contents: Contents) -> None:
    """Two office holders: the chair, and the vice-chair who commands the borough's police."""
    held = [
        s for s in _of(seed_contents, "holds") if any(c.document[:4] == PLAN for c in s.citations)
    ]

    assert {(s.subject, s.object) for s in held} == {
        ("person/garry-perry", "post/chair-of-safer-walsall-partnership"),
        ("person/andy-parsons", "post/vice-chair-of-safer-walsall-partnership"),
        ("person/andy-parsons", "post/walsall-borough-commander"),
    }


# --- the delivery plan ---------------------------------------------------------------------------


def _rows(contents: Contents) -> set[str]:
    return {s.subject for s in _in_rows(contents, "actionOf")}


def _in_rows(contents: Contents, term: str, *, target: str = "", role: str = "") -> list[Statement]:
    """What the delivery plan says of its actions."""
    said = _of(contents, term, subject="action/", target=target, role=role)
    return [s for s in said if all(c.document[:4] != PLAN for c in s.citations)]


def test_the_delivery_plan_has_three_objectives_and_ten_actions(seed_contents: Contents) -> None:
    """Three objectives, over ten actions, three of them split by page breaks."""
    objectives = _of(seed_contents, "objectiveOf", target=VIOLENCE)
    of = Counter(s.object for s in _in_rows(seed_contents, "actionOf"))

    assert len(objectives) == 3
    assert sorted(of.values()) == [3, 3, 4]


def test_seventeen_assignments_name_thirteen_people(seed_contents: Contents) -> None:
    """13 responsible people in 17 assignments."""
    named = _in_rows(seed_contents, "assignedTo", target="person/", role="responsible")

    assert len(named) == 17
    assert len({s.object for s in named}) == 13


def test_names_without_separator_are_inferred_and_others_stated(seed_contents: Contents) -> None:
    """Where no mark stands between two names, a rule drew the line."""
    named = _in_rows(seed_contents, "assignedTo", target="person/")
    inferred = {s.citations[0].locator for s in named if s.basis == "inferred"}

    assert inferred == {f"row {n}, column 4" for n in (9, 13, 17, 18, 21)}


def test_the_unit_is_responsible_twice(seed_contents: Contents) -> None:
    """The VRU twice."""
    unit = "body/west-midlands-violence-reduction-unit"

    assert len(_in_rows(seed_contents, "assignedTo", target=unit)) == 2


def test_nobody_is_confirmed_for_three_actions_and_for_support(seed_contents: Contents) -> None:
    """TBC three times, and once as lead support officer: four vacancies, each its own."""
    on_actions = _in_rows(seed_contents, "assignedTo", target="vacancy/")
    on_priority = _of(seed_contents, "assignedTo", subject="priority/", target="vacancy/")

    assert len({s.object for s in on_actions}) == len(on_actions) == 3
    assert [s.stated_as for s in on_priority] == ["Lead support officer"]


@pytest.mark.parametrize("term", ["start", "deadline"])
def test_six_actions_lack_a_start_and_six_a_deadline(seed_contents: Contents, term: str) -> None:
    """Six of the ten without start, and six without deadline."""
    said = {s.subject for s in _in_rows(seed_contents, term)}

    assert len(_rows(seed_contents) - said) == 6


def test_dates_keep_their_wording_beside_what_could_be_read(seed_contents: Contents) -> None:
    """Such wordings as "ASAP" and "Immediate" give no interval, and stay."""
    times = {
        (s.raw, s.value) for t in ("start", "deadline") for s in _of(seed_contents, t) if s.raw
    }

    assert times == {
        ("Immediate", None),
        ("ASAP", None),
        ("Dec 2019", "2019-12-01/2019-12-31"),
        ("Performance year 2019/20", "2019-04-01/2020-03-31"),
        ("End of March 2020", "2020-03-31"),
        ("January 2020", "2020-01-01/2020-01-31"),
        ("March 2020 & ongoing impact", "2020-03-01/2020-03-31"),
    }


def test_the_colours_are_three_green_three_amber_one_red(seed_contents: Contents) -> None:
    """RAG Green 3, Amber 3, Red 1, none 3, in whichever column the word stands."""
    colours = Counter(s.value for s in _of(seed_contents, "rag"))

    assert colours == {"Green": 3, "Amber": 3, "Red": 1}
    assert len(_rows(seed_contents) - {s.subject for s in _of(seed_contents, "rag")}) == 3


def test_dated_updates_stand_on_two_actions(seed_contents: Contents) -> None:
    """Two actions have dated updates, two each, read as day, month, year."""
    update_of = {s.subject: s.object for s in _of(seed_contents, "updateOf")}
    dated = Counter(update_of[s.subject] for s in _of(seed_contents, "asAt"))

    assert list(dated.values()) == [2, 2]
    assert {s.value for s in _of(seed_contents, "asAt")} == {"2020-01-15", "2020-07-30"}


def test_the_strategic_lead_is_a_person_and_the_body_of_that_person(
    seed_contents: Contents,
) -> None:
    """A superintendent of the police leads the delivery plan's priority."""
    leads = _of(seed_contents, "assignedTo", subject=VIOLENCE, role="accountable")

    assert {s.object for s in leads} == {"body/west-midlands-police", "person/kim-madill"}
    (rank,) = _of(seed_contents, "honorific", subject="person/kim-madill")
    assert rank.value == "Superintendent"


# --- the law -------------------------------------------------------------------------------------


def test_the_law_that_the_documents_cite_is_found(seed_contents: Contents) -> None:
    """Two sections of one Act, two that amended it, a third Act, a duty and a code."""
    cited = {s.object for s in _of(seed_contents, "cites")}
    amended = {s.object for s in _of(seed_contents, "amendedBy")}

    assert {
        "provision/crime-and-disorder-act-1998-section-17",
        "provision/crime-and-disorder-act-1998-section-115",
        "provision/modern-slavery-act-2015",
        "duty/prevent-duty",
        "provision/victims-code",
    } <= cited
    assert amended == {f"provision/police-reform-act-2002-section-{n}" for n in (97, 98)}


# --- every quote, every line ---------------------------------------------------------------------


def test_every_quote_stands_at_its_locator(
    seed_contents: Contents, seed_raw: dict[str, Raw]
) -> None:
    """A reader who looks a citation up finds its words there."""
    assert not astray(seed_contents, seed_raw)


def test_every_ledger_entry_stands_at_its_locator(
    seed_contents: Contents, seed_raw: dict[str, Raw]
) -> None:
    """So does a reader who checks what became of a block."""
    astray = [
        entry
        for entry in seed_contents.ledger
        if not stands(entry.text, seed_raw[entry.document].pieces(entry.locator))
        and entry.text != " ".join(seed_raw[entry.document].pieces(entry.locator))
    ]

    assert not astray


def _lines_of(entry: LedgerEntry, raw: Raw) -> list[int]:
    numbers = entry.locator.split(",")[0].split()[1].split("-")
    span = range(int(numbers[0]), int(numbers[-1]) + 1)
    if entry.locator.startswith("row"):
        return list(span)
    return [n for n in span if raw.lines[n - 1].strip()]


def test_the_ledger_covers_every_line_once(
    seed_contents: Contents, seed_raw: dict[str, Raw]
) -> None:
    """Nothing is lost on the way in, and nothing is counted twice."""
    for name, raw in seed_raw.items():
        covered = Counter(
            number
            for entry in seed_contents.ledger
            if entry.document == name
            for number in _lines_of(entry, raw)
        )
        filled = raw.rows or [[line] for line in raw.lines]
        expected = {n for n, cells in enumerate(filled, 1) if "".join(cells).strip()}
        assert set(covered) == expected
        # A block that goes on behind a box spans the box's lines, but does not hold them: so the
        # words are compared, too. All that leaves them is the marks of items and footnotes.
        held = Counter(word for cells in filled for cell in cells for word in cell.split())
        read = Counter(
            word for e in seed_contents.ledger if e.document == name for word in e.text.split()
        )
        assert not read - held
        assert not {word for word in held - read if not _MARK.fullmatch(word)}


def test_at_most_one_block_in_fifty_is_unread(seed_contents: Contents) -> None:
    """Unread at most 2% of the blocks, in each document."""
    for document in seed_contents.documents:
        entries = [e for e in seed_contents.ledger if e.document == document.name]
        assert sum(e.outcome == "unread" for e in entries) <= 0.02 * len(entries)


def test_every_ignored_block_says_why(seed_contents: Contents) -> None:
    """Left out is left out for a reason."""
    assert all(e.reason for e in seed_contents.ledger if e.outcome in ("ignored", "unread"))


# --- loads ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [0, 1, 2])
def test_each_document_loads_alone(
    seed_files: list[Path], seed_raw: dict[str, Raw], number: int
) -> None:
    """One document is enough, and its quotes stand as well."""
    contents = load([seed_files[number]])

    assert contents.statements
    assert not astray(contents, seed_raw)


def test_two_loads_in_any_order_give_the_same(
    seed_files: list[Path], seed_contents: Contents
) -> None:
    """The same inputs give the same contents, byte for byte."""
    assert load(list(reversed(seed_files))) == seed_contents


def test_a_page_of_the_plan_is_no_second_witness(
    seed_files: list[Path], seed_contents: Contents
) -> None:
    """The page has the plan as its origin, and adds no thing and no statement to it."""
    plan, table, page = seed_files
    without = load([plan, table])
    origins = {d.name: d.origin for d in seed_contents.documents}

    assert origins == {plan.name: None, table.name: None, page.name: plan.name}
    added = set(seed_contents.entities) - set(without.entities)
    assert {e.kind for e in added} <= {"document"}
    assert {s.id for s in seed_contents.statements} == {s.id for s in without.statements}


def _appendix(raw: Raw) -> tuple[int, int]:
    start = next(n for n, line in enumerate(raw.lines, 1) if "APPENDIX A" in line)
    end = next(n for n, line in enumerate(raw.lines, 1) if "Appendix B:" in line)
    return start, end


def test_the_template_in_appendix_a_decides_nothing(
    seed_contents: Contents, seed_raw: dict[str, Raw]
) -> None:
    """No statement rests on a line of the example form."""
    ((name, raw),) = [(n, r) for n, r in seed_raw.items() if n.startswith(PLAN)]
    start, end = _appendix(raw)

    resting = [
        c.locator
        for s in seed_contents.statements
        for c in s.citations
        if c.document == name and start <= int(c.locator.split()[1].split("-")[0]) < end
    ]

    assert not resting


def test_nothing_in_the_loaders_names_the_place(repository: Path) -> None:
    """What is particular to these documents belongs in a decisions file."""
    particular = ("walsall", "west midlands", "whg", "madill", "pelsall")
    files = [p for p in (repository / "loaders").rglob("*") if p.suffix in (".py", ".yaml")]

    naming = [
        (path.name, word)
        for path in files
        for word in particular
        if word in path.read_text(encoding="utf-8").casefold()
    ]

    assert files
    assert not naming
