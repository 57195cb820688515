"""Tables of whom to turn to: a matter, and beside it whoever sees to it ("Footpaths | Cllr Bee", "If it is about | Speak to")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from remit.graph.lookup import key
from remit.graph.words import with_capital
from remit.loaders.blocks import Passage
from remit.loaders.claims import going_down, tenures
from remit.loaders.claims.captions import captioned
from remit.loaders.claims.directories import (
    beside_it,
    is_deputy,
    tells_of_relations,
    tells_whom_to_ask,
)
from remit.loaders.claims.functions import works_of
from remit.loaders.claims.grids import Grid, Row, not_read
from remit.loaders.claims.remarked import stands_in
from remit.loaders.claims.told import Teller, teller_of
from remit.loaders.claims.verbs import is_doing, takes_object
from remit.loaders.reading import Reading, slug
from remit.loaders.schema.asking import tells_of_sales
from remit.loaders.schema.cells import share
from remit.loaders.schema.columns import NOT_THEIRS
from remit.loaders.schema.frames import frames
from remit.loaders.schema.match import Column, Match
from remit.loaders.values.parties import Party
from remit.loaders.values.phrases import NAMED
from remit.loaders.wording import bare, between

_NAMED = ("contact", "responsible", "name")
_OF_PEOPLE = frozenset(["name", "post", "deputy", "nominator", "chair", "signatory", "group"])
SOMEBODY = (*NAMED, "vacancy", "withheld")  # who may stand beside a matter
_ASKED = ("contact", "charge", "responsible")
_PARTS = re.compile(r";\s+")
_FEWEST, _MOSTLY = 2, 0.6  # rows without a header, and those of them that name somebody
_SIDES = 2  # cells of a row
_SURELY = 0.9  # of the meaning of a heading
# Who stands in where somebody is away: "Ann Bee; in her absence Cy Dee".
_AWAY = re.compile(
    r"[;,.(]\s*(?:or,? )?(?:in|during) (?:his|her|their|the) absence\b", re.IGNORECASE
)

_SINCE = ("since", "from", "start", "start date")  # headings of days that are of all their row
_OF_A_POST = ("reports to", "subordinates", "deputy")  # what the label of a post may ask for


def typed(reading: Reading, grids: Sequence[Grid]) -> None:
    """Take tables of a list of contacts for what they are: matters beside bodies, or beside anybody under no header."""
    for grid in grids:
        asked = grid.match.roles.keys()
        if grid.match.kind == "members" and "charge" in asked and not asked & _OF_PEOPLE:
            grid.match = replace(grid.match, kind="contacts")
        bare_ = not grid.match.kind and grid.above and not grid.follows
        if bare_ and tells_whom_to_ask(reading, grid.section) and _are_contacts(reading, grid):
            why = "the table has no header; the paper says whom to ask about what"
            roles = zip(sorted(grid.above[0].cells), ("charge", "contact"), strict=True)
            columns = tuple(Column(n, Passage(()), role, 1.0, why) for n, role in roles)
            grid.match = Match("contacts", (), columns, _MOSTLY)
            grid.rows, grid.above, grid.guessed = grid.above, [], True


def _are_contacts(reading: Reading, grid: Grid) -> bool:
    rows = [[cell for _, cell in sorted(block.cells.items())] for block in grid.above]
    if len(rows) < _FEWEST or any(len(row) != _SIDES for row in rows):
        return False
    if share(_is_label(reading, matter.text) for matter, _ in rows) >= _MOSTLY / 2:
        return False
    if share(reading.looks.names_a_person(matter.text) for matter, _ in rows) >= _MOSTLY:
        return False  # people stand first, each beside something
    told = share(any(p.kind in NAMED for p in _parties(reading, who)) for _, who in rows)
    return told >= _MOSTLY


def _is_label(reading: Reading, text: str) -> bool:
    """Whether words ask for somebody's line, deputy or office, and are no matter: "Answers to", "When away"."""
    meant = reading.looks.lexicon.meanings(text)
    return any(m.role in _OF_A_POST and m.score >= _SURELY for m in meant)


def claim(reading: Reading, grid: Grid) -> None:
    """Read each row as a matter of whoever stands beside it; unread where nothing says that the table is for that."""
    captioned(reading, grid.above, None)
    asked = grid.guessed or tells_whom_to_ask(reading, grid.section) or _asks(reading, grid)
    asked = asked and not _is_of_another(reading, grid)
    teller = teller_of(reading)
    deeds = tells_of_relations(reading, grid.section)
    for row in going_down.rows(reading, grid):
        if not asked:
            reason = "a matter beside somebody, and nothing says that it is theirs to see to"
            reading.findings.cannot_read(reading.source, row.blocks[0], row.passage(), reason)
            continue
        _row(teller, row, deeds=deeds)


def claim_deeds(reading: Reading, grid: Grid) -> None:
    """Read each row as what somebody does, under headings that say so: "Role | Responsibilities"."""
    captioned(reading, grid.above, None)
    if _is_of_another(reading, grid):
        claim(reading, grid)
        return
    teller = teller_of(reading)
    for row in going_down.rows(reading, grid):
        _row(teller, row, deeds=False, cut=works_of)


def _is_of_another(reading: Reading, grid: Grid) -> bool:
    """Whether a table tells of the past, of what is sold, or is of what no heading says, so that nothing in it is anybody's."""
    headings = [column.heading.text for column in grid.match.columns]
    said = [grid.section.text if grid.section else "", *headings]
    if any(map(NOT_THEIRS.search, said)) or tells_of_sales(reading.looks.lexicon, grid.match):
        return True
    unknown = [column for column in grid.match.unknown if column.heading.text]
    first = min((column.number for column in grid.match.columns), default=0)
    asks = "contact" in grid.match.roles or _asks(reading, grid)
    return any(c.number == first for c in unknown) or bool(unknown and not asks)


