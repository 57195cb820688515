"""What is to be done by a day, said without whoever does it: "The licence will be reviewed by June 2031".

That is a piece of work with its day and nobody's: that a paper does not say whose it is, is what there is to ask.
"""

from __future__ import annotations

from remit.loaders.claims import dues, promised
from remit.loaders.claims.guards import is_inside_quotation, refused
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.own_subjects import RELATIVE
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.verbs import FINITE, is_done, may_be_past
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import last_word

_BINDING = ("will", "shall", "must")
_LONGEST = 10  # tokens of what something is done to
_SHORTEST = 2
_SOMEBODYS = ("person", "post", "body", "group")
# What befalls a thing, or is only felt: no work of anybody's that is done by a day.
_NO_WORK = frozenset(["affected", "delayed", "needed", "required", "expected", "closed", "used", "lost", "pleased", "received", "over", "gone", "replaced", "seen", "known"])  # fmt: skip


def read(meant: Meant, s: Sentence) -> Ref | None:
    """The piece of work that a sentence says is to be done by a day, where it says of nobody that they do it."""
    teller = meant.teller
    if not promised.gives_work(teller) or teller.reading.partnership is not None:
        return None
    found = _verb(s)
    if found is None:
        return None
    modal, verb = found
    text = s.passage.text
    before, behind = text[: s.tokens[modal].start], text[s.tokens[verb].end :]
    if is_inside_quotation(text, s.tokens[modal].start) or refused(before, "", behind):
        return None
    if not _is_a_thing(s, modal) or _is_by_somebody(s, verb) or not dues.due_words(behind):
        return None
    thing = teller.work(s.cut(0, verb + 1))
    teller.due_in(thing, s.cut(verb + 1, len(s.tokens)))
    return thing


def _verb(s: Sentence) -> tuple[int, int] | None:
    """Where "will be reviewed" or "is to be reviewed" begins and ends, if that is the first verb of a sentence."""
    first = next((n for n, t in enumerate(s.tokens) if t.low in FINITE), None)
    if first is None or first >= len(s.tokens) - 3 or first in s.covered:
        return None
    at, low = first + 1, s.tokens[first].low
    if low in ("is", "are") and s.tokens[at].low == "to":
        at += 1
    elif low not in _BINDING:
        return None
    adverbs = frames().words["adverbs"]
    while at < len(s.tokens) - 2 and s.tokens[at].low in adverbs:
        at += 1
    if s.tokens[at].low != "be":
        return None
    verb = at + 1
    while verb < len(s.tokens) - 2 and (
        s.tokens[verb].low in adverbs or s.tokens[verb].low.endswith("ly")
    ):
        verb += 1
    done = s.tokens[verb].low
    known = is_done(done) or (may_be_past(done) and done not in frames().words["states"])
    return (first, verb) if known and done not in _NO_WORK else None


def _is_a_thing(s: Sentence, end: int) -> bool:
    """Whether what stands before a verb is one thing that something can be done to, and nobody."""
    words, first = frames().words, s.tokens[0]
    if not (_SHORTEST <= end <= _LONGEST) or first.low in words["pronouns"] - {"this", "these"}:
        return False
    if not (first.low in words["determiners"] or first.capital) or first.low in ("any", "that"):
        return False
    within = s.tokens[:end]
    if any(
        t.low in RELATIVE or t.text in ",;:()" or t.low in words["stops"] - _JOINING for t in within
    ):
        return False
    head = s.ending.get(end)
    somebody = head is not None and (head.kind in _SOMEBODYS or head.several)
    last = last_word(s.text(0, end)).casefold()
    people = words["of members"] | words["people"] | words["groups"]
    seat = last.removesuffix("s") in words["no objects"] | people or last in people
    return not somebody and not seat


_JOINING = frozenset(["of", "for", "and", "in", "on", "to", "at", "with", "from"])


def _is_by_somebody(s: Sentence, verb: int) -> bool:
    """Whether somebody is named behind "by": whose it is, is told, or was not understood."""
    times = frames().words["times"]
    return any(
        s.tokens[phrase.first - 1].low == "by"
        and phrase.kind != "law"
        and times.isdisjoint(t.low for t in s.tokens[phrase.first : phrase.last])
        for phrase in s.phrases
        if phrase.first > verb
    )
