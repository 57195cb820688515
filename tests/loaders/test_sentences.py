"""Running text: who chairs, reports, leads and belongs, and what is no statement of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from remit.graph.model import Contents
from remit.loaders import load
from remit.loaders.blocks import Part, Passage
from remit.loaders.claims.frame_matches import matches
from remit.loaders.claims.guards import refused
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.spoken import LONGEST, Sentence
from remit.loaders.claims.tokens import tokens_of
from remit.loaders.profile import load_profile

Read = Callable[[str], Contents]
Facts = set[tuple[str, str, str]]


def _facts(contents: Contents, *terms: str) -> Facts:
    labels = {e.id: e.label for e in contents.entities}
    return {
        (labels[s.subject], s.role or s.term, labels[s.object] if s.object else s.value or "")
        for s in contents.statements
        if s.term in terms
    }


def _unread(contents: Contents) -> str:
    return " ".join(e.reason for e in contents.ledger if e.outcome == "unread")


_TITLE = "Tarn Valley Flood Board\nTerms of reference\n\n"
_BOARD = "Tarn Valley Flood Board"


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("The Board reports to the Tarn Water Alliance.", (_BOARD, "reportsTo", "Tarn Water Alliance")),
        ("It is, in turn, a sub-group of the Tarn Water Alliance.", None),
        (
            "The Board is a standing sub-group of the Tarn Water Alliance.",
            (_BOARD, "reportsTo", "Tarn Water Alliance"),
        ),
        (
            "The Culvert Group, chaired by Olwen Pratt, reports directly to the Board.",
            ("Culvert Group", "reportsTo", _BOARD),
        ),
        (
            "Two groups sit beneath the Board: the Culvert Group and the Wardens' Group.",
            ("Wardens' Group", "reportsTo", _BOARD),
        ),
        (
            "Under the Board sits the Culvert Group.",
            ("Culvert Group", "reportsTo", _BOARD),
        ),
    ],
)  # fmt: skip
def test_who_reports_to_whom_is_read_in_any_of_its_wordings(
    read: Read, sentence: str, fact: tuple[str, str, str] | None
) -> None:
    """The Board is the one of the title; "it" with nobody before it is nobody."""
    found = _facts(read(_TITLE + sentence + "\n"), "reportsTo")
    assert found >= ({fact} if fact else set())
    assert all(one != other for one, _, other in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Board is chaired by Olwen Pratt, Director of Rivers at Tarn Council.",
        "Olwen Pratt, Director of Rivers at Tarn Council, chairs the Board.",
        "Its chair is Olwen Pratt.",
        "The Board will be chaired by Olwen Pratt.",
        "It was agreed that the Board would be chaired by Olwen Pratt.",
        "Olwen Pratt is the Chair of the Board.",
    ],
)
def test_a_chair_is_who_is_said_to_chair_in_any_wording(read: Read, sentence: str) -> None:
    """What a scheme lays down for the future is laid down."""
    found = _facts(read(_TITLE + sentence + "\n"), "holds")
    assert ("Olwen Pratt", "holds", f"Chair of {_BOARD}") in found


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The Board is not chaired by Olwen Pratt.", "denial"),
        ("If the chair is ill, the Board is chaired by Olwen Pratt.", "condition"),
        ("The Board was chaired by Olwen Pratt.", "past"),
        ("The Board used to be chaired by Olwen Pratt.", "past"),
        ("We hope the Board is chaired by Olwen Pratt.", "wish"),
        ("Some residents claim that the Board is chaired by Olwen Pratt.", "report"),
        ("The Board might be chaired by Olwen Pratt.", "doubt"),
        ("Is it true that the Board is chaired by Olwen Pratt?", "question"),
    ],
)
def test_what_is_not_stated_is_refused_with_its_reason(
    read: Read, sentence: str, reason: str
) -> None:
    """The ledger says why the words were there and no fact is."""
    contents = read(_TITLE + sentence + "\n")
    assert not _facts(contents, "holds", "assignedTo")
    assert reason in _unread(contents)


def test_leading_is_accountable_and_being_responsible_is_only_that(read: Read) -> None:
    """Consulted and helping parties belong to the work of the main clause."""
    found = _facts(
        read(
            "Tarn Council Flood Strategy 2031\n\nTarn Council leads on culvert clearing, in consultation with "
            "Tarn Farmers Union. Mere Fire Service is responsible for sandbag stores. Early warning is led by "
            "the Rivers Agency with support from Tarn Wardens Network.\n"
        ),
        "assignedTo",
    )
    assert found == {
        ("culvert clearing", "accountable", "Tarn Council"),
        ("culvert clearing", "consulted", "Tarn Farmers Union"),
        ("sandbag stores", "responsible", "Mere Fire Service"),
        ("Early warning", "accountable", "Rivers Agency"),
        ("Early warning", "consulted", "Tarn Wardens Network"),
    }


@pytest.mark.parametrize("body", ["the Audit Committee", "the Tarn Valley Flood Board"])
def test_who_leads_for_a_body_leads_no_work_of_its_name(read: Read, body: str) -> None:
    contents = read(f"{_TITLE}Ann Poe is the lead officer for {body}.\n")
    assert "action" not in {entity.kind for entity in contents.entities}
    name = body.removeprefix("the ")
    assert ("Ann Poe", "holds", f"Lead officer of {name}") in _facts(contents, "holds")


def test_a_deputy_chair_answers_for_nothing(read: Read) -> None:
    """Who stands in for the chair has no role for the board."""
    text = (
        _TITLE
        + "The Board is chaired by the Director of Rivers. The deputy chair is the Chief Constable.\n"
    )
    roles = _facts(read(text), "assignedTo")
    assert not any("Constable" in who for _, _, who in roles)


def test_members_are_read_from_a_sentence_and_from_a_list_below_a_heading(read: Read) -> None:
    """An "and" inside of a name parts nothing; a seat without a name is owned up to."""
    inline = read(
        _TITLE + "The Board comprises Tarn Council, the Audit and Risk Committee and Mere Police.\n"
    )
    listed = read(
        _TITLE + "Membership\n- Tarn Council\n- Dr Ifor Vane, Head of Dams, Mere Water Authority\n"
        "- one farmer from each parish\n"
    )
    assert {one for one, _, _ in _facts(inline, "memberOf")} == {
        "Tarn Council",
        "Audit and Risk Committee",
        "Mere Police",
    }
    assert ("Ifor Vane", "memberOf", _BOARD) in _facts(listed, "memberOf")
    assert ("Tarn Council", "memberOf", _BOARD) in _facts(listed, "memberOf")
    assert "one farmer from each parish" in _unread(listed)


def test_labels_speak_of_the_group_named_directly_above(read: Read) -> None:
    """And of the document's own body before any is named."""
    contents = read(
        "Tarn Valley Flood Board - groups\n\nName of group: Culvert Group\nChair: Dr Ifor Vane\nReports to: "
        "Tarn Valley Flood Board\nMeets: every two months\nQuorum: 3\n\nName of group: Wardens Group\n"
        "Chair: vacant\n"
    )
    assert ("Ifor Vane", "holds", "Chair of Culvert Group") in _facts(contents, "holds")
    assert ("vacant", "holds", "Chair of Wardens Group") in _facts(contents, "holds")
    assert _facts(contents, "reportsTo") == {("Culvert Group", "reportsTo", _BOARD)}
    assert _facts(contents, "meets", "quorum") == {
        ("Culvert Group", "meets", "every two months"),
        ("Culvert Group", "quorum", "3"),
    }


