"""What opens a list of those at a meeting, and what goes on with it: headings, sentences, labels of offices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from remit.graph.lookup import key
from remit.loaders.claims.entries import entry
from remit.loaders.claims.names import ends_in
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.raw_lines import cells_of
from remit.loaders.claims.rolls import (
    ABSENT,
    TERMS,
    UNSURE,
    ends_in_a_group,
    heading_of,
    of_a_meeting,
    sets_apart,
    speaks_of_presence,
)
from remit.loaders.claims.roster import is_list, items, lines_of, names_of, people
from remit.loaders.claims.roster_items import Item
from remit.loaders.claims.told import Teller
from remit.loaders.claims.verbs import has_finite
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import last_word

_SENT = re.compile(
    r"(?P<label>Apologies(?: for absence)? (?:were|was|had been|have been) (?:received|noted|given|sent)) (?:from|by)\s+(?=\S)",
    re.IGNORECASE,
)
_BEFORE_THEM = re.compile(
    r"(?P<label>(?:(?:The )?[Ff]ollowing (?:\w+ )?were (?:present|in attendance)|Those (?:present|attending|in attendance) were"
    r"|(?:Also )?(?:[Pp]resent|[Ii]n attendance)(?: at the meeting)? (?:was|were)|Apologies(?: for absence)? (?:came|had come) from))"
    r"(?: as follows)?\s?:?\s+(?P<who>[A-Z].+)"
)
_BEHIND_THEM = re.compile(
    r"(?P<who>[A-Z].{1,1500}?) (?P<label>(?:was|were) (?:all )?(?:present|in attendance)|attended(?: the meeting)?"
    r"|(?:had )?(?:sent|gave|given|tendered) (?:their|his|her) apologies(?: for absence)?|(?:had )?sent apologies|(?:was|were) absent)\."
)
_UNMARKED = re.compile(r"(?P<label>Apologies(?: for absence)?)\s+(?=[A-Z])")
_OTHERS = (
    "in attendance",
    "officers in attendance",
    "also in attendance",
    "officers present",
    "officers",
    "also present",
    "also",
)
SERVING = (
    "Secretary",
    "Secretariat",
    "Clerk",
)  # offices of those who serve a body, whether they are of it or not
_LISTED = 40  # people in the lists of those at a meeting, at most
_LONGEST = 25  # words of an entry
PRESENT = "present"


def of_the_members(piece: Piece) -> Piece:
    """A list that is headed "Present" in minutes that list whoever else was there apart: marked as one of members."""
    return replace(piece, mark=PRESENT) if piece.label.casefold() == PRESENT else piece


def is_of_others(piece: Piece) -> bool:
    """Whether a list is of those who were there and are no members: "In attendance: Ann Bee (Clerk)", as beside "Present: …"."""
    label = (piece.label or piece.passage.text.rstrip(" :")).casefold()
    heads = piece.role == "present" or piece.kind != "text"
    return (heads and label in _OTHERS) or piece.passage.text.casefold().startswith("also: ")


def are_two(above: Piece, below: Piece) -> bool:
    """Whether the headings of those present and of those absent stand one above the other, over lists that ran together."""
    return (
        above.kind == below.kind == "line"
        and {above.role, below.role} == {*TERMS}
        and not (above.value or below.value)
    )


def as_present(teller: Teller, piece: Piece, below: Iterable[Piece]) -> Piece:
    """Read a heading of members as one of those of them who came, in minutes where others who came stand below."""
    if piece.role != "members" or piece.kind == "label" or teller.names.own.paper != "minutes":
        return piece
    roles = [one.role for one in islice(below, _LISTED) if one.role and one.role != "members"]
    if not roles or roles[0] not in TERMS:
        return piece
    return replace(piece, role="present", label=piece.passage.text.rstrip(" :"))


def sent(grammar: Grammar, piece: Piece) -> Piece:
    """Read "Apologies had been received from Ann Bee" as a label with those who sent them, and "Apologies Ann Bee"."""
    text = piece.passage.text
    if (told := _told_of(grammar, piece)) is not None:
        return told
    m = _SENT.match(text) if piece.kind == "text" and not piece.role else None
    if m is None and piece.kind in ("text", "line") and not piece.role:
        m = _UNMARKED.match(text)
        one = entry(grammar, text[m.end() :]) if m else None
        if one is None or one.kind != "person":
            return piece
    if m is None:
        return piece
    value = piece.passage.cut(m.end())
    return replace(piece, kind="label", role="apologies", label=m["label"], value=value)


def _told_of(grammar: Grammar, piece: Piece) -> Piece | None:
    """Read a sentence that says who was there, or was not, as a label with its list: "Those present were Ann Bee and Cy Dee."."""
    text = piece.passage.text
    if piece.role or piece.kind not in ("text", "line", "item"):
        return None
    m = _BEFORE_THEM.match(text) or _BEHIND_THEM.fullmatch(text)
    if m is None:
        return None
    value = piece.passage.match(m, "who")
    listed = items(grammar, value)
    if not listed or listed[0].found is None or not is_list(grammar, value, fewest=1):
        return None
    role = "apologies" if ABSENT.search(m["label"]) else "present"
    return replace(piece, kind="label", role=role, label=m["label"], value=value)


def also_there(piece: Piece, before: Piece | None) -> Piece:
    """Read "Garda representatives: Sgt Ann Bee" straight behind those present as more of them; behind those absent, own up."""
    said = set(re.findall(r"[\w-]+", piece.label.casefold()))
    if before is None or before.role not in (*TERMS, UNSURE) or ABSENT.search(piece.label):
        return piece
    if sets_apart(said):
        return piece  # "Papers for members", "Proposed trustees"
    last = last_word(piece.label).casefold()
    if piece.role or piece.value is None or last not in frames().words["groups"]:
        return piece
    return replace(piece, kind="label", role="present" if before.role == "present" else UNSURE)


def another_list(
    teller: Teller,
    grammar: Grammar,
    piece: Piece,
    below: Sequence[Piece],
    above: str,
    *,
    behind: bool,
) -> Piece:
    """Read "Ministers (presenting)" or the body's own name, above people and straight behind a list, as its heading; elsewhere one that says so itself."""
    if (
        not (behind or _heads_a_list(teller, piece))
        or piece.kind != "line"
        or piece.role
        or not all(_is_entry(grammar, one, teller) for one in below)
    ):
        return piece
    heading = heading_of(piece.passage, above) if below else None
    if below and ends_in(key(teller.names.own_name), key(piece.passage.text.rstrip(" :"))):
        role = UNSURE if above == "apologies" else "present"
        heading = (role, piece.passage.text.rstrip(" :"))
    return replace(piece, role=heading[0], label=heading[1]) if heading else piece


