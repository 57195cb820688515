"""JSON that is too long to be held: lists written item by item, as the answer comes."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from functools import lru_cache
from json.encoder import encode_basestring
from types import TracebackType
from typing import Self

_INDENT = "  "
_ENCODED = json.JSONEncoder(ensure_ascii=False).encode


def indented(data: object, depth: int = 0) -> str:
    """Public JSON as it stands so deep inside of other: the text that ``json`` lays out, in little more than half of the time.

    >>> print(indented({"a": [1, "b"]}, 1))
      {
        "a": [
          1,
          "b"
        ]
      }
    """
    start = _INDENT * depth
    return start + _laid_out(data, f"\n{start}")


def _laid_out(data: object, line: str) -> str:
    """The text of a value of which further lines begin so."""
    if isinstance(data, str):
        return encode_basestring(data)
    if type(data) is int:  # as the numbers of places are
        return str(data)
    inner = line + _INDENT
    if isinstance(data, dict) and data:
        members = [f"{_named(name)}: {_laid_out(value, inner)}" for name, value in data.items()]
        return f"{{{inner}{f',{inner}'.join(members)}{line}}}"
    if isinstance(data, list | tuple) and data:
        items = [_laid_out(item, inner) for item in data]
        return f"[{inner}{f',{inner}'.join(items)}{line}]"
    return _ENCODED(data)


@lru_cache(maxsize=1024)  # all things of an answer have the same few members
def _named(name: str) -> str:
    return encode_basestring(name)


def items(several: Iterable[object], depth: int) -> str:
    r"""Some items of a list that stands so deep inside of other JSON, as one text; empty where there are none.

    >>> items([1, 2], 1)
    '  1,\n  2'
    """
    return ",\n".join([indented(item, depth) for item in several])


def write_long_list(texts: Iterable[str]) -> None:
    """Write a list as public JSON, some items of it as they come, each time as one text."""
    empty = True
    for text in filter(None, texts):
        sys.stdout.write(f"{'[' if empty else ','}\n{text}")
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

    def add(self, name: str, text: str) -> None:
        """Put some items behind the others of their list, as one text."""
        if text:
            self._files[name].write(f"{'' if name in self._empty else ','}\n{text}")
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
