"""Dates as public bodies write them: what can be read, and what must not be guessed."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from remit.loaders.values import dates
from remit.loaders.values.dates import find_dates, read_period

_READ = [
    ("15/1/20", "2020-01-15"),
    ("30/7/20", "2020-07-30"),
    ("30/07/20", "2020-07-30"),
    ("06/08/2024", "2024-08-06"),
    ("11.01.11", "2011-01-11"),
    ("2026-09-30", "2026-09-30"),
    ("6th July 2017", "2017-07-06"),
    ("31 December 2026", "2026-12-31"),
    ("1st of March, 2021", "2021-03-01"),
    ("Dec 2019", "2019-12-01/2019-12-31"),
    ("Sept 2019", "2019-09-01/2019-09-30"),
    ("Sep-19", "2019-09-01/2019-09-30"),
    ("Sep '19", "2019-09-01/2019-09-30"),
    ("Sep-2019", "2019-09-01/2019-09-30"),
    ("January 2020", "2020-01-01/2020-01-31"),
    ("February 2020", "2020-02-01/2020-02-29"),
    ("End of March 2020", "2020-03-31"),
    ("end February 2021", "2021-02-28"),
    ("June/July 2012", "2012-06-01/2012-07-31"),
    ("2012/13", "2012-04-01/2013-03-31"),
    ("2019/2020", "2019-04-01/2020-03-31"),
    ("2019–20", "2019-04-01/2020-03-31"),
    ("1999/00", "1999-04-01/2000-03-31"),
    ("Performance year 2019/20", "2019-04-01/2020-03-31"),
    ("March 2020 & ongoing impact", "2020-03-01/2020-03-31"),
    ("Late Spring 2011", "2011-03-01/2011-05-31"),
    ("Winter 2019", "2019-12-01/2020-02-29"),
    ("Q2 2026/27", "2026-07-01/2026-09-30"),
    ("Q4 2026/27", "2027-01-01/2027-03-31"),
    ("Quarter 1, 2026/27", "2026-04-01/2026-06-30"),
    ("1 April 2026 to 31 March 2029", "2026-04-01/2029-03-31"),
    ("calendar year 2025", "2025-01-01/2025-12-31"),
    ("14-Feb-27", "2027-02-14"),
    ("14-Feb-2027", "2027-02-14"),
    ("Feb 14, 2027", "2027-02-14"),
    ("February 14th 2027", "2027-02-14"),
    ("02/14/2027", "2027-02-14"),  # there is no month 14
    ("3-5 June 2027", "2027-06-03/2027-06-05"),
    ("06/2027", "2027-06-01/2027-06-30"),
    ("Q1 2027", "2027-01-01/2027-03-31"),
    ("by the end of Q1 2027", "2027-03-31"),
    ("Q1 FY2027/28", "2027-04-01/2027-06-30"),
    ("end of 2027/28", "2028-03-31"),
    ("end of the financial year 2027/28", "2028-03-31"),
    ("by the end of 2027", "2027-12-31"),
    ("FY2027-28", "2027-04-01/2028-03-31"),
    ("FY 27/28", "2027-04-01/2028-03-31"),
    ("2027-2030", "2027-01-01/2030-12-31"),
    ("2027-2028", "2027-04-01/2028-03-31"),
    ("mid-June 2027", "2027-06-01/2027-06-30"),
    ("late 2027", "2027-01-01/2027-12-31"),
    ("w/c 7 June 2027", "2027-06-07"),
    ("between May 2027 and July 2027", "2027-05-01/2027-07-31"),
    ("30 June 2027 (was 31 March 2027)", "2027-06-30"),
    ("31 March 2027, extended to 30 June 2027", "2027-06-30"),
    ("June 2027 and every year thereafter", "2027-06-01/2027-06-30"),
]

_UNREAD = [
    "ASAP",
    "Immediate",
    "Ongoing",
    "Weekly",
    "Quarterly",
    "TBC",
    "Within six months of commencement",
    "Q2",
    "March 12",  # a day or a year
    "22-27",
    "",
    "July 2020 or August 2021",  # two dates and no span
    "31/02/20",
    "30/02/2020",
    "15/13/20",
    "31 June 2020",
    "0/1/20",
    "2017-2918",
    "2017/2918",
    "2019/21",
    "FY2027/29",
    "2030-2027",
    "15/0/2027",
    "13/2027",
    "47238",  # the number by which a spreadsheet keeps a day
    "3 June",
    "6 months from the start",
    "5-3 June 2027",
    "2020-13-01",
    "1.2.3.4",
    "https://example.org/2019/20/plan",
]


@pytest.mark.parametrize(("wording", "iso"), _READ)
def test_dates_that_people_write_are_read(wording: str, iso: str) -> None:
    """Each wording gives the interval that it means in an English public body."""
    period = read_period(wording)

    assert period is not None
    assert period.iso == iso


@pytest.mark.parametrize("wording", _UNREAD)
def test_what_gives_no_date_stays_wording(wording: str) -> None:
    """Vague, impossible and misspelt dates are not guessed at."""
    assert read_period(wording) is None


def test_an_impossible_date_is_seen_and_has_no_period() -> None:
    """So that whoever reads the text knows that a date was meant there."""
    (found,) = find_dates("Finished on 31/02/20, we think.")

    assert (found.text, found.period) == ("31/02/20", None)


def test_the_longest_reading_of_a_date_wins() -> None:
    """A day is not its month once more, and a financial year is not two years."""
    found = find_dates("On 6th July 2017 we set 2019/20 as the end; see July 2018 and 2021.")

    assert [f.text for f in found] == ["6th July 2017", "2019/20", "July 2018", "2021"]


def test_numbers_that_are_no_dates_are_left_alone() -> None:
    """Figures, sections and scores look like dates to nobody but a machine."""
    assert not find_dates("412 offences, 3,180 calls, s.115, 24/7 cover, 1/3 of 12.5%, may 12")


@given(st.text(max_size=60))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    """Whatever stands in a cell, the answer is a period or none."""
    period = read_period(text)

    assert period is None or period.start <= period.end


_PIECES = st.lists(
    st.sampled_from(
        [
            "0",
            "1",
            "9",
            "12",
            "15",
            "20",
            "28",
            "29",
            "30",
            "31",
            "32",
            "99",
            "2019",
            "2020",
            "1900",
            "2099",
            "/",
            ".",
            "-",
            "–",
            "to",
            "of",
            "end",
            "January",
            "feb",
            "sept",
            "march",
            "spring",
            "winter",
            "Q1",
            "Q4",
            "quarter",
            "th",
            "st",
            "'",
            "&",
            ",",
            "year",
        ]
    ),
    max_size=9,
)


@given(_PIECES, st.sampled_from(["", " "]))
def test_no_run_of_date_words_makes_a_period_end_before_it_starts(
    pieces: list[str], between: str
) -> None:
    """Days, months, seasons and years thrown together are read rightly or not at all."""
    text = between.join(pieces)

    for found in find_dates(text):
        assert text[found.start : found.end] == found.text
        assert found.period is None or found.period.start <= found.period.end
    period = read_period(text)
    assert period is None or period.start <= period.end


_DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(_DAYS)
def test_a_day_reads_the_same_in_every_common_form(day: date) -> None:
    """ISO, with slashes, with dots, and in words."""
    forms = [
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d.%m.%Y}",
        f"{day.day} {day:%B %Y}",
        f"{day.day}th of {day:%b} {day.year}",
        f"{day.day}-{day:%b}-{day.year}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%A} {day.day} {day:%B %Y}",
        f"{day:%A}, {day.day} {day:%b} {day.year} (revised from 1/1/1990)",
    ]

    assert [p and p.iso for p in map(read_period, forms)] == [day.isoformat()] * len(forms)


@given(_DAYS)
def test_a_month_stands_first_only_where_it_can_be_nothing_else(day: date) -> None:
    """Of 3/4/2027 a British reader says the third of April; 4/13/2027 has one reading."""
    period = read_period(f"{day.month}/{day.day}/{day.year}")

    expected = day if day.day > 12 else date(day.year, day.day, day.month)
    assert period is not None
    assert period.iso == expected.isoformat()


@given(st.integers(1990, 2060), st.integers(1, 4))
def test_the_end_of_a_quarter_is_its_last_day(year: int, quarter: int) -> None:
    """Of a calendar year where one year is named, of a financial year where two are."""
    for whole in (f"Q{quarter} {year}", f"Q{quarter} {year}/{(year + 1) % 100:02}"):
        period, end = read_period(whole), read_period(f"end of {whole}")
        assert period is not None
        assert end is not None
        assert (end.start, end.end) == (period.end, period.end)


@given(_DAYS, st.integers(1, 4000))
def test_a_period_in_iso_form_names_its_two_ends(day: date, length: int) -> None:
    """Reading the two halves of what was written gives the two ends again."""
    last = day + timedelta(days=length)

    period = read_period(f"{day.isoformat()} to {last.isoformat()}")

    assert period is not None
    start, end = period.iso.split("/")
    assert (date.fromisoformat(start), date.fromisoformat(end)) == (day, last)


@pytest.mark.parametrize("form", [pattern for pattern, _ in dates._FORMS])
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_form_of_a_date_is_passed_over_for_want_of_a_sign(
    form: re.Pattern[str], data: st.DataObject
) -> None:
    plain = st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"))
    text = data.draw(st.from_regex(form, alphabet=plain).filter(form.search))
    assert dates._DIGIT.search(text)
    assert dates._may_hold(text)
