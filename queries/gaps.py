"""What an answer leaves open, each in a sentence that can be read out in a meeting."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from remit.graph.model import Entity, Statement
from remit.graph.words import with_capital
from remit.ontology import (
    ATTRIBUTES,
    KINDS,
    KNOWN,
    LASTING,
    LAW,
    NOBODY,
    PLANNED,
    RELATIONS,
    UNKNOWN,
)
from remit.queries.above import (
    ACCOUNTABLE,
    ASSIGNED,
    BLANK,
    NOT_READ,
    VACANCY,
    Above,
    Hop,
    Party,
)
from remit.queries.phrasing import QUOTED, called, list_of, shortened
from remit.queries.shapes import Json

_TOPS = (*LASTING, *LAW)  # where a chain may end without a word
ANOTHER_LEAD = "another-lead"  # the gap of a matter that is covered twice
_HEADED = ("plan", "priority")  # these stand as headings, and not in rows
# What somebody is, has or leads on, as a sentence states it; a heading such as "Responsible officer" has no verb.
_VERBS = ("is", "are", "be", "has", "have", "hold", "holds", "take", "takes", "lead", "leads")
_ENDS = ("for", "of", "on")


_NOBODY = re.compile(r"(?:nobody|no[ -]one|none)\b", re.IGNORECASE)
_ASKING = ("who", "whom")  # the heading of a column asks, and names no role


class Gap(NamedTuple):
    """Something that the documents leave open: a stable code, and a sentence for people.

    ``documents`` are those that write of a place as open.
    """

    code: str
    message: str
    documents: tuple[str, ...] = ()

    def to_json(self) -> Json:
        """The gap in the public shape."""
        return {"code": self.code, "message": self.message}


def weighed(gaps: Iterable[Gap]) -> tuple[list[Gap], list[Gap]]:
    """The gaps that must be said before all else, and the others: a matter under two leads comes first."""
    found = list(gaps)
    return (
        [gap for gap in found if gap.code == ANOTHER_LEAD],
        [gap for gap in found if gap.code != ANOTHER_LEAD],
    )


def standing(entity: Entity, *, within: bool = False) -> str:
    """A party's name, or what stands there instead of one, with the document's own words; in brackets ``within`` a phrase.

    >>> somebody = Entity("withheld/w", "withheld", "N/D")
    >>> standing(somebody)
    'somebody whose name is withheld, written as "N/D"'
    >>> f"from {standing(somebody, within=True)} to Ann Bee"
    'from somebody whose name is withheld (written as "N/D") to Ann Bee'
    """
    instead = KINDS[entity.kind].instead
    if entity.label == NOBODY and entity.kind == VACANCY:
        return NOBODY  # no document has these words
    if not instead:
        return entity.label
    who, _, written = f"{instead} {called(entity)}".partition(", ")
    return f"{who} ({written})" if within else f"{who}, {written}"


def left_empty(party: Party) -> str:
    """What a label or a column asks for and nothing answers, by its own words.

    >>> e = Entity("vacancy/v", "vacancy", NOBODY)
    >>> left_empty(Party(e, "responsible", "Lead officer (empty)", "stated", e, ()))
    '"Lead officer" is left empty'
    >>> left_empty(Party(e, "responsible", "Action (empty)", "stated", e, ()))
    'nobody is named beside "Action"'
    >>> left_empty(Party(e, "responsible", "Nobody could be found (empty)", "stated", e, ()))
    'the documents say "Nobody could be found"'
    """
    asks = party.stated_as.partition(";")[0].removesuffix(BLANK).strip(" :")
    if says_nobody(asks):
        return f'the documents say "{asks}"'
    if asks.casefold().removesuffix("s") in KINDS:
        return f'nobody is named beside "{asks}"'
    return f'"{asks}" is left empty'


def says_nobody(stated: str) -> bool:
    """Whether words in the place of a label are none, but say that nobody is there.

    >>> says_nobody("Nobody could be found"), says_nobody("Nominated officer")
    (True, False)
    """
    return bool(_NOBODY.match(stated))


def role_of(party: Party) -> str:
    """The document's own word for a party's role as it stands within a sentence.

    >>> e = Entity("vacancy/v", "vacancy", "TBC")
    >>> role_of(Party(e, "responsible", "Responsible Officer; Lead", "stated", e, ()))
    'responsible officer'
    >>> role_of(Party(e, "responsible", "Who", "stated", e, ()))
    'owner'
    >>> role_of(Party(e, "responsible", "R", "stated", e, ()))
    'responsible party'
    """
    stated = party.stated_as.partition(";")[0].strip(" :")
    words = [w.lower() if w.istitle() else w for w in stated.split()] if len(stated) > 1 else []
    if words and words[0] in _ASKING:
        return "owner" if party.role == "responsible" else "lead"
    return " ".join(words) or f"{party.role} party"


def of_parties(
    target: Entity,
    accountable: Sequence[Party],
    responsible: Sequence[Party],
    borne: Sequence[Entity] = (),
    unread: Sequence[Statement] = (),
) -> list[Gap]:
    """Say which officers and which accountable parties are missing, or are not known.

    ``borne`` is the law above for which somebody answers, though not for the target. ``unread`` are
    the parts of its row that were not understood: whom they name nobody can say.
    """
    named = (*accountable, *responsible)
    gaps = [_vacancy(p, target) for p in named if p.entity.kind == VACANCY]
    gaps += [_unknown(p, target) for p in named if p.entity.kind in UNKNOWN]
    missing = list(_leaderless(target, accountable, borne))
    here = [p for p in named if p.at == target]
    if target.kind in PLANNED and all(p.entity.kind == "body" for p in here):
        missing.append(Gap("no-officer", _no_officer(target, here, responsible)))
    there = [p for p in here if not p.blank]
    return [*gaps, _not_read(there, unread)] if unread else [*gaps, *missing]


def unread_of(id_: str, said: Iterable[Statement]) -> list[Statement]:
    """The statements that a part of a thing's row was not understood."""
    found = (s for s in said if s.term == NOT_READ and s.subject == id_)
    return sorted(found, key=lambda s: s.value or "")


