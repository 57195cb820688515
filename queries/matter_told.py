"""Who has a matter, in plain sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.graph.lookup import key
from remit.ontology import HEADS, KINDS, KNOWN
from remit.queries.above import ACCOUNTABLE
from remit.queries.counting import count
from remit.queries.duties import STATUTES
from remit.queries.gaps import standing
from remit.queries.phrasing import called, list_of
from remit.queries.touching import MENTIONED, NAMED

if TYPE_CHECKING:
    from remit.queries.matter import Item, Matter, Part
    from remit.queries.matter_law import Law

_NAMES = 6


def sentence(found: Matter) -> str:
    """What a matter comes to: who leads it, or that nobody does, and how much there is on it."""
    told = [f"{found.asked_as}."] if found.asked_as else []
    told.append(_STATES[found.state](found))
    if len(found.items) > 1:
        told.append(_much(found))
    return " ".join(filter(None, told))


def _led(found: Matter) -> str:
    heads = [i for i in found.of(*HEADS) if i.how == NAMED and _leads(i)]
    said = [f"{list_of(_leads(i))} {_verb(_leads(i))} {_thing(i)}" for i in heads[:_NAMES]]
    return f"{list_of(said)}. {_elsewhere(found)}".strip()


def _unled(found: Matter) -> str:
    part = next(part for part in found.parts if part.own)
    written = list_of([standing(p.entity) for p in part.leads])
    why = f": its lead is {written}" if written else ", as no lead of it is named"
    return f"Nobody leads the priority {called(part.head)}{why}. {_elsewhere(found)}".strip()


def _group(found: Matter) -> str:
    groups = [g.thing.label for g in found.groups if g.how == NAMED]
    if itself := [g.thing for g in found.groups if key(g.thing.label) == key(found.words)]:
        return f"{itself[0].label} is a {itself[0].kind} itself, and no priority is there for it alone."
    have = "has it in its name" if len(groups) == 1 else "have it in their names"
    wider = next((p for p in found.parts if p.wider), None)
    over = (
        f" It comes under {wider.wider.lower()}, for which there is the priority {called(wider.head)}, "
        f"{_led_by(wider)}."
        if wider
        else ""
    )
    return f"No priority is there for {found.words} alone; {list_of(groups[:_NAMES])} {have}.{over}"


def _elsewhere(found: Matter) -> str:
    """Under which other priorities the matter comes up too."""
    others = [part for part in found.parts if not part.own]
    if not others:
        return ""
    if len(others) > 1:
        return f"It comes up under {len(others)} other priorities too."
    return f"It comes up under the priority {called(others[0].head)} too, {_led_by(others[0])}."


def _led_by(part: Part) -> str:
    names = list(dict.fromkeys(standing(p.entity) for p in part.leads))
    if part.unread and not names:
        return "whose lead was not read"
    return f"led by {list_of(names)}" if names else "for which no lead is named"


def _worked(found: Matter) -> str:
    named = [p.entity for i in found.items if i.how == NAMED for p in i.parties]
    people = list(dict.fromkeys(standing(e) for e in named if e.kind in KNOWN))
    more = [f"{len(people) - _NAMES} more"] if len(people) > _NAMES else []
    verb = "is" if len(people) == 1 else "are"
    return (
        f"No priority or group is there for {found.words}; {list_of([*people[:_NAMES], *more])} {verb} named for "
        "work on it."
    )


def _within(found: Matter) -> str:
    part = next((p for p in found.parts if p.wider), None)
    if part is not None:
        where = f"it comes under {part.wider.lower()}, for which there is the priority {called(part.head)}"
    else:
        part = found.parts[0]
        where = f"what is named so stands under the priority {called(part.head)}"
    return f"Nobody is named for {found.words} itself; {where}, {_led_by(part)}."


def _nobody(found: Matter) -> str:
    many = len(found.parts)
    none = "which is not there for it" if many == 1 else "none of which is there for it"
    under = f" under {count(many, 'priority', 'priorities')}, {none}" if many else ""
    return (
        f"Nobody leads {found.words}: it comes up on {count(len(found.items), 'thing')}{under}, and no "
        "priority, group or officer has it."
    )


def _not_known(found: Matter) -> str:
    unread = sum(i.unread for i in found.items if i.how == NAMED)
    cells = f"{count(unread, 'cell')} of the rows on it {'was' if unread == 1 else 'were'} not understood"
    names = [standing(p.entity) for i in found.items if i.how == NAMED for p in i.parties]
    why = cells if unread else f"there is {list_of(names)}"
    return f"Who is in charge of {found.words} is not known: {why}."


def _once(found: Matter) -> str:
    (item,) = found.items
    under = f" under {_called(item.priority.kind, called(item.priority))}" if item.priority else ""
    leads = next((p.leads for p in found.parts), ())
    names = list_of([standing(p.entity) for p in leads])
    led = f", which {names} {'lead' if len(leads) > 1 else 'leads'}" if leads and under else ""
    way = "is mentioned in" if item.how == MENTIONED else "stands only in"
    thing = _called(item.thing.kind, called(item.thing))
    return f"Nobody is named for {found.words} itself: it {way} {thing}{under}{led}."


def _nothing(found: Matter) -> str:
    read = found.coverage.beside_nothing()
    if found.groups or found.law:
        there = [*(f"there is {g.thing.label}" for g in found.groups), *map(_law, found.law)]
        return (
            f'Nothing is planned, done or measured here on "{found.words}"; {read}. '
            f"But {list_of(there[:3])}."
        )
    if found.narrative:
        passages = count(len(found.narrative), "passage")
        verb = "mentions" if len(found.narrative) == 1 else "mention"
        return (
            f'Nothing in this register is there for "{found.words}": {passages} of narrative {verb} it '
            f"without giving it to anybody; {read}."
        )
    if found.earlier:
        return f'Nothing speaks of "{found.words}" now: {found.earlier.sentence}'
    return f'Nothing in this register speaks of "{found.words}"; {read}.'


def _law(law: Law) -> str:
    if law.source == STATUTES:
        return f"the statute book has “{law.label}”"
    return f"the register has the {law.kind} “{law.label}”"


_STATES = {
    "led": _led,
    "worked-on": _worked,
    "unled": _unled,
    "group": _group,
    "within": _within,
    "nobody": _nobody,
    "not-known": _not_known,
    "once": _once,
    "nothing": _nothing,
}


def _much(found: Matter) -> str:
    """How many things of each kind concern it, findings last."""
    kinds = list(dict.fromkeys(item.thing.kind for item in found.items))
    parts = [count(len(found.of(kind)), kind, KINDS[kind].plural) for kind in kinds]
    if found.findings:
        parts.append(count(len(found.findings), "finding"))
    many = len(found.items) + len(found.findings)
    return f"{list_of(parts)} {'has' if many == 1 else 'have'} to do with it."


def _leads(item: Item) -> list[str]:
    parties = (p for p in item.parties if p.role == ACCOUNTABLE and p.entity.kind in KNOWN)
    return list(dict.fromkeys(p.entity.label for p in parties))


def _verb(names: list[str]) -> str:
    return "lead" if len(names) > 1 else "leads"


def _thing(item: Item) -> str:
    return _called(item.thing.kind, called(item.thing))


def _called(kind: str, label: str) -> str:
    return f"the {kind} {label}"
