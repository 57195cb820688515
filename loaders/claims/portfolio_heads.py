"""Lines that head an entry: a post with whoever holds it behind dots, a dash, a colon or a label; a person's name; a post alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from remit.loaders.blocks import Passage, joined
from remit.loaders.claims.aside import sets_apart
from remit.loaders.claims.filled_seats import is_role
from remit.loaders.claims.named_beside import without
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.raw_lines import raw_line
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.claims.trees import thing_of
from remit.loaders.drafts import Ref
from remit.loaders.formats.marks import leaders
from remit.loaders.schema.frames import any_of, frames
from remit.loaders.schema.labels import label_of
from remit.loaders.values.given import is_given
from remit.loaders.wording import bare

_SIDES = 2  # lines of a post and its holder, and posts of a list
_LONGEST = 16  # words of a line that heads an entry
_DASH = re.compile(r"^(?P<title>[^–—]{3,70}?)\s[–—-]\s(?P<who>[^–—]{3,80})$")
_ASIDE = re.compile(r"(?<!\s)\s*\([^()]*\)$")
_LONGEST_TITLE = 5  # words
_MOST_LETTERS = 5  # of a title in letters: "SENCO", and not "THANKS"
_EXTENSION = re.compile(
    r"(?<!\s)\s+(?:x|ext\.? ?)?(?!(?:19|20)\d\d$)\d{3,6}$"
)  # where somebody is called, and no year
_ASKING = (
    "responsible",
    "accountable",
    "support",
    "deputy",
    "author",
    "action owner",
    "risk owner",
)
# The number of whoever stands before it: "Ann Bee 0107", "Ann Bee, ext. 233", "Ann Bee – 01632 960 123"
_TELEPHONE = re.compile(
    r"[,;–-]?\s(?:(?:ext|tel|extension|telephone)\.?:?\s)?(?!(?:19|20)\d\d$)\d[\d ]{2,14}$",
    re.IGNORECASE,
)
_SURE = 0.8  # of the meaning of a title
_ENDS = (".", ":", ";", "?", "!", ",")


@dataclass(frozen=True)
class Head:
    """A line that heads an entry: its title with who stands beside it, or a person alone (no ``who``)."""

    piece: Piece
    title: str
    who: str
    kind: str  # "post", "office", "members", "body", "seat" or "person"
    depth: int = 0
    led: bool = False  # whether dots lead to who holds it
    ref: Ref | None = None
    phrase: Phrase | None = None


def head_of(teller: Teller, grammar: Grammar, piece: Piece) -> Head | None:
    """The head that a line is, if it is one."""
    text = piece.passage.text
    if m := leaders(text):
        who = _TELEPHONE.sub("", text[m.end() :])
        return _of_post(teller, grammar, piece, (text[: m.start()], who))
    if (
        text.endswith(_ENDS)
        or piece.role
        or piece.block.form == "item"
        or len(piece.passage.parts) > 1
    ):
        return None
    if m := _DASH.match(text):
        return _of_post(teller, grammar, piece, (m["title"], m["who"]))
    if head := _side_by_side(teller, grammar, piece):
        return head
    one = grammar.one(re.sub(r",.*$", "", text)) if text[:1].isupper() else None
    if one is None or one.kind != "person" or " " not in one.name or one.post:
        return None
    if one.guessed and teller.reading.is_common(one.name):
        return None
    return Head(piece, text, "", "person", phrase=one) if _alone(grammar, text) else None


def alone_post(grammar: Grammar, piece: Piece) -> Head | None:
    """A line that is a post and says nothing of who holds it."""
    text = piece.passage.text
    if piece.kind != "line" or piece.role or sets_apart(text):
        return None
    one = grammar.one(re.sub(r"^[Tt]he\s", "", text))
    if one is None or one.kind != "post" or one.generic or one.home:
        return None
    return Head(piece, one.name, "", "post", ref=Ref("post", one.name))


def _side_by_side(teller: Teller, grammar: Grammar, piece: Piece) -> Head | None:
    """A post and its holder that only a tab or a blank parts: "Treasurer vacant", "Planning Convener Fay Munro"."""
    words = _EXTENSION.sub("", piece.passage.text).split()
    reading = teller.reading
    for cut in range(1, min(len(words) - 1, _LONGEST_TITLE) + 1):
        title, who = " ".join(words[:cut]), " ".join(words[cut:])
        office = title.casefold() in frames().offices
        if not (office or reading.parties.is_post(title)):
            continue
        alone = Passage((piece.passage.parts[0]._replace(text=without(who).words),))
        parties = reading.parties.read(alone, people=True)
        given = (
            [p.name for p in parties] == [who] and parties[0].kind == "unclear" and is_given(who)
        )
        if given or [party.kind for party in parties] in (["person"], ["vacancy"]):
            return _of_post(teller, grammar, piece, (title, who))
    return None


def beside_others(
    teller: Teller, found: Sequence[Piece], heads: Mapping[int, Head]
) -> Iterator[tuple[int, Head]]:
    """Labels that no list of posts has, each with somebody behind it, among posts with their holders: "SENCo: Ann Bee"."""
    near: Piece | None = None  # the last piece that is such a post, or stands beside one
    for order in (range(len(found)), range(len(found) - 1, -1, -1)):
        near = None
        for n in order:
            piece = found[n]
            if n in heads:
                near = piece if heads[n].kind == "post" and heads[n].who else None
            elif near is not None and (head := _unlisted(teller, piece)):
                near = piece
                yield n, head
            else:
                near = None


def _unlisted(teller: Teller, piece: Piece) -> Head | None:
    """A label that asks for nothing that is known, with people behind it, or the words that nobody is there."""
    if piece.value is None or piece.role or piece.block.form != "label":
        return None
    title, who = piece.label, piece.value.text
    if not _may_be_a_post(teller, title):
        return None
    told = _holds(teller, piece.value)
    return Head(piece, title, who, "post", ref=Ref("post", title)) if told else None


def _may_be_a_post(teller: Teller, title: str) -> bool:
    """Whether a few words may be the title of a post that no list has, and ask for nothing else: not "Next meeting"."""
    meant = teller.reading.looks.lexicon.meanings(title)
    asks = any(m.score >= _SURE and m.role not in ("post", "unit") for m in meant)
    return _is_written_as_one(title) and not asks and not sets_apart(title)


def _is_written_as_one(title: str) -> bool:
    """Whether words are written as titles are, each with a capital; of one word alone, as letters: not "With thanks to".

    >>> [_is_written_as_one(title) for title in ("Dinner Queen", "SENCo", "Minutes by", "Thanks")]
    [True, True, False, False]
    """
    first, *rest = title.split() or [""]
    if not rest:
        return first[1:] != first[1:].lower() and (
            not first.isupper() or len(first) <= _MOST_LETTERS
        )
    words, small = frames().words, frames().words["small words of titles"]
    capital = all(word[:1].isupper() or word in small for word in (first, *rest))
    folded = [word.casefold() for word in (first, *rest)]
    plain = words["no titles"].isdisjoint(folded) and words["prepositions"].isdisjoint(
        (folded[0], folded[-1])
    )
    return len(rest) < _LONGEST_TITLE and capital and plain


def labelled_holders(
    teller: Teller, grammar: Grammar, found: Sequence[Piece]
) -> Iterator[tuple[int, tuple[Head, int]]]:
    """Posts with "Postholder" on a line below and its holder on the next, each with where the holder stands."""
    for n, piece in enumerate(found[:-2]):
        label, holder = found[n + 1], found[n + 2]
        if label.passage.text.strip(" :").casefold() not in frames().words["holder labels"]:
            continue
        alone = alone_post(grammar, piece) or _titled(teller, piece)
        if alone is None or len(holder.passage.text.split()) > _LONGEST:
            continue
        whole = replace(piece, passage=joined([piece.passage, holder.passage]))
        yield n, (replace(alone, piece=whole, who=holder.passage.text), n + 2)


def titled_people(
    teller: Teller, grammar: Grammar, found: Sequence[Piece]
) -> Iterator[tuple[int, tuple[Head, int]]]:
    """People who open a block with their post on the line below, as cards of contacts have it, each with where the post stands."""
    for n, (piece, below) in enumerate(pairwise(found)):
        first = piece.block.text.startswith(piece.passage.text)
        if not first or below.block is not piece.block or not _is_person(grammar, piece):
            continue
        if (post := _titled(teller, below)) is not None:
            whole = replace(piece, passage=joined([piece.passage, below.passage]))
            yield n, (replace(post, piece=whole, who=piece.passage.text), n + 1)


def holders_below(teller: Teller, found: Sequence[Piece]) -> Iterator[tuple[int, tuple[Head, int]]]:
    """Posts on a line of their own, each with its holder on the next and nothing else there: "TREASURER" above "Ann Bee".

    Among two or more of them a line may be a post whose title no list has.
    """
    told = [
        pair
        for pair in _pairs(found)
        if _may_head(found[pair.at], pair.title.text) and _holds(teller, pair.who)
    ]
    starts, ends = {pair.at for pair in told}, {pair.last for pair in told}
    known = {pair.at for pair in told if teller.reading.parties.is_post(pair.title.text)}
    for pair in told:
        title = pair.title.text
        # Another such post stands right above or below.
        beside = pair.at - 1 in ends or pair.last + 1 in starts
        written = title.isupper() or found[pair.at].block.form == "heading"
        plain = len(known) >= _SIDES and beside and written and _may_be_a_post(teller, title)
        if pair.at in known or plain:
            whole = replace(found[pair.at], passage=joined([pair.title, pair.who]))
            who = _each(pair.who.text)
            yield pair.at, (Head(whole, title, who, "post", ref=Ref("post", title)), pair.last)


def _each(text: str) -> str:
    """Those who hold a post together, without the words that say so: "Shared between Ann Bee and Cy Dee"."""
    together = any_of("held jointly").match(text)
    return text[together.end() if together else 0 :].strip(" .")


class _Pair(NamedTuple):
    """A line that may be a post and the words below it that may say who holds it, with where they stand."""

    at: int
    last: int
    title: Passage
    who: Passage


def _pairs(found: Sequence[Piece]) -> Iterator[_Pair]:
    """The blocks of two lines, and the headings with one paragraph below them, of which the first sentence may say who."""
    for n, piece in enumerate(found):
        below = found[n + 1] if n + 1 < len(found) else None
        if len(piece.block.parts) == _SIDES:
            first, second = piece.block.by_part
            if piece.passage.text.startswith(first.text):
                last = n + (below is not None and below.block is piece.block)
                yield _Pair(n, last, first, second)
        elif (
            piece.block.form == "heading" and below is not None and _is_one_paragraph(found, n + 1)
        ):
            yield _Pair(n, n + 1, piece.passage, below.passage.sentences()[0])


def _is_one_paragraph(found: Sequence[Piece], at: int) -> bool:
    """Whether a piece is all that stands below a heading."""
    alone = found[at].block.form == "paragraph" and not found[at].label
    return alone and (at + 1 == len(found) or found[at + 1].block.form == "heading")


def _may_head(piece: Piece, title: str) -> bool:
    """Whether a line may be the title of a post, above whoever holds it."""
    short = len(title.split()) <= _LONGEST_TITLE and not title.endswith(_ENDS)
    return short and not (piece.role or sets_apart(title))


def _holds(teller: Teller, who: Passage) -> bool:
    """Whether words name whoever holds something, or say that there is nobody."""
    words = without(_each(who.text)).words
    alone = Passage((who.parts[0]._replace(text=words),))
    kinds = {party.kind for party in teller.reading.parties.read(alone)}
    return bool(kinds) and kinds <= {"person", "vacancy", "withheld"}


def _is_person(grammar: Grammar, piece: Piece) -> bool:
    """Whether a line is somebody's whole name and nothing else."""
    one = grammar.one(piece.passage.text) if not piece.role else None
    return one is not None and one.kind == "person" and " " in one.name and not one.post


