"""The whole register in memory, read once, with the few questions that rules ask of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any, TypeVar

from remit.graph.errors import RegisterError
from remit.graph.model import Citation, Contents, Entity, Statement
from remit.graph.store import Store
from remit.ontology import ATTRIBUTES, KINDS, RELATIONS
from remit.queries.audit.closing import DONE
from remit.queries.audit.dating import MEETINGS, latest, met_on, reported_on
from remit.queries.audit.partnerships import Partnerships
from remit.queries.audit.passages import Block, Passage, blocks_of
from remit.queries.counting import is_part
from remit.queries.gaps import cells, lasts
from remit.queries.helping import role_in
from remit.queries.histories import Histories, ended_as, told_in_time
from remit.queries.phrasing import shortened

T = TypeVar("T")

_NOTHING: Mapping[str, list[Statement]] = {}
_HOMES = ("actionOf", "objectiveOf", "measureOf", "priorityOf", "updateOf", "figureOf")
_UP = (*_HOMES[:3], "updateOf", "figureOf")


class Facts:
    """A register as at a day. Reading it takes one pass; every question is answered from memory."""

    def __init__(
        self, store: Store, as_of: date | None = None, ahead: timedelta | None = None
    ) -> None:
        self._store = store
        self.ahead = ahead  # how far it is looked beyond the day; not at all, where none is given
        self._of: dict[tuple[str, ...], list[Entity]] = {}
        self.entities = {e.id: e for kind in KINDS for e in store.of_kind(kind)}
        self._from: dict[str, dict[str, list[Statement]]] = defaultdict(dict)
        self._into: dict[str, dict[str, list[Statement]]] = defaultdict(dict)
        for said in store.scan((*RELATIONS, *ATTRIBUTES)):
            self._from[said.subject].setdefault(said.term, []).append(said)
            if said.object is not None:
                self._into[said.object].setdefault(said.term, []).append(said)
        digests = {document.name: document.sha256 for document in store.documents()}
        self.blocks = tuple(blocks_of(store, digests))
        self.as_of = as_of or self._latest()
        self.by_documents = as_of is None and self.as_of is not None
        self._priorities: dict[str, str | None] = {}
        self._known: dict[str, Any] = {}
        self.partnerships = Partnerships(self, store)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The texts of the documents, each once, without page furniture."""
        found: dict[tuple[str, tuple[str, ...]], list[Citation]] = defaultdict(list)
        for block in self.blocks:
            if block.outcome != "ignored" and block.text.strip():
                whose = self.partnerships.of_document(block.citation.document)
                found[" ".join(block.text.split()), whose].append(block.citation)
        return tuple(Passage(text, tuple(cited), whose) for (text, whose), cited in found.items())

    def passages_of(self, partnership: str) -> Sequence[Passage]:
        """The passages of one partnership's documents, and of documents that tell of no plan."""
        if not partnership:
            return self.passages
        return self.once("passages by partnership", self._by_partnership).get(partnership, ())

    def _by_partnership(self) -> dict[str, list[Passage]]:
        found: dict[str, list[Passage]] = defaultdict(list)
        keys = self.partnerships.keys
        for passage in self.passages:
            for partnership in passage.whose or keys:
                found[partnership].append(passage)
        return found

    @cached_property
    def withheld(self) -> bool:
        """Whether some passages were left empty on purpose, so that silence proves nothing."""
        return any(_is_withheld(b) for b in self.blocks)

    def withheld_from(self, partnership: str) -> bool:
        """Whether some passages of a partnership's documents were left empty on purpose."""
        if not partnership:
            return self.withheld
        empty = self.once(
            "withheld", lambda: {b.citation.document for b in self.blocks if _is_withheld(b)}
        )
        whose = [self.partnerships.of_document(name) for name in empty]
        return any(not keys or partnership in keys for keys in whose)

    @cached_property
    def _documents(self) -> dict[str, str]:
        return {e.label: e.id for e in self.of("document")}

    @cached_property
    def histories(self) -> Histories:
        """What papers said one after the other; nothing, where none comes in several and no date was moved."""
        several = told_in_time(self._store)
        return Histories(self._store.contents() if several else Contents())

    @cached_property
    def priorities(self) -> dict[str | None, list[Entity]]:
        """The priorities by their plan."""
        found: dict[str | None, list[Entity]] = defaultdict(list)
        for e in self.of("priority"):
            found[self.plan_of(e.id)].append(e)
        return found

    def document_of(self, passage: Passage) -> str:
        """The document in which a passage stands first, as a thing of the register."""
        return self.paper(passage.citations[0].document)

    def paper(self, name: str) -> str:
        """A document as a thing of the register."""
        if name not in self._documents:
            raise RegisterError(f"{name}: no thing stands for this document; load it again")
        return self._documents[name]

    def of(self, *kinds: str) -> list[Entity]:
        """All things of some kinds, by id."""
        if kinds not in self._of:
            wanted = (e for e in self.entities.values() if e.kind in kinds)
            self._of[kinds] = sorted(wanted, key=lambda e: e.id)
        return self._of[kinds]

    def once(self, name: str, work: Callable[[], T]) -> T:
        """What several rules, or one rule for many things, need to work out only once."""
        if name not in self._known:
            self._known[name] = work()
        known: T = self._known[name]
        return known

    def out(self, id_: str, term: str) -> Sequence[Statement]:
        """What is said of a thing in this relation or attribute."""
        return self._from.get(id_, _NOTHING).get(term, ())

    def into(self, id_: str, term: str) -> Sequence[Statement]:
        """Which statements of this relation lead to a thing."""
        return self._into.get(id_, _NOTHING).get(term, ())

    def unread(self, id_: str) -> Sequence[Statement]:
        """Which parts of the row that made a thing were not understood."""
        return sorted(self.out(id_, "notRead"), key=lambda s: s.value or "")

    def silence(self, id_: str, what: str) -> str:
        """That something is missing of a thing; of a row with unread cells, that it was not read."""
        if unread := self.unread(id_):
            row = f"{cells(len(unread))} not understood"
            return f"No {what} was read for {self.called(id_)}, but {row}"
        return f"No {what} is given for {self.called(id_)}"

    def linked(self, id_: str) -> bool:
        """Whether any statement links the thing to another; to be named in passing links it with nothing."""
        said = {*self._from.get(id_, {}), *self._into.get(id_, {})}
        return any(term in RELATIONS for term in said - {"mentions"})

    def value(self, id_: str, term: str) -> str:
        """What could be read of an attribute, or its wording; empty where nothing is said."""
        return next((s.value or s.raw or "" for s in self.out(id_, term)), "")

    def label(self, id_: str) -> str:
        """What the thing is called."""
        return self.entities[id_].label

    def kind(self, id_: str) -> str:
        """The kind of the thing."""
        return self.entities[id_].kind

    def called(self, id_: str) -> str:
        """The thing in quotation marks, with its reference where it has one."""
        reference = self.value(id_, "reference")
        words = f"“{shortened(self.label(id_), 80)}”"
        return f"{reference}, {words}" if reference else words

    def names(self, id_: str) -> list[str]:
        """The label and every other name."""
        others = [s.value for s in self.out(id_, "name") if s.value]
        return list(dict.fromkeys([self.label(id_), *others]))

    def home(self, id_: str) -> tuple[Statement, ...]:
        """The statement that places a thing, to cite where it is the absence that is found."""
        for term in _HOMES:
            if found := self.out(id_, term):
                return (found[0],)
        if named := self.out(id_, "name"):
            return tuple(named[:1])
        ends = (self._from.get(id_, {}), self._into.get(id_, {}))
        return tuple(s for said in ends for statements in said.values() for s in statements)[:1]

    def assigned(self, id_: str, *roles: str) -> list[Statement]:
        """The assignments of the thing, of some roles."""
        return [s for s in self.out(id_, "assignedTo") if not roles or role_in(s) in roles]

    def priority_of(self, id_: str) -> str | None:
        """The priority that a thing serves, if it serves one."""
        if id_ not in self._priorities:
            self._priorities[id_] = None  # a ring ends here
            self._priorities[id_] = self._sought(id_)
        return self._priorities[id_]

    def _sought(self, id_: str) -> str | None:
        if id_.startswith("priority/"):
            return id_
        for term in _UP:
            for said in self.out(id_, term):
                if said.object and (found := self.priority_of(said.object)):
                    return found
        return None

    def plan_of(self, id_: str) -> str | None:
        """The plan that a thing belongs to."""
        if id_.startswith("plan/"):
            return id_
        found = self.priority_of(id_)
        return next((s.object for s in self.out(found, "priorityOf")), None) if found else None

    @cached_property
    def actions(self) -> list[Entity]:
        """The actions that are not only parts of another one."""
        return [e for e in self.of("action") if not is_part(self.out(e.id, "actionOf"))]

    def in_table(self, id_: str) -> bool:
        """Whether an action stands in a delivery table, with columns to fill, not in a plan's list."""
        return not self.out(id_, "horizon")

    def lasts(self, id_: str) -> bool:
        """Whether an action is a standing responsibility, of which no day is given."""
        return not self.out(id_, "deadline") and lasts(self.out(id_, "assignedTo"))

    @cached_property
    def rows(self) -> list[Entity]:
        """The actions that stand in a delivery table, or alone as a task: what somebody always has to do is none."""
        return [e for e in self.actions if self.in_table(e.id) and not self.lasts(e.id)]

    @cached_property
    def groups(self) -> dict[tuple[str, bool], list[Entity]]:
        """The actions by what they serve, and by whether they stand in its table or in its list."""
        found: dict[tuple[str, bool], list[Entity]] = defaultdict(list)
        for e in self.actions:
            parent = self.priority_of(e.id) or self.parent(e.id)
            if parent:
                found[parent, self.in_table(e.id)].append(e)
        return dict(sorted(found.items()))

    def parent(self, id_: str) -> str | None:
        """What an action belongs to directly."""
        return next((s.object for s in self.out(id_, "actionOf")), None)

    def progress(self, id_: str) -> list[Statement]:
        """Every statement that says how an action is going, updates by their date."""
        found = [s for term in ("status", "rag", "evaluation") for s in self.out(id_, term)]
        updates = [s.subject for s in self.into(id_, "updateOf")]
        dated = sorted(updates, key=lambda u: self.value(u, "asAt") or "9999")  # undated last
        return found + [s for update in dated for s in self.out(update, "text")]

    def closed(self, id_: str) -> Statement | None:
        """The statement by which an action is done, if one says so."""
        settled = self.settled(id_)
        return settled if settled and ended_as(settled) == DONE else None

    def settled(self, id_: str) -> Statement | None:
        """The statement by which an action is done or was dropped: nothing more is to be expected of it."""
        return next((s for s in self.progress(id_) if ended_as(s)), None)

    def dated(self, update: str) -> date | None:
        """The day of an update, or of a document."""
        return reported_on(self.value(update, "asAt"), self.value(update, "text"))

    @property
    def day(self) -> date:
        """The day as at which rules judge that need one: they are not asked without (``by_day``)."""
        assert self.as_of is not None
        return self.as_of

    def _latest(self) -> date | None:
        """The latest day on which the documents report or were agreed; else when the latest plan begins."""
        return latest(
            (
                *(self.dated(e.id) for e in self.of("update", "document")),
                *(
                    met_on(said)
                    for of in self._from.values()
                    for term in MEETINGS
                    for said in of.get(term, ())
                ),
            ),
            ((self.value(e.id, "period"), e.label) for e in self.of("plan")),
        )


def _is_withheld(block: Block) -> bool:
    return block.outcome != "ignored" and not block.text.strip()


def words_of(said: Statement) -> str:
    """The words of a statement, as written where they were read into something else."""
    return said.raw or said.value or ""


def day_words(day: date) -> str:
    """A day for people.

    >>> day_words(date(2020, 7, 31))
    '31 July 2020'
    """
    return f"{day.day} {day:%B %Y}"


def cites(*groups: Iterable[Statement]) -> tuple[Statement, ...]:
    """Several groups of statements as evidence."""
    return tuple(said for group in groups for said in group)


def cited_of(store: Store, statements: Iterable[Statement]) -> dict[str, tuple[Citation, ...]]:
    """The citations of statements that were scanned without them, by statement, asked for all at once."""
    wanted = {said.id: said.subject for said in statements}
    about = store.about(set(wanted.values())) if wanted else []
    return {said.id: said.citations for said in about if said.id in wanted}
