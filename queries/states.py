"""How work stands: its colour and its status, each kept as what it is where the documents give both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from remit.graph.lookup import key
from remit.queries.shapes import Json

RAG: Final = "rag"
STATUS: Final = "status"
RAGS: Final = ("red", "amber", "green", "blue")  # the colours by which work is said to stand
_COLOURS: Final = (*RAGS, "black", "grey", "white")


class State(NamedTuple):
    """The colour of a thing and its status, each as far as it is told."""

    rag: str = ""
    status: str = ""

    @classmethod
    def of(cls, told: Mapping[str, str]) -> State:
        """Read the state from what is told of a thing, by attribute.

        >>> State.of({"rag": "AMBER - two of three", "status": "In progress"})
        State(rag='Amber', status='In progress')
        """
        return cls(_colour_of(told.get(RAG, "")), _colour_of(told.get(STATUS, "")))

    def __str__(self) -> str:
        """Both in words, each with what it is; or the one that is told; or nothing.

        >>> str(State("Red", "In progress")), str(State("Red")), str(State(status="Open"))
        ('Red (RAG), In progress (status)', 'Red', 'Open')
        >>> str(State("Red", "red"))
        'Red'
        """
        if not self.rag or not self.status or key(self.rag) == key(self.status):
            return self.rag or self.status
        return f"{self.rag} (RAG), {self.status} (status)"

    def holds(self, words: str) -> bool:
        """Whether one of the two has these words, whole and in this order.

        >>> State("Red", "In progress").holds("progress"), State("", "Delivered").holds("red")
        (True, False)
        """
        return any(f" {key(words)} " in f" {key(told)} " for told in self)

    def to_json(self) -> Json:
        """The state in the public shape."""
        return {RAG: self.rag or None, STATUS: self.status or None}


NOT_TOLD: Final = State()


def rag_of(state: str) -> str:
    """The colour that a state begins with, or nothing; no other meaning is read into it.

    >>> rag_of("Amber - slipping"), rag_of("On track")
    ('amber', '')
    """
    first = state.strip().casefold()
    return next((colour for colour in RAGS if first.startswith(colour)), "")


def _colour_of(words: str) -> str:
    """The colour with which some words begin, or else the words."""
    first = words.strip().split(" ", 1)[0].strip(".,;:–-").casefold()
    return first.capitalize() if first in _COLOURS else words.strip()
