"""The lists of the page: actions with their filters, remits, what lies between priorities, everything, and the sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from remit.graph.model import OUTCOMES, Entity, LedgerEntry
from remit.graph.titles import Title
from remit.ontology import BASES
from remit.queries.above import VACANCY
from remit.queries.glance import Glance
from remit.queries.sheets import Sheet
from remit.queries.tally import DocumentTally
from remit.viz.html import NOTHING, html, joined
from remit.viz.links import Links, brief, name
from remit.viz.sections import Branch, Row
from remit.viz.wording import curled, day, label

if TYPE_CHECKING:
    from remit.viz.matrix import Matrix

_MOST = 24  # priorities along the sides of a matrix
_LISTED = 100  # pieces that were not understood

# The ways in which actions are named, as people filter by them; each action is in one of them.
_WAYS = (
    (("nobody", "blank"), "Nobody is named"),
    (("vacant",), "A place is written as vacant, alone or beside a name"),
    (("unclear", "withheld", "unread"), "Not understood, withheld or not read"),
    (("body",), "A body, and no officer"),
    (("officer",), "An officer, and no place is vacant"),
)

# An id without anything that would end it needs no marks around it; there are many.
_NAMED, _MARKED = "<a id=n={}>{}</a>", '<a id="n={}">{}</a>'
_PLAIN = re.compile(r"[\w/.-]+").fullmatch

Choice = tuple[str, str, int]  # a value, what it is called, and how many it would show


# ---------------------------------------------------------------- actions


def actions(rows: Sequence[Row], look: Glance) -> Markup:
    """The table of actions, whose rows the script writes, and its filters."""
    named = [(" ".join(ways), text, n) for ways, text in _WAYS if (n := look.named(*ways))]
    dates = [
        ("past", "Late: past it, and not said to be done", len(look.late)),
        ("other", "Done, or still to come", len(look.dated) - len(look.late)),
        ("none", "None that can be read", len(look.naming) - len(look.dated)),
    ]
    many, open_ = len(rows), sum(1 for row in rows if row.points)
    points = [
        ("gap", "With an open point", open_),
        ("none", "Without an open point", many - open_),
    ]
    return html(
        """<section id="actions" class="scripted" aria-labelledby="actions-h"><h2 id="actions-h" tabindex="-1">Actions</h2>
