"""The clauses of a sentence that is asked what it left untold: whom each is said of, its verb, and how far it goes.

"The Board leads on fares, keeps the register and shall report to the Forum by May" is three clauses of one subject. Whether one
of them was understood says nothing of the others, so that each has an outcome of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from remit.loaders.claims.own_subjects import JOINS, joint
from remit.loaders.claims.said_before import whom_before_or_beside
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase, Token
from remit.loaders.claims.verbs import (
    has_object,
    is_doing,
    is_done,
    is_infinitive,
    is_noun,
    takes_object,
)
from remit.loaders.schema.frames import frames

_BINDING = ("will", "shall", "must")
_IS = ("is", "are")
_TAKES_ON = ("agreed", "agrees", "offered", "offers", "promised", "undertook", "undertakes", "undertaken", "volunteered")  # fmt: skip
_SMALL = ("also", "then", "not", "now", "each", "both", "jointly", "normally", "usually", "always", "only", "be")  # fmt: skip


class Clause(NamedTuple):
    """A clause by its tokens: the words of its verb begin at ``first``, the verb itself is at ``verb``, and ``last`` is behind it.

    ``kind`` is ``bound`` (will, shall, must, is to, has to, has agreed to), ``would``, ``does`` (the present) or ``done`` (the
    passive: "is kept by", "will be told"); ``who`` are those that it is said of, which may stand in a clause before it.
    """

    kind: str
    who: tuple[Phrase, ...]
    first: int
    verb: int
    last: int


def clauses(s: Sentence) -> Sequence[Clause]:
    """The clauses of a sentence that say what somebody is to do, does, or has done to them, in their order."""
    found = list(_found(s))
    ends = [*(_begin(s, clause) for clause in found), len(s.tokens)][1:]
    return [clause._replace(last=end) for clause, end in zip(found, ends, strict=False)]


def _begin(s: Sentence, clause: Clause) -> int:
    """The token with which a clause begins: that of its own subject, or of its verb, with what joins it to the one before."""
    own = [p.first for p in clause.who if p.last <= clause.first]
    near = own and all(t.low in _SMALL for t in s.tokens[clause.who[-1].last : clause.first])
    at = min(own) if near else clause.first
    return joint(s.tokens, at)


def _found(s: Sentence) -> Iterator[Clause]:
    behind = 0  # the words of the last verb
    bound: tuple[Phrase, ...] = ()  # those of whom the last one says what they are to do
    for at in range(len(s.tokens) - 1):
        if at < behind or at in s.covered:
            continue
        if bound and (verb := _goes_on(s, at)):
            behind = verb + 1
            yield Clause("bound", bound, verb, verb, len(s.tokens))
            continue
        group = _verb(s, at)
        if group is None:
            continue
        kind, verb = group
        if any(t.low == "be" for t in s.tokens[at:verb]) and not s.tokens[verb].low.endswith("ing"):
            kind = "done"  # "shall be kept by": it is no deed of what stands before it
        behind = verb + 1
        who = whom_before_or_beside(s, at)
        bound = who if kind in ("bound", "would", "may") else ()
        yield Clause(kind, who, at, verb, len(s.tokens))


def _goes_on(s: Sentence, at: int) -> int:
    """The further verb of what somebody is to do, behind "and" or a comma: "to draft the rules and to send them to the Mayor"."""
    if s.tokens[at].low not in ("and", ","):
        return 0
    verb = at + 1 + (_low(s, at + 1) == "and")
    verb += _low(s, verb) == "to"
    if verb + 1 >= len(s.tokens) or verb in s.covered or not is_infinitive(_low(s, verb)):
        return 0
    after = s.tokens[verb + 1]
    objects = frames().words["determiners"] | {"it", "them", "him", "to", "on", "back"}
    return verb if after.low in objects or (after.capital and after.text.isalnum()) else 0


def _verb(s: Sentence, at: int) -> tuple[str, int] | None:
    """The kind of clause whom_before_or_beside verb begins at a token, and where the verb is that says what is done."""
    token = s.tokens[at]
    low, after = token.low, s.tokens[at + 1].low
    if token.capital and at:
        return None
    if low in _BINDING or low == "would":
        return ("would" if low == "would" else "bound"), _main(s.tokens, at + 1)
    if low == "may":
        return "may", _main(s.tokens, at + 1)
    if low in _IS:
        n = _past(s.tokens, at + 1)
        if s.tokens[n].low == "to":
            return "bound", _main(s.tokens, n + 1)
        done = is_done(s.tokens[n].low) or s.tokens[n].low.endswith("ed")
        return ("done", n) if done else None
    if low in ("has", "have"):
        n = at + (after in _TAKES_ON)
        return ("bound", _main(s.tokens, n + 2)) if _low(s, n + 1) == "to" else None
    if low in _TAKES_ON:
        return ("bound", _main(s.tokens, at + 2)) if after == "to" else None
    if low == "to":  # "Ann Bee to write to the county"
        opens = s.ending.get(at)
        alone = opens is not None and opens.party and opens.first == s.clause_start(at)
        verb = _main(s.tokens, at + 1)
        noun = s.tokens[verb].low in frames().words["determiners"] or s.tokens[verb].capital
        return ("bound", verb) if alone and not noun else None  # "Secretary to the Board"
    doing = is_doing(low) or (takes_object(low) and has_object(s, at))
    return ("does", at) if at and doing and _is_verb(s, at) else None


def _is_verb(s: Sentence, at: int) -> bool:
    """Whether a word that may be a verb stands where one does: behind its subject, or behind what joins it to another verb."""
    before = s.tokens[at - 1].low
    if is_noun(s, at) or before in frames().words["determiners"] or before == "to":
        return False
    behind = at in s.ending or before in (*JOINS, "who", "which") or before in _SMALL
    return behind and s.tokens[at].low.endswith("s")


def _main(tokens: Sequence[Token], at: int) -> int:
    """The token of the verb that says what is done, behind "be" and small words; that of the last word at most."""
    return min(_past(tokens, at), len(tokens) - 1)


def _past(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) - 1 and (
        tokens[at].low in _SMALL or tokens[at].low.endswith("ly") or tokens[at].text == ","
    ):
        at += 1
    return min(at, len(tokens) - 1)


def _low(s: Sentence, at: int) -> str:
    return s.tokens[at].low if at < len(s.tokens) else ""
