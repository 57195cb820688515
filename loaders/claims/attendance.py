"""Who was at a meeting and who sent apologies: names, initials and affiliations, and no membership."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise, takewhile

from remit.graph.lookup import key
from remit.loaders.blocks import Passage
from remit.loaders.claims.entries import Entry, denied, entry, lines_of
from remit.loaders.claims.lists import person_of
from remit.loaders.claims.names import Known, ends_in
from remit.loaders.claims.one_a_line import by_name, goes_on_below, one_a_line, opens_with_name
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
from remit.loaders.claims.titles_of_several import TITLED, titled
from remit.loaders.claims.told import Teller
from remit.loaders.schema.frames import frames
from remit.loaders.schema.labels import label_of
from remit.loaders.values.dates import read_period
from remit.loaders.values.ends import last_word
from remit.loaders.values.given import is_given
from remit.loaders.values.persons import is_name_word
from remit.loaders.wording import between

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
_SENT = re.compile(
    r"(?P<label>Apologies(?: for absence)? (?:were|was|had been|have been) (?:received|noted|given|sent)) (?:from|by)\s+(?=\S)",
    re.IGNORECASE,
)
_UNMARKED = re.compile(r"(?P<label>Apologies(?: for absence)?)\s+(?=[A-Z])")
_WITH_BRACKET = re.compile(r"[A-Z][^()]{2,60}\([^()]{2,60}\)")
_SEVERAL = re.compile(rf"(?:{_WITH_BRACKET.pattern}\s*){{2,30}}")
_PRESENT = "present"
_SERVING = (
    "Secretary",
    "Secretariat",
    "Clerk",
)  # offices of those who serve a body, whether they are of it or not
_OTHERS = (
    "in attendance",
    "officers in attendance",
    "also in attendance",
    "officers present",
    "officers",
    "also present",
    "also",
)
_DASH = re.compile(r"\s[–—-]\s")
_NO_PERSON = "“{}” is in a list of those at a meeting, and is not plainly a person"
_WHOSE = "“{}” is in a list of those at a meeting, and whose meeting it was is not told"
_ENDS = re.compile(r"(?<=[a-z]{3})\.\s+(?=[A-Z])")  # behind an entry, where another sentence begins
_FRONT = 10
_LISTED = 40  # people in the lists of those at a meeting, at most
_LONGEST = 25  # words of an entry


def read(teller: Teller, grammar: Grammar, found: Sequence[Piece]) -> set[int]:
    """Read every list of those present; returns the pieces that are taken by it, by identity."""
    taken: set[int] = set()
    day = day_of(piece.passage for piece in found)
    at = 0
    before: Piece | None = None
    last = ""  # the role of the list above
    apart = teller.names.own.paper == "minutes" and any(map(_is_of_others, found))
    while at < len(found):
        piece = _sent(grammar, _also_there(found[at], before))
        behind = before is not None and id(before) in taken
        piece = _another_list(teller, grammar, piece, found[at + 1 : at + 2], last, behind=behind)
        if _is_of_the_own(teller, grammar, piece, (before, *found[at + 1 : at + 2])):
            absent = before is not None and before.role in ("apologies", UNSURE)
            piece = replace(piece, kind="label", role=UNSURE if absent else "present")
        if before is not None and _are_two(before, piece):
            piece = replace(piece, role=UNSURE, label=f"{before.passage.text} {piece.passage.text}")
        at += 1
        before = piece
        piece = _as_present(teller, piece, islice(found, at, None))
        if _is_clerk(piece, last):
            beside(teller, grammar, replace(piece, role="present"), day)
        if piece.role not in (*TERMS, UNSURE):
            continue
        piece = _of_the_members(piece) if apart else piece
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
        while at < len(found) and not found[at].role and _is_entry(grammar, found[at], teller):
            before = found[at]
            taken.add(id(found[at]))
            for line in lines_of(grammar, found[at].passage):
                _line(teller, grammar, piece, replace(found[at], passage=line), day)
            at += 1
    return taken


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


def _of_the_members(piece: Piece) -> Piece:
    """A list that is headed "Present" in minutes that list whoever else was there apart: marked as one of members."""
    return replace(piece, mark=_PRESENT) if piece.label.casefold() == _PRESENT else piece


def _is_of_others(piece: Piece) -> bool:
    """Whether a list is of those who were there and are no members: "In attendance: Ann Bee (Clerk)", as beside "Present: …"."""
    label = (piece.label or piece.passage.text.rstrip(" :")).casefold()
    heads = piece.role == "present" or piece.kind != "text"
    return (heads and label in _OTHERS) or piece.passage.text.casefold().startswith("also: ")


def _are_two(above: Piece, below: Piece) -> bool:
    """Whether the headings of those present and of those absent stand one above the other, over lists that ran together."""
    return (
        above.kind == below.kind == "line"
        and {above.role, below.role} == {*TERMS}
        and not (above.value or below.value)
    )


def _as_present(teller: Teller, piece: Piece, below: Iterable[Piece]) -> Piece:
    """Read a heading of members as one of those of them who came, in minutes where others who came stand below."""
    if piece.role != "members" or piece.kind == "label" or teller.names.own.paper != "minutes":
        return piece
    roles = [one.role for one in islice(below, _LISTED) if one.role and one.role != "members"]
    if not roles or roles[0] not in TERMS:
        return piece
    return replace(piece, role="present", label=piece.passage.text.rstrip(" :"))


def _sent(grammar: Grammar, piece: Piece) -> Piece:
    """Read "Apologies had been received from Ann Bee" as a label with those who sent them, and "Apologies Ann Bee"."""
    text = piece.passage.text
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


def _also_there(piece: Piece, before: Piece | None) -> Piece:
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


def _another_list(
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


def _is_of_the_own(
    teller: Teller, grammar: Grammar, piece: Piece, beside: Sequence[Piece | None]
) -> bool:
    """Whether "Panel: Ann Bee, Cy Dee" lists the body's own people beside others who were there."""
    own, label = key(teller.names.own_name), key(piece.label)
    if piece.role not in ("", "group") or piece.value is None or not label:
        return False
    if not ends_in(own, label) or not any(one is not None and one.role in TERMS for one in beside):
        return False
    entries = [entry(grammar, part.text) for part in _inline(grammar, piece.value)]
    people = [one for one in entries if one is not None and one.kind == "person"]
    return len(people) >= 2 and 2 * len(people) > len(entries)


