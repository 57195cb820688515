"""What is one partnership's own in a register; and all of it packed into one piece, to be read in one go.

Whoever asks something of each partnership of a nation reads one after the other. In one piece each text stands once, and of
things, passages, statements and blocks one column after the other, as numbers of texts: to read it takes a fifth of the time that
the tables take, which are there for whoever looks for something.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from itertools import accumulate, chain, pairwise, repeat
from operator import attrgetter
from typing import Final, NamedTuple, Protocol

from remit.graph.columns import made, taken_apart
from remit.graph.model import OUTCOMES, Citation, Contents, Entity, LedgerEntry, Statement
from remit.graph.partnerships import Partnership, owner, partnerships_of
from remit.ontology import KINDS

# What unpacking raises where the bytes are not what was packed.
UNREADABLE = (zlib.error, ValueError, TypeError, LookupError, RecursionError, MemoryError)

_SPEED: Final = 1  # of compression: a load waits for it
_WORDS: Final = 10  # fields of a statement are texts; its passages stand behind them
_MAYBE: Final = (False, False, True, True, True, True, False, False, True, True)  # or nothing
_REMEMBERED: Final = 10_000  # ids, of which it is known whose each is
_PLACE: Final = 4  # fields of a passage are texts; the last is a number


class Own(NamedTuple):
    """Its things, by id; what is said of them, in canonical order, with the passages of its own papers; how their blocks ended."""

    entities: Sequence[Entity]
    statements: Sequence[Statement]
    ledger: Sequence[LedgerEntry]


class Tables(Protocol):
    """What is asked of a store that keeps of no partnership all in one piece."""

    def of_kind(self, *kinds: str, room: int | None = None, within: str = "") -> list[Entity]:
        """Give a partnership's own things of some kinds."""

    def within(self, partnership: str) -> list[Statement]:
        """Give every statement of which a partnership's own thing is the subject or the object."""

    def ledger(self, documents: Collection[str] | None = None) -> list[LedgerEntry]:
        """Give how each block of some documents ended."""


def read_own(store: Tables, one: Partnership) -> Own:
    """What is one partnership's own, question by question."""
    mine = frozenset(one.documents)
    return Own(
        sorted(store.of_kind(*KINDS, within=one.key), key=attrgetter("id")),
        [cited_in(mine, said) for said in store.within(one.key)],
        store.ledger(mine),
    )


def each_own(contents: Contents) -> Iterator[tuple[str, Own]]:
    """What is each partnership's own of all that a register holds, with its key."""
    partnerships = partnerships_of(contents.meta)
    keys = frozenset(one.key for one in partnerships)
    whose = lru_cache(maxsize=_REMEMBERED)(partial(owner, keys=keys))
    things: dict[str, list[Entity]] = defaultdict(list)
    for thing in contents.entities:
        things[whose(thing.id)].append(thing)
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in contents.statements:
        of = whose(statement.subject)
        said[of].append(statement)
        if statement.object and (other := whose(statement.object)) != of:
            said[other].append(statement)
    papers: dict[str, list[str]] = defaultdict(list)
    for one in partnerships:
        for document in one.documents:
            papers[document].append(one.key)
    blocks: dict[str, list[LedgerEntry]] = defaultdict(list)
    for block in contents.ledger:
        for key in papers.get(block.document, ()):
            blocks[key].append(block)
    for one in partnerships:
        mine = frozenset(one.documents)
        cited = [cited_in(mine, statement) for statement in said[one.key]]
        yield one.key, Own(things[one.key], cited, blocks[one.key])


def cited_in(documents: frozenset[str], said: Statement) -> Statement:
    """A statement with no passages but those of some documents."""
    if len(said.citations) == 1 and said.citations[0].document in documents:
        return said  # as nearly all are
    cited = tuple(c for c in said.citations if c.document in documents)
    return said if len(cited) == len(said.citations) else replace(said, citations=cited)


def pack(own: Own) -> bytes:
    """Pack what is one partnership's own."""
    said = taken_apart(Statement, own.statements)
    passages: dict[Citation, int] = {}
    cited = [passages.setdefault(c, len(passages)) for some in said[_WORDS] for c in some]
    *places, at = taken_apart(Citation, passages)
    things, blocks = taken_apart(Entity, own.entities), [*zip(*own.ledger, strict=True)]
    texts = dict.fromkeys(chain(*said[:_WORDS], *places, *things, *blocks))
    texts.pop(None, None)
    number = {text: n for n, text in enumerate((*texts, None))}.__getitem__
    numbers = array("I")
    for column in (*said[:_WORDS], *places, *things, *blocks):
        numbers.extend(map(number, column))
    for counted in (map(len, said[_WORDS]), cited, at):
        numbers.extend(counted)
    sizes = [len(own.statements), len(passages), len(own.entities), len(own.ledger), len(cited)]
    head = json.dumps([[*texts], sizes], ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(b"%b\n%b" % (head.encode(), _in_file_order(numbers).tobytes()), _SPEED)


def unpack(packed: bytes) -> Own:
    """Give back what was packed.

    Raises:
        UNREADABLE: these bytes are damaged.
    """
    head, _, rest = zlib.decompress(packed).partition(
        b"\n"
    )  # no JSON of one line holds such a byte
    texts, sizes = json.loads(head)
    if not {*map(type, texts)} <= {str}:
        raise ValueError("a text that is none")
    numbers = array("I")
    numbers.frombytes(rest)
    columns = _cut(_in_file_order(numbers), *sizes)
    always, maybe = texts.__getitem__, [*texts, None].__getitem__
    said = [map(maybe if may else always, next(columns)) for may in _MAYBE]
    places = [map(always, next(columns)) for _ in range(_PLACE)]
    names = [map(always, next(columns)) for _ in range(3)]
    ends = [map(always, next(columns)) for _ in range(5)]
    counts, cited, at = columns
    passages = made(Citation, [*places, at], sizes[1])
    every = [*map(passages.__getitem__, cited)]
    cites = [tuple(every[a:b]) for a, b in pairwise(accumulate(counts, initial=0))]
    things, blocks = made(Entity, names, sizes[2]), [*map(LedgerEntry, *ends)]
    if not {e.kind for e in things} <= KINDS.keys() or not {b.outcome for b in blocks} <= {
        *OUTCOMES
    }:
        raise ValueError("a kind or an outcome that is none")
    return Own(things, made(Statement, [*said, cites, repeat(0)], sizes[0]), blocks)


def _cut(numbers: array[int], *sizes: int) -> Iterator[array[int]]:
    """The columns: of statements, passages, things and blocks; how many passages each statement has, which, and where these come."""
    said, passages, things, blocks, cited = sizes
    each = [
        *[said] * _WORDS,
        *[passages] * _PLACE,
        *[things] * 3,
        *[blocks] * 5,
        said,
        cited,
        passages,
    ]
    if sum(each) != len(numbers) or min(each) < 0:
        raise ValueError("more or fewer numbers than there are")
    return (numbers[start:end] for start, end in pairwise(accumulate(each, initial=0)))


def _in_file_order(numbers: array[int]) -> array[int]:
    """Numbers of this machine as those of any other, and back."""
    if sys.byteorder == "big":  # pragma: no cover
        numbers.byteswap()
    return numbers
