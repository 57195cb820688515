"""Charts of which only the words in the boxes are left: governance charts and models of an idea.

Words in a box are stated. That two boxes belong together is only drawn, unless one box says so
("Lead: X" above a priority). Which lines make a box is told from names that are known already, from
the words on which bodies' names end, and from capitals.
"""

from __future__ import annotations

import re

from remit.graph.lookup import key, stems
from remit.loaders.blocks import Block, Passage, joined
from remit.loaders.drafts import Ref, linked_bodies
from remit.loaders.folding import same_words
from remit.loaders.outline import Mark
from remit.loaders.reading import Reading, slug
from remit.loaders.values.ends import last_word

_LEAD = re.compile(r"^Lead(?: \w+)?:\s*")
_BANNER_WORDS = 5  # this many words on one line of a chart are a motto, not the name of a body
_SENTENCE = 12


def recognise(reading: Reading) -> None:
    """Read the boxes of a governance chart, then those of a model."""
    priorities = [mark.name for mark in reading.marks if mark.role == "priority"]
    for heading, lines in _regions(reading.marks):
        if heading.role == "chart":
            _chart(reading, heading, lines, priorities)
        else:
            _model(reading, heading, lines)


def _regions(marks: list[Mark]) -> list[tuple[Mark, list[Mark]]]:
    """Each chart's or model's heading, with what stands under it."""
    regions: list[tuple[Mark, list[Mark]]] = []
    for mark in marks:
        if mark.role in ("chart", "model"):
            regions.append((mark, []))
        elif regions and mark.section == regions[-1][0].block.text:
            regions[-1][1].append(mark)
    return regions


# --- governance charts ---------------------------------------------------------------------------


def _chart(reading: Reading, heading: Mark, marks: list[Mark], priorities: list[str]) -> None:
    owner = _owner(reading, heading.block.text)
    lines = [
        mark.block
        for mark in marks
        if mark.role == "box" and len(mark.block.text.split()) < _SENTENCE
    ]
    boxes = _with_board(_boxes(reading, lines, priorities), owner)
    board = next((box for box in boxes if owner and _is_board_of(box.text, owner.name)), None)
    board_ref = reading.body(board.text) if board is not None else owner
    if board is not None and owner is not None and board_ref is not None:
        reading.findings.link(
            reading.source,
            board,
            owner,
            "governedBy",
            board_ref,
            stated_as=board.text,
            basis="inferred",
        )
    lead: Passage | None = None
    for box in boxes:
        if box is board:
            continue
        lead = _box(reading, box, priorities, board_ref, lead)


def _owner(reading: Reading, heading: str) -> Ref | None:
    """The body whose chart it is, if the heading names one that is known."""
    words = re.split(r"\s+", heading.split(":", 1)[-1].strip())
    for end in range(len(words), 0, -1):
        if reading.knows(" ".join(words[:end])):
            return Ref("body", " ".join(words[:end]))
    return reading.partnership


def _boxes(reading: Reading, lines: list[Block], priorities: list[str]) -> list[Passage]:
    boxes: list[Passage] = []
    current: list[Passage] = []
    for n, line in enumerate(lines):
        if _is_banner(line) and not current:
            boxes.append(line)
            continue
        current.append(line)
        after = lines[n + 1].text if n + 1 < len(lines) else ""
        if _ends(reading, joined(current).text, after, priorities):
            boxes.append(joined(current))
            current = []
    return boxes + ([joined(current)] if current else [])


def _is_banner(line: Passage) -> bool:
    return len(line.text.split()) >= _BANNER_WORDS and not _LEAD.match(line.text)


def _ends(reading: Reading, text: str, after: str, priorities: list[str]) -> bool:
    """Whether a box is complete, given the line that comes next."""
    if not after or _LEAD.match(after):
        return True
    if after[0].islower() or after.casefold() in reading.profile.heads:
        return False  # "Board" alone is no name
    text = _LEAD.sub("", text)
    if not text:
        return False  # "Lead:" alone; the name stands in the next line
    longer = f"{text} {after}"
    if any(_begins(name, longer) for name in reading.known.bodies):
        return False
    if reading.knows(text) or any(_is_priority(text, name) for name in priorities):
        return True
    return reading.ends_as_a_body(text)


def _begins(name: str, text: str) -> bool:
    return f"{name} ".startswith(f"{key(text)} ")


def _is_priority(text: str, name: str) -> bool:
    """Whether a box holds a priority's name, with or without its leading verb."""
    return same_words(text, name) or (len(text.split()) > 1 and stems(name)[1:] == stems(text))


