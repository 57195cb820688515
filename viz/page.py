"""The explorer: one HTML file that holds a whole register and needs nothing else.

It makes no request: style, script, data and pictures are inside. Its security policy allows its own
scripts and its style by their hashes and nothing else, so that no text of a document can ever run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from remit.graph.model import Entity
from remit.graph.store import WORDS
from remit.queries.above import VACANCY
from remit.queries.doubted import day_doubted
from remit.queries.facts.dating import LATEST, reporting_on
from remit.queries.glance import NAMING
from remit.queries.idle import idle
from remit.queries.phrasing import list_of
from remit.queries.quoted import by_lines, quoted, unquoted
from remit.viz import page_lists, sections, squares
from remit.viz.data import Told, page_data
from remit.viz.html import NOTHING, html, joined, lean
from remit.viz.lanes import has_lanes, priorities
from remit.viz.links import Links, name
from remit.viz.material import ASSIGNED, Material
from remit.viz.packing import as_script
from remit.viz.page_chart import Chart, chart
from remit.viz.page_findings import Findings, findings
from remit.viz.page_glance import glance
from remit.viz.prepared import LICENCE, asset, hash_of, prepared
from remit.viz.wording import day

if TYPE_CHECKING:
    from remit.graph.titles import Title
    from remit.queries.audit import Audit
    from remit.queries.glance import Glance
    from remit.queries.sheets import Sheet
    from remit.queries.stories import Story
    from remit.viz.matrix import Matrix
    from remit.viz.tree import Twig


LONG = 1500  # things: of more, the list leaves the passages to the answers
CROWDED = 500  # findings: of more, what is folded is only written when it is unfolded


class Wish(NamedTuple):
    """What a page is to hold beyond the register itself."""

    audit: Audit  # what was found in the register
    glance: Glance  # what is said of the whole
    titles: Mapping[str, Title]  # of each document
    stories: Sequence[Story] = ()  # the findings by priority
    sheets: Sequence[Sheet] = ()  # of the leads and officers
    matrix: Matrix | None = None  # how its priorities depend on each other
    focus: str | None = None  # the id of the thing that the page opens with
    redacted: bool = False


def render(material: Material, wish: Wish) -> str:
    """Write the page of a register."""
    look, made = wish.glance, prepared()
    rows = sections.actions(material, wish.audit.open)
    notes = {row.thing.id: row.note for row in rows} | _leads(wish.stories) | _open_places(material)
    lists = sections.everything(material, notes, cited=len(material.entities) <= LONG)
    order = sections.in_order(lists)
    crowded = len(wish.audit.findings) > CROWDED
    data = _data(material, wish, rows, order, crowded=crowded)
    links = Links(
        {id_: f"t{n}" for n, id_ in enumerate(order)},
        {d.name: f"[{n}]" for n, d in enumerate(material.documents, 1)},
    )
    pictures = squares.bands_of(material, look, wish.stories)
    trees = _trees(material)
    listed = {id_: n for n, id_ in enumerate(order)}
    written = len(look.naming) <= squares.WRITTEN
    as_of = day(wish.audit.as_of)
    latest = reporting_on(material.contents.statements, wish.audit.as_of or "")
    doubt = day_doubted(material.contents.statements, wish.audit)
    doubt = f"; {doubt}" if doubt else ""
    judged = (
        f"All is judged as at {as_of}, {LATEST} ({links.place(latest[:1])}{doubt})."
        if latest
        else ""
    )
    whose = material.contents.meta.get(WORDS, "")
    resting = html(
        '{} <span id="why">{}</span> {} {}',
        whose,
        unquoted(material.contents),
        by_lines(material.contents),
        judged,
    )
    found = Findings(
        wish.audit, wish.stories, _plans(pictures), as_of, links, crowded=crowded, whose=whose
    )
    parts = {
        "glance": glance(look, links, len(wish.audit.open)),
        "chart": chart(Chart(pictures, trees, listed, written, links)),
        "findings": findings(found),
        "actions": page_lists.actions(rows, look) if rows else NOTHING,
        "remits": page_lists.remits(wish.sheets, idle(material.shown), links)
        if wish.sheets
        else NOTHING,
        "between": page_lists.between(wish.matrix, links, crowded=crowded)
        if wish.matrix
        else NOTHING,
        "sources": page_lists.sources(look, wish.titles, resting),
    }
    style = asset("page.css").replace("\n", "")
    scripts = [made.starter.hash, made.program.hash, made.library.hash]
    when = f", as at {as_of}" if as_of else ""
    latest_day = f"{when}, {LATEST}{doubt}" if latest else when
    page = html(
        asset("page.html"),
        policy=policy_of([hash_of(style), made.scripted.hash], scripts),
        style=Markup(style),  # noqa: S704 - our own
        title=material.title,
        about=_about(
            material,
            f"{when} ({links.place(latest[:1])})" if latest else when,
            redacted=wish.redacted,
        ),
        contents=_contents(material, wish, rows),
        of=f"{material.title}{latest_day}",
        choose=f"Choose a {'box' if pictures else 'name'}, or ask",
        everything=page_lists.everything(lists, links),
        data=Markup(as_script(data)),  # noqa: S704 - it is escaped for a script
        licence=LICENCE,
        bare=NOTHING if material.entities else Markup(" hidden"),
        **{name: Markup(part.letters) for name, part in made._asdict().items()},  # noqa: S704 - our own
        **parts,
    )
    return material.told(lean(page))


def _data(
    material: Material,
    wish: Wish,
    rows: Sequence[sections.Row],
    order: Sequence[str],
    *,
    crowded: bool,
) -> dict[str, object]:
    """What the script is given."""
    pairs = wish.matrix.pairs if wish.matrix else ()
    audit = wish.audit
    told = Told(
        audit.findings, wish.glance, wish.titles, rows, wish.sheets, pairs, audit.rules, crowded
    )
    data = page_data(material, order, told)
    data |= {"focus": wish.focus} if wish.focus else {}
    data |= {
        "looks": {way: [squares.OUTLINES[way], squares.LETTERS.get(way, "")] for way in NAMING}
    }
    return data | {"heads": [order.index(priority.id) for priority in priorities(material)]}


def _about(material: Material, when: str, *, redacted: bool) -> str:
    """What the page is of, in a sentence."""
    many = len(material.documents)
    documents = f"{many} {'document' if many == 1 else 'documents'}"
    names = " Names of people are left out." if redacted else ""
    return (
        f"Who is accountable for what{when}. {len(material.entities)} entries from {documents}, "
        f"{quoted(material.contents)}.{names}"
    )


def _contents(material: Material, wish: Wish, rows: Sequence[sections.Row]) -> Markup:
    """The parts of the page that there are."""
    entries = (
        ("glance", "At a glance", True),
        ("chart", "Chart" if has_lanes(material) else "Who reports to whom", True),
        ("findings", f"Findings ({len(wish.audit.open)})", True),
        ("actions", f"Actions ({len(rows)})", rows),
        ("remits", "Remits", wish.sheets),
        ("dependencies", "Between priorities", wish.matrix),
        ("near", "Neighbourhood", material.entities),
        ("everything", "Everything", material.entities),
        ("sources", "Sources", True),
    )
    scripted = Markup(' class="scripted"')
    return joined(
        (
            html(
                '<li{}><a href="#{}">{}</a></li>',
                scripted if part in ("actions", "near") else NOTHING,
                part,
                words,
            )
            for part, words, there in entries
            if there
        ),
        "\n",
    )


def _trees(material: Material) -> Sequence[Twig]:
    """Who reports to whom, where there is no work that could stand in lanes."""
    if has_lanes(material):
        return ()
    from remit.viz.tree import forest

    return forest(material)


def _leads(stories: Iterable[Story]) -> dict[str, str]:
    """Who leads each priority, for the list of everything."""
    return {s.priority.id: f"led by {s.led}" for s in stories if s.priority and s.led}


def _open_places(material: Material) -> dict[str, str]:
    """What each vacancy is a place of, for the list of everything: "TBC" alone does not tell."""
    told: dict[str, str] = {}
    for vacancy in material.of_kind(VACANCY):
        of = dict.fromkeys(s.subject for s in material.shown.back(vacancy.id) if s.term == ASSIGNED)
        if of:
            told[vacancy.id] = f"for {list_of([f'“{name(material.entities[id_])}”' for id_ in of])}"
    return told


def _plans(pictures: Sequence[squares.Picture]) -> dict[str, Entity]:
    """The plan of each priority, where there are several: priorities of two plans may share a name."""
    return {
        column.head.id: picture.plan
        for picture in pictures
        for column in picture.columns
        if column.head and picture.plan and len(pictures) > 1
    }


def policy_of(styles: Sequence[str], scripts: Sequence[str]) -> str:
    """Allow the styles and the scripts of these hashes, and nothing else."""
    allowed = " ".join(scripts) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src {' '.join(styles)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
