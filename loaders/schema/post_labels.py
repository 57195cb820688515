"""The labels of a paper about one post: what each asks for, and whether rows of labels with values describe one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from remit.graph.lookup import key
from remit.loaders.blocks import Block, Passage
from remit.loaders.schema.frames import frames
from remit.loaders.schema.lexicon import Lexicon

_DASH = re.compile(r"(?<!\s)\s*[:–—]\s*|(?<!\s)\s+-\s+")
_JOINTS = (
    " for the ",
    " of the ",
    " for ",
    " of ",
)  # between the name of such a paper and the post
ASKED = ("post", "reports to", "subordinates", "name", "unit", "body", "deputy", "purpose", "charge", "nominator", "neutral")  # fmt: skip
_SURE = 0.8  # of the meaning of a label
_MOST_WORDS = 6  # of one
_MOSTLY = 0.6  # of the rows of a description
_FEWEST = 2
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


def pairs_of(row: Block) -> list[tuple[Passage, Passage | None]]:
    """The labels of a row, each with what stands beside it; none where its cells are no pairs.

    What is merged over several columns stands in each of them, and counts once.
    """
    cells: list[Passage] = []
    for _, cell in sorted(row.cells.items()):
        if not cells or cells[-1].text != cell.text:
            cells.append(cell)
    if len(cells) == 1:
        return [(cells[0], None)]
    return list(zip(cells[::2], cells[1::2], strict=True)) if len(cells) % 2 == 0 else []


def describes_a_post(rows: Sequence[Block], lexicon: Lexicon, title: str = "") -> bool:
    """Whether rows are labels of a post, each once and with its value beside it, and no table with a header.

    Below the ``title`` of a paper about a post any labels that such papers have are those of the post.
    """
    said: list[tuple[str, str]] = []
    seen: set[str] = set()
    for row in rows:
        pairs = pairs_of(row)
        labels = {_folded(label.text) for label, _ in pairs}
        if len(labels) < max(len(pairs), 1) or seen & labels:
            return False  # as is plain of a table from its first rows
        seen |= labels
        said += [(label.text, value.text if value else "") for label, value in pairs]
    return are_of_a_post(said, lexicon, titled=bool(title) and of_paper(title) is not None)


def are_of_a_post(
    pairs: Sequence[tuple[str, str]], lexicon: Lexicon, *, titled: bool = False
) -> bool:
    """Whether labels, each with its value, say what a post is called, whom it answers to or who answers to it.

    Where they are ``titled`` they need not tell that by themselves.

    >>> from remit.loaders.schema.lexicon import lexicon
    >>> are_of_a_post([("Post", "Warden"), ("Reports to", "Clerk")], lexicon())
    True
    >>> are_of_a_post([("Post", "Reports to"), ("Warden", "Clerk")], lexicon())
    False
    """
    labels = [label.strip(" *:") for label, _ in pairs]
    if len(pairs) < _FEWEST or len(set(map(_folded, labels))) < len(labels):
        return False
    roles = [asked(lexicon, label) for label in labels]
    if any(asked(lexicon, value.strip(" *:")) for _, value in pairs):
        return False
    telling = {role for role in roles if role in _TELLING}
    return sum(map(bool, roles)) >= _MOSTLY * len(roles) and (titled or len(telling) >= _FEWEST)


def _folded(label: str) -> str:
    return key(label.strip(" *:"))


def of_paper(text: str) -> str | None:
    """What a line says beside the name of a paper about one post: "" where it is that alone, ``None`` where it is none.

    >>> of_paper("Role profile: Head of Parks"), of_paper("Role profile"), of_paper("Minutes")
    ('Head of Parks', '', None)
    """
    papers = frames().words["papers of a post"]
    halves = [half.strip() for half in _DASH.split(text.strip(" ."), maxsplit=1)]
    for n, half in enumerate(halves):
        if half.casefold() in papers:
            return " ".join(halves[:n] + halves[n + 1 :])
    low, openings = text.casefold(), _openings()
    if not low.startswith(openings):
        return None
    return next(text[len(words) :] for words in openings if low.startswith(words))


@cache
def _openings() -> tuple[str, ...]:
    """What stands before the name of a post in the title of a paper about it."""
    papers = frames().words["papers of a post"]
    return tuple(paper + joint for paper in papers for joint in _JOINTS)
