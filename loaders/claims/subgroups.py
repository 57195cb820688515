"""Groups that report to a body, one an item: "Three delivery groups report to the Board each quarter:"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from remit.loaders.claims.clauses import Match
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.said_before import step_back
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref


def below(
    teller: Teller, grammar: Grammar, m: Match, upper: Sequence[Ref], found: Sequence[Piece]
) -> bool:
    """Say that each group of the items behind a sentence reports to the body that it names; whether one does.

    The sentence breaks off at a colon, and speaks of groups and not of people; an item that opens with another
    thing than the name of a group says nothing of the kind.
    """
    s = m.sentence
    at = step_back(s, m.first) - 1
    if m.frame.fact != "reports" or not s.passage.text.endswith(":") or at < 0 or not upper:
        return False
    if s.text(at - 2, at + 1).casefold() in ("all of which", "each of which"):
        at -= 3 + (s.tokens[at - 3].text == ",")
    noun = s.tokens[at].low if at >= 0 else ""
    if not noun.endswith("s") or noun.removesuffix("s") not in grammar.heads:
        return False
    told = False
    for item in takewhile(lambda piece: piece.kind == "item", found):
        group = _group(grammar, item.passage.text)
        lower = teller.names.body(group) if group is not None else None
        if lower is not None and lower not in upper:
            teller.reading.findings.link(
                teller.reading.source, (item.passage, s.passage), lower, "reportsTo", upper[0], stated_as=m.frame.said
            )  # fmt: skip
            told = True
    return told


def _group(grammar: Grammar, text: str) -> Phrase | None:
    """The group with whose name an item opens."""
    _, phrases = grammar.read(text)
    first = phrases[0] if phrases and phrases[0].first == 0 else None
    named = first is not None and first.kind == "body" and first.party
    return first if first is not None and named and not (first.generic or first.guessed) else None
