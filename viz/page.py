"""The explorer: one HTML file that holds a whole register and needs nothing else.

It makes no request: style, script, data and pictures are inside. Its security policy allows its own
scripts and its style by their hashes and nothing else, so that no text of a document can ever run.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING

from remit.graph.model import Entity
from remit.ontology import BASES
from remit.queries.facts.dating import day_words
from remit.queries.glance import NAMING
from remit.queries.phrasing import shortened
from remit.viz import sections, squares
from remit.viz.data import Told, page_data
from remit.viz.findings import OWN_NAMES, parts, places, severities
from remit.viz.lanes import priorities
from remit.viz.layout import has_lanes
from remit.viz.material import Material
from remit.viz.packing import LETTERS, as_script, packed
from remit.viz.tree import forest
from remit.viz.wording import curled, instead, label

if TYPE_CHECKING:
    from jinja2 import Environment

    from remit.graph.titles import Title
    from remit.queries.audit import Audit
    from remit.queries.glance import Glance
    from remit.queries.sheets import Sheet
    from remit.queries.stories import Story
    from remit.viz.explore import Exploration
    from remit.viz.matrix import Matrix


LONG = 1500  # things: of more, the list leaves the passages to the answers
CROWDED = 500  # findings: of more, what is folded is only written when it is unfolded

# The page's script, module by module; each may use what those before it define.
MODULES = (
    "data",
    "builders",
    "answer",
    "moving",
    "lanes",
    "stories",
    "sheets",
    "reasons",
    "address",
    "actions",
    "ask",
    "placing",
    "unpressing",
    "drawing",
    "paths",
    "near",
    "saving",
    "start",
)


# What a script is made of, as far as blanks matter. A slash begins a pattern only after a sign.
_TOKEN = re.compile(
    r"""(?P<kept>"(?:\\.|[^"\\\n]){0,600}"|'(?:\\.|[^'\\\n]){0,600}'|`(?:\\.|[^`\\\n]){0,900}`
        |(?<=[(,\[=:!&|?])[ ]?/(?!\*)(?:\\.|\[(?:\\.|[^\]\\\n]){0,60}\]|[^/\\\n\[]){1,200}/)
      |(?P<comment>[ ]?//[^\n]*|[ ]?/\*(?:[^*]|\*(?!/)){0,2000}\*/[ ]?)
      |(?P<line>\n[ \n]*)
      |[ ]?(?P<sign>=>|[-+*=<>?:,;{}()&|!]+)[ ]?""",
    re.VERBOSE,
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
    exploration: Exploration  # what draws a neighbourhood
    stories: Sequence[Story] = ()  # the findings by priority
    sheets: Sequence[Sheet] = ()  # of the leads and officers
    matrix: Matrix | None = None  # how its priorities depend on each other
    focus: str | None = None  # the id of the thing that the page opens with
    redacted: bool = False


def render(material: Material, wish: Wish) -> str:
    """Write the page of a register."""
    exploration, look = wish.exploration, wish.glance
    rows = sections.actions(material, wish.audit.open)
    notes = {row.thing.id: row.note for row in rows} | _leads(wish.stories)
    lists = sections.everything(material, notes, cited=len(material.entities) <= LONG)
    pairs = wish.matrix.pairs if wish.matrix else ()
    crowded = len(wish.audit.findings) > CROWDED
    all_told = Told(wish.audit.findings, look, wish.titles, rows, wish.sheets, pairs, crowded)
    order = sections.in_order(lists)
    data = page_data(material, order, all_told)
    data |= {"focus": wish.focus} if wish.focus else {}
    data |= {
        "looks": {way: [squares.OUTLINES[way], squares.LETTERS.get(way, "")] for way in NAMING}
    }
    data |= {"heads": [order.index(priority.id) for priority in priorities(material)]}
    style, scripted = asset("page.css"), asset("scripted.css")
    starter, program = _starter(), script_of(MODULES)
    called = {d.name: f"[{n}]" for n, d in enumerate(material.documents, 1)}
    anchors = Anchors({id_: f"t{n}" for n, id_ in enumerate(order)})
    template = environment(called, anchors).get_template("page.html")
    pictures = squares.bands_of(material, look, wish.stories)
    text = template.render(
        policy=policy_of([style, scripted], [starter, program, exploration.library]),
        style=style,
        scripted=packed(scripted),
        starter=starter,
        program=packed(program),
        data=as_script(data),
        library=exploration.pressed,
        licence=exploration.licence,
        redacted=wish.redacted,
        lanes_drawn=has_lanes(material),
        trees=[] if has_lanes(material) else forest(material),
        audit=wish.audit,
        look=look,
        titles=wish.titles,
        squares=pictures,
        plans=_plans(pictures),
        unfolded=squares.UNFOLDED,
        stories=wish.stories,
        crowded=crowded,
        written=len(look.naming) <= squares.WRITTEN,
        listed={id_: n for n, id_ in enumerate(order)},
        numbered={f.id: n for n, f in enumerate(wish.audit.findings)},
        severities=severities(wish.audit),
        matrix=wish.matrix,
        sheets=wish.sheets,
        everything=lists,
        title=material.title,
        as_of=day(wish.audit.as_of),
        documents=material.documents,
        bases=BASES,
        count=len(material.entities),
        idle=sections.idle(material),
        **_filters(rows, look),
    )
    return text.replace("&#39;", "'")  # no attribute stands between such


def _leads(stories: Iterable[Story]) -> dict[str, str]:
    """Who leads each priority, for the list of everything."""
    return {s.priority.id: f"led by {s.led}" for s in stories if s.priority and s.led}


def _plans(pictures: Sequence[squares.Picture]) -> dict[str, Entity]:
    """The plan of each priority, where there are several: priorities of two plans may share a name."""
    return {
        column.head.id: picture.plan
        for picture in pictures
        for column in picture.columns
        if column.head and picture.plan and len(pictures) > 1
    }


def day(written: str) -> str:
    """A day in words; a month or a year alone stays as it is.

    >>> day("2026-07-30"), day("2026"), day("")
    ('30 July 2026', '2026', '')
    """
    from datetime import date

    try:
        return day_words(date.fromisoformat(written))
    except ValueError:
        return written


def _filters(rows: Sequence[sections.Row], look: Glance) -> dict[str, object]:
    """What the filters of the actions offer, each with how many it would show."""
    return {
        "actions": rows,
        "actions_open": sum(1 for row in rows if row.points),
        "states": _counted(row.state for row in rows),
        "named_ways": [
            (" ".join(ways), text, n) for ways, text in _WAYS if (n := look.named(*ways))
        ],
        "dates": [
            ("past", "Past its date", len(look.late)),
            ("none", "None that can be read", len(look.naming) - len(look.dated)),
        ],
    }


def policy_of(styles: Sequence[str], scripts: Sequence[str]) -> str:
    """Allow these styles and these scripts by their hashes, and nothing else."""
    allowed = " ".join(_hash(script) for script in scripts) or "'none'"
    looks = " ".join(_hash(style) for style in styles)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {looks}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


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
    """The page's script from its modules, in this order, without what only people read."""
    text = "\n".join(asset(f"page/{name}.js") for name in modules)
    return f'"use strict";(async()=>{{{_TOKEN.sub(_tight, text)}\n}})();'


def _tight(token: re.Match[str]) -> str:
    """A string, a template or a pattern as it is; a sign without the blanks around it; no comment."""
    return token["kept"] or token["sign"] or ("\n" if token["line"] else "")


def _starter() -> str:
    """What opens the packed script; it is told the letters in which that is written."""
    return script_of(("starter",)).replace("LETTERS", json.dumps(LETTERS))


@dataclass
class Anchors:
    """Where in the page's list each thing stands; only those that a link leads to need an anchor."""

    places: Mapping[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def to(self, entity: Entity) -> str:
        """The address of a thing within the page, for a link."""
        self.used.add(entity.id)
        return self.places[entity.id]


def environment(
    called: Mapping[str, str] = OWN_NAMES, anchors: Anchors | None = None
) -> Environment:
    """The templates, with everything escaped that comes from a register.

    ``called`` gives what documents are called in lists, where that is not their own name, and
    ``anchors`` where in the page's list things stand: links lead there without a script.
    """
    from jinja2 import DictLoader, Environment, StrictUndefined, select_autoescape

    names = ("page.html", "parts.html")
    made = Environment(
        loader=DictLoader({name: asset(name) for name in names}),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["parts"] = parts
    made.filters["place"] = lambda citation: places((citation,), called)
    made.filters["first_place"] = lambda evidence: places(evidence[:1], called)
    anchors = anchors or Anchors()
    made.filters["address"] = anchors.to
    made.globals["anchors"] = anchors
    made.filters["label"] = label
    made.filters["instead"] = instead
    made.filters["curled"] = curled
    made.filters["brief"] = brief
    made.filters["day"] = day
    return made


def brief(text: str) -> str:
    """A label where it leads to the thing: enough of it to know it by."""
    return shortened(text, 110)
