"""What the wording itself gives away: impossible dates, broken sentences, one thing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from remit.graph.lookup import key
from remit.graph.model import Entity, Statement
from remit.graph.words import holds_any
from remit.ontology import PLANNED
from remit.queries.audit.model import AnyRule, Found, Rule
from remit.queries.facts.dating import day_words
from remit.queries.facts.months import financial_years, months, sentences
from remit.queries.facts.naming import aliases, restated
from remit.queries.facts.passages import Passage
from remit.queries.facts.register import Facts
from remit.queries.facts.statements import cites
from remit.queries.phrasing import shortened

_BAD_YEAR = re.compile(
    r"\b(?:in|of|since|by|during|for|year)\s+"
    r"(?P<year>0[12]\d\d\b|(?:[3-9]\d{3}|21\d\d|2[2-9]\d\d)\b(?!\s*[%a-z]))"
)
_LONE_YEAR = re.compile(r"0[12]\d\d|[3-9]\d{3}|21\d\d|2[2-9]\d\d")
_NUMERIC = re.compile(r"(?<![\d/.])(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4}|\d\d)(?![\d/.])")
_DAY_MONTH = re.compile(
    r"\b(?P<d>3[0-9]|[4-9]\d)(?:st|nd|rd|th)?\s+(?P<m>january|february|march|april|may|june|july|august|"
    r"september|october|november|december)\b",
    re.IGNORECASE,
)
_ODD = re.compile(  # figures without which no year and no day of a month is odd
    # It begins with a figure, of which there are fewer than of spaces.
    r"(?<=\s)(?:0[12]|2[1-9]|[3-9]\d)\d\d|[3-9]\d[A-Za-z]{0,2}\s"
)
_SHORT_MONTHS = {"february": 29, "april": 30, "june": 30, "september": 30, "november": 30}
_PAST = re.compile(
    r"\b(was|were|had|did|commenced|began|started|launched|took|set|saw|recorded)\b", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(will|by|until|due|expected|plan(?:ned|s)?|next|from|scheduled|target|aim|before|ahead|likely)\b"
    r"[^.]{0,40}$",
    re.IGNORECASE,
)
_HEAD_DATE = re.compile(
    r"^(?P<head>(?:as (?:at|of) )?(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* "
    r"(?:20)\d\d)\s*(?:[-–:]|$)",
    re.IGNORECASE,
)
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


def _passages(facts: Facts) -> Sequence[Passage]:
    return facts.passages


def _datable(facts: Facts) -> list[Passage | Statement]:
    """The passages, and the wordings of dates that stand in none of them: a register may lack the text."""
    terms = ("start", "deadline", "period", "asAt")
    kinds = ("action", "figure", "update", "plan")
    odd = [s for s in facts.said_of(kinds, *terms) if _LONE_YEAR.fullmatch(s.raw or "")]
    told = " ".join(p.text for p in facts.passages) if odd else ""
    return [*facts.passages, *(s for s in odd if (s.raw or "") not in told)]


def _with_figures(_: Facts, cited: Sequence[Passage | Statement]) -> list[Passage | Statement]:
    """Those in which figures stand that may be a date; nearly no passage has any."""
    return [
        one
        for one in cited
        if isinstance(one, Statement) or "/" in one.text or _ODD.search(one.text)
    ]


def _impossible_date(facts: Facts, cited: Passage | Statement) -> Iterator[Found]:
    if isinstance(cited, Statement):
        yield Found(
            cited.subject,
            f"“{cited.raw}” is no date that can be.",
            (cited,),
            told=(cited.raw or "",),
        )
        return
    text = cited.text
    bad = [m["year"] for m in _BAD_YEAR.finditer(text)]
    bad += [m[0] for m in _NUMERIC.finditer(text) if not _exists(m)]
    bad += [
        m[0]
        for m in _DAY_MONTH.finditer(text)
        if int(m["d"]) > _SHORT_MONTHS.get(m["m"].casefold(), 31)
    ]
    for words in dict.fromkeys(bad):
        yield Found(
            facts.document_of(cited),
            f"“{words}” is no date that can be.",
            cited.around(words),
            mark=words,
            told=(words,),
        )


def _exists(m: re.Match[str]) -> bool:
    year = int(m["y"]) if len(m["y"]) == 4 else 2000 + int(m["y"])
    try:
        date(year, int(m["m"]), int(m["d"]))
    except ValueError:
        return False
    return True


def _dated(facts: Facts) -> list[Entity]:
    return [e for e in facts.of("update") if facts.dated(e.id)]


def _not_over(facts: Facts, e: Entity) -> Iterator[Found]:
    written = facts.dated(e.id)
    assert written is not None
    about = next((s.object or "" for s in facts.out(e.id, "updateOf")), e.id)
    for said in facts.out(e.id, "text"):
        for sentence in sentences(said.value or ""):
            for month in months(sentence):
                ahead = _AHEAD.search(sentence[: month.at]) and not re.search(
                    r"\bfrom\b[^.]{0,40}$", sentence[: month.at], re.IGNORECASE
                )
                if month.last > written and _PAST.search(sentence) and not ahead:
                    yield Found(
                        about,
                        f"The report of {day_words(written)} on {facts.called(about)} tells of {month.words} "
                        "as of something past, though that was not over: the month or the year can hardly be right.",
                        (said, *facts.out(e.id, "asAt")),
                        told=(month.words, day_words(written)),
                    )


def _headed(facts: Facts) -> list[tuple[Passage, date]]:
    found = []
    for cited in _passages(facts):
        head = next(months(m["head"]), None) if (m := _HEAD_DATE.match(cited.text)) else None
        if head:
            found.append((cited, head.last))
    return found


def _ahead_of_itself(facts: Facts, headed: tuple[Passage, date]) -> Iterator[Found]:
    cited, written = headed
    month = f"{written:%B %Y}"
    for sentence in sentences(cited.text):
        for year in financial_years(sentence):
            if year.last > written and _PAST.search(sentence):
                yield Found(
                    facts.document_of(cited),
                    f"A passage headed {month} gives results for {year.words}, a year that went on until "
                    f"{day_words(year.last)}.",
                    cited.around(sentence),
                    mark=year.words,
                    told=(year.words, month),
                )
                return


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
        over=_datable, finds=_impossible_date, among=_with_figures,
    ),
    Rule(
        code="not-over", family="text", title="A report of a time that was not over", severity="low",
        checked="dated reports",
        how="A dated report tells in the past tense of a month that had not ended on its date.",
        why="Either the date or the year is wrong, and with it what is compared.",
        todo="Correct the year.",
        reference="The calendar",
        over=_dated, finds=_not_over,
    ),
    Rule(
        code="ahead-of-itself", family="text", title="Results for a year that had not ended", severity="low",
        checked="passages that begin with a date",
        how="A passage headed by a date gives results for a financial year that ended after it.",
        why="The figures are either for a part of the year, or of a later date than they claim.",
        todo="Ask when the figures were taken.",
        reference="The calendar",
        over=_headed, finds=_ahead_of_itself,
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
        over=_passages, finds=_placeholder,
    ),
)  # fmt: skip
