"""The sheet of one lead or officer: what somebody takes to a meeting, each part of it with where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from remit.graph.model import Citation
from remit.queries.changes.model import Change
from remit.queries.counting import count
from remit.queries.gaps import standing
from remit.queries.phrasing import list_of
from remit.queries.remit_of import Led
from remit.queries.sheets import Sheet
from remit.viz import promised, sections
from remit.viz.blocks import Block, Heading, Items, Line, Paragraph, Part, Table, line
from remit.viz.pack import Pack, changed, name, passages, question, redacted, resting, sources
from remit.viz.wording import curled


def one_sheet(pack: Pack, sheet: Sheet) -> Iterator[Block]:
    """What one lead or officer takes to a meeting."""
    yield Heading(1, f"{name(sheet.agent)}: remit and questions")
    yield Paragraph(line(f"From {pack.material.title}, {pack.dated}.", redacted(pack)))
    yield Paragraph(line(Part(curled(sheet.sentence), "strong")))
    yield Paragraph(line(curled(sheet.if_gone)))
    if sheet.ready:
        yield Heading(2, "Be ready to answer")
        yield Items(tuple(question(pack, finding) for finding in sheet.ready), ordered=True)
    if sheet.left:
        yield Paragraph(line(curled(sheet.left_said)))
    if sheet.places:
        yield Heading(2, "Open places on the same matter")
        yield Items(
            tuple(
                line(finding.message, *passages(pack, finding.evidence, most=1))
                for finding in sheet.places
            )
        )
    rows = {row.thing.id: row for row in sections.actions(pack.material, pack.audit.open)}
    if sheet.actions:
        yield Heading(2, "What stands below")
        if sheet.due:
            yield Paragraph(line(sheet.due))
        yield Table(
            "Actions",
            ("Action", "Responsible", "Due", "Status", "Where it is written"),
            tuple(
                (
                    name(a),
                    rows[a.id].does,
                    rows[a.id].due or "no date",
                    rows[a.id].state or "no status",
                    _where(pack, rows[a.id].citation),
                )
                for a in sheet.actions
                if a.id in rows
            ),
        )
    if sheet.beside:
        yield Heading(2, "Led by others, on the same matter")
        yield Items(tuple(_led(pack, one, rows.get(one.thing.id)) for one in sheet.beside))
    if pack.changes is not None:
        theirs = tuple(c for c in pack.changes.changes if _concerns(c, sheet))
        own = replace(pack.changes, changes=theirs, doubts=(), said=(), unsaid=())
        yield from changed(pack, own)
    if pack.promises is not None:
        given = promised.of_these(pack.promises, {thing.id for thing in sheet.actions})
        if given.rows:
            yield from promised.blocks(given, pack.place)
            yield from promised.coming(given, pack.place)
    if sheet.shared:
        yield Heading(2, "Shared with others")
        yield Items(
            tuple(
                line(
                    f"{name(s.priority)}: {count(s.reasons, 'reason')}, for example: {s.example}",
                    *passages(pack, s.evidence, most=1),
                )
                for s in sheet.shared
            )
        )
    if said := resting(pack):
        yield Paragraph(line(said))
    yield from sources(pack)


def _where(pack: Pack, citation: Citation | None) -> Part:
    if citation is None:
        return Part("no passage is cited")
    return replace(pack.cited(citation), look="")  # in a cell of its own it needs no brackets


def _led(pack: Pack, one: Led, row: sections.Row | None) -> Line:
    """Something that others lead, with who they are and who is to do it."""
    said = f"{name(one.thing)}: led by {list_of([standing(lead) for lead in one.by])}"
    if row is None:
        return line(f"{said}.")
    return line(f"{said}; responsible: {row.does}.", _where(pack, row.citation))


def _concerns(change: Change, sheet: Sheet) -> bool:
    """Whether a change is one of what somebody leads or does, or of what was theirs before."""
    own = {sheet.agent.id, *(thing.id for thing in (*sheet.led, *sheet.actions))}
    sides = filter(None, (change.old, change.new))
    return change.thing.id in own or any(
        said.object == sheet.agent.id for side in sides for said in side.statements
    )
