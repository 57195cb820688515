"""Of a board or a group it is said what is not named of it: members, a chair, to whom it reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.store import Store
from remit.queries.remit_of import remit_of
from remit.queries.who import who

Small = Callable[..., Store]
BOARD = "No member and no chair of Vale Board is named; nor is it said to whom it reports."
LABELS = {"body/board": "Vale Board", "body/ours": "Vale Partnership", "body/trust": "Vale Trust"}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("body/trust", "linkedTo", "body/board", "drawn")], BOARD),
        (
            [("body/trust", "memberOf", "body/board")],
            "No chair of Vale Board is named; nor is it said to whom it reports.",
        ),
        (
            [
                ("body/trust", "memberOf", "body/board"),
                ("body/board", "reportsTo", "body/ours"),
                ("post/chair-of-the-board", "postIn", "body/board"),
            ],
            "",
        ),
        (
            [
                ("body/trust", "memberOf", "body/ours"),
                ("body/ours", "governedBy", "body/board", "inferred"),
            ],
            f"{BOARD} The 1 member named is that of Vale Partnership.",
        ),
        ([("body/board", "memberOf", "body/ours")], ""),  # an organisation, whatever it is called
    ],
)
def test_what_is_not_named_of_a_body_that_meets_is_said(
    small: Small, rows: list[tuple[str, ...]], said: str
) -> None:
    found = remit_of(small(*rows, labels=LABELS), "body/board")
    assert found.unnamed == said
    assert found.sentence == f"Nothing is assigned to Vale Board.{f' {said}' if said else ''}"
    assert [g.message for g in found.gaps if g.code == "not-named"] == ([said] if said else [])


def test_an_answer_about_a_board_says_the_same(small: Small) -> None:
    store = small(("body/trust", "linkedTo", "body/board", "drawn"), labels=LABELS)
    assert who(store, "Vale Board").sentence == f"Nothing is assigned to Vale Board. {BOARD}"


def test_nothing_of_the_kind_is_said_of_an_organisation(small: Small) -> None:
    store = small(("body/trust", "linkedTo", "body/board", "drawn"), labels=LABELS)
    assert remit_of(store, "body/trust").unnamed == ""
