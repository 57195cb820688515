"""One thing in full, and all things of a kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from remit.graph.errors import NotFoundError
from remit.graph.model import Citation, Contents, Document, Entity, Statement, merge
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.ontology import KINDS
from remit.queries.things import kind_called, list_kind, show


def test_a_thing_has_all_its_names_the_label_first(store: Store) -> None:
    """Whatever a document calls the body is told."""
    names = show(store, "VP").thing.names
    assert names[0] == "Vale Police"
    assert set(names) == {"Vale Police", "VP", "the Force"}


def test_a_date_keeps_the_documents_wording(store: Store) -> None:
    """What was read stands beside what was written."""
    (deadline,) = show(store, "action/delivery").thing.attributes["deadline"]
    assert (deadline.value, deadline.raw) == ("2020-03-01/2020-03-31", "End of March 2020")
    (unread,) = show(store, "action/group").thing.attributes["deadline"]
    assert (unread.value, unread.raw) == (None, "ASAP")


def test_links_show_both_ways(store: Store) -> None:
    """A thing knows what stands above it and what stands below."""
    links = show(store, "objective/abuse").thing.links
    assert ("out", "objectiveOf", "priority/violence") in {
        (link.direction, link.relation, link.other.id) for link in links
    }
    assert {link.other.id for link in links if link.direction == "in"} == {
        "action/strategy",
        "action/delivery",
        "action/group",
    }


def test_a_link_to_itself_goes_out_and_comes_in() -> None:
    """No statement is lost because both of its ends are one thing."""
    loop = Statement("body/a", "reportsTo", "body/a", citations=(Citation("d", "line 1", "q"),))
    store = in_memory()
    store.replace(Contents((Document("d", "1"),), (Entity("body/a", "body", "A"),), (loop,)))
    assert [link.direction for link in show(store, "A").thing.links] == ["out", "in"]


def test_several_values_of_an_attribute_are_all_kept() -> None:
    """Two documents that give two deadlines are both heard."""
    cited = (Citation("d", "line 1", "q"),)
    said = [
        Statement("action/a", "deadline", value=value, citations=cited)
        for value in ("2020-01-01/2020-01-31", "2020-03-01/2020-03-31")
    ]
    store = in_memory()
    store.replace(
        Contents((Document("d", "1"),), (Entity("action/a", "action", "A"),), tuple(merge(said)))
    )
    shown = show(store, "action/a").thing.to_json()["attributes"]
    assert isinstance(shown, dict)
    deadline = shown["deadline"]
    values = {deadline["value"], *(other["value"] for other in deadline["also"])}
    assert values == {"2020-01-01/2020-01-31", "2020-03-01/2020-03-31"}


def test_one_name_of_many_things_shows_the_best_and_names_the_others(store: Store) -> None:
    """The reader sees that the name was not telling."""
    shown = show(store, "domestic abuse")
    assert shown.thing.entity.id == "priority/abuse"
    assert "objective/abuse" in {other.id for other in shown.others}


def test_an_unknown_name_offers_the_nearest(store: Store) -> None:
    """The message says what might have been meant, with ids to copy."""
    with pytest.raises(NotFoundError, match=r"nearest are .*\(priority/violence\)"):
        show(store, "serius violense")


def test_words_of_a_text_are_no_name(store: Store) -> None:
    """Who misremembers a name is not shown a thing that merely mentions the words."""
    words = r"only in the text of .*\(action/patrols\)"
    with pytest.raises(NotFoundError, match=words):
        show(store, "knives parks")


def test_the_words_stand_in_one_name(small: Callable[..., Store]) -> None:
    """Words from two names of a thing are not a third name."""
    store = small(
        ("body/vale-police", "memberOf", "body/board"), labels={"body/vale-police": "Vale Police"}
    )
    assert show(store, "police vale").thing.entity.id == "body/vale-police"
    with pytest.raises(NotFoundError, match=r"nearest are .*\(body/vale-police\)"):
        show(store, "vale police board")


@pytest.fixture
def titled() -> Store:
    """Two persons with their titles."""
    cited = (Citation("d", "line 1", "q"),)
    titles = [("dr-anil-bee", "Dr"), ("cal-dee", "Chief Superintendent")]
    said = [Statement(f"person/{id_}", "honorific", value=v, citations=cited) for id_, v in titles]
    persons = (
        Entity("person/cal-dee", "person", "Cal Dee"),
        Entity("person/dr-anil-bee", "person", "Anil Bee"),
    )
    store = in_memory()
    store.replace(Contents((Document("d", "1"),), persons, tuple(merge(said))))
    return store


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Dr Anil Bee", "Anil Bee"),
        ("dr. bee", "Anil Bee"),
        ("Doctor Bee", "Anil Bee"),
        ("Chief Superintendent Cal Dee", "Cal Dee"),
        ("Chief Supt Dee", "Cal Dee"),
        ("Supt Cal Dee", "Cal Dee"),
    ],
)
def test_a_title_before_the_name_finds_the_person(titled: Store, name: str, label: str) -> None:
    """People ask for "Dr Bee" as the document writes it, in full or with the title cut short."""
    assert show(titled, name).thing.entity.label == label


@pytest.mark.parametrize("name", ["Sgt Anil Bee", "Dr Cal Dee", "Dr", "Dr Foster"])
def test_another_title_or_another_name_is_not_the_person(titled: Store, name: str) -> None:
    """A title that the person does not bear may mean somebody else."""
    with pytest.raises(NotFoundError):
        show(titled, name)


@pytest.mark.parametrize("name", ["xylophone", "body/none", "body/\udcc3", "", "?"])
def test_a_name_like_nothing_says_where_to_look(store: Store, name: str) -> None:
    """The reader is not left alone."""
    with pytest.raises(NotFoundError, match="remit list bodies"):
        show(store, name)


@pytest.mark.parametrize("kind", [*KINDS, *(kind.plural for kind in KINDS.values()), " Bodies "])
def test_a_kind_goes_by_its_singular_and_its_plural(kind: str) -> None:
    """Nobody has to remember which."""
    assert kind_called(kind) is not None


def test_a_list_holds_each_thing_of_the_kind_in_full(store: Store) -> None:
    """What `list` gives of a thing is what `show` gives."""
    listed = list_kind(store, "body")
    assert [thing.entity for thing in listed] == store.of_kind("body")
    assert all(thing == show(store, thing.entity.id).thing for thing in listed)


def test_the_json_shape(store: Store) -> None:
    """Every key of the public interface, and no other."""
    thing = show(store, "action/delivery").thing.to_json()
    assert list(thing) == ["id", "kind", "label", "names", "attributes", "links", "citations"]
    assert thing["attributes"] == {
        "deadline": {
            "value": "2020-03-01/2020-03-31",
            "raw": "End of March 2020",
            "stated_as": "",
            "basis": "stated",
            "citations": [
                {
                    "document": "plan.txt",
                    "locator": "line 40",
                    "place": {"line": 40},
                    "quote": "End of March 2020",
                }
            ],
        }
    }
    links = thing["links"]
    assert isinstance(links, list)
    assert links[1] == {
        "relation": "assignedTo",
        "direction": "out",
        "role": "responsible",
        "stated_as": "Responsible Officer",
        "basis": "stated",
        "other": {"id": "person/sara-wood", "kind": "person", "label": "Sara Wood"},
        "start": None,
        "end": None,
        "citations": [
            {
                "document": "plan.txt",
                "locator": "line 35",
                "place": {"line": 35},
                "quote": "Responsible Officer: Sara Wood",
            }
        ],
    }
