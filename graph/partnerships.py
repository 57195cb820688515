"""Which partnerships a register holds, and which of them a thing belongs to.

Where a register holds several, the id of each thing names its own: ``body/north/the-council`` is
the council of north. What carries no such key is shared by all: the law, and what was decided.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, NamedTuple

from remit.graph.errors import NotFoundError, RegisterError
from remit.graph.lookup import key

PARTNERSHIPS = "partnerships"  # the key of a register's meta; a store keeps strings only
_LISTED = 5


class Partnership(NamedTuple):
    """One of several partnerships of a register.

    ``key`` stands in the ids of its things; ``by`` says what made it one: its own ``plan``, a
    ``folder``, or what was ``decided``.
    """

    key: str
    title: str
    by: str
    documents: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """The partnership in the public shape, as a register keeps it."""
        return {
            "key": self.key,
            "title": self.title,
            "by": self.by,
            "documents": list(self.documents),
        }

    @property
    def folders(self) -> frozenset[str]:
        """The folders that its documents are named with."""
        return frozenset(d.rpartition("/")[0] for d in self.documents if "/" in d)


def kept(partnerships: Iterable[Partnership]) -> dict[str, str]:
    """What a register keeps of them; nothing where there is only one."""
    import json  # which the questions of a register of one partnership do without

    told = [partnership.to_json() for partnership in partnerships]
    return {PARTNERSHIPS: json.dumps(told, ensure_ascii=False)} if told else {}


def partnerships_of(meta: Mapping[str, str]) -> tuple[Partnership, ...]:
    """The partnerships that a register holds, by key; none where it is all one.

    Raises:
        RegisterError: they are not as a load writes them.
    """
    return _told(meta[PARTNERSHIPS]) if PARTNERSHIPS in meta else ()


@lru_cache(maxsize=2)  # of a nation they are a long text, which question after question asks for
def _told(text: str) -> tuple[Partnership, ...]:
    with _whole():
        return tuple(
            Partnership(str(p["key"]), str(p["title"]), str(p["by"]), tuple(map(str, p["documents"])))
            for p in _loaded(text)
        )  # fmt: skip


@contextmanager
def _whole() -> Iterator[None]:
    """Say in a sentence that what is kept of the partnerships is not as a load writes it."""
    try:
        yield
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise RegisterError(
            "what this register keeps of its partnerships is damaged; load its documents again"
        ) from error


@lru_cache(maxsize=2)
def _loaded(text: str) -> Iterable[Any]:
    import json  # which the questions of a register of one partnership do without

    told: Iterable[Any] = json.loads(text)
    return told


def papers_around(ids: Collection[str], meta: Mapping[str, str]) -> frozenset[str]:
    """The papers of the partnerships that things are of; none where one of them is shared by all."""
    papers = papers_of(meta)
    keys = {owner(id_, papers) for id_ in ids}
    return frozenset() if "" in keys else frozenset().union(*(papers[key] for key in keys))


def papers_of(meta: Mapping[str, str]) -> Mapping[str, Collection[str]]:
    """The documents of each partnership that a register holds, by its key; nothing where it is all one."""
    return _papers(meta[PARTNERSHIPS]) if PARTNERSHIPS in meta else {}


@lru_cache(maxsize=2)
def _papers(text: str) -> Mapping[str, Collection[str]]:
    with _whole():  # of a nation each would be made for nothing but this
        return {p["key"]: p["documents"] for p in _loaded(text)}


def titles_of(meta: Mapping[str, str]) -> Mapping[str, str]:
    """What each partnership that a register holds is called, by its key; nothing where it is all one."""
    return _titles(meta[PARTNERSHIPS]) if PARTNERSHIPS in meta else {}


@lru_cache(maxsize=2)
def _titles(text: str) -> Mapping[str, str]:
    with _whole():
        return {p["key"]: p["title"] for p in _loaded(text)}


def owned(id_: str, partnership: str) -> str:
    """The id of a thing as one partnership's.

    >>> owned("body/the-council", "north")
    'body/north/the-council'
    """
    kind, _, rest = id_.partition("/")
    return f"{kind}/{partnership}/{rest}"


def owner(id_: str, keys: Container[str]) -> str:
    """The key, among these, of the partnership whose thing has this id; empty where it is shared by all.

    >>> owner("body/north/the-council", {"north"}), owner("provision/ukpga/1998/37", {"north"})
    ('north', '')
    """
    step = id_.split("/", 2)
    return step[1] if len(step) > 2 and step[1] in keys else ""


def called(partnerships: Iterable[Partnership], name: str) -> Partnership:
    """The one that somebody means by its key, its title, a folder of its own, or words of its title.

    Raises:
        NotFoundError: none is meant, or several are; the message lists them.
    """
    known = tuple(partnerships)
    if not known:
        raise NotFoundError(
            "this register is of one partnership, or was not made from several: ask without "
            "--partnership"
        )
    wanted = key(name)
    ways = (
        [p for p in known if p.key == name.strip()],
        [p for p in known if wanted in {key(p.title), *map(key, p.folders)}],
        [p for p in known if wanted and set(wanted.split()) <= set(key(p.title).split())],
    )
    found = next(filter(None, ways), [])
    if len(found) == 1:
        return found[0]
    said = (
        f"several partnerships are called {name!r}"
        if found
        else f"no partnership is called {name!r}"
    )
    some = found or known
    listed = ", ".join(p.key for p in some[:_LISTED])
    more = f" and {len(some) - _LISTED} more" if len(some) > _LISTED else ""
    raise NotFoundError(f"{said}; there are {listed}{more}; see: remit list partnerships")
