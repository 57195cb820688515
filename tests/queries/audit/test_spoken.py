"""What is told of a member that leads nothing, from sentences that name it by the end of its name only."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from remit.graph.store import Store
from remit.queries.audit import Finding, audit
from remit.queries.audit.spoken import spoken_of
from remit.queries.facts.register import Facts
from tests.support.counting import calls
from tests.support.lines import contents
from tests.support.reading import stored

DAY = date(2020, 7, 31)
Made = Callable[..., Store]


def told(register: Made, member: str, *lines: str) -> Finding:
    """The finding on a member that leads nothing."""
    made = ["plan/x adoptedBy body/b", "body/a memberOf body/b", f"body/a label {member}", *lines]
    (found,) = audit(register(*made), DAY, ["leads-nothing"]).findings
    return found


def test_a_member_is_told_with_what_the_documents_say_of_it(register: Made) -> None:
    """Its absence from actions tells no more than those that name anybody, and it may be spoken of by the end of its name."""
    named = ("priority/p priorityOf plan/x", "{3} action/a* actionOf priority/p")
    text = "text The fire service went to 200 homes. The police did not."
    member = "Vale Fire Service"
    assert told(register, member, *named, "action/a1 responsible person/ann", text).message == (
        "Vale Fire Service is a member, leads no priority and is named for no action, although 1 names somebody; "
        "of it, or of its like, the documents say “The fire service went to 200 homes”."
    )
    several = (
        "{3} action/a* responsible person/ann",
        "{2} action/b* actionOf priority/p",
        "{2} action/b* responsible person/bo",
    )
    assert told(register, member, *named, *several).message == (
        "Vale Fire Service is a member, leads no priority and is named for no action, although 5 name somebody."
    )
    assert told(register, member, *named).message == (
        "Vale Fire Service is a member, leads no priority and is named for no action, and none names anybody."
    )


def test_a_sentence_whose_first_words_are_an_address_is_quoted_from_behind_it(
    register: Made,
) -> None:
    """There is no blank before its end at which it could be cut."""
    text = "https://www.vale.gov.uk/safer-vale-partnership/annual-report-2031 explains how well the Fire Service did"
    message = told(register, "Vale Fire Service", f"text {text}").message
    assert message.endswith("the documents say “… explains how well the Fire Service did”.")
    message = told(register, "Vale Fire Service", f"text {'x/' * 60}Fire Service").message
    assert message.endswith("the documents say “… Fire Service”.")


@pytest.mark.parametrize(
    ("member", "text"),
    [
        ("Friends of the Park", "Crime went down in the park, and in The Park of the north."),
        ("Federation of Small Businesses", "We met small businesses. Small Businesses came too."),
        ("Victim Care West Midlands", "Crime went down in the West Midlands."),
        ("Vale Support Services", "We commission support services for victims."),
        ("Vale Fire Service", "Vale Fire Service met."),
    ],
)
def test_a_sentence_about_something_else_is_not_said_of_a_member(
    member: str, text: str, register: Made
) -> None:
    """The end of a name may be a common noun, a place, or what a body is for."""
    found = told(register, member, f"text {text}")
    assert "the documents say" not in found.message
    assert len(found.evidence) == 1


@pytest.mark.parametrize(
    ("member", "text"),
    [
        ("Vale Youth Board", "The Youth Board met twice."),
        ("Vale Housing Association", "The police, schools and housing associations met."),
        ("Office of the Vale Police and Crime Commissioner", "Our Police and Crime Commissioner paid for it."),
    ],
)  # fmt: skip
def test_a_name_or_the_law_s_own_word_for_such_a_body_is_said_of_it(
    member: str, text: str, register: Made
) -> None:
    """In small letters a word of the law is enough, and no other."""
    assert f"the documents say “{text[:-1]}”" in told(register, member, f"text {text}").message


def test_two_sentences_are_quoted_and_the_others_counted(register: Made) -> None:
    """A report that names it on every page makes no finding of a page."""
    texts = [f"text The Fire Service went to {n} homes." for n in range(200, 205)]
    found = told(register, "Vale Fire Service", *texts)
    assert found.message.endswith(
        "of it, or of its like, the documents speak in 5 sentences, among them "
        "“The Fire Service went to 200 homes” and “The Fire Service went to 201 homes”."
    )
    assert len(found.evidence) == 3
    assert "say “The" in told(register, "Vale Fire Service", *texts[:2]).message


def test_the_sentence_that_is_quoted_is_the_one_that_is_cited(register: Made) -> None:
    """The one before it has the same words, within the whole name."""
    text = "text The Vale Fire Service met. The Fire Service went to 200 homes."
    found = told(register, "Vale Fire Service", text)
    assert "“The Fire Service went to 200 homes”" in found.message
    assert found.evidence[-1].quote == "The Fire Service went to 200 homes."


def test_members_and_passages_are_not_all_held_against_each_other() -> None:
    """Four times as many members and passages are four times the work."""

    def work(size: int) -> int:
        re.purge()
        lines = [
            "plan/x adoptedBy body/b",
            f"{{{size}}} body/a* memberOf body/b",
            f"{{{size}}} body/a* label Vale Quay*x Board",
            f"{{{size}}} text The Quay*x Board met.",
        ]
        facts = Facts(stored(contents(lines)), DAY)
        members = facts.into("body/b", "memberOf")
        assert len(facts.passages) == len(members) == size
        return calls(lambda: [spoken_of(facts, said, {""}) for said in members])

    work(3)  # what is worked out once for every process
    assert work(80) <= 1.1 * 4 * work(20)
