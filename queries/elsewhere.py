"""The passages of an answer that its own partnership's papers have, where a register holds several.

One law stands above the plans of all, and each plan cites it. Who asks about one of them wants what its papers
say; how many others say the same is a number.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TypeVar

from remit.graph.model import Citation
from remit.graph.partnerships import owner, papers_of
from remit.graph.store import FEW, Store
from remit.queries.above import Hop, Party
from remit.queries.answers import Answer, Parties

_Said = TypeVar("_Said", Hop, Party)


def of_its_own(store: Store, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Give answers with the passages of their own partnerships, and the number of those elsewhere.

    Where its own papers do not say something, the first passages that do are given.
    """
    papers = papers_of(store.meta())
    return tuple(
        _of(papers[key], answer) if (key := owner(answer.target.id, papers)) else answer
        for answer in answers
    )


def _of(papers: Collection[str], answer: Answer) -> Answer:
    def own(said: tuple[_Said, ...]) -> tuple[_Said, ...]:
        return tuple(_own(papers, one) for one in said)

    return answer._replace(
        chain=own(answer.chain),
        accountable=own(answer.accountable),
        responsible=own(answer.responsible),
        inherited=Parties(*map(own, answer.inherited)),
    )


def _own(papers: Collection[str], said: _Said) -> _Said:
    if len(said.citations) + said.elsewhere <= FEW:
        return said
    own: tuple[Citation, ...] = tuple(c for c in said.citations if c.document in papers)
    kept = own or said.citations[:FEW]
    left = len(said.citations) - len(kept)
    return said._replace(citations=kept, elsewhere=said.elsewhere + left)