def _heads_a_list(teller: Teller, piece: Piece) -> bool:
    """Whether a heading in a paper of a meeting says by itself that those below it were there: "Panel members attending"."""
    text = piece.passage.text
    stated = piece.kind == "line" and piece.block.form == "heading" and not piece.role
    words = text.casefold().split()
    counted = words[-1:] == ["attendance"] and words[-2:-1] != [
        "in"
    ]  # "Board attendance": how often
    plain = stated and speaks_of_presence(text) and not (counted or sets_apart(words))
    return plain and of_a_meeting(teller.reading)


def is_of_the_own(
    teller: Teller, grammar: Grammar, piece: Piece, beside: Sequence[Piece | None]
) -> bool:
    """Whether "Panel: Ann Bee, Cy Dee" lists the body's own people beside others who were there."""
    own, label = key(teller.names.own_name), key(piece.label)
    if piece.role not in ("", "group") or piece.value is None or not label:
        return False
    if not ends_in(own, label) or not any(one is not None and one.role in TERMS for one in beside):
        return False
    return is_list(grammar, piece.value)


def is_clerk(piece: Piece, above: str) -> bool:
    """Whether a label in a table of those at a meeting names who took its minutes, who was there: "Clerk"."""
    label = piece.label.casefold()
    serves = frames().offices.get(label, "") in ("Secretary", "Secretariat", "Clerk")
    writes = label in frames().words["takes minutes"]
    return (
        bool(above) and piece.block.form == "row" and piece.kind == "label" and (serves or writes)
    )


def _is_entry(grammar: Grammar, piece: Piece, teller: Teller) -> bool:
    """Whether a piece below a heading of those at a meeting names one of them, or several."""
    text = piece.passage.text
    if piece.kind == "label" or text.endswith("?"):
        return _is_officer(grammar, piece)
    if piece.kind == "line" and (heading_of(piece.passage) or ends_in_a_group(text)):
        return False  # "Ministers (presenting)"
    several = bool(names_of(teller.reading, piece.passage))
    if text.endswith((".", ",")) or (len(text.split()) > _LONGEST and not several):
        return is_list(grammar, piece.passage)
    if piece.kind == "text" and not several and has_finite(text):
        return False
    line = lines_of(teller.reading, piece.passage)[0]
    line = line.find(cells_of(teller.reading, line.parts[0])[0])
    first, *_ = items(grammar, line, single=True) or [Item(piece.passage)]
    somebody = first.found is not None and (first.found.kind == "person" or piece.kind == "item")
    return somebody or first.others or is_list(grammar, piece.passage)


def goes_below(grammar: Grammar, piece: Piece, teller: Teller) -> bool:
    """Whether a piece is of the list above it, and no label or heading of something else."""
    return (not piece.role or _is_officer(grammar, piece)) and _is_entry(grammar, piece, teller)


def _is_officer(grammar: Grammar, piece: Piece) -> bool:
    """Whether a label is an office, with whoever has it beside it: "Chair: Ann Bee"."""
    office = piece.label.casefold() in frames().offices and piece.value is not None
    return office and people(items(grammar, piece.passage, single=True)) > 0
