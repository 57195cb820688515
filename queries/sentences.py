"""One plain sentence before every answer: who leads, who does it, what is missing, on what it rests.

What answers come to is put into words here, and in the modules ``*_told`` beside it; nowhere else, so that
text, JSON, page and pack say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from remit.graph.lookup import Query, key, places
from remit.graph.model import Entity
from remit.graph.words import tokens
from remit.ontology import KNOWN, LAW
from remit.queries import asking
from remit.queries.above import ACCOUNTABLE, VACANCY, Party
from remit.queries.gaps import cells, left_empty, left_open, role_of, standing
from remit.queries.phrasing import (
    BASES,
    LISTED,
    as_clause,
    called,
    is_several,
    list_of,
    shortened,
    upper,
)

if TYPE_CHECKING:
    from remit.queries.answers import Answer, Who

_ANY_OWNER = frozenset(
    ["lead officer", "lead partner", "responsible officer", "responsible person"]
)
_QUOTED = 160  # characters of what is quoted for its own words
_MONEY = frozenset(
    ["budget", "finance", "fund", "funded", "funding", "funds", "grant", "grants", "paid", "pay"]
)


def of_who(found: Who) -> str:
    """Everything that the answers to a question come to.

    Whoever is named in it is named by the register for the very thing that the sentence mentions.
    """
    told = [f"{found.asked_as}."] if found.asked_as else []
    if found.rows is not None:
        return " ".join([*told, found.rows.sentence])
    if found.claim is not None:
        from remit.queries.check_told import confirmed

        return confirmed(found.claim)
    if found.gone is not None:
        from remit.queries.without_told import of_without

        return of_without(found.gone)
    if found.parts:
        return " ".join(f'On "{part.question}": {of_who(part)}' for part in found.parts)
    if found.agent is not None:
        from remit.queries.agents_told import of_agent

        return " ".join([*told, of_agent(found)])
    if not found.answers:
        from remit.queries.unanswered_told import of_nothing

        return " ".join(filter(None, [of_nothing(found), *told]))
    if all(answer.mentioned for answer in found.answers):
        return " ".join([*told, _of_mentions(found)])
    first = found.answers[0]
    if several := _of_several_posts(found):
        return " ".join([*told, several])
    said = [
        *told,
        _of_funds(found),
        of_answer(first, found),
        _asked_besides(found),
        _of_others(found),
    ]
    return " ".join(map(upper, filter(None, said)))


def _of_several_posts(found: Who) -> str:
    if found.asked is None or found.asked.form != asking.POST:
        return ""
    from remit.queries.posts_told import of_several_posts

    return of_several_posts(found)


def of_answer(answer: Answer, found: Who | None = None) -> str:
    """What the answer about one thing comes to."""
    target = answer.target
    if target.kind == "post":
        from remit.queries.posts_told import of_post, same_post

        return " ".join(filter(None, [of_post(answer), same_post(answer, found)]))
    if target.kind == "duty":
        return _of_duty(answer)
    if target.kind in LAW:
        return _of_provision(answer)
    asked = found.asked if found is not None else None
    if asked is not None and asked.role and (said := _of_role(answer, asked.role)):
        return said
    no_such = _no_such_role(answer, asked.role if asked is not None else "")
    parts = [no_such, _leads(answer), _leads_above(answer), _doers(answer), _not_read(answer)]
    if asked is not None and answer.mentioned and answer.also and answer.accountable:
        parts[1] = _of_counted(asked.words, answer)
    if not answer.accountable and any(p.entity.kind in KNOWN for p in answer.responsible):
        parts[1], parts[3] = parts[3], parts[1]  # who does it is named for the thing itself
    if answer.ended:
        parts.append(f"Its status is “{answer.ended}”.")
    return " ".join(filter(None, parts))


def _leads(answer: Answer) -> str:
    own, above = answer.accountable, answer.inherited.accountable
    target = answer.target
    if own:
        return _who_leads(own, called(target))
    if not above:
        if answer.unread:
            return ""
        return f"Nobody is named as accountable for the {target.kind} {called(target)}."
    itself = f"Nobody is named to lead {called(target)} itself"
    if answer.unread:
        itself = f"Who leads {called(target)} itself was not read"
    led = list_of(_leading(above, " above it"))
    open_ = [p for p in above if p.entity.kind not in KNOWN]
    parts = [f"{itself}; {led}." if led else f"{itself}."]
    for at in dict.fromkeys(party.at for party in open_):
        said = list_of([*dict.fromkeys(_unfilled(p) for p in open_ if p.at == at)])
        parts.append(f"For the {at.kind} {called(at)} above it, {said}.")
    return " ".join(parts)


def _of_counted(matter: str, answer: Answer) -> str:
    """Who leads what only counts or measures a matter, which its own name does not tell."""
    first, more = answer.also[0], len(answer.also) - 1
    how = "counted" if first.kind == "figure" else "measured"
    others = f", and {more} more" if more else ""
    what = f"{called(answer.target)}, where {called(first)} is {how}{others}"
    return f'Nobody is named for "{matter}" itself; {_who_leads(answer.accountable, what)}'


def _leading(parties: Iterable[Party], where: str = "") -> list[str]:
    """Who leads what, each group of names with what it rests on."""
    groups: dict[tuple[Entity, str], list[Party]] = {}
    for party in parties:
        if party.entity.kind in KNOWN:
            groups.setdefault((party.at, party.own_basis), []).append(party)
    return [
        f"{_names(some)} {_leads_or_lead(some)} the {at.kind} {called(at)}{where}{BASES.get(basis, '')}"
        for (at, basis), some in groups.items()
    ]


def _leads_or_lead(parties: Sequence[Party]) -> str:
    return "lead" if _are_several(parties) else "leads"


def _are_several(parties: Iterable[Party]) -> bool:
    return is_several({p.entity.label for p in parties})


def _leads_above(answer: Answer) -> str:
    """Who leads the priority that a thing with a lead of its own belongs to."""
    led = _leading(answer.leads_above, " above it")
    return f"{list_of(led)}." if led else ""


def _who_leads(parties: Sequence[Party], what: str) -> str:
    known = [p for p in parties if p.entity.kind in KNOWN]
    open_ = [p for p in parties if p.entity.kind not in KNOWN]
    said = list_of([
        f"{_names(some)} {_leads_or_lead(some)} {what}{BASES.get(basis, '')}"
        for basis, some in _by_basis(known)
    ])  # fmt: skip
    said = f"{said}." if said else ""
    left = _open(open_)
    return " ".join(
        filter(None, [said, left or ("" if known else f"Nobody is named to lead {what}.")])
    )


def _by_basis(parties: Iterable[Party]) -> list[tuple[str, list[Party]]]:
    """The parties by what each rests on: what only a chart draws must not pass for stated."""
    groups: dict[str, list[Party]] = {}
    for party in parties:
        groups.setdefault(party.own_basis if party.own_basis in BASES else "", []).append(party)
    return [*groups.items()]


def _names(parties: Iterable[Party]) -> str:
    return list_of(list(dict.fromkeys(p.entity.label for p in parties if p.entity.kind in KNOWN)))


def _open(parties: Iterable[Party]) -> str:
    told = (f"{upper(_unfilled(p, f' for {called(p.at)}'))}." for p in parties)
    return " ".join(dict.fromkeys(told))


def _unfilled(party: Party, of: str = "") -> str:
    """What stands where nobody does; ``of`` what, where a sentence of the documents has no word for the role."""
    if party.blank:
        return left_empty(party)
    if party.stated_as == party.entity.label:  # a sentence that leaves open who leads
        return left_open(party, of)
    if role_of(party).endswith(" by"):  # "Action by" is a label, and no name of anybody
        return f'beside "{role_of(party).capitalize()}" stands {called(party.entity)}'
    if party.stated_as[:1].islower() and party.stated_as.count(" ") > 1:  # "has not yet agreed who"
        return f"who is {party.role} is left open: “{party.stated_as}”"
    if party.entity.kind == VACANCY:
        return f"the {role_of(party)} is written as {called(party.entity)}"
    return f"the {role_of(party)} is {standing(party.entity)}"


def _doers(answer: Answer) -> str:
    own = answer.responsible
    known = [p for p in own if p.entity.kind in KNOWN]
    said = ""
    if known:
        said = list_of([
            f"{_names(some)} {'are' if _are_several(some) else 'is'} responsible{BASES.get(basis, '')}"
            for basis, some in _by_basis(known)
        ])  # fmt: skip
        said = f"{said}."
    left = _open(p for p in own if p.entity.kind not in KNOWN)
    helps = _helpers(answer)
    if not own and not answer.unread and any(gap.code == "no-officer" for gap in answer.gaps):
        left = f"No officer is named for this {answer.target.kind}."
    return " ".join(filter(None, [said, left, helps]))


def _helpers(answer: Answer) -> str:
    """Who is named only as a help to others: nobody is responsible by that."""
    names = _names(answer.supporting)
    several = _are_several(answer.supporting)
    return f"{names} {'are' if several else 'is'} named only as support." if names else ""


def _not_read(answer: Answer) -> str:
    if not answer.unread:
        return ""
    what, kind = called(answer.target), answer.target.kind
    if answer.accountable or answer.responsible:
        return f"For {what} {cells(answer.unread, 'its', kind)} not understood."
    owner = "lead" if kind == "priority" else "owner"
    return f"No {owner} was read for {what}: {cells(answer.unread, 'its', kind)} not understood."


def _of_role(answer: Answer, role: str) -> str:
    """Who stands in the role that was asked for, by the documents' own word for it."""
    wanted = key(role)
    parties = [*answer.accountable, *answer.responsible]
    asked = [p for p in parties if any(wanted == key(w) for w in p.stated_as.split(";"))]
    if not asked:
        return ""
    known = [p for p in asked if p.entity.kind in KNOWN]
    here = f"The {role} for the {answer.target.kind} {called(answer.target)}"
    said = f"{here} is {_names(known)}." if known else ""
    return " ".join(filter(None, [said, _open(p for p in asked if p not in known)]))