def _titled(teller: Teller, piece: Piece) -> Head | None:
    """A line that is a title by its last word, above a label that asks who holds it."""
    title = piece.passage.text
    plain = _ASIDE.sub("", title)  # "Ranger (East)"
    if piece.role or piece.label or len(title.split()) > _LONGEST or title.endswith(_ENDS):
        return None
    if not teller.reading.parties.is_post(plain):
        return None
    return Head(piece, title, "", "post", ref=Ref("post", title))


def _alone(grammar: Grammar, text: str) -> bool:
    """Whether a line is a person, with a body or an office at the most."""
    behind = text.partition(",")[2].strip()
    if not behind:
        return True
    body = grammar.one(re.sub(r"\s?\([^()]*\)", "", behind))
    return body is not None and body.kind == "body"


def _of_post(teller: Teller, grammar: Grammar, piece: Piece, words: tuple[str, str]) -> Head | None:
    """The head that a line is whose ``words`` stand before and behind the dots or the dash."""
    led = leaders(piece.passage.text) is not None
    title, who = words[0].strip(" .:"), words[1].strip()
    depth = _depth(teller, piece)
    if not title or not any(map(str.isalpha, who)):
        return None
    if led and label_of(title) == "members":
        return Head(piece, title, who, "members", depth, led)
    if title.casefold() in frames().offices:
        return Head(piece, title, who, "office", depth, led)
    if not (led and " " in title) and _asks(teller, title):
        return None  # "Lead – Ann Bee" tells of the work above it
    thing = thing_of(teller, grammar, title)
    if thing is not None and not thing[2] and thing[0].kind == "post":
        return Head(piece, title, who, "post", depth, led, ref=thing[0])
    parties = teller.reading.parties.read(piece.passage.find(title), people=True)
    kinds = {party.kind for party in parties}
    if kinds == {"person"} and len(parties) == 1 and teller.reading.parties.is_post(who):
        return Head(piece, who, title, "post", depth, led, ref=Ref("post", bare(who)))
    bodies = [party for party in parties if party.kind in ("body", "unit")]
    if led and bodies and kinds <= {"body", "unit", "unclear"}:
        own = teller.reading.body(bodies[0].body or bodies[0].name)
        return Head(piece, title, who, "body", depth, led, ref=own)
    return Head(piece, title, who, "seat", depth, led) if led and title[:1].isupper() else None


def _asks(teller: Teller, title: str) -> bool:
    """Whether a title is a label that asks who has to do with a thing, or too general to be anybody's."""
    if title.casefold() in teller.names.titles.general or is_role(teller.reading, title):
        return True
    meanings = teller.reading.looks.lexicon.meanings(title)
    return any(m.role in _ASKING and m.score >= _SURE for m in meanings)


def _depth(teller: Teller, piece: Piece) -> int:
    if piece.block.form == "item":
        return piece.block.level
    raw = raw_line(teller.reading, piece.passage.parts[0]).expandtabs(4)
    return len(raw) - len(raw.lstrip())
