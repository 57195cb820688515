"""Work that is over is told so, and who has a part from a later day only does not have it now."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.opening import in_memory
from remit.loaders import load
from remit.queries.remit_of import remit_of
from remit.queries.who import who


@pytest.mark.parametrize(
    ("status", "ended"), [("Withdrawn", "Withdrawn"), ("Closed", "Closed"), ("On track", "")]
)
def test_work_that_is_over_is_told_with_its_status(tmp_path: Path, status: str, ended: str) -> None:
    paper = tmp_path / "log.csv"
    paper.write_text(
        f"Action,Lead,Due,Status\nFit gates,Asha Lal,1 July 2031,{status}\n"
        "Paint the arch,Jo Bell,1 July 2031,Open\nClear the bins,Ola Byrne,1 July 2031,Open\n",
        encoding="utf-8",
    )
    store = in_memory()
    store.replace(load([paper]))
    found = who(store, "gates")
    assert found.answers[0].ended == ended
    assert (f"“{status}”" in found.sentence) is bool(ended)
    store.close()


@pytest.mark.parametrize(
    ("front", "now"),
    [
        ("Dated 10 June 2031", {"Jo Bell"}),
        ("Dated 10 July 2031", {"Meera Das"}),
        ("", {"Jo Bell", "Meera Das"}),
    ],
)
def test_who_leads_from_a_later_day_does_not_lead_now(
    tmp_path: Path, front: str, now: set[str]
) -> None:
    """Of a paper without a day nobody can say what is later."""
    paper = tmp_path / "plan.md"
    paper.write_text(
        f"# Plan\n\n{front}\n\n## Priority 1: Prevent hate crime\n\n"
        "Lead: Jo Bell (until 30 June 2031), then Meera Das\n",
        encoding="utf-8",
    )
    store = in_memory()
    store.replace(load([paper]))
    assert {p.entity.label for p in who(store, "hate crime").answers[0].accountable} == now
    later = remit_of(store, "Meera Das")
    assert any("from 1 July 2031" in gap.message for gap in later.gaps) is (now == {"Jo Bell"})
    store.close()
