"""The picture of the page: every plan with its priorities in lanes, or who reports to whom as a tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from remit.graph.model import Entity
from remit.viz.html import NOTHING, html, joined
from remit.viz.lanes import Unnamed
from remit.viz.links import Links, name
from remit.viz.page_glance import bar
from remit.viz.spine import Step
from remit.viz.squares import UNFOLDED, Column, Picture, Square
from remit.viz.wording import instead, label

if TYPE_CHECKING:
    from remit.viz.tree import Twig

_PLANS = "Plan|Priorities|Leads|Actions that name nobody|Vacant|Past their date|High findings"
_NUMBERS = ("Priorities", "Leads", "Vacant", "Past their date", "High findings")
_RIGHT = Markup(' class="n"')
_ROWS = ("Priority", "Lead", "Officer", "Actions", "Group", "Findings")


class Chart(NamedTuple):
    """What is drawn; ``listed`` are the numbers of things in the page's list, ``written`` says whether squares are written at once."""

    pictures: Sequence[Picture]
    trees: Sequence[Twig]
    listed: Mapping[str, int]
    written: bool
    links: Links


def chart(drawn: Chart) -> Markup:
    """The picture, with its heading and its legend."""
    if drawn.pictures:
        return _lanes(drawn)
    if drawn.trees:
        return html(
            """<h2 id="chart-h">Who reports to whom</h2>
<p class="hint">Fold a branch by its triangle; choose a name to see what it answers for.</p>
<ul class="tree" id="tree">{}</ul>
""",
            joined(map(_twig, drawn.trees)),
        )
    return html(
        """<h2 id="chart-h">Nothing to draw</h2>
<p>This register holds no plan, no priority and nobody who reports to anybody.</p>
"""
    )


def _lanes(drawn: Chart) -> Markup:
    many = len(drawn.pictures)
    several = many > UNFOLDED
    return html(
        """<div class="headed"><h2 id="chart-h">{}</h2><p class="hint">Each square is an action, broken where nobody is named or a place is vacant. Choose any box.</p><p class="tools scripted"><button type="button" id="as-rows">Priorities as rows</button><button type="button" id="save-svg">Save as SVG</button><button type="button" id="save-png">PNG</button></p></div>
<p class="hint" id="greyed" hidden></p><div class="lanes" id="lanes" role="group" aria-label="Priorities in lanes, a square for each action">
{}{}</div>
<ul class="legend" aria-label="Legend">
<li><span class="sq full">A</span> somebody is named; the letter is the status: red, amber, green, blue</li>
<li><span class="sq empty"></span> nobody is named</li>
<li><span class="sq empty">?</span> a place is written as vacant, alone or beside a name</li>
<li><span class="sq doubt">~</span> not understood or not read; × withheld</li>
<li><span class="sq full late">!</span> past its date</li>
<li><span class="rule stated"></span> the text says so</li>
<li><span class="rule drawn"></span> only a chart’s layout suggests it</li>
<li><span class="rule inferred"></span> worked out from other statements, or decided by a person, in the decisions file</li>
</ul>
""",
        f"{many} plans, those with most to ask first" if several else "From board to action",
        _plans(drawn) if several else NOTHING,
        joined(_band(drawn, picture, many) for picture in drawn.pictures),
    )  # fmt: skip


def _plans(drawn: Chart) -> Markup:
    """The list of several plans."""
    heads = joined(
        html("<th scope=col{}>{}</th>", _RIGHT if head in _NUMBERS else NOTHING, head)
        for head in _PLANS.split("|")
    )
    return html(
        """<div class="scroll" role="region" aria-label="Table of plans" tabindex="0"><table class="plans"><thead><tr>{}</tr></thead><tbody>
{}</tbody></table></div>""",
        heads,
        joined(_plan(p, drawn.links) for p in drawn.pictures),
    )


def _plan(p: Picture, links: Links) -> Markup:
    return html(
        '<tr><th scope="row">{}</th><td class="n">{}</td><td class="n">{}</td><td>{} of {}{}</td><td class="n">{}</td>'
        '<td class="n">{}</td><td class="n">{}</td></tr>\n',
        links.to(p.plan) if p.plan else "Under no plan",
        p.priorities,
        p.leads,
        p.tally.nobody,
        p.tally.actions,
        bar(p.tally.nobody, p.tally.actions, "empty"),
        p.tally.vacant,
        p.tally.late,
        p.tally.high,
    )


def _band(drawn: Chart, picture: Picture, many: int) -> Markup:
    """A plan: what stands above it, and its priorities side by side or in rows."""
    title = label(picture.plan) if picture.plan else "Under no plan"
    lanes = len(picture.columns)
    folded = many > UNFOLDED
    head = NOTHING
    if folded:
        head = html(
            '<details class="folded"><summary><b>{}</b> <small>{} {}; {}</small></summary>',
            title,
            lanes,
            "lane" if lanes == 1 else "lanes",
            picture.said,
        )
    elif many > 1:
        head = html("<h3>{}</h3>\n", title)
    return html(
        """{}{}<div class="{}{}">
<div class="lane names" aria-hidden="true">{}</div>
{}</div>{}
""",
        head,
        _spine(picture.spine, drawn.links) if picture.spine else NOTHING,
        "abreast" if picture.abreast else "rows",
        " hung" if picture.plan else "",
        joined(html("<div>{}</div>", row) for row in _ROWS),
        joined(_column(drawn, column) for column in picture.columns),
        html("</details>") if folded else NOTHING,
    )


