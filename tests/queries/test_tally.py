"""What a load says of itself."""

from __future__ import annotations

from pathlib import Path

from remit.graph.model import Contents
from remit.loaders import load
from remit.queries.tally import tally
from tests.support.lines import contents as made


def test_blocks_are_counted_by_document_and_outcome(contents: Contents) -> None:
    """Every block of a document is in one of the four counts."""
    page, plan = tally("vale.remit", contents).documents
    assert (plan.name, plan.blocks) == ("plan.txt", 4)
    assert plan.outcomes == {"fact": 1, "text": 1, "ignored": 1, "unread": 1}
    assert page.blocks == 0


def test_what_nobody_understood_is_listed(contents: Contents) -> None:
    """The number alone would not help anybody to mend it."""
    assert [entry.text for entry in tally("", contents).unread] == ["%% 7 %%"]


def test_the_json_shape(contents: Contents) -> None:
    """Every key of the public interface, and no other."""
    found = tally("vale.remit", contents).to_json()
    assert list(found) == [
        "register",
        "documents",
        "entities",
        "earlier",
        "parts",
        "statements",
        "notes",
        "left_out",
        "skipped",
        "partnerships",
    ]
    documents = found["documents"]
    assert isinstance(documents, list)
    assert documents[1] == {
        "name": "plan.txt",
        "sha256": "aa" * 32,
        "blocks": 4,
        "fact": 1,
        "text": 1,
        "ignored": 1,
        "unread": 1,
        "coverage": {"read": 2, "of": 3},
    }
    entities = found["entities"]
    assert isinstance(entities, dict)
    assert entities["vacancy"] == 3
    assert found["statements"] == len(contents.statements)


def test_what_earlier_editions_alone_have_is_counted_apart(repository: Path) -> None:
    """The pack of the same register says that no place is vacant: somebody was found since."""
    log = load(sorted((repository / "examples" / "wharfside").glob("log-*")))
    told = tally("board.remit", log)
    assert (told.entities["action"], told.earlier["action"]) == (5, 2)
    assert (told.entities.get("vacancy"), told.earlier["vacancy"]) == (None, 1)
    assert told.statements < len(log.statements)


def test_actions_that_are_parts_of_others_are_counted_once() -> None:
    """Whoever finds another number of actions elsewhere sees where the rest is."""
    lines = [
        "action/a actionOf priority/p",
        "action/b actionOf action/a",
        "action/c actionOf action/a",
    ]
    found = tally("", made(lines))
    assert (found.entities["action"], found.parts) == (3, 2)
