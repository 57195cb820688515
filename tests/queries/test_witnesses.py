"""A document and its copy are one witness."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from remit.graph.model import Citation, Document
from remit.queries.witnesses import count, heard, origins

PLAN, PAGE, OTHER = Document("plan", "1"), Document("page", "2", origin="plan"), Document("x", "3")
ORIGIN = origins([PLAN, PAGE, OTHER])


def cite(document: str, quote: str = "Lead: A", line: int = 1) -> Citation:
    return Citation(document, f"line {line}", quote)


def test_a_copy_is_no_second_witness() -> None:
    """The plan and its page are one, another document is a second."""
    assert count([cite("plan"), cite("page")], ORIGIN) == 1
    assert count([cite("plan"), cite("page"), cite("x")], ORIGIN) == 2


def test_the_original_speaks_and_the_copy_is_named_beside_it() -> None:
    """The same passage is told once, whichever of the two comes first."""
    (told,) = heard([cite("page"), cite("plan", "Lead:  A", 9)], ORIGIN)
    assert told.citation.document == "plan"
    assert [copy.document for copy in told.copies] == ["page"]


def test_different_words_in_one_document_are_told_apart() -> None:
    """Only the same text is a copy."""
    assert len(heard([cite("plan"), cite("plan", "Chair: B")], ORIGIN)) == 2


def test_passages_whose_words_are_not_kept_are_never_called_the_same_text() -> None:
    """A register may leave words out, and nobody can tell what stood there."""
    kept = [cite("plan", "", 1), cite("plan", "", 9), cite("page", "", 3)]
    told = heard(kept, ORIGIN)
    assert [one.citation for one in told] == kept
    assert not any(one.copies for one in told)


def test_an_unknown_document_speaks_for_itself() -> None:
    """A citation of a document that the register does not hold is no error."""
    assert count([cite("gone")], ORIGIN) == 1


NAMES = st.sampled_from("abcd")


@given(st.dictionaries(NAMES, NAMES))
def test_every_document_has_an_origin_that_is_its_own(stated: dict[str, str]) -> None:
    """However documents claim to copy one another, in circles too, each family has one origin."""
    found = origins(Document(name, "", origin=stated.get(name)) for name in "abcd")
    assert all(found[origin] == origin for origin in found.values())
