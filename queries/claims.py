"""What a sentence claims: who has what, and in which role. Only the grammar of such sentences stands here.

Whether a thing is *called* what the sentence says is judged strictly: words that a longer name merely
holds tell of something narrower, and support no claim about the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from remit.graph.errors import QuestionError
from remit.graph.lookup import Query, key, places, stems
from remit.graph.model import Statement
from remit.graph.words import STOP, in_number, telling_words, tokens
from remit.ontology import HEADS, KINDS
from remit.queries.above import ACCOUNTABLE, RESPONSIBLE
from remit.queries.facts.naming import matter
from remit.queries.helping import only_helps


@dataclass(frozen=True, slots=True)
class Relation:
    """One way of having something, as claims put it.

    ``roles`` are those that bear a claim out, ``worded`` a pattern by which the document's own word for
    another role does so too. ``seat`` is the word for a post in a body that means the same.
    """

    name: str
    says: str  # the phrase between the two
    roles: tuple[str, ...] = ()
    worded: str = ""
    seat: str = ""


ACCOUNTABLE_FOR: Final = Relation("accountable", "is accountable for", (ACCOUNTABLE,))
RESPONSIBLE_FOR: Final = Relation("responsible", "is responsible for", (RESPONSIBLE,))
LEADS: Final = Relation(
    "leads",
    "leads",
    (ACCOUNTABLE,),
    worded=r"\b(?:leads?|led by|lead (?:agency|partner|organisation|body|department))$",
    seat="lead",
)
OWNS: Final = Relation("owns", "owns", (RESPONSIBLE,), worded=r"\bown(?:er|ers|s|ed by)?$")
CHAIRS: Final = Relation("chairs", "chairs", seat="chair")
MEMBER: Final = Relation("member", "is a member of")

_BE = r"(?:is|are)(?: the| a| an| one of the)?"
_LEAD = r"(?:\w+ )?lead(?: (?:agency|partner|organisation|body|department|officer))?"
_LEAD_BODY = re.compile(
    r"leads?|lead (?:agency|agencies|partners?|organisations?|body|bodies|departments?)",
    re.IGNORECASE,
)
_X, _Y = r"(?P<x>.+?)", r"(?P<y>.+)"
# Of those that a whole sentence fits, that with the earliest verb is taken.
_FORMS: Final = (
    (ACCOUNTABLE_FOR, rf"{_X} (?:{_BE} (?:accountable|answerable)(?: officer)? for|answers? for) {_Y}"),
    (RESPONSIBLE_FOR, rf"{_X} {_BE} responsible(?: (?:officer|person))? for {_Y}"),
    (MEMBER, rf"{_X} (?:{_BE} members? of|{_BE} part of|belongs? to|sits? on|(?:is|are) on) {_Y}"),
    (CHAIRS, rf"{_X} (?:chairs|{_BE} chair(?:man|woman|person)?(?: of)?) {_Y}"),
    (CHAIRS, rf"{_Y} (?:is|are) chaired by {_X}"),
    (OWNS, rf"{_X} (?:owns|{_BE} owners? of) {_Y}"),
    (OWNS, rf"{_Y} (?:is|are) owned by {_X}"),
    (LEADS, rf"{_X} {_BE} (?P<word>{_LEAD}) (?:for|of|on) {_Y}"),
    (LEADS, rf"{_X} (?:leads|is leading|are leading)(?: on)? {_Y}"),
    (LEADS, rf"{_Y} (?:is|are) led by {_X}"),
)  # fmt: skip
# Of several; but most often such a word is part of a name, so these come last: "Noise Lead", "the Chair".
_OF_SEVERAL: Final = (
    (CHAIRS, rf"{_X} chair {_Y}"),
    (OWNS, rf"{_X} own {_Y}"),
    (LEADS, rf"{_X} lead(?: on)? {_Y}"),
)
_DENIED = re.compile(r"\b(?:not|never|nobody|no one|no-one|nothing)\b|n['’]t\b", re.IGNORECASE)
_LONGEST = 400
FORMS: Final = (
    '"X is accountable for Y", "X is responsible for Y", "X leads Y", "X owns Y", "X chairs Y" or '
    '"X is a member of Y"'
)
_KINDS = "|".join(kind.name for kind in KINDS.values() if kind.answerable)
_KIND_BEHIND = re.compile(rf"^(?:the )?(?P<words>.+?) (?P<kind>{_KINDS})$", re.IGNORECASE)
_KIND_BEFORE = re.compile(
    rf"^(?:the )?(?P<kind>{_KINDS})(?: of| on| for| to)?:? (?P<words>.+)$", re.IGNORECASE
)
# What a thing is called stands before these; behind them is what more its sentence tells of it.
_AND_MORE = re.compile(
    r"[,;:(]|\b(?:that|which|who|so that|with|after|by|using|while)\b", re.IGNORECASE
)
# Verbs by which a thing comes to be, so that who does it has the thing.
_BRINGING_ABOUT = frozenset(
    [
        "build",
        "complete",
        "create",
        "deliver",
        "develop",
        "draft",
        "establish",
        "finalise",
        "finish",
        "give",
        "hold",
        "implement",
        "install",
        "launch",
        "make",
        "open",
        "prepare",
        "produce",
        "provide",
        "publish",
        "run",
        "set",
        "start",
        "write",
    ]
)
_BETWEEN = 1  # telling words between the verb and what it brings about, such as whose it is
_GOING_ON = frozenset(
    [
        "about",
        "across",
        "against",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "on",
        "to",
        "under",
        "within",
    ]
)


@dataclass(frozen=True, slots=True)
class Claim:
    """Who is said to have what, and how; ``word`` is the word for the role that the claim uses itself."""

    text: str
    subject: str
    relation: Relation
    object: str
    word: str = ""

    @property
    def says(self) -> str:
        """The phrase between the two, with the claim's own word for the role."""
        plain = key(self.word) in ("", "lead")
        return self.relation.says if plain else f"is the {self.word} for"

    def counts(self, said: Statement) -> bool:
        """Whether an assignment is one in the role that is claimed."""
        parts = [part.strip(" :") for part in said.stated_as.split(";")]
        if self.word and any(key(self.word) == key(part) for part in parts):
            return True
        if key(self.word) not in ("", "lead"):  # a lead partner is not any lead
            partner = _LEAD_BODY.fullmatch(self.word)
            return bool(partner) and any(_LEAD_BODY.fullmatch(part) for part in parts)
        if said.role in self.relation.roles:
            return not all(map(only_helps, parts))
        worded = self.relation.worded
        return bool(worded) and any(_form(worded).search(part) for part in parts)


