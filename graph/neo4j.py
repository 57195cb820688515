"""The store on a Neo4j server: many registers side by side in one database, told apart by scope.

Over a wire the round trip is what costs, so every question here is one query. Neo4j has no
snapshots: a query may see a load that is being committed. Each query therefore carries what loads
tell readers (see :mod:`remit.graph.neo4j_turns`), and one that met a commit is asked again.
"""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from operator import itemgetter
from typing import Any

from remit.graph import neo4j_reading as reading
from remit.graph import neo4j_turns as turns
from remit.graph.editions import together
from remit.graph.errors import Place, RegisterError
from remit.graph.lookup import Candidate, Query
from remit.graph.model import (
    Citation,
    Contents,
    Document,
    Entity,
    LedgerEntry,
    Passage,
    Sources,
    Statement,
)
from remit.graph.neo4j_connection import ANEW, Connection, UnsettledError, checked_scope
from remit.graph.neo4j_schema import RELATION_OF
from remit.graph.neo4j_scopes import formats_of, missing, only_scope
from remit.graph.own import Own, read_own
from remit.graph.partnerships import Partnership, owned, owner
from remit.graph.store import Link
from remit.ontology import KINDS

_MANY = 1000  # things; the answer about more of them comes as a stream
_AMONG = 200  # things whose statements are held in memory together
_PATIENCE_S = 60  # for commits that come in between
_SETTLE_S = 2  # after so long it is asked whether somebody is still committing


