"""What the page's script is given: one JSON document that names every thing and passage once.

The script looks things up in it and shows them. Who is accountable, by which chain, with which gaps:
all of that has been answered by the queries and is only referred to here, by number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import groupby, zip_longest
from typing import Final, NamedTuple

from remit.graph.decided import decided_at
from remit.graph.model import Citation, Entity, Statement
from remit.graph.place import span_of
from remit.graph.titles import Title
from remit.graph.words import with_capital
from remit.ontology import ATTRIBUTES, BASES, CARRYING, KINDS, NOBODY, PLANNED, RELATIONS, ROLES
from remit.queries.above import ACCOUNTABLE, RESPONSIBLE, Hop, Party
from remit.queries.answers import Answer
from remit.queries.audit import Finding
from remit.queries.audit.model import Checked, Matter
from remit.queries.audit.sought import words_for
from remit.queries.dependencies import Dependency
from remit.queries.gaps import weighed
from remit.queries.glance import NAMING, Glance
from remit.queries.helping import SUPPORTING, role_in
from remit.queries.named_there import named_there
from remit.queries.openings import beside, by_thing
from remit.queries.quoted import searched
from remit.queries.sheets import Sheet
from remit.queries.spans import TIMES, span_words
from remit.viz.material import ASSIGNED, Material
from remit.viz.sections import Row
from remit.viz.wording import DECIDED, curled

Rows = list[list[object]]

# What one step of a path costs: who answers and what belongs where says more than a mere mention.
_USUAL_COST: Final = 2
_COSTS: Final = {
    **dict.fromkeys((ASSIGNED, "holds", "postIn", *CARRYING), 1),
    "cites": 3,
    "mentions": 4,
    "themeOf": 4,
    "linkedTo": 4,
    "recordedIn": 9,
}

_PARTS: Final = (*ROLES, SUPPORTING)
_TERMS: Final = {term: n for n, term in enumerate((*RELATIONS, *ATTRIBUTES))}


class Told(NamedTuple):
    """What the page tells beyond the register: in words made by the queries, listed by the page."""

    findings: Sequence[Finding]
    look: Glance
    titles: Mapping[str, Title]  # of documents
    rows: Sequence[Row] = ()
    sheets: Sequence[Sheet] = ()
    pairs: Sequence[Dependency] = ()
    rules: Sequence[Checked] = ()
    crowded: bool = (
        False  # whether the lists leave out what is folded, so that the data must hold it
    )


class Numbers:
    """The numbers under which a page knows things, links and passages."""

    def __init__(self, material: Material, order: Sequence[str]) -> None:
        self.material = material
        self.things = {id_: n for n, id_ in enumerate(order)}
        linking = (s for s in material.statements if s.object is not None)
        self.links = sorted(linking, key=self.alike)
        self.citations: dict[tuple[str, str, str], int] = {}
        self.words: dict[str, int] = {}
        self.documents = {d.name: n for n, d in enumerate(material.documents)}

    def alike(self, said: Statement) -> tuple[int, int]:
        """A key that puts what is said alike side by side, which takes less room, and that in the order of the list."""
        return _TERMS.get(said.term, -1), self.things[said.subject]

    @cached_property
    def by_statement(self) -> dict[tuple[str | None, ...], int]:
        """Links by what their statement says: an appointment and a later one differ in dates alone."""
        return {s.what: n for n, s in enumerate(self.links)}

    @cached_property
    def _labels(self) -> dict[str, int]:
        """The texts that the page's list holds already, as the names of things."""
        called = ((self.material.entities[id_].label, n) for id_, n in self.things.items())
        return {label: -n - 1 for label, n in called if _plain(label)}

    def word(self, text: str | None) -> int | None:
        """The number of a text; labels, quotes and values are often the same one.

        Below zero it is the name of a thing, which the page's list holds.
        """
        if text is None:
            return None
        return self._labels.get(text) or self.words.setdefault(text, len(self.words))

    def cite(self, citations: Sequence[Citation]) -> list[int]:
        """The numbers of passages; each passage is kept once."""
        keys = [(c.document, c.locator, c.quote) for c in citations]
        return [self.citations.setdefault(key, len(self.citations)) for key in keys]

    def party(self, party: Party) -> int:
        """The number of the link that names a party."""
        assert party.said is not None
        return self.by_statement[party.said.what]

    def decided(self, said: Statement) -> int | None:
        """The line of the decisions on which a link rests, where a person decided it and a line tells it."""
        if said.basis != DECIDED or not said.citations:
            return None
        cell = said.citations[0].document, said.citations[0].locator
        return decided_at(self.material.contents.meta, self._cells[cell])

    @cached_property
    def _cells(self) -> dict[tuple[str, str], set[str]]:
        """The words of the cells of which a person decided what they are."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for citation in (c for s in self.links if s.basis == DECIDED for c in s.citations):
            found[citation.document, citation.locator].add(citation.quote)
        return found

    def hop(self, hop: Hop) -> int:
        """The number of the link that is one step of a chain."""
        assert hop.said is not None
        return self.by_statement[hop.said.what]


def _plain(label: str) -> bool:
    """Whether a browser gives a name back as it was written into a list."""
    return label.isprintable() and label.strip() == label != "" and "  " not in label


def _columns(rows: Rows) -> Rows:
    """Rows as columns, which are alike and so take less room; short rows are filled with nothing."""
    return [list(column) for column in zip_longest(*rows)]


def page_data(material: Material, order: Sequence[str], told: Told) -> dict[str, object]:
    """All that the script needs and the page's lists do not hold; short, as there are many rows.

    The lists name every thing once, in this ``order``, with its id and label, and every finding with
    its sentence and its question: the script takes them from there.
    """
    numbers = Numbers(material, order)
    terms, attributes, bases = list(RELATIONS), list(ATTRIBUTES), list(BASES)
    kinds = list(KINDS)
    links: Rows = [_link(s, numbers, terms, bases) for s in numbers.links]
    said: Rows = [
        [
            numbers.things[s.subject],
            attributes.index(s.term),
            numbers.word(_read(s)),
            numbers.word(s.raw if s.raw not in (s.value, _read(s)) else None),
            bases.index(s.basis),
            numbers.cite(s.citations),
        ]
        for s in sorted(material.statements, key=numbers.alike)
        if s.object is None and s.term in ATTRIBUTES and not _only_named(material, s)
    ]
    look = told.look
    places = {f.id: n for n, f in enumerate(told.findings)}
    found = by_thing(f for f in told.findings if f.waived is None)
    return {
        "kinds": [[k.name, k.plural, k.party, k.instead] for k in KINDS.values()],
        "nobody": NOBODY,
        "terms": [
            [r.name, r.reads, r.reads_back, _COSTS.get(r.name, _USUAL_COST), int(r.carries)]
            for r in RELATIONS.values()
        ],
        "attrs": [[a.name, a.label] for a in ATTRIBUTES.values()],
        "roles": list(_PARTS),
        "bases": [[name, text] for name, text in BASES.items()],
        "things": [kinds.index(material.entities[id_].kind) for id_ in order],
        "links": _columns(links),
        "said": _columns(said),
        "answers": {
            numbers.things[id_]: _answer(answer, numbers, found.get(id_, ()))
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
        "there": _there(numbers, told.findings),
        "agents": _agents(numbers, {sheet.agent.id for sheet in told.sheets}),
        "lanes": {
            numbers.things[id_]: [numbers.things[lane] for lane in found]
            for id_, found in material.lanes.items()
        },
        "findings": [_finding(f, numbers, told=told.crowded) for f in told.findings],
        # To whom the question of each is put, in words: most are put to the same few.
        "put": [numbers.word(curled(f.put_to_said)) for f in told.findings],
        "rules": _rules(told),
        "rows": [_row(row, numbers) for row in told.rows],
        "matters": [_matter(matter, places, numbers) for matter in look.questions],
        "firstPut": [numbers.word(curled(matter.put_to_said)) for matter in look.questions],
        "sheets": [_sheet(sheet, places, numbers) for sheet in told.sheets],
        "reasons": [
            [[numbers.word(t.explanation), numbers.cite(t.evidence)] for t in pair.through]
            for pair in told.pairs
        ],
        "ways": dict(NAMING),
        "naming": [[numbers.things[id_], way] for id_, way in look.naming.items()],
        "late": sorted(numbers.things[id_] for id_ in look.late if id_ in numbers.things),
        "beside": look.reading.beside,
        "searched": searched(material.contents),
        "docs": [
            told.titles[name].title if name in told.titles else name for name in numbers.documents
        ],
        **_homes(told.titles, numbers),
        "cites": _columns(
            [
                [numbers.documents.get(document, document), locator, numbers.word(quote)]
                for document, locator, quote in numbers.citations
            ]
        ),
        # The last two: all others have added theirs.
        **({"own": own} if (own := _own(numbers)) else {}),
        "words": [*map(material.told, numbers.words)],
    }


def _own(numbers: Numbers) -> list[int]:
    """The numbers of the texts that are the register's own words, and no quotations: of values and of names."""
    material = numbers.material
    texts = [t for s in material.statements if s.object is None for t in (s.value, s.raw)]
    texts += [entity.label for entity in material.entities.values()]
    own = {numbers.word(text) for text in texts if text and material.own(text)}
    return sorted(n for n in own if n is not None)


