"""What each block of a text is for: the profile's headings and labels laid over the blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from remit.graph.lookup import key
from remit.loaders.blocks import Block, Passage, Source
from remit.loaders.profile import Profile
from remit.loaders.recognisers.inline import LABEL_ROLES, owners_of

_NUMBERED_HEADING = re.compile(r"^\d{1,2}\.?\s+[A-Z]")
_LABEL = re.compile(r"^([A-Z][^:–—]{0,40}?)\s*(?::|(?<=\s)[–—-](?=\s))\s*")
_ASIDE = re.compile(r"(?<!\s)\s*\((?:acting|interim|temporary)\)\s*$", re.IGNORECASE)
_LONGEST_HEADING = 9  # words
_LONGEST_LINE = 120  # characters of a heading with holes filled in
_RECUT = ("chart", "model")


@dataclass(frozen=True, slots=True)
class Mark:
    """A block and its role: a heading's or label's from the profile, or what its form says.

    Roles of the profile: ``priority``, ``why``, ``aim``, ``measures``, ``actions``, ``chart`` …,
    and ``label`` with the label's own role in ``name``. Others: ``heading``, ``item``, ``text``,
    ``box`` (a line of a chart or model), ``row``, ``footnote``, ``address``, ``contents``,
    ``furniture``, ``separator``, ``blurred`` (what looks like a table whose rows cannot be told apart).
    """

    role: str
    block: Block
    name: str = ""
    value: Passage | None = None
    horizon: str = ""
    section: str = ""  # the heading that it stands under


def outline(source: Source, profile: Profile) -> list[Mark]:
    """Give every block of a text document its role, in reading order."""
    marks: list[Mark] = []
    section, region, listing = "", "", False
    for block in _parted(source.blocks, profile):
        if block.form == "row":
            region = "template" if _shows_a_form(block, profile) else region
            marks.append(
                Mark("template" if region == "template" else "row", block, section=section)
            )
            continue
        mark = _mark(block, profile, listing=listing or (bool(marks) and marks[-1].role == "item"))
        listing = mark.role in _LISTS or (listing and mark.role in ("item", "text"))
        if mark.role in (
            _APPENDICES if region == "template" else (*_STARTS, "heading", "priority")
        ):
            section = mark.block.text
            region = mark.role if mark.role in (*_RECUT, "template") else ""
        elif region == "template" or (region == "chart" and mark.role not in ("furniture", "row")):
            marks.extend(
                Mark(region if region == "template" else "box", piece, section=section)
                for piece in _lines(block)
            )
            continue
        elif region == "model" and _boxed(block):
            marks.extend(Mark("box", piece, section=section) for piece in _lines(block))
            continue
        marks.append(Mark(mark.role, block, mark.name, mark.value, mark.horizon, section))
    return _with_subheadings(marks)


def front(marks: Sequence[Mark], many: int, *, but: Collection[str] = ("row",)) -> list[Block]:
    """The first blocks of a paper, of which there are so ``many`` at most, without those of some roles."""
    return [mark.block for mark in marks[:many] if mark.role not in but]


def pages(marks: Sequence[Mark]) -> dict[int, Mark]:
    """For each block on a priority's page, by the number of its first part, the priority's heading.

    A heading of the same level or of a higher one ends the page, whether its words are known or not. The
    sections that a page has may be headed as high as the priority itself, where the first page shows it.
    """
    flat = _flat(marks)
    found: dict[int, Mark] = {}
    page: Mark | None = None
    for mark in marks:
        if page is not None and _ends(page.block.level, mark, flat=flat):
            page = None
        if mark.role == "priority" and mark.value is not None:
            page = mark
        if page is not None:
            found[mark.block.parts[0].number] = page
    return found


def _flat(marks: Sequence[Mark]) -> bool:
    """Whether the first priority's page has a section that is headed as high as the priority."""
    heads = [mark for mark in marks if mark.role in ("priority", *_SECTIONS) and mark.block.level]
    first = next((n for n, mark in enumerate(heads) if mark.role == "priority"), len(heads))
    after = heads[first + 1 : first + 2]
    return (
        bool(after)
        and after[0].role in _SECTIONS
        and after[0].block.level <= heads[first].block.level
    )


def _ends(level: int, mark: Mark, *, flat: bool) -> bool:
    """Whether a heading ends the page of a priority whose own heading has this level."""
    if mark.role in _SECTIONS:
        return 0 < mark.block.level <= level and not (flat and mark.block.level == level)
    if mark.role == "heading":
        return not mark.block.level > level > 0
    return mark.role in _CLOSING


_SECTIONS = ("why", "aim", "measures", "actions")
_CLOSING = ("priority", "chart", "model", "template", "overview", "priorities")
_LISTS = ("aim", "measures", "actions", "priorities")
_APPENDICES = ("chart", "model", "template")
_STARTS = (*_APPENDICES, "overview", "priorities")


def _mark(block: Block, profile: Profile, *, listing: bool) -> Mark:
    if block.form in (
        "furniture",
        "address",
        "footnote",
        "row",
        "separator",
        "contents",
        "blurred",
    ):
        return Mark(block.form, block)
    if found := _heading(block, profile):
        return found
    if label := _label(block, profile, listing=listing):
        return label
    if block.form == "heading" or _is_heading(block, listing=listing):
        return Mark("heading", block)
    return Mark("item" if block.form in ("item", "label") else "text", block)


