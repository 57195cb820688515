"""The wordings of headings: what each may mean, the likeliest first, with a score and the wording that says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from typing import NamedTuple, Self

from remit.graph.lookup import key, stems
from remit.loaders.schema.heading_words import (
    forms_of,
    heading_stems,
    is_no_heading,
    is_worded,
    undated,
)

SURE = 1.0  # the score of a wording that means one thing
_TOLD, _LITTLE = 0.9, 0.7  # of what a question asks for, and of what else its words may mean
_REMEMBERED = 16_384  # headings and cells: both come again, and each document is read twice
_OR_WHO = 0.75  # the score of a doer under a heading that may ask for a day
_SMALL = 0.25  # the weight of "by" in "Action by" beside that of a telling word
_OTHER_FORM = 0.8  # of a score, where another role has the heading's very words
_OTHER_WORD = (
    0.6  # of a score, where the heading has another word of the stem: "Responsible" is no response
)
_LOOSE = 0.8  # the part of a qualifier's weight that counts as explained without an entry
_EITHER = 0.95  # of a score, where a heading names two things: "Output/Activity"
_FURTHER = 0.5  # the part of its weight that a word keeps behind a preposition: "Role on the Panel"
_BEHIND = re.compile(r"\s(?:on|of|for|in|within|at)\s", re.IGNORECASE)
_MOST_WORDS = 10
_PAST = re.compile(r"\b(?:former|previous|past|outgoing|ex)\b", re.IGNORECASE)
_OF_PARTIES = ("party", "parties", "person", "superior")
_NAME_OF = re.compile(r"^\s*names? of (?:the |a |an )?(?P<what>\S.*)", re.IGNORECASE)
_NAMES = ("name", "body", "group", "unit", "post")  # roles that a thing of its own may have, too
_OF_SOMEBODY = frozenset([*_OF_PARTIES, "post"])  # types of what names or seats somebody
_GONE = frozenset([*_OF_SOMEBODY, "body"])
# A question by a verb: "Who's driving it?", "Who will push this on?"; whether it is one of doing, the lexicon says.
_WHO = r"who(?:['’]s|\s(?:is|are|was|will|does|has|should|must))?\s"
_WHO_DOES = re.compile(
    r"who(?:['’]s|\s(?:is|are|will|should|must))?\s(?:(?:asked|going)\s)?(?:to\s)?(?P<verb>[a-z]{2,20})\s(?:(?P<before>[a-z]{2,7})\s)?"
    r"(?:it|this|that|these|them|the (?:work|job|task|action))(?:\s(?P<behind>[a-z]{2,7}))?\W*",
    re.IGNORECASE,
)
_WHO_ASKS = re.compile(
    _WHO + r"(?:[a-z]+ed\b|[a-z].{0,60}\b(?:it|this|that|these|them)\W*$)", re.IGNORECASE
)  # "Who complained?", "Who has seen it"
_WHO_ELSE = re.compile(
    _WHO
    + r"(?:affect|approv|ask|authoris|benefit|fund|need|pay|propos|rais|request|suggest|tell|told|want|wrote|writ)[a-z]*\b",
    re.IGNORECASE,
)
# "Who keeps the papers", "Where the owner lives": the words of a clause turn what one of them means alone.
_CLAUSE = re.compile(
    r"(?P<asks>who(?:se|m)?|which|what|where|when|why|how)(?:['’]s)?\s(?!and\b|or\b)[a-z]",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"(?<=\s)[A-Z]\S*")
_ASKS_FOR_SOMEBODY = ("who", "whom", "whose", "which")
_AUXILIARIES = "am is are was were been being has have had do does did doing shall must should can may it them us"
_ANOTHER_FORM = 0.6  # of the meaning that a word has in another form than the one a profile gives


@dataclass(frozen=True, slots=True)
class Role:
    """A role that a column, a label or a card's line may have.

    ``value`` is the type of what stands in it; only a role that is ``several`` may be given twice in
    one table.
    """

    name: str
    value: str
    several: bool


class Meaning(NamedTuple):
    """One thing that a heading may mean: a score from 0 to 1, and the wording that says so."""

    role: str
    score: float
    wording: str


@dataclass(frozen=True, eq=False)
class Wordings:
    """The wordings that stand for roles, looked up by their stems, and the words that tell little in them."""

    roles: Mapping[str, Role]
    entries: Mapping[frozenset[str], tuple[tuple[str, float, str], ...]]
    small: frozenset[str]
    qualifiers: frozenset[str]
    doing: frozenset[tuple[str, ...]]  # verbs by their stems, with what belongs to them
    when_or_who: frozenset[str]  # folded headings

    def meanings(self, heading: str) -> tuple[Meaning, ...]:
        """Say what a heading may mean, the likeliest first; nothing where no wording fits.

        >>> from remit.loaders.schema.lexicon import lexicon
        >>> lexicon().meanings("Person responsible")[0].role
        'responsible'
        >>> lexicon().meanings("Weather at sea")
        ()
        >>> lexicon().meanings("Status as at 30 June 2031")[0].role
        'status'
        >>> "status in per cent" in {meaning.role for meaning in lexicon().meanings("% complete")}
        True
        """
        found = () if is_no_heading(heading) else self._meanings(undated(heading))
        or_who = Meaning("responsible", _OR_WHO, heading)
        return (*found, or_who) if key(heading) in self.when_or_who else found

    @cached_property
    def _meanings(self) -> Callable[[str], tuple[Meaning, ...]]:
        """What headings may mean, remembered as long as the lexicon is, which may be one load's own."""
        return lru_cache(maxsize=_REMEMBERED)(partial(_meanings, self))

    @cached_property
    def by_word(self) -> Mapping[str, tuple[frozenset[str], ...]]:
        """The wordings that hold each stem, so that a heading is compared with those alone."""
        found: dict[str, list[frozenset[str]]] = {}
        for part in self.entries:
            for word in part:
                found.setdefault(word, []).append(part)
        return {word: tuple(parts) for word, parts in found.items()}

    def weight(self, word: str) -> float:
        """How much a word of a heading tells."""
        return _SMALL if word in self.small else 1.0

    def extended(self, wordings: Mapping[str, Iterable[str]]) -> Self:
        """The same with more wordings, which are sure and overrule what else these words mean.

        One that is given for several roles may be each of them: its neighbours settle which.
        """
        entries = dict(self.entries)
        given: dict[frozenset[str], set[str]] = {}
        for role, texts in wordings.items():
            for text in texts:
                words = frozenset(heading_stems(text))
                if words and role in self.roles:
                    given.setdefault(words, set()).add(role)
                    kept = [
                        (other, base if base < SURE or other == role else _ANOTHER_FORM, wording)
                        for other, base, wording in entries.get(words, ())
                        if (
                            base < SURE
                            or other in given[words]
                            or wording.casefold() != text.casefold()
                        )
                        and (other != role or not is_worded(wording, forms_of(text)))
                    ]  # "Responsibilities" may still be what a post is for where "Responsible" is who does it
                    entries[words] = ((role, SURE, text), *kept)
        return replace(self, entries=entries)