<details class="filters" open><summary>Filters</summary><div>
{}
<div class="field"><label for="f-lane">Priority</label><select id="f-lane"></select></div>
<div class="field"><label for="f-of">Remit</label><select id="f-of"></select></div>
<div class="field"><label for="f-lead">Lead</label><select id="f-lead"></select></div>
<div class="field"><label for="f-officer">Officer</label><select id="f-officer"></select></div>
{}
{}
{}
<button type="button" id="clear">Clear</button> <button type="button" id="save-csv">Save as CSV</button> <button type="button" id="print-list">Print this list</button>
</div></details>
<p id="shown" data-all="{}.">{}.</p>
<p class="hint">An open point is something that the documents leave open, or a finding; the answer lists each. What is inherited says from where.</p>
<div class="scroll" role="region" aria-label="Table of actions" tabindex="0"><table id="t-actions"><thead><tr><th scope=col>Action</th><th scope=col>Priority</th><th scope=col>Accountable</th><th scope=col>Responsible</th><th scope=col>Due</th><th scope=col>Status</th><th scope=col class="n">Open points</th></tr></thead><tbody></tbody></table></div></section>
""",
        _choice("who", "Who is named", "Any way", named),
        _choice("state", "Status", "Any", _counted(row.state for row in rows)),
        _choice("date", "Date", "Any", dates),
        _choice("open", "Open points", f"All actions ({many})", points)
        if 0 < open_ < many
        else NOTHING,  # where it would sort nothing out
        look.actions,
        look.actions,
    )


def _choice(key: str, title: str, any_: str, options: Sequence[Choice]) -> Markup:
    return html(
        '<div class="field"><label for="f-{}">{}</label><select id="f-{}"><option value="">{}</option>{}</select></div>',
        key,
        title,
        key,
        any_,
        joined(html('<option value="{}">{} ({})</option>', *option) for option in options),
    )


def _counted(states: Iterable[str]) -> list[Choice]:
    """Each state, what it is called, and how often it is given; none given comes last."""
    found = sorted(Counter(states).items(), key=lambda pair: (pair[0] == "", pair[0]))
    return [(state or "-", state or "None given", n) for state, n in found]


# ---------------------------------------------------------------- remits


def remits(sheets: Sequence[Sheet], idle: Sequence[tuple[Entity, str]], links: Links) -> Markup:
    """A sheet for each lead and officer, whose lists the script writes; and members with nothing to lead."""
    members = NOTHING
    if idle:
        listed = (html("<li>{} {}</li>", links.to(agent), remark) for agent, remark in idle)
        members = html(
            "<details><summary>Members with nothing to lead <b>({})</b></summary><ul>{}</ul></details>",
            len(idle),
            joined(listed),
        )
    return html(
        """<section id="remits" aria-labelledby="remits-h"><div class="headed"><h2 id="remits-h">Remits</h2><p class="hint">A sheet for each lead and officer: what stands below, what to be ready to answer, what is shared.</p></div>
{}{}</section>
""",
        joined(_sheet(s, n) for n, s in enumerate(sheets)),
        members,
    )


def _sheet(s: Sheet, number: int) -> Markup:
    return html(
        "<details class=sheet data-n={}><summary><b>{}</b> <small>{} {}</small></summary><p class=first>{}</p>{}</details>",
        number,
        label(s.agent),
        len(s.actions),
        "action" if len(s.actions) == 1 else "actions",
        curled(s.sentence),
        html("<p class=left>{}</p>", curled(s.if_gone)) if s.loses else NOTHING,
    )


# ---------------------------------------------------------------- between priorities


def between(matrix: Matrix, links: Links, *, crowded: bool) -> Markup:
    """The matrix, what stands out in it, and each pair with its reasons, which the script writes."""
    rings = alone = NOTHING
    if matrix.rings:
        told = joined((links.to_each(ring) for ring in matrix.rings[:3]), "; ")
        rings = html(" Linked in a circle: {}.", told)
    if matrix.alone:
        alone = html(" Linked with no other: {}.", links.to_each(matrix.alone))
    return html(
        """<section id="dependencies" aria-labelledby="dep-h"><div class="headed"><h2 id="dep-h">Between priorities</h2><p class="hint">How many things tie two priorities to each other: a matter, a party or a law that both have, or words of one about the other. Choose a number to read them.</p></div>
{}<p>Weighted, most of these reasons involve {}.{}{}</p>
{}</section>
""",
        _matrix(matrix) if len(matrix.priorities) <= _MOST else NOTHING,
        links.to(matrix.foremost),
        rings,
        alone,
        joined(_pair(matrix, n, crowded=crowded) for n in range(len(matrix.pairs))),
    )


def _matrix(matrix: Matrix) -> Markup:
    heads = joined(html("<th scope=col>{}</th>", name(p)) for p in matrix.priorities)
    rows = joined(
        html(
            '<tr><th scope="row">{}</th>{}</tr>',
            name(a),
            joined(html("<td>{}</td>", _reasons(matrix, a, b)) for b in matrix.priorities),
        )
        for a in matrix.priorities
    )
    return html(
        """<div class="scroll" role="region" aria-label="Matrix of dependencies" tabindex="0"><table class="matrix"><caption class="hush">How many reasons</caption>
<thead><tr><td></td>{}</tr></thead>
<tbody>{}</tbody></table></div>""",
        heads,
        rows,
    )


def _reasons(matrix: Matrix, a: Entity, b: Entity) -> Markup:
    if a == b:
        return Markup("–")
    n = matrix.at(a, b)
    if n is None:
        return NOTHING
    return html("<a href=#pair{}>{}</a>", n, len(matrix.pairs[n].through))


def _pair(matrix: Matrix, n: int, *, crowded: bool) -> Markup:
    pair = matrix.pairs[n]
    many = len(pair.through)
    first = NOTHING if crowded else html("{}", brief(pair.through[0].label))
    more = f"; and {many - 1} more" if many > 1 and not crowded else ""
    return html(
        "<details id=pair{}><summary>{} and {} <b>({})</b></summary><p>{}{}</p></details>",
        n,
        name(pair.a),
        name(pair.b),
        many,
        first,
        more,
    )


# ---------------------------------------------------------------- everything


def everything(lists: Sequence[tuple[str, Sequence[Branch], int]], links: Links) -> Markup:
    """All things as nested lists; written last, since only what a link leads to needs an anchor."""
    return joined(
        html(
            '<details{}{}><summary>{} <b>({})</b></summary><ul class="all">{}</ul></details>\n',
            " open" if n == 0 else "",
            Markup(' id="all-vacancy"') if branches[0].thing.kind == VACANCY else NOTHING,
            title,
            many,
            joined(_branch(b, links) for b in branches),
        )
        for n, (title, branches, many) in enumerate(lists)
    )


def _branch(b: Branch, links: Links) -> Markup:
    # The closing tags of list items may be left out, and are: there are many.
    thing = b.thing
    anchored = b.anchor and thing.id in links.used
    return html(
        "<li{}>{}{}{}{}{} {}{}",
        f" id={links.address(thing)}" if anchored else "",
        html("<i>{}</i> ", thing.kind) if b.shown_kind else NOTHING,
        html(_NAMED if _PLAIN(thing.id) else _MARKED, thing.id, label(thing))
        if b.anchor
        else links.to(thing),
        html(" <small>{}</small>", b.how) if b.how else NOTHING,
        html(' <small class="basis">{}</small>', b.basis) if b.basis else NOTHING,
        html(" <em>{}</em>", b.note) if b.note else NOTHING,
        html("<small>{}</small>", links.place((b.citation,))) if b.citation else NOTHING,
        html("<ul>{}</ul>", joined(_branch(child, links) for child in b.children))
        if b.children
        else NOTHING,
    )


# ---------------------------------------------------------------- sources


def sources(look: Glance, titles: Mapping[str, Title], whose: Markup = NOTHING) -> Markup:
    """Each document by its title, with how its pieces ended; what was not understood; whose the words are; and what bases mean."""
    read = look.reading
    bases = joined((html("<b>{}</b>, {}", basis, text) for basis, text in BASES.items()), "; ")
    return html(
        """<p>{}</p>
