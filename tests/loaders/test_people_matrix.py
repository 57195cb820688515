"""Lists of people: what they say, how they are announced, what parts the items, what an item is, each crossed with the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path

import pytest

from remit.graph.model import Contents
from tests.support.office import Piece, in_html, in_markdown, in_word
from tests.support.reading import loaded
from tests.support.told import links, unread

Read = Callable[[str], Contents]

_NAMES = ("Rob Crisp", "Jo Park", "Guylaine Carrière", "Harsh Sabikhi")
_FORMS: dict[str, Sequence[str]] = {
    "full": _NAMES,
    "titled": ("Cllr R Crisp", "Mrs J Park", "Dr G Carrière", "Mr H Sabikhi"),
    "initials": ("Rob Crisp (RC)", "Jo Park JP", "Guylaine Carrière (GC)", "Harsh Sabikhi HS"),
    "office": ("Rob Crisp (Chair)", "Jo Park", "Guylaine Carrière", "Harsh Sabikhi"),
    "body": tuple(f"{name} (Mere Housing Trust)" for name in _NAMES),
    "post": tuple(f"{name} (Town Planner, Mere Council)" for name in _NAMES),
    "ward": tuple(f"Cllr {name} (Mere Ward)" for name in _NAMES),
}
_UNKNOWN = ("A representative of the Rotary Club", "3 members of the public", "Mr & Mrs Lane")
_BETWEEN = {"commas": ", ", "semicolons": "; ", "lines": "\n"}
_SURNAMES = {"Crisp", "Park", "Carrière", "Sabikhi"}


def _listed(form: str, layout: str, more: Sequence[str] = ()) -> list[Piece]:
    """The list as pieces of a paper, with others between its people."""
    first, *rest = _FORMS[form]
    names = [first, *more, *rest]
    if layout == "bullets":
        return [("li", name) for name in names]
    if layout == "two columns":
        return [("table", [[*names[n : n + 2], ""][:2] for n in range(0, len(names), 2)])]
    if layout == "and":
        return [("p", f"{', '.join(names[:-1])} and {names[-1]}.")]
    return [("p", _BETWEEN[layout].join(names))]


def _minutes(heading: str, listed: Sequence[Piece]) -> list[Piece]:
    return [
        ("h1", "Holt Parish Council"),
        ("p", "Minutes of the meeting held on 4 March 2031"),
        ("h2", heading),
        *listed,
        ("h2", "Roads"),
        ("p", "The report was noted."),
    ]


def _terms(heading: str, listed: Sequence[Piece]) -> list[Piece]:
    return [
        ("h1", "Mere Data Forum: Terms of Reference"),
        ("p", "The Mere Data Forum advises the Council on open data."),
        ("h2", heading),
        *listed,
        ("h2", "Review"),
        ("p", "These terms are reviewed each year."),
    ]


def _surnames(contents: Contents, term: str, body: str) -> set[str]:
    return {who.split()[-1] for who, other in links(contents, term) if other == body}


_LAYOUTS = ("commas", "and", "semicolons", "lines", "bullets", "two columns")


@pytest.mark.parametrize(
    ("form", "layout"), [*product(_FORMS, _LAYOUTS)], ids=lambda one: one.replace(" ", "-")
)
def test_everybody_in_a_list_of_those_present_was_there(
    tmp_path: Path, form: str, layout: str
) -> None:
    """Whatever an item says of somebody and whatever parts the items, and no ward is a body that anybody is of."""
    pieces = _minutes("Present", _listed(form, layout))
    contents = loaded(tmp_path, in_html(pieces), "paper.html")
    assert _surnames(contents, "attended", "Holt Parish Council") == _SURNAMES
    beside = {body for _, body in links(contents, "memberOf")}
    assert beside <= {"Mere Housing Trust", "Mere Council", "Holt Parish Council"}
    if form == "post":
        assert len([post for _, post in links(contents, "holds") if "Town Planner" in post]) == 4
    if form == "office":
        assert ("Rob Crisp", "Chair of Holt Parish Council") in links(contents, "holds")


@pytest.mark.parametrize(
    ("heading", "layout"),
    [
        *product(("Membership", "General membership", "Our members"), ("commas", "and", "bullets")),
        *product(("Committee members", "Co-optees"), ("semicolons", "lines", "two columns")),
    ],
)
def test_everybody_in_a_list_of_members_is_one(tmp_path: Path, heading: str, layout: str) -> None:
    """Under headings in a body's own words, and with where each is from beside the name."""
    pieces = _terms(heading, _listed("body", layout))
    contents = loaded(tmp_path, in_markdown(pieces), "paper.md")
    assert _surnames(contents, "memberOf", "Mere Data Forum") == _SURNAMES
    assert _surnames(contents, "memberOf", "Mere Housing Trust") == _SURNAMES


@pytest.mark.parametrize("more", _UNKNOWN)
@pytest.mark.parametrize("layout", ["commas", "bullets"])
def test_one_item_that_is_nobody_takes_nothing_from_the_others(
    tmp_path: Path, layout: str, more: str
) -> None:
    """People who are not named are nobody's body, post or home, and the others are told."""
    pieces = _minutes("Present", _listed("full", layout, [more]))
    contents = loaded(tmp_path, in_word(pieces), "paper.docx")
    assert _surnames(contents, "attended", "Holt Parish Council") == _SURNAMES
    assert links(contents, "memberOf") | links(contents, "holds") == set()


_HEAD = "# Holt Parish Council\n\nMinutes of the meeting held on 4 March 2031\n\n"


