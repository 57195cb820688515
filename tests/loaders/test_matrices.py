"""Matrices of roles: a cell that holds no letter takes nobody's part away."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load


def _loaded(folder: Path, *rows: str) -> Contents:
    table = folder / "raci.csv"
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return load([table])


def _letters(contents: Contents) -> set[tuple[str, str, str]]:
    label = {e.id: e.label for e in contents.entities}
    return {
        (label[s.subject], label[s.object or ""], s.stated_as)
        for s in contents.statements
        if s.term == "assignedTo"
    }


_HEADS = "Activity,Chair,Tarn Police,Head of Moorings"


def test_a_column_of_letters_may_say_that_a_party_has_no_part(tmp_path: Path) -> None:
    """The words "N/A" among letters are no letter, and make no unknown column of a party's."""
    contents = _loaded(
        tmp_path,
        _HEADS,
        "Approve the chart,A,C,C",
        "Keep the log,I,C,A/R",
        "Dredge the bay,A,R,N/A",
    )
    assert {
        ("Keep the log", "Head of Moorings", "A"),
        ("Keep the log", "Head of Moorings", "R"),
        ("Dredge the bay", "Tarn Police", "R"),
    } <= _letters(contents)
    assert {e.outcome for e in contents.ledger} == {"ignored", "fact"}


_OWN = "Activity,Chair,Tarn Police,Director of Moorings,s12 Officer,Moorings Team"
_OWN_ROWS = (
    "Approve the chart,O,V,L,T,",
    "Dredge the bay,T,,O/L,V,S",
    "Keep the log,,?,O,T*,L",
    "Paint the buoys,,,O,tbc,L",
)


def _roles(contents: Contents) -> set[tuple[str, str, str]]:
    label = {e.id: e.label for e in contents.entities}
    return {
        (label[s.subject], label[s.object or ""], s.role or "")
        for s in contents.statements
        if s.term == "assignedTo"
    }


@pytest.mark.parametrize(
    "legend",
    [
        ("L = leads the work   O = owns the result   S = supports   V = view must be sought   T = told afterwards   blank = no part",),
        ("L: leads; O: owns the result; S: supports; V: views are sought; T: told",),
        ("L,Leads the work", "O,Owns the result", "S,Helps", "V,Gives advice", "T,Told afterwards"),
    ],
)  # fmt: skip
def test_a_matrix_has_the_letters_that_its_key_gives(
    tmp_path: Path, legend: tuple[str, ...]
) -> None:
    """Whatever they are: what each stands for is read by its words, in one line or one below the other."""
    contents = _loaded(tmp_path, "Harbour Board: who does what", *legend, _OWN, *_OWN_ROWS)
    assert _roles(contents) == {
        ("Approve the chart", "Chair", "accountable"),
        ("Approve the chart", "Tarn Police", "consulted"),
        ("Approve the chart", "Director of Moorings", "responsible"),
        ("Approve the chart", "s12 Officer", "informed"),
        ("Dredge the bay", "Chair", "informed"),
        ("Dredge the bay", "Director of Moorings", "accountable"),
        ("Dredge the bay", "Director of Moorings", "responsible"),
        ("Dredge the bay", "s12 Officer", "consulted"),
        ("Dredge the bay", "Moorings Team", "responsible"),
        ("Keep the log", "Director of Moorings", "accountable"),
        ("Keep the log", "s12 Officer", "informed"),
        ("Keep the log", "Moorings Team", "responsible"),
        ("Paint the buoys", "Director of Moorings", "accountable"),
        ("Paint the buoys", "Moorings Team", "responsible"),
    }
    told = {(s.raw or s.value) for s in contents.statements if s.term == "notRead"}
    assert told == {"?", "tbc"}


def test_a_key_overrules_the_usual_letters(tmp_path: Path) -> None:
    """An R of whoever recommends makes nobody responsible, and what tells no role is owned up to."""
    legend = "R = recommends;A = agrees;P = performs the work;I = informed;V = votes"
    contents = _loaded(
        tmp_path, legend, _HEADS, "Approve the chart,R,P,I", "Keep the log,A,I,P", "Dredge the bay,V,P,I"
    )  # fmt: skip
    assert {role for _, _, role in _roles(contents)} <= {"responsible", "informed"}
    assert not {party for _, party, _ in _roles(contents)} & {"Chair"}
    assert any(e.outcome == "unread" for e in contents.ledger)


