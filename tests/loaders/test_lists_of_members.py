"""Ordinary lists of members, as word processors write them: a heading that names the body, and one item each."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load

ITEMS = "- Councillor Edith Vane (Chair)\n- Superintendent Basil Ode, Salt Police\n- Fay Gray, Mere Council\n"
SEATED = {("edith-vane", "quay-board"), ("basil-ode", "quay-board"), ("fay-gray", "quay-board"),
          ("basil-ode", "salt-police"), ("fay-gray", "mere-council")}  # fmt: skip


def _load(folder: Path, text: str) -> Contents:
    (folder / "members.md").write_text(text, encoding="utf-8")
    return load([folder / "members.md"])


def _linked(contents: Contents, term: str) -> set[tuple[str, str]]:
    return {
        (s.subject.split("/")[1], (s.object or "").split("/")[1])
        for s in contents.statements
        if s.term == term
    }


@pytest.mark.parametrize(
    "above",
    [
        "# Members of the Quay Board",
        "# Quay Board: members",
        "# Membership of the Quay Board",
        "# Membership\n\nThe members of the Quay Board are:",
    ],
)
def test_each_item_below_the_name_of_a_body_sits_on_it(tmp_path: Path, above: str) -> None:
    """Whoever stands with the body that they come from is one member, and no body called after both."""
    contents = _load(tmp_path, f"{above}\n\n{ITEMS}")
    assert _linked(contents, "memberOf") == SEATED
    assert {e.id for e in contents.entities if e.kind == "body"} == {
        "body/quay-board", "body/salt-police", "body/mere-council",
    }  # fmt: skip
    chairs = [s.subject for s in contents.statements if s.term == "holds"]
    assert chairs == ["person/edith-vane"]


def test_a_deputy_of_nobody_in_particular_is_no_post(tmp_path: Path) -> None:
    """What an item sets in under another says is not read, and owned up to."""
    items = ITEMS.replace("- Fay", "  - deputy: Inspector Una Low\n- Fay")
    contents = _load(tmp_path, f"# Members of the Quay Board\n\n{items}")
    assert _linked(contents, "holds") == {("edith-vane", "chair-of-quay-board")}
    assert ("una-low", "quay-board") not in _linked(contents, "memberOf")
    assert [e.outcome for e in contents.ledger if "Una Low" in e.text] == ["unread"]
