"""Letters in brackets behind a title: the post goes by them in the whole document, where they are its initials."""

from __future__ import annotations

from pathlib import Path

import pytest

from remit.graph.model import Contents
from remit.loaders import load


def _loaded(folder: Path, text: str) -> Contents:
    (folder / "rules.md").write_text(f"# Rules of Mere Council\n\n{text}\n", encoding="utf-8")
    return load([folder / "rules.md"])


def _names(contents: Contents, label: str) -> set[str]:
    ids = {e.id for e in contents.entities if e.label == label}
    return {
        s.value
        for s in contents.statements
        if s.term == "name" and s.subject in ids and s.value is not None
    }


_TOLD = "The Responsible Financial Officer (RFO) is paid. The RFO shall keep the list of dues."


def test_a_post_goes_by_the_letters_behind_its_title(tmp_path: Path) -> None:
    """It can be asked for by them, and what is said of them is read."""
    contents = _loaded(tmp_path, _TOLD)
    title = "Responsible Financial Officer"
    assert _names(contents, title) == {title, "RFO"}
    told = [entry for entry in contents.ledger if "shall keep" in entry.text]
    assert [entry.outcome for entry in told] == ["fact"]


@pytest.mark.parametrize(
    "text",
    [
        _TOLD.replace(" (RFO)", ""),
        _TOLD.replace("(RFO)", "(FOR)").replace("The RFO", "The FOR"),
        _TOLD.replace("(RFO)", "(part time)"),
        _TOLD.replace("The RFO shall", "He shall"),
        _TOLD.replace("(RFO)", "(see RFO)"),
        _TOLD + " The Rural Finance Officer reads it.",
    ],
)
def test_no_post_is_given_letters_that_are_not_written_behind_its_title(
    tmp_path: Path, text: str
) -> None:
    """Letters that do not fit, stand nowhere, are never used, or may be of two posts are nobody's name."""
    contents = _loaded(tmp_path, text)
    posts = [e.label for e in contents.entities if e.kind == "post"]
    assert not any({"RFO", "FOR", "see RFO"} & _names(contents, post) for post in posts)
