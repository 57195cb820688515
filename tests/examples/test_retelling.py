"""Telling a register in other words changes no fact, and says what it could not tell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from remit.examples.retelling import Titles, Wording, main, retell
from remit.examples.retelling_json import from_json, to_json
from remit.graph.errors import RegisterError
from remit.graph.model import Citation, Contents, Document, Entity, LedgerEntry, Statement
from remit.graph.retold import owning

_SENTENCE = "Empty the litter bins on the quays twice a day"
_NEWS = "Two bins were stolen on Sunday, and nobody saw how it was done"
_TITLE = "Quayside bins emptied twice daily"
_SHA = "5" * 64

_PLACE = Citation("plan.txt", "line 3", _SENTENCE, _SHA)
_CELL = Citation("plan.txt", "line 4", "Ann Bee", _SHA)


def _contents() -> Contents:
    return Contents(
        documents=(Document("plan.txt", _SHA, "text/plain", None, b"Plan"),),
        entities=(
            Entity("action/bins", "action", _SENTENCE),
            Entity("body/vale", "body", "Vale and Fenwick Council for Clean Streets and Quays"),
            Entity("person/ann-bee", "person", "Ann Bee"),
            Entity("update/bins-u1", "update", "1/2/26 Two bins were stolen on…"),
        ),
        statements=(
            Statement(
                "action/bins",
                "assignedTo",
                "person/ann-bee",
                role="responsible",
                stated_as="Owner; the person who answers for it in the end",
                citations=(_CELL,),
            ),
            Statement(
                "action/bins", "deadline", value="2026-03-31", raw="March", citations=(_CELL,)
            ),
            Statement("action/bins", "text", value=_SENTENCE, citations=(_PLACE,)),
            Statement("update/bins-u1", "text", value=_NEWS, citations=(_PLACE,)),
            Statement("update/bins-u1", "updateOf", "action/bins", citations=(_PLACE,)),
        ),
        ledger=(LedgerEntry("plan.txt", "line 3", "fact", "item", _SENTENCE),),
        notes=("a note",),
        meta={"scope": "vale"},
    )


def _titles(**changes: str) -> Titles:
    action = Wording("action/bins", "label", _SENTENCE).key
    update = Wording("update/bins-u1", "text", _NEWS).key
    told = {"action/bins": {action: _TITLE}, "update/bins-u1": {update: "Bins went missing"}}
    return Titles({**told, **{thing: {"label 0": text} for thing, text in changes.items()}})


def test_sentences_are_told_anew_and_facts_stay() -> None:
    told = retell(_contents(), _titles())
    labels = {entity.id: entity.label for entity in told.entities}
    assert labels["action/bins"] == _TITLE
    assert labels["body/vale"] == "Vale and Fenwick Council for Clean Streets and Quays"
    assigned, deadline, text, *_ = told.statements
    assert (assigned.object, assigned.role, assigned.stated_as) == (
        "person/ann-bee",
        "responsible",
        "Owner",
    )
    assert (deadline.value, deadline.raw) == ("2026-03-31", "March")
    assert text.value == _TITLE


def test_a_register_knows_which_of_its_wordings_are_its_own_where_their_length_does_not_tell() -> (
    None
):
    own = owning(retell(_contents(), _titles()).meta)
    assert all(map(own, (_TITLE, "Bins went missing", "Empty the litter bins on the …")))
    name = "Vale and Fenwick Council for Clean Streets and Quays"
    assert not any(map(own, (name, "Vale and Fenwick Council …", "March")))


def test_a_long_quote_is_left_empty_and_its_place_stays() -> None:
    cited = {c for s in retell(_contents(), _titles()).statements for c in s.citations}
    assert cited == {_CELL, replace(_PLACE, quote="")}


def test_no_document_and_no_passage_is_kept() -> None:
    told = retell(_contents(), _titles())
    assert [document.content for document in told.documents] == [None]
    assert [(entry.locator, entry.text) for entry in told.ledger] == [("line 3", "")]


def test_an_update_is_labelled_by_its_date_and_its_new_text() -> None:
    told = {entity.id: entity.label for entity in retell(_contents(), _titles()).entities}
    assert told["update/bins-u1"] == "1/2/26 Bins went missing"


def test_a_wording_without_a_title_is_named() -> None:
    with pytest.raises(RegisterError) as caught:
        retell(_contents(), Titles({}))
    assert sorted(caught.value.problems) == [
        f"action/bins: {Wording('', 'label', _SENTENCE).key}: has no title",
        f"action/bins: {Wording('', 'text', _SENTENCE).key}: has no title",
        f"update/bins-u1: {Wording('', 'text', _NEWS).key}: has no title",
    ]


def test_a_title_whose_document_has_been_read_otherwise_is_named_and_not_used() -> None:
    contents = _contents()
    action, *rest = contents.entities
    changed = replace(contents, entities=(replace(action, label="Empty the bins"), *rest))
    with pytest.raises(RegisterError, match=r"label \w{6}: has no title"):
        retell(changed, _titles())
    with pytest.raises(RegisterError, match="action/gone: label 0: no such wording"):
        retell(contents, _titles(**{"action/gone": "Gone"}))


def test_two_statements_may_not_become_one() -> None:
    contents = _contents()
    other = "Empty the litter bins in the parks once a day"
    note = Statement("action/bins", "text", value=other, citations=(_PLACE,))
    titles = _titles()
    told = {**titles.told["action/bins"], Wording("", "text", other).key: _TITLE}
    with pytest.raises(RegisterError, match="two statements would say the same"):
        retell(
            replace(contents, statements=(*contents.statements, note)),
            Titles({**titles.told, "action/bins": told}),
        )


def test_the_text_form_gives_back_what_was_written() -> None:
    told = retell(_contents(), _titles())
    assert from_json(to_json(told)) == told


@pytest.fixture
def vale(tmp_path: Path) -> Path:
    """A folder to make a register in, with the documents beside it."""
    (documents := tmp_path / "documents").mkdir()
    plan = (
        f"Priority 1 – Cleaner streets\n\nLead: Vale Police\n\nThis year we will\n\n• {_SENTENCE}\n"
    )
    (documents / "plan.txt").write_text(plan, encoding="utf-8")
    (folder := tmp_path / "vale").mkdir()
    (folder / "decisions.yaml").write_text("scope: vale\n", encoding="utf-8")
    (folder / "titles.yaml").write_text("", encoding="utf-8")
    return folder


def _make(folder: Path, *options: str) -> int:
    return main([str(folder), "--from", str(folder.parent / "documents"), *options])


def test_the_script_lists_what_to_tell_and_makes_the_register_once_it_is_told(
    vale: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _make(vale) == 1
    assert "has no title" in capsys.readouterr().out
    assert _make(vale, "--missing") == 0
    (vale / "titles.yaml").write_text(
        capsys.readouterr().out.replace(_SENTENCE, _TITLE), encoding="utf-8"
    )
    assert _make(vale) == 0
    assert _make(vale, "--check") == 0
    assert _TITLE in (vale / "register.json").read_text(encoding="utf-8")


def test_the_script_says_when_a_register_is_out_of_date(
    vale: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(vale)]) == 1
    assert "register.json: there is no such file" in capsys.readouterr().out
    assert _make(vale, "--missing") == 0
    (vale / "titles.yaml").write_text(
        capsys.readouterr().out.replace(_SENTENCE, _TITLE), encoding="utf-8"
    )
    assert _make(vale) == 0
    text = (vale / "register.json").read_text(encoding="utf-8")
    (vale / "register.json").write_text(text.replace(_TITLE, "Bins"), encoding="utf-8")
    assert main([str(vale), "--check"]) == 1
    assert "make it again" in capsys.readouterr().out
    assert main([str(vale)]) == 0
    assert main([str(vale), "--check"]) == 0