def _no_such_role(answer: Answer, role: str) -> str:
    """That nobody is called what a question asks for by a title of its own."""
    if role.count(" ") == 0 or key(role) in _ANY_OWNER:
        return ""
    return f'Nobody is named as "{role}" for the {answer.target.kind} {called(answer.target)}.'


def _of_duty(answer: Answer) -> str:
    law = [hop.target.label for hop in answer.chain if hop.relation == "arisesFrom"]
    rests = f", by {list_of(law)}" if law else ""
    if bearers := _names(answer.accountable):
        return f"{bearers} must {as_clause(answer.target.label)}{rests}."
    if answer.accountable:
        return f"{_open(answer.accountable)} Whoever it is must {as_clause(answer.target.label)}{rests}."
    return f"It is not said who must {as_clause(answer.target.label)}{rests}."


def _of_provision(answer: Answer) -> str:
    if bearers := _names(answer.accountable):
        return f"{bearers} answers for {answer.target.label}."
    if answer.accountable:
        return f"{_open(answer.accountable)} The provision is {answer.target.label}."
    if answer.power:
        return f"{answer.target.label} gives a power, and binds nobody: it “{shortened(answer.power, _QUOTED)}”."
    return f"The documents name {answer.target.label}, but nobody as bound by it."


def _of_funds(found: Who) -> str:
    """What the words of a thing say of its money, where that is asked for: whoever leads it need not pay for it."""
    if found.asked is None or found.asked.form != asking.FUNDS:
        return ""
    label = found.answers[0].target.label
    if payers := list(dict.fromkeys(tie.other.label for tie in found.answers[0].funders)):
        verb = "fund" if len(payers) > 1 else "funds"
        return f'{list_of(payers)} {verb} "{shortened(label, _QUOTED)}".'
    if _MONEY.isdisjoint(tokens(label)):
        return "Nothing here was read as saying who funds it."
    return f'Of its funding the documents say no more than "{shortened(label, _QUOTED)}".'