<div class="scroll" role="region" aria-label="Table of sources" tabindex="0"><table><thead><tr><th scope=col>Document</th><th scope=col>Adopted by</th><th scope=col>Reports up to</th><th scope=col class="n">Gave facts</th><th scope=col class="n">Narrative</th><th scope=col class="n">Set aside</th><th scope=col class="n">Not understood</th><th scope=col>File and SHA-256</th></tr></thead><tbody>{}</tbody></table></div>
<p>A piece is a row of a table, a paragraph, an item of a list, or a label with its value. {}</p>
{}{}<p>On what a statement rests: {}. Whatever is not <b>stated</b> says so wherever it is shown.</p>
""",
        whose,
        joined(_document(d, titles[d.name], n) for n, d in enumerate(read.documents, 1)),
        read.total if read.coverage.pieces else NOTHING,
        _aside(read.set_aside, list(titles)) if read.aside else NOTHING,
        _unread(read.unread, titles, opened=read.partial) if read.unread else NOTHING,
        bases,
    )


def _document(d: DocumentTally, t: Title, number: int) -> Markup:
    link, out = t.link(), t.published
    published = NOTHING
    if out.by or out.on:
        by, on = f"by {out.by}" if out.by else "", f" on {day(out.on)}" if out.on else ""
        published = html(" <small>published {}{}</small>", by, on)
    ends = (d.outcomes[outcome] if d.blocks else "–" for outcome in OUTCOMES)
    return html(
        '<tr><th scope="row">[{}] {}{}</th><td>{}</td><td>{}</td>{}<td>{} <code>{}</code></td></tr>',
        number,
        html('<a href="{}">{}</a>', link, t.title) if link else t.title,
        published,
        t.by or "Not known",
        day(t.until) or "Not known",
        joined(html('<td class="n">{}</td>', end) for end in ends),
        d.name,
        d.sha256,
    )


def _aside(by_reason: Mapping[str, Sequence[LedgerEntry]], documents: Sequence[str]) -> Markup:
    """What was set aside, by the reason, and where it stands."""
    told = (
        html("<li>{}: {}: {}", len(entries), reason, _places(entries, documents))
        for reason, entries in by_reason.items()
    )
    return html(
        '<details id="aside"><summary>Set aside, by the reason <b>({})</b></summary><ul>{}</ul></details>\n',
        len(by_reason),
        joined(told),
    )


def _places(entries: Sequence[LedgerEntry], documents: Sequence[str]) -> str:
    """Where pieces stand, each document named once."""
    places: dict[str, list[str]] = {}
    for entry in entries[:_LISTED]:
        places.setdefault(entry.document, []).append(entry.locator)
    told = [f"[{documents.index(name) + 1}], {_run(each)}" for name, each in places.items()]
    more = [f"and {len(entries) - _LISTED} more"] if len(entries) > _LISTED else []
    return "; ".join([*told, *more])


def _run(locators: Sequence[str]) -> str:
    """Places of one sort side by side, of which each but the first need not say it again."""
    alike = len({locator.partition(" ")[0] for locator in locators}) == 1
    rest = (locator.partition(" ")[2] for locator in locators[1:])
    return ", ".join([locators[0], *rest] if alike else locators)


def _unread(entries: Sequence[LedgerEntry], titles: Mapping[str, Title], *, opened: bool) -> Markup:
    told = (
        html(
            "<li><q>{}</q> <small>{}, {}{}</small></li>",
            brief(entry.text),
            titles[entry.document].title,
            entry.locator,
            f": {entry.reason}" if entry.reason else "",
        )
        for entry in entries[:_LISTED]
    )
    more = len(entries) - _LISTED
    return html(
        "<details{}><summary>What was not understood <b>({})</b></summary><ul>{}</ul>{}</details>\n",
        " open" if opened else "",
        len(entries),
        joined(told),
        html("<p>And {} more.</p>", more) if more > 0 else NOTHING,
    )
