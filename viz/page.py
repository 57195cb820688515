"""The explorer: one HTML file that holds a whole register and needs nothing else.

It makes no request: style, script, data and pictures are inside. Its security policy allows the one
script and the one style by their hashes and nothing else, so that no text of a document can ever run.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING

from remit.graph.exchange.markdown import as_markdown
from remit.graph.model import Entity
from remit.ontology import BASES, KINDS, NOBODY
from remit.queries.gaps import shortened
from remit.viz import sections, squares
from remit.viz.data import as_script, page_data
from remit.viz.findings import OWN_NAMES, families, parts, places, severities
from remit.viz.lanes import priorities
from remit.viz.layout import govern, has_lanes
from remit.viz.material import Material
from remit.viz.paper import Paper, on_paper, rules
from remit.viz.plot import Chart, Point
from remit.viz.tree import forest

if TYPE_CHECKING:
    from jinja2 import Environment

    from remit.queries.above import Party
    from remit.queries.audit import Audit, Finding
    from remit.queries.glance import Glance
    from remit.queries.titles import Title
    from remit.viz.explore import Exploration
    from remit.viz.matrix import Matrix


# Letters that turn the direction of what follows them: an open one would turn its neighbours too.
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])


# The page's script, module by module; each may use what those before it define.
MODULES = (
    "data",
    "builders",
    "answer",
    "moving",
    "chart",
    "lanes",
    "address",
    "actions",
    "ask",
    "explore",
    "start",
)


# The ways in which actions are named, as people filter by them; each action is in one of them.
_WAYS = (
    (("nobody", "blank"), "Nobody is named"),
    (("vacant",), "A place is written as vacant"),
    (("unclear", "withheld", "unread"), "Not understood, withheld or not read"),
    (("body",), "A body, and no officer"),
    (("officer",), "An officer"),
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a page is to hold beyond the register itself."""

    audit: Audit  # what was found in the register
    glance: Glance  # what is said of the whole
    titles: Mapping[str, Title]  # of each document
    matrix: Matrix | None = None  # how its priorities depend on each other
    focus: str | None = None  # the id of the thing that the page opens with
    redacted: bool = False
    exploration: Exploration | None = None


def render(everything: Material, wish: Wish, drawn: Material | None = None) -> str:
    """Write the page of a register; ``drawn`` is the part of it that the chart is to show."""
    drawn = drawn or everything
    chart = govern(drawn) if has_lanes(drawn) else None
    paper = on_paper(chart, partial(govern, drawn, bare=True)) if chart else Paper("")
    found, lists = families(wish.audit), sections.everything(everything)
    exploration = wish.exploration
    titled = {name: title.title for name, title in wish.titles.items()}
    order = sections.in_order(lists)
    data = page_data(everything, chart, wish.audit.findings, order, look=wish.glance, called=titled)
    data |= {"focus": wish.focus} if wish.focus else {}
    data |= {"explore": exploration.data} if exploration else {}
    style = asset("page.css") + (spots(chart, paper) if chart else "")
    program = script_of(MODULES if exploration else [m for m in MODULES if m != "explore"])
    allowed = [program, *([exploration.library] if exploration else [])]
    called = {d.name: f"[{n}]" for n, d in enumerate(everything.documents, 1)}
    template = environment(called).get_template("page.html")
    return template.render(
        policy=policy_of(style, allowed),
        style=style,
        script=program,
        data=as_script(data),
        packed=exploration.packed if exploration else None,
        licence=exploration.licence if exploration else None,
        redacted=wish.redacted,
        chart=chart,
        paper=paper,
        undrawn=_undrawn(everything, chart) if chart else [],
        drawn_only=drawn is not everything,
        trees=[] if chart else forest(everything),
        audit=wish.audit,
        look=wish.glance,
        titles=wish.titles,
        squares=squares.bands_of(everything, wish.glance),
        unfolded=squares.UNFOLDED,
        families=found,
        severities=severities(wish.audit),
        matrix=wish.matrix,
        everything=lists,
        **_lists(everything, wish.audit.open, wish.glance),
    )


def _lists(material: Material, found: Sequence[Finding], look: Glance) -> dict[str, object]:
    """What the header, the filters and the tables show."""
    actions = sections.actions(material, found)
    return {
        "title": material.title,
        "documents": material.documents,
        "bases": BASES,
        "count": len(material.entities),
        "lanes": priorities(material),
        "leads": sections.leads(actions),
        "states": _counted(row.state for row in actions),
        "named_ways": [
            (" ".join(ways), text, n) for ways, text in _WAYS if (n := look.named(*ways))
        ],
        "dates": [
            ("past", "Past its date", len(look.late)),
            ("none", "None that can be read", len(look.naming) - len(look.dated)),
        ],
        "partners": sections.partners(material),
        "actions": actions,
        "actions_open": sum(1 for row in actions if row.points),
    }


