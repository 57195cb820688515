"""Where documents are published: said by a person as they are loaded, or in the decisions file, and kept for the next load."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from urllib.parse import quote

from remit.graph.errors import RemitError
from remit.graph.model import Contents, Entity, Statement, merge
from remit.graph.published import ADDRESSES, AS, AT, BY, ON, holder_of, is_address
from remit.loaders.entry_fields import EntryFields
from remit.loaders.gathering import stands_in


@dataclass(frozen=True, slots=True)
class PublishedAs:
    """This document, or those of this folder, stand at this address, published by somebody on a day under a title.

    Of a folder the address ends in a slash, and the way of each document from there is added to it: of one in an
    archive or a message the way of that, as nothing stands on the web inside another file.
    """

    document: str
    reason: str
    address: str = ""
    by: str = ""
    on: str = ""
    title: str = ""


def published_as(f: EntryFields) -> PublishedAs:
    """Read one entry of the decisions file."""
    document, address = f.text("document"), f.text("address", "")
    if address and not is_address(address):
        f.problem(
            f"address reads {address[:80]!r}; write it whole, as https://www.example.org/plan.pdf"
        )
    on = f.day("on") if f.has("on") else ""
    return PublishedAs(
        document, f.text("reason"), address, f.text("by", ""), on, f.text("title", "")
    )


def addresses_of(
    new: Collection[str], given: str | None, meta: Mapping[str, str]
) -> dict[str, str]:
    """The address of each document that was given one, now or as the register was loaded before.

    Args:
        new: The names of the documents that are loaded now.
        given: The address of the one that is loaded now, or that all of them stand below, which ends in a slash.
        meta: What an earlier register kept.

    Raises:
        RemitError: that is no address, or the one of several documents.
    """
    found = _kept(meta)
    if given is None:
        return found
    if not is_address(given):
        raise RemitError(
            f"--source-url: {given!r} is no web address; give it whole, as https://www.example.org/papers/"
        )
    if given.endswith("/"):
        return {**found, **{name: _below(given, holder_of(name, new)) for name in new}}
    holders = {holder_of(name, new) for name in new}
    if len(holders) > 1:
        raise RemitError(
            f"--source-url: {given} is the address of one document, and {len(holders)} are loaded; load each "
            "by itself, or give the address that all of them stand below, with a slash at its end"
        )
    return {**found, **dict.fromkeys(new, given)}


def with_publishing(
    contents: Contents, entries: Sequence[PublishedAs], addresses: Mapping[str, str]
) -> Contents:
    """Contents that say where their documents are published, and by whom, when and as what; with a note of idle entries."""
    names = {document.name for document in contents.documents}
    made = [
        said
        for paper in contents.entities
        if paper.kind == "document"
        for said in _said(paper, entries, addresses.get(paper.label, ""), names)
    ]
    idle = (
        f"decision on published: no document is “{one.document}”, nor stands in a folder of that name; "
        "check its spelling or take it out"
        for one in entries
        if not any(stands_in(name, one.document) for name in names)
    )
    kept = {name: address for name, address in sorted(addresses.items()) if name in names}
    meta = {ADDRESSES: json.dumps(kept, ensure_ascii=False)} if kept else {}
    return replace(
        contents,
        statements=tuple(merge([*contents.statements, *made])) if made else contents.statements,
        notes=(*contents.notes, *idle),
        meta={**contents.meta, **meta},
    )


def _said(
    paper: Entity, entries: Sequence[PublishedAs], address: str, names: Collection[str]
) -> Iterator[Statement]:
    """What is said of a document; what the decisions file says of it counts most, and before that of its folders."""
    told, by_option = {AT: address}, bool(address)
    own = [one for one in entries if stands_in(paper.label, one.document)]
    for one in sorted(own, key=lambda one: len(one.document)):
        place = one.document.strip("/")
        inner = holder_of(paper.label, names, place).removeprefix(place).strip("/")
        at = _below(one.address, inner) if one.address.endswith("/") else one.address
        given = ((AT, at), (BY, one.by), (ON, one.on), (AS, one.title))
        told.update({term: value for term, value in given if value})
        by_option &= not at
    for term, value in told.items():
        if value:
            option = "--source-url" if by_option and term == AT else ""
            yield Statement(paper.id, term, value=value, stated_as=option, basis="decided")


def _below(address: str, name: str) -> str:
    return f"{address}{quote(name)}"


def _kept(meta: Mapping[str, str]) -> dict[str, str]:
    with suppress(ValueError, RecursionError):
        kept = json.loads(meta.get(ADDRESSES, "{}"))
        if isinstance(kept, dict):
            return {str(name): str(address) for name, address in kept.items()}
    return {}
