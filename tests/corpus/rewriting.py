"""Every keyed table in every layout: what is still found, and who is named that the table does not name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from remit.graph.errors import RemitError
from remit.loaders import load
from remit.loaders.readers import fetch, parse
from tests.corpus.claims import STATES, Claim, Claims
from tests.corpus.keys import Fact, Key, keys_in
from tests.corpus.layouts import LAYOUTS
from tests.corpus.scoring import compare
from tests.corpus.wording import FRAGMENT, one_of, telling, words

_TABLED = frozenset(
    {"assignment", "supports", "date", "status", "holds", "member", "chair", "reports_to"}
)


@dataclass(frozen=True)
class KeyedTable:
    """A table, its header first, and the facts of the key that it states; ``said`` are those of its whole document."""

    key: Key
    title: str
    rows: tuple[tuple[str, ...], ...]
    said: tuple[Fact, ...] = ()

    @property
    def name(self) -> str:
        """The name of the document that it is from."""
        return self.key.document.stem


@dataclass(frozen=True)
class Rewritten:
    """How a table was read in one layout."""

    table: KeyedTable
    layout: str
    facts: int
    found: int
    silent: int
    owners: tuple[Claim, ...]  # that the table does not name for that work
    cut: int = 0  # the right owner of a work whose words are not all there
    refused: str = ""


def tables_in(folder: Path) -> list[KeyedTable]:
    """The largest table of every keyed document that holds one."""
    return [table for key in keys_in(folder) if key.layout == "table" and (table := _table(key))]


def _table(key: Key) -> KeyedTable | None:
    blocks = parse(fetch(key.document)).blocks
    title = next((b.text for b in blocks if len(b.parts) == 1), key.document.stem)
    tables: dict[str, list[dict[int, str]]] = {}
    for block in blocks:
        cells = {p.column: " ".join(p.text.split()) for p in block.parts if p.column}
        if len(cells) > 1:  # a row of one cell is a heading within the table
            tables.setdefault(block.locator.partition("row")[0], []).append(cells)
    grid = max(tables.values(), key=lambda rows: sum(map(len, rows)), default=[])
    widest = max(map(len, grid), default=0)
    while grid and 2 * len(grid[0]) < widest:  # a title or a date above the header
        grid = grid[1:]
    if len(grid) < 3:
        return None
    columns = sorted(grid[0])
    rows = [tuple(row.get(column, "") for column in columns) for row in grid]
    rows = [row for n, row in enumerate(rows) if n == 0 or row != rows[0]]
    facts = tuple(fact for fact in key.facts if _stated(fact, rows))
    told = replace(key, facts=facts)
    return KeyedTable(told, title, tuple(rows), key.facts) if facts else None


def _stated(fact: Fact, rows: Sequence[Sequence[str]]) -> bool:
    """Whether a row has the words of a fact in it: who, and of what where that is not the whole table."""
    if fact["fact"] not in _TABLED:
        return False
    header = set(words(" ".join(rows[0])))
    for row in rows[1:]:
        held = set(words(" ".join(row)))
        who = any(w in STATES or set(words(w)) <= held | header for w in one_of(fact["who"]))
        of = any(set(words(w)) <= held or w in STATES for w in one_of(fact.get("of") or ""))
        if who and (of or fact["fact"] in ("member", "chair")):
            return True
    return False


def rewritten(table: KeyedTable, layout: str, folder: Path) -> Rewritten:
    """Lay a table out, load it, and compare with its key."""
    suffix, lay = LAYOUTS[layout]
    path = folder / f"{table.name}.{suffix}"
    path.write_bytes(lay(table.title, table.rows))
    return measured(table, layout, path)


def measured(table: KeyedTable, layout: str, path: Path) -> Rewritten:
    """Load a file that holds a table, and compare with the table's key."""
    rows = table.rows[:2] if layout == "one row only" else table.rows
    facts = tuple(
        {k: v for k, v in f.items() if k != "line"} for f in table.key.facts if _stated(f, rows)
    )
    key = replace(table.key, document=path, facts=facts)
    try:
        contents = load([path])
    except RemitError as error:
        return Rewritten(table, layout, len(facts), 0, 0, (), refused=str(error))
    score = compare(key, contents)
    # What is wrong is wrong against the whole key: one row of it must not make the others wrong.
    all_ = compare(replace(key, facts=table.said or table.key.facts), contents)
    named = {claim.said for claim in all_.right}
    truth = _Truth(table, Claims(contents))
    owning = [c for c in (*all_.right, *all_.wrong, *all_.unjudged) if c.owns]
    strange = [c for c in owning if c.said not in named or not truth.in_its_row(c)]
    cut = [c for c in strange if truth.cut_short(c)]
    silent = sum(not missed.admitted for missed in score.missed)
    wrong = tuple(claim for claim in strange if claim not in cut)
    return Rewritten(table, layout, len(facts), len(score.found), silent, wrong, len(cut))


