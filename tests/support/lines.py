"""Registers written as short lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from remit.graph.editions import with_editions
from remit.graph.model import (
    TEMPLATE,
    Citation,
    Contents,
    Document,
    Entity,
    LedgerEntry,
    Outcome,
    Statement,
    merge,
)
from remit.ontology import ATTRIBUTES, RELATIONS, ROLES

_PLAN = "plan.txt"
_OPTIONS = re.compile(r"\s*\{(.*)\}$")
_ENDS: Final[dict[str, tuple[Outcome, str]]] = {
    "text": ("text", ""),
    "template": ("ignored", TEMPLATE),
}
_WORDS = {"raw": "raw", "as": "stated_as", "basis": "basis", "start": "start", "end": "end"}


def contents(lines: Sequence[str], meta: dict[str, str] | None = None) -> Contents:
    """The contents of lines such as ``action/a deadline 2020-03-31 {raw=March}``.

    What stands below ``edition 2020-05-31`` is said by the log of that day.
    """
    labels = {"document/plan-txt": _PLAN}
    statements: list[Statement] = []
    passages: list[tuple[str, str]] = []
    paper = _PLAN
    for n, line in enumerate(_repeated(lines), 1):
        subject, _, rest = line.partition(" ")
        if subject == "edition":
            paper = f"log-{rest}.txt"
            labels[f"document/log-{rest}"] = paper
            statements += [
                _statement(n, paper, f"document/log-{rest}", "series", "Quay log"),
                _statement(n, paper, f"document/log-{rest}", "asAt", rest),
            ]
            continue
        if subject in ("text", "template"):
            passages.append((subject, rest.strip("'")))
            continue
        labels.setdefault(subject, subject.partition("/")[2])
        term, _, target = rest.partition(" ")
        if term == "label":
            labels[subject] = target
        else:
            statements.append(_statement(n, paper, subject, term, target))
    for said in statements:
        if said.object:
            labels.setdefault(said.object, said.object.partition("/")[2])
    papers = sorted(label for id_, label in labels.items() if id_.startswith("document/"))
    made = Contents(
        documents=tuple(Document(name, f"aa{name}" if name != _PLAN else "aa") for name in papers),
        entities=tuple(Entity(i, i.partition("/")[0], labels[i]) for i in sorted(labels)),
        statements=tuple(merge(statements)),
        ledger=tuple(
            LedgerEntry(_PLAN, f"line {100 + n}", *_ENDS[how], text)
            for n, (how, text) in enumerate(passages)
        ),
        meta={"scope": "vale", "title": "Vale", **(meta or {})},
    )
    return with_editions(made)


def _repeated(lines: Sequence[str]) -> Iterator[str]:
    """``{10} action/a*`` stands for ten lines, numbered."""
    for line in lines:
        m = re.match(r"\{(\d+)\} (.*)", line)
        yield from (m[2].replace("*", str(n)) for n in range(int(m[1]))) if m else (line,)


def _statement(n: int, paper: str, subject: str, term: str, target: str) -> Statement:
    options = _OPTIONS.search(target)
    target = _OPTIONS.sub("", f" {target}").strip().strip("'")
    said = dict(part.split("=") for part in options[1].split(", ")) if options else {}
    role = term if term in ROLES else None
    relation = "assignedTo" if role else term
    assert relation in RELATIONS or relation in ATTRIBUTES, term
    linked = relation in RELATIONS
    made = Statement(
        subject,
        relation,
        target if linked else None,
        value=None if linked or not target else target,
        role=role,
        citations=(Citation(paper, f"line {n}", f"{subject} {term} {target}", "aa"),),
    )
    more: dict[str, Any] = {_WORDS[name]: value for name, value in said.items()}
    return replace(made, **more)