def _literal(best: Mapping[str, Meaning], heading: str) -> dict[str, Meaning]:
    """Weigh a wording that is the heading's own before those of one stem: "Finished" is not "Finish"."""
    said = heading.strip(" :?").casefold()
    if all(said != meaning.wording.casefold() for meaning in best.values()):
        return dict(best)
    return {
        role: meaning
        if said == meaning.wording.casefold()
        else meaning._replace(score=round(_OTHER_FORM * meaning.score, 3))
        for role, meaning in best.items()
    }


def _meanings(known: Wordings, heading: str) -> tuple[Meaning, ...]:
    """What a heading may mean; of one that names two things, "Output/Activity", what each of them does."""
    best = {meaning.role: meaning for meaning in _of_words(known, heading)}
    for half in heading.split("/") if heading.count("/") == 1 else ():
        for meaning in _of_words(known, half):
            score = round(_EITHER * meaning.score, 3)
            if meaning.role not in best or score > best[meaning.role].score:
                best[meaning.role] = meaning._replace(score=score)
    if _asks_for_doing(known, heading):
        if all(m.score < _LITTLE for m in best.values()):
            best["responsible"] = Meaning("responsible", _TOLD, heading.strip())
    elif _WHO_ELSE.match(heading) or (
        _WHO_ASKS.match(heading)
        and "responsible" in best
        and best["responsible"].wording.casefold() == "who"
    ):
        best.pop("responsible", None)
    return tuple(sorted(best.values(), key=lambda meaning: (-meaning.score, meaning.role)))


