"""Leads that no title shows: a matter that is nobody's, one organisation behind two names, a partner unnamed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from remit.graph.model import Entity, Statement
from remit.graph.words import holds_any
from remit.ontology import LASTING
from remit.ontology.thesaurus import themes, within
from remit.queries.audit.model import AnyRule, Evidence, Found, Rule
from remit.queries.counting import count
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import words_of
from remit.queries.parts import whole
from remit.queries.phrasing import list_of, lowered, with_article
from remit.queries.speaking import BINDING, Use, own, spoken
from remit.queries.themes import themes_of

_HARMS = "harms"  # the collection of the thesaurus that holds what plans want less of
_SEVERAL = 3  # priorities on which a matter comes up
_REPORTS = frozenset(
    ["status", "rag", "evaluation", "text"]
)  # what is said of the progress of an action
_PROVIDERS = ("provider", "contractor", "consultant", "consultancy", "company", "supplier")
_PROVIDER = re.compile(
    r"\b(?P<who>(?:(?:an?|the|with|by|to) )?(?:(?:third[- ]party|external|independent|outside|private) )?"
    rf"(?:{'|'.join(_PROVIDERS)}))\b",
    re.IGNORECASE,
)
_FOR_IT = re.compile(
    r"^(?:an?|with|by|to|third|external|independent|outside|private)\b", re.IGNORECASE
)
_NAMED = re.compile(
    r"\b(?!The |This |A |An |Work )[A-Z][\w&’'-]{1,40} (?:(?:has been |have been |was |is |are )?(?:commissioned|appointed|contracted|procured)"
    r"|(?:has|have|holds?|won|was given|was awarded) (?:the |its |a )?(?:commission|contract|tender))\b|"
    r"\b(?:commissioned|appointed|contracted|provider|contractor|company|consultancy|consultant|supplier),? (?:is |from |called )?[A-Z][\w&’'-]"
)


class Matter(NamedTuple):
    """A matter of several priorities of a plan, and by what each of them has to do with it."""

    plan: str
    theme: str
    by: dict[str, tuple[Use, ...]]


def _harms(facts: Facts) -> list[Matter]:
    """What plans want less of, where it comes up under several priorities of one."""
    found = []
    for plan, priorities in facts.priorities.items():
        by: dict[str, dict[str, tuple[Use, ...]]] = defaultdict(dict)
        for e in priorities if plan else ():
            for about, said in spoken(facts, e.id).items():
                if said.named and _is_harm(about):
                    by[about][e.id] = said.named
        found += [Matter(plan or "", t, by[t]) for t in sorted(by) if len(by[t]) >= _SEVERAL]
    return found


def _is_harm(about: str) -> bool:
    return _HARMS in themes()[about].traits


def _unled(facts: Facts, matter: Matter) -> Iterator[Found]:
    plan, about, by = matter
    near = {about, *(theme.id for theme in within(about) if _is_harm(theme.id))}
    if any(near & own(facts, e.id) for e in facts.priorities[plan]) or _has_it(facts, plan, about):
        return
    uses = [use for each in by.values() for use in each]
    if not any(use.way in BINDING for use in uses):
        return  # told of, and nobody has promised anything
    label = themes()[about].label
    under = list_of([facts.called(priority) for priority in by])
    measures = dict.fromkeys(use.thing for use in uses if facts.kind(use.thing) == "measure")
    by_it = "; it is measured by " if measures else ""
    measured = list_of([f"{facts.called(m)} under {_whose(facts, m)}" for m in measures])
    yield Found(
        plan,
        f"{label} comes up under {count(len(by), 'priority', 'priorities')} ({under}), but no priority or group bears its "
        f"name, and no officer is named for work on it{by_it}{measured}.",
        _naming(facts, about, uses),
        mark=label,
        told=(lowered(label),),
    )


def _whose(facts: Facts, measure: str) -> str:
    """The priority, or whatever else, that something measures."""
    return list_of([facts.called(s.object or "") for s in facts.out(measure, "measureOf")])


def _naming(facts: Facts, about: str, uses: list[Use]) -> tuple[Evidence, ...]:
    """What names a matter; of a statement with several passages only those that do."""
    cited = facts.cited(use.said for use in uses)
    found: list[Evidence] = []
    for said in dict.fromkeys(use.said for use in uses):
        passages = cited.get(said, ())
        naming = [c for c in passages if about in themes_of(c.quote)]
        found += naming if 0 < len(naming) < len(passages) else [said]
    return tuple(found)


def _has_it(facts: Facts, plan: str, about: str) -> bool:
    """Whether a body or a post bears the name of a matter, or somebody is named for work that does."""
    key = facts.partnerships.of(plan)
    named = (e for e in facts.of(*LASTING, "objective", "action") if about in themes_of(e.label))
    return any(
        facts.partnerships.has(key, e.id) if e.kind in LASTING else bool(facts.assigned(e.id) or facts.unread(e.id))
        for e in named
    )  # fmt: skip


def _wholes(facts: Facts) -> list[tuple[str, list[Statement]]]:
    """The organisations that lead, each with all leads by which it does, its parts' among them."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for e in facts.of("priority"):
        for said in facts.assigned(e.id, "accountable"):
            if facts.kind(said.object or "") == "body":
                found[whole(facts, said.object or "")].append(said)
    return [(body, found[body]) for body in sorted(found)]


