"""What somebody does, in the active and the present: "The Trust inspects the weirs", "the Clerk, who keeps the minutes".

Each verb is a piece of work of its own, and is said of whom it agrees with in number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from remit.loaders.claims.assigned import opens, told_of
from remit.loaders.claims.guards import refused
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.own_subjects import CONJUNCTIONS, joint
from remit.loaders.claims.said_before import BESIDE, step_back, whom_before
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.verbs import (
    has_finite,
    has_object,
    is_doing,
    is_done,
    is_infinitive,
    is_noun,
    may_be_past,
    may_be_verb,
    one_does,
    several_do,
    takes_object,
)
from remit.loaders.claims.work_words import RELATIVE, work_behind
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames

_REFUSED = ("no", "none", "nothing", "nobody", "neither", "little", "few")
_SERVES = ("serve", "serves")
_ADVISES = ("recommends", "recommend", "asks", "ask")
_ONES = ("person", "officer", "one", "body", "committee", "post")
_BEHIND_IT_IS = 2  # tokens
_DASHES = ("-", "–", "—")
_FEWEST = 3  # words of a piece of work
_LONGEST_NOUN = 6  # words of a noun with its article


class _Deed(NamedTuple):
    """A verb in its place, with whom it is said of and the token that joins it to what stands before."""

    at: int
    who: tuple[Phrase, ...]
    joined: int
    begins: int  # the token with which its words begin: that of the verb, or of what it is done to


def in_active(meant: Meant, s: Sentence) -> Iterator[Ref]:
    """The piece of work that each verb of a sentence says somebody does, with what is beside it said."""
    deeds = list(_deeds(s))
    for n, deed in enumerate(deeds):
        end = deeds[n + 1].joined if n + 1 < len(deeds) else len(s.tokens)
        work = work_behind(s, deed.at)
        if work is not None and end < len(s.tokens):
            whole = s.text(deed.at, end)
            work = work.cut(0, len(whole)) if len(whole) < len(work.text) else work
        if work is not None and deed.begins < deed.at:
            start = s.tokens[deed.begins].start
            work = s.passage.cut(start, s.tokens[deed.at].start + len(work.text))
        verb = s.tokens[deed.at].text
        if thing := told_of(meant, s.passage, deed.who, work, verb, active=True):
            meant.teller.due_in(thing, s.cut(deed.at, end))
            yield thing


def _deeds(s: Sentence) -> Iterator[_Deed]:
    """Each verb of what somebody does, until one that is denied, asked, or hangs on a condition."""
    last: _Deed | None = None
    for at, token in enumerate(s.tokens):
        headed = at == 0 and s.subject is not None
        if (at == 0 or at in s.covered or token.capital) and not headed:
            continue
        if not may_be_verb(token.low):
            continue
        if last is not None and any(t.text in (";", ":") for t in s.tokens[last.at : at]):
            last = None
        deed = _deed(s, at, last)
        if deed is None or (token.low in _SERVES and s.tokens[at + 1].low == "as"):
            continue  # "serves as Treasurer" is no piece of work
        if _reason(s, at, last) or is_noun(s, at) or s.tokens[at + 1].low in _REFUSED:
            return
        last = deed
        yield deed


def _reason(s: Sentence, at: int, last: _Deed | None) -> str:
    """Why a verb states nothing; "recommends" is no wish where it is what is done: "recommends the budget"."""
    text = s.passage.text
    begin = s.tokens[s.clause_start(at)].start if last is None else s.tokens[last.at].end
    token = s.tokens[at]
    verb = "" if token.low in _ADVISES and has_object(s, at) else token.text
    return refused(text[begin : token.start], verb, text[token.end :])


def _deed(s: Sentence, at: int, last: _Deed | None) -> _Deed | None:
    """A verb with its subject, if it has one that opens its clause or is carried over from the verb before."""
    low = s.tokens[at].low
    plain = is_doing(low)
    begin = step_back(s, at)
    before = s.tokens[begin - 1].low if begin else ""
    if not begin and s.subject is not None:
        deed = (plain or has_object(s, at)) and not has_finite(s.passage.text)
        return _Deed(at, (s.subject,), 0, at) if deed else None
    if before in _DASHES and (plain or has_object(s, at)) and begin - 1 in s.ending:
        named = s.ending[begin - 1]  # "Site Manager – checks the doors"
        alone = not named.first and low != "owns" and _agrees(low, (named,))
        return _Deed(at, (named,), 0, at) if alone else None
    if before in RELATIVE and plain:
        found = _relative(s, begin - 1)
        return _Deed(at, (found,), begin - 2, at) if found and one_does(low) else None
    if begin in s.ending:
        if (noun := _done_to(s, begin)) is not None:
            who: tuple[Phrase, ...] = (s.ending[begin],)
            return _Deed(at, who, noun[0], noun[1]) if plain and _agrees(low, who) else None
        who = _subjects(s, at, begin)
        if any(p.guessed and p.kind == "body" and not _has_article(s, p) for p in who):
            return None  # "Investment returns fall short": a name of no body that is known
        if who and who[0].kind == "pronoun" and not (plain or takes_object(low)):
            return None  # "It rains all day"
        if not who or not (plain or has_object(s, at)):
            return None
        return _Deed(at, who, joint(s.tokens, who[0].first), at) if _agrees(low, who) else None
    if before in (*CONJUNCTIONS, ",") and (plain or has_object(s, at)):
        return None if _is_of_a_noun(s, begin - 1) else _going_on(s, at, begin, last)
    return None


def _going_on(s: Sentence, at: int, begin: int, last: _Deed | None) -> _Deed | None:
    """A verb behind "and" or a comma, which goes on about whoever does what stands before it."""
    low = s.tokens[at].low
    if last is not None:
        return _Deed(at, last.who, joint(s.tokens, begin), at) if _agrees(low, last.who) else None
    carried = tuple(whom_before(s, at))
    if several_do(low) and _is_within_aim(s, begin):
        return None  # "We know how to secure input and challenge from them"
    fits = carried and _agrees(low, carried) and opens(s, carried[0])
    return _Deed(at, carried, joint(s.tokens, begin), at) if fits else None


def _subjects(s: Sentence, verb: int, end: int) -> tuple[Phrase, ...]:
    """Whoever stands before a verb: of one that is said of one party the last alone, where it opens the clause."""
    last = s.ending[end]
    single = one_does(s.tokens[verb].low) or not several_do(s.tokens[verb].low)
    if not single or last.name == "we":
        who = tuple(whom_before(s, verb))
        return who if who and opens(s, who[0]) else ()
    before = s.ending.get(last.first - 1)
    joined = last.first > 1 and s.tokens[last.first - 1].low in CONJUNCTIONS
    joined = joined and _has_verb(s, s.clause_start(last.first), last.first - 1)
    listed = before is not None and opens(s, before)  # "the Board and the Panel reviews"
    return (last,) if opens(s, last) or (joined and not listed) else ()


def _has_verb(s: Sentence, first: int, last: int) -> bool:
    """Whether a clause stands between two tokens, which "and" may join to another: not "The care shown by my colleagues"."""
    known = frames()
    for n in range(first, last):
        low, after = s.tokens[n].low, s.tokens[n + 1].low
        finite = low in known.words["modals"] or low in known.lemmas or is_doing(low)
        if not s.tokens[n].capital and (finite or (may_be_past(low) and after != "by")):
            return True
    return False


def _the_one(s: Sentence, at: int) -> Phrase | None:
    """Of "The CFO is the person who signs" and "It is the Clerk who keeps" whoever is meant."""
    if s.tokens[0].low == "it" and len(s.tokens) > 1 and s.tokens[1].low == "is":
        found = s.ending.get(at)
        return found if found is not None and found.first == _BEHIND_IT_IS else None
    before = [t.low for t in s.tokens[max(0, at - 3) : at]]
    if before[:2] in (["is", "the"], ["is", "a"]) and before[2:] and before[2] in _ONES:
        return s.ending.get(at - 3)
    return None


def _is_of_a_noun(s: Sentence, joint: int) -> bool:
    """Whether "and" before a verb only goes on with those that say more of a noun: "a culture that values, guards and uses"."""
    verbs = 0
    for n in range(joint, -1, -1):
        low = s.tokens[n].low
        if low in ("that", *RELATIVE):
            return verbs > 0
        if not (low in (",", "and", "or") or low.endswith("ly")):
            if n in s.covered or not low.endswith("s"):
                return False
            verbs += 1
    return False


def _has_article(s: Sentence, phrase: Phrase) -> bool:
    """Whether an article, or letters that are a body's, show a guessed name to be somebody's."""
    first = s.tokens[phrase.first]
    return first.low in frames().words["determiners"] or first.text.isupper()


def _is_within_aim(s: Sentence, end: int) -> bool:
    """Whether "to" and a verb stand before a token in its clause, so that what "and" joins there may go on with these."""
    lows = [t.low for t in s.tokens[s.clause_start(end) : end]]
    return any(a == "to" and is_infinitive(b) for a, b in pairwise(lows))


def _done_to(s: Sentence, end: int) -> tuple[int, int] | None:
    """Of "the accounts, which the CFO sends" the comma and the article: what is done is done to what stands before."""
    first = s.ending[end].first
    if first < _FEWEST or s.tokens[first - 1].low != "which" or s.tokens[first - 2].text != ",":
        return None
    for n in range(first - 3, max(first - 3 - _LONGEST_NOUN, -1), -1):
        if s.tokens[n].low in frames().words["determiners"]:
            return first - 2, n
    return None


def _agrees(low: str, who: Sequence[Phrase]) -> bool:
    """Whether a verb has the number of its subjects."""
    if who[0].several or who[0].name == "they":
        return is_infinitive(low)
    several = len(who) > 1 or who[0].name == "we"
    return several_do(low) if several else low.endswith("s")


def _relative(s: Sentence, at: int) -> Phrase | None:
    """Whom "who" or "which" behind a comma goes on about: "the Clerk, who keeps the minutes"."""
    if at < 1:
        return None
    if s.tokens[at - 1].text != ",":
        return _the_one(s, at)
    found = s.ending.get(at - 1) or s.ending.get(at)
    if found is None or found.kind not in ("person", "post", "body"):
        return None
    if s.tokens[at].low == "which" and found.kind == "person":
        return _chaired_by(s, found)
    return None if s.tokens[at].low == "which" and _is_of_a_thing(s, found) else found


def _chaired_by(s: Sentence, person: Phrase) -> Phrase | None:
    """Of "the Tide Group, chaired by Ann Bee, which reads the gauges" the group: nobody is a "which"."""
    at = person.first - 2
    beside = at > 1 and s.tokens[at + 1].low == "by" and s.tokens[at].low in BESIDE
    found = s.ending.get(at - 1) if beside and s.tokens[at - 1].text == "," else None
    return found if found is not None and found.kind == "body" else None


def _is_of_a_thing(s: Sentence, phrase: Phrase) -> bool:
    """Whether "which" behind a party goes on about the thing that is theirs: "a tool by the Council, which shows the bins"."""
    made = phrase.first > 1 and s.tokens[phrase.first - 1].low == "by"
    noun = s.tokens[phrase.first - 2].low if made else ""
    return made and not may_be_past(noun) and not is_done(noun)
