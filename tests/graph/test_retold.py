"""Whose words stand in the marks of a quotation."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from remit.graph.model import Citation, Entity, Statement
from remit.graph.retold import Composing, composed

CHAIR = Entity("post/chair", "post", "Chair of Quays Board")
CLERK = Entity("post/clerk", "post", "Clerk to the Quays Board")
SAID = (
    Statement("post/chair", "postIn", "body/b", citations=(Citation("a", "line 1", "The Chair"),)),
    Statement(
        "post/clerk",
        "postIn",
        "body/b",
        citations=(Citation("a", "line 2", f"{CLERK.label}: TBC"),),
    ),
)


def test_only_what_is_quoted_is_asked_about_and_that_once() -> None:
    """Of very many names few are quoted, and of some very much is said."""
    asked: list[list[str]] = []

    def about(ids: list[str]) -> Iterable[Statement]:
        asked.append(ids)
        return [s for s in SAID if s.subject in ids]

    names = Composing([CHAIR, CLERK], about)
    assert names.marked("Nothing is said of the Chair of Quays Board") == (
        "Nothing is said of the Chair of Quays Board"
    )
    assert not asked
    assert names.straight('"Chair of Quays Board", "Clerk to the Quays Board", "TBC"') == (
        '\'Chair of Quays Board\', "Clerk to the Quays Board", "TBC"'
    )
    assert names.marked("“Chair of …” and “Clerk …”") == "‘Chair of …’ and “Clerk …”"
    assert asked == [["post/chair"], ["post/clerk"]]


def test_a_name_is_looked_for_in_a_few_of_many_passages_first() -> None:
    """What very many papers say of a thing is read only where none of the first holds its name."""
    asked: list[str] = []

    def about(which: str, said: Iterable[Statement]) -> Callable[[list[str]], list[Statement]]:
        def asking(ids: list[str]) -> list[Statement]:
            asked.append(which)
            return [s for s in said if s.subject in ids]

        return asking

    names = Composing([CHAIR, CLERK], about("all", SAID), about("few", SAID))
    assert names.straight(f'"{CLERK.label}"') == f'"{CLERK.label}"'
    assert asked == ["few"]
    assert names.straight(f'"{CHAIR.label}"') == f"'{CHAIR.label}'"
    assert asked == ["few", "few", "all"]
    named_later = Composing([CLERK], about("all", SAID), about("few", ()))
    assert not named_later.own(CLERK.label)


def test_a_name_that_several_have_is_composed_where_it_is_of_one() -> None:
    same = Entity("post/clerk-2", "post", CLERK.label)
    names = Composing([CLERK, same], lambda ids: [s for s in SAID if s.subject in ids])
    assert names.own(CLERK.label) == (CLERK.label in composed([CLERK, same], SAID)) is True
