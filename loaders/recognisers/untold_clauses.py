"""Which clauses of a sentence were not understood, though another told something.

A fact answers for the clause that it was read out of, and for no other: "The Board leads on fares and shall report to the Forum
by May" is not read as long as nothing was told of the report. Only a clause that plausibly gives somebody something to do is
asked: one with a party before a verb that binds or that tells of work, one that names who is to be asked or told, one behind
which a helper is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.verbs import is_infinitive
from remit.loaders.drafts import Draft
from remit.loaders.recognisers import untold, untold_beside
from remit.loaders.recognisers.clause_verbs import Clause, clauses
from remit.loaders.recognisers.told_sentence import OF_WORK, REPORTED
from remit.loaders.recognisers.unsaid_sentence import SPOKEN_OF, Said

_STANDING = frozenset(
    [
        "be",
        "have",
        "not",
        "remain",
        "become",
        "need",
        "include",
        "continue",
        "seek",
        "depend",
        "mean",
    ]
)
_ASKED = frozenset(
    ["asked", "consulted", "informed", "told", "notified", "sent", "given", "copied", "briefed"]
)
_MOST = 2  # clauses beside the first
_SHOWN = 8  # words of a clause
_KEPT = 60  # characters of a name that are looked for


def reason(said: Said, *, page: bool = False, item: bool = False) -> str:
    """Why a sentence is not wholly read, clause by clause; empty if each of its clauses is.

    ``page`` and ``item`` are as for :meth:`Said.unread`.
    """
    whole = said.unread(page=page, item=item) or untold.reason(said)
    if said.around.plan or said.text.rstrip().endswith("?"):
        return whole
    left = [
        clause
        for clause in clauses(said.sentence)
        if _allots(said, clause) and not _is_told(said, clause)
    ]
    others = [_why(said, clause) for clause in left if not _names(whole, said, clause)]
    return "; ".join(filter(None, [whole, *others[:_MOST]])) or untold_beside.reason(said)


def _names(reason: str, said: Said, clause: Clause) -> bool:
    """Whether a reason speaks of a clause, by whom it is said of, or its verb."""
    verb = said.sentence.text(clause.first, clause.verb + 1)
    return bool(reason) and (clause.who[0].name in reason or verb.split()[0] in reason)


def _why(said: Said, clause: Clause) -> str:
    words = said.sentence.text(clause.first, min(clause.last, clause.first + _SHOWN))
    return f"“{words.rstrip(' ,;.')}” beside “{clause.who[0].name}”: it is not clear what is said of whom"


# --- which clauses give somebody something to do -----------------------------------------------------


def _allots(said: Said, clause: Clause) -> bool:
    if not clause.who or _is_reported(said, clause):
        return False
    verb = said.tokens[clause.verb]
    if verb.low in _ASKED and clause.kind in ("bound", "done", "would"):
        return any(who.party or who.kind in ("group", "name") for who in clause.who)
    if clause.kind == "may" and not said.facts:
        return (
            said.telling == "surely"
            and is_infinitive(verb.low)
            and any(_is_somebody(said, who, verb.low) for who in clause.who)
        )
    if clause.kind == "bound" or (clause.kind == "would" and not said.telling):
        deed = verb.text.isalpha() and verb.low not in _STANDING and not verb.capital
        return deed and any(_is_somebody(said, who, verb.low) for who in clause.who)
    if clause.kind == "does":
        return said.telling == "surely" and any(
            _is_somebody(said, who, verb.low) for who in clause.who
        )
    return False


def _is_somebody(said: Said, who: Phrase, verb: str) -> bool:
    """Whether a clause is said of somebody: a party, or a pronoun before a verb of what bodies do."""
    if who.kind == "pronoun":
        return (
            who.name in ("he", "she", "we", "they", "it")
            and bool(said.telling)
            and is_infinitive(verb)
        )
    if who.kind == "group":
        return False
    if not who.party or (who.generic and said.telling != "surely"):
        return False
    return not (
        who.guessed
        and " " not in who.name
        and who.name not in said.around.people
        and not who.name.isupper()
    )


def _is_reported(said: Said, clause: Clause) -> bool:
    """Whether a clause hangs on what somebody said, or on a condition: what stands before it in its part of the sentence tells."""
    s = said.sentence
    start = s.tokens[s.clause_start(clause.first)].start
    first = min([clause.first, *(p.first for p in clause.who)])
    before = said.text[start : s.tokens[max(first, 0)].start]
    return REPORTED.search(before) is not None or SPOKEN_OF.search(before) is not None


# --- what was told -----------------------------------------------------------------------------------


def _is_told(said: Said, clause: Clause) -> bool:
    """Whether something that was told was read out of a clause."""
    tokens = said.tokens
    if tokens[clause.verb].low in _ASKED:
        roles = ("consulted", "informed")
        if not any(d.role in roles or d.term in ("attended", "memberOf") for d in said.told):
            return False
    words = range(tokens[clause.first].start, tokens[clause.last - 1].end)
    verb = range(tokens[clause.first].start, tokens[clause.verb].end)
    return any(_is_of(said, draft, words, verb) for draft in said.facts)


def _is_of(said: Said, draft: Draft, words: range, verb: range) -> bool:
    refs = [ref for ref in (draft.subject, draft.object) if ref is not None]
    work = [span for ref in refs if ref.kind in OF_WORK for span in _spans(said, ref.name)]
    if draft.value is not None and draft.term != "honorific":
        work += _spans(said, draft.value)
    if work:
        return any(_meet(span, words) for span in work)
    if any(_meet(span, words) and span != range(len(said.text)) for span in _places(said, draft)):
        return True
    return any(_meet(span, verb) for span in _spans(said, draft.stated_as)) or _stands_in(
        said, draft, words
    )


def _stands_in(said: Said, draft: Draft, words: range) -> bool:
    """Whether what a fact is about, beyond the subject of the sentence, is named in a clause."""
    ref = draft.object
    return ref is not None and any(_meet(span, words) for span in _spans(said, ref.name))


def _places(said: Said, draft: Draft) -> Iterator[range]:
    for passage in draft.passages:
        if len(passage.text) < len(said.text):
            yield from _spans(said, passage.text)


def _spans(said: Said, words: str) -> list[range]:
    """Where words stand in the sentence."""
    words = words[:_KEPT].casefold().strip(" .,;:…")
    if not words:
        return []
    found = re.finditer(rf"(?<!\w){re.escape(words)}", said.text.casefold())
    return [range(m.start(), m.start() + len(words)) for m in found]


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop
