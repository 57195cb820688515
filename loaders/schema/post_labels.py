"""The labels of a paper about one post: what each asks for, and whether rows of labels with values describe one."""

from __future__ import annotations

from collections.abc import Sequence

from remit.graph.lookup import key
from remit.loaders.blocks import Block
from remit.loaders.schema.lexicon import Lexicon

ASKED = ("post", "reports to", "subordinates", "name", "unit", "body", "deputy", "purpose", "charge", "nominator", "neutral")  # fmt: skip
_SURE = 0.8  # of the meaning of a label
_MOST_WORDS = 6  # of one
_MOSTLY = 0.6  # of the rows of a description
_FEWEST = 2
_SIDES = 2  # cells of a row
_TELLING = ("post", "reports to", "subordinates")


def asked(lexicon: Lexicon, label: str) -> str:
    """What a label asks for in a paper about a post; empty where it is none.

    >>> from remit.loaders.schema.lexicon import lexicon
    >>> [asked(lexicon(), t) for t in ("Job title", "Line manages", "Line manager", "Weather")]
    ['post', 'subordinates', 'reports to', '']
    """
    if not label or len(label.split()) > _MOST_WORDS:
        return ""
    meanings = lexicon.meanings(label)
    best = max((m.score for m in meanings), default=0.0)
    likeliest = [m.role for m in meanings if m.score == best >= _SURE and m.role in ASKED]
    return likeliest[0] if likeliest else ""


def describes_a_post(rows: Sequence[Block], lexicon: Lexicon) -> bool:
    """Whether rows are labels of a post, each once and with its value beside it, and no table with a header."""
    cells = [[cell.text for cell in row.cells.values()] for row in rows]
    if any(not 1 <= len(row) <= _SIDES for row in cells):
        return False
    return are_of_a_post([(row[0], "".join(row[1:])) for row in cells], lexicon)


def are_of_a_post(pairs: Sequence[tuple[str, str]], lexicon: Lexicon) -> bool:
    """Whether labels, each with its value, say what a post is called, whom it answers to or who answers to it.

    >>> from remit.loaders.schema.lexicon import lexicon
    >>> are_of_a_post([("Post", "Warden"), ("Reports to", "Clerk")], lexicon())
    True
    >>> are_of_a_post([("Post", "Reports to"), ("Warden", "Clerk")], lexicon())
    False
    """
    labels = [label.strip(" *:") for label, _ in pairs]
    if len(pairs) < _FEWEST or len(set(map(key, labels))) < len(labels):
        return False
    roles = [asked(lexicon, label) for label in labels]
    if any(asked(lexicon, value.strip(" *:")) for _, value in pairs):
        return False
    telling = {role for role in roles if role in _TELLING}
    return sum(map(bool, roles)) >= _MOSTLY * len(roles) and len(telling) >= _FEWEST
