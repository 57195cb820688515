"""Clauses: the words of a relation in a sentence, and what stands on both sides of them.

A sentence is read once into tokens and phrases. Each frame whose words stand in it is a match with its
subject (the phrases just before, or the subject of the sentence after a bare "and"), its objects (the
phrases just behind) and its piece of work. Places are token numbers, so that time grows with the length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from remit.loaders.blocks import Passage
from remit.loaders.claims.guards import is_inside_quotation, refused
from remit.loaders.claims.own import THIS_PAPER
from remit.loaders.claims.own_subjects import JOINS, SEVERAL
from remit.loaders.claims.runs import ARTICLES
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.subjects import further
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.verbs import FINITE, is_underway, may_be_verb, several_do
from remit.loaders.schema.frames import Frame, frames
from remit.loaders.wording import between

MOST_WORK = 25  # words of a piece of work
_MOST_DESCRIBED = 6  # words that describe somebody before the name
BESIDE = (
    "chaired", "co-chaired", "convened", "led", "headed", "appointed", "elected", "chosen", "nominated", "co-opted", "selected",
)  # fmt: skip
# What is denied of the work in a clause of its own is not denied of whose it is.
_OF_THE_WORK = re.compile(r"\b(that|which|who) (?:is|are|has|have|do|does|can) ?not\b")
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
_PARTS = re.compile(r";|,\s*(?:and|but)")  # what may stand between two clauses
_OWNERS = ("'s", "’s", "s'", "s’")
_PAIRING = ("both", "either", "neither")  # before the first of two
_DOUBTED = ("may", "might", "could")
_BEARING = ("responsible for", "accountable for", "charged with", "tasked with")
_FEWEST_WHICH = 3  # tokens before the subject of "the Board, to which it reports"
WORK_ENDS = (";", ":", ".", "(", "?", "!")
_CUTS = re.compile(
    r"(?:,|(?<!\s))\s+(?:to|of|for|by|with|from|on|in|through|under)\s(?:which|whom)\b|(?:,|(?<!\s))\s+(?:in consultation with|after consult\w+|with (?:the )?(?:support|help) (?:from|of)|with the (?:consent|agreement) of|(?:helped|assisted|aided|backed up) by|and will|and shall|and must|as required by|and is|and are|who|"
    r"which|and was|and were|and has|and reports|supported by|alongside|by (?=\d|the end|\w+ \d{4}|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Christmas|Easter|next|Q\d)|but (?:does|do|is|are|has|have|may|will|shall|must|can) not)\b|,\s+(?:and|but)\s+|,\s+(?:is|are|was|were|has|have|will|shall|must|may)\s|(?<!\s)\s+[–—-]\s+"
)
RELATIVE = ("who", "which")
_NEEDED = re.compile(
    r"(?:\b(?:understand|know|knows|see|explain|explains|show|shows|decide|decides|determine|determines|clarify|about)|\b(?:those|these)(?:\s[\w’'-]+){1,3}|\))$",
    re.IGNORECASE,
)
# On these no piece of work ends: its words are cut, or stand in the list behind it.
_BREAKS_OFF = re.compile(
    r"\b(?:to|the|an?|its|their|of)$|\bthe following(?:\s[a-z]+)?$", re.IGNORECASE
)
_LEADS_ON = re.compile(  # to a list, or behind a bracket
    r",?\s(?:(?:so as|in order) to|and|or|by [a-z]{3,20}ing(?:\s[a-z]{1,20}){0,4}\sthe following(?:\s[a-z]+)?)$"
)
_POINTS = re.compile(
    r"\((?:as )?(?:defined|described|listed|outlined|see|set out|shown)\b[^()]{0,40}\)(?=\s(?:that|which)\b)"
)
_ITS = ("its", "their", "his", "her")
_FEWEST_OWNED = 2  # tokens of what is somebody's: "Its programme"


@dataclass(frozen=True)
class Match:
    """The words of a frame in a sentence: tokens ``first`` to ``last``, with the work among them if any."""

    frame: Frame
    sentence: Sentence
    first: int
    last: int
    work: tuple[int, int] | None = None

    @property
    def reason(self) -> str:
        """Why it states nothing; empty if it does."""
        s = self.sentence
        start = s.clause_start(self.first)
        text = s.passage.text
        begin = s.tokens[start].start
        verb_at, verb_end = s.tokens[self.first].start, s.tokens[self.last - 1].end
        if is_inside_quotation(text, verb_at):
            return "quotation"
        if self.frame.fact in ("meets", "quorum"):
            return refused(text[begin:verb_at], "", "." if not text.endswith("?") else "?")
        if self.frame.fact == "members":
            return refused(text[begin:verb_at], text[verb_at:verb_end], "")
        past = self.frame.fact not in ("appoints", "appointed")
        own = self.frame.words if self.frame.fact.endswith(" work") else ()
        among = [t.text for t in s.tokens[self.first : self.last] if t.low not in own]
        verb = " ".join(among) if own else text[verb_at:verb_end]  # "be told of" reports nothing
        before = text[begin:verb_at]
        if own and any(t.low == "been" for t in s.tokens[self.back(self.first) : self.last]):
            return "past"  # "has been told of it"
        if self.work is not None and s.tokens[self.work[1] - 1].low in _DOUBTED:
            return "doubt"  # "responsibility for the pier may rest with the Board"
        if (
            self.frame.of == "left"
        ):  # "Any function that is not reserved to the Board is delegated to …"
            before = _OF_THE_WORK.sub(r"\1", before)
        return refused(before, verb, text[verb_end:], past=past)

    def left(self) -> list[Phrase]:
        """The phrases that the words are said of."""
        s, at = self.sentence, self.back(self.first)
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
                return self._listed_left(relative)  # "A, B and C, each of which reports to D"
            found = s.ending.get(relative) or s.ending.get(at - 1)  # whose comma may be its own
            return [_introduced(found)] if found is not None else []
        if at in s.ending:
            return self._listed_left(at)
        if token.text == ",":
            now = s.ending.get(at - 1)
            before = s.tokens[now.first - 1].low if now is not None and now.first else ""
            if now is not None and now.kind == "person" and before in _AT_PRESENT:
                return [now]  # "A trustee, currently Ann Bee, takes the chair"
            if s.tokens[at].low in BESIDE and at - 1 in s.ending:
                return [self._whole(s.ending[at - 1])]  # "the Group, chaired by X,"
            return self._across(at - 1)
        if token.low in ("and", "but"):
            return self._carried(at - 1)
        return []

    def back(self, at: int) -> int:
        """Step back over auxiliaries and adverbs."""
        s, words = self.sentence, frames().words
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

    def _listed_left(self, end: int) -> list[Phrase]:
        """The phrase that ends here with those joined to it before; none if it is another's."""
        s = self.sentence
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
            return self._bearer(first - 1)
        if first >= 2 and s.tokens[first - 1].text == "," and len(found) > 1:
            opener = self._opener(first - 1)
            if not opener:
                return found[-1:] if len(found) == 1 else found
        if len(found) > 1 and found[0].first and s.tokens[0].low in frames().words["prepositions"]:
            return found[-1:]  # "In Wales, the Council"
        return found

    def _whole(self, phrase: Phrase) -> Phrase:
        """The body of which another is named behind "of": "the Audit Committee of the Authority"."""
        of = phrase.first - 1
        before = self.sentence.ending.get(of) if of > 0 else None
        named = before is not None and before.kind == "body" and phrase.kind == "body"
        within = named and self.sentence.tokens[of].low == "of"
        return before if before is not None and within else phrase

    def _bearer(self, at: int) -> list[Phrase]:
        """Of "The minister responsible for delivering A is charged with it" the minister; else nobody."""
        s = self.sentence
        begun = next((p for p in s.phrases if p.first == s.clause_start(at)), None)
        behind = s.text(begun.last, begun.last + 2).casefold() if begun is not None else ""
        if begun is None or begun.kind != "post" or behind not in _BEARING:
            return []
        end = self.back(self.first)
        title = s.text(begun.first + (s.tokens[begun.first].low in ARTICLES), end)
        return [replace(begun, name=title, last=end, generic=False)]

    def _opener(self, comma: int) -> bool:
        return self.sentence.tokens[0].low in frames().words["prepositions"] and comma < 8

    def _across(self, comma: int) -> list[Phrase]:
        """The subject before something set between commas: "The Group, chaired by X, reports to"."""
        s = self.sentence
        for n in range(comma - 1, max(comma - 30, -1), -1):
            if s.tokens[n].text == "," and n in s.ending:
                low = s.tokens[n + 1].low
                beside = s.starting.get(n + 1)
                if beside is not None and beside.kind == "post" and s.ending[n].kind == "person":
                    return self._listed_left(n)  # "Ann Bee, Mayor of Mere, is in the chair"
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
                    whole = self._whole(s.ending[n])
                    return [whole] if whole != s.ending[n] else self._listed_left(n)
        return self._carried(comma)

    def _carried(self, at: int) -> list[Phrase]:
        """The subject of the sentence, which goes on after a bare "and"."""
        s = self.sentence
        start = s.clause_start(at)
        if (inside := self._beside_which(start, at)) is not None:
            return [inside]
        if self._has_another_subject(start, at) or self._is_of_several(start):
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
                    return self._opening_list(phrase)
                return []
        return []

    def _opening_list(self, first: Phrase) -> list[Phrase]:
        """Those with whom a clause opens, where one verb is said of them all: "The Council, the Trust and the Board run …"."""
        s, last, joined = self.sentence, first, ""
        while last.last < len(s.tokens) and s.tokens[last.last].low in (",", "and", "&"):
            step = last.last + 1 + (s.text(last.last + 1, last.last + 2) == "and")
            after = s.starting.get(step)
            if after is None or not after.party:
                break
            joined = s.text(last.last, step)
            last = after
        several = "and" in joined and several_do(s.text(last.last, last.last + 1))
        end = last.last if several else first.last
        return self._listed_left(end) if end in s.ending else [first]

    def _is_of_several(self, start: int) -> bool:
        """Whether the verb is one of several, which nothing in front makes that of one: "runs the pool, volunteers … and lead on fares"."""
        s = self.sentence
        low, first = s.tokens[self.first].low, s.phrases[0] if s.phrases else None
        are = low in SEVERAL
        plain = are or (not low.endswith("s") and several_do(low))
        one = first is not None and first.party and not first.several and s.opens_with(first, start)
        before = {t.low for t in s.tokens[start : self.first]}
        if not (plain and one and first is not None) or (before & _BOUND and not are):
            return False
        return s.tokens[first.last].low.endswith("s")

    def _has_another_subject(self, start: int, at: int) -> bool:
        """Whether behind somebody with a verb another party has a verb of its own: further words may go on about that."""
        s, told = self.sentence, self.sentence.goes_on
        for n in range(start, at):
            phrase = s.starting.get(n)
            if phrase is None or not phrase.party or phrase.last >= at:
                continue
            after, before = s.tokens[phrase.last].low, n - 1 - (s.tokens[n - 1].low == "the")
            told_now = may_be_verb(after) or after in frames().lemmas
            if not (told_now or after in FINITE or after in _NOTES):
                continue
            opens = before > start and (
                s.tokens[before].low in (*_OPEN_CLAUSES, *_NOTES)
                or may_be_verb(s.tokens[before].low)
            )
            if told and opens:
                return True
            told = True
        return False

    def _beside_which(self, start: int, at: int) -> Phrase | None:
        """Whom a relative clause that is still open is about: "a Task Group, which reports to it and is chaired by X"."""
        s = self.sentence
        for n in range(at - 1, start + 1, -1):
            if s.tokens[n].text in (",", ";", ":"):
                return None
            if s.tokens[n].low == "which" and s.tokens[n - 1].text == ",":
                found = s.ending.get(n - 1)
                return _introduced(found) if found is not None else None
        return None

    def right(self, at: int | None = None) -> list[Phrase]:
        """The phrases that stand behind the words, as a list; "or" among them makes it nobody's."""
        s = self.sentence
        at = self.last if at is None else at
        found: list[Phrase] = []
        joined: list[str] = []  # what stands between each phrase and the next
        while at < len(s.tokens):
            if self._leads_up(at, first=not found):
                at += 1
                continue
            phrase = s.starting.get(at) or (None if found else self._described(at))
            if phrase is None:
                break
            if found and self._is_told_of(phrase):  # "is run by A; B will pay"
                apart = next(
                    (n for n, mark in enumerate(joined) if _PARTS.search(mark)), len(joined)
                )
                found = found[: apart + 1]  # "run by A, and B, C and D want it": of B, too
                break
            if (
                phrase.kind == "group"
                and phrase.last in s.starting
                and s.tokens[phrase.last - 1].low.endswith(_OWNERS)
            ):
                at = phrase.last  # "the Forum's Seed Panel" is the panel
                continue
            found.append(phrase)
            at = self._behind_home(phrase)
            if at < len(s.tokens) and s.tokens[at].low == "or":
                return []
            # what stands beside a name closes with a comma of its own
            if s.tokens[at - 1].text == "," and at in s.starting and phrase.post:
                continue
            step = at
            while step < len(s.tokens) and s.tokens[step].low in (",", "and", "&", "/", ";"):
                step += 1
            if step == at:
                if (
                    s.tokens[at - 1].text == ","
                    and at < len(s.tokens)
                    and s.tokens[at].low == "and"
                ):
                    continue
                break
            joined.append(s.text(at, step))
            at = step
        return _with_homes(_last_as_one(found, joined), joined)

    def _behind_home(self, phrase: Phrase) -> int:
        """Where what stands behind a phrase goes on: behind the body that a person is "from"."""
        s, at = self.sentence, phrase.last
        if phrase.kind != "person" or at >= len(s.tokens) or s.tokens[at].low != "from":
            return at
        at += 2 if at + 1 < len(s.tokens) and s.tokens[at + 1].low == "the" else 1
        home = s.starting.get(at)
        named = home is not None and home.kind in ("body", "name")
        return home.last if home is not None and named else phrase.last

    def _leads_up(self, at: int, *, first: bool) -> bool:
        """Whether a small word only leads up to a name: "by", "jointly" before the first, "the regional" TUC."""
        s, words = self.sentence, frames().words
        low = s.tokens[at].low
        if low in ("to", "by", "on", "the", ":") and at not in s.starting:
            return True
        kind = low in words["kinds before names"] and at + 1 in s.starting
        return kind or (first and low in words["before a list"])

    def to_which(self) -> list[Phrase]:
        """Whom "to which" or "to whom" before the subject goes on about: "the Cabinet, to which it reports"."""
        s, left = self.sentence, self.left()
        at = left[0].first if left else 0
        if (
            at < _FEWEST_WHICH
            or s.tokens[at - 1].low not in ("which", "whom")
            or s.tokens[at - 2].low != "to"
        ):
            return []
        end = at - 2
        found = s.ending.get(end) or (
            s.ending.get(end - 1) if s.tokens[end - 1].text == "," else None
        )
        return [found] if found is not None and found.kind != "pronoun" else []

    def _described(self, at: int) -> Phrase | None:
        """The person whom common words describe before the name: "an independent person, Ann Bee"."""
        s = self.sentence
        if s.tokens[at].low not in ("a", "an"):
            return None
        for n in range(at + 1, min(at + _MOST_DESCRIBED, len(s.tokens) - 1)):
            if s.tokens[n].text == ",":
                found = s.starting.get(n + 1)
                return found if found is not None and found.kind == "person" else None
            if n in s.starting or not s.tokens[n].text.islower():
                return None
        return None

    def _is_told_of(self, phrase: Phrase) -> bool:
        """Whether a verb stands behind a phrase, so that it opens a clause and ends no list."""
        s, known = self.sentence, frames()
        if phrase.last >= len(s.tokens) or s.tokens[phrase.last - 1].text == ",":
            return False
        token = s.tokens[phrase.last]
        low = token.low
        if not token.text[0].isalpha() or token.capital or low in known.words["how often"]:
            return False
        verb = low in known.words["modals"] or low in known.lemmas or low in known.words["verbs"]
        goes_on = known.words["goes on"] | known.words["prepositions"] | known.words["adverbs"]
        if verb or low in goes_on or low.endswith("ly"):
            return verb
        after = s.tokens[phrase.last + 1].low if phrase.last + 1 < len(s.tokens) else ""
        objects = known.words["determiners"] | known.words["pronouns"] | {"them", "him", "her"}
        return low.endswith("s") or after in objects  # "likes it", "want them"

    def work_right(self) -> Passage | None:
        """The piece of work behind the words."""
        return self._work(self.last, len(self.sentence.tokens))

    def work_between(self, first: int, last: int) -> Passage | None:
        """The piece of work from one token to another."""
        return self._work(first, last)

    def work_left(self) -> Passage | None:
        """The piece of work before the words: the subject of the clause, as written; none where only another sentence says whose."""
        end = self.back(self.first)
        start = self.sentence.clause_start(self.first)
        while start < end and self.sentence.tokens[start].low in ("and", "the", "but", ","):
            start += 1
        owned = start < end and self.sentence.tokens[start].low in _ITS
        return self._work(start, end) if not owned or end - start > _FEWEST_OWNED else None

    def among(self) -> list[Phrase]:
        """The phrases that stand among the words."""
        begin, end = self.work or (0, 0)
        return [p for p in self.sentence.phrases if begin <= p.first and p.last <= end]

    def work_within(self) -> Passage | None:
        """The piece of work among the words."""
        if self.work is None:
            return None
        first, last = self.work
        return self._work(first, max(self.back(last), first))  # "notice of any sale will be given"

    def _work(self, first: int, last: int) -> Passage | None:
        s = self.sentence
        stop = first
        while stop < last and stop - first < MOST_WORK and s.tokens[stop].text not in WORK_ENDS:
            stop += 1
        if stop < last and stop - first >= MOST_WORK and s.tokens[stop - 1].text not in WORK_ENDS:
            while stop < last and s.tokens[stop].text not in (*WORK_ENDS, ","):
                stop += 1
        if (other := further(s.tokens, s.phrases, first, stop)) is not None:
            stop = other.joined
        if stop <= first or (stop < last and _POINTS.match(s.passage.text, s.tokens[stop].start)):
            return None
        passage = s.cut(first, stop)
        if (cut := _cut_at(passage.text)) is not None:
            passage = passage.cut(0, cut)
        passage = passage.cut(0, len(_LEADS_ON.sub("", passage.text).rstrip(" ,")))
        plain = passage.text.partition(",")[0]
        if plain.casefold() in frames().words["this page"] or THIS_PAPER.fullmatch(plain):
            return passage.cut(0, len(plain))
        words = passage.text.split()
        if len(words) > 1 and words[0].casefold() in ("each", "every"):
            return passage if any(len(w) > 3 for w in words[1:]) else None
        if words and words[0].casefold() in ("the", "all", "any", "both") and len(words) > 1:
            passage = passage.cut(len(words[0]) + 1)
            words = words[1:]
        if not words or words[0].casefold() in frames().words["pronouns"] | {
            "them",
            "him",
            "that",
            "those",
            "to",
        }:
            return None
        if not any(len(w) > 3 for w in words) or _BREAKS_OFF.search(passage.text):
            return None
        return passage