def _through_part(facts: Facts, led: tuple[str, list[Statement]]) -> Iterator[Found]:
    body, said = led
    by = {s.object or "": s for s in said}
    parts = [id_ for id_ in by if id_ != body]
    if len(by) < 2 or not parts:
        return
    told = list_of([f"{facts.called(s.subject)} as {facts.label(s.object or '')}" for s in said])
    seated = [s for id_ in by for s in facts.out(id_, "memberOf")]
    twice = (
        f"; under these names it is counted as {count(len({s.subject for s in seated}), 'member')} of the partnership"
        if len({s.subject for s in seated}) > 1
        else ""
    )
    yield Found(
        body,
        f"{facts.label(body)} leads under several names, its own or those of its parts: {told}{twice}.",
        (*said, *seated),
        told=(list_of([facts.label(id_) for id_ in by]),),
    )


def _actions(facts: Facts) -> list[Entity]:
    return facts.actions


def _with_provider(facts: Facts, actions: Sequence[Entity]) -> Sequence[Entity]:
    """The actions, unless no text on any of them has the word for a provider: as in most plans."""
    reported = (s for s in facts.statements if s.term in _REPORTS)
    told = "\n".join((*(e.label for e in actions), *map(words_of, reported)))
    return actions if holds_any(told.casefold(), _PROVIDERS) else ()


def _unnamed(facts: Facts, e: Entity) -> Iterator[Found]:
    told: list[tuple[str, Statement | None]] = [(e.label, None)]
    told += [(words_of(s), s) for s in facts.progress(e.id)]
    for words, said in told:
        if (m := _provider(words)) and _FOR_IT.match(m["who"]):
            if any(_NAMED.search(each) for each, _ in told):
                return
            who = re.sub(r"^(?:an?|the|with|by|to) ", "", m["who"], flags=re.IGNORECASE)
            yield Found(
                e.id,
                f"{facts.called(e.id)} counts on {with_article(lowered(who))} that nobody names.",
                (said,) if said else facts.home(e.id),
                words=who,
                told=(lowered(who),),
            )
            return


def _provider(words: str) -> re.Match[str] | None:
    """Where words name a provider; as nearly none do, its name is looked for by its letters first."""
    return _PROVIDER.search(words) if holds_any(words.casefold(), _PROVIDERS) else None


LEADING: tuple[AnyRule, ...] = (
    Rule(
        code="unled-matter", family="ownership", title="A matter of several priorities without a lead of its own", severity="medium",
        checked=f"matters that plans want less of and that come up under at least {_SEVERAL} priorities of one",
        how="No priority, body or post bears the name of the matter or of a wider one, and nobody is named for work that does.",
        why="Each of the leads may take it to be another's, and no report is on it.",
        todo="Say who answers for the matter as a whole.",
        reference="One accountable party for each thing (RACI)",
        over=_harms, finds=_unled,
    ),
    Rule(
        code="unnamed-provider", family="ownership", title="A provider that nobody names", severity="medium",
        checked="actions, and what is reported on them",
        how="The work is to be done, or was begun, by a provider, company or contractor, and no text on the action says which.",
        why="Who is paid for the work cannot be asked about it.",
        todo="Name the provider, and the officer who holds the contract.",
        reference="Remit: unknown is a fact",
        over=_actions, finds=_unnamed, among=_with_provider,
    ),
    Rule(
        code="through-part", family="ownership", title="One organisation that leads under several names", severity="low",
        checked="organisations that lead priorities",
        how="A body leads one priority and a part of it, by what is said or by its name, leads another.",
        why="Readers count two leads, and one organisation answers for both.",
        todo="Say who in the organisation answers for each, and whether it counts as one member.",
        reference="W3C Organization Ontology: a unit is a part of its organisation",
        over=_wholes, finds=_through_part,
    ),
)  # fmt: skip
