"""Columns that are told by a question, by what letters are of, or by words for roles; and whose members a heading lists."""

from __future__ import annotations

import pytest

from remit.loaders.schema.lexicon import lexicon
from tests.loaders.conftest import Read
from tests.support.markdown import plan_asking, table
from tests.support.told import links, roles, values


@pytest.mark.parametrize(
    "asked", ["Who's driving it", "Who will push this forward?", "Who is steering the work"]
)
def test_a_question_for_whoever_does_it_asks_for_the_doer(marked: Read, asked: str) -> None:
    """Whatever its verb: nobody lists all of them."""
    contents = marked(plan_asking(asked))
    assert roles(contents) == {
        ("Mend the gates", "responsible", "Ann Oakham"),
        ("Paint the rails", "responsible", "Bo Lunt"),
    }


@pytest.mark.parametrize(
    "asked", ["Who needs it", "Who asked for it", "Who approves it", "Who was told about it"]
)
def test_a_question_for_somebody_else_does_not(asked: str) -> None:
    """Whoever needs, wants or approves a thing is not the one who does it."""
    assert all(m.role != "responsible" or m.score < 0.55 for m in lexicon().meanings(asked))


@pytest.mark.parametrize(
    "asked",
    [
        "Who can come along but not vote", "Who keeps the papers", "Who is round the table", "Who used to lead",
        "Who is not responsible", "Where the owner lives", "What the owner said", "Who is on the board", "Why the lead changed",
    ],
)  # fmt: skip
def test_a_clause_asks_for_no_party_by_one_of_its_words(asked: str) -> None:
    """What the rest of it says turns the meaning of that word."""
    parties = {"responsible", "accountable", "support", "name", "consulted", "informed"}
    assert parties.isdisjoint(m.role for m in lexicon().meanings(asked))


@pytest.mark.parametrize(
    ("asked", "role"),
    [
        ("Who will lead", "accountable"), ("Who is responsible", "responsible"), ("Who was consulted", "consulted"),
        ("Who is in the lead", "accountable"), ("When and by whom", "responsible"), ("Who we answer to", "reports to"),
        ("When absent", "deputy"), ("When away", "deputy"),
    ],
)  # fmt: skip
def test_a_clause_all_of_whose_words_are_accounted_for_asks_for_somebody(
    asked: str, role: str
) -> None:
    assert role in {m.role for m in lexicon().meanings(asked)}


@pytest.mark.parametrize(
    "heading",
    [
        "Information", "Public information", "Response", "Implementation", "Account", "Accounting", "Accountant", "Design", "Design driver",
        "Consultation", "Consultant", "Management", "Original", "Origin", "Answer", "Assignment", "Approval", "Positive", "Official",
    ],
)  # fmt: skip
def test_another_word_of_the_same_stem_asks_for_nobody(heading: str) -> None:
    """An account is nobody accountable, the design no designation, and what is implemented is no implementer."""
    parties = {
        "responsible",
        "accountable",
        "support",
        "consulted",
        "informed",
        "author",
        "delegate",
    }
    assert not [m for m in lexicon().meanings(heading) if m.role in {*parties, "name", "post"}]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("For information", "informed"), ("Implementers", "responsible"), ("Owners", "responsible"), ("Carries it", "accountable"),
        ("Responsibility", "responsible"), ("Answers for this", "accountable"), ("Delivering lead", "responsible"),
    ],
)  # fmt: skip
def test_a_word_is_the_same_in_its_other_number_and_as_a_verb(heading: str, role: str) -> None:
    assert role in {m.role for m in lexicon().meanings(heading)}


def test_a_word_of_a_profile_leaves_its_other_forms_as_they_are() -> None:
    """To a profile "Responsible" is one wording of the role and "Responsibility" another, which it does not take away."""
    extended = lexicon().extended({"responsible": ["Responsible"]})
    assert extended.meanings("Responsibility")[0].role == "responsible"


def test_columns_of_questions_and_of_accounts_make_nobody_accountable(marked: Read) -> None:
    asked = "# Quay plan\n\n" + table(
        "| Question | Answer |",
        "| How to mend the gates | Vale Council |",
        "| How to paint the rails | Mere Trust |",
    )
    topics = "# Quay plan\n\n" + table(
        "| Topic | Design driver | Expected outcome |",
        "| Ease of use | Head of Parks | Fewer calls |",
        "| Licences | Head of Roads | Fewer forms |",
    )
    assert roles(marked(asked)) == roles(marked(topics)) == set()