def _is_clerk(piece: Piece, above: str) -> bool:
    """Whether a label in a table of those at a meeting names who took its minutes, who was there: "Clerk"."""
    label = piece.label.casefold()
    serves = frames().offices.get(label, "") in ("Secretary", "Secretariat", "Clerk")
    writes = label in frames().words["takes minutes"]
    return (
        bool(above) and piece.block.form == "row" and piece.kind == "label" and (serves or writes)
    )


def beside(teller: Teller, grammar: Grammar, piece: Piece, day: str | None) -> None:
    """Read the people who stand beside a label, or on a line that goes on with them."""
    for part, role, label in _by_role(piece):
        head = replace(piece, role=role, label=label)
        for whole in _cut(part, r";\s*") if TITLED.search(part.text) else (part,):
            for one in _several(grammar, whole) or [("", whole)]:
                _told(teller, grammar, head, one, day)


def named(grammar: Grammar, value: Passage) -> list[Entry]:
    """The people whom a list in one line names, with what it says they are; nothing of whether they were there."""
    return [
        one
        for _, whole in _several(grammar, value) or [("", value)]
        for part in _inline(grammar, whole)
        if (one := entry(grammar, part.text)) is not None and one.kind == "person"
    ]


def _told(
    teller: Teller,
    grammar: Grammar,
    head: Piece,
    titled_one: tuple[str, Passage],
    day: str | None,
) -> None:
    """Read somebody behind a title of several, or whatever stands before and behind those."""
    title, passage = titled_one
    for part in (passage,) if title else _inline(grammar, passage):
        _entered(teller, grammar, head, part, day, title=title)


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


def _is_entry(grammar: Grammar, piece: Piece, teller: Teller) -> bool:
    text = piece.passage.text
    if piece.kind == "label" or len(text.split()) > _LONGEST or text.endswith((".", "?")):
        return False
    if piece.kind == "line" and (heading_of(piece.passage) or ends_in_a_group(text)):
        return False  # "Ministers (presenting)"
    if TITLED.match(text) or _SEVERAL.fullmatch(text):
        return True
    first = cells_of(teller.reading, piece.passage.parts[0])[0]
    titled = bool(grammar.title(first)[0])  # "Mr Osei Dann, independent"
    one = entry(grammar, first, described=piece.kind == "item" or titled)
    if one is None and piece.block.form == "item":
        one = by_name(grammar, first)
    return (one is not None and (one.kind == "person" or piece.kind == "item")) or bool(
        re.match(r"^[^()]+\([^()]+\)", text) and piece.kind != "text"
    )


def _line(teller: Teller, grammar: Grammar, head: Piece, piece: Piece, day: str | None) -> None:
    head = replace(head, block=piece.block)
    if head.role == UNSURE:
        _unsure(teller, head, piece.passage)
        return
    if several := _several(grammar, piece.passage):
        for one in several:
            _told(teller, grammar, head, one, day)
        return
    cells = cells_of(teller.reading, piece.passage.parts[0])
    if len(piece.passage.parts) == 1 and len(cells) > 1:
        text = ", ".join(cells)
    else:
        m = re.match(r"^(?P<name>[^()]+\([^()]+\))\s+(?P<rest>[A-Z].*)$", piece.passage.text)
        text = f"{m['name']}, {m['rest']}" if m else piece.passage.text
    found = entry(grammar, text, described=True) or entry(grammar, piece.passage.text)
    if found is None and len(cells) > 1 and (alone := entry(grammar, cells[0])):
        # Of a line in columns whose others are not understood: "Ann Bee (AB)", and where she is from.
        found = alone if alone.initials else None
        if found is not None:
            rest = piece.passage.cut(len(cells[0]))
            reason = f"what this says of {found.name} is not understood"
            teller.cannot_read(piece.block, rest, reason)
    if found is None and piece.block.form == "item":
        found = by_name(grammar, text)
        if found is not None:
            rest = piece.passage.cut(len(found.name))
            reason = f"what this says of {found.name} is not understood"
            teller.cannot_read(piece.block, rest, reason)
    if found is None:
        teller.cannot_read(piece.block, piece.passage, _NO_PERSON.format(piece.passage.text[:60]))
        return
    say(teller, head, found, piece.passage, day)