def read_claim(text: str) -> Claim:
    """Understand a claim.

    >>> claim = read_claim("The violence priority is led by Vale Police.")
    >>> claim.subject, claim.relation.name, claim.object
    ('Vale Police', 'leads', 'The violence priority')
    >>> read_claim("Ann Poe is the chair of the Board").relation.name
    'chairs'
    >>> read_claim("Noise Lead Officer is responsible for noise").subject
    'Noise Lead Officer'

    Raises:
        QuestionError: it is no such sentence, or it denies something.
    """
    plain = " ".join(text.split()).rstrip(" .!?")
    plain = re.sub(r"[“”\"]", "", plain)
    if _DENIED.search(plain):
        raise QuestionError(
            f'"{plain}" says what is not so; claim what would be so, as {FORMS}. Whether anybody leads on a '
            "matter is told by: remit matter"
        )
    for forms in (_FORMS, _OF_SEVERAL) if len(plain) <= _LONGEST else ():
        fits = [
            (min(found.end("x"), found.end("y")), n, found)
            for n, (_, pattern) in enumerate(forms)
            if (found := _form(pattern).fullmatch(plain))
        ]
        if fits:  # the verb is the first that the sentence has
            _, n, found = min(fits, key=lambda fit: fit[:2])
            word = (found.groupdict().get("word") or "").strip()
            return Claim(plain, found["x"].strip(), forms[n][0], found["y"].strip(), word)
    raise QuestionError(
        f'"{plain[:_LONGEST]}" is not a claim that can be checked; put it as {FORMS}'
        if plain
        else f"no claim is given; put it as {FORMS}"
    )


@cache
def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def without_kind(words: str) -> tuple[str, str]:
    """The words without the kind of thing that they name, and the kind.

    >>> without_kind("the violence priority"), without_kind("priority on violence")
    (('violence', 'priority'), ('violence', 'priority'))
    >>> without_kind("violence")
    ('violence', '')
    """
    for pattern in (_KIND_BEHIND, _KIND_BEFORE):
        if found := pattern.match(words):
            return found["words"].strip(), found["kind"].casefold()
    return words, ""


def is_called(words: str, names: Iterable[str], kind: str) -> bool:
    """Whether some words are a name of a thing of a kind, and not only part of one.

    >>> is_called("domestic abuse", ["Stop domestic abuse"], "priority")
    True
    >>> is_called("the noise strategy", ["Finish the noise strategy, with residents"], "action")
    True
    >>> is_called("the noise strategy", ["Write a delivery plan for the noise strategy"], "action")
    False
    >>> is_called("schools", ["Train staff of schools"], "action")
    False
    >>> is_called("violence reduction", ["Violence Reduction Unit"], "body")
    False
    """
    return any(_is_called(words, name, kind) for name in names)


def _is_called(words: str, name: str, kind: str) -> bool:
    if key(words) == key(name):
        return True
    if kind == "action":
        return _is_action(words, name)
    if kind in HEADS:
        return _all_of(words, name) or _all_of(words, matter(name))
    return _all_of(words, name)


def _all_of(words: str, name: str) -> bool:
    query = Query.of(words)
    left = [w for w in telling_words(name) if not any(w.replace("-", "") in f for f in query.words)]
    return not left and len(places(query, name)) == len(query.words)


def _is_action(words: str, name: str) -> bool:
    """Whether the words are what an action does or brings about.

    What it brings about stands behind the verb, with one word at most between them, and ends where
    the sentence goes on with a preposition or a conjunction: a noise strategy is no noise strategy group.
    """
    every = tokens(_AND_MORE.split(name)[0])
    told = [(n, word) for n, word in enumerate(every) if word not in STOP]
    main = ["".join(stems(word)) for _, word in told]
    asked = ["".join(stems(word)) for word in telling_words(words)]
    if len(asked) < 2:
        return False
    at = next((n for n in range(len(main)) if main[n : n + len(asked)] == asked), None)
    if at is None:
        return False
    if at == 0:
        return len(main) - len(asked) <= _BETWEEN + 1
    brought = any(told[0][1] in in_number(verb) for verb in _BRINGING_ABOUT)
    last = told[at + len(asked) - 1][0]
    ends = last + 1 == len(every) or every[last + 1] in _GOING_ON
    return brought and at <= _BETWEEN + 1 and ends