@pytest.mark.parametrize(
    "rows",
    [
        ("| Number | Name | Change | Notes |", "| 7 | Temporal Extent | Remove rule | The item is single. |", "| 11 | Bounding Box | Amend rule | The item is not. |"),
        ("| Ref | Originating organisation | Collection title | Purpose of collection |", "| 1 | Vale Council | Free Swimming | Monitoring the pools |", "| 2 | Mere Trust | Harbour Visits | As part of the survey |"),
        ("| Service | Is provided for | Implementation |", "| Registry service | Mere Trust | Support service |", "| Map service | Vale Council | Infrastructure service |"),
        ("| Organisation | Funding provision |", "| Vale Council | £1,274 |", "| Mere Trust | £250 |"),
        ("| Area of expenditure | Cost |", "| Consultancy | £796 |", "| Staff of Vale Council | £680 |"),
        ("| Initiative | Description |", "| Vale Network | A list of objects in the harbour. |", "| Mere Forum | Papers on how to write lists. |"),
        ("| Owner | The organisation that is credited with the item. |", "| Release notes | Extra words on the release of the data. |", "| Date of release | In the form that is asked for. |"),
    ],
)  # fmt: skip
def test_a_table_that_asks_for_nobody_names_nobody(marked: Read, rows: tuple[str, ...]) -> None:
    """Headings like "Name", "Title" or "Service" stand above anything, and whoever is paid is no member."""
    contents = marked("# Vale Partnership Board: yearly report\n\n" + table(*rows))
    assert roles(contents) == set()
    assert links(contents, "memberOf") == set()


def test_entries_of_a_glossary_are_nobodys_work(marked: Read) -> None:
    """Below letters that name no party an item is work where it opens with its verb."""
    contents = marked(
        "# Quay guide\n\n## OGC\n\n1. Open Geospatial Consortium, Inc\n\n## VRU\n\n1. Mend the gates\n"
    )
    assert all("Consortium" not in work for work, *_ in roles(contents))


def test_a_placeholder_behind_a_name_is_no_body(marked: Read) -> None:
    contents = marked(
        "# Quay plan\n\n"
        + table(
            "| Action | Owner | By when |",
            "| Mend the gates | Ann Oakham TBC | May 2031 |",
            "| Paint the rails | Bo Lunt | June 2031 |",
        )
    )
    assert not [e for e in contents.entities if e.kind == "body"]


def test_a_heading_of_rows_is_no_action_that_nobody_has(marked: Read) -> None:
    """It has no number of its own, and so stands behind the column of the numbers."""
    contents = marked(
        "# Quay actions\n\n"
        + table(
            "| No | Issue | Task | Task owner | By when |",
            "| 1 | Gates | Mend the gates | Ann Oakham | May 2031 |",
            "|  | General items |  |  |  |",
            "| 2 | Rails | Paint the rails | Bo Lunt | June 2031 |",
        )
    )
    assert roles(contents) == {
        ("Mend the gates", "responsible", "Ann Oakham"),
        ("Paint the rails", "responsible", "Bo Lunt"),
    }


def test_whoever_may_come_to_a_board_does_not_do_its_work(marked: Read) -> None:
    """A label of terms of reference in everyday words is unread rather than taken for one that asks for an owner."""
    contents = marked(
        "# Vale Alliance: how we work\n\n"
        + table(
            "| | |",
            "| Who we answer to | The Alliance reports to the Vale Health Board. |",
            "| How often we meet | Every six weeks. |",
            "| Who can come along but not vote | Ann Oakham; Bo Lunt |",
            "| Who keeps the papers | Mora Abern |",
        )
    )
    assert roles(contents) == set()


def test_letters_of_a_post_are_not_those_of_its_holder(marked: Read) -> None:
    """Nor are those of a body the letters of whoever chairs it, also where they do not fit its name."""
    contents = marked(
        "# Quay Homes: scheme of delegation\n\n"
        + table(
            "| Short form | Post or body | Held by / led by |",
            "| ASC | Audit and Scrutiny Sub-committee | Convener: Tam Gilhool |",
            "| CE | Chief Executive | Mora Abern |",
            "| HM | Housing Manager | vacant |",
        )
        + "\n"
        + table(
            "| Matter | Kept by | Handed to |",
            "| Choosing the auditor | ASC | |",
            "| Signing contracts | | CE |",
            "| Letting a house | | HM |",
        )
    )
    assert roles(contents) == {
        ("Choosing the auditor", "accountable", "Audit and Scrutiny Sub-committee"),
        ("Signing contracts", "accountable", "Chief Executive"),
        ("Letting a house", "accountable", "Housing Manager"),
    }
    held = links(contents, "holds")
    assert {
        ("Tam Gilhool", "Chair of Audit and Scrutiny Sub-committee"),
        ("Mora Abern", "Chief Executive"),
    } <= held
    assert all(post != "Audit and Scrutiny Sub-committee" for _, post in held)


