"""The plan itself: what it is called, whose it is, who approved it, and for which years."""

from __future__ import annotations

import re

from remit.loaders.assertion import asserted
from remit.loaders.blocks import Passage
from remit.loaders.drafts import Ref
from remit.loaders.outline import Mark
from remit.loaders.reading import Reading, slug
from remit.loaders.values.dates import read_period
from remit.loaders.wording import NAME, bare

_TITLE = re.compile(r"^(?:[A-Z][\w'’-]*\s)*Plan(?:\s\d{4}.*)?$")
_TITLE_INSIDE = re.compile(r"^(?:Our|The|This)\s(?P<title>[Pp]lan\s(?:for|of)\s[^,]{3,40})")
_APPROVED = re.compile(
    rf"^(?:Approved|Adopted|Agreed) by (?:the )?(?P<body>{NAME}) on (?P<date>.+)$"
)
_PERIOD = re.compile(r"^(?P<period>\d.*\d{4}\s+(?:to|–|-)\s+.*\d{4})$")
_REFUSED = re.compile(r"\b(?:not|never|no longer|refused|rejected|withdrawn)\b")
_FRONT = 12  # blocks of the title page


def recognise(reading: Reading) -> None:
    """Find the plan that a document with priorities is; without a partnership there is none."""
    pages = [mark for mark in reading.marks if mark.role == "priority"]
    if reading.partnership is None or not pages or reading.is_table:
        return
    title = _full_title(reading) or _title(reading.marks)
    place = f"{slug(reading.partnership.name)}-plan"
    name = title.text if title is not None else f"Plan of {reading.partnership.name}"
    reading.plan = plan = reading.placed("plan", name, place)
    evidence = title if title is not None else pages[0].block
    reading.findings.attribute(
        reading.source, evidence, plan, "name", evidence.text if title else name
    )
    adopted = False
    for mark in reading.marks[:_FRONT]:
        adopted = _front(reading, plan, mark) or adopted
    _adopted(reading, plan, evidence)
    for mark in reading.marks:
        if mark.role == "aim":
            _aims(reading, plan)
            break


def _full_title(reading: Reading) -> Passage | None:
    """The plan's title with the partnership's name in it, wherever the document uses it."""
    assert reading.partnership is not None
    wanted = re.compile(
        rf"{re.escape(reading.partnership.name)}(?:['’]s)? (?:\w+ ){{0,3}}Plan(?: \d{{4}})?"
    )
    for mark in reading.marks:
        if m := wanted.search(mark.block.text):
            return mark.block.match(m)
    return None


def _title(marks: list[Mark]) -> Passage | None:
    for mark in marks[:_FRONT]:
        if _TITLE.match(mark.block.text):
            return mark.block
        if m := _TITLE_INSIDE.match(mark.block.text):
            return mark.block.match(m, "title")
    return None


def _front(reading: Reading, plan: Ref, mark: Mark) -> bool:
    """A line of the title page: the years that the plan is for, or who approved it."""
    say, source, block = reading.findings, reading.source, mark.block
    text = f"{block.marker} {block.text}" if block.marker.isdigit() else block.text
    if (m := _PERIOD.match(text)) and (period := read_period(m["period"])):
        say.attribute(source, block, plan, "period", period.iso, raw=m["period"])
    if mark.role == "label" and mark.name in ("reviewed", "review due"):
        say.attribute(source, block, plan, "note", block.text)
    m = _APPROVED.match(block.text)
    # "On condition that …", "on a day to be agreed": not approved yet.
    if m and (day := read_period(m["date"])) and asserted(block.text):
        body = reading.body(bare(m["body"]))
        say.link(
            source, block, plan, "adoptedBy", body, stated_as=block.text.split(" the ")[0].split(bare(m["body"]))[0].strip(),
            start=day.start.isoformat(),
        )  # fmt: skip
        if reading.partnership and body.name.endswith("Board"):
            say.link(
                source,
                block,
                reading.partnership,
                "governedBy",
                body,
                stated_as=body.name,
                basis="inferred",
            )
        return True
    return False


def _adopted(reading: Reading, plan: Ref, evidence: Passage) -> None:
    """The partnership that speaks in the plan is the body whose plan it is."""
    assert reading.partnership is not None
    for mark in reading.marks:
        m = re.search(
            r"\b(?:Our plan|This [Pp]lan|agreed a [\w-]+ plan|We have chosen)\b", mark.block.text
        )
        if m and mark.role in ("text", "item", "priorities"):
            sentence = next(s for s in mark.block.sentences() if m.group() in s.text)
            at = sentence.text.find(m.group())
            if not asserted(sentence.text, at) or _REFUSED.search(sentence.text, at):
                continue
            reading.findings.link(
                reading.source,
                sentence,
                plan,
                "adoptedBy",
                reading.partnership,
                stated_as=m.group(),
            )
            return
    reading.findings.link(
        reading.source,
        evidence,
        plan,
        "adoptedBy",
        reading.partnership,
        stated_as="plan",
        basis="inferred",
    )


def _aims(reading: Reading, plan: Ref) -> None:
    """Aims of the plan as a whole: a list under "Our aims" before the first priority's page."""
    inside = False
    items: list[Passage] = []
    for mark in reading.marks:
        if mark.role == "priority":
            break
        if mark.role == "aim":
            inside = True
        elif inside and mark.role in ("item", "text"):
            items.append(mark.block)
        elif inside:
            break
    if items:
        text = "\n".join(item.text for item in items)
        reading.findings.attribute(reading.source, items, plan, "aim", text)
