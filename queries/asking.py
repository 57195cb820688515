"""What a question asks for: its form, and the words that say which matter is meant.

Most of what is asked is a matter in a few words, which asks for no form; so the grammar of questions
stands in a module of its own, and is only looked at where a text has a word of it.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from remit.graph.words import STOP, tokens

MATTER, AGENT, NAMED, POST, MEMBERS, MEMBER, WORKS_WITH, MEETS, REPORTS = (
    "matter", "agent", "named", "post", "members", "member", "works-with", "meets", "reports",
)  # fmt: skip
SECTION, BY_LAW, FUNDS, DEADLINE, LIST, REFERENCE, CLAIM, WITHOUT, SCRUTINY, REPORTING, DENIED = (
    "section", "by-law", "funds", "deadline", "list", "reference", "claim", "without", "scrutiny", "reporting", "denied",
)  # fmt: skip
# Forms that ask for somebody by name.
OF_BODIES: Final = (AGENT, NAMED, MEMBERS, MEMBER, WORKS_WITH, MEETS, REPORTS, SCRUTINY, REPORTING)

# Forms that ask about work, law or a post, by the words of it.
OF_MATTERS: Final = (MATTER, SECTION, BY_LAW, FUNDS, POST, DEADLINE)

# What the body whose register this is may be called, by what it is alone.
OURS: Final = ("board", "our board", "partnership", "our partnership")

# Words that stand for anything at all: a question of these alone asks for nothing.
_NOBODY = frozenset(
    f"{any_}{what}" for any_ in ("any", "every", "no", "some") for what in ("thing", "body", "one")
) | {"all", "none"}

# Words of which a question has one; without any, a text is asked for as it stands.
_ASKING: Final = frozenset([
    "how", "who", "whom", "whose", "which", "what", "when", "where", "is", "are", "was", "were", "does",
    "do", "did", "has", "have", "will", "can", "could", "should", "tell", "list", "show", "members", "lead",
    "leads", "deadline", "deadlines", "overdue", "late", "red", "amber", "green", "vacant", "vacancies",
    "empty", "unfilled", "unowned", "action", "actions", "tasks", "role", "job", "jobs", "post", "posts",
    "title", "work", "remit", "workload", "responsibilities", "duties", "priority", "objective", "measure",
    "risk", "item", "recommendation", "without", "no", "number", "ref", "reference", "if",
])  # fmt: skip
_LONGEST: Final = 200  # characters of a question; so no pattern has much to try


class Asked(NamedTuple):
    """A question as it was understood.

    ``words`` are what is looked for. ``verb`` is what somebody is said to do about it, ``role`` the
    word for the role that is asked for, ``kind`` the kind of thing that the question names, ``other``
    the second name of a question about two, or what a list is of.
    """

    form: str
    words: str
    verb: str = ""
    role: str = ""
    kind: str = ""
    other: str = ""


def asks_for_nothing(text: str) -> bool:
    """Whether a question holds no word that could tell one thing from another.

    >>> asks_for_nothing("Who is accountable for nothing?"), asks_for_nothing("who owns the weir")
    (True, False)
    """
    return set(tokens(text)) <= STOP | _NOBODY


def asks_aside(text: str, asked: Asked) -> bool:
    """Whether a question asks when, where, why or how, in no form that is known: then whoever it meets is no answer.

    >>> asks_aside("When is the next meeting?", read("When is the next meeting?"))
    True
    >>> asks_aside("Who leads on noise?", read("Who leads on noise?"))
    False
    """
    first = text.split(None, 1)[0].casefold() if text.split() else ""
    return asked.form == MATTER and first in ("when", "where", "why", "how")


def read(text: str) -> Asked:
    """Understand a question.

    >>> read("Who is in charge of knife crime?").words, read("knife crime & gangs").words
    ('knife crime', 'knife crime and gangs')
    >>> read("Who will write the noise strategy?")
    Asked(form='matter', words='the noise strategy', verb='write', role='', kind='', other='')
    >>> read("s.17 CDA").words, read("Is the college on the board?").other
    ('section 17 CDA', 'the college')
    """
    plain = " ".join(text.replace("&", " and ").split()).rstrip(" ?!.")
    if len(plain) > _LONGEST:
        return Asked(MATTER, plain)
    words = re.split(r"[\s,]+", plain.casefold().replace("'s", " action").replace("’s", " action"))
    if _ASKING.isdisjoint(words) and not any(letter.isdigit() for letter in plain):
        return Asked(MATTER, plain)
    from remit.queries.forms import understood

    return understood(plain)
