"""Tables of things that somebody answers for, whatever the things are called: "Policy", "Policy owner", "Next review"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from remit.graph.lookup import key
from remit.loaders.blocks import Passage
from remit.loaders.schema.cells import Looks, share
from remit.loaders.schema.columns import Option
from remit.loaders.schema.lexicon import Lexicon
from remit.loaders.schema.match import Column, Match

_WHO = ("responsible", "accountable")
_SURELY = 0.85  # of whoever answers: their heading says so, and their cells fit
_MOSTLY = 0.8  # of the rows name a thing
_LABELS = 0.4  # of the things are what may head a column
_ITSELF = ("", "measure", "updates", "priority")  # what the column of the things may seem to be
_PARTLY = 0.6  # of the meaning of a heading that asks for somebody
_PARTIES = ("party", "parties", "person", "body", "post", "superior", "politics")
_PASSED_OVER = ("reference", "other date")
_SELDOM = 0.4  # of the cells may be names
_FEWEST = 2  # rows of priorities
_SENTENCE = 4  # words that are more than a name
_NAMED_AFTER = 0.95  # of the meaning of what is left of a heading without the things' own


def named_after(
    lexicon: Lexicon, headings: Mapping[int, Passage], scored: Sequence[Option]
) -> list[Option]:
    """What headings mean that repeat another one: "Budget holder" beside "Budget", "Policy lead" beside "Policy"."""
    known = {number for score, number, m in scored if m.role in _WHO and score >= _SURELY}
    things: dict[int, set[str]] = {}  # headings further left, by their number of words
    found: list[Option] = []
    for number in sorted(headings):
        words = headings[number].text.split()
        for length in sorted(n for n in things if n < len(words) and number not in known):
            if key(" ".join(words[:length])) in things[length]:
                found += [
                    (_NAMED_AFTER, number, m._replace(score=_NAMED_AFTER))
                    for m in lexicon.meanings(" ".join(words[length:]))
                    if m.role in _WHO
                ]
        if words:
            things.setdefault(len(words), set()).add(key(" ".join(words)))
    return found


def of_things(
    lexicon: Lexicon, looks: Looks, match: Match, cells: Mapping[int, Sequence[str]]
) -> Match | None:
    """A match as a table of actions whose first column names what is answered for; ``None`` where that is not plain.

    ``match`` has the columns as a table of actions would have them that says nowhere what is to be done.
    """
    who = [c for c in match.columns if c.role in _WHO and c.score >= _SURELY]
    first = next(
        (
            c
            for c in match.columns
            if c not in who and not _is_passed_over(looks, c.role, cells.get(c.number, ()))
        ),
        None,
    )
    if not who or first is None or not first.heading.text:
        return None
    if lexicon.is_held_once(first.heading.text):
        return None
    plainly = lexicon.names_things(first.heading.text)
    if not plainly and _names_parties(lexicon, looks, first, cells.get(first.number, ())):
        return None
    if first.role == "priority" and len(cells.get(first.number, ())) < _FEWEST:
        return None  # a card of one priority
    named = key(first.heading.text)
    if (
        not plainly
        and first.role not in _ITSELF
        and not any(key(c.heading.text).startswith(f"{named} ") for c in who)
    ):
        return None
    things = cells.get(first.number, ())
    rows = max(map(len, cells.values()), default=0)
    plain = share(looks.fits(text, "phrase") for text in things)
    distinct = len({key(text) for text in things}) == len(things)
    if not plainly and share(map(looks.is_named, things)) >= _MOSTLY:
        return None  # "Interviewee", above people
    if not things or not distinct or len(things) < _MOSTLY * rows or plain < _MOSTLY:
        return None
    if share(any(m.score >= _SURELY for m in lexicon.meanings(text)) for text in things) > _LABELS:
        return None  # they are labels with their values
    why = "whatever its rows name, a column says who answers for it"
    told = first._replace(role="action", score=1.0, why=why)
    columns = tuple(told if c is first else c for c in match.columns)
    return replace(match, kind="actions", columns=columns)


def _names_parties(lexicon: Lexicon, looks: Looks, column: Column, cells: Sequence[str]) -> bool:
    """Whether a heading asks for somebody, and not only names the body that wants the work: "The Board agreed that …"."""
    asked = (
        lexicon.roles[m.role].value
        for m in lexicon.meanings(column.heading.text)
        if m.score >= _PARTLY
    )
    sentences = share(len(text.split()) >= _SENTENCE for text in cells) >= _MOSTLY
    return any(
        value in _PARTIES
        and not (sentences and share(looks.fits(text, value) for text in cells) < _SELDOM)
        for value in asked
    )


def _is_passed_over(looks: Looks, role: str, cells: Sequence[str]) -> bool:
    numbers = bool(cells) and share(looks.kind(text) in ("number", "date") for text in cells) == 1
    return role in _PASSED_OVER or numbers