@pytest.mark.parametrize(
    ("said", "there"),
    [
        (
            "PRESENT: Cllr R Crisp, Cllr J Peake, Mrs N Cooper (Clerk) Cllr M Storey Norfolk County Council There was 1 member of the public.",
            {"R Crisp", "J Peake", "N Cooper", "M Storey"},
        ),
        ("Those present were Rob Crisp, Jo Park and Doerte Jakob.", {"Rob Crisp", "Jo Park", "Doerte Jakob"}),
        ("Rob Crisp, Jo Park and Ng Wai Ling attended the meeting.", {"Rob Crisp", "Jo Park", "Ng Wai Ling"}),
        ("Present: Cllrs Bishop (Chair), Field, Park and Ward", {"Councillor Bishop", "Councillor Field", "Councillor Park", "Councillor Ward"}),
        ("Present: Cllrs Bell and Reed, Mere Ward", {"Councillor Bell", "Councillor Reed"}),
        ("Present: Rob Crisp, the Clerk (Mrs N Cooper)", {"Rob Crisp", "N Cooper"}),
        ("Present: Treasurer (Rob Crisp) Secretary (Jo Park)", {"Rob Crisp", "Jo Park"}),
        ("Present: PC 4711 Smith, Dr A Banks", {"PC Smith", "A Banks"}),
        ("Present: Chair: Rob Crisp, Jo Park and Piet van der Berg", {"Rob Crisp", "Jo Park", "Piet van der Berg"}),
        ("Present:\n\nRob Crisp, by letter\n\nJo Park, on leave\n\nHarsh Sabikhi", {"Harsh Sabikhi"}),
        ("Present: Rob Crisp; Puppet Labs; Bus Route (BR) Ltd", {"Rob Crisp"}),
    ],
)  # fmt: skip
def test_names_that_run_together_or_stand_in_a_sentence_are_told(
    marked: Read, said: str, there: set[str]
) -> None:
    """By titles, brackets and given names; and a name that may be a thing's, or somebody who was not there, is not."""
    contents = marked(f"{_HEAD}{said}\n")
    assert {who for who, body in links(contents, "attended")} == there
    bodies = {body for _, body in links(contents, "memberOf")}
    assert bodies <= {"Norfolk County Council", "Holt Parish Council"}
    assert ("N Cooper", "Holt Parish Council") not in links(contents, "memberOf")


def test_an_office_in_front_of_a_name_gives_no_post_behind_it(marked: Read) -> None:
    """It may be somebody else's: "Vice-Chairman Mrs Reed, Treasurer", and is owned up to."""
    contents = marked(f"{_HEAD}Present: Vice-Chairman Mrs Reed, Treasurer\n")
    assert not any("Treasurer" in post for _, post in links(contents, "holds"))
    assert "“Treasurer”" in unread(contents)


def test_each_of_several_beside_a_label_of_joint_chairs_is_one(marked: Read) -> None:
    """Not the first alone: "Co-chairs: Dugald Topshee, Marc Pageau"."""
    contents = marked(
        "# Mere Data Forum: Terms of Reference\n\nThe Mere Data Forum advises on data.\n\n"
        "Co-chairs: Dugald Topshee, Marc Pageau\n"
    )
    post = "Co-chair of Mere Data Forum"
    assert links(contents, "holds") == {("Dugald Topshee", post), ("Marc Pageau", post)}


@pytest.mark.parametrize(
    ("heading", "listed"),
    [
        ("Distribution list", ("Rob Crisp", "Mary Bell", "Tom Quinn")),
        ("Candidates", ("Rob Crisp", "Mary Bell")),
        ("Authors of the report", ("Rob Crisp", "Mary Bell")),
        ("Thanks are due to", ("Rob Crisp", "Mary Bell")),
        ("Former members", ("Rob Crisp", "Mary Bell")),
        ("Members of other bodies", ("Rob Crisp", "Mary Bell")),
        ("Wards", ("Park Ward", "Mere Ward")),
        ("Ships in port", ("Mary Rose", "Princess Anne")),
        ("Streets to be swept", ("Rob Lane", "Victoria Road")),
        ("Films shown", ("Jane Eyre", "Mary Poppins")),
        ("Payments", ("Rob Crisp, grass cutting", "Mary Bell, hall hire")),
    ],
)
@pytest.mark.parametrize("layout", ["bullets", "commas"])
def test_nobody_is_claimed_of_lists_that_say_nothing_of_being_there_or_belonging(
    marked: Read, heading: str, listed: Sequence[str], layout: str
) -> None:
    """Names below other headings, and names of places and things, give neither people nor links."""
    told = "\n".join(f"- {one}" for one in listed) if layout == "bullets" else ", ".join(listed)
    contents = marked(f"{_HEAD}## {heading}\n\n{told}\n")
    for term in ("attended", "absentFrom", "memberOf", "holds", "assignedTo"):
        assert links(contents, term) == set()


@pytest.mark.parametrize(
    "said",
    [
        "Thanks were given to Rob Crisp, Mary Bell and Tom Quinn.",
        "Rob Crisp, Mary Bell and Tom Quinn were not present.",
        "If Rob Crisp and Mary Bell were present, the vote would be valid.",
        "Rob Crisp and Mary Bell have been invited to the next meeting.",
        "Rob Crisp, Mary Bell and Tom Quinn attended the funeral.",
        "No apologies were received from Rob Crisp and Mary Bell.",
        "Rob Crisp and Mary Bell were present at the birth of the club in 1920.",
        "Rob Crisp and Mary Bell used to be members of the Council.",
    ],
)
def test_a_sentence_that_denies_or_speaks_of_something_else_claims_nobody(
    marked: Read, said: str
) -> None:
    """Names in a row are no list of those at the meeting."""
    contents = marked(f"{_HEAD}## Notes\n\n{said}\n")
    for term in ("attended", "absentFrom", "memberOf"):
        assert links(contents, term) == set()