def test_two_documents_committees_are_two_bodies(tmp_path: Path) -> None:
    """Neither becomes the other, and neither lends the other its reporting line."""
    for name, place in (("a.txt", "Tarn"), ("b.txt", "Mere")):
        (tmp_path / name).write_text(
            f"Notes on {place}\n\nThe Committee reports to the {place} Parish Council.\n",
            encoding="utf-8",
        )
    contents = load([tmp_path / "a.txt", tmp_path / "b.txt"])
    reports = [s for s in contents.statements if s.term == "reportsTo"]
    assert len({s.subject for s in reports}) == 2


def test_an_outline_places_each_group_below_the_one_it_is_set_in_under(read: Read) -> None:
    """The line just above may be a sister; only the indentation tells."""
    contents = read(
        "Tarn Flood Groups\n\nStrategic Board      Chair: Olwen Pratt\n  Culvert Group      Chair: Dr Ifor Vane\n"
        "    Survey Team\n  Wardens Group      Chair: vacant\n"
    )
    links = {(s.subject, s.object, s.basis) for s in contents.statements if s.term == "reportsTo"}
    assert links == {
        ("body/culvert-group", "body/strategic-board", "drawn"),
        ("body/survey-team", "body/culvert-group", "drawn"),
        ("body/wardens-group", "body/strategic-board", "drawn"),
    }


