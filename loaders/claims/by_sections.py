"""The work below a heading that says whose it is: "Data Custodian", "Role of the Chair", "Clerk" above "Responsibilities:".

One hypothesis for all of these. A section is headed by a party, by words that ask for work, or by both, one below the other or in
one line, and what stands in it are deeds by their form. Nothing is claimed by one section's form alone: the words of a heading ask
for work, several sections of the paper are made alike, or a heading above them says that roles are listed. Headings that set apart
what stands below them (former, proposed, an example) give nobody any work, nor do papers that record what was said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from remit.loaders.claims.depths import Depth, depths
from remit.loaders.claims.guards import refused
from remit.loaders.claims.list_openers import MOSTLY, lists_posts, not_now, opens_as_deed
from remit.loaders.claims.list_shape import shape
from remit.loaders.claims.opening_verbs import opens_with_verb
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.power_headings import is_of_powers
from remit.loaders.claims.remits import tell_item
from remit.loaders.claims.section_heads import asks, bare_heading, party_asked, party_named
from remit.loaders.claims.tokens import PARTIES, Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.claims.verbs import has_finite, is_known_verb
from remit.loaders.drafts import Ref
from remit.loaders.outline import front
from remit.loaders.schema.frames import any_of, frames

_RECORDS = ("minutes", "log")  # papers in which a heading names what was spoken of
_ALIKE = 2  # sections that are headed by a party
# Levels of lines that are no headings of the file's: below all that are.
_CAPITALS, _NUMBERED, _BELOW, _LABEL = 40, 45, 50, 60
_SAYS = re.compile(
    r"(?:will|shall|must)\s(?!be\b)[a-z]|(?:(?:is|are|be)\s)?(?:responsible|accountable)\sfor\s",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:The |Our |Each |An? )?(?P<who>[\w’' -]{3,60}?)\s(?:(?:will|shall|must)(?: be (?:responsible|accountable) for)?|"
    r"(?:is|are) (?:responsible|accountable) for|(?:is|are) to)\s?:"
)
_BEHIND_NOUN = re.compile(r"\s(?:of|for|and|&|to|with|in|on|at|by|from|across|within)\s|[,;.(]")
_NO_DEED = re.compile(
    r"(?:none|see|n/?a|tbc|to be confirmed|be|have|hold|pass|enjoy|learn|get|contact|ring|call|email|apply)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 2
_LONGEST_NOUN = 30  # words of work that is told by a noun


@dataclass(frozen=True, slots=True)
class _Head:
    """A heading or a line above others: whether it asks for work, and whom it names."""

    piece: Piece
    depth: Depth
    asks: bool
    who: Phrase | None
    lists: bool  # whether it says that roles, or what they answer for, follow
    opens: bool = False  # whether it is the first of the paper: its title


@dataclass(frozen=True, slots=True)
class _Section:
    """Pieces below a party's heading, with the headings from that one down."""

    owner: _Head
    asked: bool
    listed: bool
    pieces: tuple[Piece, ...]


def read(
    teller: Teller, grammar: Grammar, found: Sequence[Piece], read_before: set[int]
) -> set[int]:
    """Read the sections whose heading says whose work stands below; the pieces taken, by identity.

    Of what was ``read_before`` the headings count, and nothing else.
    """
    reading, paper = teller.reading, teller.names.own.paper
    if reading.partnership is not None or paper in _RECORDS:
        return set()
    sections = [
        section
        for section in _sections(teller, grammar, found)
        if read_before.isdisjoint(map(id, section.pieces)) and _is_work(grammar, section)
    ]
    alike = Counter(depth for depth, _ in {(s.owner.depth, id(s.owner.piece)) for s in sections})
    taken: set[int] = set()
    of_powers = is_of_powers(reading.marks)  # whose sections are the powers of somebody
    for section in sections:
        alone = paper == "terms" and alike[section.owner.depth] >= _ALIKE
        if section.asked or ((section.listed or alone) and not of_powers):
            taken |= _tell(teller, grammar, section)
    return taken


