"""Who holds a post, where the two stand side by side: "Ann Bee, Head of Parks", "the Treasurer (Tom Cole)".

Such words say so wherever they stand and whatever else the sentence says. Nothing is claimed where a list of
posts and people leaves open which belong together, nor of a chair or a clerk without the body that has one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from remit.loaders.claims import held
from remit.loaders.claims.entries import sits_as
from remit.loaders.claims.guards import excluded
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.claims.trees import Node, holders, thing_of
from remit.loaders.schema.frames import frames
from remit.loaders.wording import bare

_EXAMPLE = re.compile(r"\b(?:e\.g\.|for example|for instance|such as|eg)(?=[\s,:])", re.IGNORECASE)


_PAST = re.compile(r"\b(?:was|were|had|used to|formerly|previously|up to|until)\b")


def read(
    teller: Teller, grammar: Grammar, found: Sequence[Piece], read: Mapping[int, Sequence[Sentence]]
) -> None:
    """Say who holds which post by the sentences of pieces, and by their labels; not below a heading of candidates."""
    aside = False
    for piece in found:
        said = read[id(piece)]
        named = any(phrase.kind == "person" for s in said for phrase in s.phrases)
        if piece.block.form == "heading" or (piece.kind == "line" and not named):
            aside = held.sets_apart(piece.passage.text)
        if not aside and not labelled(teller, grammar, piece):
            for s in said:
                tell(teller, grammar, s)


def tell(teller: Teller, grammar: Grammar, s: Sentence) -> None:
    """Say who holds which post by the phrases of a sentence; minutes tell in the past what is so on their day."""
    past = teller.names.own.paper != "minutes" and _PAST.search(s.passage.text)
    if past or _EXAMPLE.search(s.passage.text) or excluded(s.passage.text, "members"):
        return
    for phrase in s.phrases:
        found = _beside(s, phrase) if phrase.kind == "person" else _inside(grammar, phrase)
        if found is None or not _sure(found):
            continue
        teller.agent(found, s.cut(phrase.first, phrase.last))


def labelled(teller: Teller, grammar: Grammar, piece: Piece) -> bool:
    """Read a line that is a post, a colon and its holder: "Harbour Master: Ina Moss"."""
    if piece.kind != "text" or piece.value is None or piece.role:
        return False
    first, *words = piece.label.casefold().split()
    if first in frames().words["of a paper"] or (not words and first in frames().offices):
        return False
    held = piece.value.sentences()[0]
    text = f"{piece.label}: {held.text}".rstrip(" .")
    thing = thing_of(teller, grammar, text)
    if thing is None or thing[0].kind != "post" or thing[3] != "colon":
        return False
    one = grammar.one(thing[2])
    if one is None or one.kind != "person" or " " not in one.name:
        return False
    ref, name, said, how = thing
    return bool(
        holders(teller, grammar, Node(0, piece.block, piece.passage, ref, name, said, how), ref)
    )


def _beside(s: Sentence, phrase: Phrase) -> Phrase | None:
    """A person with the post that stands beside the name; nothing where it may be another's."""
    if not phrase.post:
        return None
    words = s.text(phrase.first, phrase.last)
    if re.match(r"(?:the )?ex-", words, re.IGNORECASE):
        return None
    before = s.tokens[phrase.first - 1].text if phrase.first else ""
    article = s.tokens[phrase.first].low in frames().words["determiners"]
    post_first = bare(words).casefold().startswith(bare(phrase.post).casefold())
    if post_first:
        listed = before == "," or before.casefold() in ("and", "&")
        return None if listed and "," in words.rstrip(",") and not article else phrase
    after = s.tokens[phrase.last].low if phrase.last < len(s.tokens) else "."
    behind = words[words.find(phrase.name) + len(phrase.name) :]
    others = re.match(r",\s+(?:the|a|an)\s", behind) and after in ("and", "or", "&")
    return None if others or _over(behind) else phrase


def _inside(grammar: Grammar, phrase: Phrase) -> Phrase | None:
    """The person in the brackets behind a post: "the Treasurer (Tom Cole)"."""
    if phrase.kind != "post" or not phrase.inside or phrase.vague:
        return None
    one = grammar.one(phrase.inside)
    if one is None or one.kind != "person" or one.post or _over(phrase.inside):
        return None
    return Phrase(
        "person", one.name, phrase.first, phrase.last, honorific=one.honorific,
        post=phrase.name, home=phrase.home, over=phrase.over,
    )  # fmt: skip


def _sure(found: Phrase) -> bool:
    """Whether it is a whole name, and a post that says whose it is: not "Ann Bee, Chair"."""
    first, *more = bare(found.post).split(", ")
    if more and sits_as(first):
        return False  # "Ann Bee (Co-opted, Vice-Chair)"
    office = bare(found.post).casefold() in frames().offices
    return found.party and " " in found.name and (bool(found.home) or not office)


def _over(words: str) -> bool:
    """Whether words say that somebody does not hold a post, any more or yet."""
    low = set(re.findall(r"[\w-]+", words.casefold()))
    return bool(low & frames().words["over"]) or bool(excluded(words, "members"))
