"""The words in which findings are told together and asked about: one source for every output.

A rule says what it found of one subject. Here stands, for each rule, how the same is said of several
subjects at once, and the question that follows. The places in braces are filled by ``Together``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from remit.queries.audit.facts import Facts
from remit.queries.audit.model import Found
from remit.queries.counting import count
from remit.queries.phrasing import capital, list_of, shortened

# What several rules miss in the same subjects is said in one sentence.
FRAMES: Final = {
    "given": "No {lacks} is given for {it}.",
    "measures": "{measures} of {it} {do} not say {lacks}.",
    "groups": "No {lacks} is named for {it}.",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """How the findings of one rule are asked about, and how several are told together.

    ``many`` is empty where ``lack`` and ``frame`` say it, or where each is told in its own words.
    ``after`` names a rule after which it has nothing to add of the same subject.
    """

    ask: str
    many: str = ""
    lack: str = ""
    frame: str = ""
    after: str = ""


WORDING: Final = {
    "no-lead": Wording("Who leads {it}?", "No lead is named for {it}."),
    "split-lead": Wording("Who answers for {0}: {1}, as lead of {2}, or {3}, as lead of {4}?"),
    "several-leads": Wording("Which of {0} answers for {it} when they differ?"),
    "vacant": Wording(
        "Who{besides} is to be the {0} of {it}, by when, and who acts until then?",
        "The {0} of {it} is {1}{beside}.",
    ),
    "self-led": Wording(
        "Who leads {it} until the group that is to lead {them} has been set up?",
        "The group that is to lead {it} has yet to be set up.",
    ),
    "everybody": Wording("Which one of “{0}” answers for {it}?"),
    "unclear": Wording("Whom do the words “{1}” name as {0} of {it}?"),
    "withheld": Wording("Who can be asked about {it} while the name of its {0} is withheld?"),
    "ended-role": Wording(
        "Who took over for {it} from the person named until {0}?",
        "The report on {it} names somebody until {0} only; who came after is not said.",
    ),
    "promise-passed": Wording(
        "What came of what was expected by {0} for {it}?",
        "What was expected for {it} by {0} has not been reported.",
    ),
    "matrix-no-a": Wording(
        "Who answers for {it}?", "No letter makes anybody accountable for {it}."
    ),
    "matrix-several-a": Wording("Which of those with an A answers for {it}?"),
    "matrix-no-r": Wording(
        "Who does the work of {it}?", "No letter makes anybody responsible for {it}."
    ),
    "matrix-no-letters": Wording("What is the part of {it}, whose column is empty?"),
    "no-officer": Wording(
        "Which officer answers for each of the {sum} actions under {it}?",
        "{sum} actions under {it} name no officer{notes}.",
    ),
    "no-delivery-plan": Wording(
        "When will {it} have a delivery plan with owners and dates?",
        "{these} {have} no delivery plan with owners and dates in this register.",
    ),
    "lead-not-read": Wording("Who leads {it}, below whose heading lines were not understood?"),
    "not-read": Wording(
        "Who owns the {sum} actions of {it} of whose row a part could not be read?"
    ),
    "overdue": Wording(
        "When will {it}, due by {0}, be done, and who agrees the new date?",
        "{these} {were} due by {0} and {are} not said to be done.",
    ),
    "outlived-date": Wording(
        "What is the new date for {it}, reported on after {0}?", after="overdue"
    ),
    "moved-deadline": Wording(
        "Who agreed that {it} be put off from {1} to {2}, and what will be different by then?"
    ),
    "owner-left": Wording("Who has taken on {it} from {0}?"),
    "vanished": Wording("What became of {all}, which {1} no longer names?"),
    "open-undated": Wording("By when {are} {it}, open since {0} at least, to be done?"),
    "due-soon": Wording("Will {it} be done by {0}, and what has been done so far?"),
    "said-again": Wording("What has been done for {it} since the last meeting?"),
    "closed-bare": Wording(
        "What shows that {it} {are} done?",
        "{these} {are} said to be done, and nothing tells by what.",
    ),
    "green-but-late": Wording("Why {are} {it} Green, when due by {0} and not said to be done?"),
    "stale": Wording("How do things stand with {it}, last reported on {0}?"),
    "told-two-ways": Wording("Has {it} begun or not, and as at what date was each said?"),
    "colours-differ": Wording("Which colour is right for {it}?"),
    "unproved": Wording(
        "How many of the numbers promised ({each}) were reached in {it}?",
        "{these} {are} said to be done, but nothing reported tells whether the numbers promised were "
        "reached: {each}.",
    ),
    "end-before-start": Wording("Which date is right for {it}, the start or the end?"),
    "no-deadline": Wording(
        "By when {are} {it} to be done?", lack="deadline", frame="given", after="open-undated"
    ),
    "no-start": Wording("When {do} {it} start?", lack="start date", frame="given"),
    "no-status": Wording("What is the RAG status of {it}?", lack="RAG status", frame="given"),
    "undated-report": Wording(
        "As at what date is the report on {it}?", lack="date of the report", frame="given"
    ),
    "open-date": Wording(
        "What date is meant by “{0}” for {it}?", "“{0}” stands where {it} should have a date."
    ),
    "body-for-person": Wording(
        "Which person at {0} answers for {it}?",
        "A body, {0}, is named where a person is expected for {it}{beside}.",
    ),
    "several-owners": Wording(
        "Which of {0} answers for {it}?",
        "Several officers share {it}, none of them named as the one who answers.",
    ),
    "misplaced-colour": Wording("Is the colour under “{0}” the status of {it}?"),
    "no-measure": Wording("How will success be judged for {it}?", "{these} {have} no measure."),
    "no-target": Wording(
        "How much is each of the {sum} measures of {it} to change?",
        lack="how much",
        frame="measures",
    ),
    "no-target-date": Wording(
        "By when is each of the {sum} measures of {it} to be met?", lack="by when", frame="measures"
    ),
    "no-baseline": Wording(
        "From what figure does each of the {sum} measures of {it} start?",
        lack="from what starting point",
        frame="measures",
    ),
    "no-direction": Wording("Should {it} go up or down?", "No direction is given for {it}."),
    "no-action": Wording("What will be done for {it}?", "{these} {have} no action."),
    "reports-nowhere": Wording(
        "To whom should {it} report?", lack="body to report to", frame="groups"
    ),
    "no-members": Wording(
        "Who chairs {it}, and who are the members?", lack="member, chair", frame="groups"
    ),
    "no-group": Wording("Which group delivers {it}?", "It is not said which group delivers {it}."),
    "twice": Wording(
        "{are} {it}, under both {0} and {1}, one piece of work or two, and who answers for {them}?",
        "{these} each stand under both {0} and {1}.",
    ),
    "repeated": Wording("What does {it}, where it stands a second time, add to the first?"),
    "lone-officer": Wording("Who would take on the {sum} open actions that rest on {it} alone?"),
    "outside-provider": Wording(
        "What {have} {it} agreed to do for the {sum} actions that need {them}, and who answers for that?"
    ),
    "two-values": Wording("Which number is right for “{1}”: {0}?"),
    "revised-once": Wording("Which number is in force for “{1}”: {0}?"),
    "percentage": Wording("What are the right figures, since this cannot be: {0}?"),
    "total": Wording("What are the right figures, since this cannot be: {0}?"),
    "part-too-large": Wording("What are the right figures, since this cannot be: {0}?"),
    "not-over": Wording("Which month and year does the report of {1} mean by “{0}”?"),
    "impossible-date": Wording("Which date is meant by “{0}”?"),
    "ahead-of-itself": Wording("When were the figures for {0}, headed {1}, taken?"),
    "beyond-plan": Wording(
        "What becomes of the {0} actions that run for {1} years when the plan, which is for {2}, ends?"
    ),
    "no-bearer": Wording("On whom does {it} lie?"),
    "no-law": Wording("Which Act or regulation makes {it} one?"),
    "bearer-not-bound": Wording(
        "Does the plan mean that {it} lies on “{1}”, when {0} puts it on {2}?"
    ),
    "no-section": Wording("Which section of the {0} is meant by {it}?"),
    "lead-not-bound": Wording("How does {0} reach those on whom {1} lays the duty?"),
    "lead-not-authority": Wording(
        "By what agreement is {0} held to delivering {it}, since the Crime and Disorder Act 1998 does "
        "not bind it?"
    ),
    "claimed-authority": Wording("Which members of {it} are responsible authorities by law?"),
    "silent": Wording(
        "How does the partnership do what the law asks on {all}?",
        "No passage read speaks of {any}.",
    ),
    "leads-nothing": Wording(
        "What part should {it} have in delivering the plan?",
        "{these} {are} members, but lead no priority and own no action here.",
    ),
    "unseated": Wording("For which body or group does each of the {sum} officers of {it} act?"),
    "lone-lead": Wording("Who would answer for the {sum} actions if {it} stopped leading?"),
    "lead-not-member": Wording(
        "By which name should {all} be known, as lead and as member alike?",
        "The leads of {it} go by other names elsewhere or are not in the list of members.",
    ),
    "several-names": Wording(
        "Is “{0}” the same as “{1}”?", "{these} may stand under other names as well."
    ),
    "only-drawn": Wording(
        "What passes between {it} and {0}?",
        "{these} are boxes in a chart; no statement says what passes between them and those beside them.",
    ),
    "named-once": Wording("Who are the members of the {all}, and where do they report?"),
    "broken-text": Wording("What should the wording of {it} be?"),
    "placeholder": Wording("What belongs where the form says “{0}”?"),
}


def wording(code: str) -> Wording:
    """The words of a rule; a rule from elsewhere asks what will be done."""
    return WORDING.get(code) or Wording("What will be done about {it}?")


@dataclass(frozen=True, slots=True)
class Together:
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
        alike = Together(self.facts, self.code, self._alike(template))
        asked = capital(alike._filled(template, firsts=firsts))
        asked_of = {*alike.subjects}
        others = [id_ for id_ in self.subjects if id_ not in asked_of]
        likewise = f", and likewise for {names(self.facts, others)}?" if others else "?"
        return asked.removesuffix("?") + likewise

    def story(self, known: Sequence[str] = ()) -> list[str]:
        """What was found, in sentences; subjects that are ``known`` already need no name."""
        many = wording(self.code).many
        one_story = len(self._alike(many)) == len(self.found)
        if many and one_story and (len(self.found) > 1 or known):
            return [capital(self._filled(many, known))]
        messages = list(dict.fromkeys(one.message for one in self.found))
        most = len(messages) if len(messages) == _SENTENCES + 1 else _SENTENCES
        more = [f"The same holds of {len(messages) - most} more."] if len(messages) > most else []
        return messages[:most] + more

    def _alike(self, template: str) -> tuple[Found, ...]:
        """Those of which a template says the same as of the first."""
        places = [int(n) for n in re.findall(r"\{(\d)\}", template)]
        places += [2] if "{beside" in template else []

        def told(one: Found) -> list[str]:
            return [one.told[n] for n in places if n < len(one.told)]

        return tuple(one for one in self.found if told(one) == told(self.found[0]))

    @property
    def total(self) -> int:
        """How many things they count together."""
        counts = (first for f in self.found for first in f.told[:1])
        return sum(int(n) for n in counts if n.isdecimal() and len(n) < _DIGITS)

    def _filled(
        self, template: str, known: Sequence[str] = (), lacks: str = "", firsts: str = ""
    ) -> str:
        one = len(self.subjects) == 1
        width = 50 if known or not one else 80
        pronoun = set(self.subjects) == {*known}
        named = "" if pronoun else names(self.facts, self.subjects, width)
        heads = list(dict.fromkeys(f.told[0] for f in self.found if f.told))
        columns = (
            list(dict.fromkeys(told)) for told in zip(*(f.told for f in self.found), strict=True)
        )
        filled = template.format(
            *(list_of([*filter(None, column)]) for column in columns),
            firsts=firsts,
            notes="".join(dict.fromkeys(f.told[1] for f in self.found if f.told[1:])),
            each=list_of(_apart(heads)),
            all=list_of(heads),
            any=list_of(heads, "or"),
            beside=self._beside("; {} {verb} beside it"),
            besides=self._beside(", beside {},"),
            it=named or ("it" if one else "them"),
            these=named or ("it" if one else "they"),
            them="it" if one else "them",
            are="is" if one else "are",
            were="was" if one else "were",
            have="has" if one else "have",
            do="does" if one else "do",
            sum=self.total,
            measures=count(self.total, "measure"),
            lacks=lacks,
        )
        return re.sub(r"\b(?:each of )?the 1 ((?:open )?\w+?)s\b", r"the \1", filled)

    def _beside(self, template: str) -> str:
        """Who stands beside what is missing, where somebody stands beside each."""
        people = [f.told[2] if len(f.told) > 2 else "" for f in self.found]
        if not all(people):
            return ""
        told = _apart(people)
        verb = "stands" if len(told) == 1 else "stand"
        return template.format(list_of(told), verb=verb)

    def lacking(self, lacks: Sequence[str], known: Sequence[str] = ()) -> str:
        """The sentence that says all that is missing of the same subjects."""
        told = [word for lack in lacks for word in lack.split(", ")]
        return capital(self._filled(FRAMES[wording(self.code).frame], known, list_of(told, "or")))


_DIGITS = 10  # of a count; a longer number counts nothing that stands in a register
_SENTENCES = 3
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
    for several in together.values():
        if len(told) >= most:
            rest += [titles[g.code][:1].lower() + titles[g.code][1:] for g in several]
            continue
        words = wording(several[0].code)
        named = known if told else ()
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


def _apart(lists: Sequence[str]) -> list[str]:
    """The words of several lists with commas, each once."""
    return list(dict.fromkeys(word for words in lists for word in words.split(", ")))
