"""What the scrutiny pack says: one leaf first, then priority by priority, then the evidence.

The words come from the queries; here they get their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from remit.graph.model import Citation, Entity
from remit.graph.store import WORDS
from remit.graph.titles import Title
from remit.graph.words import with_capital
from remit.ontology import BASES
from remit.queries.above import ACCOUNTABLE, RESPONSIBLE
from remit.queries.asked_first import first_said
from remit.queries.audit import SEVERITIES, Audit, Finding
from remit.queries.audit.model import Matter
from remit.queries.changes.model import Diff, Edition
from remit.queries.counting import count
from remit.queries.dependencies import Dependency
from remit.queries.doubted import day_doubted
from remit.queries.facts.dating import LATEST, day_words, last_day, reporting_on
from remit.queries.gaps import ANOTHER_LEAD
from remit.queries.glance import Glance
from remit.queries.phrasing import list_of, lowered, shortened
from remit.queries.promises import Ledger
from remit.queries.quoted import by_lines, unquoted
from remit.queries.sheets import Sheet
from remit.queries.stories import Story, Telling, by_severity, told_again
from remit.viz import changes, invited, promised
from remit.viz.blocks import Block, Heading, Items, Line, NewLeaf, Paragraph, Part, Table, line
from remit.viz.material import Material
from remit.viz.wording import curled, in_words

_QUOTES: Final = 2  # passages that a finding shows; the others are counted
_WIDTH: Final = 220  # letters of a passage


@dataclass(frozen=True)
class Pack:
    """All that a pack is composed of."""

    material: Material
    audit: Audit
    glance: Glance
    stories: tuple[Story, ...]
    sheets: tuple[Sheet, ...]
    pairs: tuple[Dependency, ...]
    titles: Mapping[str, Title]
    redacted: bool
    changes: Diff | None = None
    promises: Ledger | None = None

    @property
    def day(self) -> str:
        """As at which day it is judged, in words."""
        if not self.audit.as_of:
            return "on no known day"
        return f"as at {day_words(date.fromisoformat(self.audit.as_of))}"

    @cached_property
    def dated(self) -> str:
        """The same, with a word on it where the day rests on a date that a finding doubts."""
        doubt = day_doubted(self.material.contents.statements, self.audit)
        return f"{self.day} ({doubt})" if doubt else self.day

    def place(self, citation: Citation) -> str:
        """Where a passage stands, by the title of its document."""
        told = self.titles.get(citation.document)
        return f"{told.title if told else citation.document}, {citation.locator}"

    def cited(self, citation: Citation, quote: str = "") -> Part:
        """Where a passage stands, leading to the document where its web address is known."""
        told = self.titles.get(citation.document)
        link = told.link(citation.locator) if told else ""
        return Part(f"{self.place(citation)}{f': “{quote}”' if quote else ''}", "place", link)


def whole(pack: Pack) -> Iterator[Block]:
    """The pack of a whole register."""
    yield from _first_leaf(pack)
    yield NewLeaf()
    for said in (resting(pack), told_again(pack.stories)):
        if said:
            yield Paragraph(line(said))
    if pack.changes is not None:
        yield from changed(pack, pack.changes)
    if pack.promises is not None:
        yield from promised.blocks(pack.promises, pack.place)
        yield from promised.progress(pack.promises, pack.place)
        yield from promised.coming(pack.promises, pack.place)
        yield from invited.invited(pack.promises, pack.sheets, pack.changes)
    for story in pack.stories:
        yield from _story(pack, story)
    yield from _other_priorities(pack)
    yield from _sheets(pack)
    yield from _between(pack)
    yield from _evidence(pack)
    yield from sources(pack)


def resting(pack: Pack) -> str:
    """Whose the words are, why some passages have none, what a place is, and as at which day all is judged."""
    contents = pack.material.contents
    said = (contents.meta.get(WORDS, ""), unquoted(contents), by_lines(contents), _latest(pack))
    return " ".join(filter(None, said))


def changed(pack: Pack, diff: Diff) -> Iterator[Block]:
    """What has changed since an earlier register."""
    yield Heading(2, "What changed")
    yield Paragraph(line(f"Since {_day_of(diff.old)}{list_of(diff.old.documents)}:"))
    yield from changes.blocks(diff, pack.place, level=2)


def _day_of(edition: Edition) -> str:
    """Which earlier register it is: by its days, where its papers come in editions."""
    own = {edition.days[name] for name in edition.documents if name in edition.days}
    days = [day for each in sorted(own) if (day := last_day(each))]
    if days:
        return f"{list_of([*map(day_words, days)])}, as told by "
    return f"{edition.register}, which was read from "


def _first_leaf(pack: Pack) -> Iterator[Block]:
    look = pack.glance
    yield Heading(1, f"{pack.material.title}: a scrutiny pack")
    yield Paragraph(
        line(
            f"What the documents say, {pack.dated}. This pack does not vouch for them.",
            redacted(pack),
        )
    )
    if look.empty or look.reading.partial:
        said = "Nothing was read" if look.empty else "Much was not understood"
        yield Paragraph(line(Part(f"{said}: {look.reading.beside}.", "strong")))
    if look.first or look.grave:
        grave = Part(f"{look.grave}.", "strong") if look.grave else ""
        yield Paragraph(line(look.first, grave, look.last))
    if look.questions:
        yield Heading(2, "Ask about these first")
        yield Paragraph(line(first_said(pack.audit, look.questions)))
        yield Items(
            tuple(
                line(
                    Part(f"{m.title}.", "strong"), m.story, Part(m.question, "question"), _put_to(m)
                )
                for m in look.questions
            ),
            ordered=True,
        )
    yield Heading(2, "In numbers")
    yield Items(tuple(line(text) for text in _tallies(pack)))


def _latest(pack: Pack) -> str:
    """Where the day stands as at which all is judged, if it is the latest that a paper reports on."""
    told = reporting_on(pack.material.contents.statements, pack.audit.as_of or "")
    return f"All is judged {pack.dated}, {LATEST} ({pack.place(told[0])})." if told else ""


def redacted(pack: Pack) -> str:
    """Whether names are left out, in a sentence."""
    return "Names of people are left out." if pack.redacted else ""


def _tallies(pack: Pack) -> Iterator[str]:
    look = pack.glance
    if look.naming:
        nobody = look.named("nobody", "blank")
        names = f"; {nobody} of them {'names' if nobody == 1 else 'name'} nobody" if nobody else ""
        yield f"{look.actions}{names}."
        vacant = look.named("vacant")
        places = f"; {look.places}" if look.vacancies else ""
        yield f"{count(vacant, 'action')} with a place written as vacant{places}."
        if doubtful := look.named("unclear", "withheld", "unread"):
            yield f"{count(doubtful, 'action')} with an owner not understood, withheld or not read."
        yield f"{len(look.late)} of {len(look.dated)} dated actions past their date and not said to be done."
        beside = f" Of the other statuses {look.beside_colours}." if look.beside_colours else ""
        yield f"Status: {lowered(look.statuses)}; {look.other_statuses}.{beside}"
    found = pack.audit.matters and ", ".join(
        f"{sum(f.severity == s for f in pack.audit.open)} {s}" for s in SEVERITIES
    )
    yield f"{count(len(pack.audit.open), 'finding')}{f' ({found})' if found else ''}."
    yield f"{with_capital(look.reading.beside)}."


def _story(pack: Pack, story: Story) -> Iterator[Block]:
    yield Heading(2, name(story.priority) if story.priority else "Of the whole")
    if story.priority:
        yield from _held(pack, story.priority)
    yield Paragraph(line(f"Found: {story.said}."))
    yield Items(tuple(_told(pack, telling) for telling in story.foremost), ordered=True)
    if story.lesser:
        yield Heading(3, "Lesser matters")
        yield Items(tuple(_asked(pack, telling) for telling in story.lesser))


def _held(pack: Pack, priority: Entity) -> Iterator[Block]:
    """Who answers for a priority, and how its actions stand."""
    answer = pack.material.answers[priority.id]
    lines = []
    for role in (ACCOUNTABLE, RESPONSIBLE):
        parties = answer.parties(role)
        cited = [_passage(pack, c) for p in parties[:2] for c in p.citations[:1]]
        said = in_words(parties, priority) if parties else answer.nobody
        lines.append(line(Part(f"{role.capitalize()}:", "strong"), said, *cited))
    below = pack.material.reached([priority.id], down=True)
    actions = [id_ for id_ in below if id_ in pack.glance.naming]
    nobody = sum(pack.glance.naming[id_] in ("nobody", "blank") for id_ in actions)
    unread = sum(pack.material.answers[id_].unread > 0 for id_ in actions)
    doubt = f"; {unread} with cells that were not understood" if unread else ""
    said = f"{pack.glance.said_of(actions)}; {nobody} name nobody{doubt}."
    lines.append(line(Part("Actions:", "strong"), said))
    yield Items(tuple(lines))


def _other_priorities(pack: Pack) -> Iterator[Block]:
    """Priorities, or plans without any, of which nothing was found: who answers stands here too."""
    told = {story.priority.id for story in pack.stories if story.priority}
    heads = pack.material.of_kind("priority") or pack.material.of_kind("plan")
    for head in heads:
        if head.id not in told:
            yield Heading(2, name(head))
            yield from _held(pack, head)


def _told(pack: Pack, telling: Telling) -> Line:
    first = telling.first
    more = f"{with_capital(telling.more_said)}." if telling.more else ""
    waived = first.waived
    return line(
        Part(f"{telling.severity.capitalize()}.", "strong"),
        first.message,
        Part(first.question, "question"),
        _put_to(first),
        more,
        f"Waived by {waived.by} until {waived.until}: {waived.reason}" if waived else "",
        *_cited(pack, first),
    )


def _asked(pack: Pack, telling: Telling) -> Line:
    more = f"({telling.more_said})" if telling.more else ""
    first = telling.first
    level = f"{telling.severity.capitalize()}:"
    return line(
        level, Part(first.question, "question"), _put_to(first), more, *_cited(pack, first, most=1)
    )


def question(pack: Pack, finding: Finding) -> Line:
    """A finding as what to ask, with what it is asked for and where that stands."""
    return line(
        Part(finding.question, "question"),
        _put_to(finding),
        finding.message,
        *_cited(pack, finding),
    )


def _put_to(asked: Finding | Matter) -> str:
    """To whom a question is to be put, in a sentence; empty where the documents name nobody."""
    return f"Put to: {curled(asked.put_to_said)}." if asked.put_to else ""


def _cited(pack: Pack, finding: Finding, most: int = _QUOTES) -> Iterable[Part]:
    """The first passages on which a finding rests, with their words; those first of which the register keeps them."""
    return passages(pack, finding.evidence, most)


def passages(pack: Pack, evidence: Sequence[Citation], most: int) -> Iterator[Part]:
    """The first of some passages, those first of which the register keeps the words, and how many more there are."""
    told = sorted(evidence, key=lambda citation: not citation.quote.strip())
    for citation in told[:most]:
        yield _passage(pack, citation)
    if len(told) > most:
        yield Part(f"and {len(told) - most} more", "place")


def _passage(pack: Pack, citation: Citation) -> Part:
    """Where a passage stands, with its words or that they are not kept."""
    quote = shortened(" ".join(citation.quote.split()), _WIDTH)
    if quote:
        return pack.cited(citation, quote)
    part = pack.cited(citation)
    return Part(f"{part.text}; words not kept here", part.look, part.link)


def _sheets(pack: Pack) -> Iterator[Block]:
    if pack.sheets:
        yield Heading(2, "Who stands for what")
        yield Items(
            tuple(
                line(curled(s.sentence), curled(s.if_gone) if s.loses else "") for s in pack.sheets
            )
        )
    twice = [
        (answer.target, gap)
        for answer in pack.material.answers.values()
        for gap in answer.gaps
        if gap.code == ANOTHER_LEAD
    ]
    if twice:
        yield Heading(2, "Covered twice, under different leads")
        yield Items(tuple(line(f"{name(t)} ({t.kind}):", gap.message) for t, gap in twice))


def _between(pack: Pack) -> Iterator[Block]:
    if not pack.pairs:
        return
    yield Heading(2, "Between priorities")
    for pair in pack.pairs:
        yield Heading(3, f"{name(pair.a)} and {name(pair.b)} ({len(pair.through)})")
        yield Items(tuple(line(link.explanation) for link in pair.through))


def _evidence(pack: Pack) -> Iterator[Block]:
    """Every finding with its passages, rule by rule."""
    yield Heading(2, "All findings, with their evidence")
    if not pack.audit.findings:
        yield Paragraph(line("Nothing was found by the rules that were applied."))
    for checked in pack.audit.rules:
        found = [f for f in pack.audit.findings if f.code == checked.rule.code]
        if not found:
            continue
        rule = checked.rule
        title = f"{rule.title} ({len(found)} found, {checked.checked} looked at: {rule.checked})"
        yield Heading(3, title)
        yield Paragraph(line(f"{with_capital(by_severity(found))}. {rule.why}", rule.todo))
        yield Items(
            tuple(
                line(
                    f.message,
                    f"Waived by {f.waived.by} until {f.waived.until}: {f.waived.reason}"
                    if f.waived
                    else "",
                    *_cited(pack, f),
                )
                for f in found
            )
        )
    for waiver in pack.audit.lapsed:
        yield Paragraph(
            line(
                f"A waiver has run out: {waiver.rule} for {waiver.about}, until {waiver.until}, "
                f"by {waiver.by}: {waiver.reason}"
            )
        )


def sources(pack: Pack) -> Iterator[Block]:
    """The documents, how each was read, and what is meant by that on which statements rest."""
    yield Heading(2, "Sources")
    rows = []
    for document in pack.glance.reading.documents:
        told, ended = pack.titles[document.name], document.outcomes
        read = f"{ended['fact']} gave facts, {ended['text']} narrative, {ended['ignored']} set aside, {ended['unread']} not understood"
        by, until = told.by or "not known", told.until or "not known"
        out = ", ".join(filter(None, (told.published.by, told.published.on))) or "not known"
        named = Part(told.title, link=told.link())
        rows.append((named, by, until, out, read, document.name))
    if rows:
        head = ("Document", "Adopted by", "Reports up to", "Published", "Its pieces", "File")
        yield Table("Sources", head, tuple(rows))
    bases = "; ".join(f"{name}: {text}" for name, text in BASES.items())
    yield Paragraph(
        line(
            "A piece is a row of a table, a paragraph, an item of a list, or a label with its value."
        )
    )
    yield Paragraph(line(f"On what a statement rests: {bases}."))


def name(entity: Entity) -> str:
    """What a thing is called, in one line."""
    return " ".join(entity.label.split()) or f"({entity.kind} without a name)"
