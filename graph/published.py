"""Where documents stand on the web, as a person gave it: an address to follow, with publisher, day and title."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from remit.graph.model import Entity, Statement
from remit.graph.place import span_of

AT, BY, ON, AS = "publishedAt", "publishedBy", "publishedOn", "publishedAs"
ADDRESSES = "addresses"  # the key of a register's meta for what its documents were loaded with; a store keeps strings only

PDF = "application/pdf"
# What a browser goes to, and nothing that it would run; no sign that ends an attribute or a line.
_ADDRESS = re.compile(r"https?://[^\s/?#\"'<>`\\]+(?:[/?#][^\s\"'<>`\\]*)?", re.IGNORECASE)
# Archives and messages, which go by one address with all that is in them.
_HOLDERS = (".zip", ".eml")


class Published(NamedTuple):
    """What is known of a document's publication; empty what nobody gave."""

    address: str = ""
    by: str = ""
    on: str = ""
    title: str = ""


UNKNOWN = Published()


def is_address(text: str) -> bool:
    """Whether a text is a whole web address that may be followed.

    >>> is_address("https://www.harrowmere.example/papers/"), is_address("javascript:alert(1)")
    (True, False)
    """
    return bool(_ADDRESS.fullmatch(text))


def published(entities: Iterable[Entity], statements: Iterable[Statement]) -> dict[str, Published]:
    """What the register says of each document's publication, by the document's name; only those of which it says any."""
    names = {e.id: e.label for e in entities if e.kind == "document"}
    said: dict[str, dict[str, str]] = {}
    for one in statements:
        if one.subject in names and one.term in (AT, BY, ON, AS) and one.value:
            said.setdefault(names[one.subject], {})[one.term] = one.value
    return {name: _of(told) for name, told in said.items()}


def _of(told: Mapping[str, str]) -> Published:
    address = told.get(AT, "")
    return Published(
        address if is_address(address) else "", told.get(BY, ""), told.get(ON, ""), told.get(AS, "")
    )


def holder_of(name: str, documents: Collection[str], within: str = "") -> str:
    """The archive or message, at most as far out as ``within``, in which a document came; itself where it came in none.

    >>> holder_of("2031/papers.zip/plan.pdf", ()), holder_of("2031/plan.pdf", ())
    ('2031/papers.zip', '2031/plan.pdf')
    >>> holder_of("papers.zip/re.eml/plan.pdf", (), within="papers.zip")
    'papers.zip/re.eml'
    """
    steps = name.split("/")
    ways = ("/".join(steps[:n]) for n in range(1, len(steps)))
    inner = (way for way in ways if len(way) > len(within))
    return next((way for way in inner if way in documents or _holds(way)), name)


def _holds(name: str) -> bool:
    return name.casefold().endswith(_HOLDERS)


def is_paged(address: str, media: str) -> bool:
    """Whether a browser opens what stands at an address at a page: a PDF, and not an archive with one in it."""
    return media == PDF and not _holds(re.split("[?#]", address)[0])


def opened_at(address: str, media: str, locator: str) -> str:
    """The address that opens a document at a passage: at its page, where it is a PDF.

    >>> place = "page 4 (printed 2), paragraph 9"
    >>> opened_at("https://x.example/plan.pdf#top", "application/pdf", place)
    'https://x.example/plan.pdf#page=4'
    >>> opened_at("https://x.example/papers.zip", "application/pdf", place)
    'https://x.example/papers.zip'
    """
    place = span_of(locator)
    if address and place and place.first.page and is_paged(address, media):
        return f"{address.partition('#')[0]}#page={place.first.page}"
    return address
