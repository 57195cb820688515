"""Posts named without their body: one only where the context says so, else apart and noted."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.graph.opening import in_memory
from remit.loaders import load
from remit.queries.remit_of import remit_of

HEAD = "Ref,Action,Owner,Lead agency,By when\n"


def _table(folder: Path, *rows: str, decisions: str = "", head: str = HEAD) -> Contents:
    (folder / "table.csv").write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    if not decisions:
        return load([folder / "table.csv"])
    (folder / "decisions.yaml").write_text(decisions, encoding="utf-8")
    return load([folder / "table.csv"], folder / "decisions.yaml")


def _owners(contents: Contents) -> dict[str, str]:
    return {
        s.subject: s.object or ""
        for s in contents.statements
        if s.term == "assignedTo" and s.role == "responsible"
    }


def _remit(contents: Contents, name: str) -> set[str]:
    store = in_memory()
    store.replace(contents)
    found = remit_of(store, name)
    store.close()
    return {a.thing.id for a in found.assignments} | {i.thing.id for i in found.inherited}


def test_a_title_that_many_bear_is_another_post_in_every_row(tmp_path: Path) -> None:
    """Two heads of service of one council may be two people, whoever leads."""
    contents = _table(
        tmp_path,
        "1,Light the paths,Head of Service,Vale Council,May 2027",
        "2,Mend the gates,Head of Service,Vale Council,May 2027",
    )
    first, second = _owners(contents).values()
    assert first != second
    assert {e.label for e in contents.entities if e.kind == "post"} == {"Head of Service"}
    (note,) = [n for n in contents.notes if "Head of Service" in n]
    assert "kept as 2 posts (for light-paths-7945; for mend-gates-ff01)" in note
    assert "a same decision of the kind post" in note


def test_a_person_does_not_answer_for_what_another_bearer_of_the_title_owns(tmp_path: Path) -> None:
    """The title stands in two rows; the person's name stands in one of them."""
    contents = _table(
        tmp_path,
        "1,Light the paths,Ann Bee (Head of Service),Vale Council,May 2027",
        "2,Mend the gates,Head of Service,Vale Council,May 2027",
    )
    assert _remit(contents, "Ann Bee") == {"action/light-paths-7945"}


def test_a_title_that_tells_of_its_field_is_one_post_under_one_lead(tmp_path: Path) -> None:
    """And its holder, named in one of the rows, answers for both."""
    contents = _table(
        tmp_path,
        "1,Light the paths,Ann Bee (Trading Standards Manager),Vale Council,May 2027",
        "2,Mend the gates,Trading Standards Manager,Vale Council,May 2027",
        "3,Sweep the yards,Trading Standards Manager,Vale Council,May 2027",
    )
    assert {e.id for e in contents.entities if e.kind == "post"} == {
        "post/trading-standards-manager"
    }
    assert _remit(contents, "Ann Bee") == {
        "action/light-paths-7945",
        "action/mend-gates-ff01",
        "action/sweep-yards-76f6",
    }
    assert contents.notes == ()


def test_a_title_under_two_leads_is_two_posts(tmp_path: Path) -> None:
    """The council's manager is not the police's, though both manage a neighbourhood."""
    contents = _table(
        tmp_path,
        "1,Light the paths,Ann Bee (Neighbourhoods Manager),Vale Council,May 2027",
        "2,Mend the gates,Neighbourhoods Manager,Vale Police,May 2027",
    )
    assert {e.id for e in contents.entities if e.kind == "post"} == {
        "post/neighbourhoods-manager-held-by-ann-bee",
        "post/neighbourhoods-manager-under-vale-police",
    }
    assert _remit(contents, "Ann Bee") == {"action/light-paths-7945"}


def test_a_title_with_two_holders_under_one_lead_is_nobodys_third_row(tmp_path: Path) -> None:
    """Which of the two officers the third row means is not said."""
    contents = _table(
        tmp_path,
        "1,Light the paths,Ann Bee (Community Safety Officer),Vale Council,May 2027",
        "2,Mend the gates,Cy Dee (Community Safety Officer),Vale Council,May 2027",
        "3,Sweep the yards,Community Safety Officer,Vale Council,May 2027",
    )
    assert _remit(contents, "Ann Bee") == {"action/light-paths-7945"}
    assert _remit(contents, "Cy Dee") == {"action/mend-gates-ff01"}
    assert (
        _owners(contents)["action/sweep-yards-76f6"]
        == "post/community-safety-officer-under-vale-council"
    )


def test_one_person_with_one_title_holds_one_post_wherever_it_stands(tmp_path: Path) -> None:
    """The holder is the context."""
    contents = _table(
        tmp_path,
        "1,Light the paths,Ann Bee (Head of Service),Vale Council,May 2027",
        "2,Mend the gates,Ann Bee (Head of Service),Vale Police,May 2027",
    )
    assert {e.id for e in contents.entities if e.kind == "post"} == {"post/head-of-service"}
    assert contents.notes == ()


