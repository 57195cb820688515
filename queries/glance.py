"""A whole register at a glance: one sentence on it, tallies, what to ask first, how far it was read.

Every picture of a register takes its words and its numbers from here, so that none counts in a way
of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple

from remit.graph.lookup import key
from remit.graph.model import OUTCOMES, Contents, LedgerEntry, Outcome, Statement
from remit.ontology import KINDS, OFFICERS
from remit.queries.above import BLANK, VACANCY
from remit.queries.answers import Answer
from remit.queries.audit import Audit
from remit.queries.audit.model import Matter
from remit.queries.counting import count, counted, is_part
from remit.queries.coverage import Coverage
from remit.queries.coverage import counted as counted_pieces
from remit.queries.states import RAGS, rag_of
from remit.queries.tally import DocumentTally, tally

# Who is named for an action itself. What is empty, what was not understood and what was not read
# are different things, and none of them stands in for another.
NAMING: Final = {
    "officer": "an officer is named",
    "body": "a body is named, and no officer",
    "vacant": "a place is written as vacant",
    "blank": "the place for a name is left empty",
    "unclear": "somebody is named who was not understood",
    "withheld": "a name is withheld",
    "unread": "part of the row was not read",
    "nobody": "nobody is named",
}
# Where more than one piece in so many was not understood, that is said first; unless these hold no more than one
# word in so many, as bare titles do.
FEW_READ: Final = 10
FEW_WORDS: Final = 20
UNTABLED: Final = (
    "no-delivery-plan"  # the rule that finds priorities without a table where others have one
)
_ALARMS: Final = RAGS[:2]
_OTHER: Final = "with another status"
_TOLD, _SHORT = 3, 24  # statuses that are told in their own words, and letters of one
_STATES: Final = ("rag", "status")
_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Reading(NamedTuple):
    """How far the documents were read, piece by piece; ``unread`` are the pieces not understood, ``aside`` those set aside.

    ``words`` is how many there are in all pieces that say something.
    """

    documents: tuple[DocumentTally, ...]
    unread: tuple[LedgerEntry, ...]
    words: int
    aside: tuple[LedgerEntry, ...] = ()

    @property
    def coverage(self) -> Coverage:
        """How many of the pieces that say something were read."""
        return counted_pieces({outcome: self.ended(outcome) for outcome in OUTCOMES})

    @property
    def set_aside(self) -> dict[str, list[LedgerEntry]]:
        """The pieces that were set aside, by the reason, the most frequent first."""
        found: dict[str, list[LedgerEntry]] = {}
        for entry in self.aside:
            found.setdefault(entry.reason, []).append(entry)
        return dict(sorted(found.items(), key=lambda pair: -len(pair[1])))

    @property
    def total(self) -> str:
        """How all pieces ended, in a sentence whose numbers add up."""
        read = self.coverage
        return (
            f"Of {self.pieces} pieces {self.ended('fact')} gave facts and {self.ended('text')} are "
            f"narrative, which makes {read.read} read; {_were(self.ended('ignored'))} set aside, each "
            f"with its reason, and {_were(read.unread)} not understood."
        )

    @property
    def pieces(self) -> int:
        """How many pieces there are, those that were set aside counted."""
        return sum(document.blocks for document in self.documents)

    @property
    def beside(self) -> str:
        """What is to be said wherever nothing is found: how many were read, and how many more set aside."""
        said, aside = self.coverage.beside_nothing(), self.ended("ignored")
        return (
            f"{said}; {aside} more {'was' if aside == 1 else 'were'} set aside" if aside else said
        )

    def ended(self, outcome: Outcome) -> int:
        """How many pieces ended as ``fact``, ``text``, ``ignored`` or ``unread``."""
        return sum(document.outcomes[outcome] for document in self.documents)

    @property
    def partial(self) -> bool:
        """Whether so much was not understood that it must be said before all else."""
        lost = sum(map(_words, self.unread))
        many = self.coverage.unread * FEW_READ > self.coverage.pieces
        return many and lost * FEW_WORDS > self.words


class Glance(NamedTuple):
    """A register in one look.

    ``first`` is what is said of the whole, ``grave`` what weighs most in it, ``last`` the rest of the
    sentence, which begins with how many priorities have a delivery plan here, where not all have; each may be empty. ``naming`` tells of each action how it is named (a key of ``NAMING``),
    ``rated`` of those that have one their colour or status as the documents give it, ``late`` which are past their date, ``dated`` which have a date that could be read,
    ``spans`` which of the others have at least the period of a plan. ``parts`` are
    the actions that are only parts of another: they are counted, and said to be. ``vacancies`` are the places that are vacant, whatever they are
    of, ``blanks`` those of them that are not written so but only left empty.
    """

    first: str
    grave: str
    last: str
    naming: Mapping[str, str]
    rated: Mapping[str, str]
    parts: frozenset[str]
    dated: frozenset[str]
    spans: frozenset[str]
    late: frozenset[str]
    vacancies: int
    blanks: int
    questions: tuple[Matter, ...]
    reading: Reading
    empty: bool

    @property
    def actions(self) -> str:
        """How many actions there are, in words."""
        return counted(len(self.naming), len(self.parts))

    @property
    def statuses(self) -> str:
        """How many actions have a colour that alarms; where no paper uses colours, how many have which status, in words."""
        colours, words = _states(self.rated)
        if colours or not words:
            told = [f"{colours[c]} {c}" for c in _ALARMS if colours[c]]
            return ", ".join(told) or "None red or amber"
        return _in_words(words) or "No colour told"

    @property
    def other_statuses(self) -> str:
        """How many actions have another status, and how many have none, in words."""
        colours, words = _states(self.rated)
        told = [f"{colours[c]} {c}" for c in RAGS if colours[c] and c not in _ALARMS]
        shown = 0 if colours else sum(n for _, n in _foremost(words))
        if more := sum(words.values()) - shown:
            told.append(f"{more} {_OTHER}")
        bare = len(self.naming) - len(self.rated)
        return ", ".join([*told, f"{bare} without a status"] if bare or not told else told)

    @property
    def by_status(self) -> Mapping[str, str]:
        """Of each number in the two above the status of which it tells, where that is one; of none it is empty."""
        colours, words = _states(self.rated)
        told = {
            f"{n} {colour}": {s for s in self.rated.values() if rag_of(s) == colour}
            for colour, n in colours.items()
        }
        if not colours:
            shown = _foremost(words)
            told = {
                f"{n} “{state}”": {s for s in self.rated.values() if key(s) == key(state)}
                for state, n in shown
            }
        if bare := len(self.naming) - len(self.rated):
            told[f"{bare} without a status"] = {""}
        return {number: next(iter(states)) for number, states in told.items() if len(states) == 1}

    @property
    def beside_colours(self) -> str:
        """Where papers use colours, how many of the actions without one have which status, in the papers' words."""
        colours, words = _states(self.rated)
        return _in_words(words) if colours else ""

    def named(self, *ways: str) -> int:
        """How many actions are named in one of these ways."""
        return sum(way in ways for way in self.naming.values())

    @property
    def places(self) -> str:
        """How many places are vacant, those of posts and priorities counted too, in words."""
        empty = f", {self.blanks} of them only left empty" if self.blanks else ""
        return f"{count(self.vacancies, 'vacant place')} in all{empty}" if self.vacancies else ""

    @property
    def undated(self) -> str:
        """How many actions have no date that can be read, and how many of these at least a period, in words."""
        without = len(self.naming) - len(self.dated)
        if not without:
            return ""
        spans = f", {len(self.spans)} of them a period only" if self.spans else ""
        return f"{without} {'has' if without == 1 else 'have'} no readable date{spans}"

    def said_of(self, actions: Collection[str]) -> str:
        """How many some of the actions are, in words."""
        return counted(len(actions), len(self.parts.intersection(actions)))


