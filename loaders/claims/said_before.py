"""Whom a verb is said of: those who stand before it, or those of whom the sentence goes on behind a bare "and"."""

from __future__ import annotations

from dataclasses import replace

from remit.loaders.claims.own_subjects import JOINS, SEVERAL
from remit.loaders.claims.runs import ARTICLES
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.verbs import FINITE, is_underway, may_be_verb, several_do
from remit.loaders.schema.frames import frames

BESIDE = (
    "chaired", "co-chaired", "convened", "led", "headed", "appointed", "elected", "chosen", "nominated", "co-opted", "selected",
)  # fmt: skip
_OPEN_CLAUSES = (*JOINS, "that")
_NOTES = (
    "notes",
    "note",
    "agrees",
    "agree",
    "recognises",
    "understands",
    "says",
    "hopes",
    "expects",
    "asks",
)
_BOUND = frozenset(
    [*FINITE, "to", "cannot", "would", "should", "could", "do", "does", "let", "help", "helps"]
)
_AT_PRESENT = ("currently", "presently", "now")
_PAIRING = ("both", "either", "neither")  # before the first of two
_BEARING = ("responsible for", "accountable for", "charged with", "tasked with")


def whom_before(s: Sentence, verb: int) -> list[Phrase]:
    """The phrases of which a verb is said, or the words that begin at its token."""
    at = step_back(s, verb)
    if at <= 0:
        return [s.subject] if s.subject is not None else []
    token = s.tokens[at - 1]
    if token.low in ("which", "who", "that"):
        relative, each = at - 1, False
        if relative > 1 and s.tokens[relative - 1].low == "of":
            each = s.tokens[relative - 2].low in ("each", "both", "all")
            relative -= 2 if each else 0
        if relative and s.tokens[relative - 1].text == ",":
            relative -= 1
        if each and relative in s.ending:
            return _listed_left(s, verb, relative)  # "A, B and C, each of which reports to D"
        found = s.ending.get(relative) or s.ending.get(at - 1)  # whose comma may be its own
        return [_introduced(found)] if found is not None else []
    if at in s.ending:
        return _listed_left(s, verb, at)
    if token.text == ",":
        now = s.ending.get(at - 1)
        before = s.tokens[now.first - 1].low if now is not None and now.first else ""
        if now is not None and now.kind == "person" and before in _AT_PRESENT:
            return [now]  # "A trustee, currently Ann Bee, takes the chair"
        if s.tokens[at].low in BESIDE and at - 1 in s.ending:
            return [_whole(s, s.ending[at - 1])]  # "the Group, chaired by X,"
        return _across(s, verb, at - 1)
    if token.low in ("and", "but"):
        return _carried(s, verb, at - 1)
    return []


def whom_before_or_beside(s: Sentence, at: int) -> tuple[Phrase, ...]:
    """Those of whom a verb is said: also behind a comma that closes a name, "The supplier, Mere Systems, is to …"."""
    who = tuple(whom_before(s, at))
    if who or at < 2 or s.tokens[at - 1].text != ",":
        return who
    beside = s.ending.get(at - 1)
    return (beside,) if beside is not None and beside.party and not beside.generic else ()


def step_back(s: Sentence, at: int) -> int:
    """Step back over auxiliaries and adverbs."""
    words = frames().words
    while at > 0 and at not in s.ending:
        low = s.tokens[at - 1].low
        if low == "turn" and at > 1 and s.tokens[at - 2].low == "in":
            at -= 2  # "the Committee in turn reports to the Board"
        elif (
            low in words["auxiliaries"]
            or low in words["adverbs"]
            or low.endswith("ly")
            or low == "would"
        ):
            at -= 1
        else:
            break
    return at


def _listed_left(s: Sentence, verb: int, end: int) -> list[Phrase]:
    """The phrase that ends here with those joined to it before; none if it is another's."""
    found = [s.ending[end]]
    while found[0].kind != "pronoun":  # "…, including the Fund, and it reports to the Board"
        at = found[0].first
        if at == 0:
            break
        low = s.tokens[at - 1].low
        if low in ("and", "&", "/", ",") and at - 1 in s.ending:
            found.insert(0, s.ending[at - 1])
        elif low == "and" and at >= 2 and s.tokens[at - 2].text == "," and at - 2 in s.ending:
            found.insert(0, s.ending[at - 2])
        else:
            break
    first = found[0].first
    opens = first - (first > 1 and s.tokens[first - 1].low in _PAIRING)
    if opens and s.tokens[opens - 1].low in frames().words["prepositions"]:
        return []
    if first > 1 and is_underway(s.tokens[first - 1].low):
        return _bearer(s, verb, first - 1)
    if (
        first >= 2
        and s.tokens[first - 1].text == ","
        and len(found) > 1
        and not _opener(s, first - 1)
    ):
        return found
    if len(found) > 1 and found[0].first and s.tokens[0].low in frames().words["prepositions"]:
        return found[-1:]  # "In Wales, the Council"
    return found


def _whole(s: Sentence, phrase: Phrase) -> Phrase:
    """The body of which another is named behind "of": "the Audit Committee of the Authority"."""
    of = phrase.first - 1
    before = s.ending.get(of) if of > 0 else None
    named = before is not None and before.kind == "body" and phrase.kind == "body"
    within = named and s.tokens[of].low == "of"
    return before if before is not None and within else phrase


