"""Where a sentence goes on about the same somebody with one more verb: "keeps the gauge and will mend it", "… and leads on fares"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from remit.loaders.claims.own_subjects import RELATIVE, SEVERAL, own_clauses, says
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase, Token
from remit.loaders.claims.verbs import FINITE, one_does, takes_object
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import last_word

_BOUND = frozenset(["will", "shall", "must", "may", "can", "to", "should", "would"])
_BEHIND = frozenset(["on", "to", "for", "with", "as", "at", "in"])
_BACK = frozenset(
    [
        "it",
        "them",
        "one",
        "ones",
        "both",
        "itself",
        "themselves",
        "so",
        "these",
        "this",
        "those",
        "that",
    ]
)
_TOLD = frozenset(
    ["consulted", "informed", "told", "notified", "asked", "sent", "responsible", "accountable"]
)
_LONGEST_ASIDE = 20  # tokens between the commas behind a subject
_OPENERS = frozenset(["in", "at", "from", "on", "within", "across", "for", "under", "by"])
_LONGEST_OPENER = 8  # tokens with the comma
_FEWEST = 2  # tokens behind the first verb of a clause


def split(s: Sentence) -> list[Sentence]:
    """The clauses of a sentence, each as a sentence; one that goes on about a subject in front of it is said of that subject.

    "The Board, chaired by Ann Bee, keeps the gauge and shall report on it" is "The Board, …, keeps the gauge" and "shall report on
    it". Of "The Council runs the pool, the Trust runs the café and leads on fares" the fares are the Trust's.
    """
    law = any(p.kind == "law" for p in s.phrases)  # what it asks it may ask in all of them
    if law or s.passage.text.rstrip()[-1:] in ":?":
        return [s]
    return [clause for own in _with_own_subjects(s) for clause in _going_on(own)]


def _with_own_subjects(s: Sentence) -> list[Sentence]:
    """The sentence cut before each subject that has a verb of its own."""
    begin = _main_verb(s)
    cuts = [own for own in own_clauses(s, begin) if own.sure] if begin is not None else []
    firsts, lasts = (
        [0, *(own.first for own in cuts)],
        [*(own.joined for own in cuts), len(s.tokens)],
    )
    if not cuts:
        return [s]
    return [_part(s, *span, None) for span in zip(firsts, lasts, strict=True)]


def _main_verb(s: Sentence) -> int | None:
    """The verb of the first clause: of whomever the sentence opens with, or of any other subject."""
    first = s.phrases[0] if s.phrases else None
    opens = first is not None and first.kind in ("name", "group") and s.opens_with(first)
    subject = _subject(s) or _behind_opener(s) or (first if opens else None)
    if subject is not None:
        verb = _verb_of(s, subject)
        if (
            verb is None
            and subject.last < len(s.tokens) - 1
            and says(s, subject.last, several=False)
        ):
            verb = subject.last  # "The Bursar pays the bills": a verb that tells no deed alone
        if verb is not None:
            return verb
    front = s.tokens[0].low if s.tokens else ""
    if front.endswith("ing") or front in frames().words["stops"]:
        return None  # "Assuming there is time, …"
    at = next((n for n, t in enumerate(s.tokens) if t.low in FINITE | RELATIVE), 0)
    return at if at and s.tokens[at].low in FINITE and at not in s.covered else None


def _going_on(s: Sentence) -> list[Sentence]:
    """The clause, or what goes on about its subject with further verbs cut from it."""
    subject = _subject(s) or _behind_opener(s)
    begin = _verb_of(s, subject) if subject is not None else None
    if subject is None or begin is None:
        return [s]
    found: list[Sentence] = []
    start, names = 0, {n for p in s.phrases for n in range(p.first, p.last - 1)}
    others = own_clauses(s, begin)
    last = others[0].first if others else len(s.tokens)
    while (joined := carried_on(s.tokens, begin + 1, last, names)) is not None:
        verb = joined + 1
        while s.tokens[verb].low in (",", "and", "but"):
            verb += 1
        if _looks_back(s.tokens, verb) or _is_of_others(s.tokens, begin, verb):
            break
        found.append(_part(s, start, joined, subject if start else None))
        start, begin = verb, verb
    return [*found, _part(s, start, len(s.tokens), subject)] if found else [s]


def _looks_back(tokens: Sequence[Token], verb: int) -> bool:
    """Whether a clause is about what stands in the one before it: "prepares the plan and must send it in", "and will be ready by May"."""
    held = tokens[verb + 1].low in ("have", "has", "be") if verb + 1 < len(tokens) else True
    told = held and not any(t.low in _TOLD for t in tokens[verb + 2 : verb + 4])
    return told or any(t.low in _BACK for t in tokens[verb:])


def _is_of_others(tokens: Sequence[Token], begin: int, verb: int) -> bool:
    """Whether a verb is one of several where that in front was one of one: "mends the fence, … and are responsible for it"."""
    return tokens[verb].low in SEVERAL and tokens[begin].low.endswith("s")


def _part(s: Sentence, first: int, last: int, subject: Phrase | None) -> Sentence:
    """The tokens of a clause as a sentence, said of the subject where that stands before them."""
    begin = s.tokens[first].start if first else 0
    end = s.tokens[last - 1].end if last < len(s.tokens) else len(s.passage.text)
    at = s.tokens[first].start if first else 0
    moved = [t._replace(start=t.start - at, end=t.end - at) for t in s.tokens[first:last]]
    phrases = [
        replace(p, first=p.first - first, last=p.last - first)
        for p in s.phrases
        if first <= p.first and p.last <= last
    ]
    goes_on = subject is not None
    who = replace(subject, first=0, last=0) if subject is not None else s.subject
    return Sentence(
        s.passage.cut(begin, end),
        moved,
        phrases,
        None if first and not goes_on else who,
        goes_on=goes_on,
    )


def _subject(s: Sentence) -> Phrase | None:
    """The one whom a sentence is about: with whom it opens, or of whom it is said where it opens with a verb."""
    first = s.phrases[0] if s.phrases else None
    if first is None or not s.opens_with(first):
        return None
    listed = first.last < len(s.tokens) and s.tokens[first.last].low in ("and", "&")
    led = first.generic and last_word(first.name).casefold() in frames().words["what is led"]
    sure = (first.party and not led) or (
        first.kind == "pronoun" and first.name in ("it", "she", "he", "they", "we")
    )
    return first if sure and not listed else None


def _behind_opener(s: Sentence) -> Phrase | None:
    """The one whom a sentence is about behind where or when that is: "In Wales, the Council …"."""
    if not s.tokens or s.tokens[0].low not in _OPENERS:
        return None
    comma = next((n for n, t in enumerate(s.tokens[:_LONGEST_OPENER]) if t.text == ","), 0)
    first = s.starting.get(comma + 1) if comma else None
    if first is None or not first.party or RELATIVE & {t.low for t in s.tokens[:comma]}:
        return None
    listed = first.last < len(s.tokens) and s.tokens[first.last].low in ("and", "&", ",")
    return None if listed or first.generic else first


def _verb_of(s: Sentence, subject: Phrase) -> int | None:
    """The first verb that is said of the subject, behind what commas set apart; nothing where another word stands there."""
    at, last = subject.last, len(s.tokens)
    if at < last and s.tokens[at].text == ",":
        ends = range(at + 1, min(at + _LONGEST_ASIDE, last))
        at = next((n + 1 for n in ends if s.tokens[n].text == ","), last)
    while at < last - 1 and s.tokens[at].low in frames().words["adverbs"] - FINITE:
        at += 1
    if at >= last - _FEWEST or s.tokens[at].capital:
        return None
    low = s.tokens[at].low
    does = low.endswith("s") and (one_does(low) or takes_object(low) or low in frames().lemmas)
    plain = subject.name in ("they", "we") or subject.several
    return at if low in FINITE or does or plain else None


def carried_on(
    tokens: Sequence[Token], first: int, last: int, names: frozenset[int] | set[int] = frozenset()
) -> int | None:
    """The token that joins a further verb of the subject of what stands from one token to another; nothing where none does.

    ``names`` are tokens inside of names. What goes on inside a relative clause is that clause's: "boats which are old and are mended".
    """
    bound = any(t.low in _BOUND for t in tokens[max(0, first - 3) : first])
    for at in range(first + 1, last - 1):
        if tokens[at].low in RELATIVE or tokens[at].text in ";:":
            return None
        if tokens[at].low not in ("and", "but") or at in names:
            continue
        verb = at + 1
        while verb < last - 1 and tokens[verb].low in frames().words["adverbs"] - FINITE:
            verb += 1
        if tokens[verb].low in FINITE or _is_verb(tokens, at, verb, bound=bound):
            return at - (tokens[at - 1].text == ",")
    return None


def _is_verb(tokens: Sequence[Token], joined: int, at: int, *, bound: bool) -> bool:
    """Whether a word in -s behind "and" is what somebody does, and no noun: "… and leads on fares", not "plans and reports on it"."""
    token, known = tokens[at], frames()
    after = tokens[at + 1].low if at + 1 < len(tokens) else "."
    if token.capital or not token.low.endswith("s") or token.low.endswith("ss"):
        return False
    if after in known.words["determiners"]:
        return one_does(token.low) or takes_object(token.low) or token.low in known.lemmas
    before = tokens[joined - 1].low
    several = before.endswith("s") and not before.endswith("ss")
    often = after in known.words["how often"] or after.endswith("ly")
    said = one_does(token.low) or token.low in known.lemmas
    things = several and token.low in known.words["nouns of deeds"]
    return not bound and said and (often or (after in _BEHIND and not things))
