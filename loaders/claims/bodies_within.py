"""Bodies that others have: a board, a committee, a group. Such a one is the nearer subject where both are named."""

from __future__ import annotations

from remit.loaders.values.ends import last_word

# A body within another is the nearer subject: the committee before the council whose committee it is.
_WITHIN = (
    "committee", "sub-committee", "subcommittee", "sub-group", "subgroup", "group", "panel", "forum", "board", "partnership",
    "taskforce", "force", "commission", "executive", "assembly", "cabinet", "network", "alliance", "working group", "jury",
)  # fmt: skip
OF_ANOTHER = frozenset(
    ["committee", "sub-committee", "subcommittee", "sub-group", "subgroup", "panel", "group"]
)


def is_within(name: str) -> bool:
    """Whether a body is one that others have: a board, a committee, a group."""
    return last_word(name).casefold() in _WITHIN
