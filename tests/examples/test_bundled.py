"""The bundled register: what it is made from, and that it says what the documents say."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from difflib import unified_diff
from pathlib import Path

import pytest

from remit.examples import bundled
from remit.examples.retelling import build, fresh, tell
from remit.examples.retelling_json import from_json, to_json
from remit.graph.errors import DocumentError
from remit.graph.model import Contents, Statement
from remit.graph.opening import open_store
from remit.graph.retold import KEPT, owning, words_in
from remit.graph.store import WORDINGS, WORDS
from remit.loaders import load
from remit.queries.audit import audit
from remit.viz.report import report
from tests.support.reading import held

_RUN = 8  # words: names are shorter, and a run that long is a piece of a sentence
_WORD = re.compile(r"[a-z0-9]+")
_TOLD = ("text", "note", "why", "aim", "evaluation", "population")
_SENTENCES = ("action", "measure", "objective", "duty", "update", "figure")

Fact = tuple[object, ...]


def test_the_register_holds_exactly_what_its_text_says(
    folder: Path, bundled_contents: Contents
) -> None:
    text = (folder / "register.json").read_text(encoding="utf-8")
    assert from_json(text) == bundled_contents
    assert to_json(bundled_contents) == text
    assert fresh(folder)


def test_a_register_whose_index_of_words_is_old_is_not_fresh(folder: Path, tmp_path: Path) -> None:
    for name in ("register.json", "register.remit"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    assert fresh(tmp_path)
    with closing(sqlite3.connect(tmp_path / "register.remit")) as db, db:
        db.execute("UPDATE search SET words = 'old' WHERE rowid = 1")
    assert not fresh(tmp_path)


def test_the_text_has_one_statement_a_line(folder: Path, bundled_contents: Contents) -> None:
    lines = (folder / "register.json").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.startswith('  {"subject": ')]
    assert len(rows) == len(bundled_contents.statements)


def test_the_same_text_makes_the_same_register(
    folder: Path, bundled_contents: Contents, tmp_path: Path
) -> None:
    text = (folder / "register.json").read_bytes()
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "register.json").write_bytes(text)
        made.append(build(tmp_path / name))
    assert held(made[0]) == bundled_contents
    assert made[0].read_bytes() == made[1].read_bytes()


def test_the_register_keeps_no_document_and_no_long_quote(bundled_contents: Contents) -> None:
    assert all(document.content is None for document in bundled_contents.documents)
    quotes = [c.quote for s in bundled_contents.statements for c in s.citations]
    passages = [entry.text for entry in bundled_contents.ledger]
    assert max(words_in(text) for text in (*quotes, *passages)) <= KEPT < _RUN


def test_a_document_cannot_be_added_to_a_register_without_its_documents(
    bundled_contents: Contents, tmp_path: Path
) -> None:
    (more := tmp_path / "more.txt").write_text("Priority: Cleaner streets\n", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"keeps no copy of .*load all documents into a new"):
        load([more], earlier=bundled_contents.sources)


# --- against the documents -----------------------------------------------------------------------


def _fact(statement: Statement, kinds: dict[str, str]) -> Fact:
    """What a retelling may not change; words that it tells anew count as being there or not."""
    sentence = statement.term in _TOLD or (
        statement.term == "name" and kinds[statement.subject] in _SENTENCES
    )
    places = sorted({(c.document, c.locator, c.sha256) for c in statement.citations})
    return (
        statement.subject,
        statement.term,
        statement.object,
        statement.role,
        statement.basis,
        statement.start,
        statement.end,
        statement.value is not None if sentence else statement.value,
        statement.raw is not None,
        tuple(places),
    )


def _facts(contents: Contents) -> Counter[Fact]:
    kinds = {entity.id: entity.kind for entity in contents.entities}
    return Counter(_fact(statement, kinds) for statement in contents.statements)


def test_every_fact_agrees_with_the_documents(
    bundled_contents: Contents, loaded_contents: Contents
) -> None:
    ours, theirs = _facts(bundled_contents), _facts(loaded_contents)
    differences = [
        *(f"only bundled: {fact}" for fact in ours - theirs),
        *(f"only in the documents: {fact}" for fact in theirs - ours),
    ]
    assert not differences, "\n".join(["", *differences])


def test_every_thing_and_every_block_agrees_with_the_documents(
    bundled_contents: Contents, loaded_contents: Contents
) -> None:
    def things(contents: Contents) -> set[tuple[str, str, str]]:
        return {(e.id, e.kind, "" if e.kind in _SENTENCES else e.label) for e in contents.entities}

    def blocks(contents: Contents) -> list[tuple[str, str, str, str]]:
        return [(e.document, e.locator, e.outcome, e.reason) for e in contents.ledger]

    assert things(bundled_contents) == things(loaded_contents)
    assert blocks(bundled_contents) == blocks(loaded_contents)
    assert bundled_contents.notes == loaded_contents.notes
    assert {**loaded_contents.meta, **dict.fromkeys((WORDS, WORDINGS), "")} == {
        **bundled_contents.meta,
        **dict.fromkeys((WORDS, WORDINGS), ""),
    }
    assert bundled_contents.meta[WORDS].startswith(
        "This register tells its documents in words of its own"
    )


def test_the_text_is_what_documents_decisions_and_titles_give(folder: Path, seeds: Path) -> None:
    written = (folder / "register.json").read_text(encoding="utf-8").splitlines()
    told = to_json(tell(folder, seeds)).splitlines()
    changes = list(unified_diff(written, told, "register.json", "the documents", n=0, lineterm=""))
    assert not changes, "\n".join(["make it again: make bundled SEEDS=../shared/seeds", *changes])


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return zip(*(words[n:] for n in range(_RUN)), strict=False)


@pytest.mark.parametrize("name", ["register.json", "titles.yaml", "decisions.yaml"])
def test_no_sentence_of_the_documents_is_repeated(folder: Path, seeds: Path, name: str) -> None:
    theirs = {run for path in seeds.iterdir() for run in _runs(path.read_text(encoding="utf-8"))}
    shared = [
        f"line {number}: {' '.join(run)}"
        for number, line in enumerate((folder / name).read_text(encoding="utf-8").split("\n"), 1)
        for run in _runs(line)
        if run in theirs
    ]
    whole = (folder / name).read_text(encoding="utf-8")
    shared += [f"across lines: {' '.join(run)}" for run in _runs(whole) if run in theirs]
    assert not shared, "\n".join(["", *shared])


def test_what_the_register_says_in_words_of_its_own_stands_in_no_marks_of_a_quotation() -> None:
    """Neither in the audit nor in the pack; a few words may be the documents' own, and they are said to be."""
    store = open_store(bundled())
    found = audit(store)
    texts = [t for f in found.findings for t in (f.message, f.question)]
    texts += [t for m in found.matters for t in (m.title, m.story, m.question)]
    texts.append(report(store, "markdown").text)
    own = owning(store.meta())
    assert [q for t in texts for q in re.findall(r"“([^“”]+)”", t) if own(q)] == []
    assert "what stands in ‘single’ marks is its own title or summary" in texts[-1]
