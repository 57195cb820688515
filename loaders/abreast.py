"""Several files read at the same time, each by a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import TypeVar

from remit.loaders.formats.isolated import LOOKS, Readers

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")


def abreast(
    work: Callable[[_Item], _Made], items: Sequence[_Item], count: int
) -> Generator[_Made, None, None]:
    """What the work makes of each item, in their order, ``count`` of them at the same time.

    Whoever stops, by Ctrl-C too, ends what still runs of this, and nothing further is begun.

    >>> list(abreast(str.upper, ["may.docx", "june.docx"], 2))
    ['MAY.DOCX', 'JUNE.DOCX']
    """
    from concurrent.futures import ThreadPoolExecutor, wait

    readers = Readers()
    pool = ThreadPoolExecutor(count, "reading", readers.enter)
    running = [pool.submit(work, item) for item in items]
    try:
        for one in running:
            while not one.done():
                wait([one], timeout=LOOKS)
            yield one.result()
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        readers.end()  # who waits for one of them waits no longer
        raise
    finally:
        pool.shutdown()