class Neo4jStore:
    """One register on a server: the one of the address's scope, or the only one there is."""

    def __init__(self, connection: Connection, scope: str | None) -> None:
        self._connection = connection
        self._scope = scope
        self._depth = 0
        self._pinned: int | None = None  # in a snapshot: the number of the load that it sees ...
        self._met: dict[str, Entity] = {}  # ... and the things that its answers have told of

    @property
    def address(self) -> str:
        """The server's address with the register's scope; never with credentials."""
        return str(self._connection.address._replace(scope=self._scope))

    @property
    def file(self) -> None:
        """No file holds it: a server does."""

    @property
    def held(self) -> None:
        """Nothing of it is in memory."""

    # --- writing ---------------------------------------------------------------------------------

    def replace(self, contents: Contents, built_on: str | None = None) -> None:
        """Put these contents in the place of this register's, in one transaction where it can hold them.

        What is the same stays untouched, what is new or different is merged by key, and what is
        no longer stated is withdrawn. Other registers of the database are left alone. The address says which register it
        is; where it does not, the contents' own scope does.

        Raises:
            ChangedError: the contents were built on sources that are not there any more.
            RegisterError: the server refuses or cannot, or nothing says which register this is.
        """
        from remit.graph.neo4j_writing import write

        scope = self._scope or contents.meta.get("scope")
        if not scope:
            raise RegisterError(
                f"a database holds many registers; say which one this is, "
                f"as in {self.address}#walsall-2020",
                place=Place(self.address),
            )
        write(self._connection, checked_scope(scope), contents, built_on)
        self._scope = scope

    # --- reading ---------------------------------------------------------------------------------

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See one unchanging register until the block ends; may be nested.

        Raises:
            RegisterError: by any question in the block, once the register has been loaded anew.
        """
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if self._depth == 0:
                self._pinned = None
                self._met.clear()

    def sources(self) -> Sources:
        """Give what the register was, or is to be, built from; nothing where nothing was loaded yet."""
        if (self._scope or "") not in formats_of(self._connection):
            return Sources()
        meta, files = self._ask(reading.SOURCES, unfinished=True)
        return Sources(
            tuple(Document(*file) for file in files if file[0] is not None), json.loads(meta)
        )

    def check(self) -> bool:
        """Leave it to the server, which looks after what it keeps by itself."""
        return True

    def whole(self) -> Contents:
        """Give everything, which a server does all at once."""
        return self.contents()

    def contents(self) -> Contents:
        """Read everything back, in canonical order, in three round trips."""
        with self.snapshot():
            meta, notes = self._ask(reading.META)
            rows: dict[str, list[Any]] = defaultdict(list)
            for part, row in self._stream(reading.WHOLE):
                rows[part].append(row)
            # Nothing is made of the rows before it is known that no load came in between.
            self._check()
        contents = Contents(
            documents=tuple(Document(*row[1:]) for row in sorted(rows["file"], key=itemgetter(0))),
            entities=tuple(sorted(Entity(*row) for row in rows["entity"])),
            statements=tuple(reading.statements(rows["said"], rows["citation"])),
            ledger=tuple(reading.ledger(rows["block"], rows["facts"])),
            notes=tuple(notes),
            meta=json.loads(meta),
        )
        return together(contents, reading.aside(rows["aside"], rows["citation"]))

    def candidates(self, query: Query, limit: int = 200) -> list[Candidate]:
        """Find at most ``limit`` things for each way of matching the query: its id, exact names, words."""
        if not query.groups:
            return []
        scope = self._named()
        asked: dict[str, Any] = {
            "id": f"{scope}|{query.id}" if query.id else None,
            "ways": reading.ways(scope, query),
            "limit": limit,
        }
        found: dict[str, Candidate] = {}
        for id_, kind, label, names, words, exact, *said in self._ask(reading.CANDIDATES, **asked):
            called, texts = map(tuple, said)
            thing = Candidate(id_, kind, label, tuple(names), words, exact, called, texts)
            found.setdefault(id_, thing)
        self._remember((c.id, c.kind, c.label) for c in found.values())
        return list(found.values())

    def entities(self, ids: Collection[str]) -> dict[str, Entity]:
        """Give the things with these ids; an id that is not there is left out.

        Within a snapshot nothing is asked about things that an answer has told of already.
        """
        known = {id_: self._met[id_] for id_ in ids if id_ in self._met}
        if len(known) < len(set(ids)):
            rows = self._ask(reading.ENTITIES, keys=self._keys(set(ids).difference(known)))
            known |= {row[0]: Entity(*row) for row in rows}
        return dict(sorted(known.items()))

    def of_kind(self, *kinds: str, room: int | None = None, within: str = "") -> list[Entity]:
        """Give all things of these kinds, one kind after the other, each by label."""
        query = reading.OF_KIND if room is None else reading.OF_KIND_FITTING
        found = sorted(
            (Entity(*row) for row in self._ask(query, kinds=list(kinds), room=room)),
            key=lambda e: (e.label, e.id),
        )
        wanted = {kind: owned(f"{kind}/", within) if within else "" for kind in kinds}
        return [
            e for kind in kinds for e in found if e.kind == kind and e.id.startswith(wanted[kind])
        ]

    def shared(self, partnerships: Container[str]) -> list[Entity]:
        """Give all things that are none of these partnerships' own, by id."""
        return sorted(e for e in self.of_kind(*KINDS) if not owner(e.id, partnerships))

    def about(self, ids: Collection[str], *, few: bool = False) -> list[Statement]:  # noqa: ARG002 - it comes in one message
        """Give every statement whose subject or object is one of these, in one round trip.

        Where very many are asked about, in five, so that no answer has to fit into one message.
        """
        keys = self._keys(ids)
        if len(keys) <= _MANY:
            said, cited, met = self._ask(reading.ABOUT, keys=keys)
            self._remember(met)
            return reading.statements(said, cited)
        with self.snapshot():
            self._check()
            links, attributes, cited = [
                list(self._stream(query, keys=keys)) for query in reading.ABOUT_MANY
            ]
            self._check()
        return reading.statements([*links, *attributes], cited)

    def among(self, ids: Collection[str]) -> list[Statement]:
        """Give every statement about one of these that leads to none but these, in canonical order."""
        known, ordered = frozenset(ids), sorted(ids)
        parts = (ordered[n : n + _AMONG] for n in range(0, len(ordered), _AMONG))
        # An Act has very many statements: no more than those of some are in memory together.
        return [
            s
            for some in parts
            for s in self.about(some)
            if s.subject in some and (s.object is None or s.object in known)
        ]

    def within(self, partnership: str) -> list[Statement]:
        """Give every statement of which a partnership's own thing is the subject or the object."""
        return self.about([e.id for e in self.of_kind(*KINDS, within=partnership)])

    def own(self, partnership: Partnership) -> Own:
        """Give what is one partnership's own."""
        return read_own(self, partnership)

    def walk(
        self,
        ids: Collection[str],
        terms: Collection[str],
        back: bool = False,
        beside: Collection[str] = (),
        *,
        own: bool = False,  # noqa: ARG002 - all of it comes in one message
        like: Callable[[str], bool] | None = None,  # noqa: ARG002 - as above
    ) -> list[Statement]:
        """Give every statement on the way from these things along these relations."""
        if not (query := reading.walk(terms, back, beside)):
            return []
        said, cited, met = self._ask(query, keys=self._keys(ids))
        self._remember(met)
        return reading.statements(said, cited)

    def stream(self, terms: Collection[str]) -> Iterator[Link]:
        """Give every link of these relations, in canonical order, without citations."""
        if not (query := reading.stream(terms)):
            return
        with self.snapshot():
            self._check()
            rows = list(self._stream(query))
            self._check()
        links = sorted((s, RELATION_OF[type_], o, role, id_) for s, type_, o, role, id_ in rows)
        for subject, term, target, role, _ in links:
            yield Link(subject, term, target, role or None)

    def scan(self, terms: Collection[str]) -> Iterator[Statement]:
        """Give every statement of these relations and attributes, in canonical order, uncited."""
        names = list(terms)
        with self.snapshot():
            self._check()
            rows = [
                row for query in reading.scan(terms) for row in self._stream(query, names=names)
            ]
            self._check()
        said = [(s, term, o, {**q, "citations": ()}) for s, term, o, q in rows]
        yield from reading.statements(said, ())

    def documents(self) -> list[Document]:
        """Give the documents that were read, without their content."""
        return [Document(*row) for row in self._ask(reading.FILES)]

    def ledger(self, documents: Collection[str] | None = None) -> list[LedgerEntry]:
        """Give how each block of each document ended, or of each of these documents."""
        entries = reading.ledger(*self._ask(reading.LEDGER))
        return [e for e in entries if documents is None or e.document in documents]

    def passages(self, query: Query, limit: int) -> list[Passage]:
        """Give the blocks kept as text, or not read, that hold every word of the query, in reading order."""
        if not query.groups:
            return []
        words = reading.passage(self._named(), query)
        rows = self._ask(reading.PASSAGES_FOUND, words=words, limit=limit)
        return [Passage(Citation(*place), outcome) for *place, outcome in rows]

    def meta(self) -> Mapping[str, str]:
        """Give what is said of the register itself: its scope and its title."""
        said: dict[str, str] = json.loads(self._ask(reading.META)[0])
        return said

    def counts(self) -> dict[str, int]:
        """Count things by kind, and ``statement`` for all statements."""
        kinds, links, attributes = self._ask(reading.COUNTS)
        found = dict(kinds)
        counts = {kind: int(found[kind]) for kind in KINDS if kind in found}
        return counts | {"statement": links + attributes}

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()

    # --- how -------------------------------------------------------------------------------------

    def _remember(self, things: Iterable[Sequence[str]]) -> None:
        if self._depth:
            self._met |= {thing[0]: Entity(*thing) for thing in things}

    def _named(self) -> str:
        if self._scope is None:
            self._scope = only_scope(self._connection)
        return self._scope

    def _keys(self, ids: Collection[str]) -> list[str]:
        scope = self._named()
        return [f"{scope}|{id_}" for id_ in sorted(set(ids))]

    def _ask(self, cypher: str, *, unfinished: bool = False, **parameters: Any) -> Any:
        """Ask in one round trip, until no commit came in between; give what was found.

        Raises:
            RegisterError: there is no register, the register of the snapshot is gone, or, but for
                ``unfinished``, a part of it is missing.
        """
        parameters["scope"] = self._named()
        start = time.monotonic()
        settle_at = float(_SETTLE_S)
        while (waited := time.monotonic() - start) < _PATIENCE_S:
            try:
                answers = self._connection.read(turns.BEFORE + cypher + turns.AFTER, parameters)
            except UnsettledError:
                time.sleep(0.02)
                continue
            if not answers:
                raise missing(self.address)
            (answer,) = answers
            if answer["unfinished"] and not unfinished:
                raise RegisterError(
                    "a large load of this register is under way or was broken "
                    "off; wait for its end, or do it again",
                    place=Place(self.address),
                )
            whole = answer["same"] and answer["committing"] is None
            if self._depth and self._pinned is None and whole:
                self._pinned = answer["number"]
            if self._depth and self._pinned not in (None, answer["number"]):
                break
            if whole:
                return answer["found"]
            if answer["committing"] and waited > settle_at:
                self._settle(answer["committing"])
                settle_at = 2 * waited
            time.sleep(0.02)
        else:
            raise RegisterError(
                "a load of this register is being committed, or was broken off as "
                "it was; wait a little, or load it again",
                place=Place(self.address),
            )
        raise RegisterError(ANEW, place=Place(self.address))

    def _settle(self, token: str) -> None:
        """Take back what a load that died as it committed told readers, if we may write here."""
        with suppress(RegisterError):
            self._connection.write(
                partial(turns.wait_and_settle, scope=self._named(), token=token), _SETTLE_S
            )

    def _check(self) -> None:
        self._ask(reading.NOTHING)

    def _stream(self, cypher: str, **more: Any) -> Iterable[Any]:
        return self._connection.stream(cypher, {"scope": self._named(), **more})
