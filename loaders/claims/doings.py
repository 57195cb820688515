"""What somebody does, in the present: "The Trust inspects the weirs", "Grants are paid by the Treasurer".

In terms of reference, a protocol or a strategy such a sentence says whose work it is, and each of its verbs is a piece of
work of its own. Only verbs of what bodies do count, and other words where the party in front and the object behind show
that they are verbs; the past tells what was done once, and a condition nothing that can be relied on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from remit.loaders.claims import promised, under_way
from remit.loaders.claims.aside import is_quoted
from remit.loaders.claims.assigned import opens, told_of
from remit.loaders.claims.clauses import BESIDE, RELATIVE, Match
from remit.loaders.claims.guards import refused
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase, as_body
from remit.loaders.claims.under_way import DOES
from remit.loaders.claims.verbs import (
    all_do,
    has_finite,
    has_object,
    is_authored,
    is_doing,
    is_done,
    is_infinitive,
    is_noun,
    may_be_past,
    may_be_verb,
    one_does,
    several_do,
    takes_object,
    tells_of_all,
)
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import Frame, frames

_DONE_BY = Frame("responsible", "right", "left", ("be", "done", "by"))
_IS = ("is", "are", "be")
_MAY = ("can", "could", "may", "might")
_REFUSED = ("no", "none", "nothing", "nobody", "neither", "little", "few")
_SERVES = ("serve", "serves")
_JOINS = ("and", "but", "while", "whilst", "whereas")
_ADVISES = ("recommends", "recommend", "asks", "ask")
_ONES = ("person", "officer", "one", "body", "committee", "post")
_BEHIND_IT_IS = 2  # tokens
_DASHES = ("-", "–", "—")
_ONCE = ("until", "formerly", "too")
_ALTHOUGH = ("while", "whilst", "although", "though")  # what is granted is not what is told
_SOMEBODY = (["post"], ["person"])
_UP_TO_BY = 3  # words between a participle and its "by": "reviewed each year by"
_FEWEST = 3  # words of a piece of work
_LONGEST_NOUN = 6  # words of a noun with its article


class _Deed(NamedTuple):
    """A verb in its place, with whom it is said of and the token that joins it to what stands before."""

    at: int
    who: tuple[Phrase, ...]
    joined: int
    begins: int  # the token with which its words begin: that of the verb, or of what it is done to


def read(meant: Meant, s: Sentence, *, beside: bool = False) -> Ref | None:
    """Read what a sentence says that somebody does; the last piece of work.

    ``beside`` a relation that the sentence states only what somebody does in the active is read.

    A partnership's plan names many in passing, and tells whom it means in its tables and labels.
    """
    teller = meant.teller
    of_post = s.subject is not None and s.subject.kind in ("post", "body")
    if not (promised.gives_work(teller) or of_post) or teller.reading.partnership is not None:
        return None
    if (
        "->" in s.passage.text
        or is_quoted(s.passage.text)
        or refused(s.passage.text, "", "", past=False) == "report"
    ):
        return None
    told = list(_active(meant, s))
    if beside:
        return told[-1] if told else None
    if not told and (thing := under_way.read(meant, s)) is not None:
        return thing
    told += _passive(meant, s)
    return told[-1] if told else None


# --- in the active ---------------------------------------------------------------------------------


def _active(meant: Meant, s: Sentence) -> Iterator[Ref]:
    deeds = list(_deeds(s))
    for n, deed in enumerate(deeds):
        end = deeds[n + 1].joined if n + 1 < len(deeds) else len(s.tokens)
        work = Match(DOES, s, deed.at - 1, deed.at).work_right()
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
        m = Match(DOES, s, at, at + 1)
        deed = _deed(s, m, last)
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


def _deed(s: Sentence, m: Match, last: _Deed | None) -> _Deed | None:
    """A verb with its subject, if it has one that opens its clause or is carried over from the verb before."""
    at, low = m.first, s.tokens[m.first].low
    plain = is_doing(low)
    begin = m.back(at)
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
        who = _subjects(s, m, begin)
        if any(p.guessed and p.kind == "body" and not _has_article(s, p) for p in who):
            return None  # "Investment returns fall short": a name of no body that is known
        if who and who[0].kind == "pronoun" and not (plain or takes_object(low)):
            return None  # "It rains all day"
        if not who or not (plain or has_object(s, at)):
            return None
        return _Deed(at, who, _joint(s, who[0].first), at) if _agrees(low, who) else None
    if before in (*_JOINS, ",") and (plain or has_object(s, at)):
        return None if _is_of_a_noun(s, begin - 1) else _going_on(s, m, begin, last)
    return None


def _going_on(s: Sentence, m: Match, begin: int, last: _Deed | None) -> _Deed | None:
    """A verb behind "and" or a comma, which goes on about whoever does what stands before it."""
    at, low = m.first, s.tokens[m.first].low
    if last is not None:
        return _Deed(at, last.who, _joint(s, begin), at) if _agrees(low, last.who) else None
    carried = tuple(m.left())
    if several_do(low) and _is_within_aim(s, begin):
        return None  # "We know how to secure input and challenge from them"
    fits = carried and _agrees(low, carried) and opens(s, carried[0])
    return _Deed(at, carried, _joint(s, begin), at) if fits else None


def _subjects(s: Sentence, m: Match, end: int) -> tuple[Phrase, ...]:
    """Whoever stands before a verb: of one that is said of one party the last alone, where it opens the clause."""
    last = s.ending[end]
    single = one_does(s.tokens[m.first].low) or not several_do(s.tokens[m.first].low)
    if not single or last.name == "we":
        who = tuple(m.left())
        return who if who and opens(s, who[0]) else ()
    before = s.ending.get(last.first - 1)
    joined = last.first > 1 and s.tokens[last.first - 1].low in _JOINS
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


def _joint(s: Sentence, at: int) -> int:
    """The first of the words that join what begins at a token to what stands before."""
    while at > 0 and s.tokens[at - 1].low in (*_JOINS, ",", ";"):
        at -= 1
    return at


# --- in the passive --------------------------------------------------------------------------------


def _passive(meant: Meant, s: Sentence) -> Iterator[Ref]:
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
        if _is_no_work(s, m, (begin, at, verb), who):
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


def _is_no_work(s: Sentence, m: Match, places: tuple[int, int, int], who: Sequence[Phrase]) -> bool:
    """Whether what is done is none: "Progress has been good, and the list is kept by departments", "The foreword is written by her".

    ``places`` are where its subject begins, where "is" stands, and its participle.
    """
    begin, at, verb = places
    said = s.text(begin, m.back(at))
    if begin + 1 == m.back(at) and s.tokens[begin].low in frames().words["bare nouns"]:
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
    before = s.tokens[Match(_DONE_BY, s, at, at + 1).back(at) - 1].low
    if before in (*_JOINS, ",") or _of_a_seat(s, at):
        return None  # what stands before it has a verb of its own
    for n in range(at - 1, start, -1):
        again = s.tokens[n - 1].low in _JOINS and s.tokens[n].low in ("the", "its", "all", "any")
        if again and any(t.low in (*_IS, "by") for t in s.tokens[start:n]):
            return n  # "A is kept by B and the C is drafted by D"
    return start


def _of_a_seat(s: Sentence, at: int) -> bool:
    """Whether what is done befalls a seat or an office: "our two places are held by", "the chair is taken by"."""
    head = s.tokens[Match(_DONE_BY, s, at, at + 1).back(at) - 1].low
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
