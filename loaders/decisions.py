"""The decisions file: what a person judged that no document says, each with its reason.

A decisions file is YAML with any of the sections below; every entry must give a ``reason``.

``scope`` and ``title`` name the register. ``same`` joins names of one thing, of which the first is
shown, and ``not same`` keeps alike names apart; both are about bodies unless they give another
``kind``. For a post one name is enough: it says that the title is one post wherever it stands without
its body. ``split`` cuts a cell that names several people, ``kind`` says what a name is, ``ignore``
leaves lines of a document out, ``waive`` accepts a finding of the audit until a day.

Where a register holds several partnerships, ``partnerships`` says whose a document is, and ``shared``
which of their bodies are one. ``same``, ``not same``, ``split`` and ``kind`` hold in all of them, or in
the ``partnership`` that they name.

``editions`` says of which ``series`` documents are editions, and as at which day; those of the series
``none`` are editions of nothing. ``published`` gives the web address of documents, and by whom, when and
under which title they were published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations
from pathlib import Path

from remit.graph.errors import Place, Problem
from remit.graph.lookup import key
from remit.loaders.drafts import Ref
from remit.loaders.entry_fields import EntryFields, wrong_scope
from remit.loaders.folding import Name, folded
from remit.loaders.gathering import stands_in
from remit.loaders.marked_yaml import load_yaml, raise_faults, text_of
from remit.loaders.publishing import PublishedAs, published_as

_NO_SERIES = "none"


@dataclass(frozen=True, slots=True)
class Same:
    """These names mean one thing."""

    names: tuple[str, ...]
    reason: str
    kind: str = "body"
    line: int = field(default=0, compare=False)
    partnership: str = ""


@dataclass(frozen=True, slots=True)
class NotSame:
    """These names mean different things, however alike they are."""

    names: tuple[str, ...]
    reason: str
    kind: str = "body"
    line: int = field(default=0, compare=False)
    partnership: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """This cell names several parties."""

    cell: str
    into: tuple[str, ...]
    reason: str
    partnership: str = ""


@dataclass(frozen=True, slots=True)
class KindOf:
    """This name is of this kind."""

    name: str
    kind: str
    reason: str
    line: int = field(default=0, compare=False)
    partnership: str = ""


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


@dataclass(frozen=True, slots=True)
class OfPartnership:
    """This partnership is one of the register's, and these folders or documents are its own.

    ``scope`` stands in the ids of its things; otherwise they are made from its name.
    """

    name: str
    scope: str
    documents: tuple[str, ...]
    reason: str

    def has(self, document: str) -> bool:
        """Whether a document is one of these, or stands in one of these folders."""
        return any(stands_in(document, one) for one in self.documents)


@dataclass(frozen=True, slots=True)
class Shared:
    """What partnerships call by these names is one thing to all of them."""

    names: tuple[str, ...]
    reason: str
    kind: str = "body"


@dataclass(frozen=True, slots=True)
class EditionOf:
    """These documents (or those of these folders) are editions of a series, or of none where it is empty.

    ``as_at`` is the day on which they stand, where they do not say it themselves.
    """

    series: str
    documents: tuple[str, ...]
    reason: str
    as_at: str = ""

    def has(self, document: str) -> bool:
        """Whether a document is one of these, or stands in one of these folders."""
        return any(stands_in(document, one) for one in self.documents)


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
    partnerships: tuple[OfPartnership, ...] = ()
    shared: tuple[Shared, ...] = ()
    editions: tuple[EditionOf, ...] = ()
    published: tuple[PublishedAs, ...] = ()
    text: str = ""
    where: str = field(default="", compare=False)  # how messages name the file

    @cached_property
    def _splits(self) -> Mapping[str, Split]:
        return {key(split.cell): split for split in reversed(self.splits)}  # the first counts

    @cached_property
    def _kinds(self) -> Mapping[str, KindOf]:
        return {key(kind.name): kind for kind in reversed(self.kinds)}

    def within(self, names: Collection[str]) -> Decisions:
        """Give those that hold in one partnership, which goes by these names."""
        mine = {"", *map(key, names)}
        return replace(
            self,
            same=tuple(one for one in self.same if key(one.partnership) in mine),
            not_same=tuple(one for one in self.not_same if key(one.partnership) in mine),
            splits=tuple(one for one in self.splits if key(one.partnership) in mine),
            kinds=tuple(one for one in self.kinds if key(one.partnership) in mine),
        )

    def split_of(self, cell: str) -> Split | None:
        """Give the decision on a cell with this text, if there is one."""
        return self._splits.get(key(cell)) if self.splits else None

    def kind_decided(self, name: str) -> KindOf | None:
        """Give the decision on the kind of a name, if there is one."""
        return self._kinds.get(key(name)) if self.kinds else None

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
    return parse_decisions(str(path), text_of(path, "decisions file"))


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
                fields = EntryFields(section, entry, problems)
                read = _READERS[section](fields)
                fields.finish()
                found[section].append(read)
        else:
            known = ", ".join([*named, *_READERS])
            told = f"{section} is no section; use one of: {known}"
            problems.append(Problem(told, Place(line=content.line)))
    if fault := wrong_scope(named["scope"]):
        problems.append(fault)
    problems += _contradictions(found)
    raise_faults("decisions file", where, problems)
    lists = {_FIELDS[section]: tuple(entries) for section, entries in found.items()}
    return Decisions(**named, **lists, text=text, where=where)  # type: ignore[arg-type]


def _contradictions(found: Mapping[str, Sequence[object]]) -> list[Problem]:
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
        Problem(told, Place(line=one.line))
        for one in found["not same"]
        if isinstance(one, NotSame)
        for pair in combinations(one.names, 2)
        if (told := _contradiction(one, pair, groups, lines))
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
            f"not same: {both} differ only in case, punctuation or a plural, "
            "which makes no difference between names; take the entry out"
        )
    if other not in groups.get(one, set()):
        return ""
    joining = sorted({line for name in groups[one] for line in lines[name]})
    numbers = ", ".join(map(str, joining))
    return (
        f"same and not same both name {both}, which same makes one "
        f"(line {numbers}); take one of the entries out"
    )


def _folded(kind: str, name: str) -> Name:
    return kind, folded(Ref(kind, name))


def _same(f: EntryFields) -> Same:
    kind = f.kind("body")
    # A post named without its body may be several; one name is enough to say that it is one.
    names = f.texts("names", 1 if kind == "post" else 2)
    return Same(names, f.text("reason"), kind, f.line, f.text("partnership", ""))


def _not_same(f: EntryFields) -> NotSame:
    names, kind = f.texts("names", 2), f.kind("body")
    return NotSame(names, f.text("reason"), kind, f.line, f.text("partnership", ""))


def _split(f: EntryFields) -> Split:
    cell, into = f.text("cell"), f.texts("into", 1)
    return Split(cell, into, f.text("reason"), f.text("partnership", ""))


def _kind(f: EntryFields) -> KindOf:
    name, kind = f.text("name"), f.kind()
    return KindOf(name, kind, f.text("reason"), f.line, f.text("partnership", ""))


def _ignore(f: EntryFields) -> Ignore:
    first, last = f.lines()
    return Ignore(f.text("document"), first, last, f.text("reason"))


def _waive(f: EntryFields) -> Waive:
    return Waive(f.text("rule"), f.text("about"), f.text("by"), f.day("until"), f.text("reason"))


def _partnership(f: EntryFields) -> OfPartnership:
    name, scope = f.text("name"), f.scope("scope")
    return OfPartnership(name, scope, f.texts("documents", 0, ()), f.text("reason"))


def _shared(f: EntryFields) -> Shared:
    return Shared(f.texts("names", 1), f.text("reason"), f.kind("body"))


def _edition(f: EntryFields) -> EditionOf:
    series = f.text("series")
    documents, reason = f.texts("documents", 1), f.text("reason")
    as_at = f.day("as at") if f.has("as at") else ""
    return EditionOf("" if series == _NO_SERIES else series, documents, reason, as_at)


_READERS: dict[str, Callable[[EntryFields], object]] = {
    "same": _same,
    "not same": _not_same,
    "split": _split,
    "kind": _kind,
    "ignore": _ignore,
    "waive": _waive,
    "partnerships": _partnership,
    "shared": _shared,
    "editions": _edition,
    "published": published_as,
}
_FIELDS = {
    "same": "same",
    "not same": "not_same",
    "split": "splits",
    "kind": "kinds",
    "ignore": "ignored",
    "waive": "waived",
    "partnerships": "partnerships",
    "shared": "shared",
    "editions": "editions",
    "published": "published",
}
