"""Readings as plain data and back: nothing is lost, however much a record has."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from types import NoneType
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.graph.model import Citation, Document, LedgerEntry
from remit.graph.place import Place
from remit.loaders.blocks import Block, Part, Passage, Source
from remit.loaders.candidates import Met
from remit.loaders.drafts import Claim, Ref
from remit.loaders.explaining import Heading, Region
from remit.loaders.given import Words
from remit.loaders.memory import as_json
from remit.loaders.remembered import (
    front_of,
    front_told,
    judged_of,
    judged_told,
    met_of,
    met_told,
    said_of,
    said_told,
    words_of,
    words_told,
)
from remit.loaders.said import Judged, Said

SOURCE = Source(Document("log.csv", "a" * 64, "text/csv"), ())


def full(kind: type[Any], **given_: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Records with every field set, also one that is added some day."""
    hints = get_type_hints(kind)
    names = getattr(kind, "_fields", None) or [field.name for field in fields(kind)]
    filled = {name: _set(hints[name]) for name in names if name not in given_}
    return st.builds(kind, **filled, **given_)


def _set(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type other than none."""
    kinds = [one for one in get_args(hint) if one is not NoneType]
    return (
        st.one_of(*[st.from_type(one) for one in kinds])
        if NoneType in get_args(hint)
        else st.from_type(hint)
    )


PART = full(Part, place=full(Place))
PARTS = st.lists(PART, min_size=1, max_size=3).map(tuple)
PASSAGE = st.builds(Passage, PARTS)
REF = full(Ref, under=full(Ref, under=st.none()))
CITATION = full(Citation, document=st.just("log.csv"), sha256=st.just("a" * 64))
CLAIM = full(
    Claim,
    citations=st.lists(CITATION, min_size=1, max_size=2).map(tuple),
    named=st.tuples(CITATION, CITATION | st.none()),
    subject=REF,
    object=REF,
)
REGION = full(Region, headings=st.lists(full(Heading), min_size=1, max_size=2).map(tuple))
NAMED = st.tuples(st.text(), st.text())
SAID = full(
    Said,
    source=st.just(SOURCE),
    claims=st.lists(CLAIM, min_size=1, max_size=3),
    aliases=st.lists(st.tuples(REF, REF, st.just(SOURCE), PASSAGE), min_size=1, max_size=2),
    notes=st.lists(st.text(), min_size=1, max_size=2),
    regions=st.lists(REGION, min_size=1, max_size=2),
    labels=REGION,
    ledger=st.lists(full(LedgerEntry), min_size=1, max_size=2),
    day=st.tuples(st.text(), PASSAGE),
    used=st.sets(NAMED, max_size=2).map(sorted),
    standing=st.sets(st.text(), max_size=2).map(sorted),
)


def again(told: Any) -> Any:
    """Plain data as it comes out of a file."""
    return json.loads("".join(as_json(told)).encode("utf-8", "surrogatepass"))


@given(SAID)
@settings(max_examples=30, deadline=None)
def test_all_that_a_document_says_comes_back(said: Said) -> None:
    back = said_of(SOURCE, again(said_told(said)))
    assert back == said
    assert [[c.at for c in one.citations] for one in back.claims] == [
        [c.at for c in one.citations] for one in said.claims
    ]


@given(SAID)
@settings(max_examples=30, deadline=None)
def test_what_a_document_does_not_say_comes_back_as_not_said(said: Said) -> None:
    bare = replace(
        said,
        claims=[said.claims[0]._replace(object=None, value=None, role=None)],
        labels=None,
        day=None,
    )
    assert said_of(SOURCE, again(said_told(bare))) == bare


@given(st.lists(full(Block, parts=PARTS), min_size=1, max_size=8).map(tuple))
@settings(max_examples=30, deadline=None)
def test_the_front_of_a_document_comes_back(blocks: tuple[Block, ...]) -> None:
    source = replace(SOURCE, blocks=blocks)
    assert front_of(source.document, again(front_told(source))) == replace(source, whole=False)


@pytest.mark.parametrize(
    ("kind", "told", "of"),
    [(Met, met_told, met_of), (Judged, judged_told, judged_of), (Words, words_told, words_of)],
)
@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_names_and_words_come_back(
    data: st.DataObject, kind: type[Any], told: Callable[[Any], Any], of: Callable[[Any], Any]
) -> None:
    record = data.draw(full(kind))
    assert of(again(told(record))) == record
