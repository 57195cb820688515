"""Who is a councillor of the council whose meeting it is: those of its own list of those present who are called so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from remit.loaders.blocks import Passage
from remit.loaders.claims.entries import Entry
from remit.loaders.claims.names import Names
from remit.loaders.claims.rolls import of_a_meeting
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import last_word

_CALLED = frozenset(["cllr", "councillor"])
_LABELS = frozenset(
    ["present", "those present", "members present", "councillors present", "councillors", "members"]
)
_LETTERS = re.compile(r"\b[A-Z]{2,}\b|\b(?:Council|County|District|Borough|City)\b")
_FEWEST = 2  # who are called so


class There(NamedTuple):
    """Somebody who was at a meeting, by which words, below or beside which label."""

    person: Ref
    found: Entry
    passage: Passage
    label: str


def tell(reading: Reading, names: Names, there: Iterable[There]) -> None:
    """Say of those who were at a council's own meeting as its councillors that they are members of it."""
    own = names.own
    minutes = own.paper == "minutes" or (not own.paper and of_a_meeting(reading))
    if own.body is None or not minutes or last_word(own.body.name).casefold() != "council":
        return
    listed = [one for one in there if one.label.casefold().strip(" :") in _LABELS]
    called = [one for one in listed if _is_called(one)]
    others = [one for one in listed if not (_CALLED & _titles(one) or one.found.office)]
    if len(called) < _FEWEST or len(called) <= len(others):
        return
    for one in called:
        reading.findings.link(
            reading.source, one.passage, one.person, "memberOf", own.body,
            stated_as=one.found.honorific or one.label, basis="inferred",
        )  # fmt: skip


def _titles(one: There) -> set[str]:
    return {word.strip(".") for word in one.found.honorific.casefold().split()}


def _is_called(one: There) -> bool:
    """Whether somebody is called a councillor, and of no other council: not "County Cllr Bee", "Cllr Bee (MCC)"."""
    words = _titles(one)
    known = frames().words["titles of people"] | frames().words["offices before names"]
    plain = not _CALLED.isdisjoint(words) and words <= _CALLED | known
    text = one.passage.text.replace(one.found.name, "")
    return plain and not (one.found.body or one.found.post) and not _LETTERS.search(text)
