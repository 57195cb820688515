"""Tables of things that somebody answers for, whatever the things and their columns are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit.loaders.blocks import Part, Passage
from remit.loaders.schema import things
from remit.loaders.schema.lexicon import lexicon

if TYPE_CHECKING:
    from remit.graph.model import Contents
    from tests.loaders.conftest import Read


def _table(*rows: str) -> str:
    width = rows[0].count("|") + 1
    head, *below = (f"| {row} |" for row in rows)
    return "\n".join(["# Mere Board: paper", "", head, "|---" * width + "|", *below, ""])


def _said(contents: Contents, term: str = "assignedTo") -> set[tuple[str, str, str]]:
    named = {e.id: e.label for e in contents.entities}
    return {
        (named[s.subject], s.role or "", named[s.object])
        for s in contents.statements
        if s.object and s.term == term
    }


def test_a_heading_may_say_as_at_when_it_holds(marked: Read) -> None:
    contents = marked(
        _table(
            "Ref | What we will do | Owner | By when | Position at 30 September 2031",
            "1.1 | Check each post again | Ann Bee, Head of Housing | 31 December 2031 | On track",
            "1.2 | Take up two references | Tom Oak | 30 June 2031 | Complete",
        )
    )
    assert ("Take up two references", "responsible", "Tom Oak") in _said(contents)
    assert {s.value for s in contents.statements if s.term == "status"} == {"On track", "Complete"}


def test_a_done_day_below_a_heading_is_no_heading(marked: Read) -> None:
    contents = marked(
        _table(
            "Action | Owner | Status",
            "Check each post | Ann Bee | Completed 3 May 2031",
            "Take up references | Tom Oak | Completed 4 May 2031",
        )
    )
    assert len(_said(contents)) == 2


@pytest.mark.parametrize(
    "header",
    [
        "Programme | SRO | Programme manager",
        "Contract | Contract owner | Contract manager",
        "Standard | Lead | Working lead",
    ],
)
def test_whatever_a_table_is_of_a_column_says_who_answers_for_it(marked: Read, header: str) -> None:
    contents = marked(
        _table(
            header,
            "Safer streets | Ann Bee | Tom Oak",
            "Clean air | Fay Munro | Joe Pine",
            "Warm homes | Ida Moss | Lee Grant",
        )
    )
    assert {(work, who) for work, _, who in _said(contents)} >= {
        ("Safer streets", "Ann Bee"),
        ("Clean air", "Joe Pine"),
    }


def test_who_answers_may_stand_before_the_thing(marked: Read) -> None:
    contents = marked(
        _table("Cabinet member | Portfolio", "Ann Bee | Clean air", "Tom Oak | Warm homes")
    )
    assert _said(contents) == {
        ("Clean air", "accountable", "Ann Bee"),
        ("Warm homes", "accountable", "Tom Oak"),
    }


def test_labels_with_their_values_are_no_things_that_somebody_answers_for(marked: Read) -> None:
    contents = marked(
        _table(
            "Status | Approved 9 February 2031",
            "Accountable to | Vale Council",
            "Chair | Ann Bee, Director of Homes",
            "Frequency | every eight weeks",
        )
    )
    assert not _said(contents)


@pytest.mark.parametrize(
    "header",
    ["Stakeholder | Interest | Lead contact", "Time | Session | Lead", "Day | Chair | Room"],
)
def test_who_is_beside_a_party_or_an_hour_answers_for_nothing(marked: Read, header: str) -> None:
    contents = marked(
        _table(header, "10:00 | Ann Bee | Tom Oak", "11:00 | Fay Munro | Joe Pine")
        if header.startswith(("Time", "Day"))
        else _table(header, "Vale Trust | Money | Tom Oak", "Mere Council | Land | Joe Pine")
    )
    assert not _said(contents)


def test_a_measure_has_its_owner(marked: Read) -> None:
    contents = marked(
        _table(
            "KPI | Owner",
            "90% of calls answered in a minute | Head of Customers",
            "No repair older than a month | Head of Homes",
        )
    )
    assert ("No repair older than a month", "responsible", "Head of Homes") in _said(contents)
    assert {e.kind for e in contents.entities if e.label.startswith("No repair")} == {"measure"}


def test_a_measure_that_is_to_be_taken_by_some_day_is_an_action(marked: Read) -> None:
    contents = marked(
        _table(
            "Measure | Lead department | Timing",
            "Publish the register | Mere Council | 31 March 2032",
            "Train the clerks | Vale Trust | June 2032",
        )
    )
    kinds = {e.label: e.kind for e in contents.entities}
    assert kinds["Train the clerks"] == "action"
    assert ("Train the clerks", "accountable", "Vale Trust") in _said(contents)


def test_a_seat_of_governors_has_its_category(marked: Read) -> None:
    contents = marked(
        _table(
            "Governor | Category | Appointed | Term ends",
            "Ann Bee | Parent governor | 01/09/2030 | 31/08/2034",
            "Tom Oak | Staff governor | 01/09/2030 | 31/08/2034",
        )
    )
    assert {who for who, _, _ in _said(contents, "memberOf")} >= {"Ann Bee", "Tom Oak"}


def test_whoever_was_responsible_gives_way_to_whoever_takes_over(marked: Read) -> None:
    contents = marked(
        _table(
            "Lesson | Owner | When",
            "Sandbags ran out | Contractor was responsible; Asset Manager takes over from 1 July 2031 | May 2031",
            "Radios failed | Ann Bee | May 2031",
        )
    )
    named = {e.id: e.label for e in contents.entities}
    told = {(named[s.object or ""], s.start) for s in contents.statements if s.term == "assignedTo"}
    assert told == {("Asset Manager", "2031-07-01"), ("Ann Bee", None)}


def test_a_key_of_signs_tells_what_they_stand_for(marked: Read) -> None:
    contents = marked(
        "# Quay Trust: scheme\n\n✔ decides   ◆ is consulted before   ○ prepares   – no part\n\n"
        "| Decision | Trust Board | Chief Executive | Audit Committee |\n|---|---|---|---|\n"
        "| Approve the budget | ✔ | ○ | ◆ |\n| Award the contracts | – | ✔ | – |\n| Dismiss a head | ✔ | ○ | ◆ |\n"
    )
    assert _said(contents) >= {
        ("Approve the budget", "accountable", "Trust Board"),
        ("Approve the budget", "responsible", "Chief Executive"),
        ("Approve the budget", "consulted", "Audit Committee"),
        ("Award the contracts", "accountable", "Chief Executive"),
    }
    assert ("Award the contracts", "accountable", "Trust Board") not in _said(contents)


def test_signs_without_a_key_are_nobody(marked: Read) -> None:
    contents = marked(
        "# Quay Trust: scheme\n\n| Decision | Trust Board | Chief Executive | Audit Committee |\n|---|---|---|---|\n"
        "| Approve the budget | ◆ | ○ | ■ |\n| Award the contracts | – | ◆ | – |\n"
    )
    assert not _said(contents)


def test_posts_beside_people_need_no_header(marked: Read) -> None:
    contents = marked(
        "# Quay Trust: scheme\n\n## People\n\n| Chair of the Trust Board | Ann Bee |\n|---|---|\n"
        "| Chief Executive and Accounting Officer | Dr Tom Oak |\n| Chief Financial Officer | Not appointed |\n"
        "| Clerk to the Trust Board | Ida Moss |\n"
    )
    held = {(who, post.split(" of ")[0]) for who, _, post in _said(contents, "holds")}
    assert ("Tom Oak", "Chief Executive and Accounting Officer") in held
    assert ("Ida Moss", "Clerk to the Trust Board") in held
    assert not _said(contents)


def test_each_sentence_of_a_measure_has_its_own_owner(marked: Read) -> None:
    contents = marked(
        "# Quay Trust: risks\n\n| Risk | Risk owner | Mitigation |\n|---|---|---|\n"
        "| The system fails | Ann Bee | Copy the code (Commercial Team, by January 2032). If it is sold we score again. |\n"
        "| The roof leaks | Tom Oak | Mend the tiles (Estates Team, by May 2032). |\n"
    )
    assert ("Copy the code", "responsible", "Commercial Team") in _said(contents)
    assert not [e for e in contents.entities if e.kind == "action" and "score again" in e.label]


def test_headings_are_compared_once_each_and_not_pair_by_pair(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Thousands of columns once took time by their square."""
    asked: list[str] = []

    def counted(text: str) -> str:
        asked.append(text)
        return text

    monkeypatch.setattr(things, "key", counted)
    texts = [f"budget{n}" for n in range(200)] + [f"budget{n} holder" for n in range(200)]
    headings = {n: Passage((Part(text, 1, n),)) for n, text in enumerate(texts)}
    found = things.named_after(lexicon(), headings, [])
    assert {number for _, number, _ in found} == set(range(200, 400))
    assert len(asked) <= 2 * len(headings)
