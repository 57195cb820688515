"""How it goes: no status, two stories, a colour that does not fit, done without proof."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from remit.graph.likeness import initials
from remit.graph.lookup import stems
from remit.graph.model import Entity, Statement
from remit.queries.audit.figures import NOUN
from remit.queries.audit.model import AnyRule, Found, Rule
from remit.queries.audit.reports import BEGUN, told_on
from remit.queries.counting import count
from remit.queries.facts.closing import says_closed
from remit.queries.facts.dating import day_words, last_day
from remit.queries.facts.months import sentences, times, up_to_time
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import cites, words_of
from remit.queries.phrasing import list_of, shortened
from remit.queries.states import RAGS

_UNBEGUN = re.compile(
    r"\b(?:yet to (?:commence|start|begin)|not (?:yet )?(?:been )?(?:started|commenced|begun)|"
    r"has(?: not|n't) (?:yet )?(?:started|commenced|begun))\b",
    re.IGNORECASE,
)
_MAKE = re.compile(
    r"^(?:establish|create|set up|form|appoint|convene)\s+(?:an?|the|our)?\s*"
    r"(?P<what>(?:[\w’'-]+\s+){0,6}?(?:group|board|forum|panel|team|hub|unit|committee))\b",
    re.IGNORECASE,
)
_LED_BY = re.compile(
    r"\b(?:led|run|driven|delivered|overseen|owned) by (?:the |a |our )?(?:new )?"
    r"(?P<who>(?:[\w’'-]+\s+){0,6}?(?:group|board|forum|panel|team|hub|unit|committee))\b",
    re.IGNORECASE,
)
_QUOTED = 90  # characters of a report
_BARE = 3  # words of a status that says no more than that it is done
_NUMBER = re.compile(r"(?<![\w/.-])\d{1,3}(?:,\d{3})+|(?<![\w/.-])\d+(?![\w/.-])")
_STATUS_HEADING = re.compile(r"\b(b?rag|status|colour|rating|progress)\b", re.IGNORECASE)


def _statused(facts: Facts) -> list[Entity]:
    """The rows of tables that have a column for it: some other row fills it."""
    tables = [rows for (_, table), rows in facts.groups.items() if table]
    return [e for rows in tables if any(_stands(facts, r) for r in rows) for e in rows]


def _stands(facts: Facts, row: Entity) -> bool:
    return any(facts.out(row.id, term) for term in ("rag", "status", "evaluation"))


def _no_status(facts: Facts, e: Entity) -> Iterator[Found]:
    if not facts.out(e.id, "rag") and not facts.out(e.id, "status"):
        written = facts.out(e.id, "evaluation")
        instead = f"; in its place stands “{words_of(written[0])}”" if written else ""
        yield Found(
            e.id,
            f"{facts.silence(e.id, 'RAG colour or status')}{instead}.",
            cites(written or facts.home(e.id)),
        )


def _coloured(facts: Facts) -> list[Statement]:
    return facts.said_of(("action",), "rag")


def _red(facts: Facts, said: Statement) -> Iterator[Found]:
    if (said.value or "").casefold() == "red" and not facts.settled(said.subject):
        told = [s for s in facts.progress(said.subject) if s.term != "rag"][:1]
        why = f": “{_why(words_of(told[0]))}”" if told else ", and no report says why"
        yield Found(
            said.subject,
            f"{facts.called(said.subject)} is reported as red{why}.",
            (said, *told),
        )


def _why(text: str) -> str:
    """The first sentence of a report, and all up to the time of which it tells, if it does."""
    first = shortened(sentences(text)[0].rstrip(" ."), _QUOTED)
    further = up_to_time(text, max(len(first), _QUOTED // 2))
    return further if any(at >= len(first) - 2 for at in times(further)) else first


def _colours_differ(facts: Facts, said: Statement) -> Iterator[Found]:
    value = (said.value or "").casefold()
    others = [s for s in facts.out(said.subject, "rag") if (s.value or "").casefold() != value]
    # A report often ends in the colour of its own day, as a sentence of one word.
    for s in facts.progress(said.subject):
        if s.term in ("evaluation", "text"):
            alone = re.search(
                rf"(?:^|[.!?]\s+)({'|'.join(RAGS)})\b(?=[.:–-]|\s*$)",
                words_of(s),
                re.IGNORECASE,
            )
            if alone and alone[1].casefold() != value:
                others.append(s)
    if others and value in RAGS:
        yield Found(
            said.subject,
            f"{facts.called(said.subject)} is {said.value}, but another colour stands in what is said "
            "of its progress.",
            (said, *others),
        )


def _in_columns(facts: Facts) -> list[Statement]:
    """The colours of tables whose cells are sure: in plain text an empty one is easily lost."""
    rows = (b.citation for b in facts.blocks if "row" in b.citation.locator)
    texts = (c.place for c in rows if c.document.casefold().endswith(".txt"))
    return [] if any(place and place.first.row for place in texts) else _coloured(facts)


def _misplaced_colour(facts: Facts, said: Statement) -> Iterator[Found]:
    if said.stated_as and not _STATUS_HEADING.search(said.stated_as):
        yield Found(
            said.subject,
            f"The colour of {facts.called(said.subject)} stands under “{said.stated_as}”, not in the column "
            "for the status.",
            (said,),
            told=(said.stated_as,),
        )


def _green_but_late(facts: Facts, said: Statement) -> Iterator[Found]:
    words = f"{said.value or ''} {facts.value(said.subject, 'status')}".casefold()
    if "green" not in words and "on track" not in words:
        return
    due = [d for s in facts.out(said.subject, "deadline") if (d := last_day(s.value or ""))]
    if due and max(due) < facts.day and not facts.settled(said.subject):
        yield Found(
            said.subject,
            f"{facts.called(said.subject)} is “{said.value}” although it was due by "
            f"{day_words(max(due))} and is not said to be done.",
            cites((said,), facts.out(said.subject, "deadline")),
            told=(day_words(max(due)), f"“{said.value}”"),
        )


def _judged(facts: Facts) -> list[Statement]:
    return facts.said_of(("action",), "rag", "status")


def _reported(facts: Facts) -> list[Entity]:
    return [e for e in facts.actions if facts.progress(e.id)]


def _told_two_ways(facts: Facts, e: Entity) -> Iterator[Found]:
    progress = facts.progress(e.id)
    unbegun = [s for s in progress if _UNBEGUN.search(words_of(s))]
    begun = [
        s
        for s in progress
        if s not in unbegun and (BEGUN.search(words_of(s)) or says_closed(words_of(s)))
    ]
    # A dated report that it had not begun is history once a later one says that it has.
    earlier = [told_on(facts, s) for s in unbegun]
    later = [told_on(facts, s) for s in begun]
    if unbegun and begun and not (all(earlier) and all(later)):
        yield Found(
            e.id,
            f"{facts.called(e.id)} is said both not to have begun and to have begun, and no dates tell "
            "which came last.",
            cites(unbegun[:1], begun[:1]),
        )


def _making(facts: Facts) -> list[tuple[Entity, str]]:
    """The actions that are to set up a group, with the group."""
    return [(e, m["what"].strip()) for e in facts.actions if (m := _MAKE.match(e.label))]


def _self_led(facts: Facts, making: tuple[Entity, str]) -> Iterator[Found]:
    """The work that is said to be led by a group of which nothing says that it was set up."""
    maker, what = making
    if facts.settled(maker.id):
        return
    led: dict[str, Statement] = {}
    for e in facts.actions:
        if facts.priority_of(e.id) == facts.priority_of(maker.id):
            for said in facts.progress(e.id):
                m = _LED_BY.search(words_of(said))
                if m and _same_group(what, m["who"]):
                    led.setdefault(e.id, said)
    if led:
        works = count(len(led), "action is", "actions are")
        itself = ", among them the one that is to set it up" if maker.id in led else ""
        words = list_of([f"“{text}”" for text in dict.fromkeys(map(words_of, led.values()))][:2])
        yield Found(
            maker.id,
            f"{works} said to be led by the {what} ({words}){itself}; when it was set up is not reported, nor that "
            f"{facts.called(maker.id)} is done.",
            cites(led.values(), facts.home(maker.id)),
            told=(what, works),
            beside=_named_as(facts, led, what),
        )


def _named_as(facts: Facts, led: Iterable[str], what: str) -> tuple[Statement, ...]:
    """The assignments of work to the group, so that the finding is told of it too."""
    return tuple(
        said
        for id_ in led
        for said in facts.assigned(id_)
        if said.object and _same_group(what, facts.label(said.object))
    )


def _same_group(what: str, who: str) -> bool:
    """Whether two wordings name one group, initials counting as the words that they stand for."""
    full = [w for w in what.split() if w]
    expanded: list[str] = []
    for word in who.split():
        if word.isupper() and len(word) > 1:
            runs = [full[n : n + len(word)] for n in range(len(full))]
            match = next((run for run in runs if initials(" ".join(run)) == word.lower()), None)
            expanded += match or [word]
        else:
            expanded.append(word)
    return set(stems(" ".join(expanded))) == set(stems(what))


def _closed(facts: Facts) -> list[Entity]:
    return [e for e in facts.actions if facts.closed(e.id)]


def _unproved(facts: Facts, e: Entity) -> Iterator[Found]:
    promised = [n for n in _NUMBER.findall(e.label) if n.lstrip("0") not in ("", "1", "2")]
    told = " ".join(words_of(s) for s in facts.progress(e.id))
    reported = {n.replace(",", "") for n in _NUMBER.findall(told)}
    missing = [n for n in dict.fromkeys(promised) if n.replace(",", "") not in reported]
    closing = facts.closed(e.id)
    sized = [_with_noun(e.label, n) for n in missing]
    if missing and len(missing) == len(set(promised)) and closing:
        yield Found(
            e.id,
            f"{facts.called(e.id)} is said to be done; it names {list_of(sized)}, and nothing reported tells how many "
            f"{'of them it' if len(missing) == 1 else 'of each it'} reached.",
            cites((closing,), facts.home(e.id)),
            told=(", ".join(missing),),
        )


def _with_noun(text: str, n: str) -> str:
    """A number with the words that it counts, as far as the first small word."""
    m = re.search(rf"(?<![\w/.-]){re.escape(n)}{NOUN}", text)
    return " ".join(m[0].split()) if m else n


def _closed_where_told(facts: Facts) -> list[Entity]:
    """The actions that are done, of papers in which something is reported of others."""
    telling = facts.once("telling papers", lambda: _homes_told(facts))
    return [e for e in _closed(facts) if _home(facts, e) in telling]


def _homes_told(facts: Facts) -> set[tuple[str, str]]:
    return {_home(facts, e) for e in facts.rows if facts.into(e.id, "updateOf")}


def _home(facts: Facts, e: Entity) -> tuple[str, str]:
    """What an action serves, and whose it is."""
    parent = facts.priority_of(e.id) or facts.parent(e.id) or ""
    return parent, "" if parent else facts.partnerships.of(e.id)


def _closed_bare(facts: Facts, e: Entity) -> Iterator[Found]:
    progress = facts.progress(e.id)
    notes = facts.out(e.id, "note")
    if not notes and all(len(words_of(s).split()) <= _BARE for s in progress):
        yield Found(
            e.id,
            f"{facts.called(e.id)} is said to be done (“{words_of(progress[0])}”), and nothing tells what was "
            "done or by what that is known.",
            cites(progress),
        )


PROGRESS: tuple[AnyRule, ...] = (
    Rule(
        code="told-two-ways", family="progress", title="Progress told two ways", severity="high",
        checked="actions that are reported on",
        how="One text says that the work has not begun, another that it has, and they are not both dated.",
        why="One of the two is wrong or old, and the committee cannot tell which.",
        todo="Ask which is true today, and date the reports.",
        reference="The update and status columns of the delivery table",
        over=_reported, finds=_told_two_ways,
    ),
    Rule(
        code="red", family="progress", title="Reported as red", severity="high",
        checked="actions with a RAG colour",
        how="The colour of the action is red, and nothing says that it is done.",
        why="Whoever reports says by this that the work will not be done as agreed.",
        todo="Ask what holds it up, who can clear that, and the new date.",
        reference="The RAG column of the delivery table",
        over=_coloured, finds=_red,
    ),
    Rule(
        code="self-led", family="progress", title="Led by a group of which no report says that it was set up", severity="high",
        checked="actions that are to set up a group",
        how="What is said of the progress of this action, or of others of its priority, names as leader the group that it "
        "is to set up, and nothing says that it is done.",
        why="Until the group exists nobody leads, and the group cannot set up itself.",
        todo="Ask whether the group has met; if it has not, name who leads until then.",
        reference="Plain logic",
        over=_making, finds=_self_led,
    ),
    Rule(
        code="unproved", family="progress", title="Done, and its own numbers unproved", severity="medium",
        checked="actions said to be done",
        how="The action names numbers, and none of them comes back in what is reported.",
        why="A closed action is not looked at again.",
        todo="Ask how many there were in the end.",
        reference="The action's own wording",
        over=_closed, finds=_unproved,
    ),
    Rule(
        code="closed-bare", family="progress", title="Done, and nothing tells by what", severity="medium",
        checked="actions said to be done where something is reported of others",
        how="A status says that the action is done, no report or note tells of it, and others in the same table are "
        "reported on.",
        why="Nobody can check what is closed with one word.",
        todo="Ask what shows that it is done.",
        reference="The status and update columns of the delivery table",
        over=_closed_where_told, finds=_closed_bare,
    ),
    Rule(
        code="no-status", family="progress", title="No RAG colour or status", severity="medium",
        checked="actions in tables that have a column for the status",
        how="The status is empty or holds words that are no status.",
        why="An action without a colour drops out of every summary.",
        todo="Give it a colour.",
        reference="The RAG column of the delivery table",
        over=_statused, finds=_no_status,
    ),
    Rule(
        code="colours-differ", family="progress", title="Two colours for one action", severity="medium",
        checked="RAG colours",
        how="The status column and the text of a report give different colours.",
        why="Summaries will count whichever was read first.",
        todo="Settle on one.",
        reference="The RAG column of the delivery table",
        over=_coloured, finds=_colours_differ,
    ),
    Rule(
        code="green-but-late", family="progress", title="Green, though the deadline has passed", severity="medium",
        checked="RAG colours and statuses",
        how="The action is green or on track, its deadline has passed and nothing says that it is done.",
        why="Green should mean on time.",
        todo="Close it, give it another colour, or set a new date.",
        reference="The meaning of the colours",
        over=_judged, finds=_green_but_late, by_day=True,
    ),
    Rule(
        code="misplaced-colour", family="progress", title="A colour in the wrong column", severity="low",
        checked="RAG colours",
        how="The colour was found under a heading that is not about status.",
        why="Whoever sorts or counts by the status column misses it.",
        todo="Move it.",
        reference="The heading of the column",
        over=_in_columns, finds=_misplaced_colour,
    ),
)  # fmt: skip
