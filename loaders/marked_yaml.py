"""YAML whose every value knows its line, so that a fault in a file can be named with its place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from remit.graph.errors import DecisionsError, Place, Problem


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a YAML file: a mapping, a sequence or a plain string."""

    value: dict[str, Node] | list[Node] | str
    line: int

    @property
    def plain(self) -> Any:
        """Itself as plain lists, mappings and strings, for a file of the package, which has no faults."""
        if isinstance(self.value, dict):
            return {name: node.plain for name, node in self.value.items()}
        return self.value if isinstance(self.value, str) else [node.plain for node in self.value]

    def items(self, problems: list[str]) -> list[tuple[str, Node]]:
        """Give a mapping's entries; note a problem and give none where it is something else."""
        if isinstance(self.value, dict):
            return list(self.value.items())
        if self.value != "":
            problems.append(Problem("expected keys with values here", Place(line=self.line)))
        return []

    def sequence(self, problems: list[str]) -> list[Node]:
        """Give a sequence's items; a single string counts as a sequence of one."""
        if isinstance(self.value, list):
            return self.value
        if isinstance(self.value, str):
            return [self] if self.value else []
        problems.append(Problem("expected a list here", Place(line=self.line)))
        return []

    def string(self, problems: list[str]) -> str:
        """Give a plain value as a string."""
        if isinstance(self.value, str):
            return self.value
        problems.append(Problem("expected plain text here", Place(line=self.line)))
        return ""


DEEPEST = 50  # levels; what is read here has four
MOST = 200_000  # values, each counted wherever an alias repeats it


def text_of(path: Path, what: str) -> str:
    """The text of a YAML file; ``what`` says in messages what kind of file it is.

    Raises:
        DecisionsError: there is none, or it cannot be read.
    """
    place = Place(str(path))
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise DecisionsError(f"there is no such {what}; check the name", place=place) from None
    except UnicodeDecodeError as error:
        raise DecisionsError(
            "this file is not UTF-8 text; save it as UTF-8", place=place
        ) from error
    except OSError as error:
        sentence = f"cannot be read ({error.strerror}); check your rights to it"
        raise DecisionsError(sentence, place=place) from error


def raise_faults(what: str, where: str, problems: list[str]) -> None:
    """Refuse a file that has faults; one without is as it should be.

    Raises:
        DecisionsError: it has some; all of them are listed with their lines.
    """
    if problems:
        faults = "one fault" if len(problems) == 1 else f"{len(problems)} faults"
        sentence = f"the {what} has {faults}; mend it and load again"
        raise DecisionsError(sentence, problems, Place(where))


def load_yaml(where: str, text: str) -> Node:
    """Read YAML into nodes.

    Raises:
        DecisionsError: it is no YAML, or there is no end to it; the message gives the line.
    """
    import yaml

    _not_too_deep(where, text)
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise DecisionsError(
            f"this is not well-formed YAML ({error.problem}); check indents, colons and quotes",
            place=Place(where, line),
        ) from error
    except yaml.YAMLError as error:
        at = getattr(error, "position", None)
        place = Place(where, text.count("\n", 0, at) + 1 if isinstance(at, int) else None)
        reason = " ".join(str(error).split())
        raise DecisionsError(
            f"this is not well-formed YAML ({reason}); check its characters", place=place
        ) from error
    return Node({}, 1) if root is None else _Nodes(where).of(root)


def _not_too_deep(where: str, text: str) -> None:
    """Refuse what nests deeper than any use: a parser would take its time, or the stack, over it."""
    import yaml

    depth = 0
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > DEEPEST:
                mark = event.start_mark
                line = mark.line + 1 if mark else 1
                raise DecisionsError(
                    "the entries are nested too deeply; a list of entries is all it takes",
                    place=Place(where, line),
                )
    except yaml.YAMLError:
        return  # said with its place where the file is read


class _Nodes:
    """The nodes of a file, each made once: an alias stands for the very node that it repeats."""

    def __init__(self, where: str) -> None:
        self.where = where
        self._made: dict[int, tuple[Node, int] | None] = {}

    def of(self, node: Any) -> Node:
        return self._sized(node)[0]

    def _sized(self, node: Any) -> tuple[Node, int]:
        """A node, and how many values it stands for with every alias written out."""
        if id(node) not in self._made:
            self._made[id(node)] = None
            self._made[id(node)] = self._make(node)
        made = self._made[id(node)]
        if made is None or made[1] > MOST:
            raise DecisionsError(
                "the entries are nested without end; write them out without & and *",
                place=Place(self.where, node.start_mark.line + 1),
            )
        return made

    def _make(self, node: Any) -> tuple[Node, int]:
        import yaml

        line = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            entries: dict[str, Node] = {}
            size = 1
            for key_node, value in node.value:
                name = str(key_node.value)
                if name in entries:
                    raise DecisionsError(
                        f"{name} stands here a second time; keep one",
                        place=Place(self.where, key_node.start_mark.line + 1),
                    )
                entries[name], own = self._sized(value)
                size += own
            return Node(entries, line), size
        if isinstance(node, yaml.SequenceNode):
            sized = [self._sized(item) for item in node.value]
            return Node([one for one, _ in sized], line), 1 + sum(own for _, own in sized)
        return Node(str(node.value), line), 1
