"""What stands above a thing, where each has at most one above it."""

from __future__ import annotations

from collections.abc import Mapping


def top_of(one: str, above: Mapping[str, str | None]) -> str:
    """The last thing above one, or itself where nothing is; of a circle, the last before it closes.

    >>> top_of("a", {"a": "b", "b": "c"}), top_of("c", {"a": "b"})
    ('c', 'c')
    """
    seen = {one}
    while (higher := above.get(one)) and higher not in seen:
        seen.add(higher)
        one = higher
    return one
