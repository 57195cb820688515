"""What the heading above a card names: a piece of work, a risk, a body, a post, or nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from remit.loaders.schema.cells import Looks, share
from remit.loaders.schema.columns import Option
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import last_word

_NUMBERED = re.compile(r"(?P<what>[A-Za-z][A-Za-z ]{1,30}?)\s?(?:[Nn]o\.?\s?)?\d{1,3}[.:]?")
_TITLED = ("actions", "risks", "delegations", "duties")
_SURELY = 0.9  # of what a label means
_POSTS = 0.5  # of the titles of cards that are posts
# Labels that only a body has, and those that a risk has: a title alone does not tell either.
_OF_GROUPS = ("chair", "members", "frequency", "quorum", "vice chair")
_OF_RISKS = ("risk", "risk owner", "mitigation", "action owner", "neutral")
_FEWEST_OF_GROUPS = 2  # of them, and of cards: one alone may be of the paper's own body


def names_it(
    looks: Looks,
    kind: str,
    titles: Sequence[str],
    options: Sequence[Option],
    is_post: Callable[[str], bool],
) -> bool:
    """Whether what stands above cards names the thing of which a table of this type is.

    ``options`` are what their labels may ask for, and ``is_post`` says whether words are the title of a post.
    """
    asked = {m.role for _, _, m in options if m.score >= _SURELY}
    if min(len(asked.intersection(_OF_GROUPS)), len(titles)) >= _FEWEST_OF_GROUPS:
        return kind == "groups" and _are_groups(looks, titles)
    if kind == "risks" and not any(m.role in _OF_RISKS for _, _, m in options):
        return False
    if kind == "posts":
        return (
            bool(titles)
            and "post" not in asked
            and share(":" not in t and is_post(t) for t in titles) >= _POSTS
        )
    return bool(titles) and kind in _TITLED


def _are_groups(looks: Looks, titles: Sequence[str]) -> bool:
    """Whether each title of cards ends as the names of bodies do, and is no person's."""
    if any(map(looks.profile.honorific.match, titles)):
        return False
    heads = looks.profile.heads | frames().words["bodies"]
    apart = frames().words["set apart"] | frames().words["of a time"]
    return all(
        last_word(t).casefold() in heads and apart.isdisjoint(t.casefold().split()) for t in titles
    )


def only_number(titles: Sequence[str]) -> bool:
    """Whether what stands above cards only numbers them: "Risk sheet 7", "Risk sheet 8"."""
    plain = {m["what"].casefold() for title in titles if (m := _NUMBERED.fullmatch(title))}
    return len(titles) > 1 and len(plain) == 1 and all(map(_NUMBERED.fullmatch, titles))