def _asks_for_doing(known: Wordings, heading: str) -> bool:
    """Whether a heading asks who does the work, by a verb of doing, past only where it is listed so."""
    m = _WHO_DOES.fullmatch(heading)
    if m is None or m["verb"].casefold().endswith("ed") or (m["before"] and m["behind"]):
        return False
    more = m["before"] or m["behind"]
    return tuple(stems(f"{m['verb']} {more}" if more else m["verb"])) in known.doing


def _of_words(known: Wordings, heading: str) -> tuple[Meaning, ...]:
    asked = frozenset(heading_stems(heading))
    if not asked or len(asked) > _MOST_WORDS or known.by_word.keys().isdisjoint(asked):
        return ()
    head = frozenset(heading_stems(_BEHIND.split(heading, maxsplit=1)[0])) or asked
    weights = {w: known.weight(w) * (1 if w in head else _FURTHER) for w in asked}
    whole = sum(weights.values())
    telling, forms = _telling(known, heading, head), forms_of(heading)
    best: dict[str, Meaning] = {}
    # In one order on every run: of wordings that fit alike the first is told.
    parts = (part for word in sorted(asked) for part in known.by_word.get(word, ()))
    for part in dict.fromkeys(part for part in parts if part <= asked):
        wordings = known.entries[part]
        # A word that no wording accounts for may turn the meaning; a qualifier hardly does.
        loose = sum(_LOOSE * weights[w] for w in asked - part if w in known.qualifiers)
        share = (sum(weights[word] for word in part) + loose) / whole
        worded = any(
            known.roles[role].value in _OF_SOMEBODY and is_worded(wording, forms)
            for role, _, wording in wordings
        )
        for role, base, wording in wordings:
            value = known.roles[role].value
            if value in _OF_PARTIES and not telling <= part:
                continue
            if value in _OF_SOMEBODY and not is_worded(wording, forms):
                continue
            score = round(base * (0.35 + 0.65 * share), 3)
            if worded and value == "work" and not is_worded(wording, forms):
                score = round(_OTHER_WORD * score, 3)
            if role not in best or score > best[role].score:
                best[role] = Meaning(role, score, wording)
    if _PAST.search(heading):  # "Former owner" names nobody who is one
        best = {role: m for role, m in best.items() if known.roles[role].value not in _GONE}
    if (m := _NAME_OF.match(heading)) and not _is_party(known, m["what"]):
        best = {
            role: meaning
            for role, meaning in best.items()
            if role in _NAMES or known.roles[role].value not in _OF_PARTIES
        }
    best = _literal(best, heading)
    return tuple(sorted(best.values(), key=lambda m: (-m.score, m.role)))


def _telling(known: Wordings, heading: str, head: frozenset[str]) -> frozenset[str]:
    """The words of a heading that is a clause, all of which what it asks of somebody has to account for.

    "Where", "why" or "how" is one of them, for which no such wording accounts.
    """
    m = _CLAUSE.match(heading)
    if m is None:
        return frozenset()
    asks = heading_stems(m["asks"]) if m["asks"].casefold() in _ASKS_FOR_SOMEBODY else ()
    plain = known.small | known.qualifiers | {*heading_stems(_AUXILIARIES), *asks}
    said = (
        frozenset(heading_stems(_CAPITALISED.sub("", heading))) - plain
    )  # a name is none of its words
    return (said & head) or said  # "Who is on the board"


def _is_party(known: Wordings, what: str) -> bool:
    """Whether that of which a heading asks the name is somebody: "Name of officer", not "Name of policy"."""
    return any(known.roles[m.role].value in _OF_PARTIES for m in _of_words(known, what))
