"""Running rules over a register: which are chosen, what they find, which findings are waived."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple, TypedDict, TypeVar

from remit.graph.errors import RegisterError
from remit.graph.lookup import key
from remit.graph.model import Citation, Statement
from remit.graph.store import Store
from remit.queries.audit.addressed import cited, of_finding, put_to, shown
from remit.queries.audit.matters import (
    Gathered,
    Raised,
    concerns,
    gathered,
    gravity_of,
    headline,
    identities,
    worded,
)
from remit.queries.audit.model import (
    LEAST,
    AnyRule,
    Audit,
    Checked,
    Evidence,
    Finding,
    Found,
    Glance,
    Matter,
    Severity,
    Waiver,
    at_least,
)
from remit.queries.audit.rules import RULES
from remit.queries.audit.wording import Together
from remit.queries.coverage import Coverage, counted
from remit.queries.facts.register import Facts
from remit.queries.order import cited_at, fuller_first, natural

WAIVERS = "waivers"  # the key of the register's meta under which a load keeps them


def audit(
    store: Store,
    as_of: date | None = None,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    severity: Severity = "low",
    *,
    rules: Sequence[AnyRule] = RULES,
    ahead: timedelta | None = None,
    under: str = "",
) -> Audit:
    """Look for every known fault, in the same order on every run.

    Args:
        store: The register.
        as_of: The day as at which it is judged; otherwise the latest on which its documents report, or the
            last of its plans. Where nothing dates it, rules that need a day look at nothing, and no
            waiver runs out.
        select: Codes or families of rules to run; otherwise all.
        ignore: Codes or families of rules to leave out.
        severity: The least severity to report.
        rules: The rules to choose from.
        ahead: How far beyond the day it is looked for what falls due; not at all, where none is given.
        under: What stands before the ids of findings and matters: two partnerships may find the same.

    Raises:
        RegisterError: a code or family is none of the rules'.
    """
    chosen = choose(rules, select, ignore, severity)
    with store.snapshot():
        return judge(Facts(store, as_of, ahead), chosen, under, severity).audit


_Cited = Mapping[Statement, tuple[Citation, ...]]
_Asked = TypeVar("_Asked", Finding, Matter)


class Judged(NamedTuple):
    """What rules have found in a register, not in words yet: who wants only a glance pays for no more.

    ``gathered`` are all findings by what they are about; ``under`` begins their ids.
    """

    facts: Facts
    checked: tuple[Checked, ...]
    raised: tuple[Raised, ...]
    gathered: Sequence[Gathered]
    waivers: Sequence[Waiver]
    under: str

    @property
    def glance(self) -> Glance:
        """What the audit comes to."""
        matters = [matter for matter in self.gathered if not matter.waived]
        return Glance(
            rules=self.checked,
            open=Counter(one.severity for one in self.raised if one.waived is None),
            waived=sum(one.waived is not None for one in self.raised),
            matters=len(matters),
            first=headline(self.facts, matters[0]) if matters else None,
            **self._beside,
        )

    @property
    def audit(self) -> Audit:
        """Every finding and every matter in words."""
        facts = self.facts
        ids = identities(facts, ((one.rule, one.found) for one in self.raised))
        findings = tuple(
            _finding(facts, one, self.under + id_)
            for one, id_ in zip(self.raised, ids, strict=True)
        )
        findings = _with_passages(facts, findings)
        matters = _with_passages(
            facts, tuple(worded(facts, matter, findings) for matter in self.gathered)
        )
        return Audit(rules=self.checked, findings=findings, matters=matters, **self._beside)

    @property
    def _beside(self) -> _Beside:
        day = _day(self.facts)
        live = [waiver for waiver in self.waivers if waiver.until >= day]
        used = {one.waived for one in self.raised}
        return _Beside(
            as_of=day,
            lapsed=tuple(waiver for waiver in self.waivers if waiver not in live),
            idle=tuple(waiver for waiver in live if waiver not in used),
            coverage=counted(Counter(block.outcome for block in self.facts.blocks)),
            by_documents=self.facts.by_documents,
        )


class _Beside(TypedDict):
    """What stands beside the findings."""

    as_of: str
    lapsed: tuple[Waiver, ...]
    idle: tuple[Waiver, ...]
    coverage: Coverage
    by_documents: bool


def judge(
    facts: Facts, rules: Sequence[AnyRule] = RULES, under: str = "", least: Severity = "low"
) -> Judged:
    """Judge a register of which the facts were read already, within the same snapshot."""
    found_by: list[tuple[AnyRule, list[Found]]] = []
    checked = []
    known: dict[object, Sequence[object]] = {}  # what several rules look at is listed once
    for rule in rules:
        undated = rule.by_day and facts.as_of is None
        if rule.over not in known and not undated:
            known[rule.over] = rule.over(facts)
        over = () if undated else known[rule.over]
        some = rule.among(facts, over) if rule.among and over else over
        found = [one for item in some for one in rule.finds(facts, item)]
        if least != LEAST:
            found = [one for one in found if at_least(rule.gravity(one), least)]
        checked.append(Checked(rule, len(over), len(found)))
        found_by.append((rule, found))
    evidence = (said for _, found in found_by for one in found for said in one.shown)
    cited = facts.cited(
        said for said in evidence if isinstance(said, Statement) and not said.citations
    )
    passages = {id(one): _passages(one.evidence, cited) for _, found in found_by for one in found}
    ordered = [(rule, one) for rule, found in found_by for one in _in_order(found, passages)]
    waivers = waivers_of(facts.store.meta())
    live = [waiver for waiver in waivers if waiver.until >= _day(facts)]
    raised = tuple(
        Raised(
            place,
            rule,
            one,
            passages[id(one)] + _passages(one.beside, cited) if one.beside else passages[id(one)],
            concerns(facts, one),
            severity := rule.gravity(one),
            _waiver(facts, live, rule, one) if live else None,
            gravity_of(rule, severity),
        )
        for place, (rule, one) in enumerate(ordered)
    )
    return Judged(facts, tuple(checked), raised, gathered(facts, raised, under), waivers, under)


def _with_passages(facts: Facts, some: tuple[_Asked, ...]) -> tuple[_Asked, ...]:
    """Findings or matters with the passages by which it is known whom their questions are put to."""
    known = cited(facts, (one.put_to for one in some))
    return tuple(one._replace(put_to=shown(one.put_to, known)) for one in some)


def judged(facts: Facts) -> Audit:
    """Look for every known fault, as :func:`audit` does, where the facts were read already."""
    return judge(facts).audit


def _day(facts: Facts) -> str:
    return facts.as_of.isoformat() if facts.as_of else ""


def choose(
    rules: Sequence[AnyRule],
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    severity: Severity = "low",
) -> list[AnyRule]:
    """Give the rules of these codes or families that are grave enough, in their own order.

    Raises:
        RegisterError: a code or family is none of the rules'.
    """
    known = {name for rule in rules for name in (rule.code, rule.family)}
    if unknown := [name for name in (*select, *ignore) if name not in known]:
        from difflib import get_close_matches

        near = [close for name in unknown for close in get_close_matches(name, sorted(known), n=2)]
        hint = f"did you mean {' or '.join(near)}?" if near else "list them with: remit rules"
        raise RegisterError(f"no rule or family is called {', '.join(unknown)}; {hint}")
    return [
        rule
        for rule in rules
        if (not select or rule.code in select or rule.family in select)
        and rule.code not in ignore
        and rule.family not in ignore
        and at_least(rule.severity, severity)
    ]


def _in_order(
    found: Sequence[Found], passages: Mapping[int, Sequence[Citation]]
) -> Iterable[Found]:
    """The gravest first, kind by kind, and those of a kind as the papers have what shows them."""
    if len(found) < 2:
        return found
    keyed = [(one.rank, one.kind, cited_at(passages[id(one)])) for one in found]
    by_place = sorted(zip(keyed, found, strict=True), key=itemgetter(0))
    groups = ([one for _, one in same] for _, same in groupby(by_place, key=itemgetter(0)))
    return chain.from_iterable(
        # What things are called is asked only where several stand in one place.
        same
        if len(same) == 1
        else sorted(same, key=lambda one: (natural(one.subject), one.message))
        for same in groups
    )


def _passages(evidence: Sequence[Evidence], cited: _Cited) -> list[Citation]:
    found_in: list[Citation] = []
    for one in evidence:
        if isinstance(one, Citation):
            found_in.append(one)
        elif len(one.citations) == 1:  # as nearly all have
            found_in.append(one.citations[0])
        else:
            found_in += fuller_first(one.citations or cited.get(one, ()))
    return found_in


def _finding(facts: Facts, one: Raised, id_: str) -> Finding:
    rule, found = one.rule, one.found
    evidence = dict.fromkeys(one.passages)
    if quoting := [c for c in evidence if found.words and found.words in " ".join(c.quote.split())]:
        evidence = dict.fromkeys(quoting)
    told = facts.marked
    return Finding(
        rule.code,
        one.severity,
        told(found.message),
        facts.things[found.subject],
        tuple(evidence),
        one.waived,
        id_,
        one.concerns,
        told(Together(facts, rule.code, (found,)).question()),
        put_to(facts, of_finding(facts.things[found.subject], one.concerns)),
    )


def _waiver(facts: Facts, waivers: Sequence[Waiver], rule: AnyRule, found: Found) -> Waiver | None:
    return next((waiver for waiver in waivers if _waives(facts, waiver, rule, found)), None)


def _waives(facts: Facts, waiver: Waiver, rule: AnyRule, found: Found) -> bool:
    if waiver.rule not in (rule.code, rule.family):
        return False
    names = {key(name) for name in facts.names(found.subject)}
    return waiver.about in (found.subject, found.mark) or key(waiver.about) in names


def waivers_of(meta: Mapping[str, str]) -> list[Waiver]:
    """The waivers that a load has kept.

    Raises:
        RegisterError: they are not as a load writes them.
    """
    with suppress(ValueError, TypeError, RecursionError):
        kept = json.loads(meta.get(WAIVERS, "[]"))
        waivers = [Waiver(**entry) for entry in kept]
        said = [words for waiver in waivers for words in waiver]
        if isinstance(kept, list) and all(isinstance(words, str) for words in said):
            return waivers
    raise RegisterError(
        "the waivers that this register keeps are damaged; load its documents and decisions again"
    )