def _asks(reading: Reading, grid: Grid) -> bool:
    """Whether a heading surely asks whom to turn to, about what, or who is responsible."""
    heads = [column.heading.text.casefold().strip(" :") for column in grid.match.columns]
    if not frames().words["wanted"].isdisjoint(heads):
        return False  # "Asked for": a plot
    return any(
        meaning.role in ("contact", "charge", column.role)
        and meaning.role in _ASKED
        and meaning.score >= _SURELY
        for column in grid.match.columns
        for meaning in reading.looks.lexicon.meanings(column.heading.text)
    )


def _row(
    teller: Teller,
    row: Row,
    *,
    deeds: bool,
    cut: Callable[[Passage], Iterator[Passage]] | None = None,
) -> None:
    """Say whose the matters of a row are; where it tells of working relations, those that say what somebody does.

    ``cut`` says what a line tells of, else what semicolons part.
    """
    reading, block = teller.reading, row.blocks[0]
    who = list(_who(reading, row))
    matters = [
        matter
        for cell in row.cells.get("charge", ())
        for line in (cell.passage.by_part if cut else (cell.passage,))
        for matter in (cut or matters_in)(line)
        if matter.text.casefold() not in frames().words["levels"]
    ]
    if deeds:
        matters = [matter for matter in matters if _is_deed(matter.text)]
    if not who or not matters:
        reading.findings.cannot_read(
            reading.source, block, row.passage(), "this row does not say who sees to what"
        )
        return
    if stands_in(reading, row):
        return
    begun = _begun(reading, row)
    for heading, party in who:
        if is_deputy(party):
            reason = f"“{party.label}” stands in for somebody: there is no relation for it"
            reading.findings.cannot_read(reading.source, block, party.passage, reason)
            continue
        if party.kind not in SOMEBODY:
            reason = f"it is not clear who “{party.name}” is"
            reading.findings.cannot_read(reading.source, block, party.passage, reason)
            continue
        for matter in matters:
            if _held(teller, matter, party, row.passage()):
                continue
            thing = teller.work(matter)
            not_read(reading, row, thing)
            said = heading or "named beside it"
            told = replace(party, start=begun.start or party.start)
            reading.assign_party(thing, "responsible", beside_it(told), said, block)


def _begun(reading: Reading, row: Row) -> tenures.Tenure:
    """Since when whoever a row names does what stands there; a day of their post or seat is owned up to."""
    for cell in row.cells.get("since", ()):
        if key(cell.heading) not in _SINCE:
            reason = f"{cell.heading}: it is not told what of this row began then"
            reading.findings.cannot_read(reading.source, row.blocks[0], cell.passage, reason)
            return tenures.Tenure()
    return tenures.of_row(reading, row)


def _is_deed(text: str) -> bool:
    """Whether words say what somebody does, and no matter: "Leads on complaints", not "Audits and visits"."""
    first, *rest = text.casefold().split()
    does = is_doing(first) or takes_object(first) or first in frames().lemmas
    return does and bool(rest) and rest[0] not in ("and", "of", "or")


def matters_in(words: Passage) -> Iterator[Passage]:
    """What words are about, each line and each of what semicolons part by itself."""
    for line in words.by_part:
        for a, b in between(line.text.rstrip(" .;"), _PARTS, outside=True):
            if any(map(str.isalpha, line.text[a:b])):
                yield line.cut(a, b)


def _who(reading: Reading, row: Row) -> Iterator[tuple[str, Party]]:
    """Whoever a row names, each with the heading above; a post and a body beside a name are that person's."""
    post, body = row.cell("post"), row.cell("body") or row.cell("unit")
    named = [cell for role in _NAMED for cell in row.cells.get(role, ())]
    for cell in named or filter(None, (post or body,)):
        for party in _parties(reading, cell.passage):
            told = party
            if named and party.kind in ("person", "vacancy"):
                title = bare(post.text) if post else party.post
                told = replace(party, post=title, body=bare(body.text) if body else party.body)
            elif party.kind == "post" and cell is not body and body:
                told = replace(party, body=party.body or bare(body.text))
            yield cell.heading, told


def _parties(reading: Reading, cell: Passage) -> Iterator[Party]:
    """The parties of a cell: of several sentences the first names them, and the rest is said besides."""
    first = cell if len(cell.parts) > 1 else cell.sentences()[0]
    if m := _AWAY.search(first.text):
        first = first.cut(0, m.start())
    yield from reading.parties.read(first.cut(0, len(first.text.rstrip(" ."))))


def _held(teller: Teller, matter: Passage, party: Party, row: Passage) -> bool:
    """Say that whoever stands beside a post holds it: "Chairman of the Council" is no matter to ask about."""
    reading = teller.reading
    title = bare(matter.text)
    office = frames().offices.get(title.casefold(), "")
    one = reading.grammar.one(title)
    if not office and (one is None or one.kind != "post" or one.guessed):
        return False
    own = teller.names.own.body
    post = reading.post(office or with_capital(title), own.name if office and own else "", matter)
    if party.kind == "person":
        reading.findings.link(
            reading.source, row, reading.person(party), "holds", post, stated_as=title
        )
    elif party.kind in ("vacancy", "withheld"):
        reading.no_holder(post, party.name, f"{slug(title)}-holder", row, title, kind=party.kind)
    else:
        return False
    return True
