"""Lists of posts with what each does: "Secretary: keeps the minutes, books the hall", below "The committee has these roles:".

What opens the list, or the heading above it, says that roles or duties are listed. Behind each title stand the deeds, or the
items further in. A title with a name behind it is read elsewhere, and a list of nobody knows whose posts is owned up to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from remit.graph.words import with_capital
from remit.loaders.blocks import Passage, joined
from remit.loaders.claims.frame_matches import matches
from remit.loaders.claims.guards import refused
from remit.loaders.claims.list_openers import does, lists_posts, not_now
from remit.loaders.claims.opening_verbs import opens_with_verb
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.promised import gives_work
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.outline import front
from remit.loaders.schema.frames import any_of, frames
from remit.loaders.values.ends import first_word, last_word
from remit.loaders.values.given import is_given
from remit.loaders.wording import bare, between

_ENTRY = re.compile(
    r"(?P<title>[A-Z][^:.;()]{2,60}?)(?:\s?:\s*|\s[–—-]\s)(?P<deeds>\S.*)?$", re.DOTALL
)
_HAS = re.compile(
    r"(?P<who>.{1,80}?)\s(?:(?:will|shall|must|do|does|can) )?(?:have|has|needs?|keeps?|elects?|appoints?)\b"
)
_ACTS_AS = re.compile(r"(?:acts?|serves?) as\b", re.IGNORECASE)
_CUT = re.compile(r"[,;]\s+(?:and\s+)?(?=[a-z]{3,}\s)")
_NO_LONGER = re.compile(r"\b(?:no|not|never|none|without|formerly|was|were|had)\b", re.IGNORECASE)
_IZE = re.compile(r"(?<=[a-z])iz(?=es?\b|ing\b)")
_FEWEST, _FEWEST_WORDS = 2, 2  # entries of a list, and words of a deed
_OF_NOUNS = ("of", "or", "for", "in", "at", "with", "who", "which", "is", "are")


class _Entry(NamedTuple):
    """A title with the passages of what its post does, and the pieces that say it."""

    title: Passage
    deeds: tuple[Passage, ...]
    pieces: tuple[Piece, ...]


def read(teller: Teller, grammar: Grammar, found: Sequence[Piece]) -> set[int]:
    """Read each list of posts with their deeds; the pieces taken, by identity."""
    taken: set[int] = set()
    if teller.reading.partnership is not None or not gives_work(teller):
        return taken
    at, heading = 0, None
    trail: list[Piece] = []  # the headings above, one below the other
    while at < len(found):
        piece = found[at]
        at += 1
        if piece.heads:
            heading = piece
            trail = [one for one in trail if one.block.level < piece.block.level] + [piece]
        opens = piece.passage.text.endswith(":") and not piece.role
        if not (opens or piece.heads) or not (
            _lists_posts(piece) or (heading and opens and _lists_posts(heading))
        ):
            continue
        entries = _entries(teller, grammar, found[at:])
        if len(entries) < _FEWEST:
            continue
        home, said = _whose(teller, grammar, piece, trail)
        for entry in entries:
            if home is None:
                _own_up(teller, entry)
            else:
                _tell(teller, entry, home, said, piece)
            taken |= {id(one) for one in entry.pieces}
    return taken


def _lists_posts(piece: Piece) -> bool:
    """Whether a heading, or what opens a list, says that posts or their duties follow."""
    text = piece.passage.text
    if not_now(text) or refused("", "", text) or _NO_LONGER.search(text):
        return False  # "Former officers", "It has no longer these officers:"
    return lists_posts(text)


def _entries(teller: Teller, grammar: Grammar, found: Sequence[Piece]) -> list[_Entry]:
    """The entries that stand first, one behind the other: items marked alike, or paragraphs."""
    entries: list[_Entry] = []
    at = 0
    listed = bool(found) and found[0].block.form == "item"
    while at < len(found) and (found[at].block.form == "item") == listed and not found[at].heads:
        first = found[at]
        inner = at + 1
        while inner < len(found) and _deeper(found[inner], first):
            inner += 1
        entry = _entry(teller, grammar, first, found[at + 1 : inner])
        if entry is None and not listed:
            return entries  # the paragraphs behind it are of something else
        if entry is None or first.block.level != found[0].block.level:
            return []  # a list of which one item is something else is of something else
        entries.append(entry)
        at = inner
    return entries


def _deeper(piece: Piece, first: Piece) -> bool:
    return piece.block.form == "item" and piece.block.level > first.block.level


def _entry(teller: Teller, grammar: Grammar, first: Piece, inner: Sequence[Piece]) -> _Entry | None:
    m = _ENTRY.match(first.passage.text)
    if m is None or not _is_post(teller, grammar, m["title"]):
        return None
    said = first.passage.match(m, "deeds") if m["deeds"] else None
    listed = [*(said.sentences() if said else ()), *(piece.passage for piece in inner)]
    if not listed or not all(_is_deed(grammar, one.text) for one in listed):
        return None
    deeds = tuple(deed for one in listed for deed in _parts(one))
    return _Entry(first.passage.match(m, "title"), deeds, (first, *inner))


def _is_post(teller: Teller, grammar: Grammar, title: str) -> bool:
    plain = re.sub(r"^(?:The|An?)\s", "", title)
    one = grammar.one(plain)
    post = teller.reading.parties.is_post(plain) or (one is not None and one.kind == "post")
    return post and not re.search(r"\b(?:or|and)\b", plain)


def _is_deed(grammar: Grammar, text: str) -> bool:
    """Whether words open with a verb of what somebody does, and with nobody's name: "Grant Wills" is no deed."""
    first, *rest = text.split()
    if len(rest) < _FEWEST_WORDS - 1 or not rest or not rest[0][:1].islower():
        return False
    one = grammar.one(text.rstrip("."))
    if (one is not None and one.kind == "person") or text.endswith((":", "?")):
        return False
    if rest[0] in _OF_NOUNS or refused("", "", text) or (is_given(first) and not does(text)):
        return False
    return _opens(text)


