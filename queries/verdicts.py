"""What came of checking a claim, as data: the verdict, and the words on both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from remit.graph.model import Citation, Entity
from remit.ontology import Basis
from remit.queries.coverage import NOT_TOLD, Coverage
from remit.queries.shapes import Json, Showable, citations_json, thing_json, things_json

SUPPORTED: Final = "supported"
INDIRECT: Final = "indirect"
CONTRADICTED: Final = "contradicted"
NOT_SAID: Final = "not-said"

# Each verdict, and what it means.
VERDICTS: Final = {
    SUPPORTED: "the documents say so in so many words",
    CONTRADICTED: "the documents give the same place to somebody else, or say that nobody has it",
    INDIRECT: "only a chart's layout, an inference or a decision says so, not the text itself",
    NOT_SAID: "nothing that was read says so or the contrary",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What the register says of a party and a thing, on which a verdict rests or which stands beside it.

    ``how`` tells what the statement is where it is not that the party itself has the very thing.
    """

    party: Entity
    thing: Entity
    role: str  # or the word for a seat, or a relation
    stated_as: str
    basis: Basis
    citations: tuple[Citation, ...]
    start: str | None = None
    end: str | None = None
    how: str = ""

    def to_json(self) -> Json:
        """The statement in the public shape."""
        return {
            "party": thing_json(self.party),
            "thing": thing_json(self.thing),
            "role": self.role,
            "stated_as": self.stated_as,
            "basis": self.basis,
            "start": self.start,
            "end": self.end,
            "how": self.how or None,
            "citations": citations_json(self.citations),
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """What is found for one thing that a claim may mean."""

    verdict: str
    supports: tuple[Said, ...] = ()
    contradicts: tuple[Said, ...] = ()
    beside: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Check(Showable):
    """A claim and whether the documents bear it out.

    ``agent`` is whom it names, ``targets`` the things that it may mean; either may be missing where
    the register knows none of that name, and ``nearest`` then offers what comes near. ``supports`` and
    ``contradicts`` are the words on both sides; ``beside`` says what else is told of the two.
    """

    claim: str
    relation: str
    says: str
    subject: str
    object: str
    verdict: str
    agent: Entity | None = None
    targets: tuple[Entity, ...] = ()
    supports: tuple[Said, ...] = ()
    contradicts: tuple[Said, ...] = ()
    beside: tuple[Said, ...] = ()
    nearest: tuple[Entity, ...] = ()
    asked_as: str = ""
    unread: int = 0
    coverage: Coverage = NOT_TOLD

    @property
    def sentence(self) -> str:
        """What it comes to, in plain words."""
        from remit.queries.check_told import sentence

        return sentence(self)

    def to_json(self) -> Json:
        """The verdict in the public shape."""
        return {
            "claim": self.claim,
            "verdict": self.verdict,
            "sentence": self.sentence,
            "asked_as": self.asked_as or None,
            "relation": self.relation,
            "agent": thing_json(self.agent) if self.agent is not None else None,
            "targets": things_json(self.targets),
            "supports": [said.to_json() for said in self.supports],
            "contradicts": [said.to_json() for said in self.contradicts],
            "beside": [said.to_json() for said in self.beside],
            "nearest": things_json(self.nearest),
            "unread": self.unread,
            "coverage": self.coverage.to_json(),
        }