def _with_board(boxes: list[Passage], owner: Ref | None) -> list[Passage]:
    """The owner's name above "… Board" is the name of one box: the owner's board."""
    joined_up: list[Passage] = []
    for box in boxes:
        above = joined_up[-1] if joined_up else None
        if above and owner and box.text.endswith("Board") and same_words(above.text, owner.name):
            joined_up[-1] = joined([above, box])
        else:
            joined_up.append(box)
    return joined_up


def _is_board_of(text: str, owner: str) -> bool:
    return text.startswith(owner) and text.endswith("Board")


def _box(
    reading: Reading, box: Passage, priorities: list[str], board: Ref | None, lead: Passage | None
) -> Passage | None:
    """Read one box; returns the lead that waits for the priority below it."""
    say, source = reading.findings, reading.source
    if _LEAD.match(box.text):
        return box
    priority = next((name for name in priorities if _is_priority(box.text, name)), None)
    if priority is not None:
        if lead is not None:
            body = reading.body(_LEAD.sub("", lead.text))
            both, named = joined([lead, box]), Ref("priority", box.text)
            say.link(source, both, named, "assignedTo", body, role="accountable", stated_as="Lead")
        return None
    if group := _group_of(reading, box, priorities):
        body, priority_name = group
        say.link(
            source,
            box,
            body,
            "delivers",
            Ref("priority", priority_name),
            stated_as=box.text,
            basis="drawn",
        )
        say.attribute(source, box, body, "classification", "delivery group", stated_as=box.text)
    elif _is_banner(box):
        _ignore(reading, box, "a banner on the chart: it names no body")
    elif reading.knows(box.text) and last_word(box.text).casefold() != "board":
        _known(reading, box, board)
    elif reading.ends_as_a_body(box.text) and board is not None:
        say.link(
            source,
            box,
            reading.body(box.text),
            "linkedTo",
            board,
            stated_as=box.text,
            basis="drawn",
        )
    elif board is not None and box.text[:1].isupper():
        _cannot_read(reading, box)
    return None


def _known(reading: Reading, box: Passage, board: Ref | None) -> None:
    """A body met before: a member's name is one more witness of it; another is drawn by the board."""
    body = Ref("body", box.text)
    member = key(body.name) in reading.known.linked | linked_bodies(reading.findings.drafts)
    if member or board is None:
        reading.findings.attribute(reading.source, box, body, "name", box.text)
    else:
        reading.findings.link(
            reading.source, box, body, "linkedTo", board, stated_as=box.text, basis="drawn"
        )


def _group_of(reading: Reading, box: Passage, priorities: list[str]) -> tuple[Ref, str] | None:
    for ending in reading.profile.words["small bodies"]:
        if box.text.casefold().endswith(f" {ending}"):
            rest = box.text[: -len(ending)].strip()
            if name := next((name for name in priorities if _is_priority(rest, name)), None):
                return reading.body(box.text), name
    return None


def _ignore(reading: Reading, box: Passage, reason: str) -> None:
    for part in box.parts:
        reading.findings.ignored.setdefault((reading.source.document.name, part.number), reason)


def _cannot_read(reading: Reading, box: Passage) -> None:
    for part in box.parts:
        reading.findings.unread.setdefault(
            (reading.source.document.name, part.number),
            f"a box that is no known body or priority: “{box.text}”",
        )


# --- models --------------------------------------------------------------------------------------


def _model(reading: Reading, heading: Mark, marks: list[Mark]) -> None:
    """A picture of an idea: its parts are themes, the bodies in it are drawn beside them."""
    say, source = reading.findings, reading.source
    model = reading.placed("theme", heading.block.text, slug(heading.block.text))
    say.attribute(source, heading.block, model, "name", heading.block.text)
    if reading.plan:
        say.link(
            source, heading.block, model, "themeOf", reading.plan, stated_as=heading.block.text
        )
    for mark in marks:
        if mark.role == "label" and mark.value is not None:
            name = mark.block.text.split(":")[0]
            part = reading.placed("theme", name, f"{model.slug}-{slug(name)}")
            say.link(source, mark.block, part, "partOf", model, stated_as=name)
            if mark.value.text:
                say.attribute(source, mark.value, part, "text", mark.value.text)
    lines = [mark.block for mark in marks if mark.role == "box"]
    for box in _boxes(reading, lines, []):
        if reading.may_be_body(box.text):
            say.link(
                source,
                box,
                model,
                "linkedTo",
                reading.body(box.text),
                stated_as=box.text,
                basis="drawn",
            )
        else:
            _cannot_read(reading, box)
