"""What a person said is not the same work: a load keeps it with the register, so that every comparison holds to it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from typing import Final

from remit.graph.errors import RegisterError

# The key of the meta under which they stand, each a kind with the names or references that are not one.
APART: Final = "apart"


def decided_in(meta: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Of each decision that a load has kept the kind, and behind it the names.

    >>> decided_in({APART: '[["action", "Q7", "Q9"]]'}), decided_in({})
    ([('action', 'Q7', 'Q9')], [])

    Raises:
        RegisterError: they are not as a load writes them.
    """
    with suppress(ValueError, TypeError, RecursionError):
        kept = json.loads(meta.get(APART, "[]"))
        lists = isinstance(kept, list) and all(isinstance(each, list) and each for each in kept)
        if lists and all(isinstance(words, str) for each in kept for words in each):
            return [tuple(each) for each in kept]
    raise RegisterError(
        "what this register keeps of decisions that things are not the same is damaged; "
        "load its documents and decisions again"
    )


def decided_at(meta: Mapping[str, str], words: Collection[str]) -> int | None:
    r"""The line of the decisions that splits a cell into these words; none where no line does.

    >>> meta = {"decisions": "split:\n  - cell: Ann Bee Cy Dee\n    into: [Ann Bee, Cy Dee]"}
    >>> decided_at(meta, {"Cy Dee", "Ann Bee"}), decided_at(meta, {"Cy Dee", "Di Eff"})
    (2, None)
    """
    lines = enumerate(meta.get("decisions", "").splitlines(), 1)
    cells = ((n, line) for n, line in lines if line.lstrip(" -").startswith("cell:"))
    return next((n for n, line in cells if words and all(word in line for word in words)), None)


def keeps_apart(names: AbstractSet[str], ours: AbstractSet[str], theirs: AbstractSet[str]) -> bool:
    """Whether a decision that things of some names are not one is about two: each goes by another of these.

    >>> keeps_apart({"q7", "q9"}, {"q7", "count the buoys"}, {"q9", "count the buoys"})
    True
    >>> keeps_apart({"q7", "q9"}, {"q7"}, {"q7"}), keeps_apart({"q7", "q9"}, {"q7"}, {"q8"})
    (False, False)
    """
    one, other = ours & names, theirs & names
    return bool(one and other) and not one & other
