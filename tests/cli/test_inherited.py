"""An inherited party in words: named further up, and what it rests on there."""

from __future__ import annotations

import pytest

from remit.cli.render import Page
from remit.cli.render_who import show_who
from remit.graph.model import Citation, Contents, Document, Entity, Statement
from remit.graph.opening import in_memory
from remit.queries.who import who


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("stated", "[inferred: named for the priority Quiet above]"),
        ("drawn", "[inferred: named for the priority Quiet above, where it is drawn]"),
    ],
)
def test_an_inherited_party_is_shown_with_what_it_rests_on_above(
    basis: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Inferred from what a sentence says and from what a chart suggests are not the same."""
    cited = (Citation("plan.txt", "line 1", "words"),)
    store = in_memory()
    store.replace(
        Contents(
            documents=(Document("plan.txt", "aa"),),
            entities=(
                Entity("action/a", "action", "Walk"),
                Entity("body/b", "body", "Board"),
                Entity("priority/p", "priority", "Quiet"),
            ),
            statements=(
                Statement("action/a", "actionOf", "priority/p", citations=cited),
                Statement(
                    "priority/p", "assignedTo", "body/b", role="accountable",
                    stated_as="Lead", basis=basis, citations=cited,
                ),
            ),
        )
    )  # fmt: skip
    with Page() as page:
        show_who(page, who(store, "action/a"))
    shown = " ".join(capsys.readouterr().out.split()).replace('"', "")
    assert words in shown