def _bearer(s: Sentence, verb: int, at: int) -> list[Phrase]:
    """Of "The minister responsible for delivering A is charged with it" the minister; else nobody."""
    begun = next((p for p in s.phrases if p.first == s.clause_start(at)), None)
    behind = s.text(begun.last, begun.last + 2).casefold() if begun is not None else ""
    if begun is None or begun.kind != "post" or behind not in _BEARING:
        return []
    end = step_back(s, verb)
    title = s.text(begun.first + (s.tokens[begun.first].low in ARTICLES), end)
    return [replace(begun, name=title, last=end, generic=False)]


def _opener(s: Sentence, comma: int) -> bool:
    return s.tokens[0].low in frames().words["prepositions"] and comma < 8


def _across(s: Sentence, verb: int, comma: int) -> list[Phrase]:
    """The subject before something set between commas: "The Group, chaired by X, reports to"."""
    for n in range(comma - 1, max(comma - 30, -1), -1):
        if s.tokens[n].text == "," and n in s.ending:
            low = s.tokens[n + 1].low
            beside = s.starting.get(n + 1)
            if beside is not None and beside.kind == "post" and s.ending[n].kind == "person":
                return _listed_left(s, verb, n)  # "Ann Bee, Mayor of Mere, is in the chair"
            if low in (
                "which",
                "who",
                "whose",
                "chaired",
                "led",
                "after",
                "in",
                "with",
                "as",
                "through",
                "formed",
                "set",
            ):
                whole = _whole(s, s.ending[n])
                return [whole] if whole != s.ending[n] else _listed_left(s, verb, n)
    return _carried(s, verb, comma)


def _carried(s: Sentence, verb: int, at: int) -> list[Phrase]:
    """The subject of the sentence, which goes on after a bare "and"."""
    start = s.clause_start(at)
    if (inside := _beside_which(s, start, at)) is not None:
        return [inside]
    if _has_another_subject(s, start, at) or _is_of_several(s, verb, start):
        return []  # "the Fire Service trains them and the Council tests them and leads on water": whose that is, is left open
    if s.subject is not None and not start:
        return [s.subject]
    for n in range(start, at):
        if n in s.starting:
            phrase = s.starting[n]
            if phrase.kind == "group" and phrase.last in s.starting and n == start:
                phrase = s.starting[phrase.last]  # "The Agency's Audit Panel"
            led_up = n <= start + 8 and s.tokens[n - 1].text == ","
            if n == start or led_up or s.opens_with(phrase, start):
                return _opening_list(s, verb, phrase)
            return []
    return []


def _opening_list(s: Sentence, verb: int, first: Phrase) -> list[Phrase]:
    """Those with whom a clause opens, where one verb is said of them all: "The Council, the Trust and the Board run …"."""
    last, joined = first, ""
    while last.last < len(s.tokens) and s.tokens[last.last].low in (",", "and", "&"):
        step = last.last + 1 + (s.text(last.last + 1, last.last + 2) == "and")
        after = s.starting.get(step)
        if after is None or not after.party:
            break
        joined = s.text(last.last, step)
        last = after
    several = "and" in joined and several_do(s.text(last.last, last.last + 1))
    end = last.last if several else first.last
    return _listed_left(s, verb, end) if end in s.ending else [first]


def _is_of_several(s: Sentence, verb: int, start: int) -> bool:
    """Whether the verb is one of several, which nothing in front makes that of one: "runs the pool, volunteers … and lead on fares"."""
    low, first = s.tokens[verb].low, s.phrases[0] if s.phrases else None
    are = low in SEVERAL
    plain = are or (not low.endswith("s") and several_do(low))
    one = first is not None and first.party and not first.several and s.opens_with(first, start)
    before = {t.low for t in s.tokens[start:verb]}
    if not (plain and one and first is not None) or (before & _BOUND and not are):
        return False
    return s.tokens[first.last].low.endswith("s")


def _has_another_subject(s: Sentence, start: int, at: int) -> bool:
    """Whether behind somebody with a verb another party has a verb of its own: further words may go on about that."""
    told = s.goes_on
    for n in range(start, at):
        phrase = s.starting.get(n)
        if phrase is None or not phrase.party or phrase.last >= at:
            continue
        after, before = s.tokens[phrase.last].low, n - 1 - (s.tokens[n - 1].low == "the")
        told_now = may_be_verb(after) or after in frames().lemmas
        if not (told_now or after in FINITE or after in _NOTES):
            continue
        opens = before > start and (
            s.tokens[before].low in (*_OPEN_CLAUSES, *_NOTES) or may_be_verb(s.tokens[before].low)
        )
        if told and opens:
            return True
        told = True
    return False


def _beside_which(s: Sentence, start: int, at: int) -> Phrase | None:
    """Whom a relative clause that is still open is about: "a Task Group, which reports to it and is chaired by X"."""
    for n in range(at - 1, start + 1, -1):
        if s.tokens[n].text in (",", ";", ":"):
            return None
        if s.tokens[n].low == "which" and s.tokens[n - 1].text == ",":
            found = s.ending.get(n - 1)
            return _introduced(found) if found is not None else None
    return None


def _introduced(phrase: Phrase) -> Phrase:
    """A body that is named where it is first spoken of is somebody: "a Minerals Task Group, which reports to it"."""
    capitals = sum(word[:1].isupper() for word in phrase.name.split())
    new = phrase.kind == "body" and phrase.vague and not phrase.generic and capitals > 1
    return replace(phrase, vague=False) if new else phrase
