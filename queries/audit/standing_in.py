"""Who is named for now, beside a place that is open: whoever asks who acts until it is filled is told.

An interim chair is named in the row of the work, or chairs the body that is to do it; neither makes anybody its owner.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from remit.graph.model import Statement
from remit.graph.place import Place
from remit.ontology import OWNED
from remit.queries.above import VACANCY
from remit.queries.facts.dating import day_words, last_day
from remit.queries.facts.register import Facts
from remit.queries.named_there import rows_of
from remit.queries.phrasing import list_of

# At the beginning of a title, before the head word of a post: "Head of Temporary Accommodation" is nobody's stand-in.
_FOR_NOW: Final = re.compile(
    r"^\W*(?:the )?(?:interim|acting|temporary|caretaker) (?:(?:co-?|vice-?|deputy |joint )?chair\w*|conven[oe]r|lead|head|director|officer|manager|"
    r"coordinator|co-ordinator|clerk|secretary|treasurer|chief|accountable)\b|\((?:interim|acting|temporary|for now)\)\W*$",
    re.IGNORECASE,
)


class _ForNow(NamedTuple):
    """Somebody who has a post or a role for now: in which rows it says so, and of which bodies or things it is."""

    said: Statement
    rows: set[tuple[str, Place]]
    of: set[str]


def standing_in(facts: Facts, open_: Statement) -> list[Statement]:
    """Who is named for now in the row of an open place, or in a body that has the work."""
    known = facts.once("named for now", lambda: _all(facts))
    if not known:
        return []
    subject = open_.object or "" if open_.term == "holds" else open_.subject
    rows = facts.once("rows of open places", lambda: _rows(facts)).get(open_, set())
    near = {subject, *(s.object or "" for s in facts.assigned(subject))}
    found = (one.said for one in known if rows & one.rows or near & one.of)
    return [s for s in found if s != open_ and s.subject not in near]


def told(facts: Facts, some: Iterable[Statement]) -> str:
    """Who is named, as what and until when, in a sentence; empty where nobody is."""
    return list_of([_named(facts, said) for said in some])


def _named(facts: Facts, said: Statement) -> str:
    what = facts.label(said.object or "")
    day = last_day(said.end) if said.end else None
    until = f" until {day_words(day)}" if day else ""
    return f"{facts.label(said.subject)} is named as {what[:1].lower()}{what[1:]}{until}"


def _rows(facts: Facts) -> dict[Statement, set[tuple[str, Place]]]:
    """The rows in which open places stand, and those of the work that they are of: read at once for all."""
    given = [s for s in facts.said_of(OWNED, "assignedTo") if facts.kind(s.object or "") == VACANCY]
    open_ = [*given, *facts.said_of((VACANCY,), "holds")]
    homes = {s: facts.home(s.object or "" if s.term == "holds" else s.subject) for s in open_}
    every = [*open_, *(h for some in homes.values() for h in some)]
    cited = facts.cited(every)
    return {
        s: rows_of(c for said in (s, *homes[s]) for c in (*said.citations, *cited.get(said, ())))
        for s in open_
    }


def _all(facts: Facts) -> list[_ForNow]:
    held = [
        s
        for s in facts.said_of(("person",), "holds")
        if _FOR_NOW.search(s.stated_as) or _FOR_NOW.search(facts.label(s.object or ""))
    ]
    cited = facts.cited(held)
    return [
        _ForNow(
            said,
            rows_of((*said.citations, *cited.get(said, ()))),
            {
                said.object or "",
                *(s.object or "" for s in facts.out(said.object or "", "postIn")),
            },
        )
        for said in held
    ]