def _homes(titles: Mapping[str, Title], numbers: Numbers) -> dict[str, object]:
    """The web addresses of documents, and of each passage the page at which its document opens; nothing where none is known."""
    homes = [titles[name].link() if name in titles else "" for name in numbers.documents]
    if not any(homes):
        return {}
    paged = {name for name, title in titles.items() if title.paged}
    places = ((name, span_of(locator)) for name, locator, _ in numbers.citations)
    pages = [place.first.page if place and name in paged else 0 for name, place in places]
    return {"homes": homes, "pages": pages}


def _link(s: Statement, numbers: Numbers, terms: list[str], bases: Sequence[str]) -> list[object]:
    row: list[object] = [
        numbers.things[s.subject],
        terms.index(s.term),
        numbers.things[s.object or ""],
        numbers.cite(s.citations),
        bases.index(s.basis),
        _PARTS.index(part) if (part := role_in(s)) in _PARTS else -1,
        numbers.word(s.stated_as or None),
        s.start,
        s.end,
        numbers.decided(s),
    ]
    while row[-1] is None:  # most links have neither dates nor a wording of their own
        row.pop()
    return row


def _read(said: Statement) -> str | None:
    """What was read as the value of an attribute, a time in words."""
    return span_words(said.value) if said.value and said.term in TIMES else said.value


