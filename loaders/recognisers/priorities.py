"""Priority pages: who leads, why, the aim, how success is measured, and what will be done by when."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from remit.graph.lookup import key
from remit.loaders.blocks import Block, Passage
from remit.loaders.drafts import Ref
from remit.loaders.folding import same_words
from remit.loaders.outline import Mark, label_of, pages
from remit.loaders.reading import Reading, slug
from remit.loaders.recognisers.inline import LABEL_ROLES, owners_of
from remit.loaders.values.dates import read_period

_PART = re.compile(r"^[A-Z][a-z]+:\s")
_PERSON_OF = re.compile(r"^(?P<who>[^,;()]{4,60}),\s+(?P<home>[A-Z][^,;()]{4,80})$")
_DASHED = re.compile(r"^(?P<work>\S.{8,}?)\s+[–—-]\s+(?P<who>[(A-Z][^–—]{2,100}?)[ .;]*$")
_DUE = re.compile(
    r",\s*(?:by\s+)?(?P<when>(?:the end of\s+)?(?:[A-Za-z]+\s+|\d{1,2}\s+[A-Z][a-z]+\s+)\d{4})$"
)
_LONGEST_OWNER = 12  # words
_FEWEST_WORDS = 3  # of a piece of work without a heading that says it is one
_CLOSING = ("priority", "heading", "chart", "model", "template", "overview")  # a list of priorities


@dataclass
class _Page:
    """Where we are on a priority's page."""

    priority: Ref
    mark: Mark  # its heading
    mode: str = ""
    heading: Mark | None = None
    bare: bool = True  # no heading yet below its own
    style: str = ""  # the marker of the list's first item
    counts: dict[str, int] = field(default_factory=dict)
    parent: Ref | None = None  # the action that labelled items detail
    texts: dict[str, list[Passage]] = field(default_factory=dict)


def recognise(reading: Reading) -> None:
    """Read every priority page of a document, and the list of priorities that heads a plan."""
    page: _Page | None = None
    listing: Mark | None = None
    on = pages(reading.marks)
    for mark in reading.marks:
        heading = on.get(mark.block.parts[0].number)
        if page is not None and heading is not page.mark:
            _finish(reading, page)
            page = None
        if mark.role in _CLOSING:
            listing = None
        if page is not None and mark.role == "heading":
            page.mode, page.bare = "", False  # a section of the page that nothing is known of
        if mark.role == "priority" and mark.value is not None:
            page = _Page(_open(reading, mark), mark)
        elif mark.role == "priorities":
            listing = mark
        elif listing is not None and mark.role in ("item", "text") and not _sentence(mark):
            _listed(reading, listing, mark)
        elif page is not None:
            _go_on(reading, page, mark)
        elif mark.role == "aim":
            listing = None
    _finish(reading, page)


def _open(reading: Reading, mark: Mark) -> Ref:
    assert mark.value is not None
    priority = Ref("priority", mark.value.text)
    stated_as = mark.block.text.partition(mark.value.text)[0].rstrip(" :–—-")
    if reading.plan:
        reading.findings.link(
            reading.source, mark.block, priority, "priorityOf", reading.plan, stated_as=stated_as
        )
    else:
        reading.findings.attribute(reading.source, mark.value, priority, "name", mark.value.text)
    reading.about(mark.block, priority)
    lead_beside(reading, mark.block, mark.block, priority)
    return priority


def lead_beside(reading: Reading, block: Block, heading: Passage, priority: Ref) -> None:
    """Say who leads a priority where its heading does: "Noise (Lead: Ann Bee)"."""
    for owner in owners_of(heading, reading.profile)[1]:
        bodies = reading.parties.asks_for_bodies(owner.label)
        reading.assign(priority, owner.role, owner.who, owner.label, block, bodies=bodies)


def _listed(reading: Reading, listing: Mark, mark: Mark) -> None:
    """An entry in the list of priorities: the same priority, named once more."""
    if reading.plan and _has_page(reading, mark.block.text):
        reading.findings.link(
            reading.source, mark.block, Ref("priority", mark.block.text), "priorityOf", reading.plan,
            stated_as=listing.block.text,
        )  # fmt: skip


def _has_page(reading: Reading, name: str) -> bool:
    return any(m.role == "priority" and same_words(m.name, name) for m in reading.marks)


