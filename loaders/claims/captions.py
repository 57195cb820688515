"""Rows above a table's header: labels with values that say what the table is about, and who leads it."""

from __future__ import annotations

import re

from remit.graph.lookup import key
from remit.loaders.blocks import Block, Passage, joined
from remit.loaders.claims.beside import label_role
from remit.loaders.drafts import Ref, whole
from remit.loaders.reading import Reading, slug
from remit.loaders.recognisers.inline import LABEL_ROLES
from remit.loaders.recognisers.priorities import measure_key

_FEWEST_WORDS = 6  # of a note in whole sentences
_MEASURE = re.compile(r"(?:^|(?<=\s))(?P<number>\d{1,2})[.)]\s+(?=[A-Z])")


def captioned(reading: Reading, above: list[Block], priority: Ref | None) -> Ref | None:
    """Read the rows above a header; returns the priority that they name, else the one given.

    A label above the one of the priority is about it, too. A row that is neither a label nor a title is
    owned up to.
    """
    named = next((found for block in above if (found := _priority(reading, block))), None)
    for block in above:
        if not _labelled(reading, block, named):
            _title(reading, block)
    return named or priority


def settle(reading: Reading) -> None:
    """Take rows of running text of which something was told for read: they are no table that nobody knows."""
    told = reading.findings.told(reading.source)
    for block in reading.loose:
        place = reading.source.document.name, block.parts[0].number
        if place[1] in told and place not in reading.findings.leaves:
            reading.findings.unread.pop(place, None)
            reading.findings.ignored.pop(place, None)


def is_legend(reading: Reading, block: Block) -> bool:
    """Whether a row is a key to the table: "Key", with what it explains, or a row of the key to its colours."""
    if block.parts[0].number in reading.colour_key.rows:
        return True
    (_, first), *rest = sorted(block.cells.items())
    role = reading.profile.label_roles.get(key(first.text.rstrip(": ")))
    return role == "legend" and len(rest) <= 1


def set_aside(reading: Reading, block: Block) -> bool:
    """Leave out a row that is a key to its table, and say whether it is one; what it says in whole sentences is read as text."""
    if not is_legend(reading, block):
        return False
    *_, (_, words) = sorted(block.cells.items())
    if words.text.endswith(".") and len(words.text.split()) >= _FEWEST_WORDS:
        reading.prose.append((block, words))
    else:
        reading.findings.ignore(reading.source, block, "a key to the table")
    return True


def _role(reading: Reading, block: Block) -> tuple[str, str, Passage]:
    """The role of a row of a label and its value, the label, and the value."""
    (_, label), *values = sorted(block.cells.items())
    value = joined([passage for _, passage in values])
    name = label.text.rstrip(": ")
    if all(passage.text == label.text for _, passage in values):  # one cell, merged or alone
        for role, pattern in reading.profile.heading_patterns:
            if role == "priority" and (m := pattern.match(label.text)):
                return role, label.text[: m.start("name")].rstrip(": "), label.find(m["name"])
    if not value.text or value.text == label.text:
        return "", name, value
    role = reading.profile.label_roles.get(key(name)) or _label_ending(reading, name)
    return role, name, value


def _priority(reading: Reading, block: Block) -> Ref | None:
    role, _, value = _role(reading, block)
    return Ref("priority", value.text) if role == "priority" else None


def _title(reading: Reading, block: Block) -> None:
    """A row above the header that is no label: a title where it is one cell, else unread."""
    cells = {cell.text for cell in block.cells.values()}
    label, colon, value = block.text.partition(": ")
    if len(cells) == 1 and colon and value and label_role(reading, label):
        reason = f"“{label}” stands above a table, and it is not clear of what"
        reading.loose.append(block)
        reading.findings.cannot_read(reading.source, block, block, reason)
    elif len(cells) == 1 or is_legend(reading, block):
        reading.loose.append(block)
        reading.findings.ignore(reading.source, block, "a title above the table")
    else:
        reason = "this row stands above a table, or between two tables, and has no known label"
        reading.findings.cannot_read(reading.source, block, block, reason)


def _labelled(reading: Reading, block: Block, priority: Ref | None) -> bool:
    """Read a row of a label and its value; says whether it is one."""
    role, name, value = _role(reading, block)
    if not role:
        return False
    if role == "priority" and priority is not None:
        reading.findings.attribute(reading.source, value, priority, "name", value.text)
    elif priority is None:
        if role not in LABEL_ROLES and role != "measures":
            return False
        reason = "a label above a table of which no row names the priority"
        reading.findings.cannot_read(reading.source, block, block, reason)
    elif role in LABEL_ROLES:
        reading.assign(priority, LABEL_ROLES[role], value, name, block)
    elif role == "measures":
        _measures(reading, priority, value, name)
    elif role == "figures":
        reading.about(whole([block]), priority)
    elif role == "reviewed":
        reading.findings.attribute(reading.source, value, priority, "note", f"{name}: {value.text}")
    else:
        return False
    return True


def _label_ending(reading: Reading, name: str) -> str:
    """A label with something before it, as in "Jan 2019 - Strategic assessment"."""
    return next(
        (
            role
            for text, role in reading.profile.label_roles.items()
            if key(name).endswith(f" {text}")
        ),
        "",
    )


def _measures(reading: Reading, priority: Ref, value: Passage, label: str) -> None:
    starts = list(_MEASURE.finditer(value.text))
    ends = [m.start() for m in starts[1:]] + [len(value.text)]
    for m, end in zip(starts, ends, strict=False):
        passage = value.cut(m.end(), end)
        text = passage.text.rstrip(". ")
        place = f"{slug(priority.name)}-{m['number']}"
        measure = reading.placed(
            "measure", text, place, measure_key(priority, text), scope=slug(priority.name)
        )
        reading.findings.link(
            reading.source, passage, measure, "measureOf", priority, stated_as=label
        )
