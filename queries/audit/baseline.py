"""The words by which a document shows that it knows a duty, for the duties of the statute book.

The duties themselves, their bearers and how far each was checked stand in ``ontology/statutes.yaml``;
here is only what tells silence from speech. A duty that is missing here is one that documents may
leave unsaid without a question.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from remit.ontology.statutes import LegalDuty, in_force, provision, statutes

# By the duty's id: a pattern that any passage, body or provision may meet.
SIGNS: Final = {
    "L10": r"strateg|partnership plan|community safety plan",
    "L14": r"section 7\b|sections 5 to 7|reports? to the (pcc|commissioner)",
    "L15": r"section 17\b|s\.? ?17\b",
    "L16": r"17A\b|disclos|depersonali",
    "L19": r"strategy group|\bboard\b",
    "L21": r"strategic (intelligence )?assessment|annual assessment|problem profile",
    "L23": r"public meeting|meetings? in public",
    "L25": r"\b(send|sends|sent|cop(y|ies)|submit\w*)\b.{0,60}\b(pcc|commissioner)|"
    r"\b(pcc|commissioner)\b.{0,30}\b(copy|receives)",
    "L30": r"scrutin",
    "L40": r"prevent duty|section 26\b|terroris",
    "L41": r"\bchannel (panel|process|programme|referral)|section 36\b",
    "L45": r"homicide review|\bDHRs?\b|section 9\b",
    "L46": r"victim.?s.? code|victims code",
    "L47": r"case review|community trigger|section 104|s\.? ?104\b",
    "L49": r"youth (offending|justice)|\bYJS\b|\bYOT\b",
    "L51": r"\bMAPPA\b|multi-agency public protection|section 325",
    "L52": r"safeguarding (partner|board|children|arrangement)",
    "N04": r"domestic abuse act 2021|safe accommodation",
    "N06": r"serious violence duty|courts act 2022",
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
    """The verified duties in force on a day on which a plan is expected to speak."""
    return tuple(row for row in in_force(day) if row.verified and row.id in SIGNS)


def row_of(name: str, laws: list[str]) -> LegalDuty | None:
    """The duty of the statute book that documents mean by a name and the instruments they cite.

    >>> found = row_of("share data", ["Crime and Disorder Act 1998, section 115"])
    >>> found.label if found else None
    'Power to disclose information'
    """
    paths = {path for law in laws if (path := provision(law))}
    rows = [row for row in statutes().duties if row.verified]
    exact = [row for row in rows if paths & {*row.provisions} and row.kind != "amendment"]
    if exact:
        return exact[0]
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


def bearers(row: LegalDuty) -> str:
    """The classes of bodies that bear a duty, in words."""
    return " and ".join(_lowered(statutes().classes[name].label) for name in row.bearers)


def _lowered(label: str) -> str:
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
