"""Registers written as short lines, for the cases of the rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import pytest

from remit.graph.model import Citation, Contents, Document, Entity, LedgerEntry, Statement, merge
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.ontology import ATTRIBUTES, RELATIONS, ROLES

_PLAN = "plan.txt"
_OPTIONS = re.compile(r"\s*\{(.*)\}$")
_WORDS = {"raw": "raw", "as": "stated_as", "basis": "basis", "start": "start", "end": "end"}

Made = Callable[..., Store]


@pytest.fixture
def register() -> Iterator[Made]:
    """Make a register of lines such as ``action/a deadline 2020-03-31 {raw=March}``."""
    stores: list[Store] = []

    def make(*lines: str, meta: dict[str, str] | None = None) -> Store:
        store = in_memory()
        store.replace(contents(lines, meta or {}))
        stores.append(store)
        return store

    yield make
    for store in stores:
        store.close()


def contents(lines: Sequence[str], meta: dict[str, str]) -> Contents:
    """The contents that some lines stand for."""
    labels = {"document/plan-txt": _PLAN}
    statements: list[Statement] = []
    passages: list[str] = []
    for n, line in enumerate(_repeated(lines), 1):
        subject, _, rest = line.partition(" ")
        if subject == "text":
            passages.append(rest.strip("'"))
            continue
        labels.setdefault(subject, subject.partition("/")[2])
        term, _, target = rest.partition(" ")
        if term == "label":
            labels[subject] = target
        else:
            statements.append(_statement(n, subject, term, target))
    for said in statements:
        if said.object:
            labels.setdefault(said.object, said.object.partition("/")[2])
    return Contents(
        documents=(Document(_PLAN, "aa"),),
        entities=tuple(Entity(i, i.partition("/")[0], labels[i]) for i in sorted(labels)),
        statements=tuple(merge(statements)),
        ledger=tuple(
            LedgerEntry(_PLAN, f"line {100 + n}", "text", "", text)
            for n, text in enumerate(passages)
        ),
        meta={"scope": "vale", "title": "Vale", **meta},
    )


def _repeated(lines: Sequence[str]) -> Iterator[str]:
    """``{10} action/a*`` stands for ten lines, numbered."""
    for line in lines:
        m = re.match(r"\{(\d+)\} (.*)", line)
        yield from (m[2].replace("*", str(n)) for n in range(int(m[1]))) if m else (line,)


def _statement(n: int, subject: str, term: str, target: str) -> Statement:
    options = _OPTIONS.search(target)
    target = _OPTIONS.sub("", f" {target}").strip().strip("'")
    said = dict(part.split("=") for part in options[1].split(", ")) if options else {}
    role = term if term in ROLES else None
    relation = "assignedTo" if role else term
    assert relation in RELATIONS or relation in ATTRIBUTES, term
    linked = relation in RELATIONS
    return Statement(
        subject,
        relation,
        target if linked else None,
        value=None if linked or not target else target,
        role=role,
        citations=(Citation(_PLAN, f"line {n}", f"{subject} {term} {target}", "aa"),),
        **{_WORDS[name]: value for name, value in said.items()},
    )