def _label(block: Block, profile: Profile, *, listing: bool) -> Mark | None:
    """A label with its value; outside of a list a line that says who leads may have a bullet or a dash."""
    m = _LABEL.match(block.text)
    if m is None:
        return None
    role = _role(m, profile)
    if block.form == "label" and ":" in m.group():
        return Mark("label", block, role, block.cut(m.end()))
    plain = block.form == "paragraph" or (block.form == "item" and not listing and block.level <= 1)
    return Mark("label", block, role, block.cut(m.end())) if plain and role in LABEL_ROLES else None


def asks(block: Block, profile: Profile) -> bool:
    """Whether a block begins with a label that asks who, wherever it stands."""
    m = _LABEL.match(block.text)
    return m is not None and _role(m, profile) in LABEL_ROLES


def _role(label: re.Match[str], profile: Profile) -> str:
    """The role of a label by the profile, "(interim)" or not."""
    return profile.label_roles.get(key(_ASIDE.sub("", label[1])), "")


def label_of(mark: Mark) -> str:
    """The words of a label, as written."""
    m = _LABEL.match(mark.block.text)
    return m[1].strip() if m else mark.block.text.partition(":")[0]


def _parted(blocks: Sequence[Block], profile: Profile) -> Iterator[Block]:
    """The blocks, with a priority's heading apart from the label or the sentence right below it."""
    for block in blocks:
        first, *rest = block.parts or (None,)
        if first is None or not rest or rest[0].number == first.number or block.form == "row":
            yield block
            continue
        head = replace(block, parts=(first,))
        below = Block(tuple(rest), "paragraph", gap=False)
        found = _heading(head, profile)
        if found is None or found.role != "priority" or not _is_said(below):
            yield block
            continue
        yield head
        m = _LABEL.match(below.text)
        yield replace(below, form="label") if m and ":" in m.group() else below


def _is_said(below: Block) -> bool:
    """Whether what stands below a heading is a label with its value or a sentence, and not more of its words."""
    if not below.text[0].isupper():
        return False
    label = _LABEL.match(below.text)
    return below.text.endswith((".", "!", "?")) or (label is not None and ":" in label.group())


def _shows_a_form(row: Block, profile: Profile) -> bool:
    """Whether a row is a banner that calls the table below it an example."""
    found = _heading(row, profile) if len(row.cells) == 1 else None
    return found is not None and found.role == "template"


def _heading(block: Block, profile: Profile) -> Mark | None:
    printed = f"{block.marker} {block.text}" if block.form == "heading" else block.text
    for text in dict.fromkeys((printed, block.text, block.lines[-1])):
        if len(text) > _LONGEST_LINE:
            continue
        for role, pattern in profile.heading_patterns:
            if m := pattern.match(text):
                name = m.groupdict().get("name") or ""
                value = block.find(name) if name else None
                if value is not None and role == "priority":  # "Noise (Lead: Ann Bee)"
                    value, _ = owners_of(value, profile)
                    name = value.text
                return Mark(role, block, name, value)
        for horizon, pattern in profile.horizon_patterns:
            if m := pattern.match(text):
                stated = m.groupdict().get("date") or ""
                return Mark("actions", block, stated, block.find(stated), horizon)
    return None


def _is_heading(block: Block, *, listing: bool) -> bool:
    """A short line of its own, numbered or after a form feed; in a list that is one more item."""
    text = block.text
    if (
        text.endswith((".", ",", ";", ":"))
        or len(text.split()) > _LONGEST_HEADING
        or len(block.parts) > 1
    ):
        return False
    fed = block.form == "item" and block.marker == " " and text[:1].isupper()
    return bool(_NUMBERED_HEADING.match(text)) or (fed and not listing)


def _with_subheadings(marks: list[Mark]) -> list[Mark]:
    """A short line above a sentence is a heading, too, where it cannot be one of a list's items."""
    found, page = [], False
    for mark, after in zip_longest(marks, marks[1:]):
        page = mark.role == "priority" or (page and mark.role not in ("heading", *_STARTS))
        text = mark.block.text
        short = len(text.split()) <= _LONGEST_HEADING and len(mark.block.parts) == 1
        above = (
            after is not None
            and after.role in ("text", "item")
            and after.block.text.endswith((".", ":"))
        )
        title = short and text[0].isupper() and text[-1] not in ".,;:"
        heads = mark.role == "text" and not page and title and above
        found.append(replace(mark, role="subheading") if heads else mark)
    return found


def _lines(block: Block) -> Iterator[Block]:
    for part in block.parts:
        yield Block((part._replace(column=None),), "paragraph", gap=False)


def _boxed(block: Block) -> bool:
    """Whether a block is the words of several boxes: many short lines, no sentence."""
    return (
        block.form != "label"
        and len(block.parts) > 3
        and all(len(part.text) < 25 for part in block.parts)
    )


_PREFIX = re.compile(r"^[^\W\d_][^:.;]{1,60}:(?=\s|$)")


def prefix(text: str) -> str:
    """The label with which words begin, with its colon; empty where they begin with none.

    >>> prefix("Lead: Ann Bee"), prefix("Mend the gate")
    ('Lead:', '')
    """
    m = _PREFIX.match(text)
    return m[0] if m else ""


def labels_again(marks: Iterable[Mark]) -> frozenset[str]:
    """The labels with which several blocks begin: those of records, whose values no heading is and of which no heading is said."""
    counted = Counter(prefix(mark.block.text) for mark in marks)
    return frozenset(label for label, n in counted.items() if label and n > 1)