_GRAMMAR = Grammar(load_profile())


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Sgt Nia Lowe", "person", "Nia Lowe"),
        ("Dr. Ifor Vane", "person", "Ifor Vane"),
        ("the Audit and Risk Committee", "body", "Audit and Risk Committee"),
        ("An Garda Síochána", "body", "An Garda Síochána"),
        ("the Head of Dams", "post", "Head of Dams"),
        ("County Engineer Lee Grant", "person", "Lee Grant"),
        ("the steering group", "body", "steering group"),
        ("the Flood and Water Act", "law", "Flood and Water Act"),
    ],
)
def test_a_phrase_is_what_its_own_words_make_it(text: str, kind: str, name: str) -> None:
    """Before any verb is looked at."""
    phrase = _GRAMMAR.one(text)
    assert phrase is not None
    assert (phrase.kind, phrase.name) == (kind, name)


_WORDS = st.sampled_from(
    [
        "The",
        "Board",
        "reports",
        "to",
        "Ann",
        "Bee",
        ",",
        "and",
        "chairs",
        "is",
        "chaired",
        "by",
        "Mere",
        "Council",
        "(",
        ")",
        "leads",
        "on",
        "of",
        "for",
        "it",
        "who",
        "which",
        ":",
        ";",
        "Director",
        "not",
        "will",
        "under",
        "responsible",
        "members",
        "are",
        "A",
        "NHS",
        "'s",
        "–",
        "/",
        "An",
        "meets",
        "every",
    ]
)


@settings(max_examples=200)
@example(["An", "NHS", "The", "who", "chairs"])
@given(st.lists(_WORDS, max_size=60))
def test_any_words_give_phrases_in_order_that_do_not_overlap(words: list[str]) -> None:
    """And no frame's words reach beyond the sentence."""
    text = " ".join(words)
    sentence = Sentence.of(Passage.of([Part(text, 1)]), _GRAMMAR)
    ends = [p.last for p in sentence.phrases]
    assert all(end <= after.first for end, after in zip(ends, sentence.phrases[1:], strict=False))
    for match in matches(sentence):
        assert match.first < match.last <= len(sentence.tokens)
        assert isinstance(match.reason, str)
        named = {(p.kind, p.name, p.first, p.last) for p in sentence.phrases}
        sides = (*match.left(), *match.right())
        assert all((p.kind, p.name, p.first, p.last) in named for p in sides)


def test_a_sentence_without_an_end_is_cut_off() -> None:
    """Eighty thousand capitals take no longer than the longest sentence that is looked at."""
    sentence = Sentence.of(Passage.of([Part("Board " * 20_000, 1)]), _GRAMMAR)
    assert len(sentence.passage.text) <= LONGEST
    assert all(p.last - p.first <= 12 for p in sentence.phrases)


def test_tokens_keep_their_places() -> None:
    """Every token stands where it says."""
    text = "Olwen's board (TVB) meets."
    assert all(text[t.start : t.end] == t.text for t in tokens_of(text))


@pytest.mark.parametrize(
    "before", ["The Board shall comprise no fewer than five and ", "Not only "]
)
def test_words_that_only_look_like_a_denial_deny_nothing(before: str) -> None:
    """A minimum is no "no"."""
    assert refused(before, "is chaired by", " Olwen Pratt.") == ""


def test_members_listed_under_a_heading_that_speaks_of_the_group_are_members(read: Read) -> None:
    contents = read(
        f"{_TITLE}Who is on the board\n\n- Tarn Wildlife Trust\n- Mere Harbour Council\n"
    )
    assert ("Tarn Wildlife Trust", "memberOf", _BOARD) in _facts(contents, "memberOf")


def test_the_second_and_of_a_lists_end_is_in_a_name(read: Read) -> None:
    contents = read(
        f"{_TITLE}Its three statutory members are Mere Council, Vale Fire Authority, Tarn Health Board and Quays and "
        "Locks Mere.\n"
    )
    members = {one for one, _, _ in _facts(contents, "memberOf")}
    assert "Quays and Locks Mere" in members
    assert "Quays" not in members


def test_arrows_around_the_words_of_a_relation_say_what_the_words_say(read: Read) -> None:
    contents = read(
        f"{_TITLE}Fish, Eels and River Life Group -> reports to -> Tarn Water Alliance\n"
        "Weir Panel -> advises -> Tarn Water Alliance\n"
    )
    assert _facts(contents, "reportsTo") == {
        ("Fish, Eels and River Life Group", "reportsTo", "Tarn Water Alliance")
    }


