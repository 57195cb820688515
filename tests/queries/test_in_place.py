"""What stands in a place instead of somebody is told of as that, and never as if it were a person."""

from __future__ import annotations

from contextlib import closing

import pytest

from remit.examples import bundled
from remit.graph.opening import open_store
from remit.queries.remit_of import remit_of


@pytest.mark.parametrize(
    ("placeholder", "said"),
    [
        (
            "vacancy/violence-reduction-responsible",
            'Nobody is confirmed as Lead support officer of the priority "Violence reduction": it is written as "TBC".',
        ),
        (
            "vacancy/lead-for-da-",
            'Nobody is confirmed in the post "Lead for DA": it is written as "separate lead for DA".',
        ),
    ],
)
def test_a_placeholder_leads_nothing_and_is_responsible_for_nothing(
    placeholder: str, said: str
) -> None:
    with closing(open_store(bundled())) as store:
        found = remit_of(store, placeholder)
    assert found.sentence == said
    assert [gap.code for gap in found.gaps] == ["vacancy"]
