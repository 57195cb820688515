"""Whether words name a person or a post, where somebody is named in a text and nothing else tells."""

from __future__ import annotations

import re
from dataclasses import dataclass

from remit.viz.hiding import tokens_of

# Words of posts and bodies, by which who decides something is called instead of by name.
_OFFICES = frozenset(
    [
        "administrator",
        "adviser",
        "analyst",
        "assistant",
        "audit",
        "auditor",
        "authority",
        "board",
        "cabinet",
        "chair",
        "chairman",
        "chairperson",
        "chairwoman",
        "chief",
        "clerk",
        "commander",
        "commissioner",
        "committee",
        "constable",
        "convenor",
        "coordinator",
        "council",
        "department",
        "deputy",
        "director",
        "executive",
        "force",
        "governance",
        "group",
        "head",
        "inspector",
        "lead",
        "leader",
        "manager",
        "mayor",
        "member",
        "members",
        "minister",
        "office",
        "officer",
        "panel",
        "partnership",
        "police",
        "president",
        "secretariat",
        "secretary",
        "sergeant",
        "service",
        "services",
        "steward",
        "superintendent",
        "team",
        "treasurer",
        "trust",
        "trustee",
        "unit",
        "vice",
    ]
)


@dataclass(frozen=True)
class Offices:
    """Tells whether words name a person or a post; ``words`` are common, ``labels`` those of others."""

    words: set[str]
    labels: set[str]

    def people(self, who: str) -> list[str]:
        """The parts of an author that look like the name of a person."""
        return [part for part in _parts(who) if self._person(part)]

    def readable(self, who: str) -> bool:
        """Whether every part is a person whose name is known, or the name of a post or a body."""
        parts = [part for part in _parts(who) if not self._person(part)]
        return bool(parts) and all(self._office(part) for part in parts)

    def _person(self, part: str) -> bool:
        tokens = [token.casefold() for token in tokens_of(part)]
        if not 1 <= len(tokens) <= 4 or part.casefold() in self.labels:
            return False
        return not _OFFICES & {*tokens} and not {*tokens} <= self.words

    def _office(self, part: str) -> bool:
        tokens = {token.casefold() for token in re.findall(r"[^\W\d_]+", part)}
        known = self.words | _OFFICES | {word for label in self.labels for word in label.split()}
        return part.casefold() in self.labels or (bool(_OFFICES & tokens) and tokens <= known)


def _parts(who: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,;:/()&]|\band\b|\s[-–—]\s", who) if part.strip()]
