"""A register in our own words: the facts of documents that the project may not repeat.

Names, figures, dates, roles and places in a document are facts and stay. Sentences do not: every
wording of more than a few words is told anew by a titles file, and quotes that long are left empty,
while the document and the place in it stay cited.

A titles file is YAML: for each thing, by its id, the wordings that are told anew. A wording is named
by what it is (``label``, ``aim``, ``text`` …) and a stamp of the document's words, so that a title
whose document has since been read otherwise is found out and not used.

As a script it makes the bundled register: ``python -m remit.examples.retelling FOLDER`` makes
``register.remit`` from ``register.json``; with ``--from DOCUMENTS`` it first makes ``register.json``
from those, the decisions and the titles; ``--check`` only compares the two; ``--missing`` lists the
wordings that have no title yet.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from remit.examples.retelling_json import as_json, from_json, to_json
from remit.graph.errors import Place, RegisterError, RemitError
from remit.graph.lookup import key as folded
from remit.graph.model import (
    Contents,
    Entity,
    Statement,
    checked,
    digest,
    merge,
)
from remit.graph.retold import KEPT, SHORT, composed, words_in
from remit.graph.store import WORDINGS, WORDS
from remit.ontology import PARTIES

_WHOSE = (
    "This register tells its documents in words of its own: what stands in ‘single’ marks is its own title or summary, "
    "what stands in “double” ones their words."
)
_NAMING = 6  # words of a name or a label that may stay where it may be a sentence
_SHORTENED = 9  # words of an update's label, which is the beginning of its text
_NAMED = (*PARTIES, "provision", "plan", "document", "priority", "theme")
_ALWAYS = ("objective", "action", "measure")  # their labels are sentences, however short
_LABELLED_BY = {"update": "text", "figure": "population"}  # what their labels are made of


class Wording(NamedTuple):
    """A document's words for something: of which thing, what they are, and the words."""

    thing: str
    what: str
    words: str

    @property
    def key(self) -> str:
        """How a titles file names it among the wordings of the thing.

        >>> Wording("action/a", "label", "Meet").key
        'label 0e8ce8'
        """
        return f"{self.what} {digest(self.words)[:6]}"


@dataclass
class Titles:
    """What is told anew, and which wordings of a register lack it."""

    told: Mapping[str, Mapping[str, str]]
    missing: dict[Wording, None] = field(default_factory=dict)
    used: set[tuple[str, str]] = field(default_factory=set)

    @classmethod
    def read(cls, path: Path) -> Titles:
        """Read a titles file.

        Raises:
            RegisterError: it is no table of things with their wordings.
        """
        import yaml

        told = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        if not isinstance(told, dict) or not all(isinstance(each, dict) for each in told.values()):
            raise RegisterError(
                "this is no titles file; write ID, then WORDING: TITLE below",
                place=Place(str(path)),
            )
        return cls({thing: {k: str(v) for k, v in each.items()} for thing, each in told.items()})

    def of(self, wording: Wording, *, needed: bool) -> str:
        """Tell a wording anew; where it has no title, that is noted if one is needed."""
        stamp = wording.key.rpartition(" ")[2]
        for key, title in self.told.get(wording.thing, {}).items():
            if key.endswith(f" {stamp}"):
                self.used.add((wording.thing, key))
                return title
        if needed:
            self.missing[wording] = None
        return wording.words

    def given(self) -> list[str]:
        """The titles that wordings have got."""
        return [self.told[thing][key] for thing, key in self.used]

    def stale(self) -> list[str]:
        """Name the titles that no wording asked for."""
        return [
            f"{thing}: {key}: no such wording is there any more; tell it anew or take it out"
            for thing, each in self.told.items()
            for key in each
            if (thing, key) not in self.used
        ]