def test_without_any_lead_a_telling_title_is_one_post_in_one_document(tmp_path: Path) -> None:
    """A body's own table names no lead, and its titles are its own; another table's are not."""
    head = "Ref,Action,Owner,By when\n"
    rows = ("1,Light the paths,Assets Manager,May 2027", "2,Mend the gates,Assets Manager,ASAP")
    contents = _table(tmp_path, *rows, head=head)
    assert set(_owners(contents).values()) == {"post/assets-manager"}

    other = tmp_path / "other.csv"
    other.write_text(head + "1,Sweep the yards,Assets Manager,ASAP\n", encoding="utf-8")
    both = load([tmp_path / "table.csv", other])
    assert len({e.id for e in both.entities if e.kind == "post"}) == 2


def test_a_body_has_one_clerk(tmp_path: Path) -> None:
    """Minutes name no lead, and their Clerk is the same each time; of their officers none is known to be another's."""
    minutes = tmp_path / "minutes.txt"
    minutes.write_text(
        "MOOR ROAD HALL COMMITTEE\n\nMinutes of a meeting held on 6 October 2031\n\n"
        "The Clerk will put the accounts on the wall. The Clerk will write to the bank.\n\n"
        "The Officer will count the chairs. The Officer will mend the lamps.\n",
        encoding="utf-8",
    )
    contents = load([minutes])
    labels = [e.label for e in contents.entities if e.kind == "post"]
    assert labels.count("Clerk") == 1
    assert labels.count("Officer") == 2


def test_the_lead_of_the_priority_counts_where_a_row_has_none(tmp_path: Path) -> None:
    """Two pages of a plan with two leads: the same title is two posts."""
    page = (
        "Priority: {}\n\nLead partner: {}\n\nThis year we will\n\n"
        "- keep watch at night (Action by: Licensing Manager)\n"
        "- keep watch by day (Action by: Licensing Manager)\n\n"
    )
    plan = tmp_path / "plan.txt"
    plan.write_text(
        page.format("Safe parks", "Vale Council") + page.format("Safe quays", "Mere Council"),
        encoding="utf-8",
    )
    owners = _owners(load([plan]))
    assert owners["action/keep-watch-night-18b0"] == owners["action/keep-watch-day-2881"]
    assert owners["action/keep-watch-night-63af"] == owners["action/keep-watch-day-8e5b"]
    assert len(set(owners.values())) == 2


@pytest.mark.parametrize(
    "names", ["[Head of Service]", "[Head of Service, Head of Service of Vale Council]"]
)
def test_a_decision_makes_a_title_one_post(tmp_path: Path, names: str) -> None:
    """One name is enough: the title, wherever it stands without its body."""
    contents = _table(
        tmp_path,
        "1,Light the paths,Head of Service,Vale Council,May 2027",
        "2,Mend the gates,Head of Service,Vale Police,May 2027",
        '3,Sweep the yards,"Head of Service, Vale Council",Vale Council,May 2027',
        decisions=f"same:\n- {{kind: post, names: {names}, reason: there is only one}}\n",
    )
    owners = _owners(contents)
    assert owners["action/light-paths-7945"] == owners["action/mend-gates-ff01"]
    joined = owners["action/sweep-yards-76f6"] == owners["action/light-paths-7945"]
    assert joined == ("," in names)
    assert not [n for n in contents.notes if "kept as" in n]


def test_a_title_alone_and_with_a_body_may_be_one_and_is_noted(tmp_path: Path) -> None:
    """Until a decision settles it, either way."""
    rows = (
        "1,Light the paths,Licensing Manager,Vale Council,May 2027",
        '2,Mend the gates,"Licensing Manager, Vale Council",Vale Council,May 2027',
    )
    note = (
        "“Licensing Manager” and “Licensing Manager of Vale Council” may be one post; "
        "a same or not same decision settles it"
    )
    assert note in _table(tmp_path, *rows).notes
    for section in ("same", "not same"):
        decided = (
            f"{section}:\n- kind: post\n  reason: asked\n"
            "  names: [Licensing Manager of Vale Council, Licensing Manager]\n"
        )
        assert _table(tmp_path, *rows, decisions=decided).notes == ()


def test_one_name_with_two_jobs_is_noted(tmp_path: Path) -> None:
    """It stays one person, and the reader is told; a seat on a board is no second job."""
    contents = _table(
        tmp_path,
        '1,Light the paths,"Ann Bee, Vale Council",Vale Council,May 2027',
        '2,Mend the gates,"Ann Bee, Vale Police",Vale Police,May 2027',
        "3,Sweep the yards,Cy Dee (Head of Tenancies),Vale Council,May 2027",
        "4,Count the lamps,Cy Dee (Vice Chair),Vale Council,May 2027",
    )
    assert contents.notes == (
        (
            "“Ann Bee” is taken for one person, with “Vale Council” (table.csv, row 2, column 3) and "
            "“Vale Police” (table.csv, row 3, column 3); check that it is one"
        ),
    )


def test_an_initial_may_be_a_name_and_is_noted_until_decided(tmp_path: Path) -> None:
    """Two people stay two until somebody says otherwise."""
    rows = (
        "1,Light the paths,T. Reed,Vale Council,ASAP",
        "2,Mend the gates,Tam Reed,Vale Council,ASAP",
    )
    assert [n for n in _table(tmp_path, *rows).notes if "may be one person" in n]
    apart = "not same:\n- {kind: person, names: [T. Reed, Tam Reed], reason: brothers}\n"
    assert _table(tmp_path, *rows, decisions=apart).notes == ()