def _spine(steps: Sequence[Step], links: Links) -> Markup:
    return html('<div class="spine">{}</div>\n', joined(_step(s, s is steps[-1], links) for s in steps))  # fmt: skip


def _step(step: Step, last: bool, links: Links) -> Markup:
    box = _party(step.thing, "", "plan" if last else "board", links)
    beside = NOTHING
    if step.beside:
        ties = joined(
            html(
                "<li><small>{}{}</small> {}</li>",
                tie.how,
                f" ({tie.basis})" if tie.basis != "stated" and tie.basis not in tie.how else "",
                links.to(tie.thing),
            )
            for tie in step.beside
        )
        beside = html("<details><summary>{}</summary><ul>{}</ul></details>", step.summary, ties)
    tie = html('<span class="tie {}"><small>{}</small></span>', step.basis, step.tie)
    return html('<div class="step">{}{}</div>{}', box, beside, tie if step.tie else NOTHING)


def _party(entity: Entity, tag: str, row: str, links: Links, basis: str = "") -> Markup:
    kind = " empty" if entity.kind == "vacancy" else " doubt" if instead(entity) else ""
    return html(
        '<a class="cell {}{}{}" href=#{}>{}{}</a>',
        row,
        kind,
        f" {basis}" if basis and basis != "stated" else "",
        links.address(entity),
        name(entity),
        html("<small>{}</small>", tag) if tag else NOTHING,
    )


def _unnamed(place: Unnamed | None) -> Markup:
    if place is None:
        return NOTHING
    look = "doubt" if place.doubt else "empty"
    return html('<span class="cell {}">{}</span>', look, place.words)


def _column(drawn: Chart, c: Column) -> Markup:
    """A priority: who leads it, who is its officer, its actions, groups and findings."""
    links = drawn.links
    head = html('<b class="cell">{}</b>', c.title or "Actions")
    if c.head:
        head = html('<a class="cell head" href=#{}>{}</a>', links.address(c.head), name(c.head))
    return html(
        """<div class="lane"><div>{}</div>
<div data-l="Lead">{}{}</div>
<div data-l="Officer">{}{}</div>
<div data-l="Actions">{}<p class="count">{}{}</p></div>
<div data-l="Group">{}</div>
<div data-l="Findings">{}{}</div></div>
""",
        head,
        joined(_party(e, tag, "lead", links) for e, tag in c.leads),
        _unnamed(c.no_lead),
        joined(_party(e, tag, "lead", links) for e, tag in c.officers),
        _unnamed(c.no_officer),
        _squares(drawn, c),
        _count(c),
        NOTHING if c.drawn else html(': too many to draw, <a href="#actions">in the table</a>'),
        joined(_party(e, "", "group", links, basis) for e, basis in c.groups),
        _found(c),
        html('<span class="mini">{} {}</span>', c.measures, "measure" if c.measures == 1 else "measures")
        if c.measures
        else NOTHING,
    )  # fmt: skip


def _count(c: Column) -> Markup:
    """How many actions there are and for how many nobody is named: each number leads to these in the table."""
    if not c.head:
        return html("{}{}", c.said, html(", <b>{}</b>", c.nobody) if c.nobody else NOTHING)
    comma = "," if c.nobody else ""  # within the link, so that no line begins with it
    asked = html('<a href="#everything" data-ask="lane={}">{}{}</a>', c.head.id, c.said, comma)
    if not c.nobody:
        return asked
    return html(
        '{} <a href="#everything" data-ask="lane={}&amp;who=nobody blank"><b>{}</b></a>',
        asked,
        c.head.id,
        c.nobody,
    )


def _found(c: Column) -> Markup:
    if c.story:
        return html('<a class="mini" href="#story{}">{}</a>', c.place, c.story.said)
    return html('<span class="mini">nothing found</span>') if c.head else NOTHING


def _squares(drawn: Chart, c: Column) -> Markup:
    if drawn.written:
        return html('<p class="squares">{}</p>', joined(_square(s, drawn.links) for s in c.squares))
    numbers = "".join(f"{drawn.listed[s.thing.id]} " for s in c.squares)
    return html('<p class="squares" data-actions="{}"></p>', numbers)


def _square(s: Square, links: Links) -> Markup:
    return html(
        '<a class="sq {}{}{}" href=#{}>{}</a>',
        s.outline,
        f" {s.tone}" if s.tone else "",
        " late" if s.late else "",
        links.address(s.thing),
        s.letters or html("<i>{}</i>", s.words),
    )


def _twig(t: Twig) -> Markup:
    how = f", {t.how} it" if t.how and t.how != "reports to" else ""
    below = NOTHING
    if t.children:
        below = html(
            '<details open><summary>{} below<span class="hush"> {}</span></summary><ul>{}</ul></details>',
            t.size,
            name(t.thing),
            joined(map(_twig, t.children)),
        )
    return html(
        '<li><button type="button" class="leaf{}" data-go="{}">{}</button> <small>{}{}{}</small>{}</li>',
        " open" if t.thing.kind == "vacancy" else "",
        t.thing.id,
        label(t.thing),
        t.thing.kind,
        how,
        "; shown in full elsewhere" if t.again else "",
        below,
    )
