"""Clauses of what is done: each verb with its own subject, the titles that short words mean, and whose a thing is."""

from __future__ import annotations

import pytest

from remit.graph.model import Contents
from tests.loaders.conftest import Read
from tests.support.told import links, roles

_TERMS = "# Mere Estates Committee (“the MEC”): terms of reference\n\n{}\n"
_SCHEME = "# Vale Council: scheme of delegation\n\n{}\n"


@pytest.fixture
def terms(marked: Read) -> Read:
    """Load what stands under the title of a committee's terms."""
    return lambda text: marked(_TERMS.format(text))


@pytest.fixture
def scheme(marked: Read) -> Read:
    """Load what stands under the title of a scheme of delegation."""
    return lambda text: marked(_SCHEME.format(text))


def _owned(contents: Contents) -> set[tuple[str, str]]:
    return links(contents, "assignedTo")


@pytest.mark.parametrize(
    ("words", "owned"),
    [
        (
            "The MEC recommends the budget to the Board and watches spending against it.",
            {
                ("recommends the budget to the Board", "Mere Estates Committee"),
                ("watches spending against it", "Mere Estates Committee"),
            },
        ),
        (
            "The Licensing Manager prepares the statement and the Licensing Panel checks the figures.",
            {
                ("prepares the statement", "Licensing Manager"),
                ("checks the figures", "Licensing Panel"),
            },
        ),
        (
            "It sets the rents each March, chooses contractors for small jobs and keeps the waiting list.",
            {
                ("sets the rents each March", "Mere Estates Committee"),
                ("chooses contractors for small jobs", "Mere Estates Committee"),
                ("keeps the waiting list", "Mere Estates Committee"),
            },
        ),
        (
            "Rents follow the yearly survey, which the Estates Surveyor sends to all members.",
            {
                (
                    "the yearly survey, which the Estates Surveyor sends to all members",
                    "Estates Surveyor",
                )
            },
        ),
        (
            "The risk register is kept by the Risk Manager and reviewed each year by the Audit Panel.",
            {
                ("The risk register is kept", "Risk Manager"),
                (
                    "The risk register is kept by the Risk Manager and reviewed each year",
                    "Audit Panel",
                ),
            },
        ),
        ("Insurance is a matter for the Treasurer.", {("Insurance", "Treasurer")}),
        ("The whole register belongs to the Audit Panel.", {("whole register", "Audit Panel")}),
        ("Fire drills: Estates Surveyor.", {("Fire drills", "Estates Surveyor")}),
    ],
)
def test_each_clause_says_whose_work_it_is(
    words: str, owned: set[tuple[str, str]], terms: Read
) -> None:
    """Verbs that share a subject, clauses with one of their own, what is done by somebody, and what is somebody's."""
    assert _owned(terms(words)) == owned


@pytest.mark.parametrize(
    "words",
    [
        "The chair rotates every year among the members.",
        "The Estates Surveyor holds the post until May.",
        "The Risk Manager proposes the following changes.",
        "The chair is held by the Audit Panel.",
        "Page owner: Web Team.",
        "Approved by: Audit Panel.",
        "Ferries are run by the relevant department.",
        "The Manager checks the drains.",
        "Her Department publishes the map.",
    ],
)
def test_what_is_no_deed_or_anybodys_gives_nobody_work(words: str, terms: Read) -> None:
    """A seat, a wish, a label of the paper, a common noun that may mean whichever."""
    assert not _owned(terms(words))


def test_letters_and_one_word_mean_the_title_that_the_paper_gives_in_full(terms: Read) -> None:
    """The CFO is the Chief Financial Officer, and "the Director" the one named last."""
    contents = terms(
        "The Chief Financial Officer chairs the audit.\n\nThe CFO signs off the yearly accounts.\n\n"
        "The Director of Transport is new. The Director sets the fares for all buses."
    )
    assert {
        ("signs off the yearly accounts", "Chief Financial Officer"),
        ("sets the fares for all buses", "Director of Transport"),
    } <= _owned(contents)


def test_a_title_of_unknown_words_is_one_where_its_holder_stands_behind_it(terms: Read) -> None:
    """And where the paper names it again."""
    contents = terms(
        "The Governance Professional, Anneliese Ford, clerks the committee.\n\n"
        "The risk register is kept by the Governance Professional."
    )
    assert ("Anneliese Ford", "Governance Professional") in links(contents, "holds")
    assert ("The risk register is kept", "Governance Professional") in _owned(contents)


def test_the_chair_of_a_committee_reports_for_the_whole_of_it(terms: Read) -> None:
    """That is inferred, of terms of reference."""
    contents = terms(
        "The Chair of the Committee shall report to the Vale Board after each meeting."
    )
    assert ("Mere Estates Committee", "Vale Board") in links(contents, "reportsTo")
    assert {s.basis for s in contents.statements if s.term == "reportsTo"} == {"inferred"}