def _cut_at(text: str) -> int | None:
    """Where words behind a piece of work begin that only tell more of it; not "who" and "which" that it needs."""
    cuts = (m for m in _CUTS.finditer(text) if not _tells_which(text, m))
    return next((m.start() for m in cuts), None)


def _tells_which(text: str, m: re.Match[str]) -> bool:
    """Whether a piece of work is none without what follows: "those schools who …", "what people need to understand: who …"."""
    return m.group().strip() in RELATIVE and _NEEDED.search(text[: m.start()]) is not None


def _introduced(phrase: Phrase) -> Phrase:
    """A body that is named where it is first spoken of is somebody: "a Minerals Task Group, which reports to it"."""
    capitals = sum(word[:1].isupper() for word in phrase.name.split())
    new = phrase.kind == "body" and phrase.vague and not phrase.generic and capitals > 1
    return replace(phrase, vague=False) if new else phrase


def each(passage: Passage, word: str) -> Iterator[Passage]:
    """The pieces of work of "on rents, on fees and on any sale", parted where the preposition stands again."""
    again = re.compile(rf"(?:,|(?<!\s)\s+and)\s+{word}\s+|,\s+and\s+{word}\s+")
    for a, b in between(passage.text, again):
        m = re.match(r"(?:the|any|all|its|their)\s+", passage.text[a:b])
        yield passage.cut(a + (m.end() if m else 0), b)


def _with_homes(found: list[Phrase], joined: list[str]) -> list[Phrase]:
    """Each person with the body behind the comma, where all are named so: "Ann Bee, Mere Police" is one and no list."""
    people, homes = found[::2], found[1::2]
    paired = (
        len(people) == len(homes)
        and all(one.kind == "person" and not one.home for one in people)
        and all(home.kind == "body" and home.party and not home.generic for home in homes)
        and all(mark == "," for mark in joined[: len(found) - 1 : 2])
    )
    if not paired:
        return found
    pairs = zip(people, homes, strict=True)
    return [replace(one, home=home.name, last=home.last) for one, home in pairs]


def _last_as_one(found: list[Phrase], joined: list[str]) -> list[Phrase]:
    """Of "the A, the B and Quays and Locks Mere" the first "and" ends the list, the second is in a name."""
    if len(found) < 4 or joined[len(found) - 3 : len(found) - 1] != ["and", "and"]:
        return found
    *others, one, two = found
    if (
        "," not in joined
        or one.kind != "name"
        or " " in one.name
        or two.kind not in ("name", "body", "person")
    ):
        return found
    whole = Phrase("body", f"{one.name} and {two.name}", one.first, two.last, guessed=True)
    return [*others, whole]