def retell(contents: Contents, titles: Titles) -> Contents:
    """Give the same facts in the words of the titles, without the documents' content.

    Every statement keeps its subject, term, object, role, basis and dates, what could be parsed,
    and the document and place of every citation.

    Raises:
        RegisterError: a wording has no title, a title has no wording, or two statements would say
            the same; all of them are listed.
    """
    kinds = {entity.id: entity.kind for entity in contents.entities}
    said = [_statement(s, kinds[s.subject], titles) for s in contents.statements]
    parts = {
        s.subject: (s.value, told.value)
        for s, told in zip(contents.statements, said, strict=True)
        if s.term == _LABELLED_BY.get(kinds[s.subject]) and s.value and told.value
    }
    entities = [replace(e, label=_label(e, parts.get(e.id), titles)) for e in contents.entities]
    problems = [f"{w.thing}: {w.key}: has no title" for w in titles.missing] + titles.stale()
    merged = merge(said)
    if len(merged) != len(contents.statements):
        problems.append("two statements would say the same; tell their wordings differently")
    if problems:
        raise RegisterError(f"the titles have {len(problems)} faults; --missing helps", problems)
    return checked(
        Contents(
            documents=tuple(replace(document, content=None) for document in contents.documents),
            entities=tuple(entities),
            statements=tuple(merged),
            ledger=tuple(e._replace(text=_brief(e.text)) for e in contents.ledger),
            notes=contents.notes,
            meta={
                **contents.meta,
                WORDS: _WHOSE,
                WORDINGS: _wordings(contents, entities, titles.given()),
            },
        )
    )


def _label(entity: Entity, part: tuple[str, str] | None, titles: Titles) -> str:
    needed = entity.kind in _ALWAYS or (entity.kind not in _NAMED and _long(entity.label, _NAMING))
    derived = part is not None and (entity.kind == "update" or part[0] in entity.label)
    label = titles.of(Wording(entity.id, "label", entity.label), needed=needed and not derived)
    if part is None or not derived or label != entity.label:
        return label
    return _opening(label, *part) if entity.kind == "update" else label.replace(*part)


def _statement(s: Statement, kind: str, titles: Titles) -> Statement:
    name = s.term == "name" and kind in _NAMED
    value, raw = s.value, s.raw
    if value is not None and not name:
        value = titles.of(Wording(s.subject, s.term, value), needed=_long(value, _NAMING))
    if raw is not None and raw == s.value:
        raw = value
    elif raw is not None:
        raw = titles.of(Wording(s.subject, s.term, raw), needed=_long(raw))
    return replace(
        s,
        value=value,
        raw=raw,
        stated_as="; ".join(filter(None, map(_word_for_role, s.stated_as.split("; ")))),
        citations=tuple(dict.fromkeys(replace(c, quote=_brief(c.quote)) for c in s.citations)),
    )


def _word_for_role(stated: str) -> str:
    """A document's word for a role, without a long heading before it: whether somebody only helps is in it.

    >>> _word_for_role("What came of it in the end: helps"), _word_for_role("Owner")
    ('helps', 'Owner')
    """
    return stated if not _long(stated) else _brief(stated.rpartition(": ")[2])


def _opening(label: str, text: str, told: str) -> str:
    """Make an update's label: what stands before the text in the old one, and how the new begins.

    >>> _opening("1/2/20 It is going on and…", "It is going on and on.", "Work goes on.")
    '1/2/20 Work goes on.'
    """
    before, found, _ = label.partition(" ".join(text.split()[:3]))
    words = told.split()
    short = told if len(words) <= _SHORTENED else " ".join(words[:_SHORTENED]).rstrip(",.;:") + "…"
    return (before if found else "") + short


def _wordings(before: Contents, after: Iterable[Entity], told: Iterable[str]) -> str:
    """Which wordings are whose, where their length does not tell: see :mod:`remit.graph.retold`."""
    labels = {entity.id: entity.label for entity in before.entities}
    stayed = {entity.label for entity in after if entity.label == labels[entity.id]}
    kept = {name for name in stayed if words_in(name) > KEPT or len(name) > SHORT}
    own = stayed.intersection(composed(before.entities, before.statements))
    kept -= own
    short = {text for text in (*told, *own) if words_in(text) <= KEPT}
    # Shortest first: in the order of the alphabet names would run on into what a paper has.
    lists = (
        sorted({*map(folded, each)}, key=lambda name: (len(name), name)) for each in (short, kept)
    )
    return as_json([*lists])