def test_powers_stand_under_a_heading_that_is_a_post(scheme: Read) -> None:
    """In a scheme of delegation, and what is kept back behind a sentence that says so."""
    contents = scheme(
        "## Head of Planning\n\n1. To determine small applications.\n2. To serve notices, after consulting the Town Clerk.\n\n"
        "## Kept back\n\nThe following matters are reserved to full Council:\n\n- adopting the budget;\n- approving the pay policy.\n"
    )
    assert {
        ("determine small applications", "Head of Planning"),
        ("serve notices, after consulting the Town Clerk", "Head of Planning"),
        ("serve notices, after consulting the Town Clerk", "Town Clerk"),
        ("adopting the budget", "Vale Council"),
        ("approving the pay policy", "Vale Council"),
    } == _owned(contents)


def test_members_of_a_year_are_members(terms: Read) -> None:
    """With the office in the bracket behind a name."""
    contents = terms(
        "Members for 2031/32: Cllr June Abbott (chair), Cllr Dev Rao (vice chair) and Kim Frost."
    )
    mec = "Mere Estates Committee"
    assert links(contents, "memberOf") == {
        ("June Abbott", mec),
        ("Dev Rao", mec),
        ("Kim Frost", mec),
    }
    assert ("June Abbott", f"Chair of {mec}") in links(contents, "holds")


@pytest.mark.parametrize(
    "words",
    [
        "It is the duty of the Drainage Board to clear the weirs (Mere Act 2004, section 3).",
        "Under section 3 of the Mere Act 2004 the Drainage Board, as lead body, must clear the weirs.",
        "Section 3 of the Mere Act 2004 obliges the Drainage Board, in all it does, to clear the weirs.",
    ],
)
def test_a_duty_is_laid_in_the_words_of_law(words: str, marked: Read) -> None:
    """With something set between the bearer and what must be done, and where the duty comes first."""
    contents = marked(f"# Duties of the Mere Valley\n\n{words}\n")
    assert ("clear the weirs", "Drainage Board") in _owned(contents)
    assert any(s.term == "arisesFrom" for s in contents.statements)


@pytest.mark.parametrize(
    ("second", "role"),
    [
        ("This is done by the Drainage Engineer.", "responsible"),
        ("The Drainage Engineer answers to the Board for this.", "accountable"),
        ("The Drainage Engineer sees to it.", "responsible"),
    ],
)
def test_who_sees_to_a_duty_may_stand_in_the_sentence_behind_it(
    second: str, role: str, marked: Read
) -> None:
    """As far as can be inferred, and in the same paragraph."""
    contents = marked(
        f"# Duties of the Mere Valley\n\nThe Mere Council must clear the weirs (Mere Act 2004, s.3). {second}\n"
    )
    label = {e.id: e.label for e in contents.entities}
    assert ("clear the weirs", role, "Drainage Engineer", "inferred") in {
        (label[s.subject], s.role, label[s.object or ""], s.basis)
        for s in contents.statements
        if s.term == "assignedTo"
    }


@pytest.mark.parametrize(
    "words",
    [
        "Section 3 of the Mere Act 2004 places the general duty to neighbours on the Mere Council.",
        "The duty to clear the weirs falls on the Mere Council by virtue of section 3 of the Mere Act 2004.",
    ],
)
def test_a_duty_that_is_a_noun_is_laid_on_whom_the_law_names(words: str, marked: Read) -> None:
    """Placed on somebody, or falling on them."""
    contents = marked(f"# Duties of the Mere Valley\n\n{words}\n")
    assert {who for _, who in _owned(contents)} == {"Mere Council"}
    assert any(s.term == "arisesFrom" for s in contents.statements)


@pytest.mark.parametrize(
    "words",
    [
        "The duty to clear the weirs does not fall on the Mere Council under the Mere Act 2004.",
        "Critics say that the duty to clear the weirs falls on the Mere Council under the Mere Act 2004.",
    ],
)
def test_a_duty_that_is_denied_or_only_said_is_nobodys(words: str, marked: Read) -> None:
    """A denial, and somebody's opinion."""
    assert not _owned(marked(f"# Duties of the Mere Valley\n\n{words}\n"))


@pytest.mark.parametrize(
    ("opening", "who"),
    [
        ("The Clerk is responsible for the archive. This includes:", "Clerk of Mere Board"),
        ("The Board was asked to close the quay. This includes:", ""),
        ("The hall needs work. This means:", ""),
    ],
)
def test_what_a_piece_of_work_includes_is_of_whoever_has_it(
    marked: Read, opening: str, who: str
) -> None:
    """Where the sentence before gives the work to nobody, neither does the list."""
    contents = marked(
        f"# Terms of reference of the Mere Board\n\n{opening}\n\n- keeping the lists in order\n- lending books out\n"
    )
    found = {(work, name) for work, _, name in roles(contents)}
    listed = {("keeping the lists in order", who), ("lending books out", who)}
    assert found & listed == (listed if who else set())
    assert bool(who) or not found
