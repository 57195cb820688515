"""What is done "by" somebody, in the present: "Grants are paid by the Treasurer", "A is kept by B and C is drafted by D"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from remit.loaders.claims.assigned import told_of
from remit.loaders.claims.clauses import Match
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.own_subjects import CONJUNCTIONS
from remit.loaders.claims.said_before import step_back
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase, as_body
from remit.loaders.claims.verbs import (
    all_do,
    has_finite,
    is_authored,
    is_done,
    may_be_verb,
    tells_of_all,
)
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import Frame, frames

_DONE_BY = Frame("responsible", "right", "left", ("be", "done", "by"))
_IS = ("is", "are", "be")
_MAY = ("can", "could", "may", "might")
_ONCE = ("until", "formerly", "too")
_ALTHOUGH = ("while", "whilst", "although", "though")  # what is granted is not what is told
_SOMEBODY = (["post"], ["person"])
_UP_TO_BY = 3  # words between a participle and its "by": "reviewed each year by"


def in_passive(meant: Meant, s: Sentence) -> Iterator[Ref]:
    """The piece of work that each clause of a sentence says is done by somebody, with what is beside it said."""
    start: int | None = None  # where the subject of the clause begins
    for at, token in enumerate(s.tokens[:-2]):
        carried = start is not None and token.low == "and"
        if token.low not in _IS and not carried:
            continue
        if (token.low == "be" and _may_be(s, at)) or _tells_more(s, at):
            continue  # "can also be used by": nobody has to
        found = _done_by(s, at + 1)
        if found is None:
            continue
        verb, behind = found
        m = Match(_DONE_BY, s, at, behind)
        who = [as_body(meant.names.titles.known(phrase)) for phrase in m.right()]
        if not who or m.reason or not _ends(s, who[-1]):
            continue
        if not _is_participle(s.tokens[verb].low, who) or _manages(m, s.tokens[verb].low):
            continue
        if s.tokens[0].low in _ALTHOUGH or any(t.low in _ONCE for t in s.tokens):
            continue
        begin = start if carried and start is not None else _subject_of(s, at)
        if begin is None or (not carried and m.work_left() is None):
            continue
        if _is_no_work(s, (begin, at, verb), who):
            continue
        start = begin
        work = s.cut(begin, behind - 1)
        if thing := told_of(meant, s.passage, who, work, s.text(at, behind)):
            last = max(phrase.last for phrase in who)
            if last < len(
                s.tokens
            ):  # "reviewed by the Council every year": the "by" is the agent's
                meant.teller.due_in(thing, s.cut(last, len(s.tokens)))
            yield thing


def _is_no_work(s: Sentence, places: tuple[int, int, int], who: Sequence[Phrase]) -> bool:
    """Whether what is done is none: "Progress has been good, and the list is kept by departments", "The foreword is written by her".

    ``places`` are where its subject begins, where "is" stands, and its participle.
    """
    begin, at, verb = places
    said = s.text(begin, step_back(s, at))
    if begin + 1 == step_back(s, at) and s.tokens[begin].low in frames().words["bare nouns"]:
        return True
    return tells_of_all(who, said) or is_authored(said, s.tokens[verb].low)


def _tells_more(s: Sentence, at: int) -> bool:
    """Whether a verb says more of a noun before "that": of "the replies, that will be read by the Board" no more is theirs."""
    words = frames().words
    while at and s.tokens[at - 1].low in words["modals"] | words["adverbs"]:
        at -= 1
    return at > 0 and s.tokens[at - 1].low == "that"


def _manages(m: Match, verb: str) -> bool:
    """Whether it is somebody who is managed: "The Warden is managed by the Clerk" says whom he answers to."""
    return verb == "managed" and [p.kind for p in m.left()[-1:]] in _SOMEBODY


def _may_be(s: Sentence, at: int) -> bool:
    """Whether "can", "may" or the like stands before a verb, with nothing but adverbs between them."""
    adverbs = frames().words["adverbs"]
    while at and s.tokens[at - 1].low in adverbs:
        at -= 1
    return at > 0 and s.tokens[at - 1].low in _MAY


def _done_by(s: Sentence, at: int) -> tuple[int, int] | None:
    """The participle that begins at a token, and where its "by" ends: "kept by", "being reviewed each year by"."""
    words = frames().words
    verb = at
    while verb < len(s.tokens) and (
        s.tokens[verb].low in words["adverbs"] | {"being"} or s.tokens[verb].low.endswith("ly")
    ):
        verb += 1
    for by in range(verb + 1, min(verb + 2 + _UP_TO_BY, len(s.tokens) - 1)):
        if s.tokens[by].low == "by":
            return verb, by + 1
        if not s.tokens[by].text[0].isalpha() or s.tokens[by].low in ("and", "or", "to"):
            return None
    return None


def _is_participle(low: str, who: Sequence[Phrase]) -> bool:
    """Whether a word is what is done; one that is not known must be done by somebody who is named for certain."""
    sure = all(p.kind in ("post", "person") or (p.party and not p.guessed) for p in who)
    if any(p.several for p in who) and not all_do(low):
        return False  # "The rules are flouted by landlords"
    strange = frames().words["states"] | frames().words["done to somebody"]
    return low not in strange and (is_done(low) or (sure and low.endswith("ed")))


def _subject_of(s: Sentence, at: int) -> int | None:
    """Where the subject of a verb in the passive begins; nothing where it is somebody, of whom another relation is said."""
    head = s.ending.get(at)
    if (
        s.subject is not None
        and not s.clause_start(at)
        and may_be_verb(s.tokens[0].low)
        and not has_finite(s.passage.text)
    ):
        return None  # "Answers to the Board and is line-managed by its chair"
    if head is not None and head.party and not (head.generic or head.guessed):
        return None
    start = s.clause_start(at)
    before = s.tokens[step_back(s, at) - 1].low
    if before in (*CONJUNCTIONS, ",") or _of_a_seat(s, at):
        return None  # what stands before it has a verb of its own
    for n in range(at - 1, start, -1):
        again = s.tokens[n - 1].low in CONJUNCTIONS and s.tokens[n].low in (
            "the",
            "its",
            "all",
            "any",
        )
        if again and any(t.low in (*_IS, "by") for t in s.tokens[start:n]):
            return n  # "A is kept by B and the C is drafted by D"
    return start


def _of_a_seat(s: Sentence, at: int) -> bool:
    """Whether what is done befalls a seat or an office: "our two places are held by", "the chair is taken by"."""
    head = s.tokens[step_back(s, at) - 1].low
    return head.removesuffix("s") in frames().words["no objects"] or head in frames().offices


def _ends(s: Sentence, phrase: Phrase) -> bool:
    """Whether a party stands by itself: not "by Vale Council tax rules", "by the Board's absence"."""
    if s.tokens[phrase.last - 1].low.endswith(("'s", "’s")):
        return False
    if phrase.last >= len(s.tokens) or not s.tokens[phrase.last].text[0].isalpha():
        return True
    low, known = s.tokens[phrase.last].low, frames().words
    beside = ("prepositions", "goes on", "how often", "adverbs")
    return low.endswith("ly") or any(low in known[name] for name in beside)
