"""A mention that is denied is no mention, and one that is only near a "not" is one."""

from __future__ import annotations

import pytest

from remit.graph.denied import affirmed


@pytest.mark.parametrize(
    "text",
    [
        "Out-of-court disposals (in non-domestic abuse cases)",
        "Out-of-court disposals (learning from others; domestic abuse is left out)",
        "Violence excluding domestic abuse",
        "Violence (excluding domestic abuse and stalking)",
        "All cases, domestic abuse excluded.",
        "Cut violence, except domestic abuse, by a third",
        "Cut violence, except for cases of domestic abuse",
        "Violence other than domestic abuse is cut by a third",
        "Violence apart from domestic abuse",
        "Violence with the exception of domestic abuse",
        "Violence, but not domestic abuse",
        "Violence (not domestic abuse)",
        "Violence, not including domestic abuse",
        "This does not cover domestic abuse",
        "Domestic abuse is not included",
        "Theft, domestic abuse and fraud are left out",
        "Domestic abuse, theft and fraud are excluded from this plan",
    ],
)
def test_what_a_text_leaves_out_is_taken_away(text: str) -> None:
    assert "domestic abuse" not in affirmed(text).casefold()


@pytest.mark.parametrize(
    "text",
    [
        "Stop not only violence but domestic abuse",
        "Reduce violence, not least domestic abuse",
        "Victims who do not report domestic abuse",
        "No victim of domestic abuse is left out",
        "Work with pupils excluded from school over domestic abuse",
        "Support children in homes with domestic abuse who are excluded",
        "Stop schools excluding pupils who saw domestic abuse",
        "Homes without domestic abuse",
        "Theft is left out; domestic abuse is cut",
        "Other than theft, domestic abuse is the most frequent",
        "The notice on domestic abuse, another matter",
        "We do not accept, and will not tolerate domestic abuse",
        "It is not to be told of domestic abuse",
    ],
)
def test_what_a_text_speaks_of_stays(text: str) -> None:
    assert "domestic abuse" in affirmed(text).casefold()


def test_what_stands_around_it_stays() -> None:
    said = "Cut violence other than domestic abuse through training; stalking is left out"
    assert affirmed(said).split() == ["Cut", "violence", "through", "training;"]


@pytest.mark.parametrize(
    "text",
    [
        "Reduce the number of pupils excluded.",
        "Older people are lonely and left out.",
        "Care leavers are exempt from council tax",
        "Young people not in education, employment or training",
        "Hate crime is not included in the police figures; we will count it",
        "Domestic abuse and hate crime are not covered by other plans, so lead on them",
    ],
)
def test_whoever_is_left_out_and_what_others_leave_out_is_what_the_text_is_about(text: str) -> None:
    assert affirmed(text) == text


def test_what_stands_behind_such_as_is_not_left_out_with_what_stands_before_it() -> None:
    assert "knife crime" in affirmed("Reduce offences other than burglary such as knife crime")
