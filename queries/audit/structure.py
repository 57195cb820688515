"""How the partnership hangs together: what is missing, what only a chart's layout suggests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from remit.graph.lookup import key
from remit.graph.model import Citation, Entity, Statement
from remit.graph.words import holds_any
from remit.queries.audit.drawn import drawn, only_drawn
from remit.queries.audit.membership import lead_not_member, leads, leads_nothing, members
from remit.queries.audit.model import AnyRule, Found, Rule
from remit.queries.counting import count
from remit.queries.facts.months import sentences
from remit.queries.facts.naming import GROUP, matter, names_a
from remit.queries.facts.partnerships import ABOVE
from remit.queries.facts.passages import Passage
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import cites
from remit.queries.facts.telling import telling
from remit.queries.phrasing import list_of

_BOARD_NAME = re.compile(
    r"\b(?!The |This |Our |Their |Each |An? )(?P<name>[A-Z][\w&’'-]{1,40}(?: (?:of |for )?[A-Z][\w&’'-]{1,40}){0,5} "
    r"(?:[Bb]oard|[Gg]roup|[Ff]orum|[Pp]anel|[Cc]ommittee))\b(?! [A-Z])"
)
_MEETING = (" board", " group", " forum", " panel", " committee")
_NO_NEWS = re.compile(
    r"\b(?:called|known as|formerly|previously|establish|create|set up|form)\b[^.]{0,25}$",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"\bdelivery (?:plan|table)s?\b.*\b(?:will follow|to follow|will be published)\b", re.IGNORECASE
)
_REPORTED = re.compile(
    r"\breports?\b[^.]{0,80}\bto (?:the|our) [^.]{0,120}\b(?:each|every|all)\b[^.]{0,20}\bpriorit",
    re.IGNORECASE,
)
_TITLE = 4  # words beside a name; a line with no more is a title
_WIDE = "crime behaviour safety"  # words of many matters, by which a group's name proves nothing
_WORKING = re.compile(
    r"\b(delivery|task|working|steering|strategic|action) (?:and finish )?groups?$|\bforum$",
    re.IGNORECASE,
)


def priorities(facts: Facts) -> list[Entity]:
    """Every priority."""
    return facts.of("priority")


def groups(facts: Facts) -> list[Entity]:
    """The bodies that deliver a priority, or that are classed as delivery groups."""
    return [
        e
        for e in facts.of("body")
        if facts.out(e.id, "delivers")
        or "delivery" in facts.value(e.id, "classification")
        or (_WORKING.search(e.label) and facts.linked(e.id))
    ]


def _lacks(term: str, what: str) -> Callable[[Facts, Entity], Iterator[Found]]:
    def finds(facts: Facts, e: Entity) -> Iterator[Found]:
        below = [
            *facts.into(e.id, term),
            *(s for o in facts.into(e.id, "objectiveOf") for s in facts.into(o.subject, term)),
        ]
        if not below and not facts.unread(e.id):  # what was not understood may be one
            yield Found(e.id, f"The priority {facts.called(e.id)} has no {what}.", facts.home(e.id))

    return finds


def _no_group(facts: Facts, e: Entity) -> Iterator[Found]:
    objectives = [s.subject for s in facts.into(e.id, "objectiveOf")]
    if any(facts.into(id_, "delivers") for id_ in (e.id, *objectives)):
        return
    about = telling(matter(e.label)) - telling(_WIDE)
    key = facts.partnerships.of(e.id)
    if about & facts.once(f"words of groups of {key}", lambda: _words_of_groups(facts, key)):
        return
    yield Found(
        e.id,
        f"It is not said which group delivers the priority {facts.called(e.id)}.",
        facts.home(e.id),
    )


def _words_of_groups(facts: Facts, key: str) -> set[str]:
    """The telling words in the names of a partnership's groups that are linked with anything."""
    linked = facts.once("linked boards", lambda: [g for g in _boards(facts) if facts.linked(g.id)])
    here = (g for g in linked if facts.partnerships.has(key, g.id))
    return {stem for g in here for stem in telling(g.label)}


def _no_table(facts: Facts, e: Entity) -> Iterator[Found]:
    plan = facts.plan_of(e.id)
    with_table = facts.once("tables", lambda: _tables(facts)).get(plan)
    if (e.id, True) not in facts.groups and with_table:
        elsewhere = facts.once("objectives by plan", lambda: _objectives(facts)).get(plan, ())
        under = [o for o in elsewhere if names_a(o.label, e.label)]
        but = f"; there the objective {facts.called(under[0].id)} is about it" if under else ""
        promised = _promised(facts, facts.partnerships.of(e.id))
        follows = "; a passage says that others will follow" if promised else ""
        yield Found(
            e.id,
            f"The priority {facts.called(e.id)} has no delivery plan of its own with owners and dates in "
            f"this register; {facts.called(with_table)} has one{but}{follows}.",
            (*cites(facts.home(e.id), *(facts.home(o.id) for o in under)), *promised),
        )


