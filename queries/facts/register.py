"""The whole register in memory, read once: its statements, the texts of its documents, and the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property

from remit.graph.errors import Place, RegisterError
from remit.graph.model import Citation, Contents, Statement
from remit.graph.retold import COMPOSED, composed, marking
from remit.graph.store import WORDS, Store
from remit.queries.facts.closing import DONE
from remit.queries.facts.dating import MEETINGS, latest, met_on, reported_on
from remit.queries.facts.months import sentences
from remit.queries.facts.partnerships import Partnerships
from remit.queries.facts.passages import Block, Passage, blocks_of
from remit.queries.facts.statements import Statements
from remit.queries.histories import Histories, ended_as, told_in_time


class Facts(Statements):
    """A register as at a day. Reading it takes one pass, and whoever asks several questions shares it."""

    def __init__(
        self, store: Store, as_of: date | None = None, ahead: timedelta | None = None
    ) -> None:
        super().__init__(store)
        self.store = store
        self._known_going: dict[str, tuple[list[Statement], Statement | None]] = {}
        self.ahead = ahead  # how far it is looked beyond the day; not at all, where none is given
        digests = {document.name: document.sha256 for document in store.documents()}
        self.blocks = tuple(blocks_of(store, digests))
        self.as_of = as_of or self._latest()
        self.by_documents = as_of is None and self.as_of is not None

    @cached_property
    def meta(self) -> Mapping[str, str]:
        """What is said of the register itself."""
        return self.store.meta()

    @cached_property
    def marked(self) -> Callable[[str], str]:
        """How quotations are marked in what is told of it: no name that it composed stands in the marks of one."""
        if self.meta.get(WORDS):
            return marking(self.meta)
        things = self.of(*COMPOSED)
        said = self.store.about([thing.id for thing in things]) if things else ()
        return marking(self.meta, composed(things, said))

    @cached_property
    def partnerships(self) -> Partnerships:
        """Whose each thing is, where the register holds several partnerships."""
        told = {block.citation.document for block in self.blocks}
        return Partnerships(self, self.store, told)

    def cited(self, statements: Iterable[Statement]) -> Mapping[Statement, tuple[Citation, ...]]:
        """The citations of statements; where these were read without them, asked for all at once."""
        wanted = {*statements}
        subjects = {said.subject for said in wanted}
        if self.store.held is None:
            about = self.store.about(subjects) if wanted else []
        else:
            about = [said for id_ in subjects for said in self._starting.get(id_, ())]
        found = {said.what: said.citations for said in about}
        return {said: found[said.what] for said in wanted if said.what in found}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The texts of the documents, each once, without page furniture."""
        found: dict[tuple[str, tuple[str, ...]], list[Citation]] = defaultdict(list)
        for block in self.blocks:
            if block.outcome != "ignored" and block.text.strip():
                whose = self.partnerships.of_document(block.citation.document)
                found[" ".join(block.text.split()), whose].append(block.citation)
        return tuple(Passage(text, tuple(cited), whose) for (text, whose), cited in found.items())

    def passages_from(self, *letters: str) -> Iterator[str]:
        """The texts of the passages that begin with some letters, without a look at any other."""
        found: dict[tuple[str, tuple[str, ...]], None] = {}
        for block in self.blocks:
            if block.outcome != "ignored" and block.text.lstrip().startswith(letters):
                whose = self.partnerships.of_document(block.citation.document)
                found[" ".join(block.text.split()), whose] = None
        return (text for text, _ in found)

    @cached_property
    def sentences(self) -> tuple[tuple[Passage, str], ...]:
        """The sentences of the passages, each with the passage that it stands in."""
        return tuple((p, sentence) for p in self.passages for sentence in sentences(p.text))

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
        several = told_in_time(self.store)
        return Histories(self.store.contents() if several else Contents())

    def document_of(self, passage: Passage) -> str:
        """The document in which a passage stands first, as a thing of the register."""
        return self.paper(passage.citations[0].document)

    def paper(self, name: str) -> str:
        """A document as a thing of the register."""
        if name not in self._documents:
            raise RegisterError(
                "no thing stands for this document; load it again", place=Place(name)
            )
        return self._documents[name]

    def progress(self, id_: str) -> Sequence[Statement]:
        """Every statement that says how an action is going, updates by their date."""
        return self._going(id_)[0]

    def _going(self, id_: str) -> tuple[list[Statement], Statement | None]:
        """How an action is going, and the first statement of it that says that it has ended: many rules ask."""
        if id_ not in self._known_going:
            said = self._told_of(id_)
            self._known_going[id_] = said, next((s for s in said if ended_as(s)), None)
        return self._known_going[id_]

    def _told_of(self, id_: str) -> list[Statement]:
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
        return self._going(id_)[1]

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
                    for term in MEETINGS
                    for several in self._from[term].values()
                    for said in several
                ),
            ),
            ((self.value(e.id, "period"), e.label) for e in self.of("plan")),
        )


def _is_withheld(block: Block) -> bool:
    return block.outcome != "ignored" and not block.text.strip()
