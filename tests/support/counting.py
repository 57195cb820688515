"""Which questions a store is asked: on a server each is a request."""

from __future__ import annotations

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
