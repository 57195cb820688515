"""Work that is counted instead of timed: the questions that a store is asked, the functions that are called."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

from remit.graph.store import Store

if TYPE_CHECKING:
    import pytest


def asked_of(store: Store, monkeypatch: pytest.MonkeyPatch, *names: str) -> list[str]:
    """A list that gets the name of each of these methods whenever the store is asked by it."""
    asked: list[str] = []
    for name in names:

        def counted(
            *args: object, _name: str = name, _do: object = getattr(store, name), **more: object
        ) -> object:
            asked.append(_name)
            assert callable(_do)
            return _do(*args, **more)

        monkeypatch.setattr(store, name, counted)
    return asked


def calls(work: Callable[[], object]) -> int:
    """How many functions are called while something is done."""
    counted = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted
