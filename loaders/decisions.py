"""The decisions file: what a person judged that no document says, each with its reason.

A decisions file is YAML with any of the sections below; every entry must give a ``reason``.

``scope`` and ``title`` name the register. ``same`` joins names of one thing, of which the first is
shown, and ``not same`` keeps alike names apart; both are about bodies unless they give another
``kind``. For a post one name is enough: it says that the title is one post wherever it stands without
its body. ``split`` cuts a cell that names several people, ``kind`` says what a name is, ``ignore``
leaves lines of a document out, ``waive`` accepts a finding of the audit until a day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import combinations
from pathlib import Path

from remit.graph.errors import DecisionsError
from remit.graph.lookup import key
from remit.loaders.drafts import Ref
from remit.loaders.folding import Name, folded
from remit.loaders.marked_yaml import Node, load_yaml
from remit.ontology import KINDS


@dataclass(frozen=True, slots=True)
class Same:
    """These names mean one thing."""

    names: tuple[str, ...]
    reason: str
    kind: str = "body"
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class NotSame:
    """These names mean different things, however alike they are."""

    names: tuple[str, ...]
    reason: str
    kind: str = "body"
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Split:
    """This cell names several parties."""

    cell: str
    into: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class KindOf:
    """This name is of this kind."""

    name: str
    kind: str
    reason: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Ignore:
    """These lines (or rows) of a document say nothing that counts."""

    document: str
    first: int
    last: int
    reason: str


@dataclass(frozen=True, slots=True)
class Waive:
    """Findings of this rule (or family of rules) about this thing are accepted until a day."""

    rule: str
    about: str
    by: str
    until: str
    reason: str


@dataclass(frozen=True)
class Decisions:
    """All judgements of one file; ``text`` is the file, which the register keeps."""

    scope: str = ""
    title: str = ""
    same: tuple[Same, ...] = ()
    not_same: tuple[NotSame, ...] = ()
    splits: tuple[Split, ...] = ()
    kinds: tuple[KindOf, ...] = ()
    ignored: tuple[Ignore, ...] = ()
    waived: tuple[Waive, ...] = ()
    text: str = ""
    where: str = field(default="", compare=False)  # how messages name the file

    @cached_property
    def _splits(self) -> Mapping[str, Split]:
        return {key(split.cell): split for split in reversed(self.splits)}  # the first counts

    @cached_property
    def _kinds(self) -> Mapping[str, KindOf]:
        return {key(kind.name): kind for kind in reversed(self.kinds)}

    def split_of(self, cell: str) -> Split | None:
        """Give the decision on a cell with this text, if there is one."""
        return self._splits.get(key(cell))

    def kind_decided(self, name: str) -> KindOf | None:
        """Give the decision on the kind of a name, if there is one."""
        return self._kinds.get(key(name))

    def kind_of(self, name: str) -> str | None:
        """Give the kind decided for a name, if there is one."""
        decided = self.kind_decided(name)
        return decided.kind if decided else None

    def why_ignored(self, document: str, number: int) -> str | None:
        """Give the reason for leaving out this line of a document, if it is left out."""
        for one in self.ignored:
            if one.document in document and one.first <= number <= one.last:
                return one.reason
        return None


def load_decisions(path: Path | None) -> Decisions:
    """Read a decisions file; none given means no decisions.

    Raises:
        DecisionsError: the file is missing or has faults; all of them are listed with their lines.
    """
    if path is None:
        return Decisions()
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise DecisionsError(f"{path}: there is no such decisions file; check the name") from None
    except UnicodeDecodeError as error:
        raise DecisionsError(f"{path}: this file is not UTF-8 text; save it as UTF-8") from error
    except OSError as error:
        raise DecisionsError(
            f"{path}: cannot be read ({error.strerror}); check your rights to it"
        ) from error
    return parse_decisions(str(path), text)


def kept_decisions(meta: Mapping[str, str]) -> Decisions:
    """Read the decisions that a register was built with, which it keeps."""
    text = meta.get("decisions", "")
    return parse_decisions("the register's own decisions", text) if text else Decisions()


def parse_decisions(where: str, text: str) -> Decisions:
    """Read the text of a decisions file; ``where`` names it in messages."""
    problems: list[str] = []
    found: dict[str, list[object]] = {section: [] for section in _READERS}
    named = {"scope": "", "title": ""}
    for section, content in load_yaml(where, text).items(problems):
        if section in named:
            named[section] = content.string(problems)
        elif section in _READERS:
            for entry in content.sequence(problems):
                fields = _Fields(section, entry, problems)
                read = _READERS[section](fields)
                fields.finish()
                found[section].append(read)
        else:
            known = ", ".join([*named, *_READERS])
            problems.append(f"line {content.line}: {section} is no section; use one of: {known}")
    if named["scope"] and not re.fullmatch(r"[a-z0-9][a-z0-9-]*", named["scope"]):
        problems.append(
            f"scope: {named['scope']} may only hold lower-case letters, digits and hyphens"
        )
    problems += _contradictions(found)
    if problems:
        one = "one fault" if len(problems) == 1 else f"{len(problems)} faults"
        raise DecisionsError(
            f"{where}: the decisions file has {one}; mend it and load again", problems
        )
    lists = {_FIELDS[section]: tuple(entries) for section, entries in found.items()}
    return Decisions(**named, **lists, text=text, where=where)  # type: ignore[arg-type]


def _contradictions(found: Mapping[str, Sequence[object]]) -> list[str]:
    """Find names that entries keep apart and other entries, one by one or in a chain, join."""
    groups: dict[Name, set[Name]] = {}
    lines: dict[Name, set[int]] = defaultdict(set)
    for one in found["same"]:
        if isinstance(one, Same):
            names = {_folded(one.kind, name) for name in one.names}
            group = names.union(*(groups.get(name, set()) for name in names))
            groups.update(dict.fromkeys(group, group))
            for name in names:
                lines[name].add(one.line)
    return [
        problem
        for one in found["not same"]
        if isinstance(one, NotSame)
        for pair in combinations(one.names, 2)
        if (problem := _contradiction(one, pair, groups, lines))
    ]


def _contradiction(
    decision: NotSame,
    pair: tuple[str, str],
    groups: Mapping[Name, set[Name]],
    lines: Mapping[Name, set[int]],
) -> str:
    one, other = (_folded(decision.kind, name) for name in pair)
    both = f"“{pair[0]}” and “{pair[1]}”"
    if one == other:
        return (
            f"line {decision.line}: not same: {both} differ only in case, punctuation or a plural, "
            "which makes no difference between names; take the entry out"
        )
    if other not in groups.get(one, set()):
        return ""
    joining = sorted({line for name in groups[one] for line in lines[name]})
    numbers = ", ".join(map(str, joining))
    return (
        f"line {decision.line}: same and not same both name {both}, which same makes one "
        f"(line {numbers}); take one of the entries out"
    )


def _folded(kind: str, name: str) -> Name:
    return kind, folded(Ref(kind, name))


class _Fields:
    """The fields of one entry, noting what is missing, misspelt or wrong."""

    def __init__(self, section: str, entry: Node, problems: list[str]) -> None:
        self._section, self._entry, self._problems = section, entry, problems
        self._left = dict(entry.items(problems))

    @property
    def line(self) -> int:
        return self._entry.line

    def problem(self, text: str) -> None:
        self._problems.append(f"line {self._entry.line}: {self._section}: {text}")

    def text(self, name: str, default: str | None = None) -> str:
        node = self._left.pop(name, None)
        if node is None:
            if default is None:
                self.problem(f"{name} is missing; add it")
            return default or ""
        text = node.string(self._problems).strip()
        if not text:
            self.problem(f"{name} is empty; fill it in")
        return text

    def texts(self, name: str, least: int) -> tuple[str, ...]:
        node = self._left.pop(name, None)
        if node is None:
            self.problem(f"{name} is missing; add it")
            return ()
        texts = tuple(item.string(self._problems) for item in node.sequence(self._problems))
        if not all(text.strip() for text in texts):
            self.problem(f"{name} has an empty entry; fill it in or take it out")
        if len(texts) < least:
            self.problem(f"{name} needs at least {least} entries")
        return texts

    def kind(self, default: str | None = None) -> str:
        kind = self.text("kind", default)
        if kind and kind not in KINDS:
            self.problem(f"{kind} is not a kind; use one of: {', '.join(KINDS)}")
        return kind

    def lines(self) -> tuple[int, int]:
        text = self.text("lines")
        if not (m := re.fullmatch(r"(\d{1,9})(?:-(\d{1,9}))?", text)):
            if text:
                self.problem(f"lines reads {text[:40]!r}; write 12 or 12-15")
            return 0, 0
        return int(m[1]), int(m[2] or m[1])

    def day(self, name: str) -> str:
        text = self.text(name)
        try:
            return date.fromisoformat(text).isoformat() if text else ""
        except ValueError:
            self.problem(f"{name} reads {text[:40]!r}; write a day as 2027-03-31")
            return ""

    def finish(self) -> None:
        for name, node in self._left.items():
            self._problems.append(
                f"line {node.line}: {self._section}: {name} is no field here; check its spelling"
            )


def _same(f: _Fields) -> Same:
    kind = f.kind("body")
    # A post named without its body may be several; one name is enough to say that it is one.
    return Same(f.texts("names", 1 if kind == "post" else 2), f.text("reason"), kind, f.line)


def _not_same(f: _Fields) -> NotSame:
    return NotSame(f.texts("names", 2), f.text("reason"), f.kind("body"), f.line)


def _split(f: _Fields) -> Split:
    return Split(f.text("cell"), f.texts("into", 1), f.text("reason"))


def _kind(f: _Fields) -> KindOf:
    return KindOf(f.text("name"), f.kind(), f.text("reason"), f.line)


def _ignore(f: _Fields) -> Ignore:
    first, last = f.lines()
    return Ignore(f.text("document"), first, last, f.text("reason"))


def _waive(f: _Fields) -> Waive:
    return Waive(f.text("rule"), f.text("about"), f.text("by"), f.day("until"), f.text("reason"))


_READERS: dict[str, Callable[[_Fields], object]] = {
    "same": _same,
    "not same": _not_same,
    "split": _split,
    "kind": _kind,
    "ignore": _ignore,
    "waive": _waive,
}
_FIELDS = {
    "same": "same",
    "not same": "not_same",
    "split": "splits",
    "kind": "kinds",
    "ignore": "ignored",
    "waive": "waived",
}