def _promised(facts: Facts, key: str) -> tuple[Citation, ...]:
    """Where the documents of a partnership say that delivery plans are yet to come."""
    told = facts.once("promised", lambda: [p for p in facts.passages if _FOLLOWS.search(p.text)])
    return next((p.citations for p in told if not key or not p.whose or key in p.whose), ())


def _objectives(facts: Facts) -> dict[str | None, list[Entity]]:
    found: dict[str | None, list[Entity]] = {}
    for o in facts.of("objective"):
        found.setdefault(facts.plan_of(o.id), []).append(o)
    return found


def _tables(facts: Facts) -> dict[str | None, str]:
    """For each plan the first of its priorities that has a delivery table."""
    found: dict[str | None, str] = {}
    for parent, table in facts.groups:
        if table:
            found.setdefault(facts.plan_of(parent), parent)
    return found


def _reports_nowhere(facts: Facts, e: Entity) -> Iterator[Found]:
    above = [s for term in ABOVE for s in facts.out(e.id, term)]
    firm = [s for s in above if s.basis not in ("drawn", "inferred")]
    if firm or (facts.out(e.id, "delivers") and _of_every_lead(facts, e)):
        return
    yield Found(
        e.id,
        f"“{facts.label(e.id)}”: {_line_of(facts, e, above)}.",
        cites(above or facts.home(e.id), facts.out(e.id, "delivers")),
    )


def _of_every_lead(facts: Facts, e: Entity) -> bool:
    """Whether a paper says how all its priorities are reported on, so that their groups report through their leads."""
    whose = facts.partnerships.of(e.id)
    return facts.once(f"how all leads of {whose} report", lambda: _leads_report(facts, whose))


def _leads_report(facts: Facts, whose: str) -> bool:
    passages = facts.passages_of(whose)
    return any(_REPORTED.search(text) for p in passages for text in sentences(p.text))


def _line_of(facts: Facts, e: Entity, above: Sequence[Statement]) -> str:
    """What is known of the body to which a group reports."""
    if above:
        return "only a chart's layout suggests to whom the group reports"
    under = [s.object or "" for s in facts.out(e.id, "delivers") if s.basis == "drawn"]
    if not under:
        return "no text says to whom the group reports"
    named = (s.object or "" for id_ in under for s in facts.assigned(id_, "accountable"))
    leads = [facts.label(id_) for id_ in named if facts.kind(id_) == "body"]
    led = f", led by {list_of(leads)}" if leads else ""
    where = list_of([facts.called(id_) for id_ in under])
    return f"a chart shows it with {where}{led}; no text says to whom the group reports"


def _seatless(facts: Facts) -> list[Entity]:
    governing = {
        s.object
        for e in facts.of("body")
        if "partnership" in facts.value(e.id, "classification")
        for s in facts.out(e.id, "governedBy")
    }
    return [*groups(facts), *(facts.things[b] for b in sorted(filter(None, governing)))]


def _no_members(facts: Facts, e: Entity) -> Iterator[Found]:
    below = [s for t in ABOVE for s in facts.into(e.id, t) if facts.kind(s.subject) == "body"]
    theirs = {
        s.subject: facts.into(s.subject, "memberOf")
        for s in below
        if "partnership" in facts.value(s.subject, "classification")
    }
    # Whoever is a member of what it governs by its name alone is not said to be a member of it.
    stated = (s.subject for s in below if s.basis == "stated")
    inside = [*facts.into(e.id, "memberOf"), *facts.into(e.id, "postIn")]
    if not inside and not any(theirs.get(id_) for id_ in stated):
        beside = "".join(
            f" The {count(len(members), 'member')} named {'is that' if len(members) == 1 else 'are those'} of "
            f"{facts.label(id_)}, which by its name alone it governs."
            for id_, members in theirs.items()
            if members
        )
        yield Found(
            e.id,
            f"No member and no chair is named for “{facts.label(e.id)}”.{beside}",
            facts.home(e.id),
        )


def _boards(facts: Facts) -> list[Entity]:
    return [e for e in facts.of("body") if GROUP.search(e.label)]


def _named_boards(facts: Facts) -> list[tuple[str, list[Passage]]]:
    """The boards and groups that running text names, with the passages that name them."""
    found: dict[tuple[str, tuple[str, ...]], tuple[str, list[Passage]]] = {}
    for passage in facts.passages:
        for m in _BOARD_NAME.finditer(passage.text) if _may_name(passage.text) else ():
            named = found.setdefault((key(m["name"]), passage.whose), (m["name"], []))
            if passage not in named[1]:
                named[1].append(passage)
    return [found[name] for name in sorted(found)]


def _may_name(text: str) -> bool:
    """Whether a text has a word with which such a name ends: most have none, and are not searched for names."""
    return holds_any(text.casefold(), _MEETING)


def _bodies_by_name(facts: Facts) -> dict[str, str]:
    return {key(n): e.id for e in facts.of("body") for n in facts.names(e.id)}


