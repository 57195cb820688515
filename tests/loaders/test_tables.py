"""Tables with habits that would put one party's work on another."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load


def _load(folder: Path, **documents: str) -> Contents:
    paths = []
    for name, text in documents.items():
        path = folder / name.replace("_", ".")
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return load(paths)


def _assigned(contents: Contents) -> set[tuple[str, str | None]]:
    return {(s.subject, s.object) for s in contents.statements if s.term == "assignedTo"}


def test_a_second_table_in_a_file_has_a_priority_and_a_lead_of_its_own(tmp_path: Path) -> None:
    """The first table's lead answers for nothing of the second."""
    contents = _load(
        tmp_path,
        two_csv="Priority,Knives,\nStrategic lead,Ann Bee,\nRef,Action,Owner\n1,Patrol the park,Cy Dee\n"
        "Priority,Burglary,\nStrategic lead,Zed Kay,\nRef,Action,Owner\n1,Fit locks,Di Fox\n",
    )
    assert _assigned(contents) == {
        ("priority/knives", "person/ann-bee"),
        ("priority/burglary", "person/zed-kay"),
        ("action/patrol-park-bd80", "person/cy-dee"),
        ("action/fit-locks-1f91", "person/di-fox"),
    }


def test_a_label_above_the_priority_is_read_too(tmp_path: Path) -> None:
    """The order of the rows above the header says nothing."""
    contents = _load(
        tmp_path,
        t_csv="Strategic lead,Ann Bee,\nPriority,Knives,\nRef,Action,Owner\n1,Patrol,Cy Dee\n",
    )
    assert ("priority/knives", "person/ann-bee") in _assigned(contents)


def test_a_row_after_a_blank_one_is_no_continuation_if_it_begins_a_sentence(tmp_path: Path) -> None:
    """Two actions are not glued into one."""
    contents = _load(
        tmp_path,
        t_csv="Ref,Action,Owner,RAG\n1,Patrol the station,Ann Bee,Green\n,,,\n,Open a centre,,Amber\n",
    )
    assert {e.label for e in contents.entities if e.kind == "action"} == {
        "Patrol the station",
        "Open a centre",
    }


def test_two_editions_of_a_table_do_not_mix_their_owners(tmp_path: Path) -> None:
    """The same row number in two files is two places."""
    rows = [f"{n},Do the {n}th thing for the people of the town,Owner{n} Bee" for n in range(1, 9)]
    first = "Ref,Action,Owner\n" + "\n".join(rows) + "\n"
    second = first.replace("Ref,Action,Owner\n", "Ref,Action,Owner\n0,A new thing,Zed Kay\n")
    contents = _load(tmp_path, q1_csv=first, q2_csv=second)
    assert sum(e.kind == "action" for e in contents.entities) == 17


def test_a_table_of_action_and_owner_alone_is_a_table(tmp_path: Path) -> None:
    """Two known columns are enough."""
    contents = _load(tmp_path, t_csv="Action,Owner\nPatrol the park,Ann Bee\n")
    assert _assigned(contents) == {("action/patrol-park-9e5a", "person/ann-bee")}


def test_the_plans_of_two_partnerships_stay_apart(tmp_path: Path) -> None:
    """One partnership's "the Council" must not become the other's."""
    plan = (
        "The Safer {0} Partnership is the community safety partnership for {0}.\n\n"
        "Priority: Safer parks\n\nLead partner: the Council\n"
    )
    contents = _load(tmp_path, a_txt=plan.format("Alder"), b_txt=plan.format("Birch"))
    assert _assigned(contents) == {
        (f"priority/{key}/safer-parks", f"body/{key}/council")
        for key in ("safer-alder-partnership", "safer-birch-partnership")
    }


def test_one_more_document_forgets_no_decision(tmp_path: Path) -> None:
    """The register keeps the decisions that it was built with."""
    table = tmp_path / "t.csv"
    table.write_text("Action,Owner\nPatrol the park,A. Bee\n", encoding="utf-8")
    more = tmp_path / "u.csv"
    more.write_text("Action,Owner\nSweep the park,Ann Bee\n", encoding="utf-8")
    judged = tmp_path / "decisions.yaml"
    judged.write_text(
        "same:\n- {names: [Ann Bee, A. Bee], kind: person, reason: asked}\n", encoding="utf-8"
    )
    later = load([more], earlier=load([table], judged).sources)
    assert later == load([table, more], judged)


def test_a_conditional_sentence_states_no_reporting_line(tmp_path: Path) -> None:
    """What would be so if something else were so is not so."""
    contents = _load(
        tmp_path,
        p_txt="If funding is found, the Dogs Group reports to the Fenwick Safety Board.\n\n"
        "The Cats Group reports to the Fenwick Safety Board.\n",
    )
    lines = {s.subject for s in contents.statements if s.term == "reportsTo"}
    assert lines == {"body/cats-group"}


def test_a_row_between_two_tables_that_is_no_label_is_owned_up_to(tmp_path: Path) -> None:
    """A second label opens another table; what stands above its header is not passed over."""
    table = tmp_path / "table.csv"
    table.write_text(
        "Ref,Action,Owner\n1,Light the paths,Ann Bee\nPriority,Quiet streets\n2,Mend the gates,Cy Dee\n",
        encoding="utf-8",
    )
    contents = load([table])
    assert [e.outcome for e in contents.ledger] == ["ignored", "fact", "fact", "unread"]
    assert any("row 4" in note and "between two tables" in note for note in contents.notes)


