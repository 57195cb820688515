"""What a question asks for: the form of its sentence, and the words that say which matter is meant.

Only the grammar of questions stands here. What the words mean, the register and the thesaurus say;
a text that fits no form is asked for as it stands.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from remit.graph.words import STOP, tokens

MATTER, AGENT, POST, MEMBERS, MEMBER, WORKS_WITH, MEETS, SECTION, DEADLINE, LIST = (
    "matter", "agent", "post", "members", "member", "works-with", "meets", "section", "deadline", "list",
)  # fmt: skip
OF_BODIES: Final = (
    AGENT,
    MEMBERS,
    MEMBER,
    WORKS_WITH,
    MEETS,
)  # forms that ask for somebody by name

# What the body whose register this is may be called, by what it is alone.
OURS: Final = ("board", "our board", "partnership", "our partnership")

# Words that stand for anything at all: a question of these alone asks for nothing.
_NOBODY = frozenset(
    f"{any_}{what}" for any_ in ("any", "every", "no", "some") for what in ("thing", "body", "one")
) | {"all", "none"}


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


_WHO = (
    r"(?:who|whom|(?:which|what) (?:body|organi[sz]ation|agency|partner|person|officer|team|group))"
)
_BE = r"(?:is|are|was|were)"
_THE = r"(?:the |our |a |an )?"
# Verbs that only say that somebody answers for a matter or works on it, and nothing of the matter.
_LIGHT = (
    r"(?:leads?(?: on)?|owns?|runs?|manages?|oversees?|handles?|coordinates?|co-ordinates?|does|do|delivers?"
    r"|deals? with|looks? after|works? on|takes? care of|answers? for|sees? to"
    rf"|{_BE} (?:leading(?: on)?|running|managing|handling|delivering|doing|dealing with|working on|looking after"
    r"|(?:responsible|accountable|answerable) for|in charge of|behind))"
)
_WILL = (
    rf"(?:will|would|should|shall|must|can|could|has to|have to|had to|needs? to|{_BE} (?:going|trying|asked"
    r"|required|meant|due|supposed) to|tries to|is to|are to)"
)
_ROLE = r"(?:[\w-]+ ){0,2}(?:lead|officer|owner|sponsor|champion|partner)"
_TASKS = (
    r"(?:actions?|tasks?|roles?|jobs?|posts?|titles?|work|remit|workload|responsibilities|duties)"
)
_UNOWNED = r"(?:owners?|officers?|responsible officers?|names?|one responsible)"


# Words of which a question has one; without any, a text is asked for as it stands.
_ASKING: Final = frozenset(
    [
        "how",
        "who",
        "whom",
        "which",
        "what",
        "when",
        "is",
        "are",
        "was",
        "were",
        "members",
        "lead",
        "leads",
        "deadline",
        "deadlines",
        "overdue",
        "late",
        "red",
        "amber",
        "green",
        "vacant",
        "vacancies",
        "empty",
        "unfilled",
        "action",
        "actions",
        "tasks",
        "role",
        "job",
        "jobs",
        "post",
        "posts",
        "title",
        "work",
        "remit",
        "workload",
        "responsibilities",
        "duties",
        "priority",
        "objective",
        "without",
        "no",
    ]
)
_LONGEST = 200  # characters of a question; so no pattern has much to try


@cache
def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# The first form that a whole question fits is taken.
_FORMS: Final = (
    (LIST, "leads", rf"(?:{_WHO} (?:leads|owns)|leads? (?:of|for)) (?:each|every|all)(?: of)?(?: the)? (?P<other>\w+)"),
    (LIST, "unowned", rf"(?:(?:which|what) )?(?P<other>\w+) (?:with no|without|(?:that )?(?:have|has) no|lacking)(?: an?)? {_UNOWNED}"),
    (LIST, "undated", r"(?:(?:which|what) )?(?P<other>\w+) (?:with no|without|(?:that )?(?:have|has) no)(?: an?)? (?:deadlines?|due dates?|end dates?)"),
    (LIST, "overdue", rf"(?:(?:which|what) )?(?:overdue|late) (?P<other>\w+)|(?:which|what) (?P<others>\w+) {_BE} (?:overdue|late)"),
    (LIST, "colour", rf"(?:which|what) (?P<words>(?:[\w-]+ ){{0,3}})actions {_BE} (?P<kind>red|amber|green)"),
    (LIST, "colour", r"(?:the )?(?P<kind>red|amber|green) actions"),
    (LIST, "vacant", rf"(?:(?:which|what) )?(?:vacant|empty|unfilled) (?:posts|places|roles)(?: .*)?|(?:which|what) (?:posts|places|roles) {_BE} (?:vacant|empty)|vacancies"),
    (MEMBERS, "", rf"(?:{_WHO} {_BE} )?(?:the )?members of (?P<words>.+)"),
    (MEMBERS, "", rf"who {_BE} (?:on|in(?! charge)|part of|a member of) (?P<words>.+)|who sits on (?P<words2>.+)"),
    (MEMBER, "", rf"{_BE} (?P<other>.+?) (?:on|part of|represented on|a member of|members of) (?P<words>.+)"),
    (WORKS_WITH, "", r"who(?:m)? (?:does|do) (?P<words>.+?) work (?:closely )?with"),
    (MEETS, "", r"(?:how often|when) (?:does|do) (?P<words>.+?) meet"),
    (DEADLINE, "", rf"(?:what|when) {_BE} the (?:deadline|due date|end date) (?:for|of) (?P<words>.+)|deadlines? (?:for|of) (?P<words2>.+)|when {_BE} (?P<words3>.+) due"),
    (AGENT, "", r"what (?:does|do|did) (?P<words>.+?) (?:lead|do|own|run|manage|chair|answer for)(?: on)?"),
    (AGENT, "", rf"(?:what|which \w+) {_BE} (?P<words>.+?) (?:responsible|accountable) for"),
    (AGENT, "", rf"what {_BE} (?P<words>.+?)(?:'s|’s|s'|s’) {_TASKS}|(?P<words2>.+?)(?:'s|’s) {_TASKS}"),
    (AGENT, "", rf"(?P<words>[\w.'’-]+ [\w.'’-]+) {_TASKS}"),
    (AGENT, "", rf"who {_BE} (?P<words>[A-Z][\w.'’-]+ [A-Z][\w.'’-]+)"),
    (POST, "", rf"who (?P<words>(?:vice-?|co-)?chairs .+)|who {_BE} (?:the )?(?P<words2>(?:[\w-]+ )?(?:chair|secretary|treasurer|president|commander|director|manager)(?:man|woman|person)? (?:of|for|to) .+)"),
    (MATTER, "", rf"who {_BE} (?:the )?(?P<role>{_ROLE}) (?:for|on|of) (?P<words>.+)"),
    (MATTER, "", rf"{_WHO} {_LIGHT} (?P<verb>[a-z-]{{2,}}ing) (?P<words>.+)"),
    (MATTER, "", rf"{_WHO} {_LIGHT} (?P<words>.+)"),
    (MATTER, "", rf"{_WHO} {_WILL} (?P<verb>[\w-]+(?: up| out| down)?) (?P<words>.+)"),
    (MATTER, "", rf"{_WHO} {_BE} (?P<verb>[\w-]+ing(?: up| out| down)?) (?P<words>.+)"),
    (MATTER, "", rf"{_WHO} (?P<verb>(?!{_BE} )[\w-]+s(?: up| out| down)?) (?P<words>.+)"),
)  # fmt: skip
_SECTION = r"\b(?:section|sect?\.?|s\.?) ?(\d+[a-z]?)\b"
_ASKS_FOR_LAW = r"what (?:does|do) (?P<words>.+?) (?:ask|require|say|demand|mean)\b.*"
_KIND_BEHIND = rf"^{_THE}(?P<words>.+?) (?P<kind>priority|objective)$"


def asks_for_nothing(text: str) -> bool:
    """Whether a question holds no word that could tell one thing from another.

    >>> asks_for_nothing("Who is accountable for nothing?"), asks_for_nothing("who owns the weir")
    (True, False)
    """
    return set(tokens(text)) <= STOP | _NOBODY


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
    if any(letter.isdigit() for letter in plain) and (said := _form(_SECTION).search(plain)):
        if asks := _form(_ASKS_FOR_LAW).fullmatch(plain):
            plain = asks["words"]
        return Asked(SECTION, _form(_SECTION).sub(f"section {said[1]}", plain, count=1))
    if _ASKING.isdisjoint(
        plain.casefold().replace("'s", " action").replace("’s", " action").split()
    ):
        return Asked(MATTER, plain)
    for form, of, pattern in _FORMS:
        if found := _form(pattern).fullmatch(plain):
            return _without_kind(_read(form, of, found.groupdict()))
    return Asked(MATTER, plain)


def _read(form: str, of: str, parts: dict[str, str | None]) -> Asked:
    def part(name: str) -> str:
        said = (v for k, v in parts.items() if v and k.rstrip("s23") == name.rstrip("s"))
        return next(said, "").strip()

    return Asked(
        form,
        part("words"),
        verb=part("verb"),
        role=of if form == LIST else part("role"),
        kind=part("kind"),
        other=part("other"),
    )


def _without_kind(asked: Asked) -> Asked:
    """Read "the violence priority" as the priority on violence."""
    if asked.form == MATTER and (found := _form(_KIND_BEHIND).fullmatch(asked.words)):
        return asked._replace(words=found["words"], kind=found["kind"].casefold())
    return asked
