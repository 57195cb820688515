"""Several parties with a piece of work each behind one verb: "The Council leads on parks, the Trust on roads".

The verb stands once and its preposition again behind each further party. Where the words between are no plain piece of work, as in
"the Board on Mondays" or "for paying the Clerk, the Treasurer for expenses", it is left open what belongs to whom.
"""

from __future__ import annotations

from typing import NamedTuple

from remit.loaders.blocks import Passage
from remit.loaders.claims.clauses import Match
from remit.loaders.claims.own_subjects import joint, last_listed
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.verbs import has_finite
from remit.loaders.claims.work_words import work_in
from remit.loaders.schema.frames import frames

_AGAIN = ("on", "for")


class Share(NamedTuple):
    """Who has a piece of work, and its words; none where they are no piece of work."""

    who: list[Phrase]
    work: Passage | None


def shares(m: Match) -> list[Share] | None:
    """The parties behind one verb with the work of each, that of its subject first; empty where there are no others.

    ``None`` where another party stands there, and what belongs to whom is not plain.
    """
    s, again = m.sentence, m.frame.words[-1]
    if again not in _AGAIN:
        return []
    found = [(m.left(), m.last, 0)]  # whom, where the work begins, what joins the share before
    at = m.last
    while at < len(s.tokens) - 2:
        phrase = s.starting.get(at)
        if phrase is None or not phrase.party or at <= found[-1][1]:
            at += 1
            continue
        last = last_listed(s, phrase)
        joined = joint(s.tokens, at)
        if joined < at and last.last < len(s.tokens) and s.tokens[last.last].low == again:
            if not _is_plain(m, found[-1][1], joined):
                return None
            who = [p for p in s.phrases if phrase.first <= p.first and p.last <= last.last]
            found.append((who, last.last + 1, joined))
        at = last.last
    if len(found) == 1:
        return []
    if not _is_plain(m, found[-1][1], len(s.tokens)):
        return None
    ends = [*(joined for _, _, joined in found[1:]), len(s.tokens)]
    return [Share(w, work_in(s, a, b)) for (w, a, _), b in zip(found, ends, strict=True)]


def _is_plain(m: Match, first: int, last: int) -> bool:
    """Whether words name a thing, and tell of nothing that is done to or with somebody."""
    s, words = m.sentence, frames().words
    within = s.tokens[first:last]
    small = words["prepositions"] - {"of", "or", "nor"}
    named = any(p.party and first <= p.first and p.last <= last for p in s.phrases)
    said = [t.low for t in within if t.low.isalpha() and t.low not in words["determiners"]]
    return (
        bool(said)
        and not named
        and words["no work behind a share"].isdisjoint((said[0], said[-1]))
        and not any(char.isdigit() for t in within for char in t.text)
        and not has_finite(f"They {s.text(first, last)}")
        and not any(t.low in small or t.low.endswith("ing") or t.text in "():" for t in within)
    )