def _go_on(reading: Reading, page: _Page, mark: Mark) -> None:
    if mark.role in ("furniture", "address", "footnote", "row", "contents"):
        return
    if mark.role == "label" and mark.name in LABEL_ROLES and mark.value:
        role = LABEL_ROLES[mark.name]
        label = label_of(mark)
        if not mark.value.text:
            reading.nobody(page.priority, role, mark.block, label)
        bodies = reading.parties.asks_for_bodies(label)
        who = _without_home(reading, mark)
        reading.assign(page.priority, role, who, label, mark.block, bodies=bodies)
        return
    if mark.role in ("why", "aim", "measures", "actions"):
        page.mode, page.heading, page.style, page.parent = mark.role, mark, "", None
        page.bare = False
        return
    if page.bare and mark.role == "item" and _is_owned(reading, mark):
        page.heading = page.mark
        _action(reading, page, mark)
        return
    if page.mode in ("measures", "actions") and _in_list(page, mark):
        (_measure if page.mode == "measures" else _action)(reading, page, mark)
        return
    reading.about(mark.block, page.priority)
    _nobody_leads(reading, page.priority, mark)
    if page.mode in ("why", "aim") and mark.role in ("text", "item"):
        page.texts.setdefault(page.mode, []).append(mark.block)


def _is_owned(reading: Reading, mark: Mark) -> bool:
    """Whether an item right below a priority is work that says whose it is: "Run patrols at night (Lead: Ann Bee)"."""
    work, owners = owners_of(mark.block, reading.profile)
    return bool(owners) and len(work.text.split()) >= _FEWEST_WORDS


def _without_home(reading: Reading, mark: Mark) -> Passage:
    """A label's value; of "Ann Bee, Quays and Locks Mere" the name of the person, who is of that body.

    What stands behind a person's name, and is nobody known, is where the person works rather than
    another who answers.
    """
    assert mark.value is not None
    m = _PERSON_OF.match(mark.value.text)
    if m is None:
        return mark.value
    first, home = mark.value.match(m, "who"), mark.value.match(m, "home")
    people = reading.parties.read(first, people=True)
    homes = reading.parties.read(home)
    if len(people) != 1 or people[0].kind != "person" or not homes:
        return mark.value
    if any(party.kind not in ("unclear", "unread") for party in homes):
        return mark.value
    body, person = reading.body(home.text.rstrip(" .")), Ref("person", people[0].name)
    reading.findings.link(
        reading.source, mark.value, person, "memberOf", body, stated_as="beside the name",
        basis="inferred",
    )  # fmt: skip
    return first


def _nobody_leads(reading: Reading, priority: Ref, mark: Mark) -> None:
    """A sentence such as "the Board has not yet agreed which agency should lead": a vacancy."""
    for sentence in mark.block.sentences():
        for phrase in reading.profile.phrases["no lead"]:
            words = re.escape(phrase).replace(r"\{any\}", r"[^.]{1,40}?")
            if m := re.search(words, sentence.text, re.IGNORECASE):
                place = reading.numbered(f"{slug(priority.name)}-accountable")
                vacancy = reading.placed(
                    "vacancy", m.group(), place, scope="accountable", under=priority
                )
                reading.findings.link(
                    reading.source, sentence, priority, "assignedTo", vacancy,
                    role="accountable", stated_as=m.group(),
                )  # fmt: skip
                return


def _in_list(page: _Page, mark: Mark) -> bool:
    """Whether a block is the list's next item; its first item sets what an item looks like."""
    marker = mark.block.marker.strip(" .()")
    looks = "number" if marker.isdigit() else "letter" if marker.isalpha() else marker
    if mark.block.form == "label":
        looks = page.style
    page.style = page.style or looks or "plain"
    if page.style == (looks or "plain"):
        return True
    page.mode = "" if page.mode == "measures" else page.mode
    return page.mode == "actions" and page.style == "plain" and not looks


def _measure(reading: Reading, page: _Page, mark: Mark) -> None:
    number = page.counts["measure"] = page.counts.get("measure", 0) + 1
    block, priority = mark.block, page.priority
    text = block.text.rstrip(". ")
    measure = reading.placed(
        "measure", text, f"{slug(priority.name)}-{number}", measure_key(priority, text),
        scope=slug(priority.name),
    )  # fmt: skip
    stated_as = page.heading.block.text if page.heading else ""
    reading.findings.link(
        reading.source, block, measure, "measureOf", priority, stated_as=stated_as
    )
    reading.about(block, measure)