def _answer(answer: Answer, numbers: Numbers, found: Sequence[Finding]) -> list[object]:
    # A party's own link tells at which level it is named, and so whether it is inherited.
    first, rest = weighed(beside(answer.gaps, found))
    sentence = curled(answer.sentence) if answer.target.kind in PLANNED else None
    return [
        [numbers.party(party) for party in answer.parties(ACCOUNTABLE)],
        [numbers.party(party) for party in answer.parties(RESPONSIBLE)],
        [numbers.hop(hop) for hop in answer.chain],
        [numbers.word(curled(gap.message)) for gap in rest],
        numbers.word(f"{with_capital(answer.nobody)}."),
        [numbers.word(curled(gap.message)) for gap in first],
        numbers.word(sentence),
    ]


def _there(numbers: Numbers, findings: Sequence[Finding]) -> dict[int, list[int]]:
    """Who is named for the matter of a priority where another takes it up."""
    found = named_there(numbers.material.held, [f for f in findings if f.waived is None])
    return {
        numbers.things[id_]: [numbers.things[one.id] for one in there if one.id in numbers.things]
        for id_, there in found.items()
        if id_ in numbers.things
    }


def _agents(numbers: Numbers, sheets: Collection[str]) -> dict[int, int | None]:
    """What is first said of each agent that has no sheet, and of one that has what is not named of it."""
    told = {
        id_: remit.unnamed if id_ in sheets else curled(remit.sentence)
        for id_, remit in numbers.material.remits.items()
        if id_ in numbers.things
    }
    return {numbers.things[id_]: numbers.word(text) for id_, text in told.items() if text}


def _only_named(material: Material, said: Statement) -> bool:
    """Whether an attribute says no more than the name by which the list has the thing anyway."""
    return said.term == "name" and said.value == material.entities[said.subject].label


def _finding(finding: Finding, numbers: Numbers, *, told: bool) -> list[object]:
    things = finding.concerns or (finding.subject,)
    ids = [numbers.things[e.id] for e in things if e.id in numbers.things]
    row: list[object] = [ids, numbers.cite(finding.evidence)]
    if told:
        waived = finding.waived
        said = f" Waived by {waived.by} until {waived.until}: {waived.reason}" if waived else ""
        row += [
            numbers.word(finding.message + said),
            numbers.word(finding.question),
            numbers.word(finding.severity),
            int(waived is not None),
        ]
    return row


def _rules(told: Told) -> list[list[object]]:
    """Of findings that follow one another under one rule: by which words they are looked for, and how many they are."""
    words = {checked.rule.code: words_for(checked.rule) for checked in told.rules}
    runs = groupby(told.findings, key=lambda finding: finding.code)
    return [[words.get(code, ""), sum(1 for _ in run)] for code, run in runs]


def _row(row: Row, numbers: Numbers) -> list[object]:
    cited = (row.citation,) if row.citation else ()
    words = (row.leads, row.does, row.due, row.due_key, row.state, row.doubt or None)
    return [
        numbers.things[row.thing.id],
        *(numbers.word(text) for text in words),
        row.points,
        numbers.cite(cited),
    ]


def _sheet(sheet: Sheet, places: Mapping[str, int], numbers: Numbers) -> list[object]:
    return [
        numbers.things[sheet.agent.id],
        _these(sheet.actions, numbers),
        [places[f.id] for f in sheet.ready if f.id in places],
        [
            [
                numbers.things[s.priority.id],
                s.reasons,
                numbers.word(s.example),
                numbers.cite(s.evidence[:1]),
            ]
            for s in sheet.shared
        ],
        _these((one.thing for one in sheet.beside), numbers),
        numbers.word(curled(sheet.due)),
        numbers.word(curled(sheet.left_said)),
        [places[f.id] for f in sheet.places if f.id in places],
    ]


def _matter(matter: Matter, places: Mapping[str, int], numbers: Numbers) -> list[object]:
    return [
        numbers.word(matter.story),
        numbers.word(matter.question),
        _these(matter.about, numbers),
        [places[f.id] for f in matter.open if f.id in places],
    ]


def _these(entities: Iterable[Entity], numbers: Numbers) -> list[int]:
    return [numbers.things[entity.id] for entity in entities]