def _brief(text: str) -> str:
    return "" if _long(text) else text


def _long(text: str, words: int = KEPT) -> bool:
    return words_in(text) > words


# --- the text form -------------------------------------------------------------------------------


# --- the script ----------------------------------------------------------------------------------


def tell(folder: Path, documents: Path) -> Contents:
    """Load a folder's documents by the decisions, and tell them by the titles, both of ``folder``.

    Raises:
        RemitError: a document, the decisions or the titles have faults.
    """
    return retell(_read(folder, documents), Titles.read(folder / "titles.yaml"))


def _read(folder: Path, documents: Path) -> Contents:
    from remit.loaders import load

    paths = sorted(path for path in documents.iterdir() if path.is_file())
    return load(paths, folder / "decisions.yaml")


def build(folder: Path) -> Path:
    """Make ``register.remit`` from ``register.json``; the same text gives the same register."""
    new = _built(folder, folder / "register.remit.new")
    return new.replace(folder / "register.remit")


def _built(folder: Path, path: Path) -> Path:
    from remit.graph.sqlite_opening import create

    contents = from_json(_text(folder))
    path.unlink(missing_ok=True)
    store = create(path)
    try:
        store.replace(contents)
    finally:
        store.close()
    return path


def fresh(folder: Path) -> bool:
    """Whether ``register.remit`` is what ``register.json`` gives now, down to its index of words."""
    from tempfile import TemporaryDirectory

    if not (path := folder / "register.remit").is_file():
        return False
    with TemporaryDirectory() as place:
        return _rows(path) == _rows(_built(folder, Path(place, "register.remit")))


def _rows(path: Path) -> list[str]:
    """All rows of a database as text, but for what each version of SQLite lays out in its own way."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
        return [
            line
            for line in db.iterdump()
            if not any(made in line[:30] for made in ("search_", "narrative_", 'INTO "checksum"'))
            or line.startswith('INSERT INTO "search_content"')
        ]


def _text(folder: Path) -> str:
    path = folder / "register.json"
    if not path.is_file():
        raise RegisterError(
            "there is no such file; make it with --from DOCUMENTS", place=Place(str(path))
        )
    return path.read_text(encoding="utf-8")


def missing(contents: Contents, titles: Titles) -> Iterator[str]:
    """Give lines for a titles file: the wordings that lack a title, as they stand."""
    try:
        retell(contents, titles)
    except RegisterError:
        by_thing: dict[str, list[Wording]] = defaultdict(list)
        for wording in titles.missing:
            by_thing[wording.thing].append(wording)
        for thing, wordings in by_thing.items():
            yield f"{thing}:"
            yield from (f"  {w.key}: {as_json(w.words)}" for w in wordings)
        yield from (f"# {line}" for line in titles.stale())


def main(arguments: Sequence[str] | None = None) -> int:
    """Make or check a folder's register; see the module."""
    parser = ArgumentParser(prog="python -m remit.examples.retelling", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--from", dest="documents", type=Path, metavar="DOCUMENTS")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--missing", action="store_true")
    given = parser.parse_args(arguments)
    try:
        return _run(given.folder, given.documents, check=given.check, missing_only=given.missing)
    except RemitError as error:
        return _say([f"Error: {error}"], 1)


def _run(folder: Path, documents: Path | None, *, check: bool, missing_only: bool) -> int:
    if missing_only and documents is not None:
        return _say(missing(_read(folder, documents), Titles.read(folder / "titles.yaml")), 0)
    text = folder / "register.json"
    if documents is not None:
        told = to_json(tell(folder, documents))
        if check and told != _text(folder):
            return _say([f"{text} is not what the documents give; make it again"], 1)
        if not check:
            text.write_text(told, encoding="utf-8", newline="\n")
    if not check:
        build(folder)
    elif not fresh(folder):
        return _say([f"{folder / 'register.remit'} is not what {text} says; make it again"], 1)
    return 0


def _say(lines: Iterable[str], code: int) -> int:
    for line in lines:
        sys.stdout.write(line + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