def _sections(teller: Teller, grammar: Grammar, found: Sequence[Piece]) -> Iterator[_Section]:
    title = next(iter(front(teller.reading.marks, 1)), None)
    if title is not None and _is_apart(title.text):
        return
    trail: list[_Head] = []
    run: list[Piece] = []
    deep = depths([p for p in found if p.heads or _is_label(p)], _level, found)
    for piece in found:
        goes_on = bool(trail) and _goes_on(trail[-1], piece)
        if goes_on and not run:  # "The delegator is responsible for:" below "Delegator"
            name = bare_heading(trail[-1].piece.passage.text)
            told = Phrase("post", name, 0, 1, generic=True, guessed=True)
            trail[-1] = replace(trail[-1], asks=True, who=trail[-1].who or told)
        elif piece.heads or _is_label(piece):
            if section := _headed(trail, run):
                yield section
            run = []
            depth = deep[id(piece)]
            trail = [head for head in trail if head.depth < depth]
            trail.append(replace(_head(grammar, piece, depth), opens=piece is found[0]))
        else:
            run.append(piece)
    if section := _headed(trail, run):
        yield section


def _headed(trail: Sequence[_Head], run: Sequence[Piece]) -> _Section | None:
    """The section that some pieces make below their headings, if the nearest that does not only ask for work names a party."""
    if not run or any(_is_apart(head.piece.passage.text) for head in trail):
        return None
    asked = False
    for at in range(len(trail) - 1, -1, -1):
        head = trail[at]
        if head.opens:
            return None  # the title, whose body the paper is of
        asked = asked or head.asks
        if head.who is not None:
            listed = any(above.lists for above in trail[:at])
            return _Section(head, asked, listed, tuple(run))
        if not head.asks:
            return None
    return None


def _level(piece: Piece) -> int:
    """How deep a heading stands: as the file says, else by its look, with capitals above numbers above plain lines."""
    if piece.block.form == "heading":
        return piece.block.level or 1
    if _is_label(piece):
        return _LABEL
    if piece.passage.text.isupper():
        return _CAPITALS
    return _NUMBERED if piece.numbered else _BELOW


def _is_label(piece: Piece) -> bool:
    """Whether a line that is no heading opens what follows: "Core responsibilities (1 day a week):"."""
    text = piece.passage.text
    return not piece.heads and text.endswith(":") and asks(text)


def _goes_on(head: _Head, piece: Piece) -> bool:
    """Whether a line goes on with its heading as with somebody who does what follows: whoever that is, the heading says."""
    m = _OPENS.fullmatch(piece.passage.text)
    words = bare_heading(head.piece.passage.text).casefold()
    return m is not None and m["who"].casefold() in (words, f"{words}s") and not head.asks


def _is_apart(text: str) -> bool:
    """Whether a heading sets apart what stands below it, or asks something: "Former officers", "What should the Chair do?"."""
    if any_of("sections of no work").search(text):
        return True
    return text.endswith("?") or not_now(text) or any_of("no own posts").search(text) is not None


def _head(grammar: Grammar, piece: Piece, depth: Depth) -> _Head:
    text = piece.passage.text
    lists = lists_posts(text)
    if asks(text):
        return _Head(piece, depth, True, None, lists)
    who = party_asked(grammar, text, stated=piece.block.form == "heading")
    return _Head(piece, depth, who is not None, who or party_named(grammar, text), lists)


# ---- what stands below --------------------------------------------------------------------------


def _is_work(grammar: Grammar, section: _Section) -> bool:
    who = section.owner.who
    said = [w for p in section.pieces for w in re.findall(r"\w+", p.passage.text.casefold())]
    if not frames().words["words to readers"].isdisjoint(said):
        return False
    deeds = _deeds(grammar, section)
    if who is not None and who.guessed:  # nothing but its section says that it is somebody
        deeds = [p for p in deeds if section.listed and opens_as_deed(p.passage.text)]
    return bool(deeds) and len(deeds) >= MOSTLY * len(section.pieces)


