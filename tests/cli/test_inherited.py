"""An inherited party in words: named further up, and what it rests on there."""

from __future__ import annotations

import pytest

from remit.cli.render import Page
from remit.cli.render_who import show_who
from remit.ontology import Basis
from remit.queries.who import who
from tests.support.quiet import quiet


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("stated", "[inferred: named for the priority Quiet above]"),
        ("drawn", "[inferred: named for the priority Quiet above, where it is drawn]"),
    ],
)
def test_an_inherited_party_is_shown_with_what_it_rests_on_above(
    basis: Basis, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Inferred from what a sentence says and from what a chart suggests are not the same."""
    store = quiet(basis)
    with Page() as page:
        show_who(page, who(store, "action/a"))
    shown = " ".join(capsys.readouterr().out.split()).replace('"', "")
    assert words in shown
