"""The words by which a document shows that it knows a duty, for the duties of the statute book.

The duties themselves, their bearers and how far each was checked stand in ``ontology/statutes.yaml``;
here is only what tells silence from speech. A duty that is missing here is one that documents may
leave unsaid without a question.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from remit.graph.model import Citation
from remit.ontology.statutes import LegalDuty, in_force, provision, statutes
from remit.queries.facts.dating import day_words
from remit.queries.phrasing import list_of, lowered

SITE: Final = "legislation.gov.uk"
_FEW = 4  # classes of bodies that are named one by one


class Sign(NamedTuple):
    """What a plan is expected to speak of because of a duty, and the words by which it does.

    ``where`` is the matter that makes it the plan's business; empty where every such plan has it.
    """

    what: str
    words: str
    where: str = ""


_EXTREMISM = r"extremis|terroris|radicalis|prevent duty"
_OFFENDING = r"offending|reoffending|violen"

# By the duty's id. A duty to act on demand (a report that the commissioner may ask for) is not here:
# a plan need not speak of what may never be asked.
SIGNS: Final = {
    "L10": Sign("a strategy or plan", r"strateg|partnership plan|community safety plan"),
    "L15": Sign("crime and disorder in all that an authority does", r"section 17\b|s\.? ?17\b"),
    "L16": Sign(
        "sharing information",
        r"17A\b|depersonali|prescribed information|\bshar\w+ (?:of )?(?:information|data|intelligence)|"
        r"\b(?:information|data|intelligence)[ -]sharing",
    ),
    "L19": Sign("a strategy group or board", r"strategy group|\bboard\b"),
    "L21": Sign(
        "a strategic assessment",
        r"strategic (intelligence )?assessment|annual assessment|problem profile",
    ),
    "L23": Sign(
        "a yearly meeting in public", r"public meeting|meetings? in public|open to the public"
    ),
    "L25": Sign(
        "sending the plan to the commissioner",
        r"\b(send|sends|sent|cop(y|ies)|submit\w*)\b.{0,60}\b(pcc|commissioner)|"
        r"\b(pcc|commissioner)\b.{0,30}\b(copy|receives)",
    ),
    "L30": Sign("scrutiny by councillors", r"scrutin"),
    "L40": Sign("the Prevent duty", r"prevent duty|section 26\b|terroris", _EXTREMISM),
    "L41": Sign(
        "a Channel panel", r"\bchannel (panel|process|programme|referral)|section 36\b", _EXTREMISM
    ),
    "L45": Sign(
        "domestic homicide reviews",
        r"homicide review|\bDHRs?\b|section 9\b",
        r"domestic (abuse|violence)",
    ),
    "L46": Sign("the victims' code", r"victim.?s.? code|victims code"),
    "L47": Sign(
        "case reviews of anti-social behaviour (the community trigger)",
        r"case review|community trigger|section 104|s\.? ?104\b",
        r"anti-?social behaviour",
    ),
    "L49": Sign(
        "the youth offending team", r"youth (offending|justice)|\bYJS\b|\bYOT\b", _OFFENDING
    ),
    "L51": Sign(
        "managing high-risk offenders together",
        r"\bMAPPA\b|multi-agency public protection|section 325|high.risk offender",
        r"re-?offending",
    ),
    "L52": Sign(
        "the partners who safeguard children",
        r"safeguarding (partner|board|children|arrangement|referral)",
    ),
    "N04": Sign(
        "safe accommodation for victims of domestic abuse",
        r"domestic abuse act 2021|safe accommodation|refuge",
        r"domestic abuse",
    ),
    "N06": Sign("the serious violence duty", r"serious violence duty|courts act 2022", "violen"),
}

# Where a text cites the Act but not the section: words of the duty's own name.
ABOUT: Final = {
    "L10": r"\b(strategy|plan)\b",
    "L15": r"\bcrime\b.*\b(everything|all)\b",
    "L40": r"\bprevent duty\b",
    "N06": r"\bserious violence duty\b",
}


@cache
def asked(day: str) -> tuple[LegalDuty, ...]:
    """The verified duties on which a plan is expected to speak and which certainly stood on a day."""
    rows = (row for row in in_force(day) if row.kind == "duty" and row.verified)
    return tuple(row for row in rows if row.id in SIGNS and row.settled(day))


def row_of(name: str, laws: list[str]) -> LegalDuty | None:
    """The duty of the statute book that documents mean by a name and the instruments they cite.

    >>> found = row_of("share data", ["Crime and Disorder Act 1998, section 115"])
    >>> found.label if found else None
    'Power to disclose information'
    """
    paths = {path for law in laws if (path := provision(law))}
    rows = [row for row in statutes().duties if row.verified and row.kind in ("duty", "power")]
    exact = [row for row in rows if paths & {*row.provisions}]
    if exact:
        return min(exact, key=lambda row: row.kind != "duty")
    acts = {"/".join(path.split("/")[:3]) for path in paths}
    return next((row for row in rows if row.act in acts and meant(row, name)), None)


def meant(row: LegalDuty, name: str) -> bool:
    """Whether a name speaks of a duty in its own words."""
    return row.id in ABOUT and bool(re.search(ABOUT[row.id], name, re.IGNORECASE))


def place(row: LegalDuty) -> str:
    """Where a duty stands in the law, in words.

    >>> place(next(row for row in statutes().duties if row.id == "L16"))
    'section 17A of the Crime and Disorder Act 1998'
    """
    title = statutes().acts[row.act].title
    division = row.provisions[0].removeprefix(row.act).strip("/").replace("/", " ")
    return f"{division} of the {title}" if division else f"the {title}"


def may(row: LegalDuty, verb: str, day: date) -> str:
    """What a duty is or does, said with “may” where its standing on a day is not certain.

    >>> rows, day = {row.id: row for row in statutes().duties}, date(2020, 4, 1)
    >>> may(rows["L10"], "is", day), may(rows["L23"], "is", day), may(rows["L23"], "puts", day)
    ('is', 'may be', 'may put')
    >>> may(rows["L23"], "is", date(2009, 4, 1))
    'is'
    """
    plain = {"is": "be"}.get(verb, verb.removesuffix("s"))
    return verb if row.settled(day.isoformat()) else f"may {plain}"


def told(row: LegalDuty, day: date) -> str:
    """What a duty asks, in our words, and how far that rests on what was read, as at a day."""
    unsettled = "" if row.settled(day.isoformat()) else row.unsettled
    parts = [f"By law, {lowered(row.says)}", unsettled]
    if row.checked == "S":
        parts.append("This was read on a secondary page, not in the law itself.")
    known = date.fromisoformat(statutes().as_of)
    dated = row.end or unsettled or (row.start or "") > known.isoformat()
    if day > known and not dated:
        parts.append(f"This is the law as at {day_words(known)}.")
    return " ".join(filter(None, parts))


def bearers(row: LegalDuty) -> str:
    """The classes of bodies that bear a duty, in words; a few that make up a class are named themselves.

    >>> bearers(next(row for row in statutes().duties if row.id == "L43"))
    'local authorities, chief officers of police and others'
    """
    return list_of([lowered(label) for name in row.bearers for label in _labels(name)])


def _labels(name: str) -> list[str]:
    classes = statutes().classes
    members = [m.of for m in classes[name].members if not (m.start or m.end)]
    few = 1 < len(members) == len(classes[name].members) <= _FEW
    if not few:
        return [classes[name].label]
    return [classes[of].label for of in members] + (["others"] if classes[name].others else [])


def law(row: LegalDuty) -> Citation:
    """The place of a duty in the published law, whose words are not repeated."""
    return Citation(SITE, f"{row.provisions[0]}, {place(row)}", "")