def _unsure(teller: Teller, head: Piece, passage: Passage) -> None:
    """Own up to people under a heading of which nobody can tell whether it is of those absent."""
    reason = f"it is not told whether those below “{head.label}” were there"
    teller.cannot_read(head.block, passage, reason)


def _several(grammar: Grammar, passage: Passage) -> list[tuple[str, Passage]]:
    """The people of a line that lists them behind one title, or each with brackets: "Councillors Ann Bee and C. Dee"."""
    if found := list(titled(grammar, passage)):
        return found
    if not _SEVERAL.fullmatch(passage.text):
        return []
    return [("", passage.cut(*m.span())) for m in _WITH_BRACKET.finditer(passage.text)]


def _inline(grammar: Grammar, value: Passage) -> list[Passage]:
    """The entries of a list in one line; a post or a body behind a comma belongs to the one before."""
    found: list[Passage] = []
    for whole in _cut(value, r";\s*"):
        if ";" in value.text and entry(grammar, whole.text):
            found.append(whole)
        else:
            found += _by_commas(grammar, whole)
    return found


def _by_commas(grammar: Grammar, whole: Passage) -> list[Passage]:
    ends: list[list[int]] = []
    for a, b in _spans(whole.text, r",\s++(?:and\s++)?|(?<!\s)\s++and\s++"):
        one = entry(grammar, whole.text[a:b])
        said = whole.text[a:b]
        lost = one is None and said[:1].islower() and denied(grammar, said, "present")
        of_the_last = one is not None and one.kind != "person" and not _may_be_somebody(said)
        if ends and (lost or (of_the_last and not _begins_anew(grammar, whole.text, ends[-1], a))):
            ends[-1][1] = b
        else:
            ends.append([a, b])
    return [whole.cut(a, b) for a, b in ends]


def _may_be_somebody(text: str) -> bool:
    """Whether two words that are nothing else may be a person: "Jo Park" behind a comma is no body of the one before."""
    words = text.strip(" .").split()
    return len(words) == 2 and is_given(words[0]) and is_name_word(words[1])


def _begins_anew(grammar: Grammar, text: str, last: list[int], at: int) -> bool:
    """Whether what follows a person behind a bare "and" is another entry: "Ann Bee and PCSO Dee"; not what a comma adds."""
    if "," in text[last[1] : at]:
        return False
    one = entry(grammar, text[slice(*last)])
    return one is not None and one.kind == "person" and "," not in text[slice(*last)]


def _titled(grammar: Grammar, title: str, text: str) -> Entry | None:
    """One of the people behind a title of several; one with a post of their own has not got it."""
    plain = entry(grammar, text)
    own = plain is not None and plain.kind == "person" and plain.post and not plain.office
    if own or not title:
        return plain
    found = entry(grammar, f"{title}{text}")
    return found if found is None or found.kind != "post" else None


def _cut(passage: Passage, marks: str) -> list[Passage]:
    return [passage.cut(a, b) for a, b in _spans(passage.text, marks)]


def _spans(text: str, marks: str) -> list[tuple[int, int]]:
    """The pieces of a text between marks that stand outside of brackets."""
    pieces = between(text, re.compile(marks), outside=True)
    return [(a, b) for a, b in pieces if text[a:b].strip(" .")]


def _entered(
    teller: Teller,
    grammar: Grammar,
    piece: Piece,
    passage: Passage,
    day: str | None,
    *,
    title: str = "",
) -> None:
    if piece.role == UNSURE:
        _unsure(teller, piece, passage)
        return
    text = passage.text
    found = _titled(grammar, title, text)
    if not found and (m := _ENDS.search(text)):
        _entered(teller, grammar, piece, passage.cut(m.end()), day)
        passage = passage.cut(0, m.start())
        text = passage.text
        found = _titled(grammar, title, text)
    found = found or (_DASH.search(text) and entry(grammar, text, described=True))
    if not found:
        teller.cannot_read(piece.block, passage, _NO_PERSON.format(passage.text[:60]))
        return
    say(teller, piece, found, passage, day)


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
    if head.role == "present" and _of_members(head.label, own.name) and not outside:
        teller.link(person, "memberOf", own, passage, head.label)
    elif (
        head.mark == _PRESENT == head.label.casefold()
        and not (outside or found.body)
        and found.office not in _SERVING
    ):
        teller.link(person, "memberOf", own, passage, head.label, basis="inferred")
    if found.office:
        teller.office(person, found.office, own, passage)


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