def glance(contents: Contents, answers: Mapping[str, Answer], audit: Audit) -> Glance:
    """Look at a whole register; ``answers`` are those for its actions and priorities."""
    actions = [e.id for e in contents.entities if e.kind == "action"]
    links: dict[str, list[Statement]] = {id_: [] for id_ in actions}
    dated: set[str] = set()
    spans: set[str] = set()
    rated: dict[str, str] = {}
    for said in contents.statements:
        if said.subject in links:
            links[said.subject].append(said)
            state = said.value or said.raw if said.term in _STATES else None
            if state and (said.term == _STATES[0] or said.subject not in rated):
                rated[said.subject] = state
            if said.term == "deadline" and said.value:
                dated.add(said.subject)
            if said.term == "horizon":
                spans.add(said.subject)
    naming = {id_: naming_of(answers[id_]) for id_ in actions if id_ in answers}
    late = frozenset(f.subject.id for f in audit.open if f.code == "overdue")
    told = tally("", contents)
    led = [answers[e.id] for e in contents.entities if e.kind == "priority" and e.id in answers]
    return Glance(
        first=_of_priorities(led),
        grave=_of_naming(naming),
        last=" ".join(
            filter(None, (_of_tables(audit, len(led)), _of_dates(dated, late, len(naming))))
        ),
        naming=naming,
        rated={id_: rated[id_] for id_ in naming if id_ in rated},
        parts=frozenset(id_ for id_ in actions if is_part(links[id_])),
        dated=frozenset(dated),
        spans=frozenset(spans - dated),
        late=late,
        vacancies=sum(e.kind == VACANCY for e in contents.entities),
        blanks=_blanks(contents),
        questions=ask_first(audit),
        reading=Reading(
            told.documents,
            told.unread,
            sum(_words(entry) for entry in told.ledger if entry.outcome != "ignored"),
            tuple(entry for entry in told.ledger if entry.outcome == "ignored"),
        ),
        empty=all(e.kind == "document" for e in contents.entities),
    )