def nobody(unread: int, kind: str = "action") -> str:
    """What to say where no party stands: nobody is named only in what was read in full.

    >>> nobody(0), nobody(1)
    ('nobody is named', 'no owner was read; 1 cell of this row was not understood')
    """
    if not unread:
        return "nobody is named"
    owner = "lead" if kind in _HEADED else "owner"
    return f"no {owner} was read; {cells(unread, 'this', kind)} not understood"


def cells(unread: int, whose: str = "its", kind: str = "action") -> str:
    """How many cells of a row, or lines below a heading, with their verb.

    >>> cells(1), cells(2, "this"), cells(2, ""), cells(1, kind="priority")
    ('1 cell of its row was', '2 cells of this row were', '2 cells were', '1 line below its heading was')
    """
    what = "line" if kind in _HEADED else "cell"
    of = f" of {whose} row" if whose else ""
    if kind in _HEADED:
        of = f" below {whose or 'its'} heading"
    return f"1 {what}{of} was" if unread == 1 else f"{unread} {what}s{of} were"


def _not_read(here: Sequence[Party], unread: Sequence[Statement]) -> Gap:
    kind = unread[0].subject.partition("/")[0]
    parts = "; ".join(f'{s.value}, and reads "{shortened(s.raw or "", QUOTED)}"' for s in unread)
    where = "what stands below its heading" if kind in _HEADED else "its row"
    part = f"Part of {where} was not read: {parts}."
    owner = nobody(len(unread), kind)
    return Gap("not-read", part if here else f"{with_capital(owner)}. {part}")


