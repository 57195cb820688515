"""The decisions file: faults named with line and remedy, and each decision changes what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.errors import DecisionsError
from remit.graph.model import Contents
from remit.loaders import load
from remit.loaders.decisions import load_decisions, parse_decisions

_PLAN = """\
The Safer Vale Partnership is the community safety partnership for Vale.

It comprises: Vale Police, Fenwick Council and Fenwick Housing Group.

Priority: Quiet streets

Lead partner: FHG homes

Over the coming year we will

• light the paths behind the shops
• mend the gates. Lead: Fenwick Council
"""
_TABLE = """\
Ref,Aim,Action,Owner,By when
1,Quiet,Light the paths,Ann Bee Cy,ASAP
2,,Mend the gates,Lamplighters,ASAP
"""


@pytest.fixture
def documents(tmp_path: Path) -> list[Path]:
    """A plan and a table with a few things that only a person can settle."""
    plan, table = tmp_path / "plan.txt", tmp_path / "table.csv"
    plan.write_text(_PLAN, encoding="utf-8", newline="")
    table.write_text(_TABLE, encoding="utf-8", newline="")
    return [plan, table]


def _decided(documents: list[Path], text: str) -> Contents:
    path = documents[0].parent / "decisions.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    return load(documents, path)


def _ids(contents: Contents) -> set[str]:
    return {entity.id for entity in contents.entities}


def _said(contents: Contents) -> set[tuple[str, str, str | None, str | None]]:
    return {(s.subject, s.term, s.object, s.value) for s in contents.statements}


# --- faults --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("sam:\n- names: [A, B]\n", "line 2: sam is no section; use one of: scope, title, same"),
        ("same:\n- names: [A, B]\n", "line 2: same: reason is missing; add it"),
        ("same:\n- {names: [A, B], reason: ''}\n", "line 2: same: reason is empty; fill it in"),
        ("same:\n- {names: [A], reason: r}\n", "line 2: same: names needs at least 2 entries"),
        (
            "same:\n- {names: [A, ''], reason: r}\n",
            "line 2: same: names has an empty entry; fill it in or take it out",
        ),
        ("same:\n- {reason: r}\n", "line 2: same: names is missing; add it"),
        (
            "same:\n- names: [A, B]\n  reson: r\n  reason: r\n",
            "line 3: same: reson is no field here; check its spelling",
        ),
        (
            "same:\n- {names: [A, B], reason: r, kind: boddy}\n",
            "line 2: same: boddy is not a kind; use one of: priority",
        ),
        ("kind:\n- {name: A, kind: thing, reason: r}\n", "line 2: kind: thing is not a kind; use"),
        ("split:\n- {cell: A B, reason: r}\n", "line 2: split: into is missing; add it"),
        (
            "ignore:\n- {document: p, lines: three, reason: r}\n",
            "line 2: ignore: lines reads 'three'; write 12 or 12-15",
        ),
        ("same: {names: [A, B]}\n", "line 1: expected a list here"),
        ("same:\n- A\n", "line 2: expected keys with values here"),
        ("scope: Vale Place\n", "scope: Vale Place may only hold lower-case letters"),
    ],
)
def test_a_fault_is_named_with_its_line_and_remedy(text: str, problem: str) -> None:
    """One sentence for each slip."""
    with pytest.raises(DecisionsError, match=r"^d\.yaml: the decisions file has") as raised:
        parse_decisions("d.yaml", text)

    assert [one for one in raised.value.problems if one.startswith(problem)]


def test_all_faults_are_named_at_once() -> None:
    """Each with its own line."""
    text = "same:\n- names: [A]\n  reson: r\nkinds:\n- name: A\n"

    with pytest.raises(DecisionsError, match="4 faults; mend") as raised:
        parse_decisions("d.yaml", text)

    assert len(raised.value.problems) == 4


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("same:\n- names: [A, B\n  reason: r\n", r"d\.yaml: line \d: .*YAML.*; check indents"),
        ("title: a: b\n", r"d\.yaml: line 1: .*YAML.*; check indents"),
        ("title: a\nscope: b\ntitle: c\n", r"d\.yaml: line 3: title stands .* second time; keep"),
        ("scope: a\ntitle: \x07\n", r"d\.yaml: line 2: .*YAML.*; check its characters"),
    ],
)
def test_what_is_no_yaml_is_said_with_its_line(text: str, sentence: str) -> None:
    """So are keys that stand twice, of which YAML would silently keep the last."""
    with pytest.raises(DecisionsError, match=sentence):
        parse_decisions("d.yaml", text)


def test_a_file_of_decisions_that_is_not_there_is_said(tmp_path: Path) -> None:
    """A wrong name is not the same as none."""
    with pytest.raises(DecisionsError, match=r"none\.yaml: there is no such decisions file; check"):
        load_decisions(tmp_path / "none.yaml")


def test_a_folder_is_no_file_of_decisions(tmp_path: Path) -> None:
    """The system's own reason is passed on."""
    with pytest.raises(DecisionsError, match="cannot be read"):
        load_decisions(tmp_path)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "same:\n", "same: []\n"])