def measure_key(priority: Ref, text: str) -> str:
    """What makes two measures one: the same words under the same priority."""
    return f"{key(priority.name)}|{key(text)}"


def _action(reading: Reading, page: _Page, mark: Mark) -> None:
    assert page.heading is not None
    block, say = mark.block, reading.findings
    text, owners = owners_of(block, reading.profile)
    behind = None if owners else _behind_dash(reading, block)
    text = behind.work if behind else text
    if _PART.match(block.text) and page.parent:
        code = page.parent.slug
        number = page.counts[code] = page.counts.get(code, 0) + 1
        place, above = f"{code}-{number}", page.parent
        scope, under = None, page.parent
    else:
        code = page.heading.horizon.removeprefix("P").lower() or "plan"  # 1y, 3y, by, longer
        deadline = read_period(page.heading.name) if page.heading.name else None
        code += f"-{deadline.end:%Y-%m}" if deadline else ""
        number = page.counts[code] = page.counts.get(code, 0) + 1
        place, above = f"{slug(page.priority.name)}-{code}-{number:02}", page.priority
        scope, under = f"{slug(page.priority.name)}-{code}", None
    action = reading.placed("action", text.text.rstrip(". "), place, scope=scope, under=under)
    heading = page.heading.block
    say.link(reading.source, block, action, "actionOf", above, stated_as=heading.text)
    _when(reading, page.heading, action)
    for owner in owners:
        bodies = owner.role == "accountable" and reading.parties.asks_for_bodies(owner.label)
        reading.assign(action, owner.role, owner.who, owner.label, block, bodies=bodies)
    if behind:
        reading.assign(action, "responsible", behind.who, heading.text.rstrip(" :"), block)
        if behind.when is not None and (period := read_period(behind.when.text)):
            say.attribute(
                reading.source, behind.when, action, "deadline", period.iso, raw=behind.when.text
            )
    if not _PART.match(block.text):
        page.parent = action
    reading.about(block, action)


class _Behind(NamedTuple):
    """An action that ends on a dash with whoever is to do it, and by when."""

    work: Passage
    who: Passage
    when: Passage | None


def _behind_dash(reading: Reading, block: Block) -> _Behind | None:
    """Read "Plant forty trees – Parks Team, by May 2027"; words that are plainly no party are none."""
    m = _DASHED.match(block.text)
    if m is None:
        return None
    who, when = block.match(m, "who"), None
    if due := _DUE.search(who.text):
        who, when = who.cut(0, due.start()), who.match(due, "when")
    if len(who.text.split()) > _LONGEST_OWNER:
        return None
    parties = reading.parties.read(who)
    known = ("person", "post", "body", "vacancy")
    clear = bool(parties) and all(party.kind in known for party in parties)
    alone = len(parties) == 1 and parties[0].name == who.text
    if not clear and (when is None or not alone):  # with a date behind it, a name is an owner's
        reason = f"“{who.text}” stands behind an action, and it is not clear who that is"
        reading.findings.cannot_read(reading.source, block, who, reason)
        return None
    return _Behind(block.match(m, "work"), who, when)


def _when(reading: Reading, heading: Mark, action: Ref) -> None:
    say, source = reading.findings, reading.source
    if not heading.horizon:
        return
    raw = heading.block.text
    horizon = heading.horizon if heading.horizon.startswith("P") else None
    say.attribute(source, heading.block, action, "horizon", horizon, raw=raw)
    if heading.horizon == "by" and heading.value is not None:
        deadline = read_period(heading.name)
        day = deadline.end.isoformat() if deadline else None
        say.attribute(source, heading.value, action, "deadline", day, raw=heading.name)


def _finish(reading: Reading, page: _Page | None) -> None:
    for term, passages in (page.texts if page else {}).items():
        text = "\n".join(passage.text for passage in passages)
        reading.findings.attribute(reading.source, passages, page.priority, term, text)  # type: ignore[union-attr]


def _sentence(mark: Mark) -> bool:
    return mark.block.text.endswith((".", ":")) or len(mark.block.text.split()) > 12
