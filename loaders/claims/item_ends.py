"""Whose an item of minutes is that ends on it: "ACTION: AB", "[AB/CD]", or "Ann Bee by 3 May" on a line of its own.

What they are to do is the last that the item asks, or the last that it asks of them by name. An item that asks nothing is
owned up to. A line of names alone ends an item only where several do, and a topic or the end stands below each: one by
itself may as well be a signature, and names above what is said are those of speakers. What others took on, or may take on,
is never theirs; round brackets name who proposed, seconded or spoke, and so do square ones behind the meeting's own deeds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from remit.loaders.blocks import Passage, joined
from remit.loaders.claims.askings import asks, promises
from remit.loaders.claims.deeds import TO, Deeds, is_no_deed, owner_words
from remit.loaders.claims.dues import due_at_a_meeting, due_words
from remit.loaders.claims.guards import refused
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.taken_on import TOOK_ON, WOULD
from remit.loaders.claims.whose import Owners
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word, last_word

_WHO = r"(?P<who>[A-Z][^.;:()\[\]]{1,60}?)(?:[,;–-]?\s(?P<when>(?:by|before|for|in)\s[^.;:()\[\]]{2,40}))?"
# "AB", "AB and CD, by 3 May": who, and nothing that they are to do.
_ONLY_WHO = re.compile(rf"^{_WHO}[. ]*$")
_BEHIND = re.compile(rf"(?:(?<=[.!?])\s{{0,9}}(?P<round>\()|\s{{0,9}}\[){_WHO}[\])]\.?\s*$")
_ROUND_BEHIND = re.compile(r"(?:(?<!\s)\s+)?\((?P<who>[^()\[\]]{2,60})\)[\s.;]*$")
_BE = re.compile(r"\bbe\s+(?:\w{2,20}ly\s+)?(?P<done>[a-z]+)")
_MEETING = ("it was", "resolved", "agreed", "we", "members", "governors", "trustees", "the meeting")
_OPENING = ("that", "the", "resolved", "agreed", ":", ",")  # before the subject of a clause
_SEES_TO = re.compile(
    r"^(?P<who>[A-Z][^.;:()\[\]]{1,60}?)\s(?:is to|are to|to|will|agreed to|has agreed to)\s(?P<verb>[a-z]+(?: (?:up|on|with|into|out))?)(?:\s(?:this|it|these|them))?"
    r"(?:[,;]?\s(?P<when>(?:by|before)\s[^.;:()\[\]]{2,40}))?[. ]*$"
)
_FEWEST = 2  # lines of names alone; words of a matter
_PLAIN, _LONGEST = 4, 40  # words of a matter that is plain, and of any
_PAIR = 2  # who proposed and who seconded


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


def proposed(deeds: Deeds, words: Passage) -> tuple[Passage, Passage | None]:
    """What a meeting resolved, without the round bracket behind it that may name who proposed and seconded it."""
    m = _ROUND_BEHIND.search(words.text)
    owners = deeds.owners(m["who"]) if m is not None else None
    if m is None or not owners:
        return words, None
    work = words.cut(0, m.start())
    theirs = _is_the_meetings(work, Said(words, resolved=True), owners)
    return (work, words.match(m, "who")) if theirs else (words, None)


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
    asked = [(one, work) for one in item for work in _asked(deeds, one, owners or [])]
    if owners and not asked and said.casefold().startswith("action"):
        return matter_of(deeds, item, mark, owners, when=named["when"] or "", said=said)
    if not owners or not asked:
        return False
    names = {last_word(agent.name) for agent, _ in owners if agent.kind == "person"}
    of_them = [
        one
        for one in asked
        if one[1] and any(re.search(rf"\b{re.escape(n)}\b", one[0].words.text) for n in names)
    ]
    last, work = (of_them or asked)[-1]
    bracket = named.re is _BEHIND
    if work is None or (bracket and (named["round"] or _is_the_meetings(work, last, owners))):
        return False
    thing = deeds.teller.work(work)
    for agent, _ in owners:
        evidence = [mark, work, *deeds.spelt(named["who"], agent)]
        deeds.teller.assigned(thing, "responsible", agent, evidence, said=said, basis="inferred")
    if named["when"]:
        deeds.teller.due(thing, mark, due_words(named["when"]) or named["when"])
    else:
        due_at_a_meeting(deeds.teller.reading, thing, last.words)
    return True


def matter_of(
    deeds: Deeds, item: Sequence[Said], mark: Passage, owners: Owners, *, when: str, said: str
) -> bool:
    """Say whose a matter is of which its item only tells how it stands: "Noticeboard: repairs needed. Action: AB"."""
    words = [one.words for one in item]
    first = len(words) - 1
    while first > 0 and len(joined(words[first:]).text.split()) < _PLAIN:
        first -= 1  # "Repairs needed."
    matter = joined(words[max(first, 0) :]) if words else None
    if matter is None or not _FEWEST <= len(matter.text.split()) <= _LONGEST:
        return False
    if is_no_deed(matter.text) or refused(matter.text, "", "") or matter.text.endswith("?"):
        return False
    if not _may_be_asked(deeds, matter.text, {agent for agent, _ in owners}):
        return False  # "The Clerk has ordered the bench. Action: AB"
    thing = deeds.teller.work(matter.cut(0, len(matter.text.rstrip(" .;"))))
    for agent, _ in owners:
        evidence = [mark, matter, *deeds.spelt(mark.text, agent)]
        deeds.teller.assigned(thing, "responsible", agent, evidence, said=said, basis="inferred")
    if when:
        deeds.teller.due(thing, mark, due_words(when) or when)
    return True


def to_see_to(deeds: Deeds, item: Sequence[Said], sentence: Passage) -> bool:
    """Say who is to see to what its item tells, by a verb without its object: "Workshop on 5 May. AB to attend."."""
    m = _SEES_TO.match(sentence.text)
    if m is None or m["verb"].casefold() not in frames().words["deeds of what was said"]:
        return False
    owners = deeds.owners(m["who"])
    if not owners or not deeds.are_here(owners):
        return False
    return matter_of(deeds, item, sentence, owners, when=m["when"] or "", said=f"to {m['verb']}")


def _asked(deeds: Deeds, said: Said, owners: Owners) -> tuple[Passage | None, ...]:
    """What a sentence asks, without whom it asks; ``None`` where it asks others, and nothing where it asks nothing."""
    words = said.words
    own: Owners | None = []
    work = words
    if said.resolved:
        _, own, work = deeds.named(words.text, words, "", "agreed")
    elif told := _told(words.text):
        own = deeds.owners(owner_words(told["who"])) or []
        if own:
            work = words.match(told, "work")
        elif not _names_nobody(told):
            return (None,)
        elif told["who"].casefold() in _MEETING:
            work = words.match(told, "work")
    if not own and not (asks(words.text) or promises(words.text)):
        return ()  # "A form will be drawn up" asks nobody by name
    whose = {agent for agent, _ in owners}
    if own is None or (own and not whose <= {agent for agent, _ in own}) or ";" in work.text:
        return (None,)
    if not own and not _may_be_asked(deeds, words.text, whose):
        return (None,)
    if is_no_deed(work.text) or refused(words.text, "", ""):
        return ()
    return (work.cut(0, len(work.text.rstrip(" .;"))),)


def _told(text: str) -> re.Match[str] | None:
    """Who is to do what, as a sentence says it first: "Ann Bee agreed to ask if he will come" is hers."""
    found = [m for pattern in (TOOK_ON, WOULD, TO) if (m := pattern.match(text))]
    return min(found, key=lambda m: len(m["who"]), default=None)


def _names_nobody(told: re.Match[str]) -> bool:
    """Whether a clause may ask whoever it does not name: of the meeting, or of what is to be done."""
    return told.re is TO or told["who"].casefold() in _MEETING or told["work"].startswith("be ")


def _may_be_asked(deeds: Deeds, text: str, whose: set[Ref]) -> bool:
    """Whether somebody may be asked a thing that a sentence says others neither do nor have had done "by" them."""
    tokens, phrases = deeds.grammar.read(text)
    for phrase in phrases:
        before = tokens[phrase.first - 1].low if phrase.first else ""
        opens = all(t.low in _OPENING for t in tokens[: phrase.first])
        if not phrase.party or not (opens or before == "by"):
            continue
        named = deeds.owners(text[tokens[phrase.first].start : tokens[phrase.last - 1].end])
        if whose.isdisjoint(agent for agent, _ in named or ()):
            return False
    return True


def _is_the_meetings(work: Passage, said: Said, owners: Owners) -> bool:
    """Whether what a bracket stands behind is the meeting's own deed, or may have been proposed and seconded by those in it."""
    done = m["done"] if (m := _BE.search(work.text)) else first_word(work.text)
    known = frames().words
    own = done.casefold() in known["done by a meeting"] | known["deeds of a meeting"]
    return own or (said.resolved and len(owners) == _PAIR)
