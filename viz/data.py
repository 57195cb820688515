"""What the page's script is given: one JSON document that names every thing and passage once.

The script looks things up in it and shows them. Who is accountable, by which chain, with which gaps:
all of that has been answered by the queries and is only referred to here, by number.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Mapping, Sequence
from functools import cached_property

from remit.graph.model import Citation, Statement
from remit.ontology import ATTRIBUTES, BASES, KINDS, NOBODY, RELATIONS, ROLES
from remit.queries.above import ACCOUNTABLE, RESPONSIBLE, Hop, Party
from remit.queries.audit import Finding
from remit.queries.gaps import LED, weighed
from remit.queries.glance import NAMING, Glance
from remit.queries.who import Answer
from remit.viz.material import Material
from remit.viz.plot import Chart

Rows = list[list[object]]


class Numbers:
    """The numbers under which a page knows things, links and passages."""

    def __init__(self, material: Material, order: Sequence[str]) -> None:
        self.material = material
        self.things = {id_: n for n, id_ in enumerate(order)}
        self.links = [s for s in material.statements if s.object is not None]
        self.citations: dict[tuple[str, str, str], int] = {}
        self.words: dict[str, int] = {}
        self.documents = {d.name: n for n, d in enumerate(material.documents)}

    @cached_property
    def by_statement(self) -> dict[str, int]:
        """Links by the id of their statement: an appointment and a later one differ in dates alone."""
        return {s.id: n for n, s in enumerate(self.links)}

    def word(self, text: str | None) -> int | None:
        """The number of a text; labels, quotes and values are often the same one."""
        return None if text is None else self.words.setdefault(text, len(self.words))

    def cite(self, citations: Sequence[Citation]) -> list[int]:
        """The numbers of passages; each passage is kept once."""
        keys = [(c.document, c.locator, c.quote) for c in citations]
        return [self.citations.setdefault(key, len(self.citations)) for key in keys]

    def party(self, party: Party) -> int:
        """The number of the link that names a party."""
        assert party.said is not None
        return self.by_statement[party.said.id]

    def hop(self, hop: Hop) -> int:
        """The number of the link that is one step of a chain."""
        assert hop.said is not None
        return self.by_statement[hop.said.id]


def page_data(
    material: Material,
    chart: Chart | None,
    findings: Sequence[Finding],
    order: Sequence[str],
    *,
    look: Glance,
    called: Mapping[str, str],
) -> dict[str, object]:
    """All that the script needs and the page's lists do not hold; short, as there are many rows.

    The lists name every thing once, in this ``order``, with its id and label, and every finding with
    its sentence: the script takes them from there. ``called`` gives the titles of documents.
    """
    numbers = Numbers(material, order)
    terms, attributes, bases = list(RELATIONS), list(ATTRIBUTES), list(BASES)
    kinds = list(KINDS)
    links: Rows = [_link(s, numbers, terms, bases) for s in numbers.links]
    said: Rows = [
        [
            numbers.things[s.subject],
            attributes.index(s.term),
            numbers.word(s.value),
            numbers.word(s.raw if s.raw != s.value else None),
            bases.index(s.basis),
            numbers.cite(s.citations),
        ]
        for s in material.statements
        if s.object is None and s.term in ATTRIBUTES
    ]
    boxes = {box.key: n for n, box in enumerate(chart.boxes)} if chart else {}
    return {
        "kinds": [[k.name, k.plural, k.party, k.instead] for k in KINDS.values()],
        "nobody": NOBODY,
        "terms": [[r.name, r.reads, r.reads_back] for r in RELATIONS.values()],
        "attrs": [[a.name, a.label] for a in ATTRIBUTES.values()],
        "roles": list(ROLES),
        "bases": [[name, text] for name, text in BASES.items()],
        "things": [kinds.index(material.entities[id_].kind) for id_ in order],
        "links": links,
        "said": said,
        "answers": {
            numbers.things[id_]: _answer(answer, numbers)
            for id_, answer in material.answers.items()
            if id_ in numbers.things
        },
        "remits": {
            numbers.things[id_]: [
                [numbers.things[item.thing.id], numbers.things[item.through.id]]
                for item in remit.inherited
                if item.thing.id in numbers.things and item.through.id in numbers.things
            ]
            for id_, remit in material.remits.items()
            if remit.inherited
        },
        "lanes": {
            numbers.things[id_]: [numbers.things[lane] for lane in found]
            for id_, found in material.lanes.items()
        },
        "boxes": [numbers.things[box.thing.id] for box in chart.boxes] if chart else [],
        "lines": [
            [numbers.by_statement[line.statement.id], boxes[line.source], boxes[line.target]]
            for line in chart.lines
        ]
        if chart
        else [],
        "findings": [
            [
                [
                    numbers.things[e.id]
                    for e in f.concerns or (f.subject,)
                    if e.id in numbers.things
                ],
                numbers.cite(f.evidence),
                numbers.word(f.question or None),
            ]
            for f in findings
        ],
        "ways": dict(NAMING),
        "naming": [[numbers.things[id_], way] for id_, way in look.naming.items()],
        "late": sorted(numbers.things[id_] for id_ in look.late if id_ in numbers.things),
        "beside": look.reading.coverage.beside_nothing(),
        "docs": [called.get(name, name) for name in numbers.documents],
        "cites": [
            [numbers.documents.get(document, document), locator, numbers.word(quote)]
            for document, locator, quote in numbers.citations
        ],
        "words": list(numbers.words),  # the last: all others have added theirs
    }


def _link(s: Statement, numbers: Numbers, terms: list[str], bases: list[str]) -> list[object]:
    row: list[object] = [
        numbers.things[s.subject],
        terms.index(s.term),
        numbers.things[s.object or ""],
        numbers.cite(s.citations),
        bases.index(s.basis),
        ROLES.index(s.role) if s.role in ROLES else -1,
        numbers.word(s.stated_as or None),
        s.start,
        s.end,
    ]
    while row[-1] is None:  # most links have neither dates nor a wording of their own
        row.pop()
    return row


def _answer(answer: Answer, numbers: Numbers) -> list[object]:
    # A party's own link tells at which level it is named, and so whether it is inherited.
    first, rest = weighed(answer.gaps)
    sentence = answer.sentence if answer.target.kind in LED else None
    return [
        [numbers.party(party) for party in answer.parties(ACCOUNTABLE)],
        [numbers.party(party) for party in answer.parties(RESPONSIBLE)],
        [numbers.hop(hop) for hop in answer.chain],
        [numbers.word(gap.message) for gap in rest],
        numbers.word(f"{answer.nobody[:1].upper()}{answer.nobody[1:]}."),
        [numbers.word(gap.message) for gap in first],
        numbers.word(sentence),
    ]


def packed(text: str) -> str:
    """A text as a page carries it: compressed, in letters that may stand anywhere.

    The same text gives the same letters: no time is kept in them.
    """
    squeezed = gzip.compress(text.encode("utf-8", "backslashreplace"), 9, mtime=0)
    return base64.b64encode(squeezed).decode("ascii")


def unpacked(letters: str) -> str:
    """The text that was packed.

    >>> unpacked(packed("who?"))
    'who?'
    """
    return gzip.decompress(base64.b64decode(letters)).decode("utf-8")


def as_script(data: object) -> str:
    """Data as JSON, packed for the page's script."""
    return packed(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
