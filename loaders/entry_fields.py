"""The fields of one entry of a decisions file, and what is wrong with them."""

from __future__ import annotations

import re
from datetime import date

from remit.graph.errors import Place, Problem
from remit.loaders.marked_yaml import Node
from remit.ontology import KINDS


def wrong_scope(text: str) -> str:
    """Say what is wrong with a scope, which stands in addresses; empty where nothing is.

    >>> wrong_scope("north-2026"), wrong_scope("North")
    ('', 'scope: North may only hold lower-case letters, digits and hyphens')
    """
    if not text or re.fullmatch(r"[a-z0-9][a-z0-9-]*", text):
        return ""
    return f"scope: {text} may only hold lower-case letters, digits and hyphens"


class EntryFields:
    """The fields of one entry, noting what is missing, misspelt or wrong."""

    def __init__(self, section: str, entry: Node, problems: list[str]) -> None:
        self._section, self._entry, self._problems = section, entry, problems
        self._left = dict(entry.items(problems))

    @property
    def line(self) -> int:
        """The line of the file on which the entry begins."""
        return self._entry.line

    def problem(self, text: str) -> None:
        """Note what is wrong with the entry."""
        self._problems.append(Problem(f"{self._section}: {text}", Place(line=self._entry.line)))

    def has(self, name: str) -> bool:
        """Whether the entry gives a field."""
        return name in self._left

    def text(self, name: str, default: str | None = None) -> str:
        """Read a text; without a default it has to be there."""
        node = self._left.pop(name, None)
        if node is None:
            if default is None:
                self.problem(f"{name} is missing; add it")
            return default or ""
        text = node.string(self._problems).strip()
        if not text:
            self.problem(f"{name} is empty; fill it in")
        return text

    def texts(
        self, name: str, least: int, default: tuple[str, ...] | None = None
    ) -> tuple[str, ...]:
        """Read a list of texts, of which there have to be so many."""
        node = self._left.pop(name, None)
        if node is None:
            if default is None:
                self.problem(f"{name} is missing; add it")
            return default or ()
        texts = tuple(item.string(self._problems) for item in node.sequence(self._problems))
        if not all(text.strip() for text in texts):
            self.problem(f"{name} has an empty entry; fill it in or take it out")
        if len(texts) < least:
            self.problem(f"{name} needs at least {least} entries")
        return texts

    def kind(self, default: str | None = None) -> str:
        """Read the name of a kind."""
        kind = self.text("kind", default)
        if kind and kind not in KINDS:
            self.problem(f"{kind} is not a kind; use one of: {', '.join(KINDS)}")
        return kind

    def scope(self, name: str) -> str:
        """Read what may stand in an id; it need not be there."""
        text = self.text(name, "")
        if fault := wrong_scope(text):
            self.problem(fault)
        return text

    def lines(self) -> tuple[int, int]:
        """Read which lines of a document are meant."""
        text = self.text("lines")
        if not (m := re.fullmatch(r"(\d{1,9})(?:-(\d{1,9}))?", text)):
            if text:
                self.problem(f"lines reads {text[:40]!r}; write 12 or 12-15")
            return 0, 0
        return int(m[1]), int(m[2] or m[1])

    def day(self, name: str) -> str:
        """Read a day."""
        text = self.text(name)
        try:
            return date.fromisoformat(text).isoformat() if text else ""
        except ValueError:
            self.problem(f"{name} reads {text[:40]!r}; write a day as 2027-03-31")
            return ""

    def finish(self) -> None:
        """Note every field that nobody asked for."""
        for name, node in self._left.items():
            told = f"{self._section}: {name} is no field here; check its spelling"
            self._problems.append(Problem(told, Place(line=node.line)))