def test_letters_without_a_key_are_nobody(tmp_path: Path) -> None:
    """Posts above columns of letters that are not explained are no columns of owners, with seats left empty."""
    contents = _loaded(tmp_path, _OWN, *_OWN_ROWS)
    assert _roles(contents) == set()
    assert any(e.outcome == "unread" for e in contents.ledger)


def test_words_below_a_matrix_are_owned_up_to(tmp_path: Path) -> None:
    """They may say who stands in a post, or what a mark means, and head no rows."""
    contents = _loaded(
        tmp_path, _HEADS, "Approve the chart,A,C,R", "Keep the log,R,A,I", "* Only while the bay is open,,,"
    )  # fmt: skip
    assert [e.outcome for e in contents.ledger][-1] == "unread"


def test_a_column_of_nothing_but_dashes_and_not_applicable_is_a_party_without_a_part(
    tmp_path: Path,
) -> None:
    """Its heading names somebody, whose cells are all filled, and none gives a role."""
    contents = _loaded(tmp_path, _HEADS, "Approve the chart,A,C,N/A", "Keep the log,R,A,-")
    assert not [e for e in contents.ledger if e.outcome == "unread"]
    assert {party for _, party, _ in _letters(contents)} == {"Chair", "Tarn Police"}


def test_a_dot_in_a_cell_says_that_there_is_no_part(tmp_path: Path) -> None:
    """It is no word that was not understood, and no letter."""
    rows = ("Activity,Harbour Master,Tarn Police", "Dredge the bay,A,·", "Keep the log,·,R")
    contents = _loaded(tmp_path, *rows)
    assert _roles(contents) == {
        ("Dredge the bay", "Harbour Master", "accountable"),
        ("Keep the log", "Tarn Police", "responsible"),
    }
    assert {e.outcome for e in contents.ledger} == {"ignored", "fact"}


def test_a_cell_that_is_no_letter_is_told_of_its_row(tmp_path: Path) -> None:
    """Whoever stands there may be the one who answers: the row is not told as a row of nobody's."""
    contents = _loaded(
        tmp_path, f"{_HEADS},Ann Bee", "Approve the chart,R,C,I,A", "Keep the log,R,I,C,x", "Dredge the bay,C,R,I,A"
    )  # fmt: skip
    (told,) = [s for s in contents.statements if s.term == "notRead"]
    assert told.value == "“x” for “Ann Bee” is no letter of a role"
    assert ("Approve the chart", "Ann Bee", "A") in _letters(contents)


def test_a_cell_under_an_unknown_column_is_told_of_its_row(tmp_path: Path) -> None:
    """What the column means is not known, so nobody can say that the row has no answer."""
    contents = _loaded(
        tmp_path, f"{_HEADS},Remarks", "Approve the chart,R,C,I,the Chair signs", "Keep the log,R,I,C,"
    )  # fmt: skip
    (told,) = [s for s in contents.statements if s.term == "notRead"]
    assert "Remarks" in (told.value or "")


@pytest.mark.parametrize("groups", [(), ("1 Before,,,",)])
def test_the_corner_of_a_matrix_may_be_blank(tmp_path: Path, groups: tuple[str, ...]) -> None:
    contents = _loaded(
        tmp_path,
        _HEADS.removeprefix("Activity"),
        *groups,
        "Approve the chart,A,C,C",
        "Keep the log,I,C,A/R",
        "Dredge the bay,A,R,",
    )
    assert {
        ("Approve the chart", "Chair", "A"),
        ("Keep the log", "Head of Moorings", "R"),
        ("Dredge the bay", "Tarn Police", "R"),
    } <= _letters(contents)