def _unknown(party: Party, target: Entity) -> Gap:
    there = "there" if party.at == target else f"for the {party.at.kind} {called(party.at)}"
    if party.entity.kind == "withheld":
        return Gap(
            "withheld",
            f"Somebody is named {there} as {role_of(party)}, but the name is withheld: "
            f"it is written as {called(party.entity)}.",
        )
    owner = "A lead" if party.role == ACCOUNTABLE else "An owner"
    return Gap(
        "unclear", f"{owner} is named {there} that was not understood: {called(party.entity)}."
    )


def left_open(party: Party, of: str = "") -> str:
    """What a sentence says that leaves open who has a role, which has no label of its own there."""
    return f"who is {party.role}{of} is left open: the documents say {called(party.entity)}"


def _vacancy(party: Party, target: Entity) -> Gap:
    documents = tuple(dict.fromkeys(cited.document for cited in party.citations))
    return Gap("vacancy", _vacant(party, target), documents)


def _vacant(party: Party, target: Entity) -> str:
    role = role_of(party)
    of = "" if party.at == target else f" of the {party.at.kind} {called(party.at)}"
    if party.blank:
        return f"{with_capital(left_empty(party))}{of}."
    if party.stated_as == party.entity.label:  # a sentence that leaves open who leads
        return f"{with_capital(left_open(party, of.replace(' of ', ' for ', 1)))}."
    if role.endswith(" by"):  # "Action by" is a label, and no name of anybody
        return f'"{role.capitalize()}"{of} reads {called(party.entity)}.'
    return f"The {role}{of} is written as {called(party.entity)}."


def _leaderless(
    target: Entity, accountable: Sequence[Party], borne: Sequence[Entity]
) -> Iterator[Gap]:
    leads = [p for p in accountable if p.entity.kind != VACANCY]
    if accountable and not leads:
        yield Gap(
            "no-accountable",
            f"Nobody is confirmed as accountable for this {target.kind}, "
            "and nobody further up is taken to answer in that place.",
        )
    elif not leads:
        above = "" if target.kind in LAW else " or for anything above it"
        if laws := [f"the {law.kind} {called(law)}" for law in borne]:
            above += f", only who answers for {list_of(laws)}"
        yield Gap(
            "no-accountable", f"Nobody is named as accountable for this {target.kind}{above}."
        )
    elif target.kind in PLANNED and all(p.at.kind in _TOPS for p in leads):
        levels = dict.fromkeys(f"the {p.at.kind} {called(p.at)}" for p in leads)
        yield Gap(
            "no-lead",
            f"No lead is named for this {target.kind}, only who answers for {list_of([*levels])}.",
        )


def _no_officer(target: Entity, here: Sequence[Party], responsible: Sequence[Party]) -> str:
    sentence = f"No officer is named for this {target.kind}"
    if bodies := list(dict.fromkeys(p.entity.label for p in here)):
        return f"{sentence}, only {list_of(bodies)}."
    if officers := [p for p in responsible if p.entity.kind != VACANCY]:
        above = officers[0].at
        return f"{sentence} itself, only for the {above.kind} {called(above)} above it."
    return f"{sentence}."


def of_chain(target: Entity, above: Above, chain: Iterable[Hop]) -> list[Gap]:
    """Say where the chain stops short, runs in a circle, or rests on a chart's layout alone."""
    reached = [above.entities[id_] for level in above.levels(target.id) for id_ in level]
    ends = [thing for thing in reached if not above.hops.get(thing.id)]
    gaps = [_chain_ends(end, target) for end in ends if end.kind not in _TOPS or end == target]
    if target.kind in LAW:
        gaps = []
    elif not ends:
        circle = list_of([called(thing) for thing in reached[:3]])
        gaps = [Gap("circle", f"The chain runs in a circle and reaches no top: see {circle}.")]
    elif not gaps and all(thing.kind in LAW for thing in ends):
        gaps = [
            Gap(
                "chain-ends", f"The chain from this {target.kind} leads to the law, not to a board."
            )
        ]
    return [*gaps, *(_drawn(hop) for hop in chain if hop.basis == "drawn")]