def _opens(text: str) -> bool:
    """Whether words open with a verb, as said of one or as asked of somebody; also as spelt across the ocean."""
    first = first_word(text).casefold()
    known = frames().words["said of one"] | {one for one in frames().lemmas if one.endswith("s")}
    plain = _IZE.sub("is", text, count=1)
    return first in known or does(plain) or opens_with_verb(plain)


def _parts(words: Passage) -> list[Passage]:
    """The deeds of a sentence that commas part before a verb: "keeps the minutes, books the hall"."""
    plain = words.cut(0, len(words.text.rstrip(" .;,")))
    found: list[tuple[int, int]] = []
    for a, b in between(plain.text, _CUT):
        if found and not _opens(plain.text[a:b]):
            found[-1] = (found[-1][0], b)
        else:
            found.append((a, b))
    return [plain.cut(a, b) for a, b in found]


def _whose(
    teller: Teller, grammar: Grammar, piece: Piece, trail: Sequence[Piece]
) -> tuple[Ref | None, str]:
    """The body whose posts a line says that it lists, with the words that make them its members where it has such.

    None where a word of the line, the headings above or the title says that the posts may be anybody's.
    """
    names = teller.names
    title = next(iter(front(teller.reading.marks, 1)), None)
    above = [one.passage.text for one in (piece, *trail)]
    if any(any_of("no own posts").search(text) for text in [*above, title.text if title else ""]):
        return None, ""
    *_, last = piece.passage.sentences() or [piece.passage]
    s = Sentence.of(last, grammar)
    for match in matches(s):
        left = [p for p in match.left() if p.kind == "body"]
        if match.frame.fact == "members" and not match.reason and len(left) == 1:
            return names.body(left[0]), s.text(match.first, match.last)
    bodies = [p for p in s.phrases if p.kind in ("body", "name", "group") and p.party]
    if bodies:
        named = [names.body(p) for p in bodies if p.kind == "body"]
        return (named[0] if len(named) == len(bodies) == 1 else None), ""
    headed = [one for text in above if (one := grammar.one(text)) and one.kind == "body"]
    if any(names.body(one) != names.here for one in headed) or not _is_its(above[0], names.here):
        return None, ""
    return names.here, ""


def _is_its(opener: str, here: Ref | None) -> bool:
    """Whether a line that says that somebody has posts says it of this body: "The club has these officers:", not "A parish has"."""
    m = _HAS.match(opener)
    if m is None or here is None:
        return here is not None
    article, _, noun = m["who"].casefold().partition(" ")
    whole = article in ("the", "our", "this") and noun == last_word(here.name).casefold()
    return whole or (not noun and article in ("we", "it"))


def _own_up(teller: Teller, entry: _Entry) -> None:
    """Own up to a post of which it is not clear whose it is, and to what it does."""
    for piece in entry.pieces:
        reason = f"it is not clear of which body “{bare(entry.title.text)}” is a post"
        teller.cannot_read(piece.block, piece.passage, reason)


def _tell(teller: Teller, entry: _Entry, home: Ref, said: str, opening: Piece) -> None:
    title = bare(re.sub(r"^(?:The|An?)\s", "", entry.title.text))
    office = frames().offices.get(title.casefold())
    titled = with_capital(title)
    post = (
        teller.reading.post_in(titled, home, entry.title)
        if office or home != teller.names.here
        else teller.reading.post(titled, "", entry.title)
    )
    if said and office != "Chair":
        teller.link(post, "memberOf", home, joined([entry.title, opening.passage]), said)
    for deed in entry.deeds:
        if _ACTS_AS.match(deed.text):
            reason = f"what else “{title}” is is not told by that"
            here = next(p for p in entry.pieces if {*deed.numbers} & {*p.passage.numbers})
            teller.cannot_read(here.block, deed, reason)
            continue
        thing = teller.work(deed)
        teller.assigned(
            thing, "responsible", post, [deed, entry.title],
            said=first_word(entry.title.text), basis="inferred",
        )  # fmt: skip
        teller.due_in(thing, deed)
