"""What a register keeps and no question of today asks for, in little room: what earlier editions of its papers say.

Each edition says again nearly all of the one before. So each text, each place and each line of a file is kept once, and of
an edition which of them it has, and where: what is said again costs a few bytes.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, TypeVar

from remit.graph.editions import Aside
from remit.graph.model import OUTCOMES, Citation, Entity, LedgerEntry, Statement

T = TypeVar("T")

# The lines of a text, and the files in an archive such as a Word file: what one edition has in common with the next.
_PIECES = re.compile(rb"(?<=\n)|(?=PK\x03\x04)")
_SPEED = 6  # of compression: as small as can be had for little time

# What unpacking raises where the bytes are not what was packed.
UNREADABLE = (zlib.error, ValueError, TypeError, LookupError, AttributeError, RecursionError)

Numbered = tuple[int, LedgerEntry]


def pack_said(aside: Aside, sources: Sequence[str]) -> bytes:
    """Pack what only earlier editions say; ``sources`` are their documents in the order of their days."""
    days = {name: n for n, name in enumerate(sources)}
    papers, texts = _Numbers[tuple[str, str]](), _Numbers[str]()
    for paper in sorted(
        {(c.document, c.sha256) for s in aside.statements for c in s.citations},
        key=lambda p: (days.get(p[0], len(days)), p),
    ):
        papers.of(paper)

    def cited(s: Statement) -> list[list[Any]]:
        places: dict[tuple[str, str, int], list[int]] = {}
        for c in s.citations:
            paper = papers.of((c.document, c.sha256))
            places.setdefault((c.locator, c.quote, c.at), []).append(paper)
        return [
            [texts.of(locator), texts.of(quote), *([at] if at else []), *_runs(sorted(found))]
            for (locator, quote, at), found in places.items()
        ]

    said = [
        [
            s.subject, s.term, s.object, s.value, s.raw, s.role, s.stated_as, s.basis, s.start, s.end,
            cited(s),
        ]
        for s in aside.statements
    ]  # fmt: skip
    things = [[e.id, e.kind, e.label] for e in aside.entities]
    return _squeezed({"things": things, "papers": papers.all, "texts": texts.all, "said": said})


def unpack_said(packed: bytes) -> Aside:
    """Give back what earlier editions say.

    Raises:
        UNREADABLE: these bytes are damaged.
    """
    told = _whole(packed)
    papers = [_texts(paper, 2) for paper in told["papers"]]
    texts = _texts(told["texts"])

    def cited(places: Iterable[Sequence[int]]) -> Iterator[Citation]:
        for locator, quote, *rest in places:
            # Runs are pairs: an odd number before them is where the passage comes in its document.
            at, runs = (rest[0], rest[1:]) if len(rest) % 2 else (0, rest)
            where, words = texts[_known(locator)], texts[_known(quote)]
            for n in _numbers(runs, len(papers)):
                document, sha256 = papers[n]
                yield Citation(document, where, words, sha256, _known(at))

    entities = tuple(Entity(*_texts(each, 3)) for each in told["things"])
    statements = []
    for subject, term, object_, value, raw, role, stated_as, basis, start, end, places in told[
        "said"
    ]:
        _texts((subject, term, stated_as, basis))
        for text in (object_, value, raw, role, start, end):
            _texts(() if text is None else (text,))
        cites = tuple(cited(places))
        statements.append(
            Statement(subject, term, object_, value, raw, role, stated_as, basis, start, end, cites)
        )
    return Aside(entities, tuple(statements))


def pack_ledger(entries: Iterable[Numbered], sources: Sequence[str]) -> bytes:
    """Pack how each block of some documents ended, each with its number in the ledger of all."""
    found: dict[str, list[Numbered]] = {name: [] for name in sources}
    for n, entry in entries:
        found[entry.document].append((n, entry))
    places, ends = _Numbers[str](), _Numbers[tuple[str, str, str]]()
    documents = [
        [
            name,
            _runs([n for n, _ in each]),
            [places.of(entry.locator) for _, entry in each],
            [ends.of((entry.outcome, entry.reason, entry.text)) for _, entry in each],
        ]
        for name, each in found.items()
    ]
    return _squeezed({"places": places.all, "ends": ends.all, "documents": documents})


def unpack_ledger(packed: bytes) -> list[Numbered]:
    """Give back how each block ended, in the order of the numbers.

    Raises:
        UNREADABLE: these bytes are damaged.
    """
    told = _whole(packed)
    places, ends = _texts(told["places"]), [_texts(end, 3) for end in told["ends"]]
    found = [
        (n, _entry(name, places[_known(place)], ends[_known(end)]))
        for name, runs, where, how in told["documents"]
        for n, place, end in zip(_numbers(runs), where, how, strict=True)
    ]
    return sorted(found, key=lambda numbered: numbered[0])


def _entry(document: str, locator: str, end: Sequence[str]) -> LedgerEntry:
    ended, reason, text = end
    outcome = OUTCOMES[
        OUTCOMES.index(ended)
    ]  # what is none raises ValueError, as all that is damaged
    name, place, why, words = _texts((document, locator, reason, text))
    return LedgerEntry(name, place, outcome, why, words)


def pack_papers(papers: Mapping[str, bytes]) -> bytes:
    """Pack the bytes of some documents, of which each has much in common with the one before it."""
    pieces = _Numbers[bytes]()
    documents = [
        [name, _runs([pieces.of(piece) for piece in _PIECES.split(content) if piece])]
        for name, content in papers.items()
    ]
    head = _squeezed({"documents": documents, "lengths": [len(piece) for piece in pieces.all]})
    return b"%d:%b%b" % (len(head), head, zlib.compress(b"".join(pieces.all), _SPEED))


def unpack_papers(packed: bytes) -> dict[str, bytes]:
    """Give back the bytes of the documents.

    Raises:
        UNREADABLE: these bytes are damaged.
    """
    length, _, rest = packed.partition(b":")
    told, whole = _whole(rest[: int(length)]), zlib.decompress(rest[int(length) :])
    ends = list(accumulate(map(_known, told["lengths"]), initial=0))
    pieces = [whole[start:end] for start, end in pairwise(ends)]
    return {
        _texts([name])[0]: b"".join(pieces[n] for n in _numbers(runs, len(pieces)))
        for name, runs in told["documents"]
    }


class _Numbers(dict[T, int]):
    """Each of several values once, numbered as they come."""

    def of(self, value: T) -> int:
        return self.setdefault(value, len(self))

    @property
    def all(self) -> list[T]:
        return list(self)


def _runs(numbers: Sequence[int]) -> list[int]:
    """Numbers as runs of such as follow each other: where each starts, and how many there are.

    >>> _runs([4, 5, 6, 2, 9, 10]), list(_numbers([4, 3, 2, 1, 9, 2]))
    ([4, 3, 2, 1, 9, 2], [4, 5, 6, 2, 9, 10])
    """
    runs: list[int] = []
    for number in numbers:
        if runs and number == runs[-2] + runs[-1]:
            runs[-1] += 1
        else:
            runs += (number, 1)
    return runs


def _numbers(runs: Sequence[int], end: int | None = None) -> Iterator[int]:
    """The numbers of runs; below an end, where there is one: a damaged length asks for any room."""
    for start, length in zip(runs[::2], runs[1::2], strict=True):
        if end is not None and start + length > end:
            raise ValueError("a number beyond all that there are")
        yield from range(_known(start), start + length)


def _known(number: Any) -> int:
    if not isinstance(number, int) or number < 0:
        raise ValueError("no number")
    return number


def _texts(values: Sequence[str], size: int | None = None) -> Sequence[str]:
    if not all(isinstance(value, str) for value in values) or size not in (None, len(values)):
        raise ValueError("no texts")
    return values


def _squeezed(data: object) -> bytes:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8"), _SPEED)


def _whole(packed: bytes) -> Any:
    return json.loads(zlib.decompress(packed).decode("utf-8"))
