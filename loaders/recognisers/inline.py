"""Owners written into an action's own sentence: "(Action by: Ann Bee)", "Lead: X", "X will lead on this"."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from remit.graph.lookup import key
from remit.loaders.assertion import asserted, sentence_at
from remit.loaders.blocks import Passage
from remit.loaders.profile import Profile
from remit.loaders.wording import NAME
from remit.ontology import Role

_LABELLED = r"[A-Z][a-z]+(?: [a-z]+){0,2}:\s*"
_EITHER = r"[A-Za-z][a-z]+(?: [a-z]+){0,2}:\s*"
_IN_BRACKETS = re.compile(rf"(?<!\s)\s*\((?P<all>{_EITHER}[^()]*(?:\([^()]*\)[^()]*)?)\)\.?\s*$")
_AT_THE_END = re.compile(rf"(?:(?<=[.;])\s*|(?<!\s)\s+[–—-]\s+)(?P<all>{_LABELLED}[^.:]+)\.?\s*$")
_IN_WORDS = re.compile(
    rf"[;,]\s+(?:the\s+)?(?P<who>{NAME})\s+(?P<label>will lead|leads|is responsible)(?:\s+(?:on|for)\s+(?:this|it))?\.?\s*$"
)
_ONE = re.compile(
    r"(?P<label>[A-Za-z][a-z]{1,30}(?: [a-z]{1,30}){0,2}):\s*(?P<who>[^:]+?)(?=;\s*[A-Za-z][a-z ]+:|$)"
)
_ROLES: Final[dict[str, Role]] = {
    "will lead": "accountable",
    "leads": "accountable",
    "is responsible": "responsible",
}
# The labels that ask who, and the role in which whoever stands behind one is named.
LABEL_ROLES: Final[dict[str, Role]] = {
    "lead": "accountable",
    "strategic lead": "accountable",
    "support": "responsible",
}


class Owner(NamedTuple):
    """Who is said to own an action, under which label and so in which role."""

    role: Role
    label: str
    who: Passage


def owners_of(text: Passage, profile: Profile) -> tuple[Passage, list[Owner]]:
    """Part an action's words from the owners that they end on; no owners where no label is known."""
    for pattern in (_IN_BRACKETS, _AT_THE_END):
        # A label within brackets that close behind it is a part of what the brackets say.
        if (m := pattern.search(text.text)) and not _is_open(text.text[: m.start()]):
            stated = text.match(m, "all")
            owners = [
                Owner(role, one["label"], stated.match(one, "who"))
                for one in _ONE.finditer(stated.text)
                if (role := _role(profile, one["label"]))
            ]
            if owners:
                return text.cut(0, m.start()), owners
    if (m := _IN_WORDS.search(text.text)) and _plainly(text, m):
        owner = Owner(_ROLES[m["label"]], m["label"], text.match(m, "who"))
        return text.cut(0, m.start()), [owner]
    return text, []


def _is_open(before: str) -> bool:
    return before.count("(") > before.count(")")


def _plainly(text: Passage, m: re.Match[str]) -> bool:
    """Whether the clause that names the owner says so: "we ask whether, in law, X leads" does not.

    What stands before a semicolon is a clause of its own.
    """
    sentence, begin = sentence_at(text, m.start("who"))
    clause = sentence[: m.start("label") - begin].rpartition(";")[2]
    return asserted(clause)


def _role(profile: Profile, label: str) -> Role | Literal[""]:
    """The role that a label has as a column of a table, or as a label of a priority."""
    wanted: tuple[Role, ...] = ("responsible", "accountable")
    for role in wanted:
        if key(label) in map(key, profile.columns.get(role, ())):
            return role
    return LABEL_ROLES.get(profile.label_roles.get(key(label), ""), "")
