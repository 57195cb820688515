"""Work in which nothing is to be looked for that only refers to itself.

Python looks for rings of objects whenever many were made, through all that there are. Where a register is put together
hundreds of thousands are made, none of them in a ring, and the looking takes a third of the time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no rings until the block, or the function that this decorates, ends; may be nested.

    >>> with uncollected():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