def _chain_ends(end: Entity, target: Entity) -> Gap:
    if end != target:
        message = f"The chain stops at the {end.kind} {called(end)}: no board above it is named."
    elif target.kind in _TOPS:
        message = f"It is not said to whom this {target.kind} answers."
    else:
        message = f"Nothing above this {target.kind} is named, so the chain stops here."
    return Gap("chain-ends", message)


def _drawn(hop: Hop) -> Gap:
    reads = RELATIONS[hop.relation].reads
    return Gap(
        "drawn",
        f"Only the layout of a chart suggests that {called(hop.source)} {reads} {called(hop.target)}.",
    )


def of_holders(target: Entity, holders: Sequence[Entity]) -> list[Gap]:
    """Say where nobody is confirmed to hold a post."""
    if target.kind != "post":
        return []
    if not holders:
        return [Gap("no-holder", "It is not said who holds this post.")]
    return [
        Gap(
            holder.kind,
            f"The holder of this post is written as {called(holder)}."
            if holder.kind == VACANCY
            else f"The holder of this post is {standing(holder)}.",
        )
        for holder in holders
        if KINDS[holder.kind].instead
    ]


def of_deadline(target: Entity, said: Iterable[Statement]) -> list[Gap]:
    """Say where an action has no deadline, or one that names no date."""
    if target.kind not in ATTRIBUTES["deadline"].subjects:
        return []
    own = [s for s in said if s.subject == target.id]
    deadlines = [s for s in own if s.term == "deadline"]
    if not deadlines and lasts(s for s in own if s.term == ASSIGNED):
        return []
    if not deadlines and all(s.term != "horizon" for s in own):
        given = "was read" if unread_of(target.id, own) else "is given"
        return [Gap("no-deadline", f"No deadline {given} for this {target.kind}.")]
    if deadlines and all(s.value is None for s in deadlines):
        written = deadlines[0].raw
        return [
            Gap("open-deadline", f'The deadline is written as "{written}", which names no date.')
        ]
    return []


_POWER = "may"
# A verb of what somebody does at all times: "oversees", "runs".
_ALWAYS = re.compile(r"[a-z]{2,20}(?<![eo]r)s")


def lasts(assignments: Iterable[Statement]) -> bool:
    """Whether a thing with these assignments is what somebody answers for all the time, and no deed with an end.

    Terms of reference give such standing responsibilities: no date and no colour of them is missing.

    >>> def said(words):
    ...     return Statement(
    ...         "action/a", "assignedTo", "body/b", role="responsible", stated_as=words
    ...     )
    >>> lasts([said("is responsible for")]), lasts([said("Responsible officer")]), lasts([])
    (True, False, False)
    >>> lasts([said("is responsible for"), said("Action owner")])
    False
    >>> lasts([said("oversees")]), lasts([said("will")]), lasts([said("owners")])
    (True, False, False)
    >>> lasts([said("may")])  # a power
    True
    """
    stated = [part for s in assignments for part in s.stated_as.split("; ")]
    return bool(stated) and all(map(_says_what_somebody_is, stated))


def _says_what_somebody_is(stated: str) -> bool:
    if stated == _POWER or _ALWAYS.fullmatch(stated):
        return True
    words = stated.casefold().split()
    return len(words) > 1 and words[0] in _VERBS and words[-1] in _ENDS


def another_lead(other: Entity, leads: Sequence[Party]) -> Gap:
    """Say that another priority covers the same matter under somebody else."""
    names = list_of([f"{p.entity.label} ({role_of(p)})" for p in leads])
    return Gap(
        ANOTHER_LEAD,
        f"Another {other.kind}, {called(other)}, covers the same matter and has another lead: {names}.",
    )


def leads_besides(other: Sequence[Party], ours: Collection[str | None]) -> list[Party]:
    """Give the known accountable parties of another thing that answer nowhere for this one."""
    return [
        p
        for p in other
        if p.role == ACCOUNTABLE and p.entity.kind in KNOWN and p.entity.id not in ours
    ]
