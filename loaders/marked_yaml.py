"""YAML whose every value knows its line, so that a fault in a file can be named with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from remit.graph.errors import DecisionsError


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a YAML file: a mapping, a sequence or a plain string."""

    value: dict[str, Node] | list[Node] | str
    line: int

    def items(self, problems: list[str]) -> list[tuple[str, Node]]:
        """Give a mapping's entries; note a problem and give none where it is something else."""
        if isinstance(self.value, dict):
            return list(self.value.items())
        if self.value != "":
            problems.append(f"line {self.line}: expected keys with values here")
        return []

    def sequence(self, problems: list[str]) -> list[Node]:
        """Give a sequence's items; a single string counts as a sequence of one."""
        if isinstance(self.value, list):
            return self.value
        if isinstance(self.value, str):
            return [self] if self.value else []
        problems.append(f"line {self.line}: expected a list here")
        return []

    def string(self, problems: list[str]) -> str:
        """Give a plain value as a string."""
        if isinstance(self.value, str):
            return self.value
        problems.append(f"line {self.line}: expected plain text here")
        return ""


def load_yaml(where: str, text: str) -> Node:
    """Read YAML into nodes.

    Raises:
        DecisionsError: it is no YAML; the message gives the line.
    """
    import yaml

    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except RecursionError:
        raise DecisionsError(
            f"{where}: the entries are nested too deeply; a list of entries is all it takes"
        ) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise DecisionsError(
            f"{where}: line {line}: this is not well-formed YAML ({error.problem}); check indents, colons and quotes"
        ) from error
    except yaml.YAMLError as error:
        place = getattr(error, "position", None)
        at = f"line {text.count(chr(10), 0, place) + 1}: " if isinstance(place, int) else ""
        reason = " ".join(str(error).split())
        raise DecisionsError(
            f"{where}: {at}this is not well-formed YAML ({reason}); check its characters"
        ) from error
    try:
        return Node({}, 1) if root is None else _node(where, root)
    except RecursionError:
        raise DecisionsError(
            f"{where}: the entries are nested without end; write them out without & and *"
        ) from None


def _node(where: str, node: Any) -> Node:
    import yaml

    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        entries: dict[str, Node] = {}
        for key_node, value in node.value:
            name = str(key_node.value)
            if name in entries:
                raise DecisionsError(
                    f"{where}: line {key_node.start_mark.line + 1}: {name} stands here a second time; keep one"
                )
            entries[name] = _node(where, value)
        return Node(entries, line)
    if isinstance(node, yaml.SequenceNode):
        return Node([_node(where, item) for item in node.value], line)
    return Node(str(node.value), line)