def test_the_longest_words_of_a_key_tell_what_a_letter_means(tmp_path: Path) -> None:
    """Who carries the can answers for it; who carries it out does the work."""
    contents = _loaded(
        tmp_path,
        _HEADS,
        "Approve the chart,A,R,C",
        "Keep the log,R,A,C",
        "",
        "A - carries the can; R - carries it out; C - asked before",
    )
    assert ("Approve the chart", "Chair", "accountable") in _roles(contents)
    assert ("Approve the chart", "Tarn Police", "responsible") in _roles(contents)


@pytest.mark.parametrize("office", ["Senior Responsible Owner", "SRO"])
def test_an_office_whose_title_heads_columns_elsewhere_is_a_party_of_a_matrix(
    tmp_path: Path, office: str
) -> None:
    rows = (f"Activity,{office},Tarn Police", "Approve the chart,A,C", "Keep the log,I,R")
    assert {("Approve the chart", office, "A"), ("Keep the log", office, "I")} <= _letters(
        _loaded(tmp_path, *rows)
    )


def test_a_key_that_spells_out_an_office_names_no_person(tmp_path: Path) -> None:
    rows = (
        "Activity,Clerk (SIRO),Tarn Police",
        "Approve the chart,A,C",
        "Keep the log,I,R",
        "SIRO = Senior Information Risk Owner,,",
    )
    assert not [e for e in _loaded(tmp_path, *rows).entities if e.kind == "person"]


def test_a_wording_that_heads_columns_and_is_no_office_is_no_party(tmp_path: Path) -> None:
    """A header that was repeated among the cells of an owner names nobody."""
    rows = ("Action,Lead partner", "Approve the chart,Lead Partner", "Keep the log,Tarn Police")
    parties = {party for _, party, _ in _letters(_loaded(tmp_path, *rows))}
    assert "Lead Partner" not in parties


def test_a_party_called_council_alone_is_the_papers_own(tmp_path: Path) -> None:
    """And no other paper's."""
    rows = ("Activity,Council,Police,Trust", "Mend the gates,A,C,I", "Light the path,I,A,R")
    both = []
    for name in ("raci.csv", "more.csv"):
        (tmp_path / name).write_text("\n".join(rows) + "\n", encoding="utf-8")
        both.append(tmp_path / name)
    assert ("Mend the gates", "Council", "A") in _letters(load(both[:1]))
    contents = load(both)
    councils = {e.id for e in contents.entities if e.label == "Council"}
    assert len(councils) == 2
    of_paper = {
        (s.object, s.citations[0].document)
        for s in contents.statements
        if s.term == "assignedTo" and s.object in councils
    }
    assert len(of_paper) == 2


def test_a_letter_that_reaches_over_two_parties_is_nobodys_until_it_is_said_whose(
    tmp_path: Path,
) -> None:
    path = tmp_path / "raci.html"
    path.write_text(
        "<table><tr><th>Task</th><th>Tarn Council</th><th>Tarn Police</th><th>Tarn Trust</th></tr>"
        "<tr><td>Mend the gates</td><td>A</td><td>C</td><td>I</td></tr>"
        "<tr><td>Light the path</td><td>I</td><td colspan='2'>A, R</td></tr></table>",
        encoding="utf-8",
    )
    contents = load([path])
    assert {part for part in _letters(contents) if part[0] == "Light the path"} == {
        ("Light the path", "Tarn Council", "I")
    }
    (said,) = [s.value for s in contents.statements if s.term == "notRead"]
    assert said == "“A, R” reaches over several columns, and it is not said whose it is"


def test_a_post_at_the_head_of_a_column_is_one_whoever_else_has_a_letter(tmp_path: Path) -> None:
    """It is of no body for the letter that this has in one row: that says nothing of whose officer it is."""
    rows = "Open the refuge,A,R,I\nRun the panel,C,R,A\nKeep the list,I,R,A\n"
    (tmp_path / "raci.csv").write_text(
        f"Task,Head of Adult Services,Community Safety Manager,Mere Police\n{rows}",
        encoding="utf-8",
    )
    contents = load([tmp_path / "raci.csv"])
    posts = {e.id: e.label for e in contents.entities if e.kind == "post"}
    assert sorted(posts.values()) == ["Community Safety Manager", "Head of Adult Services"]
    assert not [id_ for id_ in posts if "police" in id_]


