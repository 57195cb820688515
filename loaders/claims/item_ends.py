"""Whose an item of minutes is that ends on it: "ACTION: AB", "[AB/CD]", or "Ann Bee by 3 May" on a line of its own.

What they are to do is the last that the item asks, or the last that it asks of them by name. An item that asks nothing is
owned up to. A line of names alone ends an item only where several do, and a topic or the end stands below each: one by
itself may as well be a signature, and names above what is said are those of speakers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from remit.loaders.blocks import Passage
from remit.loaders.claims.askings import asks, promises
from remit.loaders.claims.deeds import TO, Deeds, Owners, is_no_deed, owner_words
from remit.loaders.claims.dues import due_at_a_meeting, due_words
from remit.loaders.claims.guards import refused
from remit.loaders.claims.pieces import Piece
from remit.loaders.values.ends import last_word

_WHO = r"(?P<who>[A-Z][^.;:()\[\]]{1,60}?)(?:[,;–-]?\s(?P<when>(?:by|before|for|in)\s[^.;:()\[\]]{2,40}))?"
# "AB", "AB and CD, by 3 May": who, and nothing that they are to do.
_ONLY_WHO = re.compile(rf"^{_WHO}[. ]*$")
_BEHIND = re.compile(rf"(?:(?<=[.!?])\s{{0,9}}[\[(]|\s{{0,9}}\[){_WHO}[\])]\.?\s*$")
_TOOK = re.compile(
    r"^(?P<who>.{2,80}?)\s+(?:will|would|(?:was|were|is|are) asked to|(?:has |have )?(?:agreed|undertook|undertaken|offered|promised) to|is to|are to)\s+"
    r"(?P<work>[a-z]+\s.*)$"
)
_FEWEST = 2  # lines of names alone


class Said(NamedTuple):
    """A sentence of an item, or one of several things that it was ``resolved`` to do."""

    words: Passage
    resolved: bool = False


def parted(deeds: Deeds, item: Passage) -> tuple[Passage, re.Match[str] | None]:
    """An item without the bracket behind it that names those of this meeting whose it is: "… [AB/CD]"."""
    m = _BEHIND.search(item.text)
    if m is None or not deeds.are_here(deeds.owners(m["who"])):
        return item, None
    return item.cut(0, m.start() + 1 if item.text[m.start()] in ".!?" else m.start()), m


def named_alone(text: str) -> re.Match[str] | None:
    """Words that name somebody, perhaps with a time, and nothing that they are to do."""
    return _ONLY_WHO.match(text)


def alone(deeds: Deeds, found: Sequence[Piece]) -> set[int]:
    """The lines of names alone on which items end, by identity."""
    ending = {
        id(piece)
        for above, piece, below in zip(found, found[1:], [*found[2:], None], strict=False)
        if _ends(above, piece, below) and deeds.are_here(_owners_alone(deeds, piece))
    }
    return ending if len(ending) >= _FEWEST else set()


def _ends(above: Piece, piece: Piece, below: Piece | None) -> bool:
    plain = above.kind in ("text", "item") and not above.heads and not piece.role
    return plain and not piece.mark and (below is None or below.heads or below.numbered)


def _owners_alone(deeds: Deeds, piece: Piece) -> Owners | None:
    m = _ONLY_WHO.match(piece.passage.text)
    return deeds.owners(m["who"]) if m is not None else None


def tell(
    deeds: Deeds, item: Sequence[Said], mark: Passage, named: re.Match[str], said: str
) -> bool:
    """Say whose the last is that an item asks; false, and nothing said, where it asks nothing."""
    owners = deeds.owners(named["who"])
    asked = [(one, work) for one in item if (work := _asked(deeds, one, owners or []))]
    if not owners or not asked:
        return False
    names = {last_word(agent.name) for agent, _ in owners if agent.kind == "person"}
    of_them = [
        one
        for one in asked
        if any(re.search(rf"\b{re.escape(n)}\b", one[0].words.text) for n in names)
    ]
    last, work = (of_them or asked)[-1]
    thing = deeds.teller.work(work)
    for agent, _ in owners:
        evidence = [mark, work, *deeds.spelt(named["who"], agent)]
        deeds.teller.assigned(thing, "responsible", agent, evidence, said=said, basis="inferred")
    if named["when"]:
        deeds.teller.due(thing, mark, due_words(named["when"]) or named["when"])
    else:
        due_at_a_meeting(deeds.teller.reading, thing, last.words)
    return True


def _asked(deeds: Deeds, said: Said, owners: Owners) -> Passage | None:
    """What a sentence asks, without whom it asks; nothing where it asks nothing, or others than the owners."""
    words = said.words
    own: Owners | None = None
    if said.resolved:
        _, own, work = deeds.named(words.text, words, "", "agreed")
    else:
        told = TO.match(words.text) or _TOOK.match(words.text)
        own = deeds.owners(owner_words(told["who"])) if told else None
        if not own and not (asks(words.text) or promises(words.text)):
            return None  # "A form will be drawn up" asks nobody by name
        work = words.match(told, "work") if told and own else words
    if own and not {agent for agent, _ in own} & {agent for agent, _ in owners}:
        return None
    if is_no_deed(work.text) or refused(words.text, "", ""):
        return None
    return work.cut(0, len(work.text.rstrip(" .;")))