def test_it_behind_a_denial_is_the_same_body(read: Read) -> None:
    contents = read(
        f"{_TITLE}The Weir Panel does not report to the Board; it reports to the Tarn Water Alliance.\n"
    )
    assert _facts(contents, "reportsTo") == {("Weir Panel", "reportsTo", "Tarn Water Alliance")}


def test_a_relation_word_beside_somebody_of_whom_nothing_is_told_is_owned_up_to(read: Read) -> None:
    contents = read(
        f"{_TITLE}Her vice on most days, as things are, Dr Ifor Vane of Mere Council.\n"
    )
    assert not _facts(contents, "holds")
    assert "vice" in _unread(contents)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Mere Police leads on stalking and Tarn Council leads on begging.",
            {
                ("stalking", "accountable", "Mere Police"),
                ("begging", "accountable", "Tarn Council"),
            },
        ),
        (
            "Mere Police leads on drugs, Tarn Council and Mere Trust lead on begging, and Tarn Trust is responsible for the drains.",
            {
                ("drugs", "accountable", "Mere Police"),
                ("begging", "accountable", "Tarn Council"),
                ("begging", "accountable", "Mere Trust"),
                ("drains", "responsible", "Tarn Trust"),
            },
        ),
        (
            "Mere Police is responsible for the patrols, but Tarn Council must pay for the boats.",
            {
                ("patrols", "responsible", "Mere Police"),
                ("pay for the boats", "responsible", "Tarn Council"),
            },
        ),
        (
            "Mere Police is responsible for locks and gates and the Tarn Forum maintains the boats.",
            {
                ("locks and gates", "responsible", "Mere Police"),
                ("maintains the boats", "responsible", "Tarn Forum"),
            },
        ),
    ],
)
def test_what_is_said_of_a_second_subject_is_not_the_firsts(
    read: Read, text: str, facts: Facts
) -> None:
    """A piece of work ends where the sentence goes on about somebody else."""
    assert _facts(read(f"{_TITLE}{text}\n"), "assignedTo") == facts


@pytest.mark.parametrize("end", [",\n", ", Mere Trust and\n", " and\n"])
def test_a_line_that_goes_on_ends_no_list(read: Read, end: str) -> None:
    """However short it is beside the longest line, a comma or an "and" at its end closes no sentence."""
    long = "The Board looks after the weirs, the culverts and the banks of the river from its source down to the sea each year."
    text = f"{_TITLE}{long}\n\nThe Board is made up of Mere Council, Tarn Police{end}Mere Fire & Rescue Service and Mere ICB.\n"
    found = {who for who, _, _ in _facts(read(text), "memberOf")}
    assert {"Mere Council", "Tarn Police", "Mere Fire & Rescue Service", "Mere ICB"} <= found


def test_a_seat_of_a_list_that_nobody_holds_is_a_vacancy(read: Read) -> None:
    """Whichever side of the seat says so."""
    contents = read(
        f"{_TITLE}Membership\n- Tarn Council\n- Voluntary sector representative (vacant)\n- Lay member (TBC)\n"
    )
    empty = {e.id for e in contents.entities if e.kind == "vacancy"}
    labels = {e.id: e.label for e in contents.entities}
    held = {labels[s.object or ""] for s in contents.statements if s.subject in empty and s.object}
    assert held == {"Voluntary sector representative", "Lay member"}


def test_whoever_holds_an_office_for_a_member_in_a_bracket_holds_it(read: Read) -> None:
    """The force sits there, and the officer too, as the vice-chair of the body itself."""
    contents = read(
        f"{_TITLE}Membership\n- Tarn Council\n- Mere Police (Vice Chair: Supt Ann Bee)\n"
    )
    assert ("Mere Police", "memberOf", _BOARD) in _facts(contents, "memberOf")
    assert ("Ann Bee", "memberOf", _BOARD) in _facts(contents, "memberOf")
    assert ("Ann Bee", "holds", f"Vice-chair of {_BOARD}") in _facts(contents, "holds")


def test_a_heading_of_what_a_board_has_and_an_and_within_its_name_make_no_other_body(
    read: Read,
) -> None:
    """What board "Membership of the Quay Board" speaks of is the Quay Board; a committee of two fields is one."""
    contents = read(
        "Notes\n\nMembership of the Quay Board\n\nThe Board reports to the Tarn Overview and Scrutiny Committee annually.\n"
    )
    labels = {e.label for e in contents.entities if e.kind == "body"}
    assert "Tarn Overview and Scrutiny Committee" in labels
    assert not labels & {"Membership of the Quay Board", "Tarn Overview", "Scrutiny Committee"}
