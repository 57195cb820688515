"""What the wording itself gives away: impossible dates, broken sentences, one thing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from remit.graph.lookup import key
from remit.graph.model import Entity, Statement
from remit.graph.words import holds_any
from remit.ontology import PLANNED
from remit.queries.audit.model import AnyRule, Found, Rule
from remit.queries.audit.text_dates import (
    ahead_of_itself,
    datable,
    dated_reports,
    headed_by_a_day,
    impossible_date,
    not_over,
    passages,
    with_figures,
)
from remit.queries.facts.naming import aliases, restated
from remit.queries.facts.passages import Passage
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import cites
from remit.queries.phrasing import shortened

_WANTING = "a|an|the|of|to|for|with|and|or|at|into|each|every|their|our|its"
_DANGLING = re.compile(rf"\b({_WANTING})$", re.IGNORECASE)
_ENDS = tuple(_WANTING.split("|"))
_LONGEST = max(map(len, _WANTING.split("|")))
_FEWEST_WORDS = 5
_STRAY = re.compile(r"[.!?]\s+[b-hj-z]$")
_JOINED = ("or and", "the the", "a a", "of of", "to to", "is is", "in in", "and and")
_TWO_JOINS = re.compile(rf"\b(?:{'|'.join(_JOINED)})\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"(?:^|:\s*)(?:insert\b.{0,40}|xx+|lorem ipsum.*|\[(?:insert|name|date|tbc)[^\]]*\]|name)$",
    re.IGNORECASE,
)
_FEW = 2  # words in which two like wordings differ
_OF = {"why": "reason given for", "aim": "aim of"}


def _worded(facts: Facts) -> list[Statement]:
    """The wording of everything that should be whole sentences or clauses."""
    return facts.said_of((*PLANNED, "measure", "update"), "why", "aim", "text", "evaluation")


def _labels(facts: Facts) -> list[Entity]:
    return facts.of("action", "measure", "objective")


def _wordings(facts: Facts) -> list[tuple[str, str, Statement | None]]:
    """Each label, and each line of a wording with the statement that has it."""
    labels: list[tuple[str, str, Statement | None]] = [
        (e.id, e.label, None) for e in _labels(facts)
    ]
    return labels + [
        (s.subject, line, s) for s in _worded(facts) for line in (s.value or "").split("\n")
    ]


def _broken(facts: Facts, worded: tuple[str, str, Statement | None]) -> Iterator[Found]:
    subject, text, said = worded
    text = text.strip()
    if not _may_be_broken(text) or len(text.split()) < _FEWEST_WORDS:
        return
    if _DANGLING.search(text, max(0, len(text) - _LONGEST)):
        what = f"breaks off after “{' '.join(text.split()[-3:])}”"
    elif text[-2].isspace() and _STRAY.search(text):
        what = f"ends in a stray “{text.split()[-1]}”"
    elif (m := _two_joins(text)) is not None:
        what = f"holds “{m[0]}”"
    else:
        return
    evidence = (said,) if said else facts.home(subject)
    of = "text of" if facts.label(subject) == text else _OF.get(evidence[0].term, "wording of")
    several = "\n" in (evidence[0].value or "").strip()
    part = "A passage of the" if several and facts.label(subject) != text else "The"
    yield Found(
        subject,
        f"{part} {of} {facts.called(subject)} {what}: a word is missing or too many.",
        evidence,
        words=" ".join(text.split()[-4:]),
    )


def _may_be_broken(text: str) -> bool:
    """Whether the letters of a text leave it open that it is broken: of nearly all they do not."""
    folded = text.casefold()
    return folded.endswith(_ENDS) or text[-2:-1].isspace() or holds_any(folded, _JOINED)


def _two_joins(text: str) -> re.Match[str] | None:
    """Where a small word stands twice; as nearly none does, the letters are looked for first."""
    return _TWO_JOINS.search(text) if holds_any(text.casefold(), _JOINED) else None


def _agents(facts: Facts) -> list[Entity]:
    return facts.of("body", "person")


def _several_names(facts: Facts, e: Entity) -> Iterator[Found]:
    for other, reason in aliases(facts, e.id).items():
        if other > e.id:
            yield Found(
                e.id,
                f"“{e.label}” and “{facts.label(other)}” may be one {e.kind}: {reason}.",
                cites(*(facts.out(id_, "name") or facts.home(id_) for id_ in (e.id, other))),
                mark=facts.label(other),
                told=(e.label, facts.label(other)),
            )


def _actions(facts: Facts) -> list[Entity]:
    return facts.actions


def _restated(facts: Facts) -> dict[str, list[tuple[str, float]]]:
    """The actions that say nearly the same as another of their plan: with each, those that come after it."""
    return facts.once("restated", lambda: _by_first(facts))


def _by_first(facts: Facts) -> dict[str, list[tuple[str, float]]]:
    by_plan: dict[str, list[str]] = {}
    for e in facts.actions:
        by_plan.setdefault(facts.plan_of(e.id) or "", []).append(e.id)
    texts = {e.id: e.label for e in facts.actions}
    found: dict[str, list[tuple[str, float]]] = {}
    for first, other, share in restated(texts, [by_plan[plan] for plan in sorted(by_plan)]):
        found.setdefault(first, []).append((other, share))
    return found


def _like_others(facts: Facts, actions: Sequence[Entity]) -> list[Entity]:
    return [e for e in actions if e.id in _restated(facts)]


def _twice(facts: Facts, e: Entity) -> Iterator[Found]:
    for other, share in _restated(facts).get(e.id, ()):
        one, two = facts.priority_of(e.id), facts.priority_of(other)
        if one and two and one != two:
            how = (
                "stands"
                if share == 1
                else f"stands, nearly word for word{_apart(facts.label(e.id), facts.label(other))},"
            )
            owned = any(facts.assigned(id_) for id_ in (e.id, other))
            yield Found(
                e.id,
                f"The action {facts.called(e.id)} {how} under both {facts.called(one)} and "
                f"{facts.called(two)}; it is not said whether it is one piece of work or two.",
                cites(facts.home(e.id), facts.home(other)),
                mark=facts.label(two),
                told=tuple(sorted((facts.called(one), facts.called(two)))),
                slight=not owned,  # two lists may share a phrase; who is named for it does the work twice
            )


def _apart(one: str, other: str) -> str:
    """The words by which two like wordings differ, where they are few."""
    words, others = one.split(), other.split()
    mine, theirs = ([w for w in a if w not in b] for a, b in ((words, others), (others, words)))
    if not (0 < len(mine) <= _FEW and 0 < len(theirs) <= _FEW):
        return ""
    return f" (“{' '.join(mine)}” here, “{' '.join(theirs)}” there)"


def _repeated(facts: Facts, e: Entity) -> Iterator[Found]:
    for other, _ in _restated(facts).get(e.id, ()):
        one, two = facts.priority_of(e.id), facts.priority_of(other)
        if one == two and facts.in_table(e.id) == facts.in_table(other):
            spans = [facts.value(id_, "horizon") for id_ in (e.id, other)]
            when = (
                ", once for the nearer and once for the longer term" if spans[0] != spans[1] else ""
            )
            under = f"under {facts.called(one)}" if one else "here, under no priority"
            yield Found(
                e.id,
                f"The action {facts.called(e.id)} stands twice {under}{when}.",
                cites(facts.home(e.id), facts.home(other)),
            )


def _placeholder(facts: Facts, cited: Passage) -> Iterator[Found]:
    text = cited.text
    if _PLACEHOLDER.search(text) and (":" in text or len(text) > 4) and key(text) != "name":
        yield Found(
            facts.document_of(cited),
            f"A form was not filled in: “{shortened(text[-60:], 60)}”.",
            cited.citations,
            mark=text,
            told=(shortened(text[-60:], 60),),
        )


TEXT: tuple[AnyRule, ...] = (
    Rule(
        code="impossible-date", family="text", title="A date that cannot be", severity="low",
        checked="passages of the documents, and dates without a passage",
        how="A year outside the last and the next hundred years, or a day that its month lacks.",
        why="The figure beside it cannot be placed in time.",
        todo="Correct it.",
        reference="The calendar",
        over=datable, finds=impossible_date, among=with_figures,
    ),
    Rule(
        code="not-over", family="text", title="A report of a time that was not over", severity="low",
        checked="dated reports",
        how="A dated report tells in the past tense of a month that had not ended on its date.",
        why="Either the date or the year is wrong, and with it what is compared.",
        todo="Correct the year.",
        reference="The calendar",
        over=dated_reports, finds=not_over,
    ),
    Rule(
        code="ahead-of-itself", family="text", title="Results for a year that had not ended", severity="low",
        checked="passages that begin with a date",
        how="A passage headed by a date gives results for a financial year that ended after it.",
        why="The figures are either for a part of the year, or of a later date than they claim.",
        todo="Ask when the figures were taken.",
        reference="The calendar",
        over=headed_by_a_day, finds=ahead_of_itself,
    ),
    Rule(
        code="twice", family="text", title="The same action under two priorities", severity="medium",
        checked="actions",
        how="Three in four of the telling words of two actions are the same, and their priorities differ; where nobody is named for "
        "either, this is low.",
        why="Two leads may each count on the other, or both may pay for it.",
        todo="Make it one action with one owner, or say how the two differ.",
        reference="Plain comparison",
        over=_actions, finds=_twice, among=_like_others,
    ),
    Rule(
        code="repeated", family="text", title="The same action twice under one priority", severity="low",
        checked="actions",
        how="Three in four of the telling words of two actions are the same, and their priority is too.",
        why="Progress on one may be reported as progress on both.",
        todo="Strike one, or say what is added later.",
        reference="Plain comparison",
        over=_actions, finds=_repeated, among=_like_others,
    ),
    Rule(
        code="several-names", family="text", title="One body or person under several names", severity="low",
        checked="bodies and people",
        how="Two bodies or people whose names differ by a prefix, an ending or initials.",
        why="Its work is scattered over its names, and no search finds them all.",
        todo="Write a “same” decision, or a “not same” one.",
        reference="Remit: names are joined by decisions, never by guess",
        over=_agents, finds=_several_names,
    ),
    Rule(
        code="broken-text", family="text", title="A broken sentence", severity="low",
        checked="wordings of aims, actions, measures and reports",
        how="The text ends in a word that wants another, in a stray letter, or has a word doubled.",
        why="What is promised there cannot be made out.",
        todo="Restore the sentence.",
        reference="Plain reading",
        over=_wordings, finds=_broken,
    ),
    Rule(
        code="placeholder", family="text", title="A form that was not filled in", severity="low",
        checked="passages of the documents, without forms that are headed as examples",
        how="A template's own words stand where a name or a date belongs, in a form that is not headed as an example.",
        why="The reader cannot tell a template from a decision.",
        todo="Fill it in, or mark it as a template.",
        reference="Plain reading",
        over=passages, finds=_placeholder,
    ),
)  # fmt: skip
