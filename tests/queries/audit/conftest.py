"""Registers written as short lines, for the cases of the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from remit.graph.opening import in_memory
from remit.graph.store import Store
from tests.support.lines import contents

Made = Callable[..., Store]


@pytest.fixture
def register() -> Iterator[Made]:
    """Make a register of lines such as ``action/a deadline 2020-03-31 {raw=March}``."""
    stores: list[Store] = []

    def make(*lines: str, meta: dict[str, str] | None = None) -> Store:
        store = in_memory()
        store.replace(contents(lines, meta))
        stores.append(store)
        return store

    yield make
    for store in stores:
        store.close()