def _asked_besides(found: Who) -> str:
    """What a question asks about a thing besides who has it: its deadline, or by which law."""
    form, first = found.asked.form if found.asked is not None else "", found.answers[0]
    if form == asking.BY_LAW and all(hop.relation != "arisesFrom" for hop in first.chain):
        return "The documents do not say by which law."
    if form != asking.DEADLINE:
        return ""
    if first.deadline:
        return f"Its deadline is {first.deadline}."
    return "No deadline is given for it."


def _of_others(found: Who) -> str:
    """Who else leads on the matter, by what."""
    first = found.answers[0]
    told = {p.entity for p in first.parties(ACCOUNTABLE)}
    groups: dict[tuple[Entity, ...], list[Answer]] = {}
    asked = Query.of(found.asked.words if found.asked is not None else found.question)
    for answer in found.answers[1:]:
        if answer.beside and not places(asked, answer.target.label):
            continue  # it follows by a side of the first that was not asked about
        if len(asked.words) == 1 and (answer.mentioned or not answer.accountable):
            continue  # a single word has too many senses to make two things one matter
        leads = tuple(p.entity for p in answer.parties(ACCOUNTABLE) if p.entity.kind in KNOWN)
        if leads and not set(leads) <= told and answer.target.kind not in LAW:
            groups.setdefault(leads, []).append(answer)
    said: list[str] = []
    several: list[str] = []
    for leads, answers in list(groups.items())[:LISTED]:
        names = f"{list_of([e.label for e in leads])} {'lead' if len(leads) > 1 else 'leads'}"
        named = [answer for answer in answers if not answer.mentioned] or answers
        if len(named) == 1:
            (one,) = named
            where = "which mentions it" if one.mentioned else "on the same matter"
            at = "" if one.accountable else "what stands above "
            said.append(f"{names} {at}the {one.target.kind} {called(one.target)}, {where}.")
        else:
            what = "more" if several else "other things on the same matter"
            several.append(f"{names} {len(named)} {what}")
    if several:
        said.append(f"{', and '.join(several)}.")
    return " ".join(said)


def _of_mentions(found: Who) -> str:
    """Nothing is called so: it is only mentioned where other things are told of."""
    matter = found.asked.words if found.asked is not None else found.question
    where = [f"the {a.target.kind} {called(a.target)} ({_led(a)})" for a in found.answers[:LISTED]]
    more = f" and {len(found.answers) - LISTED} more" if len(found.answers) > LISTED else ""
    return f'Nobody is named for "{matter}" itself. It is mentioned under {list_of(where)}{more}.'


def _led(answer: Answer) -> str:
    if doing := _names(answer.responsible):
        return f"{doing} responsible for that"
    names = _names(answer.parties(ACCOUNTABLE))
    return f"led by {names}" if names else "no lead is named"
