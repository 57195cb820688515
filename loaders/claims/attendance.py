"""Who was at a meeting and who sent apologies: names, initials and affiliations, and no membership."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise, takewhile

from remit.graph.lookup import key
from remit.loaders.blocks import Passage
from remit.loaders.claims import councillors
from remit.loaders.claims.councillors import There
from remit.loaders.claims.entries import Entry, denied, entry
from remit.loaders.claims.filled_seats import person_of
from remit.loaders.claims.lists import left_over
from remit.loaders.claims.names import ends_in
from remit.loaders.claims.one_a_line import goes_on_below, one_a_line, opens_with_name
from remit.loaders.claims.people import Known
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.raw_lines import cells_of
from remit.loaders.claims.roll_heads import (
    PRESENT,
    SERVING,
    also_there,
    another_list,
    are_two,
    as_present,
    goes_below,
    is_clerk,
    is_of_others,
    is_of_the_own,
    of_the_members,
    sent,
)
from remit.loaders.claims.rolls import (
    TERMS,
    UNSURE,
)
from remit.loaders.claims.roster import items, lines_of
from remit.loaders.claims.roster_items import Item
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.schema.labels import label_of
from remit.loaders.values.dates import read_period
from remit.loaders.values.ends import first_word, last_word
from remit.loaders.values.given import is_given

_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{4}\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2},?\s+\d{4}\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"[.,;–-]?\s{0,9}\b(?P<word>Apologies|Ex Officio|In attendance|Also present|Also there|Also|Officers|Officials)\b"
    r"(?:(?: from| received)?\s*:|(?: for absence)? (?:were|was|had been|have been) (?:received|noted) from\b)\s*"
    r"|[.;]\s{1,9}(?P<label>\w[^.:;()]{1,40}):\s*",
    re.IGNORECASE,
)
_NO_PERSON = "“{}” is in a list of those at a meeting, and is not plainly a person"
_WHOSE = "“{}” is in a list of those at a meeting, and whose meeting it was is not told"
_FRONT = 10


def read(teller: Teller, grammar: Grammar, found: Sequence[Piece]) -> set[int]:
    """Read every list of those present; returns the pieces that are taken by it, by identity."""
    taken: set[int] = set()
    day = day_of(piece.passage for piece in found)
    at = 0
    before: Piece | None = None
    last = ""  # the role of the list above
    apart = teller.names.own.paper == "minutes" and any(map(is_of_others, found))
    while at < len(found):
        piece = sent(grammar, also_there(found[at], before))
        behind = before is not None and id(before) in taken
        piece = another_list(teller, grammar, piece, found[at + 1 : at + 2], last, behind=behind)
        if is_of_the_own(teller, grammar, piece, (before, *found[at + 1 : at + 2])):
            absent = before is not None and before.role in ("apologies", UNSURE)
            piece = replace(piece, kind="label", role=UNSURE if absent else "present")
        if before is not None and are_two(before, piece):
            piece = replace(piece, role=UNSURE, label=f"{before.passage.text} {piece.passage.text}")
        at += 1
        before = piece
        piece = as_present(teller, piece, islice(found, at, None))
        if is_clerk(piece, last):
            beside(teller, grammar, replace(piece, role="present"), day)
        if piece.role not in (*TERMS, UNSURE):
            continue
        piece = of_the_members(piece) if apart else piece
        last = last if piece.role == UNSURE else piece.role
        taken.add(id(found[at - 1]))
        if piece.value is not None and piece.value.text:
            beside(teller, grammar, piece, day)
            while at < len(found) and _goes_on(found[at - 1], found[at]):
                taken.add(id(found[at]))
                beside(teller, grammar, replace(piece, value=found[at].passage), day)
                at += 1
            if not _open(found, at, piece):
                more = _one_each(teller, grammar, piece, islice(found, at, None), day)
                taken |= set(map(id, found[at : at + more]))
                at += more
            if piece.kind == "label" and not _open(found, at, piece):
                continue
        while at < len(found) and (
            goes_below(grammar, found[at], teller)
            or _stands_between(teller, grammar, found[at - 1 : at + 2])
        ):
            before = found[at]
            taken.add(id(found[at]))
            _below(teller, grammar, piece, found[at], day)
            at += 1
    councillors.tell(teller.reading, teller.names, teller.there)
    return taken


def _stands_between(teller: Teller, grammar: Grammar, three: Sequence[Piece]) -> bool:
    """Whether an item that names nobody stands between two of a list that do."""
    if len(three) < 3 or any(one.kind != "item" or one.role for one in three):
        return False
    return goes_below(grammar, three[2], teller)


def _below(teller: Teller, grammar: Grammar, head: Piece, piece: Piece, day: str | None) -> None:
    """Read the lines of a piece below a heading of those at a meeting."""
    lines = lines_of(teller.reading, piece.passage)
    if len(lines) > 1:
        teller.listed.update(piece.passage.numbers)
    for line in lines:
        _line(teller, grammar, head, replace(piece, passage=line), day)


def _one_each(
    teller: Teller, grammar: Grammar, head: Piece, below: Iterable[Piece], day: str | None
) -> int:
    """Read the lines below a label with one person, each of which goes on with one; how many they are."""
    if head.value is None or not one_a_line(head.value):
        return 0
    lines = list(takewhile(goes_on_below, below))
    for line in lines:
        if opens_with_name(grammar, line.passage.text):
            _line(teller, grammar, head, line, day)
        else:
            teller.cannot_read(line.block, line.passage, _NO_PERSON.format(line.passage.text[:60]))
    return len(lines)


def _goes_on(above: Piece, piece: Piece) -> bool:
    """Whether a line goes on with the list of the one above, which its last mark leaves open: "Present: Ann Bee;"."""
    return piece.block is above.block and not piece.role and above.passage.text.endswith((";", ","))


def _by_role(piece: Piece) -> Iterator[tuple[Passage, str, str]]:
    """A list in one line, cut where it goes on with another, and the label of each: "… Apologies from: Ann Bee"."""
    assert piece.value is not None
    role, label, start = piece.role, piece.label, 0
    for m in _INSIDE.finditer(piece.value.text):
        found = label_of(m["word"] or m["label"])
        if m["label"] and found not in TERMS:
            continue
        yield piece.value.cut(start, m.start()), role, label
        role, start = "apologies" if found == "apologies" else "present", m.end()
        label = m["word"] or m["label"]
    yield piece.value.cut(start), role, label


def _open(found: Sequence[Piece], at: int, piece: Piece) -> bool:
    """Whether a list that began beside its label goes on below it."""
    return at < len(found) and found[at].block is piece.block


def day_of(passages: Iterable[Passage]) -> str | None:
    """The day of the meeting, where the front of the document gives one."""
    for passage in islice(passages, _FRONT):
        if m := _DAY.search(passage.text):
            period = read_period(m.group())
            return period.start.isoformat() if period else None
    return None


def _line(teller: Teller, grammar: Grammar, head: Piece, piece: Piece, day: str | None) -> None:
    """Read a line below a heading: one person with what they are, or several."""
    head = replace(head, block=piece.block)
    text = piece.passage.text
    cells = (
        cells_of(teller.reading, piece.passage.parts[0]) if len(piece.passage.parts) == 1 else ()
    )
    if len(cells) > 1:  # of one person: "Ann Bee  Mere Council"
        found = entry(grammar, ", ".join(cells), described=True)
        if found is not None and found.kind == "person":
            tell(teller, head, [Item(piece.passage, found)], day)
            return
        listed = items(grammar, piece.passage.find(cells[0]), single=True)
        rest = text[len(cells[0]) :].strip()
        tell(teller, head, [replace(one, left=(*one.left, rest)) for one in listed], day)
        return
    tell(teller, head, items(grammar, piece.passage, single=True), day)


def beside(teller: Teller, grammar: Grammar, piece: Piece, day: str | None) -> None:
    """Read the people who stand beside a label, or on a line that goes on with them."""
    for part, role, label in _by_role(piece):
        tell(teller, replace(piece, role=role, label=label), items(grammar, part), day)


def named(grammar: Grammar, value: Passage) -> list[Entry]:
    """The people whom a list in one line names, with what it says they are; nothing of whether they were there."""
    found = [one.found for one in items(grammar, value)]
    return [one for one in found if one is not None and one.kind == "person"]


def tell(teller: Teller, head: Piece, listed: Sequence[Item], day: str | None) -> None:
    """Say of each of a list what its heading does, and own up to each that is not understood."""
    if len(listed) > 1:
        teller.listed.update(number for one in listed for number in one.passage.numbers)
    for one in listed:
        if head.role == UNSURE:
            _unsure(teller, head, one.passage)
        elif one.found is not None:
            say(teller, head, one.found, one.passage, day)
            left_over(teller, head.block, one)
        elif not one.others:
            teller.cannot_read(head.block, one.passage, _NO_PERSON.format(one.passage.text[:60]))


def _unsure(teller: Teller, head: Piece, passage: Passage) -> None:
    """Own up to people under a heading of which nobody can tell whether it is of those absent."""
    reason = f"it is not told whether those below “{head.label}” were there"
    teller.cannot_read(head.block, passage, reason)


def say(teller: Teller, head: Piece, found: Entry, passage: Passage, day: str | None) -> None:
    """Say that a person was there, or was not, as the label above or beside them has it."""
    if found.kind != "person" and (found.kind != "post" or found.body or found.honorific):
        teller.cannot_read(head.block, passage, _NO_PERSON.format(passage.text[:60]))
        return
    if words := denied(teller.reading.grammar, passage.text, head.role):
        reason = (
            f"“{passage.text[:60]}” stands under “{head.label}”, and “{words}” speaks against it"
        )
        teller.cannot_read(head.block, passage, reason)
        return
    reading, own = teller.reading, teller.names.own.body
    if found.guessed and _shares_place(found, own):
        teller.cannot_read(head.block, passage, _NO_PERSON.format(passage.text[:60]))
        return
    if found.kind == "post":
        _post_there(teller, head, found, passage, day)
        return
    found = _without_a_field(teller, head, _in_office(head, found), passage)
    person = person_of(teller, found, passage)
    teller.names.people.append(Known(person.name, found.initials, passage))
    if found.initials:
        reading.findings.stands_for(found.initials, person.name)
    if own is None:
        teller.cannot_read(head.block, passage, _WHOSE.format(passage.text[:60]))
        return
    reading.findings.link(
        reading.source, passage, person, TERMS[head.role], own,
        stated_as=head.label, start=day, end=day,
    )  # fmt: skip
    outside = denied(reading.grammar, passage.text, "members")
    if head.role == "present" and not outside:
        teller.there.append(There(person, found, passage, head.label))
    if head.role == "present" and _of_members(head.label, own.name) and not outside:
        teller.link(person, "memberOf", own, passage, head.label)
    elif (
        head.mark == PRESENT == head.label.casefold()
        and not (outside or found.body)
        and found.office not in SERVING
    ):
        teller.link(person, "memberOf", own, passage, head.label, basis="inferred")
    if found.office:
        teller.office(person, found.office, own, passage)


def _shares_place(found: Entry, own: Ref | None) -> bool:
    """Whether two capitalised words begin as the body's own name does: "Elm Rotary" at the Elm Hospital Trust."""
    first, own_first = first_word(found.name), first_word(own.name if own is not None else "")
    plain = not (found.honorific or found.office or found.post or is_given(first))
    return plain and first.casefold() == own_first.casefold()


