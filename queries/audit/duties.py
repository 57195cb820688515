"""The law behind the plan: duties without a bearer, bearers without the duty, silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from remit.graph.model import Citation, Entity, Statement
from remit.graph.words import holds_any
from remit.ontology import RELATIONS
from remit.ontology.statutes import LegalDuty, classes_of, named_classes, provision, statutes
from remit.queries.audit.baseline import SITE, bearers, law, may, meant, place, row_of, told
from remit.queries.audit.model import AnyRule, Found, Rule
from remit.queries.audit.safety import safety_partnership
from remit.queries.audit.silence import asked_of, silent
from remit.queries.audit.structure import priorities
from remit.queries.facts.naming import aliases
from remit.queries.facts.passages import Passage
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import cites
from remit.queries.facts.telling import telling
from remit.queries.phrasing import list_of, shortened

_AUTHORITIES = "responsible-authority"
_BASELINE = "ontology/statutes.yaml, rows read at a source; no legal advice"
_CLAIM = re.compile(
    r"\b(?P<who>partnership|it) is (?:a|the) (?:statutory )?responsible authority\b", re.IGNORECASE
)
_WHO = Citation(SITE, "ukpga/1998/37/section/5", "Crime and Disorder Act 1998, section 5")
_BEARS = re.compile(
    r"\b(?:ha[sv]e?|owes?|bears?|meets?|fulfils?|discharges?|is bound by|are bound by|subject to)\b",
    re.IGNORECASE,
)
_JOINTLY = re.compile(
    r"\b(?:in partnership|together|jointly|in co-?operation) with\b", re.IGNORECASE
)
_QUOTED = 2  # passages that speak of a duty
_MOST = 0.6  # of the telling words of a duty
_GOES_ON = re.compile(r"\b(?:also|further|in addition|this act|that act)\b", re.IGNORECASE)
_KINDS_OF_LAW = ("Act", "Regulations", "Order")
_INSTRUMENT = re.compile(rf"\b(?:{'|'.join(_KINDS_OF_LAW)}) (?:19|20)\d\d\b")
_ACT = re.compile(r"\bAct \d{4}$|\bRegulations \d{4}$")


def _classes(facts: Facts, id_: str) -> set[str]:
    """The classes of bodies that a body belongs to on the day, as far as its names tell."""
    day = facts.day.isoformat()
    names = [n for one in (id_, *aliases(facts, id_)) for n in facts.names(one)]
    if any(re.search(r"\bresponsible authorit", n, re.IGNORECASE) for n in names):
        return {_AUTHORITIES}
    return {found for name in names for found in classes_of(name, day)}


def _duty(facts: Facts, id_: str, article: str = "the") -> str:
    called = facts.called(id_)
    return f"{article} {called}" if "duty" in called.casefold() else f"{article} duty {called}"


def _duties(facts: Facts) -> list[Entity]:
    """The duties that documents speak of, not those that only the statute book adds."""
    return [
        e
        for e in facts.of("duty")
        if not (names := facts.out(e.id, "name")) or any(s.basis != "external" for s in names)
    ]


def _checkable(facts: Facts) -> list[Entity]:
    """Who has a duty, and by what law, may stand in a sentence that a register withholds."""
    return [] if facts.withheld else _duties(facts)


def _no_bearer(facts: Facts, e: Entity) -> Iterator[Found]:
    if not facts.assigned(e.id) and not _told_who(facts, e.label):
        cited = (*facts.into(e.id, "cites"), *facts.into(e.id, "discharges"))
        spoken = dict.fromkeys(facts.label(s.subject) for s in cited)
        quoted = list_of([f"“{shortened(words, 120)}”" for words in [*spoken][:_QUOTED]])
        beside = f"; it is spoken of in {quoted}" if spoken else ""
        yield Found(
            e.id,
            f"No body is named as the one on whom {_duty(facts, e.id)} lies{beside}.",
            cites(facts.out(e.id, "name"), cited),
        )


def _told_who(facts: Facts, duty: str) -> bool:
    """Whether a sentence says who has the duty: the partnership “has a duty”, they “meet the duty”."""
    folded = facts.once("folded", lambda: [p.text.casefold() for p in facts.passages])
    borne = re.compile(rf"{_BEARS.pattern}[^.;\n]{{0,20}}{re.escape(duty)}", re.IGNORECASE)
    return any(duty.casefold() in text and borne.search(text) for text in folded)


def _given_before(facts: Facts, duty: str) -> bool:
    """Whether the passage that names a duty goes on from one that cites an instrument."""
    return duty.casefold() in facts.once("going on", lambda: _joined(_going_on(facts)))


def _told_elsewhere(facts: Facts, duty: str) -> bool:
    """Whether a passage that cites an instrument tells of the duty in other words."""
    wanted = telling(duty)
    lawful = facts.once(
        "lawful", lambda: [telling(p.text) for p in facts.passages if _cites_law(p.text)]
    )
    return len(wanted) > 2 and any(len(wanted & words) >= _MOST * len(wanted) for words in lawful)


def _going_on(facts: Facts) -> Iterator[str]:
    read = [block for block in facts.blocks if block.outcome != "ignored"]
    for before, block in pairwise(read):
        if _cites_law(before.text) and _GOES_ON.search(block.text):
            yield block.text


def _cites_law(text: str) -> bool:
    return holds_any(text, _KINDS_OF_LAW) and bool(_INSTRUMENT.search(text))


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(" ".join(text.split()).casefold() for text in texts)


def _no_law(facts: Facts, e: Entity) -> Iterator[Found]:
    met_by = {s.subject for s in facts.into(e.id, "discharges")}
    same = [s.object or "" for by in met_by for s in facts.out(by, "discharges")]  # in other words
    cited = facts.once("provisions", lambda: {provision(p.label) for p in facts.of("provision")})
    nearby = any(meant(row, e.label) and cited & {*row.provisions} for row in statutes().duties)
    given = any(facts.out(id_, "arisesFrom") for id_ in (e.id, *same))
    told = _given_before(facts, e.label) or _told_elsewhere(facts, e.label)
    if not nearby and not given and not told:
        yield Found(
            e.id,
            f"{_duty(facts, e.id, 'The')} is named without the Act or regulation that makes it one.",
            cites(facts.out(e.id, "name"), facts.into(e.id, "cites")),
        )


def _instruments(facts: Facts) -> list[Statement]:
    """Each citing of an Act or of regulations as a whole."""
    said = [
        *facts.said_of(("duty",), "arisesFrom"),
        *facts.said_of(RELATIONS["cites"].subjects, "cites"),
    ]
    return [s for s in said if s.object and facts.kind(s.object) == "provision"]


def _no_section(facts: Facts, said: Statement) -> Iterator[Found]:
    label = facts.label(said.object or "")
    if not _ACT.search(label):
        return
    near = facts.out(said.subject, said.term)
    if any(facts.label(s.object or "").startswith(f"{label}, ") for s in near):
        return  # the same text goes on to the section
    yield Found(
        said.subject,
        f"{facts.called(said.subject)} names the {label}, and no section of it.",
        (said,),
        mark=label,
        told=(label,),
    )


def _borne(facts: Facts) -> list[tuple[Statement, LegalDuty]]:
    """Each bearer of a duty that the statute book knows."""
    found: list[tuple[Statement, LegalDuty]] = []
    for e in _duties(facts):
        laws = [facts.label(s.object or "") for s in facts.out(e.id, "arisesFrom")]
        if laws and (row := row_of(e.label, laws)) is not None:
            found.extend((said, row) for said in facts.assigned(e.id))
    return found


def _not_bound(facts: Facts, borne: tuple[Statement, LegalDuty]) -> Iterator[Found]:
    said, row = borne
    body = said.object or ""
    kinds = _classes(facts, body)
    alone = len(facts.assigned(said.subject)) == 1 and row.bearers == (_AUTHORITIES,)
    narrow = (
        alone
        and not facts.withheld  # whether others stand beside it is in the words that are left out
        and any(named_classes(name) for name in facts.names(body))
        and not _with_others(facts, facts.label(said.subject))
    )
    bound = row.kind == "duty" and kinds & {*row.bearers} and not narrow
    if bound or not (kinds or row.kind == "power"):
        return
    whom = f"{bearers(row)}{' together' if narrow else ''}"
    really = f"{may(row, 'puts', facts.day)} it on {whom}"
    if row.kind == "power":
        really = "gives a power, and lays no duty on anybody"
    yield Found(
        said.subject,
        f"{_duty(facts, said.subject, 'The')} is put on “{facts.label(body)}”; {place(row)} {really}. "
        f"{told(row, facts.day)}",
        (said, *facts.out(said.subject, "arisesFrom"), law(row)),
        told=(place(row), facts.label(body), whom),
    )


def _with_others(facts: Facts, duty: str) -> bool:
    """Whether a sentence puts a duty on somebody “in partnership with” others, and so not alone."""
    joint = facts.once("joint", lambda: [p.text for p in facts.passages if _JOINTLY.search(p.text)])
    words = re.escape(" ".join(duty.split())[:60])
    pattern = re.compile(rf"{_JOINTLY.pattern}[^.;]{{0,80}}{words}", re.IGNORECASE)
    return any(pattern.search(text) for text in joint)


def _cited_under(facts: Facts) -> list[tuple[str, Statement, list[LegalDuty]]]:
    """Each provision of the statute book that a priority or its actions cite, with its duties."""
    found = []
    for said in _instruments(facts):
        priority = facts.priority_of(said.subject)
        path = provision(facts.label(said.object or "")) if priority else None
        rows = [
            row
            for row in statutes().duties
            if path
            in row.provisions  # of an Act as a whole nobody can say which of its duties is meant
            and row.verified
            and row.kind == "duty"
            and (row.start or "") <= facts.day.isoformat()
        ]
        if priority and rows:
            found.append((priority, said, rows))
    return found


def _lead_not_bound(facts: Facts, cited: tuple[str, Statement, list[LegalDuty]]) -> Iterator[Found]:
    priority, said, rows = cited
    leads = [
        s for s in facts.assigned(priority, "accountable") if facts.kind(s.object or "") == "body"
    ]
    kinds = [_classes(facts, s.object or "") for s in leads]
    bound = {bearer for row in rows for bearer in row.bearers}
    if leads and all(kinds) and not any(k & bound for k in kinds):
        names = list_of([facts.label(s.object or "") for s in leads])
        yield Found(
            priority,
            f"{facts.called(said.subject)} names the {facts.label(said.object or '')}. As far as the statute book here "
            f"tells, {place(rows[0])} {may(rows[0], 'lays', facts.day)} its duty on {bearers(rows[0])}, and not on {names}, which "
            f"leads {facts.called(priority)}. {told(rows[0], facts.day)}",
            (said, *leads, law(rows[0])),
            told=(names, place(rows[0]), bearers(rows[0])),
        )


def _claims(facts: Facts) -> list[Passage]:
    return [p for p in facts.passages if "responsible authorit" in p.text.casefold()]


def _claimed_authority(facts: Facts, cited: Passage) -> Iterator[Found]:
    several = facts.partnerships.keys != [""]
    if several and len(cited.whose) != 1:
        return  # whose claim it is, nothing tells
    body = safety_partnership(facts, cited.whose[0] if several else "")
    if body and (m := _CLAIM.search(cited.text)):
        yield Found(
            body.id,
            f"The text says that “{m[0]}”: the law makes councils, police, fire, health and probation "
            "responsible authorities one by one, not the partnership of them.",
            (*cited.citations, _WHO),
        )


def _lead_not_authority(facts: Facts, e: Entity) -> Iterator[Found]:
    if safety_partnership(facts, facts.partnerships.of(e.id)) is None:
        return
    leads = [s for s in facts.assigned(e.id, "accountable") if facts.kind(s.object or "") == "body"]
    kinds = [_classes(facts, s.object or "") for s in leads]
    if leads and all(kinds) and not any(_AUTHORITIES in k for k in kinds):
        yield Found(
            e.id,
            f"{list_of([facts.label(s.object or '') for s in leads])} leads {facts.called(e.id)} but is none of the "
            "responsible authorities that section 5 of the Crime and Disorder Act 1998 lists, on whom the duty to make "
            "and carry out the strategy lies.",
            (*leads, _WHO),
            told=(list_of([facts.label(s.object or "") for s in leads]),),
        )


DUTIES: tuple[AnyRule, ...] = (
    Rule(
        code="bearer-not-bound", family="duties", title="A duty put on more or fewer than the law names", severity="low",
        checked="bearers of duties that the statute book knows",
        how="The kind of body that the documents name is not among those that the section names.",
        why="Those who are bound may not know it, and those who are not may be asked for it.",
        todo="Correct the sentence.",
        reference=_BASELINE,
        over=_borne, finds=_not_bound, by_day=True,
    ),
    Rule(
        code="lead-not-bound", family="duties", title="A duty cited under a lead on whom it does not lie", severity="low",
        checked="provisions of the statute book that priorities cite",
        how="The lead's kind of body is not among those on whom the cited provision lays a duty, as far as the statute book that "
        "comes with Remit goes.",
        why="The lead has no power to make those who are bound act.",
        todo="Ask how the lead reaches those who are bound.",
        reference=_BASELINE,
        over=_cited_under, finds=_lead_not_bound, by_day=True,
    ),
    Rule(
        code="claimed-authority", family="duties", title="A partnership called a responsible authority", severity="low",
        checked="passages that speak of responsible authorities",
        how="The text says that the partnership itself is one.",
        why="It blurs who is liable.",
        todo="Name the authorities.",
        reference="Crime and Disorder Act 1998, section 5",
        over=_claims, finds=_claimed_authority,
    ),
    Rule(
        code="lead-not-authority", family="duties", title="A lead that is no responsible authority", severity="low",
        checked="priorities of community safety partnerships",
        how="No lead is of a kind that the Act lists.",
        why="It may lead by agreement, but nobody can hold it to the statutory duty.",
        todo="Name the responsible authority that answers beside it.",
        reference="Crime and Disorder Act 1998, section 5",
        over=priorities, finds=_lead_not_authority, by_day=True,
    ),
    Rule(
        code="silent", family="duties", title="A duty on which the documents are silent", severity="low",
        checked="duties in force on the day that are the business of the plan",
        how="The duty is one of every such plan or of a matter of its priorities and certainly stood on the day, no passage "
        "of any document has the words by which the duty is known, and none cites it.",
        why="The duty may be met elsewhere, so this is a question, not a fault; but the public cannot see it here.",
        todo="Ask where and how it is met.",
        reference=_BASELINE,
        over=asked_of, finds=silent, by_day=True,
    ),
    Rule(
        code="no-bearer", family="duties", title="A duty without a bearer", severity="low",
        checked="duties",
        how="No body or person is assigned the duty.",
        why="A duty of nobody is done by nobody.",
        todo="Say on whom it lies.",
        reference="The documents' own words",
        over=_checkable, finds=_no_bearer,
    ),
    Rule(
        code="no-law", family="duties", title="A duty without its law", severity="low",
        checked="duties",
        how="The duty is linked to no Act, section or code, and no passage that cites one tells of it.",
        why="Nobody can look up what exactly is asked.",
        todo="Cite the section.",
        reference="Good practice of citation",
        over=_checkable, finds=_no_law,
    ),
    Rule(
        code="no-section", family="duties", title="An Act cited without its section", severity="low",
        checked="instruments cited",
        how="The text names an Act or regulations as a whole, and no section of it.",
        why="An Act holds many duties on many bodies.",
        todo="Cite the section.",
        reference="Good practice of citation",
        over=_instruments, finds=_no_section,
    ),
)  # fmt: skip
