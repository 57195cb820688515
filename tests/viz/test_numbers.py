"""The numbers by which a page's script knows links: every appointment is its own."""

from __future__ import annotations

import json
import re

from remit.graph.model import Citation, Contents, Document, Entity, Statement
from remit.graph.opening import in_memory
from remit.viz.packing import unpacked
from remit.viz.view import view
from tests.viz.conftest import rows_of


def _links(*statements: Statement) -> tuple[list[list[object]], dict[str, list[list[int]]]]:
    """The links and the answers that the page of a few statements is given."""
    ids = sorted({end for s in statements for end in (s.subject, s.object or "")})
    store = in_memory()
    store.replace(
        Contents(
            documents=(Document("plan.txt", "aa"),),
            entities=tuple(Entity(id_, *id_.split("/")) for id_ in ids),
            statements=statements,
        )
    )
    page = view(store).content.decode()
    found = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data = json.loads(unpacked(found[1]))
    return rows_of(data["links"]), data["answers"]


def _cited(line: int) -> tuple[Citation, ...]:
    return (Citation("plan.txt", f"line {line}", f"from line {line}"),)


def test_two_appointments_of_one_person_are_two_links_of_the_answer() -> None:
    """Who was accountable for a year and is again: the page shows both, each with its dates."""
    links, answers = _links(
        Statement(
            "action/a", "assignedTo", "person/zed", role="accountable",
            start="2017-01-01", end="2018-01-01", citations=_cited(1),
        ),
        Statement(
            "action/a", "assignedTo", "person/zed", role="accountable",
            start="2020-01-01", citations=_cited(9),
        ),
    )  # fmt: skip
    (accountable,) = (answer[0] for answer in answers.values() if answer[0])
    assert sorted(str(links[n][7]) for n in accountable) == ["2017-01-01", "2020-01-01"]


def test_two_times_of_one_step_are_two_links_of_the_chain() -> None:
    """A plan that a board adopted, and adopted again, has two steps upwards."""
    links, answers = _links(
        Statement("plan/p", "adoptedBy", "body/b", start="2017-01-01", citations=_cited(1)),
        Statement("plan/p", "adoptedBy", "body/b", start="2020-01-01", citations=_cited(9)),
    )
    chains = [answer[2] for answer in answers.values() if answer[2]]
    assert [sorted(str(links[n][7]) for n in chain) for chain in chains] == [
        ["2017-01-01", "2020-01-01"]
    ]
