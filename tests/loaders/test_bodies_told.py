"""What is said of bodies beside their names, in bands of tables and in sentences: and what is not theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.loaders import load
from tests.loaders.conftest import Read
from tests.support.told import links, roles, unread, values

_TERMS = "# Tarn Ferry Board – Terms of Reference\n\n{}\n"


# --- beside a name -----------------------------------------------------------------------------------


def test_words_in_a_bracket_or_behind_a_colon_lack_only_their_subject(marked: Read) -> None:
    """They ask as labels do, of the body or of the post that stands before them."""
    contents = marked(
        "# Where our groups fit\n\n- Quay Panel (meets every other month, quorate with six)\n"
        "- Roads Group: answers to the Quay Panel\n- Weir Huddle: a sub-group of the Roads Group\n"
        "- Head of Weirs (reports to the Director of Place)\n"
    )
    assert values(contents, "meets") == {("Quay Panel", "every other month")}
    assert values(contents, "quorum") == {("Quay Panel", "six")}
    assert links(contents, "reportsTo") == {
        ("Roads Group", "Quay Panel"),
        ("Weir Huddle", "Roads Group"),
        ("Head of Weirs", "Director of Place"),
    }


@pytest.mark.parametrize(
    "line",
    [
        "Quay Panel (no longer reports to the Mere Board)",
        "Quay Panel (reported to the Mere Board until May 2029)",
        "Quay Panel (if it is kept, meets monthly)",
        "Quay Panel: stands alone",
        "Quay Panel: whether it answers to the Mere Board is not settled",
        "Reports (to the Mere Board)",
    ],
)
def test_what_is_denied_over_or_in_doubt_beside_a_name_is_not_so(marked: Read, line: str) -> None:
    contents = marked(f"# Where our groups fit\n\n- {line}\n- Roads Group: works with schools\n")
    assert not links(contents, "reportsTo")
    assert not values(contents, "meets")


# --- whose it is -------------------------------------------------------------------------------------


def test_what_follows_the_title_is_said_of_its_body_and_not_of_whose_body_it_is(
    marked: Read, read: Read
) -> None:
    listed = marked("# Quay Committee\n\nTarn Ferry Council\n\n## Membership\n\n- Head of Roads\n")
    assert links(listed, "memberOf") == {("Head of Roads", "Quay Committee")}
    labelled = read(
        "QUAY BOARD\nTarn Ferry Council\n\nChair: Head of Roads\nQuorum: five members\n"
    )
    assert {work for work, _, who in roles(labelled) if who == "Head of Roads"} == {"QUAY BOARD"}


def test_a_quorum_is_that_of_the_body_that_is_named_beside_it(marked: Read) -> None:
    contents = marked(
        _TERMS.format(
            "One third of members makes a quorum of the Roads Panel.\n\nFor the Weir Group the quorum is four."
            "\n\nThe quorum of the Quay Group is five members.\n\nThe quorum is ten members."
        )
    )
    assert values(contents, "quorum") == {
        ("Roads Panel", "One third of members"),
        ("Weir Group", "four"),
        ("Quay Group", "five members"),
        ("Tarn Ferry Board", "ten members"),
    }


def test_an_office_in_brackets_before_where_somebody_is_from_is_one_of_the_list_s_body(
    marked: Read,
) -> None:
    contents = marked(
        "# Tarn Ferry Board membership\n\n- Una Fenn (Chair)\n- Supt Tom Ash (Vice-Chair), Vale Police\n"
    )
    assert ("Tom Ash", "Vice-chair of Tarn Ferry Board") in links(contents, "holds")
    assert ("Tom Ash", "Vale Police") in links(contents, "memberOf")


def test_whoever_is_now_the_one_who_takes_the_chair_chairs_the_body_that_is_named(
    marked: Read,
) -> None:
    contents = marked(
        "# Quay Committee\n\nConstituted by the Board of Tarn Trust.\n\n"
        "A trustee, currently Una Fenn, shall take the chair at meetings of the Committee.\n"
    )
    assert links(contents, "holds") == {("Una Fenn", "Chair of Quay Committee")}


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        (", with Tom Ash as her vice-chair", True),
        (", with Tom Ash as a guest", False),
        (", with Tom Ash", False),
    ],
)
def test_who_has_another_office_beside_the_chair_is_told(
    marked: Read, behind: str, *, told: bool
) -> None:
    contents = marked(_TERMS.format(f"The Board is chaired by Una Fenn{behind}."))
    held = links(contents, "holds")
    assert ("Una Fenn", "Chair of Tarn Ferry Board") in held
    assert (("Tom Ash", "Vice-chair of Tarn Ferry Board") in held) == told
    assert ("Tom Ash", "Chair of Tarn Ferry Board") not in held


def test_an_example_in_quotation_marks_says_nothing(marked: Read) -> None:
    contents = marked(
        '# A guide for chairs\n\nFor example, "Una Fenn chairs the Mere Village Board" is how to write it.\n'
    )
    assert not links(contents, "holds")
    assert "a quotation" in unread(contents)


# --- tables ------------------------------------------------------------------------------------------

_BAND = '<tr><td colspan="2">{}</td></tr>'
_ROW = "<tr><td>{}</td><td>{}</td></tr>"


def _table(*rows: str) -> str:
    return f"<h1>Tarn Ferry Panel</h1><table>{''.join(rows)}</table>"


def test_a_band_over_rows_says_that_they_only_come(read_page: Read) -> None:
    """In a table of two columns too; whoever stands above it is a member."""
    contents = read_page(
        _table(
            _ROW.format("Name", "Organisation").replace("td>", "th>"),
            _BAND.format("Voting members"),
            _ROW.format("Cllr Una Fenn", "Mere Council"),
            _BAND.format("Attending without a vote"),
            _ROW.format("Ms Ida Holm", "Vale Trust"),
        )
    )
    ours = {who for who, body in links(contents, "memberOf") if body == "Tarn Ferry Panel"}
    assert ours == {"Una Fenn"}
    assert links(contents, "attended") == {("Ida Holm", "Tarn Ferry Panel")}


def test_those_who_were_members_at_some_time_are_owned_up_to_and_are_none(read_page: Read) -> None:
    contents = read_page(
        _table(
            _BAND.format("Members during the period May 2029 to April 2031"),
            _ROW.format("Member", "Organisation").replace("td>", "th>"),
            _ROW.format("Una Fenn", "Mere Council"),
        )
    )
    assert not links(contents, "memberOf")
    assert "Una Fenn" in unread(contents)


def test_a_band_over_rows_is_no_action_that_nobody_has(read_page: Read) -> None:
    contents = read_page(
        _table(
            _ROW.format("What", "By whom").replace("td>", "th>"),
            _BAND.format("Roads and their repair"),
            _ROW.format("Mend the quay steps", "Head of Roads"),
        )
    )
    assert {(work, who) for work, _, who in roles(contents)} == {
        ("Mend the quay steps", "Head of Roads")
    }


def test_a_label_that_comes_again_begins_a_card_where_the_blank_line_before_it_stands(
    read: Read,
) -> None:
    """The first label of the second card is not one more of the first."""
    contents = read(
        "Title:      Quay Group\nHost:       Tarn Trust\nFrequency:  every six weeks\nQuorum:     three members\n\n"
        "Sub-group:  Weir Panel\nFrequency:  fortnightly\nQuorum:     two members\n"
    )
    assert ("Weir Panel", "every six weeks") not in values(contents, "meets")
    assert ("Weir Panel", "three members") not in values(contents, "quorum")


def test_what_stands_in_the_second_of_two_columns_is_no_post_that_its_label_calls(
    read_page: Read,
) -> None:
    contents = read_page(
        _table(
            _ROW.format("Role", "Who").replace("td>", "th>"),
            _ROW.format("Chaired by", "Mr Tom Ash"),
            _ROW.format("Clerk to the panel", "Ms Una Fenn"),
            _ROW.format("Quorum", "Three"),
        )
    )
    assert links(contents, "holds") == {("Tom Ash", "Chair of Tarn Ferry Panel")}
    assert links(contents, "supports") == {("Una Fenn", "Tarn Ferry Panel")}


# --- sentences ---------------------------------------------------------------------------------------


def test_members_are_told_by_more_than_one_kind_of_sentence(marked: Read) -> None:
    contents = marked(
        _TERMS.format(
            "Eight trustees make up the Board, among them Una Fenn and Tom Ash.\n\n"
            "The Board shall comprise at least three trustees, of whom Ida Holm and Ben Oak are presently two."
        )
    )
    assert {who for who, _ in links(contents, "memberOf")} == {
        "Una Fenn",
        "Tom Ash",
        "Ida Holm",
        "Ben Oak",
    }


def test_a_body_meets_when_it_gathers_and_that_is_no_work(marked: Read) -> None:
    """Work is what gathers something."""
    contents = marked(
        _TERMS.format(
            "The Roads Panel shall gather on the first Monday of each month.\n\n"
            "The Weir Panel convenes twice a year.\n\nThe Weir Panel will gather evidence from anglers."
        )
    )
    assert values(contents, "meets") == {
        ("Roads Panel", "on the first Monday of each month"),
        ("Weir Panel", "twice a year"),
    }
    assert {work for work, _, _ in roles(contents)} == {"gather evidence from anglers"}


def test_a_fair_that_is_held_is_no_committee_that_meets(marked: Read) -> None:
    contents = marked(
        "# How the town is run\n\nThe Mere Fair Committee is small. It is held each May.\n\n"
        "The Tarn Assembly is held twice a year.\n"
    )
    assert values(contents, "meets") == {("Tarn Assembly", "twice a year")}


def test_a_post_that_is_managed_by_another_answers_to_it_and_is_no_work(marked: Read) -> None:
    contents = marked(_TERMS.format("The Harbour Warden is managed by the Harbour Clerk."))
    assert links(contents, "reportsTo") == {("Harbour Warden", "Harbour Clerk")}
    assert not roles(contents)


def test_a_paper_that_is_named_was_adopted_by_whom_a_sentence_says(marked: Read) -> None:
    contents = marked(
        "# Our plans\n\nThe Harbour Strategy was approved by Cabinet in May.\n\n"
        "- Rent Policy (passed by the Mere Housing Board, May 2025)\n"
    )
    assert links(contents, "adoptedBy") == {
        ("Harbour Strategy", "Cabinet"),
        ("Rent Policy", "Mere Housing Board"),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The Harbour Strategy was deferred by Cabinet.",
        "The Harbour Strategy is subject to approval by Cabinet.",
        "The Harbour Strategy was approved by Cabinet but has lapsed.",
        "The Harbour Strategy was not approved by Cabinet.",
        "The Harbour Strategy was approved by the old Mere Board.",
        "The Harbour Strategy was endorsed by Cabinet.",
        "If the Harbour Strategy is approved by Cabinet, work will begin.",
        "The Scrutiny Panel recommended that Cabinet approve the Harbour Strategy.",
        "The Harbour Strategy was approved by the Board of another council.",
        "The Mere Board passed the Harbour Strategy to the architect.",
        "The Mere Board agreed the Harbour Strategy in draft.",
        "Two Shetland ponies were adopted by the Mere Council.",
        "Planning Permission was approved by Cabinet.",
    ],
)
def test_a_paper_was_not_adopted_by_whoever_put_it_off_or_only_spoke_of_it(
    marked: Read, sentence: str
) -> None:
    assert not links(marked(f"# Cabinet briefing\n\n{sentence}\n"), "adoptedBy")


def test_what_a_council_adopts_by_resolving_it_is_no_work_of_its_own(read: Read) -> None:
    contents = read(
        "TARN PARISH COUNCIL\nMinutes of the meeting on 6 July 2031\n\n"
        "14. Harbour Plan\n    RESOLVED: that the Council adopt the Tarn Harbour Plan.\n\n"
        "15. Paths\n    The Council appointed Mr Tom Ash as Paths Warden.\n"
    )
    assert ("Tarn Harbour Plan", "TARN PARISH COUNCIL") in links(contents, "adoptedBy")
    assert not roles(contents)
    assert ("TARN PARISH COUNCIL", "Paths Warden") in links(contents, "appoints")
    assert ("Tom Ash", "Paths Warden") in links(contents, "holds")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The Harbour Manager is appointed by the Tarn Quay Board.", True),
        ("The Tarn Quay Board has the right to appoint and dismiss the Harbour Manager.", True),
        ("The Harbour Manager was once appointed by the Tarn Quay Board.", False),
        ("The Harbour Manager is not appointed by the Tarn Quay Board.", False),
        ("The Tarn Quay Board made an appointment with the Harbour Manager.", False),
        ("A harbour manager may be appointed by the Tarn Quay Board.", False),
    ],
)
def test_who_appoints_to_a_post_is_told_of_posts_by_their_titles(
    marked: Read, sentence: str, *, told: bool
) -> None:
    contents = marked(f"# How the harbour is run\n\n{sentence}\n")
    assert (("Tarn Quay Board", "Harbour Manager") in links(contents, "appoints")) == told


def test_three_thousand_rows_and_lines_about_bodies_are_read_in_a_few_seconds(
    tmp_path: Path,
) -> None:
    """No reading goes over all of them once for each."""
    path = tmp_path / "long.md"
    lines = "\n".join(f"- Panel Number{n} (meets monthly)" for n in range(300))
    rows = "\n".join(f"| Matter {n} | Something is said of it here. |" for n in range(300))
    path.write_text(
        f"# Groups\n\n{lines}\n\n| | |\n|---|---|\n| Quorum | Five |\n{rows}\n", "utf-8"
    )
    assert load([path]).documents


# --- one list behind another -------------------------------------------------------------------------


def test_the_name_of_the_next_body_is_no_entry_of_the_list_above(tmp_path: Path) -> None:
    """What is read of it by itself leaves a list with nothing between its heading and the next body's name."""
    path = tmp_path / "committees.txt"
    path.write_text(
        "Mere Care Board\nCommittees and members\n\nTHE BOARD\nMeets: monthly\nChair: Una Fenn\nMembers:\n"
        "- Dr Tom Roe, Chief Executive\n- Vacant, Chief Nurse (Pat Roe retired in June 2031)\n"
        "- Bo Reed, Non-Executive Member\nIn attendance:\n- Ida Low, Director of Records\n\n"
        "AUDIT COMMITTEE\nReports to: the Board\nQuorum: two members\nChair: Bo Reed\nMembers:\n- Cy Dale\n",
        encoding="utf-8",
    )
    contents = load([path])

    assert values(contents, "quorum") == {("AUDIT COMMITTEE", "two members")}
    assert ("Bo Reed", "Chair of AUDIT COMMITTEE") in links(contents, "holds")
    assert links(contents, "memberOf") >= {("Cy Dale", "AUDIT COMMITTEE")}
    assert not [
        who for who, of in links(contents, "memberOf") if who.casefold() == "audit committee"
    ]


def test_a_local_branch_of_a_national_body_is_whom_a_member_comes_from(marked: Read) -> None:
    contents = marked(
        _TERMS.format("Members:\n\n- Ann Bee, Healthwatch Mere\n- Chief Officer, Mencap Mere")
    )
    assert ("Ann Bee", "Healthwatch Mere") in links(contents, "memberOf")
    assert not links(contents, "holds")


def test_a_label_of_groups_that_names_none_leaves_none(marked: Read) -> None:
    contents = marked(_TERMS.format("Sub-groups: still being thought about"))
    assert not links(contents, "reportsTo")
