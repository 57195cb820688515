"""Figures: the number as it stands, and of what, when and where, only as far as it is said."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from remit.graph.model import Contents, Statement
from remit.loaders import load
from remit.loaders.amounts import Places, belonging, read_sentence
from remit.loaders.blocks import Part, Passage
from tests.loaders.standing import Raw, astray

PLAN = """Community Safety Plan

The partnership board is made up of:

- Milbrook Borough Council
- Eastshire Police

Priority: Street safety

Lead partner: Eastshire Police

Why it matters

{}
"""
FY23 = "2023-04-01/2024-03-31"


class Figure(NamedTuple):
    """A figure as a reader would note it; a period that could not be read is its wording after ~."""

    value: str
    unit: str
    population: str | None
    period: str | None
    place: str | None


Read = Callable[[str], list[Figure]]


def statements(contents: Contents) -> dict[str, dict[str, Statement]]:
    """What is said of each figure, by its id, in the order of documents and lines."""
    found: dict[str, dict[str, Statement]] = {}
    for statement in contents.statements:
        if statement.subject.startswith("figure/"):
            found.setdefault(statement.subject, {})[statement.term] = statement
    return dict(sorted(found.items(), key=lambda item: (*place(item[1]), *stands_at(item[1]))))


def place(said: dict[str, Statement]) -> tuple[str, int]:
    """The document and the line or row in which a figure stands."""
    citation = said["value"].citations[0]
    line = re.search(r"\d+", citation.locator)
    assert line is not None
    return citation.document, int(line[0])


def stands_at(said: dict[str, Statement]) -> tuple[int, int]:
    """Where its sentence begins, and where in it a figure stands."""
    sentence, number = (said[term].citations[0] for term in ("figureOf", "value"))
    line = re.search(r"\d+", sentence.locator)
    assert line is not None
    return int(line[0]), sentence.quote.find(number.quote)


def figure(said: dict[str, Statement]) -> Figure:
    def value(term: str) -> str | None:
        if term not in said:
            return None
        return f"~{said[term].raw}" if said[term].value is None else said[term].value

    return Figure(
        value("value") or "",
        value("unit") or "",
        value("population"),
        value("period"),
        value("place"),
    )


def labels(contents: Contents) -> list[str]:
    named = {e.id: e.label for e in contents.entities}
    return [named[id_] for id_ in statements(contents)]


@pytest.fixture
def contents_of(tmp_path: Path) -> Callable[[str], Contents]:
    """Read a text as the reason for a priority."""

    def read(text: str) -> Contents:
        path = tmp_path / "plan.txt"
        path.write_text(PLAN.format(text), encoding="utf-8")
        return load([path])

    return read


@pytest.fixture
def read(contents_of: Callable[[str], Contents]) -> Read:
    return lambda text: [figure(said) for said in statements(contents_of(text)).values()]


# -- What counts nothing --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "We agreed this on 4 May 2023, for 2023/24 and spring 2025.",
        "Section 17 of the Crime and Disorder Act 1998 and ss. 5 to 7 of another apply.",
        "Half are under 25, some are aged 14 to 19, and others are 16 or over.",
        "Every Year 8 class hears of Class A drugs, see page 7 and Priority 2.",
        "Work goes on 24/7 as our 20-20 view says; call 01632 960 001.",
        "We answer within 10 working days and review after 6 months.",
        "One in 4 of us knows, and 3 out of 10 have seen it.",
        "We match the first 20 applicants.",
        "All victims are heard, as the code’3 and our information1 say.",
        "The strategic assessment 2020, like the 2019 one, was clear.",
        "The last 12 months were hard.",
        "This matters: (1) to us (2) to all.",
        "We keep our records as ISO 19115 and BS/EN 61508 ask.",
        "26 Open Data Institute, as it was then.",
    ],
)
def test_a_number_that_counts_nothing_is_no_figure(read: Read, text: str) -> None:
    assert read(text) == []


def test_a_number_alone_in_a_cell_is_the_rows_own_and_no_figure(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(
        "No,Action,Lead\n1.2,Hold 3 talks for traders,Ann Bee\n1.3,Paint the bridge,Cy Dee\n",
        encoding="utf-8",
    )
    assert [one.split()[0] for one in labels(load([path]))] == ["3"]


def test_a_number_in_a_measure_is_a_part_of_the_measure(
    contents_of: Callable[[str], Contents],
) -> None:
    text = "Thefts hurt.\n\nHow we will know it is working\n\n- thefts fall below 300 a year"
    contents = contents_of(text)
    assert [e.label for e in contents.entities if e.kind == "measure"] == [text.split("- ")[1]]
    assert not statements(contents)


def test_a_number_like_a_year_is_a_figure_where_it_counts(read: Read) -> None:
    assert read("We made over 2000 home visits in Milbrook.") == [
        Figure("2000", "count", "home visits", None, "Milbrook")
    ]


# -- What is counted ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "unit", "population"),
    [
        ("There were 1,310 bag thefts.", "1310", "count", "bag thefts"),
        ("We trained 45 wardens in ‘Eyes Open’.", "45", "count", "wardens"),
        ("There were 88 thefts that were classed as aggravated.", "88", "count",
         "thefts that were classed as aggravated"),
        ("The survey had 64 people who live alone.", "64", "count", "people who live alone"),
        ("Of these, 70 are in supported housing (out of 95).", "70", "count", None),
        ("A rise was seen in bag theft (310 offences).", "310", "count", "bag theft"),
        ("We found that 46 people were repeat offenders.", "46", "count", "repeat offenders"),
        ("Each week, 31 in day care.", "31", "count", "in day care"),
        ("Theft makes up 15.3% of all recorded crime.", "15.3", "%", "all recorded crime"),
        ("We saw a 3.8 per cent increase in reported theft.", "3.8", "%", "reported theft"),
        ("Arson rates stood at 3.6%.", "3.6", "%", "Arson rates"),
        ("Growth of the over 65 population was 12.3%.", "12.3", "%", "over 65 population"),
        ("Theft with force was +11%.", "11", "%", "Theft with force"),
        ("This was better than -24% before.", "-24", "%", None),
        ("They say each young thief costs £26k in repairs.", "26000", "GBP", "each young thief"),
        ("We spent £1.5 million.", "1500000", "GBP", None),
        ("The team puts the number who need help at 940.", "940", "count", "number who need help"),
    ],
)  # fmt: skip
def test_the_population_is_a_phrase_of_the_documents_own(
    read: Read, text: str, value: str, unit: str, population: str | None
) -> None:
    assert read(text)[0] == Figure(value, unit, population, None, None)


def test_a_part_of_a_figure_is_of_what_it_says(read: Read) -> None:
    assert [
        f.population for f in read("There were 20 thefts, 9 of which were street robberies.")
    ] == [
        "thefts",
        "street robberies",
    ]


def test_a_change_is_of_what_the_figure_before_it_counts(read: Read) -> None:
    found = read("There were 310 bag thefts, up 6% on the year before.")
    assert [(f.value, f.population) for f in found] == [("310", "bag thefts"), ("6", "bag thefts")]


def test_a_change_is_of_the_nearest_of_several(read: Read) -> None:
    found = read("There were 310 bag thefts and 40 arsons, up 6% on the year before.")
    assert [f.population for f in found] == ["bag thefts", "arsons", "arsons"]


def test_a_long_row_of_numbers_has_the_time_that_ends_it() -> None:
    text = "Theft grew by " + "1% to " * 1_500 + "9% over the next 10 years."
    sentence = read_sentence(Passage((Part(text, 1),)), Places(frozenset(), ""))
    assert len(sentence.numbers) == 1_501
    assert belonging(sentence.times, sentence, 0) == sentence.times[0]


def test_what_a_whole_says_is_not_said_of_the_number_beside_it(read: Read) -> None:
    assert [f.population for f in read("There were 70 tenants in hostels (out of 95).")] == [
        "tenants in hostels",
        None,
    ]


def test_a_number_alone_in_a_box_is_read_with_the_box_below(
    contents_of: Callable[[str], Contents],
) -> None:
    contents = contents_of("Thefts hurt.\n\n2,400\n • In evening classes")
    assert [figure(f) for f in statements(contents).values()] == [
        Figure("2400", "count", "In evening classes", None, None)
    ]


def test_a_number_alone_with_nothing_below_is_no_figure(read: Read) -> None:
    assert read("Thefts hurt.\n\n2,400\n\nA new line of thought begins here, and ends.") == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("There were 310 bag thefts in 2023.", "310 bag thefts"),
        ("There were 310 bag thefts, an increase of 29% on the year before.", "29% increase in bag thefts"),
        ("Theft fell by 4%.", "4% decrease in theft"),
        ("It is 15% of all theft.", "15% of all theft"),
        ("A rise in theft (31 offences).", "31 offences: theft"),
        ("It lies 8 miles north of Tarn.", "8 miles north of Tarn"),
    ],
)  # fmt: skip
def test_a_label_is_readable(contents_of: Callable[[str], Contents], text: str, label: str) -> None:
    assert labels(contents_of(text))[-1] == label


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("There were over 310 bag thefts in 2023.", "over"),
        ("Of an estimated 310 thefts some were solved.", "estimated"),
        ("At least 31% of all thefts were solved.", "At least"),
        ("There were 310 bag thefts in 2023.", None),
        ("The thefts were spread over 12 streets.", None),
    ],
)
def test_how_exact_a_number_is_called_is_kept_with_it(
    contents_of: Callable[[str], Contents], text: str, qualifier: str | None
) -> None:
    """“Over 4,000” is no count: whoever repeats the number has to say so."""
    (said,) = statements(contents_of(text)).values()
    assert (said["qualifier"].value if "qualifier" in said else None) == qualifier


# -- When and where -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("In 2023/24 there were 310 thefts, up 6% on 2022/23.", [FY23, FY23]),
        (
            "Theft was from +9% in May to +6% in June 2021.",
            ["~May", "2021-06-01/2021-06-30"],
        ),
        ("There were 31 thefts in 0223.", ["~0223"]),
        ("The review 2020, found 46 thefts in the last 12 months.", ["~the last 12 months"]),
        ("Numbers grew by 5% to 300 thefts over the next 10 years.", ["~the next 10 years"] * 2),
        ("About 500 people came in mid-2023.", ["~mid-2023"]),
        ("There were 28 thefts for the calendar year 2023.", ["2023-01-01/2023-12-31"]),
        ("Theft grew by 11% between 2012 -2017.", ["2012-01-01/2017-12-31"]),
        ("We asked 90 people (November 2023 to January 2024).", ["2023-11-01/2024-01-31"]),
        ("On 31 March 2024, 85 people waited.", ["2024-03-31"]),
        ("We saw a 3% rise in theft in comparison to 2022/23.", ["~in comparison to 2022/23"]),
        ("Since 2020 we trained 45 wardens.", [None]),
        ("There were 30 thefts. In 2023 we changed.", [None]),
    ],
)
def test_a_period_is_the_figures_own(read: Read, text: str, periods: list[str | None]) -> None:
    assert [f.period for f in read(text)] == periods


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("There were 31 thefts in Milbrook, up 6%.", ["Milbrook", "Milbrook"]),
        ("There were 31 thefts across the Long Meadow area.", ["Long Meadow"]),
        ("Theft is 11% of crime in Milbrook compared to 3% of it elsewhere.", ["Milbrook", None]),
        ("We trained 31 wardens in First Aid and in YJS rules.", [None]),
        ("We have 31 wardens of Milbrook College.", [None]),
        ("Milbrook is a town. Covering 40 square miles, it has hills.", ["Milbrook"]),
        ("There were 31 thefts, fewer than the rest of Milbrook.", [None]),
    ],
)
def test_a_place_is_stated_and_really_a_place(
    read: Read, text: str, places: list[str | None]
) -> None:
    assert [f.place for f in read(text)] == places


# -- Said twice -----------------------------------------------------------------------------------


def test_a_figure_said_in_other_words_is_a_figure_of_its_own(read: Read) -> None:
    assert len(read("There were 31 thefts in 2023.\n\n31 cases of theft in 2023")) == 2


def test_an_extract_adds_a_citation_and_no_figure(seed_contents: Contents) -> None:
    documents = [
        {c.document[:3] for c in said["value"].citations}
        for said in statements(seed_contents).values()
    ]
    assert documents.count({"000", "004"}) == 3
    assert {"004"} not in documents


# -- The invented partnership ---------------------------------------------------------------------

HARROWMERE: dict[tuple[int, str], tuple[str | None, bool]] = {
    # line and value: the population in the document's own words, and whether a place is stated
    (94, "241300"): ("people", True),
    (98, "412"): ("knife-enabled offences", True),
    (98, "6"): ("knife-enabled offences", True),
    (101, "3180"): ("domestic abuse offences", True),
    (102, "17"): ("all recorded crime", True),
    (103, "6940"): ("Calls about anti-social behaviour", False),
    (103, "9"): ("Calls about anti-social behaviour", False),
    (105, "1085"): ("adults", True),
    (107, "1940"): ("number who need treatment", False),
    (109, "286"): ("hate crimes on police records", False),
    (113, "1264"): ("people who answered our winter survey", False),
    (114, "38"): ("people who answered our winter survey", False),
    (5, "409"): ("knife-enabled offences", True),
}
ALSO_IN_THE_TABLE = {(5, "412"), (13, "64"), (17, "81")}


def test_the_invented_partnerships_figures_are_the_readers(
    harrowmere: Contents, repository: Path
) -> None:
    expected: dict[str, Any] = yaml.safe_load(
        (repository / "tests" / "data" / "harrowmere-expected.yaml").read_text(encoding="utf-8")
    )
    found = {
        (place(said)[1], said["value"].value or ""): figure(said)
        for said in statements(harrowmere).values()
    }
    wanted = [*expected["plan"]["figures"], *expected["table"]["figures"]]
    assert set(found) == set(HARROWMERE) | ALSO_IN_THE_TABLE
    for want in wanted:
        at = (want.get("line") or want["row"], str(want["value"]))
        population, stated = HARROWMERE[at]
        start, end = want["period_start"], want["period_end"]
        interval = start if start == end else f"{start}/{end}"
        unread = f"~{want['period']}" if want["period"] else None
        assert found[at] == Figure(
            str(want["value"]),
            "%" if want["unit"].startswith("%") else "count",
            population,
            interval if start else unread,
            want["place"] if stated else None,
        )


def test_the_district_is_the_partnerships_own_only_by_inference(harrowmere: Contents) -> None:
    said = [s["place"] for s in statements(harrowmere).values() if "place" in s]
    assert {(s.raw, s.basis) for s in said} == {
        ("Harrowmere", "stated"),
        ("the district", "inferred"),
    }


# -- Real documents -------------------------------------------------------------------------------

Y2019, Y1819, Y1920 = (
    "2019-01-01/2019-12-31",
    "2018-04-01/2019-03-31",
    "2019-04-01/2020-03-31",
)
SEEDS: list[tuple[str, int, str, str, str | None, str | None, str | None]] = [
    # a population in more than six words is given by its ends
    ("000", 448, "4000", "count", "partnership staff and volunteers", None, None),
    ("000", 484, "57", "count", "individuals housed", "~last 12 months", None),
    ("000", 498, "2000", "count", "‘Safe and Well Visits’", "~the last 12 months", None),
    ("000", 557, "50", "count", "members", None, "Park Hall"),
    ("000", 595, "40", "square miles", None, None, "Walsall"),
    ("000", 597, "8", "miles", None, None, "Walsall"),
    ("000", 597, "6", "miles", None, None, "Walsall"),
    ("000", 597, "6", "miles", None, None, "Walsall"),
    ("000", 602, "283400", "count", "population", "~mid-2018", "Walsall"),
    ("000", 604, "5", "%", "population", "~the next 10 years", "Walsall"),
    ("000", 604, "297700", "count", "population", "~the next 10 years", "Walsall"),
    ("000", 606, "12.3", "%", "over 65 population", None, None),
    ("000", 608, "11.34", "%", "Reception aged children", "2012-01-01/2017-12-31", None),
    ("000", 608, "23", "%", "residents", None, None),
    ("000", 612, "3.6", "%", "Unemployment rates", "2019-03-01/2019-03-31", None),
    ("000", 617, "3.8", "%", "total recorded crime rate", "~in comparison to 2017/18", None),
    ("000", 637, "283400", "count", "Population", None, None),
    ("000", 876, "3900", "count", "recorded crime of ‘public placed violence’", Y1920, None),
    ("000", 878, "594", "count", "knife crime", Y1920, None),
    ("000", 909, "3900", "count", "recorded crime of ‘public place violence’", Y1920, None),
    ("000", 1007, "3692", "count", "offences", Y2019, None),
    ("000", 1009, "29", "%", "offences", Y2019, None),
    ("000", 1011, "15.3", "%", "total recorded crime", Y2019, None),
    ("000", 1051, "3692", "count", "Domestic abuse offences", Y2019, None),
    ("000", 1151, "11000", "count", "staff", Y1920, None),
    ("000", 1191, "11000", "count", "Staff trained", None, None),
    ("000", 1286, "26000", "GBP", "each drug using offender", "~annually", None),
    ("000", 1288, "1227", "count", "drug users in structured treatment", Y1819, "Walsall"),
    ("000", 1290, "1915", "count", "users", Y1819, "Walsall"),
    ("000", 1290, "392", "count", "in alcohol treatment", Y1819, "Walsall"),
    ("000", 1290, "3360", "count", None, Y1819, "Walsall"),
    ("000", 1331, "1619", "count", "In structured drug and alcohol treatment", None, None),
    ("000", 1438, "20", "count", "crimes … Modern Slavery", Y2019, None),
    ("000", 1440, "9", "count", "sexual exploitation", Y2019, None),
    ("000", 1487, "20", "count", "recorded crimes of Modern Slavery", "~0219", None),
    ("000", 1618, "460", "count", "repeat offenders", "~the last 12 months", None),
    ("000", 1622, "27", "%", "individuals offenders", "~the last 12 months", None),
    ("000", 1655, "460", "count", "repeat offenders", "~the last 12 months", None),
    ("003", 7, "3700", "count", "recorded crime of 'public placed violence'", Y1819, None),
    ("003", 7, "3275", "count", "domestic abuse", Y1819, None),
    ("003", 7, "261", "count", "knife crime", Y1819, None),
    ("003", 12, "24", "%", "Violence", "~July", None),
    ("003", 12, "11", "%", "Violence", "2020-01-01/2020-01-31", None),
    ("003", 12, "11", "%", "Violence with … offenders", "2020-03-31", None),
    ("003", 12, "24", "%", None, "2020-07-01/2020-07-31", None),
    ("003", 13, "11", "%", "YJS cohort", None, "Walsall"),
    ("003", 13, "3", "%", "population", None, None),
    ("003", 16, "4000", "count", "young people", None, None),
    ("003", 16, "7000", "count", "adults", None, None),
    ("003", 16, "750", "count", "members of college staff", None, None),
    ("003", 17, "750", "count", "staff at Walsall college", None, None),
]


def _in_short(words: str | None) -> str | None:
    ends = {
        "crimes recorded": "crimes … Modern Slavery",
        "Violence with": "Violence with … offenders",
    }
    for start, short in ends.items():
        if words and words.startswith(start) and words.endswith(short.split("… ")[1]):
            return short
    return words


def test_every_figure_of_the_real_documents_is_the_readers(seed_contents: Contents) -> None:
    found = []
    for said in statements(seed_contents).values():
        document, line = place(said)
        read = figure(said)
        read = read._replace(population=_in_short(read.population))
        found.append((document[:3], line, *read))
    assert sorted(map(str, found)) == sorted(map(str, SEEDS))


def test_every_quote_of_a_figure_of_the_real_documents_stands(
    seed_contents: Contents, seed_raw: dict[str, Raw]
) -> None:
    about = [s for said in statements(seed_contents).values() for s in said.values()]
    kept = Contents(statements=tuple(about))
    assert len(about) > 150
    assert astray(kept, seed_raw) == []


def test_a_population_is_cited_exactly_where_it_stands(seed_contents: Contents) -> None:
    for said in statements(seed_contents).values():
        for term in {"population", "period", "place", "value", "qualifier"} & set(said):
            statement = said[term]
            assert {c.quote for c in statement.citations} == {statement.raw or statement.value}


def test_a_day_of_a_month_is_no_figure(tmp_path: Path) -> None:
    """Neither before nor behind the month; and a part of a number is one figure with its base."""
    document = tmp_path / "plan.txt"
    text = (
        "Priority: Safe quays\n\nWhy is this a priority?\n\nWe met on 9 May and 23 October. Sorrel wrote on June 3rd. "
        "We heard from 14 of 30 harbours. There were 52 thefts.\n"
    )
    document.write_text(text, encoding="utf-8", newline="\n")

    contents = load([document])

    figures = {entity.label for entity in contents.entities if entity.kind == "figure"}
    assert figures == {"14 of 30 harbours", "52 thefts"}