_STEPS = "# Discharge matrix\n\n{}\n\n"


def _marked(folder: Path, text: str) -> Contents:
    paper = folder / "raci.md"
    paper.write_text(text, encoding="utf-8")
    return load([paper])


@pytest.mark.parametrize(
    "key",
    [
        "Letters used here: L means leads and answers for the step, H means helps with it, T means is told.",
        "L leads and answers for the step, H helps with it, T is told.",
        "L: leads: answers for it. H: helps. T: is told afterwards.",
    ],
)
def test_letters_explained_in_a_sentence_are_those_of_the_matrix(tmp_path: Path, key: str) -> None:
    """In whatever words a key joins a letter to what it stands for."""
    rows = (
        "| Step | Ward Manager | Discharge Nurse | Social Worker |\n|---|---|---|---|\n"
        "| Set a date for going home | L | H | |\n| Assess care needs | | T | L |\n"
    )
    assert _letters(_marked(tmp_path, _STEPS.format(key) + rows)) == {
        ("Set a date for going home", "Ward Manager", "L"),
        ("Set a date for going home", "Discharge Nurse", "H"),
        ("Assess care needs", "Discharge Nurse", "T"),
        ("Assess care needs", "Social Worker", "L"),
    }


@pytest.mark.parametrize(
    "key",
    [
        "These are marks for the spring test: A is best and C is a bare pass. R stands for a resit.",
        "A = early shift, C = late shift, R = rest day.",
    ],
)
def test_letters_that_a_key_explains_as_no_roles_are_none(tmp_path: Path, key: str) -> None:
    """Marks in a test and shifts give nobody a part in anything."""
    rows = (
        "| Course | Paul Mott | Jean Sykes | Amina Bari |\n|---|---|---|---|\n"
        "| First aid | A | C | R |\n| Manual handling | C | A | A |\n"
    )
    assert not _letters(_marked(tmp_path, _STEPS.format(key) + rows))


def test_the_lower_storey_of_a_header_names_the_parties(tmp_path: Path) -> None:
    """What stands above several of them is the body that they are of, and bears no letter."""
    contents = _loaded(
        tmp_path,
        "Task,Information roles,,Managers,",
        ",SIRO,DPO,ICT Manager,HR Manager",
        *(f"Step number {n} of the work,A,C,R,I" for n in range(12)),
    )
    assert {who for _, who, _ in _letters(contents)} == {"SIRO", "DPO", "ICT Manager", "HR Manager"}


def test_parties_called_alike_are_told_apart_by_the_upper_storey(tmp_path: Path) -> None:
    """Two managers of two bodies are not one."""
    contents = _loaded(
        tmp_path,
        "Task,Vale Hospital,,Mere Council,",
        ",Nurse,Manager,Manager,Clerk",
        "Set a date for going home,R,A,I,C",
        "Assess the care needs,I,C,A,R",
    )
    told = {(what, who) for what, who, letter in _letters(contents) if letter == "A"}
    assert len({who for _, who in told}) == 2
    assert not any(who == "Manager" for _, who in told)


def test_several_words_in_a_cell_are_a_role_each(tmp_path: Path) -> None:
    """And a dash among them says nothing."""
    rows = (
        "| | Theatre Manager | Ticket Officer | Fire Warden |\n|---|---|---|---|\n"
        "| Sell tickets | Accountable | Responsible | - |\n| Check exits | Informed | Consulted | Accountable, Responsible |\n"
    )
    contents = _marked(tmp_path, "# RACI for the opening night\n\n" + rows)
    label = {e.id: e.label for e in contents.entities}
    told = {
        (label[s.subject], s.role, label[s.object or ""])
        for s in contents.statements
        if s.term == "assignedTo"
    }
    assert told == {
        ("Sell tickets", "accountable", "Theatre Manager"),
        ("Sell tickets", "responsible", "Ticket Officer"),
        ("Check exits", "informed", "Theatre Manager"),
        ("Check exits", "consulted", "Ticket Officer"),
        ("Check exits", "accountable", "Fire Warden"),
        ("Check exits", "responsible", "Fire Warden"),
    }