def test_no_decision_is_no_fault(documents: list[Path], text: str) -> None:
    """An empty file decides nothing and changes nothing."""
    assert _decided(documents, text) == load(documents)


# --- what each changes ---------------------------------------------------------------------------


def test_same_joins_names_and_shows_the_first(documents: list[Path]) -> None:
    """One body is left of two, with all that was said of either."""
    before = load(documents)

    after = _decided(
        documents, "same:\n- {names: [Fenwick Housing Group, FHG homes], reason: its trade name}\n"
    )

    gone = _ids(before) - _ids(after)
    assert gone == {"body/fhg-homes"}
    assert not _ids(after) - _ids(before)
    renamed = {
        tuple("body/fenwick-housing-group" if x == "body/fhg-homes" else x for x in said)
        for said in _said(before)
    }
    assert _said(after) == renamed
    assert len(after.ledger) == len(before.ledger)


_SHORT = """\
The Safer Vale Partnership is the community safety partnership for Vale.

It comprises: Vale Police, Fenwick Council (FC) and Fenwick Public Health (FPH).

FC reports to the Vale Health Board.
"""


def _short(tmp_path: Path) -> list[Path]:
    plan = tmp_path / "plan.txt"
    plan.write_text(_SHORT, encoding="utf-8", newline="")
    return [plan]


def _reporting(contents: Contents) -> set[str]:
    return {s.subject for s in contents.statements if s.term == "reportsTo"}


def test_not_same_keeps_apart_what_a_document_joins(tmp_path: Path) -> None:
    """What is said of the short form is no longer said of the council."""
    assert _reporting(load(_short(tmp_path))) == {"body/fenwick-council"}

    after = _decided(
        _short(tmp_path), "not same:\n- {names: [Fenwick Council, FC], reason: a football club}\n"
    )

    assert _reporting(after) == {"body/fc"}
    assert {"body/fenwick-council", "body/fc"} <= _ids(after)
    assert after.notes == ()


def test_not_same_holds_over_several_steps(tmp_path: Path) -> None:
    """A document joins two names, a decision one of them to a third that is another: it is said."""
    after = _decided(
        _short(tmp_path),
        "same:\n- {names: [FC, Vale Health Board], reason: r}\n"
        "not same:\n- {names: [Fenwick Council, Vale Health Board], reason: r}\n",
    )

    assert "body/fenwick-council" in _ids(after)
    assert _reporting(after) == {"body/fc"}
    assert after.notes == (
        (
            "plan.txt: line 3: “FC” is not taken for “Fenwick Council”, as not same decisions keep names "
            "of the two apart"
        ),
    )


def test_not_same_quietens_the_note_that_two_names_are_alike(tmp_path: Path) -> None:
    """And says nothing else."""
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "The Safer Vale Partnership is the community safety partnership for Vale.\n\n"
        "It comprises: Vale Police, Public Health and Fenwick Public Health.\n",
        encoding="utf-8",
    )
    before = load([plan])

    after = _decided(
        [plan], "not same:\n- {names: [Public Health, Fenwick Public Health], reason: two}\n"
    )

    assert len([n for n in before.notes if "may be one body" in n]) == 1
    assert after.notes == ()
    assert _said(after) == _said(before)


@pytest.mark.parametrize(
    ("members", "noted"),
    [
        ("Vale Police, EVP and East Vale PCC", False),
        ("Vale Police, EVP and East Vale Probation", True),
        ("Vale Police, Fenwick Council and Friends of Fenwick Council", False),
        ("Vale Police, Fenwick Council and Old Fenwick Council", True),
    ],
)
def test_no_note_asks_whether_two_are_one_whose_names_tell_them_apart(
    members: str, noted: bool, tmp_path: Path
) -> None:
    """Initials are those of full words, and who belongs to a body is not the body."""
    plan = tmp_path / "plan.txt"
    plan.write_text(
        "The Safer Vale Partnership is the community safety partnership for Vale.\n\n"
        f"It comprises: {members}.\n",
        encoding="utf-8",
    )
    assert any("may be one body" in note for note in load([plan]).notes) is noted