def _named_once(facts: Facts, named: tuple[str, list[Passage]]) -> Iterator[Found]:
    name, passages = named
    known = facts.once("bodies by name", lambda: _bodies_by_name(facts))
    body = known.get(key(name))
    if len(passages) > 1 or (body and facts.linked(body)):
        return
    if any(key(name) in k for k in known if k != key(name)):
        return  # a part of a longer name
    if len(passages[0].text.split()) - len(name.split()) < _TITLE:
        return  # a title: whose paper it is, or a heading
    if _NO_NEWS.search(passages[0].text.partition(name)[0]):
        return  # an old name, or a group that is yet to be set up
    yield Found(
        body or facts.document_of(passages[0]),
        f"“{name}” is named in one passage only; nothing says who sits on it or to whom it reports.",
        passages[0].around(name),
        mark=name,
        told=(name,),
    )


STRUCTURE: tuple[AnyRule, ...] = (
    Rule(
        code="no-measure", family="structure", title="A priority without a measure", severity="high",
        checked="priorities", how="No measure belongs to the priority or to its objectives, and all that stands below its heading was understood.",
        why="Nobody will be able to tell whether it worked.",
        todo="Say how success will be judged.",
        reference="The Crime and Disorder (Formulation and Implementation of Strategy) Regulations 2007, "
        "regulation 10: a plan says how performance is measured",
        over=priorities, finds=_lacks("measureOf", "measure"),
    ),
    Rule(
        code="no-action", family="structure", title="A priority without an action", severity="high",
        checked="priorities", how="No action belongs to the priority or to its objectives, and all that stands below its heading was understood.",
        why="An aim without actions stays an aim.",
        todo="Say what will be done.",
        reference="The plan's own pattern",
        over=priorities, finds=_lacks("actionOf", "action"),
    ),
    Rule(
        code="no-group", family="structure", title="A priority without a delivery group", severity="medium",
        checked="priorities", how="No body is said to deliver the priority, and no group's name speaks of its matter.",
        why="Work between meetings of the board has no home.",
        todo="Name the group that delivers it.",
        reference="The plan's own pattern",
        over=priorities, finds=_no_group,
    ),
    Rule(
        code="no-delivery-plan", family="structure", title="A priority without a delivery plan", severity="medium",
        checked="priorities",
        how="No delivery table has actions of the priority, while another priority of the plan has one.",
        why="Without owners and dates nobody can follow its actions.",
        todo="Ask when its delivery plan will be published.",
        reference="The plan's own pattern",
        over=priorities, finds=_no_table,
    ),
    Rule(
        code="reports-nowhere", family="structure", title="A group that reports nowhere", severity="medium",
        checked="delivery groups",
        how="No text says to whom the group reports, nor to whom the leads of all priorities do; at most the layout of a chart suggests it.",
        why="What the group finds out may not reach the board.",
        todo="Write the line of reporting into the plan.",
        reference="Remit: a chart's layout is no statement",
        over=groups, finds=_reports_nowhere,
    ),
    Rule(
        code="no-members", family="structure", title="A group without members or chair", severity="medium",
        checked="delivery groups, and the board of the partnership",
        how="No member, post or chair is named for it.",
        why="A group of which nobody is known to be a member cannot be asked anything.",
        todo="Publish who sits on it.",
        reference="W3C Organization Ontology: an organisation acts through its members and posts",
        over=_seatless, finds=_no_members,
    ),
    Rule(
        code="only-drawn", family="structure", title="A body that only a chart shows", severity="low",
        checked="bodies in charts",
        how="The body stands in a chart beside another or within a model, and no running text names it.",
        why="A line on a chart is read differently by everyone.",
        todo="Say in words what it has to do with the plan, and who reports to whom.",
        reference="Remit: a chart's layout is no statement",
        over=drawn, finds=only_drawn,
    ),
    Rule(
        code="named-once", family="structure", title="A board that is named once", severity="low",
        checked="boards, groups and panels that the texts name",
        how="A single passage names it, and no statement links it with anything.",
        why="A reader cannot tell whether it decides anything.",
        todo="Say what it has to do with the plan, or leave it out.",
        reference="Plain completeness",
        over=_named_boards, finds=_named_once,
    ),
    Rule(
        code="leads-nothing", family="structure", title="A member that leads nothing", severity="low",
        checked="members of the partnership or its board",
        how="Under none of its names is the member assigned a priority, an action or a group.",
        why="A responsible authority shares the duty, and is not seen to do any of it.",
        todo="Ask what the member contributes.",
        reference="Crime and Disorder Act 1998, section 5: the authorities are responsible together",
        over=members, finds=leads_nothing,
    ),
    Rule(
        code="lead-not-member", family="structure", title="A lead under several names, or not in the list of members", severity="low",
        checked="leads of priorities",
        how="The lead's name is not in the list of members, or the documents give it several names.",
        why="It is not certain which organisation has agreed to lead.",
        todo="Use one name throughout; a “same” decision joins them in the register.",
        reference="Plain consistency",
        over=leads, finds=lead_not_member,
    ),
)  # fmt: skip
