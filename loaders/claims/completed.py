"""Sentences that a list completes, item by item, and sentences without what stands aside in them.

"The Clerk, helped by the Board, will publish:" above "the map" says "The Clerk, helped by the Board, will publish the map", and
"The following tasks are led by the Board:" above "upkeep of the quay" says it of the upkeep. Where no other room knows what
leads up to a list, each item is read as the sentence that it makes with it, under all that guards a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from remit.loaders.blocks import Passage, joined
from remit.loaders.claims.classes import with_classes
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import PARTIES
from remit.loaders.claims.verbs import has_finite

_KINDS = r"(?:\s[a-z-]{3,20}){0,3}"
_FOLLOWING = re.compile(rf",?\s(?:(?:the following|these){_KINDS}|as follows)$")
_THE_FOLLOWING = re.compile(
    rf"^(?:\W{{0,3}}[\d.]{{0,8}}\s?)?(?:The following|These){_KINDS}?(?=\s(?:is|are|will|shall|must)\s)"
)
# "are responsible for and accountable to the Board for": two relations, of which the second stands inside of the first.
_ANSWERS = re.compile(
    r"(?P<be>\s(?:is|are|will be|shall be))(?P<first>\sresponsible)(?:\sfor)?(?P<aside>,?\sand\s(?:is\s|are\s)?(?P<to>(?:accountable|answerable|responsible)\sto\s[^,;:.]{3,80}?)),?(?=\sfor\b)"
)
# ", advised by the Board, is": what stands between somebody and their verb.
_ASIDE = re.compile(
    r",\s(?:(?:advised|aided|assisted|backed|guided|helped|led|served|supported)\b|(?:acting|in|through|together|with|working|reporting to|on|under|subject to|as|after|having|by|for|at|within|where|when)\s)"
    r"[^,;:]{3,120},(?=\s(?:is|are|will|shall|must|has|have|may)\b)"
)
# "The Clerk shall, without delay, write", "must each year, by January, prepare".
_WITHIN = re.compile(
    r"(?<=\s)(?P<modal>shall|must|will|should)(?P<aside>(?:\s(?:each|every)\s[a-z]{3,10})?,\s(?!and\b|or\b|but\b|if\b|unless\b|not\b)[^,;:]{3,120},)(?=\s(?!and\b|or\b|but\b)[a-z]{2,20}\s)"
)
# "shall be made by the Clerk and approved by the Council": two things, of two.
_TWICE = re.compile(
    r"\s(?P<be>(?:shall|must|will|should|is to|are to)\sbe)(?P<one>\s[a-z]{3,20}(?:\sout)?\sby\s[^,;:]{3,60}?),?\sand\s(?P<two>[a-z]{2,18}(?:ed|en|wn)(?:\sout)?\sby\s\S)"
)
_LONGEST = 600  # characters of a lead-in


def plainly(s: Sentence, grammar: Grammar) -> list[Sentence]:
    """A sentence that says to whom somebody answers and for what as two: one of each; else the sentence alone."""
    text = s.passage.text
    if (two := _TWICE.search(text)) is not None:
        whole = s.passage
        first = whole.cut(0, two.end("one"))
        second = joined([whole.cut(0, two.end("be")), whole.cut(two.start("two"))])
        return [Sentence.of(first, grammar), Sentence.of(second, grammar)]
    m = _ANSWERS.search(text)
    if m is None:
        return [s]
    told = joined([s.passage.cut(0, m.end("be")), s.passage.match(m, "to")])
    rest = joined([s.passage.cut(0, m.end("first")), s.passage.cut(m.end("aside"))])
    return [Sentence.of(told, grammar), Sentence.of(rest, grammar)]


def without_aside(s: Sentence, grammar: Grammar) -> Sentence | None:
    """The sentence without what stands between somebody and their verb; none where nothing does."""
    if (m := _WITHIN.search(s.passage.text)) is not None:
        parts = [s.passage.cut(0, m.end("modal")), s.passage.cut(m.end("aside"))]
        return Sentence.of(joined(parts), grammar)
    m = _ASIDE.search(s.passage.text)
    if m is None or not s.phrases or s.tokens[s.phrases[0].last - 1].end > m.start():
        return None
    return Sentence.of(joined([s.passage.cut(0, m.start()), s.passage.cut(m.end())]), grammar)


def sentences(
    s: Sentence, listed: Sequence[Piece], grammar: Grammar
) -> Iterator[tuple[Piece, Sentence]]:
    """Each item of a list with the sentence that it makes with what leads up to it; those that are sentences make none."""
    text = s.passage.text.rstrip(" :–—-")
    if len(text) > _LONGEST:
        return
    behind = _THE_FOLLOWING.match(text)
    following = _FOLLOWING.search(text)
    lead = s.passage.cut(
        behind.end() if behind else 0, following.start() if following else len(text)
    )
    for piece in listed:
        words = piece.passage.sentences()[0]
        words = words.cut(0, len(words.text.rstrip(" .;,:")))
        if words.text and not _stands_alone(grammar, words.text):
            yield piece, _sentence([words, lead] if behind else [lead, words], grammar)


def _stands_alone(grammar: Grammar, text: str) -> bool:
    """Whether an item is somebody's name, or a sentence of its own."""
    tokens, phrases = grammar.read(text)
    opens = phrases and phrases[0].first <= 1 and phrases[0].kind in (*PARTIES, "group", "pronoun")
    whole = opens and phrases[0].last >= len(tokens)
    return bool(whole or (opens and has_finite(text)))


def _sentence(parts: Sequence[Passage], grammar: Grammar) -> Sentence:
    """The sentence that passages make; the second goes on with a small letter, unless a name opens it."""
    passage = joined(parts)
    at = len(passage.text) - len(parts[-1].text)
    rest = parts[-1].text
    named = grammar.read(rest)[1][:1]
    first = rest.partition(" ")[0]
    plain = first[1:].islower() and not (named and not named[0].first and named[0].party)
    text = passage.text
    low = f"{text[:at]}{rest[:1].lower()}{rest[1:]}" if plain else text
    tokens, phrases = grammar.read(low)
    return Sentence(passage, tokens, with_classes(grammar, tokens, phrases))