def _deeds(grammar: Grammar, section: _Section) -> list[Piece]:
    return [p for p in section.pieces if _is_deed(grammar, p, asked=section.asked)]


def _is_deed(grammar: Grammar, piece: Piece, *, asked: bool) -> bool:
    """Whether a piece lacks only whoever does it; where work is asked for, a noun is enough: "Management of the fund"."""
    text = piece.passage.text
    if piece.role or piece.value is not None or text.endswith(("?", ":")):
        return False  # "Contact us about: voles"
    if len(text.split()) < _FEWEST_WORDS:
        return False
    if refused("", "", text.partition(",")[0]) or _NO_DEED.match(text):
        return False
    if opens_as_deed(text) or opens_with_verb(text):
        return _lacks_subject(grammar, text)
    if _SAYS.match(text):
        return True
    plain = len(text.split()) <= _LONGEST_NOUN and not has_finite(text) and _names_work(text)
    return asked and piece.kind == "item" and plain and _lacks_subject(grammar, text)


def _names_work(text: str) -> bool:
    """Whether the noun that words begin with, before what it is of, is one of work: "Management of the fund", not "Free coffee"."""
    noun = _BEHIND_NOUN.split(text.casefold(), maxsplit=1)[0].split()
    last = noun[-1].strip(".,;") if noun else ""
    return last in frames().words["nouns of work"] or (
        last.endswith(("ment", "tion", "sion", "ance", "ence", "ing", "ship", "ysis", "roval"))
        and not (len(noun) == 1 and text[len(last) :].lstrip().startswith("by "))
    )


def _lacks_subject(grammar: Grammar, text: str) -> bool:
    """Whether no party opens some words, so that they are not said of it: not "Ann Bee keeps the keys"."""
    tokens, phrases = grammar.read(text)
    if phrases and phrases[0].last == 1 and is_known_verb(tokens[0].low):
        return True  # "Review the rota"
    return not (
        phrases and phrases[0].first == 0 and phrases[0].kind in (*PARTIES, "group", "pronoun")
    )


def _tell(teller: Teller, grammar: Grammar, section: _Section) -> set[int]:
    who = _owner(teller, section)
    if who is None:
        return set()
    heading = section.owner.piece.passage
    said = heading.text.rstrip(" :")
    deeds = {id(piece) for piece in _deeds(grammar, section)}
    listed = next((p for p in section.pieces if p.kind == "item"), None)
    for piece in section.pieces:
        if listed is not None and piece.kind == "item" and shape(piece) != shape(listed):
            reason = "it stands in a list inside of a list"
        elif id(piece) not in deeds:
            reason = "it does not say plainly what is to be done"
        elif tell_item(teller, _without_verb(piece), [who], said, heading):
            continue
        else:
            reason = "it is no plain piece of work"
        if piece.kind == "item":
            teller.cannot_read(
                piece.block, piece.passage, f"it stands under “{said}”, and {reason}"
            )
    told = deeds | {id(piece) for piece in section.pieces if piece.kind == "item"}
    # "Chair" is answered by what stands below it, and asks for nobody's name.
    asking = section.owner.piece
    return told | {id(asking)} if asking.role else told


def _without_verb(piece: Piece) -> Piece:
    """A piece without the words that only say that somebody does it: "Responsible for the keys", "Will keep the keys"."""
    m = _SAYS.match(piece.passage.text)
    if m is None:
        return piece
    start = m.end() - (0 if m.group().endswith(" ") else 1)
    return replace(piece, passage=piece.passage.cut(start))


def _owner(teller: Teller, section: _Section) -> Ref | None:
    phrase = section.owner.who
    return None if phrase is None else teller.somebody(phrase, section.owner.piece.passage)
