"""JSON that is too long to be held: lists written item by item, as the answer comes."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from types import TracebackType
from typing import Self

_INDENT = "  "


def indented(data: object, depth: int) -> str:
    """An item of a list as it stands in public JSON, so deep inside of others.

    >>> print(indented({"a": 1}, 1))
      {
        "a": 1
      }
    """
    text = json.dumps(data, indent=len(_INDENT), ensure_ascii=False)
    return "\n".join(f"{_INDENT * depth}{line}" for line in text.split("\n"))


def write_long_list(items: Iterable[object]) -> None:
    """Write a list as public JSON, each item as it comes."""
    empty = True
    for item in items:
        sys.stdout.write(f"{'[' if empty else ','}\n{indented(item, 1)}")
        empty = False
    sys.stdout.write("[]\n" if empty else "\n]\n")
    sys.stdout.flush()


class Spooled:
    """An object of public JSON with lists that are kept on disk until all of it can be written.

    Its other members may be known only when the last item has come, and stand before the items.
    """

    def __init__(self, *lists: str) -> None:
        self._stack = ExitStack()
        self._files = {
            name: self._stack.enter_context(
                tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed with the stack
            )
            for name in lists
        }
        self._empty = set(lists)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def add(self, name: str, item: object) -> None:
        """Put an item behind the others of its list."""
        self._files[name].write(f"{'' if name in self._empty else ','}\n{indented(item, 2)}")
        self._empty.discard(name)

    def write(self, members: dict[str, object]) -> None:
        """Write the object; a member that is ``...`` is the list of its name."""
        out = sys.stdout
        for n, (name, value) in enumerate(members.items()):
            out.write(f"{',' if n else '{'}\n{_INDENT}{json.dumps(name)}: ")
            if value is not ...:
                out.write(indented(value, 1).lstrip())
            elif name in self._empty:
                out.write("[]")
            else:
                out.write("[")
                self._files[name].seek(0)
                shutil.copyfileobj(self._files[name], out)
                out.write(f"\n{_INDENT}]")
        out.write("\n}\n")
        out.flush()