def _were(many: int) -> str:
    return f"{many} {'was' if many == 1 else 'were'}"


def _words(entry: LedgerEntry) -> int:
    return len(entry.text.split())


def _blanks(contents: Contents) -> int:
    """How many places are only left empty, and not written as vacant."""
    blank = {
        s.object
        for s in contents.statements
        if s.term == "assignedTo" and s.stated_as.endswith(BLANK)
    }
    return sum(e.kind == VACANCY and e.id in blank for e in contents.entities)


def naming_of(answer: Answer) -> str:
    """How an action is named, as a key of ``NAMING``: only parties that stand at itself count.

    An empty place tells, even where somebody stands beside it, for it is what to ask about.
    """
    own = (*answer.accountable, *answer.responsible)
    kinds = {party.entity.kind for party in own if not party.blank}
    if VACANCY in kinds:
        return "vacant"
    if kinds.intersection(OFFICERS):
        return "officer"
    for kind in ("unclear", "withheld", "body"):
        if kind in kinds:
            return kind
    if answer.unread:
        return "unread"
    return "blank" if own else "nobody"


def ask_first(audit: Audit, most: int = 5) -> tuple[Matter, ...]:
    """What to ask first: the gravest matters of the audit that nobody has waived, and that are not small."""
    grave = [m for m in audit.matters if m.open and m.severity != "low"]
    return tuple(grave[:most])