class _Truth:
    """Where the parties of a register stand in the table that it was read from."""

    def __init__(self, table: KeyedTable, claims: Claims) -> None:
        self.claims = claims
        self.facts = [f for f in table.key.facts if f["fact"] == "assignment"]
        header, *rows = ([telling(cell) for cell in row] for row in table.rows)
        self.rows = [(frozenset().union(*row), row) for row in rows]
        # A matrix names its parties at the heads of its columns, and may spell them out further down.
        self.heads = [*header, *(cell for row in rows if row[0] in header for cell in row)]
        self.title = telling(table.title)
        self.said = [f for f in table.said if f["fact"] == "assignment"]

    def _row_of(self, work: frozenset[str]) -> list[frozenset[str]]:
        near = [(len(work & held), row) for held, row in self.rows]
        most = max((n for n, _ in near), default=0)
        if not most or most < FRAGMENT * len(work):
            return []
        return [cell for n, row in near if n == most for cell in row]

    def in_its_row(self, claim: Claim) -> bool:
        """Whether a party stands in one cell of the row of its work, or at the head of a column.

        What a cell leaves with whoever delegates ("Not sub-delegated") the title names, where the key says so.
        """
        work, party = claim.ends
        if self.claims.kind(party) in ("vacancy", "withheld"):
            return True  # an empty seat has no words of its own
        row = self._row_of(telling(self.claims.things[work].label))
        called = [telling(name) for name in self.claims.names(party)]
        heads = (*self.heads, self.title) if row and self._is_keyed(claim) else self.heads
        return any(name <= cell for name in called for cell in (*row, *(heads if row else ())))

    def _is_keyed(self, claim: Claim) -> bool:
        """Whether a fact of the key, and no verdict on what else may be said, gives this work to this party."""
        work, party = claim.ends
        return any(
            self.claims.about(work, fact["of"]) and self.claims.is_party(party, fact["who"])
            for fact in self.said
        )

    def cut_short(self, claim: Claim) -> bool:
        """Whether a key names this party for the work of which only some words were read."""
        work, party = claim.ends
        some = telling(self.claims.things[work].label)
        role = claim.said.split(" | ")[2]
        return bool(some) and any(
            self.claims.is_party(party, fact["who"])
            and role in fact.get("role", "accountable|responsible")
            and any(
                some <= held and telling(of) & held and telling(of) <= held for held, _ in self.rows
            )
            for fact in self.facts
            for of in one_of(fact["of"])
        )


@dataclass(frozen=True)
class Row:
    """The sums of a layout over all tables."""

    tables: int
    facts: int
    found: int
    silent: int
    owners: int
    cut: int
    refused: int


def sums(results: Iterable[Rewritten]) -> dict[str, Row]:
    """The sums of each layout, in the order of the layouts."""
    all_ = list(results)
    rows = {}
    for layout in LAYOUTS:
        here = [r for r in all_ if r.layout == layout]
        if here:
            rows[layout] = Row(
                len(here),
                sum(r.facts for r in here),
                sum(r.found for r in here),
                sum(r.silent for r in here),
                sum(len(r.owners) for r in here),
                sum(r.cut for r in here),
                sum(bool(r.refused) for r in here),
            )
    return rows