def _without_a_field(teller: Teller, head: Piece, found: Entry, passage: Passage) -> Entry:
    """Somebody without what may be no body: a field, or one word behind "the": "Ann Bee, Finance", "Ann Bee, the Vicar"."""
    body = found.body
    field = body.casefold() in teller.reading.grammar.lexicon.fields
    if not body or " " in body or not (field or f" the {body}" in passage.text):
        return found
    reason = f"it is not clear whether “{body}” is a body"
    teller.cannot_read(head.block, passage.find(body), reason)
    return replace(found, body="")


def _post_there(
    teller: Teller, head: Piece, found: Entry, passage: Passage, day: str | None
) -> None:
    """Say that whoever holds a post was there, or was not: "Present: Ann Bee and the Clerk"."""
    own = teller.names.own.body
    if own is None:
        teller.cannot_read(head.block, passage, _WHOSE.format(passage.text[:60]))
        return
    post = teller.reading.post(found.name, "", passage)
    teller.reading.findings.link(
        teller.reading.source, passage, post, TERMS[head.role], own,
        stated_as=head.label, start=day, end=day,
    )  # fmt: skip


def _in_office(head: Piece, found: Entry) -> Entry:
    """Take the office that stands among somebody's titles for one, where none other there has it: "Chairman Cllr Bee"."""
    first, _, rest = found.honorific.partition(" ")
    office = frames().offices.get(first.casefold(), "")
    if first.casefold() not in frames().words["offices before names"] or found.office:
        return found
    if found.body or found.post or len(re.findall(rf"\b{first}\b", head.block.text)) > 1:
        return found
    return replace(found, honorific=rest, office=office)


def _of_members(label: str, body: str) -> bool:
    """Whether a heading of those present is the body's own name, or asks for its members: "Board members", "Elected members"."""
    there = frames().words["words of presence"]
    words = [word for word in re.findall(r"[\w-]+", label.casefold()) if word not in there]
    said = key(label).removesuffix("members").strip()
    kinds = frames().words["before those present"]
    others = frames().words["bodies before members"].intersection(words)
    elsewhere = [word for word in others if last_word(body).casefold() != word]
    plain = "members" in words and all(word in kinds for word in words if word != "members")
    members = plain and not elsewhere and ("non", "members") not in pairwise(words)
    return (bool(said) and ends_in(key(body), said)) or members