def _of_priorities(answers: Sequence[Answer]) -> str:
    if not answers:
        return ""
    led = [a for a in answers if any(not KINDS[p.entity.kind].instead for p in a.accountable)]
    staffed = [a for a in answers if naming_of(a) in ("officer", "vacant") and _officers(a)]
    many = len(answers)
    text = f"{_number(many).capitalize()} {'priority' if many == 1 else 'priorities'}"
    if len(led) == many:
        text += ", each with a lead" if many > 1 else ", with a lead"
    else:
        unread = sum(bool(a.unread) for a in answers if a not in led)
        unled = many - len(led) - unread
        parts = [
            f"for {_number(unled)} no lead is named" if unled else "",
            f"for {_number(unread)} no lead was read" if unread else "",
        ]
        text += f"; {', '.join(filter(None, parts))}"
    # Where lines were not understood, one of these may name an officer.
    unknown = [a for a in answers if a.unread and a not in staffed]
    unstaffed = many - len(staffed) - len(unknown)
    joined = ", and" if len(led) < many else "; "
    if unstaffed == 0:
        if unknown:
            return f"{text}."
        return f"{text}{joined.rstrip()} an officer is named for {'it' if many == 1 else 'each'}."
    if many == 1:
        return f"{text}{joined.rstrip()} no officer is named."
    of = "all" if unstaffed == many else _number(unstaffed)
    if len(led) < many:
        return f"{text}, for {of} no officer."
    return f"{text}{joined.rstrip()} for {of} no officer is named."


def _officers(answer: Answer) -> bool:
    return any(p.entity.kind in OFFICERS for p in (*answer.accountable, *answer.responsible))


def _of_naming(naming: Mapping[str, str]) -> str:
    """What weighs most: how many actions name nobody, and apart from these what is not known."""
    if not naming:
        return ""
    ways, many = Counter(naming.values()), len(naming)
    nobody = ways["nobody"] + ways["blank"]
    actions = "action" if many == 1 else "actions"
    verb = "names" if nobody == 1 else "name"
    if nobody == many == 1:
        return "The only action names nobody"
    if nobody:
        return f"{nobody} of {many} {actions} {verb} nobody"
    return f"Each of the {many} {actions} has a word on who is to do it"


def _of_tables(audit: Audit, priorities: int) -> str:
    """That only some priorities have a delivery plan here: of the others nobody can be named for an action, whoever has it."""
    bare = len({f.subject.id for f in audit.findings if f.code == UNTABLED})
    if not bare or bare >= priorities:
        return ""
    have = priorities - bare
    are = "is" if have == 1 else "are"
    return f"{_number(have).capitalize()} of {_number(priorities)} delivery plans {are} here."


def _of_dates(dated: Collection[str], late: Collection[str], many: int) -> str:
    if not dated:
        return "None has a date that can be read."
    have = f"{_number(len(dated))} {'has' if len(dated) == 1 else 'have'} a date"
    have = f"Of all {many}, {have}" if len(dated) < many > 1 else have.capitalize()
    if not late:
        return f"{have}."
    are = "is" if len(late) == 1 else "are"
    which = "which" if len(dated) == 1 else f"{_number(len(late))} of which"
    return f"{have}, {which} {are} past and not said to be done."


def _states(rated: Mapping[str, str]) -> tuple[Counter[str], Counter[str]]:
    """How many actions have each colour, and of the others each status, by the words that it is written with first."""
    colours = Counter(filter(None, map(rag_of, rated.values())))
    called: dict[str, str] = {}
    words = (called.setdefault(key(s), s.strip()) for s in rated.values() if not rag_of(s))
    return colours, Counter(words)


def _in_words(words: Counter[str]) -> str:
    return ", ".join(f"{n} “{state}”" for state, n in _foremost(words))


def _foremost(words: Counter[str]) -> list[tuple[str, int]]:
    """The statuses that most actions have, as far as they are a few words; what is a report is only counted."""
    short = Counter({state: n for state, n in words.items() if len(state) <= _SHORT})
    return short.most_common(_TOLD)


def _number(n: int) -> str:
    return _NUMBERS[n] if n < len(_NUMBERS) else str(n)
