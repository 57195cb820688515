"""Posts that a group has of its own, rather than the body that one of its people comes from: its chair, its clerk."""

from __future__ import annotations

import re

from remit.loaders.claims import outsiders
from remit.loaders.schema.frames import frames

OFFICES = frozenset([
    "chair", "chairman", "chairwoman", "chairperson", "vice-chair", "vice chair", "deputy chair", "co-chair", "joint chair", "secretary",
    "treasurer", "convenor", "convener", "cathaoirleach", "cadeirydd",
])  # fmt: skip
_OF = re.compile(r"\s(?:of|to)\s(?:the\s|our\s)?", re.IGNORECASE)


def office_in(title: str, group: str) -> str:
    """The office of a group that a title is; empty where it is none, or one of another group.

    >>> office_in("Chair of the Board", "Quay Board"), office_in("Chair of the Trust", "Quay Board")
    ('Chair', '')
    """
    office, *of = _OF.split(title.strip(), maxsplit=1)
    own = not of or f" {group.casefold()}".endswith(f" {of[0].casefold()}")
    if office.casefold() not in OFFICES or not own:
        return ""
    return frames().offices.get(office.casefold(), "")


def keeps_papers(text: str) -> bool:
    """Whether a seat is that of whoever serves the group and has no vote in it: "Secretary (no vote)"."""
    first, *rest = re.split(r"[\s,(–-]+", text.casefold(), maxsplit=1)
    serves = frames().offices.get(first, "") in ("Secretary", "Secretariat", "Clerk")
    return serves and outsiders.heads(" ".join(rest))
