"""Marks of actions in minutes: "Action: AB to write", "… [Action: AB]"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from remit.loaders.blocks import Passage
from remit.loaders.claims import bound
from remit.loaders.claims.action_owners import OWNERS
from remit.loaders.claims.bearers import Bearers
from remit.loaders.claims.beside import behind_labels
from remit.loaders.claims.deeds import Deeds, is_no_deed
from remit.loaders.claims.dues import is_time
from remit.loaders.claims.item_ends import Said, named_alone, tell
from remit.loaders.claims.pieces import Piece
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word
from remit.loaders.values.given import is_given

MARKED = re.compile(
    r"^(?P<mark>(?:AGREED )?ACTIONS?(?: POINT| ITEM| REQUIRED| NEEDED)?|(?:Agreed )?Actions?(?: point| item| required| needed)?|AP(?=\s?\d))\s*(?P<no>\d{1,2}(?:\.\d+)*)?\s*"
    r"(?:\((?P<who>[^()]{1,80})\)\s*[:–-]?|[:–-])\s*(?P<rest>\S.*)$"
)
# The same without a colon, before whoever is to act: "ACTION Ann Bee to write", "Action on AB to write".
_PLAIN = re.compile(
    r"^(?P<mark>ACTION|Action(?= (?:on|for) ))\s+(?:(?:on|for)\s+)?(?P<who>\([^()]{1,80}\)\s)?(?P<rest>[A-Z][^.:;]{0,60}?\sto\s[a-z].*)$"
)
# "ACTION Ann Bee: ring the roofer": who stands between the mark and a colon.
_NAMED_FIRST = re.compile(
    r"^(?P<mark>ACTIONS?)\s+(?:(?:ON|FOR|BY)\s+)?(?P<who>[A-Z][^;:?()]{1,60}?):\s(?P<rest>\S.*)$"
)
# "Clerk's actions: order paper".
_OWNED = re.compile(
    r"^(?P<who>[A-Z][^;:?()]{1,40}?)(?:['’]s|(?<=s)['’])\s(?P<mark>actions?|tasks?)\s?[:–-]\s(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(?:was|were|had|has been|have been|is now)\b")
_SURELY = 0.9  # of what a label asks for
_BEFORE = re.compile(r"^(?P<who>[A-Z][^:.]{0,60}?):\s+(?P<work>\S.*)$")
_BEFORE_DASH = re.compile(r"^(?P<who>[A-Z][^:.–—]{0,60}?)\s+[–—-]\s+(?P<work>\w+\s\S.*)$")
# A verb that tells of something, rather than of what is to be done: "will", "has", "completed".
_FINITE = re.compile(
    r"is|are|was|were|has|had|does|do|did|will|would|shall|should|may|might|can|could|must|\w{0,30}[^\We]ed"
)
_SAID_OF = re.compile(
    r"^(?:.{2,80}?\basked for|(?:.{0,40}?\b)?agreed that .{2,80}?\b(?:would|will|should))\s+(?P<work>\S.*)$"
)
_BRACKET_FIRST = re.compile(r"^[\[(](?P<status>[^()\[\]]{2,30})[\])]\s*[:–-]?\s+(?=\S)")
_NAMED = re.compile(
    r"(?:(?<!\s)\s+)?[\[(](?:Action|ACTION)s?\s*[:–-]\s*(?P<who>[^()\[\]]{2,80})[\])]\.?\s*$"
)
_LABEL_FIRST = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,2}:\s+\S")
NOT_WHAT = "it says who acts, and not what is to be done"
_ASKED = ("action", "deadline", *OWNERS)
_PAIR = 2  # labels of a record
_ANSWERS = re.compile(
    r"\bthis (?:action|task|point|piece of work)\b|\b(?:pursuing|leading on|working on|dealing with|taking forward) this\b",
    re.IGNORECASE,
)
_LONGEST = 6  # words of those whose an action is


def mark_of(text: str) -> re.Match[str] | None:
    """The mark with which an action opens, with its ``rest`` and perhaps ``who`` is to do it."""
    if m := MARKED.match(text) or _NAMED_FIRST.match(text) or _OWNED.match(text):
        return m
    if (m := _PLAIN.match(text)) is None:
        return m
    named = m["rest"].split(" to ")[0]
    of_action = (
        " " not in named and not named.isupper()
    )  # "ACTION Group to meet", "ACTION Plan to be agreed"
    return None if (of_action and not is_given(named)) or _OVER.search(m["rest"]) else m


def recorded(deeds: Deeds, piece: Piece) -> bool:
    """An action and whoever has it behind labels on one line: "Lead: AB. Action: write to the bank. By: 3 May."."""
    reading, found = deeds.teller.reading, behind_labels(piece.passage)
    if len(found) < _PAIR or found[0].at:
        return False
    told: dict[str, tuple[str, Passage]] = {}
    for _, label, value in found:
        meant = reading.matcher.means(label, _SURELY)
        role = next((x.role for x in meant if x.role in _ASKED), "")
        by = role in OWNERS and is_time(value.text)  # "Action by: 3 May"
        told.setdefault("deadline" if by else role, (label, value))
    asks = [role for role in OWNERS if role in told]
    if "" in told or "action" not in told or not asks:
        return False
    work = told["action"][1].text
    if len(work.split()) < _PAIR or is_no_deed(work) or deeds.is_status(work):
        return False  # "Owner: AB. Action: none."
    thing = deeds.last = deeds.teller.work(told["action"][1])
    for role in asks:
        label, value = told[role]
        owners = deeds.owners(value.text)
        for agent, basis in owners or ():
            evidence = [piece.passage, *deeds.spelt(value.text, agent)]
            deeds.teller.assigned(thing, OWNERS[role], agent, evidence, said=label, basis=basis)
        if not owners:
            reading.assign(thing, OWNERS[role], value, label, piece.block)
    if "deadline" in told:
        deeds.teller.due(thing, piece.passage, told["deadline"][1].text)
    return True


def answers(text: str) -> bool:
    """Whether words tell more of the action above them, perhaps who does it, and are no action of their own.

    >>> answers("Ann Bee has been pursuing this action."), answers("Action: AB to pursue this")
    (True, False)
    """
    return _ANSWERS.search(text) is not None and mark_of(text) is None


def marked(deeds: Deeds, piece: Piece, above: Sequence[Said]) -> bool:
    """Lines that begin with "Action": one action each; the sentences behind it are its words.

    One that only says who ends the item whose sentences stand ``above``: "ACTION: AB".
    """
    m = mark_of(piece.passage.text)
    if m is None:
        return False
    rest = piece.passage.match(m, "rest")
    who = m["who"] or ""
    if m.re in (_NAMED_FIRST, _OWNED) and deeds.owners(who) is None:
        return False
    became: Passage | None = None
    if who and deeds.is_status(who):  # "Action (closed): …"
        who, became = "", piece.passage.match(m, "who")
    elif (bracket := _BRACKET_FIRST.match(rest.text)) and deeds.is_status(bracket["status"]):
        became, rest = rest.match(bracket, "status"), rest.cut(bracket.end())
    if not who and (named := _BEFORE.match(rest.text)) and deeds.owners(named["who"]):
        who, rest = named["who"], rest.match(named, "work")  # "Action – AB: book the hall"
    elif not who and (named := _BEFORE_DASH.match(rest.text)) and _is_to_do(deeds, named):
        who, rest = named["who"], rest.match(named, "work")  # "Action: AB – book the hall"
    if who and deeds.owners(who) is None and re.search(r"\d", who):
        who = ""
    alone = None if who else named_alone(rest.text)
    if alone and deeds.owners(alone["who"]) and len(alone["who"].split()) <= _LONGEST:
        if tell(deeds, above, piece.passage, alone, m["mark"]):
            return True
        deeds.teller.cannot_read(piece.block, piece.passage, NOT_WHAT)
        return True
    read_ = False
    each = [one for sentence in _one_by_one(deeds, rest) for one in deeds.parts(sentence)]
    for n, sentence in enumerate(each):
        first = n == 0
        if not (who or became) and _bound(deeds, piece, sentence, m["mark"]):
            read_ = True
            continue
        read_ = (
            deeds.action(
                piece,
                sentence,
                who if first else "",
                asked=first,
                goes_on=len(each) > 1 or deeds.answered,
                said=m["mark"],
                became=became if first else None,
            )
            or read_
        )
    return read_


def _bound(deeds: Deeds, piece: Piece, sentence: Passage, said: str) -> bool:
    """Read an action that says in other words whose it is: "Action: the Clerk was asked to write"."""
    if deeds.named(sentence.text, sentence, "", said)[1]:
        return False
    bearers = Bearers(deeds.teller, deeds.grammar)
    found = bound.said(bearers, sentence, item=True)
    if found is None or found.owners is None:
        return False
    return bound.tell(bearers, piece.block, sentence, found) is not None


def _is_to_do(deeds: Deeds, named: re.Match[str]) -> bool:
    """Whether somebody stands before a dash, and behind it a verb that is to be done."""
    known = frames().words
    verb = first_word(named["work"]).casefold()
    if verb in known["no verbs"] | known["not taken on"] | known["no deeds"]:
        return False
    return not _FINITE.fullmatch(verb) and bool(deeds.owners(named["who"]))


def named_behind(deeds: Deeds, piece: Piece, sentence: Passage) -> bool:
    """A sentence with its action's owner in a bracket: "Figures were asked for [Action: Sgt Bee]."."""
    m = _NAMED.search(sentence.text)
    if m is None:
        return False
    before = sentence.cut(0, m.start())
    said = _SAID_OF.match(before.text)
    work = before.match(said, "work") if said else before
    owners = deeds.owners(re.split(r",\s+(?:by|for|before|at)\b", m["who"])[0])
    if not owners:
        reason = f"an action, and it is not clear who “{m['who']}” is"
        deeds.teller.cannot_read(piece.block, sentence, reason)
        return True
    thing = deeds.teller.work(work)
    for agent, basis in owners:
        evidence = [sentence, *deeds.spelt(m["who"], agent)]
        deeds.teller.assigned(thing, "responsible", agent, evidence, said="Action", basis=basis)
    deeds.teller.due_in(thing, sentence)
    return True


def _one_by_one(deeds: Deeds, rest: Passage) -> list[Passage]:
    """The sentences of an action, each with what became of it, by when, and whose it is, if that stands behind it."""
    found: list[tuple[int, int]] = []
    at = 0
    for sentence in rest.sentences():
        start = rest.text.find(sentence.text, at)
        at = start + len(sentence.text)
        text = sentence.text
        if found and (
            deeds.is_status(text)
            or is_time(text)
            or _LABEL_FIRST.match(text)
            or deeds.is_whose(text)
        ):
            found[-1] = (found[-1][0], at)
        else:
            found.append((start, at))
    return [rest.cut(a, b) for a, b in found]
