"""What stands on one side of a change, in words and with its passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from remit.graph.model import Citation, Entity, Statement
from remit.ontology import BASES, CARRYING
from remit.queries.changes.facets import Facet
from remit.queries.changes.model import Side
from remit.queries.changes.sides import REPORTS, WORDED, Material
from remit.queries.facts.closing import STATES, outcome
from remit.queries.gaps import standing
from remit.queries.phrasing import list_of, shortened

_STATUS, _DEADLINE = ("rag", "status"), "deadline"
_REPORT = 120  # letters of a report


def resting_of(side: Material, said: Statement) -> Side:
    """A statement with what it rests on."""
    value = f"{value_of(side, said, of_object=False)} [{said.basis}: {BASES[said.basis]}]"
    return Side(value, said.citations, (said,))


def end_of(said: Statement, facet: Facet) -> str:
    """What a statement gives a thing: what it leads to, or where it comes from."""
    return said.subject if facet.of_object else said.object or ""


def value_of(side: Material, said: Statement, *, of_object: bool) -> str:
    """What a statement says, in words; what leads to a thing by what it comes from."""
    if said.object is None:
        return said.raw or said.value or ""
    end = side.things[said.subject if of_object else said.object]
    until = f" (until {said.end})" if said.end else ""
    return f"{standing(end, within=True)}{until}"


def state_of(side: Material, e: Entity) -> str:
    """How a thing stands, in a few words: its status, when it is due, and with whom it is."""
    if e.kind not in WORDED:
        return ""
    said = side.said[e.id]
    states = [s.raw or s.value or "" for s in said if s.term in _STATUS]
    due = [
        f"due {s.raw or s.value}" if s.value else s.raw or "" for s in said if s.term == _DEADLINE
    ]
    having = side.having(e.id) if e.kind == "action" else []
    owners = dict.fromkeys(value_of(side, s, of_object=False) for s in having)
    return ", ".join([*states[:1], *due[:1], *([f"with {list_of([*owners])}"] if owners else [])])


def recorded(state: Side | None) -> str:
    """How a thing stands, in a sentence: "recorded as" goes with what a cell says, and not with when or with whom."""
    if state is None or not state.value:
        return ""
    said = state.statements
    as_said = any(s.term in _STATUS or (s.term == _DEADLINE and not s.value) for s in said)
    return f"recorded as {state.value}" if as_said else state.value


def ended_of(said: Iterable[Statement]) -> str:
    """Whether a thing is done or was dropped."""
    found = (outcome(s.raw or s.value or "") for s in said if s.term in STATES)
    return next(filter(None, found), "")


def evidence_of(side: Material, id_: str) -> str:
    """What is reported on a thing, or that nothing is where something is reported on others; else nothing."""
    updates = [s.subject for s in side.into[id_] if s.term == REPORTS]
    texts = [s.raw or s.value or "" for of in updates for s in side.said[of] if s.term == "text"]
    if texts:
        return f"reported: {list_of([f'“{shortened(text, _REPORT)}”' for text in texts])}"
    return "nothing is reported on it" if side.has_reports else ""


def cited_of(side: Material, e: Entity, said: Sequence[Statement]) -> tuple[Citation, ...]:
    """The passages of some statements, or else of what tells of the thing itself."""
    if not said:
        first = sorted(
            side.said[e.id], key=lambda s: (_RANK.get(s.term, len(_RANK)), s.value != e.label)
        )
        said = [s for s in first if s.citations][:1] or [s for s in side.into[e.id] if s.citations][
            :1
        ]
    return tuple(dict.fromkeys(c for s in said for c in s.citations))


# What tells best where a thing stands: its name, what it stands under, its reference.
_RANK = {term: n for n, term in enumerate(("name", *CARRYING, "text", "reference"))}


def reference_of(side: Material, id_: str) -> str:
    """The reference of a thing; empty where it has none."""
    return next(iter(side.values(id_, "reference")), "")


def under_of(side: Material, id_: str) -> Entity | None:
    """What a thing stands directly under."""
    return next((side.things[p] for p in side.parents(id_) if p in side.things), None)


def days_of(gone: Sequence[Statement], come: Sequence[Statement]) -> int | None:
    """By how many days the last day of a deadline moved, where each side has one that was read."""
    if len(gone) != 1 or len(come) != 1:
        return None
    try:
        before, after = (
            date.fromisoformat((s.value or "").rpartition("/")[2]) for s in (*gone, *come)
        )
    except ValueError:
        return None
    return (after - before).days