def test_what_a_measure_of_a_risk_says_beside_its_owner_is_read_or_owned_up_to(
    tmp_path: Path,
) -> None:
    """When it begins is a statement; words of whoever does it that name nobody are told as not read."""
    contents = _load(
        tmp_path,
        risks_csv="Risk,Likelihood,Impact,Mitigation (lead and date)\n"
        'Floods,3,4,"Clear the drains (Estates Team, from May 2031, with help of neighbours)"\n',
    )
    (start,) = [s for s in contents.statements if s.term == "start"]
    assert (start.subject, start.value) == (
        "action/clear-drains-3c20",
        "2031-05-01/2031-05-31",
    )
    (left,) = [e for e in contents.ledger if e.outcome == "unread"]
    assert "“with help of neighbours” is said of whoever does it" in left.reason


def test_a_row_that_goes_on_in_the_next_makes_no_action_of_its_own(tmp_path: Path) -> None:
    """In a workbook too, where no blank row shows the end of a page: it has no owner that was left out."""
    contents = _load(
        tmp_path,
        plan_csv="Ref,Action,Owner,Update\n"
        "1,Train the wardens who walk the park and,Ann Bee,Six of ten\n"
        ",see that each has a radio.,,were trained.\n"
        "2,Mend the gate.,Cy Dee,\n",
    )
    assert {e.label for e in contents.entities if e.kind == "action"} == {
        "Train the wardens who walk the park and see that each has a radio.",
        "Mend the gate.",
    }
    assert [e for e in contents.entities if e.kind == "vacancy"] == []


@pytest.mark.parametrize("above", ["mend the gate", "Mend the gate."])
def test_a_row_without_an_owner_is_an_action_where_nothing_shows_that_it_goes_on(
    tmp_path: Path, above: str
) -> None:
    """Where rows begin with small letters, or the row above has ended its sentence."""
    contents = _load(
        tmp_path,
        plan_csv=f"Ref,Action,Owner\n1,{above},Cy Dee\n,light the lane by the school,\n2,Sow,Ann Bee\n",
    )
    assert "light the lane by the school" in {
        e.label for e in contents.entities if e.kind == "action"
    }


def test_bars_separate_the_cells_of_what_a_database_wrote(tmp_path: Path) -> None:
    """As commas and semicolons do, where they give the rows one width."""
    contents = _load(
        tmp_path,
        log_csv="Ref|Action|Owner\n1|Mend the gates, locks and paths|Ann Bee\n2|Sow|Cy Dee\n",
    )
    assert _assigned(contents) == {
        ("action/mend-gates-locks-d0ac", "person/ann-bee"),
        ("action/sow-a572", "person/cy-dee"),
    }


def test_a_report_that_names_a_law_stops_no_load(tmp_path: Path) -> None:
    """It is the action that may rest on a law; what is reported of it only mentions one."""
    contents = _load(
        tmp_path,
        log_csv="Action,Owner,Progress\nCheck the doors,Ann Bee,"
        "05/06/2031: asked under the Fire Safety Order 2005 (article 9)\n",
    )
    assert _assigned(contents) == {("action/check-doors-0445", "person/ann-bee")}
    assert "cites" not in {s.term for s in contents.statements}


_PLAN = "Ref,Action,Lead,Due\n{}1.1,Run street weeks,Karen Moss,May 2032\n1.2,Train wardens,Jo Bell,June 2032\n"


@pytest.mark.parametrize(
    "row",
    [
        "1,Tackle anti-social behaviour,,\n",
        "1.,Tackle anti-social behaviour in every ward,,\n",
        "1,Tackle crime,Tackle crime,Tackle crime\n",
    ],
)
def test_a_row_of_a_number_and_words_heads_the_rows_whose_numbers_go_on_with_it(
    row: str, tmp_path: Path
) -> None:
    """It is no action that nobody leads."""
    contents = _load(tmp_path, plan_csv=_PLAN.format(row))

    labels = {e.label for e in contents.entities if e.kind == "action"}
    assert labels == {"Run street weeks", "Train wardens"}
    assert [e.reason for e in contents.ledger if "Tackle" in e.text] == [
        "a heading of the rows below it"
    ]


@pytest.mark.parametrize(
    ("row", "action"),
    [
        ("1,Tackle graffiti in the town,,May 2031\n", "Tackle graffiti in the town"),
        ("1,Tackle graffiti in the town,Di Elm,\n", "Tackle graffiti in the town"),
        ("7,Tackle graffiti in the town,,\n", "Tackle graffiti in the town"),
        ("1.1,Tackle graffiti in the town,,\n", "Tackle graffiti in the town"),
    ],
)
def test_a_row_with_more_to_it_or_another_number_is_an_action(
    row: str, action: str, tmp_path: Path
) -> None:
    """Its empty cell leaves a seat empty."""
    contents = _load(tmp_path, plan_csv=_PLAN.format(row))

    assert action in {e.label for e in contents.entities if e.kind == "action"}
