"""Schemes of delegation: which power is exercised by whom, for whom, and under which conditions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims import answering, conditions, exercised, legal
from remit.loaders.claims.captions import captioned
from remit.loaders.claims.grids import Cell, Grid, Row, not_read, rows_of
from remit.loaders.claims.opening_verbs import opens_with_verb
from remit.loaders.claims.own_nouns import assign_named
from remit.loaders.claims.provisions import Provision, acts_of, arises
from remit.loaders.claims.told import teller_of
from remit.loaders.claims.trees import Node, holders, thing_of
from remit.loaders.drafts import Ref
from remit.loaders.outline import front
from remit.loaders.reading import Reading
from remit.loaders.schema.match import Column
from remit.loaders.wording import between
from remit.ontology import Role

_ASIDE = re.compile(r"(?<!\s)\s+\([^()]*\)(?=\s*(?::|$))")  # what else a post is called
_LISTED = re.compile(r";\s+(?:and\s+)?")
_FEWEST = 2  # rows of a table, with its header
_FRONT = 6  # blocks that may say whose powers these are
# "Decision of the Director on sub-delegation": the powers are the Director's.
_GIVING = re.compile(
    r"\b(?i:decision|scheme|instrument|order|determination|delegations?) (?:of|by|from) (?:the )?(?P<who>[A-Z][^,;:.()]{2,60}?)"
    r" (?i:(?:on|for|concerning) (?:the )?(?:sub-?)?delegation|to (?:sub-?)?delegate)\b"
)
# A power that nobody else was given.
_KEPT = re.compile(
    r"(?:not (?:to be )?(?:sub-?\s?)?delegated|no (?:sub-?)?delegation|retained|reserved|kept)[.\s]*",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"\b(?:delegat\w+|reserved|powers?)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|never|nor|without)\b", re.IGNORECASE)
_NOBODY = re.compile(r"(?:none|nil|n/a|not applicable)\b[ .]*(?P<more>.*)", re.IGNORECASE)


def headed(reading: Reading, grids: Sequence[Grid]) -> None:
    """Take tables of powers under the name of a post, with whoever holds it, as its powers: "Head of Parks: Ann Bee"."""
    teller = teller_of(reading)
    for grid in grids:
        if grid.match.kind or not isinstance(grid.section, Block) or len(grid.above) < _FEWEST:
            continue
        match = reading.matcher.match(grid.above[:1], grid.above[1:], given="delegate")
        if match.kind != "delegations" or 2 * len(match.unknown) >= len(match.columns):
            continue  # columns that nobody knows may give it to somebody else
        heading = grid.section
        plain = _ASIDE.sub("", heading.text)
        thing = thing_of(teller, reading.grammar, plain)
        if thing is None or not _is_plain(reading, thing[0], heading, grid.above[0]):
            continue
        ref, name, held, how = thing
        if ref.kind != "post" and not any(map(_of_powers(reading), match.roles["power"])):
            continue  # "Type | Function" below a body's name
        grid.match, grid.rows, grid.above = match, grid.above[1:], []
        grid.subject, grid.subject_role = heading.find(name), "delegate"
        if ref.kind == "post" and held:
            node = Node(0, heading, Passage(heading.parts), ref, name, held, how)
            holders(teller, reading.grammar, node, ref)


def _of_powers(reading: Reading) -> Callable[[Column], bool]:
    """Tells whether the heading of a column asks for powers, and for nothing else as well: not "Function"."""

    def asks(column: Column) -> bool:
        meant = reading.looks.lexicon.meanings(column.heading.text)
        most = max((m.score for m in meant), default=0.0)
        return all(m.role == "power" for m in meant if m.score == most)

    return asks


def _is_plain(reading: Reading, holder: Ref, heading: Block, head: Block) -> bool:
    """Whether a heading is the name of whoever holds powers, and neither it nor the header denies them."""
    if any(_DENIED.search(text) for text in (heading.text, head.text)):
        return False
    one = reading.grammar.one(holder.name)
    return holder.kind == "post" or reading.knows(holder.name) or bool(one and one.kind == "body")


def only_keeps(reading: Reading, grid: Grid) -> bool:
    """Whether a table says who keeps what, and neither it nor the paper hands on any power: "Keys | Kept by"."""
    roles = grid.match.roles
    if grid.match.kind != "delegations" or "keeper" not in roles or "delegate" in roles:
        return False
    said = [block.text for block in front(reading.marks, _FRONT)]
    over = [grid.section.text] if grid.section else []
    return grid.subject_role != "delegate" and not any(map(_SCHEME.search, (*said, *over)))


def claim(reading: Reading, grid: Grid) -> None:
    """Read each row as a delegation; the power named last holds where a cell is left empty."""
    captioned(reading, grid.above, None)
    giver, acts = _giver(reading), acts_of(reading)
    read = [
        (row, power)
        for whole in rows_of(reading, grid)
        for row, place in _each(whole)
        if (power := _delegation(reading, row, giver, legal.asked(reading, row, acts), place))
        is not None
    ]
    answering.claim(reading, read)


def _each(row: Row) -> Iterator[tuple[Row, str]]:
    """A row for each power that its cell lists, with what tells their places apart: "approve virements; write off debts"."""
    cell = row.cell("power")
    parts: list[Passage] = []
    if cell is not None:
        passage = cell.passage
        parts = [*passage.by_part]
        if len(parts) == 1:
            parts = [passage.cut(a, b) for a, b in between(passage.text, _LISTED)]
    if cell is None or len(parts) == 1 or not all(opens_with_verb(one.text) for one in parts):
        yield row, ""
        return
    for n, one in enumerate(parts, 1):
        plain = one.cut(0, len(one.text.rstrip(" ;.,")))
        yield replace(row, cells={**row.cells, "power": [Cell(cell.heading, plain)]}), f"-{n}"


def claim_marked(reading: Reading, grid: Grid) -> None:
    """Read a table of powers down and posts across: a mark gives the power to the post above it."""
    captioned(reading, grid.above, None)
    posts = [column for column in grid.match.columns if column.role == "party"]
    for row in rows_of(reading, grid):
        block, power = row.blocks[0], _delegation(reading, row)
        if power is None:
            continue
        for column in posts:
            mark = block.cells.get(column.number)
            if mark is None or reading.looks.blank(mark.text):
                continue
            if not reading.looks.mark(mark.text):
                reason = f"“{mark.text}” under “{column.heading.text}” is not a mark that is known"
                reading.findings.cannot_read(reading.source, block, mark, reason)
                continue
            assign_named(
                reading,
                power,
                "accountable",
                column.heading,
                said=mark.text,
                block=block,
                beside=mark,
            )
            if "(" in mark.text:
                said = f"{column.heading.text}: {mark.text}"
                reading.findings.attribute(reading.source, mark, power, "note", said)


def claim_limits(reading: Reading, grid: Grid) -> None:
    """Read a table of powers down and amounts across: each has the power up to the amount above their cell."""
    captioned(reading, grid.above, None)
    amounts = [column for column in grid.match.columns if column.role == "limit"]
    for row in rows_of(reading, grid):
        block, power = row.blocks[0], _delegation(reading, row)
        for column in amounts if power is not None else ():
            cell = block.cells.get(column.number)
            if cell is None or reading.looks.blank(cell.text) or power is None:
                continue
            said = column.heading.text
            assign_named(reading, power, "accountable", cell, said=said, block=block)
            note = f"{said}: {cell.text}"
            reading.findings.attribute(reading.source, cell, power, "note", note)


def _giver(reading: Reading) -> tuple[Ref, Passage] | None:
    """Whose powers a paper gives away, as its title says, with the words that say so."""
    for mark in reading.marks[:_FRONT]:
        if mark.role == "row" or not (m := _GIVING.search(mark.block.text)):
            continue
        who = mark.block.match(m, "who")
        found = [p for p in reading.parties.read(who) if p.kind in ("body", "post")]
        if len(found) == 1:
            (party,) = found
            return (
                reading.body(party.name) if party.kind == "body" else Ref("post", party.name)
            ), who
    return None


def _delegation(
    reading: Reading,
    row: Row,
    giver: tuple[Ref, Passage] | None = None,
    law: Sequence[Provision] = (),
    place: str = "",
) -> Ref | None:
    say, source, block = reading.findings, reading.source, row.blocks[0]
    cell = row.cell("power")
    if cell is None:
        say.cannot_read(source, block, block, "this row names no power")
        return None
    kind = "duty" if law else "delegation"
    power = reading.placed(kind, cell.text, f"{reading.short_name}-r{row.number}{place}", scope="")
    say.attribute(source, cell.passage, power, "name", cell.text)
    reading.about(cell.passage, power)
    for one in law:
        arises(reading, one.passage, power, one)
    not_read(reading, row, power)
    if (reference := row.cell("reference")) and not reference.text.isdigit():
        say.attribute(source, reference.passage, power, "reference", reference.text)
    _deciding(reading, row, power, giver)
    if giver and "delegator" not in row.cells:
        by, words = giver
        say.link(source, (words, cell.passage), power, "delegatedBy", by, stated_as=words.text)
    for given in row.cells.get("delegator", ()):
        for party in reading.parties.read(given.passage, bodies=True):
            if party.kind in ("body", "post"):
                by = reading.body(party.name) if party.kind == "body" else Ref("post", party.name)
                say.link(source, party.passage, power, "delegatedBy", by, stated_as=given.heading)
    for extra in (
        *row.cells.get("conditions", ()),
        *row.cells.get("law", ()),
        *row.cells.get("topic", ()),
        *(c for c in row.cells.get("deputy", ()) if not _NOBODY.fullmatch(c.text.strip())),
    ):
        say.attribute(source, extra.passage, power, "note", f"{extra.heading}: {extra.text}")
        reading.about(extra.passage, power)
    for condition in row.cells.get("conditions", ()):
        conditions.told(reading, condition.passage, power, block)
    return power


_DECIDING: Final[tuple[tuple[str, Role], ...]] = (
    ("keeper", "accountable"),
    ("delegate", "accountable"),
    ("support", "responsible"),
    ("consulted", "consulted"),
    ("informed", "informed"),
)

_OTHER = {"keeper": "delegate", "delegate": "keeper"}  # a power that one has the other has not


def _deciding(reading: Reading, row: Row, power: Ref, giver: tuple[Ref, Passage] | None) -> None:
    """Who may exercise a power, and who is to be asked first; of those to whom it is handed on the first answers for it."""
    for column, role in _DECIDING:
        for n, named in enumerate(row.cells.get(column, ())):
            nobody = _NOBODY.fullmatch(named.text.strip())
            if nobody and (
                n or column in ("consulted", "informed") or _is_others(row, column)
            ):  # nobody further, and nobody is missing
                if nobody["more"]:
                    reason = f"{named.heading}: it is not clear what “{nobody['more']}” adds"
                    reading.not_understood(power, row.blocks[0], named.passage, reason)
                continue
            if column == "delegate" and _KEPT.fullmatch(named.text):
                _kept(reading, power, named, giver)
                continue
            answers = power.kind == "delegation" and not n and not _is_others(row, column)
            handed_on = column == "delegate" and not answers
            _assigned(reading, power, "responsible" if handed_on else role, named, row.blocks[0])


def _is_others(row: Row, column: str) -> bool:
    """Whether the other of those who keep a power and those who are handed it is named."""
    cells = row.cells.get(_OTHER.get(column, ""), ())
    return any(not _NOBODY.fullmatch(cell.text.strip()) for cell in cells)


def _assigned(reading: Reading, power: Ref, role: Role, named: Cell, block: Block) -> None:
    """Whoever a cell gives a power to, each within the limit that stands before them."""
    shares = exercised.shares(reading, named.passage)
    for share in shares:
        if share.clear:
            assign_named(reading, power, role, share.who, said=named.heading, block=block)
        else:
            reason = f"{named.heading}: it is not clear who has the power by “{share.who.text}”"
            reading.not_understood(power, block, share.who, reason)
    if any(share.limit for share in shares):
        said = f"{named.heading}: {named.text}"
        reading.findings.attribute(reading.source, named.passage, power, "note", said)


def _kept(reading: Reading, power: Ref, cell: Cell, giver: tuple[Ref, Passage] | None) -> None:
    """A power that stays with whoever gives the others: no vacancy, and nobody's where no paper says whose."""
    say, source = reading.findings, reading.source
    if giver is None:
        say.attribute(source, cell.passage, power, "note", f"{cell.heading}: {cell.text}")
        return
    by, words = giver
    evidence = (cell.passage, words)
    say.link(
        source,
        evidence,
        power,
        "assignedTo",
        by,
        role="accountable",
        stated_as=cell.text,
        basis="inferred",
    )
