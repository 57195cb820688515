"""The words in which findings are told together and asked about: one source for every output.

A rule says what it found of one subject. Here the same is said of several subjects at once, and the
question that follows, in the words that ``phrases`` has for each rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from string import Formatter
from typing import Final, NamedTuple

from remit.graph.words import with_capital
from remit.queries.audit.model import Found
from remit.queries.audit.phrases import FRAMES, wording
from remit.queries.counting import count
from remit.queries.facts.register import Facts
from remit.queries.phrasing import list_of, shortened


class Together(NamedTuple):
    """Findings of one rule, with what the words of the rule need to know of them."""

    facts: Facts
    code: str
    found: tuple[Found, ...]

    @property
    def subjects(self) -> tuple[str, ...]:
        """What they are about, each once."""
        return tuple(dict.fromkeys(one.subject for one in self.found))

    def question(self, template: str = "", firsts: str = "") -> str:
        """The question that follows, about all of them; ``firsts`` are what others told first."""
        template = template or wording(self.code).ask
        if len(self.found) == 1:
            return with_capital(self._filled(template, firsts=firsts))
        alike = Together(self.facts, self.code, self._alike(template))
        asked = with_capital(alike._filled(template, firsts=firsts))
        asked_of = {*alike.subjects}
        others = [id_ for id_ in self.subjects if id_ not in asked_of]
        if not others:
            return asked
        rest = Together(self.facts, self.code, tuple(f for f in self.found if f.subject in others))
        if len(rest._alike(template)) == len(rest.found):
            return joined(asked, rest.question(template, firsts))
        return f"{asked.removesuffix('?')}, and likewise for {names(self.facts, others)}?"

    def story(self, known: Sequence[str] = ()) -> list[str]:
        """What was found, in sentences; subjects that are ``known`` already need no name."""
        many = wording(self.code).many
        one_story = len(self._alike(many)) == len(self.found)
        if many and one_story and (len(self.found) > 1 or known):
            return [with_capital(self._filled(many, known))]
        messages = list(dict.fromkeys(self._messages()))
        most = len(messages) if len(messages) == _SENTENCES + 1 else _SENTENCES
        more = [f"The same holds of {len(messages) - most} more."] if len(messages) > most else []
        return messages[:most] + more

    def _messages(self) -> Iterator[str]:
        """What each says; who acts until a place is filled is said once."""
        said: set[str] = set()
        for one in self.found:
            acting = one.told[_ACTING] if len(one.told) > _ACTING else ""
            yield (
                one.message.replace(f" {with_capital(acting)}.", "")
                if acting in said
                else one.message
            )
            said |= {acting} if acting else set()

    def _alike(self, template: str) -> tuple[Found, ...]:
        """Those of which a template says the same as of the first."""
        if len(self.found) == 1:
            return self.found
        places = [int(place) for _, place in _pieces(template) if place.isdecimal()]
        places += [2] if "{beside" in template else []

        def told(one: Found) -> list[str]:
            return [one.told[n] for n in places if n < len(one.told)]

        first = told(self.found[0])
        return tuple(one for one in self.found if told(one) == first)

    @property
    def total(self) -> int:
        """How many things they count together."""
        return total(self.found)

    def _filled(
        self, template: str, known: Sequence[str] = (), lacks: str = "", firsts: str = ""
    ) -> str:
        filling = _Filling(self.facts, self.found, self.subjects, known, lacks, firsts)
        words = [text + (filling.of(place) if place else "") for text, place in _pieces(template)]
        filled = "".join(words)
        return _ONE.sub(r"the \1", filled) if "the 1 " in filled else filled

    def lacking(self, lacks: Sequence[str], known: Sequence[str] = ()) -> str:
        """The sentence that says all that is missing of the same subjects."""
        told = [word for lack in lacks for word in lack.split(", ")]
        return with_capital(
            self._filled(FRAMES[wording(self.code).frame], known, list_of(told, "or"))
        )


def total(found: Sequence[Found]) -> int:
    """How many things some findings count together."""
    counts = (first for f in found for first in f.told[:1])
    return sum(int(n) for n in counts if n.isdecimal() and len(n) < _DIGITS)


def joined(one: str, other: str) -> str:
    """Two questions of the same words as one, what both end with said once.

    >>> joined("Who leads A, and since when?", "Who chairs B, and since when?")
    'Who leads A, and who chairs B, and since when?'
    >>> joined("Who chairs A, and who are the members?", "To whom does B report?")
    'Who chairs A, who are the members, and to whom does B report?'
    """
    parts, others = one.split(", "), other.split(", ")
    same = 0
    while same < min(len(parts), len(others)) - 1 and parts[-1 - same] == others[-1 - same]:
        same += 1
    tail = parts[len(parts) - same :]
    own = parts[: len(parts) - same]
    own[1:] = [part.removeprefix("and ") for part in own[1:]]
    first = ", ".join(own).removesuffix("?")
    second = ", ".join(others[: len(others) - same])
    return ", ".join([first, f"and {second[:1].lower()}{second[1:]}", *tail])


@cache
def _pieces(template: str) -> tuple[tuple[str, str], ...]:
    """The words of a template, each piece with the place behind it; nothing but what it asks for need be found out."""
    return tuple((text, place or "") for text, place, _, _ in Formatter().parse(template))


class _Filling(NamedTuple):
    """What the places of a template are filled with, each found out when it is asked for."""

    facts: Facts
    found: Sequence[Found]
    subjects: Sequence[str]
    known: Sequence[str]
    lacks: str
    firsts: str

    def of(self, place: str) -> str:
        """The words for a place by its name, or by its number among what the findings have told."""
        if place.isdecimal():
            return list_of(
                [*dict.fromkeys(f.told[int(place)] for f in self.found if f.told[int(place)])]
            )
        if place in _NUMBER:
            return _NUMBER[place][len(self.subjects) != 1]
        return _PLACES[place](self)

    @property
    def heads(self) -> list[str]:
        """What each finding tells first."""
        return list(dict.fromkeys(f.told[0] for f in self.found if f.told))

    def named(self, one: str, several: str) -> str:
        """What they are about, by name, where it was not told yet."""
        single = len(self.subjects) == 1
        if {*self.subjects} == {*self.known}:
            return one if single else several
        return names(self.facts, self.subjects, 50 if self.known or not single else 80)

    def beside(self, template: str) -> str:
        """Who stands beside what is missing, where somebody stands beside each."""
        people = [f.told[2] if len(f.told) > 2 else "" for f in self.found]
        if not all(people):
            return ""
        told = _apart(people)
        verb = "stands" if len(told) == 1 else "stand"
        return template.format(list_of(told), verb=verb)

    @property
    def meanwhile(self) -> str:
        """Who is named until what is missing is there, each once."""
        acting = dict.fromkeys(f.told[_ACTING] for f in self.found if len(f.told) > _ACTING)
        return "".join(f" {with_capital(words)}." for words in acting if words)


# Words that differ by whether one is meant or several.
_NUMBER: Final = {
    "them": ("it", "them"),
    "are": ("is", "are"),
    "were": ("was", "were"),
    "have": ("has", "have"),
    "do": ("does", "do"),
}
_PLACES: Final[Mapping[str, Callable[[_Filling], str]]] = {
    "it": lambda f: f.named("it", "them"),
    "these": lambda f: f.named("it", "they"),
    "lacks": lambda f: f.lacks,
    "firsts": lambda f: f.firsts,
    "notes": lambda f: "".join(dict.fromkeys(one.told[1] for one in f.found if one.told[1:])),
    "each": lambda f: list_of(_apart(f.heads)),
    "all": lambda f: list_of(f.heads),
    "any": lambda f: list_of(f.heads, "or"),
    "beside": lambda f: f.beside("; {} {verb} beside it"),
    "besides": lambda f: f.beside(", besides {},"),
    "meanwhile": lambda f: f.meanwhile,
    "sum": lambda f: str(total(f.found)),
    "bodies": lambda f: _with_bodies(sum(int(one.told[2]) for one in f.found)),
    "measures": lambda f: count(total(f.found), "measure"),
}
_ONE = re.compile(r"\b(?:each of )?the 1 ((?:open )?\w+?)s\b")
_DIGITS = 10  # of a count; a longer number counts nothing that stands in a register
_SENTENCES = 3
_ACTING = 4  # where a finding tells who acts until a place is filled
_MOST = 3  # names; of more, the first


def tell(
    groups: Sequence[Together],
    known: Sequence[str],
    most: int,
    titles: Mapping[str, str],
) -> list[str]:
    """Tell what several rules found, what they all miss in the same subjects at once.

    After so many sentences the rest is only named, by the titles of its rules.
    """
    together: dict[tuple[object, ...], list[Together]] = {}
    subjects = {group.code: {*group.subjects} for group in groups}
    for group in groups:
        if {*group.subjects} <= subjects.get(wording(group.code).after, set()):
            continue
        together.setdefault(_shared(group), []).append(group)
    told: list[str] = []
    rest: list[str] = []
    last: Sequence[str] = ()
    for several in together.values():
        if len(told) >= most:
            rest += [titles[g.code][:1].lower() + titles[g.code][1:] for g in several]
            continue
        words = wording(several[0].code)
        ours = several[0].subjects
        named = () if not told else last if {*ours} == {*last} else known
        last = ours
        if words.frame and (told or len(several) > 1 or len(several[0].subjects) > 1):
            told.append(several[0].lacking([wording(g.code).lack for g in several], named))
        else:
            told += [sentence for g in several for sentence in g.story(named)]
    return told + ([f"Also found: {list_of(rest)}."] if rest else [])


def _shared(group: Together) -> tuple[object, ...]:
    words = wording(group.code)
    numbers = tuple(one.told for one in group.found) if words.frame == "measures" else ()
    return (words.frame or group.code, frozenset(group.subjects), numbers)


def names(facts: Facts, ids: Sequence[str], width: int = 50) -> str:
    """Things by name, the first of many.

    Bodies and people stand without quotation marks, a duty as one.
    """
    if counted := _of_all(facts, ids):
        return counted
    most = min(_MOST, len(ids))
    most = most if len(ids) - most != 1 else len(ids)
    told = [_name(facts, id_, width) for id_ in ids[:most]]
    more = [f"{len(ids) - most} more"] if len(ids) > most else []
    return list_of(told + more)


def _of_all(facts: Facts, ids: Sequence[str]) -> str:
    """All priorities of a plan in few words, or all but one; empty where others are meant."""
    if len(ids) <= _MOST or any(facts.kind(id_) != "priority" for id_ in ids):
        return ""
    others = [e.id for e in facts.priorities[facts.plan_of(ids[0])]]
    meant = {*ids}
    if not meant <= {*others}:
        return ""
    left = [id_ for id_ in others if id_ not in meant]
    if len(left) > 1:
        return f"{len(ids)} of the {len(others)} priorities"
    but = f"the {len(ids)} priorities other than {_name(facts, left[0], 50)}" if left else ""
    return but or f"all {len(ids)} priorities"


def _name(facts: Facts, id_: str, width: int) -> str:
    label, kind = facts.label(id_), facts.kind(id_)
    quoted = f"“{shortened(label, width)}”"
    if kind in ("body", "person"):
        return label
    if kind == "duty":
        return f"the {quoted}" if "duty" in label.casefold() else f"the duty {quoted}"
    reference = facts.value(id_, "reference")
    return f"{reference} {quoted}" if reference else quoted


def _with_bodies(n: int) -> str:
    """How many of what has no officer name a body."""
    return f"; {n} of them {'names' if n == 1 else 'name'} a body" if n else ""


def _apart(lists: Sequence[str]) -> list[str]:
    """The words of several lists with commas, each once."""
    return list(dict.fromkeys(word for words in lists for word in words.split(", ")))