@pytest.mark.parametrize("kind", ["body", "person", "post"])
def test_what_is_joined_in_a_chain_may_not_be_kept_apart(kind: str) -> None:
    """A is B and B is C, so A is C: the lines that say so are named."""
    text = (
        f"same:\n- {{kind: {kind}, names: [Ay, Bee], reason: r}}\n"
        f"- {{kind: {kind}, names: [Cee, Bee], reason: r}}\n"
        f"not same:\n- {{kind: {kind}, names: [Cee, Ay], reason: r}}\n"
    )
    with pytest.raises(DecisionsError) as raised:
        parse_decisions("d", text)

    assert [*raised.value.problems] == [
        (
            "line 5: same and not same both name “Cee” and “Ay”, which same makes one (line 2, 3); "
            "take one of the entries out"
        )
    ]


def test_names_of_different_kinds_do_not_contradict_each_other() -> None:
    """A person and a body may share a name."""
    text = (
        "same:\n- {kind: person, names: [Ay, Bee], reason: r}\n"
        "not same:\n- {names: [Ay, Bee], reason: r}\n"
    )
    assert parse_decisions("d", text).not_same[0].kind == "body"


def test_names_that_are_equal_cannot_be_kept_apart() -> None:
    """Case, marks and a plural tell no two names from each other, so the entry would do nothing."""
    with pytest.raises(DecisionsError) as raised:
        parse_decisions("d", "not same:\n- {names: [The Boards, Board], reason: r}\n")

    assert raised.value.problems[0].startswith(
        "line 2: not same: “The Boards” and “Board” differ only"
    )


def test_split_gives_a_cell_its_parties(documents: list[Path]) -> None:
    """The name is assigned, as decided; what cannot be told stays noted; nothing else changes."""
    before = load(documents)

    after = _decided(documents, "split:\n- {cell: Ann Bee Cy, into: [Ann Bee, Cy], reason: r}\n")

    added = {s for s in after.statements if s not in before.statements}
    named = {s.object for s in added if s.term == "assignedTo"}
    assert {a for a in named if a and not a.startswith("unclear/")} == {"person/ann-bee"}
    assert {s.basis for s in added if s.term == "assignedTo"} == {"decided"}
    assert {s.subject for s in added if not s.subject.startswith("unclear/")} <= {
        "action/light-paths-7945",
        "person/ann-bee",
    }


def test_kind_says_what_a_name_is(documents: list[Path]) -> None:
    """An owner who could not be told is a body from now on, and its row is read."""
    before = load(documents)

    after = _decided(documents, "kind:\n- {name: Lamplighters, kind: body, reason: a charity}\n")

    assert _ids(after) - _ids(before) == {"body/lamplighters"}
    (one,) = [s for s in after.statements if s.object == "body/lamplighters"]
    assert (one.subject, one.role, one.basis) == (
        "action/mend-gates-ff01",
        "responsible",
        "decided",
    )
    rows = [e for e in after.ledger if e.document == "table.csv"]
    assert {e.outcome for e in rows if e.locator.startswith("row 3")} == {"fact"}
    assert {e.outcome for e in rows if e.locator.startswith("row 2")} == {"fact", "unread"}


def test_a_kind_that_makes_a_link_impossible_is_named_with_its_line(documents: list[Path]) -> None:
    """The decision, the place in the document and the reason, in one sentence."""
    with pytest.raises(DecisionsError) as raised:
        _decided(documents, "kind:\n- {name: Lamplighters, kind: theme, reason: r}\n")

    assert [*raised.value.problems] == [
        (
            "line 2: kind: “Lamplighters” cannot be a theme: table.csv, row 3, column 4 links "
            "“Mend the gates” to “Lamplighters”, and assignedTo does not lead to a theme; "
            "choose another kind or take the entry out"
        )
    ]
    assert "decisions.yaml: a decision makes impossible" in str(raised.value)


def test_ignore_leaves_lines_out_and_says_why(documents: list[Path]) -> None:
    """The action on that line is gone, and the ledger has the reason."""
    before = load(documents)

    after = _decided(documents, "ignore:\n- {document: plan.txt, lines: 12, reason: withdrawn}\n")

    entry = next(e for e in after.ledger if e.document == "plan.txt" and e.locator == "line 12")
    assert (entry.outcome, entry.reason) == ("ignored", "decided: withdrawn")
    assert not [c for s in after.statements for c in s.citations if c.locator == "line 12"]
    assert _ids(before) - _ids(after) == {"action/mend-gates-f0db"}
    assert _said(after) < _said(before)


def test_scope_and_title_name_the_register(documents: list[Path]) -> None:
    """And say nothing else."""
    before = load(documents)

    after = _decided(documents, "scope: vale-2026\ntitle: Vale in 2026\n")

    assert {**after.meta, "decisions": ""} == {
        "scope": "vale-2026",
        "title": "Vale in 2026",
        "decisions": "",
    }
    assert after.statements == before.statements