def policy_of(style: str, scripts: Sequence[str]) -> str:
    """Allow this style and these scripts by their hashes, and nothing else."""
    allowed = " ".join(_hash(script) for script in scripts) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def spots(chart: Chart, paper: Paper) -> str:
    """Where each box stands, as style rules: the policy allows no style on the elements themselves."""
    places = [(b.key, {"left": b.x, "top": b.y, "width": b.w, "height": b.h}) for b in chart.boxes]
    for name, notes in (("note", chart.notes), ("paper", paper.notes)):
        places += [
            (f"{name}{n}", {"left": note.x, "top": note.y, "width": note.w})
            for n, note in enumerate(notes)
        ]
    said = [(key, f"{prop}:{n}px") for key, place in places for prop, n in place.items()]
    sheet = f".sheet{{width:{chart.width}px;height:{chart.height}px}}"
    return "\n".join([sheet, rules(said), paper.rules])


def path(points: Sequence[Point]) -> str:
    """Corners as the path of a line.

    >>> path([(0, 0), (0, 5), (9, 5)])
    'M0 0V5H9'
    """
    (x, y), *rest = points
    steps = [f"M{x} {y}"]
    for nx, ny in rest:
        steps.append(f"V{ny}" if nx == x else f"H{nx}" if ny == y else f"L{nx} {ny}")
        x, y = nx, ny
    return "".join(steps)


def _undrawn(material: Material, chart: Chart) -> list[Entity]:
    """Bodies that have no box: nothing that the chart draws ties them to it."""
    drawn = {box.thing.id for box in chart.boxes}
    return [body for body in material.of_kind("body") if body.id not in drawn]


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _counted(states: Iterable[str]) -> list[tuple[str, str, int]]:
    """Each state, what it is called, and how often it is given; none given comes last."""
    found = sorted(Counter(states).items(), key=lambda pair: (pair[0] == "", pair[0]))
    return [(state or "-", state or "None given", n) for state, n in found]


def asset(name: str) -> str:
    """The text of a file that comes with the package."""
    return (files("remit.viz") / "assets" / name).read_text(encoding="utf-8")


def script_of(modules: Iterable[str]) -> str:
    """The page's script from its modules, in this order, without indentation and comment lines."""
    texts = [asset(f"page/{name}.js") for name in modules]
    lines = (line.strip() for text in texts for line in text.splitlines())
    body = "\n".join(line for line in lines if line and not line.startswith("//"))
    return f'"use strict";(async()=>{{const $=(id)=>document.getElementById(id);\n{body}\n}})();'


def environment(called: Mapping[str, str] = OWN_NAMES) -> Environment:
    """The templates, with everything escaped that comes from a register.

    ``called`` gives what documents are called in lists, where that is not their own name.
    """
    from jinja2 import DictLoader, Environment, StrictUndefined, select_autoescape

    names = ("page.html", "parts.html", "report.html", "report.md")
    made = Environment(
        loader=DictLoader({name: asset(name) for name in names}),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["parts"] = parts
    made.filters["place"] = lambda citation: places((citation,), called)
    made.filters["places"] = partial(places, called=called)
    made.filters["address"] = address
    made.filters["label"] = label
    made.filters["instead"] = instead
    made.filters["by_level"] = by_level
    made.filters["told"] = told
    made.filters["path"] = path
    made.filters["brief"] = brief
    made.filters["md"] = as_markdown
    return made


def instead(entity: Entity) -> str:
    """What stands before the words of somebody who is not named; nothing, where there are no words."""
    return "" if entity.label == NOBODY else KINDS[entity.kind].instead


def address(entity: Entity) -> str:
    """The part of an address that leads to a thing in the page."""
    from urllib.parse import quote

    return "n=" + quote(entity.id, safe="/-._~")


def label(entity: Entity) -> str:
    """What a thing is called; something is always said, and nothing turns the words around it."""
    text = entity.label.translate(_TURNING)
    return text if text.strip() else f"({entity.kind} without a name)"


def by_level(parties: Iterable[Party], thing: Entity) -> list[tuple[str, list[Party]]]:
    """Parties by the level at which they are named, each level in words where it is another one."""
    found: dict[str, list[Party]] = {}
    for party in parties:
        level = "" if party.at.id == thing.id else f"inherited from the {party.at.kind}"
        found.setdefault(level, []).append(party)
    return list(found.items())


def told(party: Party, thing: Entity) -> str:
    """On what a party rests, where that is not the documents' own statement for the thing."""
    basis = party.basis if party.at.id == thing.id else party.own_basis
    return "" if basis == "stated" else basis


def brief(text: str) -> str:
    """A label where it leads to the thing: enough of it to know it by."""
    return shortened(text, 110)