def test_a_heading_lists_the_members_of_the_papers_own_body(marked: Read) -> None:
    """By a common noun, which is no other paper's body."""
    contents = marked(
        "# Who is who\n\n## Members of Council, 2031\n\n"
        + table(
            "| Class | Name | Comes from |",
            "| Lay | Mr Ron Magowan | Mere Trust |",
            "| Lay | Ms Hya Moss | Vale Council |",
        )
    )
    assert {("Ron Magowan", "Council"), ("Hya Moss", "Council")} <= links(contents, "memberOf")


def test_words_in_the_cells_of_a_matrix_are_roles(marked: Read) -> None:
    """Also where the parties stand down its side, and a row says by when."""
    contents = marked(
        "# On-call project\n\n"
        + table(
            "| | Recruit at nine stations | New contract |",
            "| Ann Oakham | Lead | Sign-off |",
            "| Bo Lunt | Support | Lead |",
            "| Fire Brigades Union | | Consult |",
            "| Finish by | 31 March 2031 | May 2031 |",
        )
    )
    assert roles(contents) == {
        ("Recruit at nine stations", "responsible", "Ann Oakham"),
        ("New contract", "accountable", "Ann Oakham"),
        ("Recruit at nine stations", "responsible", "Bo Lunt"),
        ("New contract", "responsible", "Bo Lunt"),
        ("New contract", "consulted", "Fire Brigades Union"),
    }
    assert values(contents, "deadline") == {
        ("Recruit at nine stations", "31 March 2031"),
        ("New contract", "May 2031"),
    }


def test_a_table_of_whoever_leads_and_supports_is_no_matrix(marked: Read) -> None:
    """Its header has the words, and its cells the names."""
    contents = marked(
        "# Quay plan\n\n"
        + table(
            "| Project | Lead | Support |",
            "| Mend the gates | Ann Oakham | Bo Lunt |",
            "| Paint the rails | Bo Lunt | Cy Dunmore |",
        )
    )
    assert ("Mend the gates", "accountable", "Ann Oakham") in roles(contents)


def test_whom_a_post_answers_to_does_not_answer_for_it(marked: Read) -> None:
    """A label that surely asks for a line asks for nobody's work, whatever else its words may mean."""
    contents = marked(
        "# Who does what in the harbour\n\n## Captain Ros Mawhin – Harbour Master\n\n"
        "| Answers to | Chief Executive |\n|---|---|\n| Has working to her | two clerks |\n| When away | Eamon Sloan |\n"
    )
    assert not roles(contents)


def test_a_sheet_at_the_front_of_a_paper_tells_who_holds_posts_and_no_members(marked: Read) -> None:
    """Whoever presents a report is not present as a member, and the day of a meeting says how often nobody meets."""
    contents = marked(
        "# Strath Transport Partnership\n\n"
        "| Meeting | Partnership Board, 12 June 2031 |\n|---|---|\n| Report by | Lorna Moss, Partnership Director |\n"
        "| Presented by | Fraser Ash, Head of Roads |\n"
    )
    assert links(contents, "holds") == {
        ("Lorna Moss", "Partnership Director"),
        ("Fraser Ash", "Head of Roads"),
    }
    assert not links(contents, "memberOf")
    assert not values(contents, "meets")


def test_people_under_by_are_who_did_it_and_days_when(marked: Read) -> None:
    """The word asks for either; what stands below it tells which."""
    contents = marked(
        "# Mere action log\n\n"
        + table(
            "| Action | By | Closed on |",
            "| Mend the gates | Ann Oakham | 3 May 2031 |",
            "| Paint the rails | Mary Lunt | 4 May 2031 |",
        )
    )
    assert {(what, who) for what, _, who in roles(contents)} == {
        ("Mend the gates", "Ann Oakham"),
        ("Paint the rails", "Mary Lunt"),
    }
    assert not values(contents, "deadline")
    contents = marked(
        plan_asking("By").replace("Ann Oakham", "3 May 2031").replace("Bo Lunt", "4 May 2031")
    )
    assert not roles(contents)


def test_a_table_under_version_control_is_about_the_paper(marked: Read) -> None:
    contents = marked(
        "# Mere plan\n\n## Version control\n\n"
        + table(
            "| No. | When | Changed by | What changed |",
            "| 2.1 | 3 May 2031 | Ann Oakham | Draft for Committee |",
            "| 2.2 | 4 May 2031 | Bo Lunt | Leads brought up to date |",
        )
    )
    assert not roles(contents)
    assert not [e for e in contents.entities if e.kind == "action"]


@pytest.mark.parametrize("label", ["Date approved", "Approval date", "Adopted on"])
def test_the_day_on_which_a_thing_was_approved_is_no_deadline(marked: Read, label: str) -> None:
    contents = marked(plan_asking("Owner").replace("By when", label))
    assert not values(contents, "deadline")
    assert len(roles(contents)) == 2
