"""Lists of posts and organograms: which post is in which body, who holds it, and what it reports to.

The published organograms of the United Kingdom's government (data.gov.uk) are such tables: a post keeps its
reference, two rows of one reference are a job share, "XX" stands above the highest post, a name may be
withheld ("N/D"), and an eliminated post exists no more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from remit.loaders.blocks import Passage
from remit.loaders.claims import functions, legal, purposes
from remit.loaders.claims.captions import captioned
from remit.loaders.claims.grids import Cell, Grid, Row, not_read
from remit.loaders.claims.own import own_body
from remit.loaders.claims.post_references import TOP, referenced
from remit.loaders.claims.provisions import acts_of
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading, slug
from remit.loaders.values.persons import may_be_name
from remit.loaders.wording import bare, between
from remit.ontology import NOBODY, Basis

_SEVERAL = re.compile(r";\s*")
_Posts: TypeAlias = Mapping[str, Sequence[Ref]]  # by what they are called
_PARENT = re.compile(r"parent\b", re.IGNORECASE)
_WORDS = re.compile(r"\w{1,40}")
_SHARE = re.compile(r"\bjob[ -]?shar(?:e|er|ing)\b")
_GONE = ("eliminated", "deleted", "disestablished", "post deleted", "post eliminated")


def claim(reading: Reading, grid: Grid) -> None:
    """Read each row as a post; where posts have references, these say which reports to which."""
    captioned(reading, grid.above, None)
    grid = referenced(grid)
    own = own_body(reading, grid.section)
    rows = [(block, grid.row(block)) for block in grid.rows if not grid.banner(block)]
    for block in (b for b in grid.rows if grid.banner(b)):
        reading.findings.ignore(reading.source, block, "a heading of the rows below it")
    known: dict[str, list[Ref]] = {}
    titled: dict[str, list[Ref]] = {}
    read: list[tuple[Row, Ref]] = []
    acts = acts_of(reading)
    for block, row in rows:
        name, title = row.cell("name"), row.cell("post")
        if title is None:
            reading.findings.cannot_read(reading.source, block, block, "this row names no post")
            continue
        if name and name.text.casefold().strip("'\"‘’") in _GONE:
            reading.findings.ignore(reading.source, block, "a post that exists no more")
            continue
        post = _post(reading, row, title, known, own)
        if post not in (called := titled.setdefault(bare(title.text).casefold(), [])):
            called.append(post)
        not_read(reading, row, post)
        if not _held_elsewhere(reading, grid, row):
            _holder(reading, grid, row, post)
        for cell in row.cells.get("charge", ()):
            functions.claim(reading, cell, post, row.passage(), block)
        for purpose in row.cells.get("purpose", ()):
            purposes.claim(reading, purpose.passage, post, purpose.heading, row.passage())
        for law in row.cells.get("law", ()):
            legal.of_post(reading, law, title, post, acts)
        read.append((row, post))
    for row, post in read:
        _boss(reading, row, post, known, titled)
    _departments(reading, [row for row, _ in read])


def _departments(reading: Reading, rows: Sequence[Row]) -> None:
    """Say of each body that a column names as the parent of another that the other is a part of it."""
    pairs: dict[tuple[str, str], tuple[Cell, Cell]] = {}
    for row in rows:
        for upper, lower in pairwise(row.cells.get("body", ())):
            if _PARENT.match(upper.heading) and bare(upper.text) != bare(lower.text):
                pairs.setdefault((bare(upper.text), bare(lower.text)), (upper, lower))
    for (above, body), (cell, own) in pairs.items():
        reading.findings.link(
            reading.source, (cell.passage, own.passage), reading.body(body), "partOf",
            reading.body(above), stated_as=cell.heading,
        )  # fmt: skip


def _post(
    reading: Reading,
    row: Row,
    title: Cell,
    known: dict[str, list[Ref]],
    own: tuple[Ref, Passage] | None,
) -> Ref:
    """The post of a row; rows of one reference are one post, which several people hold."""
    say, source = reading.findings, reading.source
    reference = row.cell("reference")
    bodies = row.cells.get("body", [])
    units = row.cells.get("unit", [])
    # The narrowest body that is named: an agency before its parent department.
    home = bodies[-1].text if bodies else units[0].text if units else own[0].name if own else ""
    before = known.setdefault(reference.text, []) if reference is not None else []
    if shared := next((one for one in before if _is_shared(one, title.text)), None):
        return shared
    if reference is None:
        post = reading.post(bare(title.text), bare(home), title.passage)
    else:
        place = f"{slug(home or reading.short_name)}-{slug(reference.text)}"
        if before:  # one reference, given to two posts
            place = f"{place}-{slug(title.text)}"
        post = reading.placed("post", bare(title.text), place)
        before.append(post)
        say.attribute(source, title.passage, post, "name", bare(title.text))
        if home:
            evidence = bodies[-1].passage if bodies else title.passage
            say.link(
                source, evidence, post, "postIn", reading.body(bare(home)), stated_as=title.text
            )
    for purpose in row.cells.get("purpose", ()):
        say.attribute(source, purpose.passage, post, "text", purpose.text)
    return post


def _is_shared(post: Ref, title: str) -> bool:
    """Whether a row names a post again, as the rows of those who share it do: "Head of Legal (job share)"."""
    one, again = (set(_WORDS.findall(_SHARE.sub("", t.casefold()))) for t in (post.name, title))
    return one <= again or again <= one


def _held_elsewhere(reading: Reading, grid: Grid, row: Row) -> bool:
    """Whether a card has no label for who holds its post, and another card of its run names somebody."""
    title, table = row.cell("post"), row.blocks[0].table
    if row.cell("name") or title is None or table not in reading.source.heads:
        return False
    names = [column.number for column in grid.match.roles.get("name", ())]
    posts = [column.number for column in grid.match.roles.get("post", ())]
    return any(
        any(bare(block.cells[n].text) == bare(title.text) for n in posts if n in block.cells)
        and any(n in block.cells for n in names)
        for block in reading.source.blocks
        if block.form == "row" and block.table == table
    )


def _holder(reading: Reading, grid: Grid, row: Row, post: Ref) -> None:
    """Who holds a post: an empty cell of the column that asks leaves the seat empty."""
    say, source, name = reading.findings, reading.source, row.cell("name")
    place = f"{post.slug or slug(post.name)}-holder"
    if name is None:
        if "name" in grid.match.roles and (title := row.cell("post")):
            heading = grid.match.roles["name"][0].heading
            stated_as = f"{heading.text} (empty)"
            reading.no_holder(post, NOBODY, place, (title.passage, heading), stated_as)
        return
    for party in reading.parties.read(name.passage):
        guessed = (
            party.kind == "unclear"
            and may_be_name(party.name, reading.parties.lexicon)
            and not reading.parties.doubtful(party.name)
        )
        if party.kind == "person" or guessed:
            person = Ref("person", party.name)
            if party.honorific:
                say.attribute(source, party.passage, person, "honorific", party.honorific)
            basis: Basis = "inferred" if guessed else "stated"
            say.link(
                source, party.passage, person, "holds", post, stated_as=name.heading, basis=basis
            )
            continue
        said = f"{name.heading}: " if name.heading else ""
        reason = f"{said}it is not clear who “{party.name}” is; add a kind or split decision"
        if party.kind not in ("vacancy", "withheld"):
            say.cannot_read(source, row.blocks[0], party.passage, reason)
        if party.kind == "unread":
            reading.not_read(post, party.passage, reason)
        else:
            kind = party.kind if party.kind in ("vacancy", "withheld") else "unclear"
            reading.no_holder(post, party.name, place, party.passage, name.heading, kind=kind)


def _boss(reading: Reading, row: Row, post: Ref, known: _Posts, titled: _Posts) -> None:
    cell = row.cell("reports to")
    if cell is None or cell.text.casefold() in TOP:
        return
    pieces = [cell.passage]
    if ";" in cell.text:
        pieces = [cell.passage.cut(a, b) for a, b in between(cell.text, _SEVERAL)]
    for words in pieces:
        _above(reading, row, cell.heading, words, post=post, known=known, titled=titled)


def _above(
    reading: Reading,
    row: Row,
    heading: str,
    words: Passage,
    *,
    post: Ref,
    known: _Posts,
    titled: _Posts,
) -> None:
    """Link a post to what it reports to: by reference, by title, or by name; a footnote's sign is none of it."""
    text = words.text.rstrip(" *†‡")
    posts = known.get(text) or titled.get(bare(text).casefold()) or ()
    if len(posts) > 1:
        reason = f"{heading}: “{words.text}” is said of {len(posts)} posts of this table"
        reading.findings.cannot_read(reading.source, row.blocks[0], words, reason)
        return
    above = posts[0] if posts else None
    if above is None and reading.parties.is_post(bare(text)):
        above = Ref("post", bare(text))
    if above is None:
        found = [p for p in reading.parties.read(words, bodies=False) if p.kind in ("body", "post")]
        if len(found) == 1:
            above = (
                reading.body(found[0].name)
                if found[0].kind == "body"
                else Ref("post", found[0].name)
            )
    if above is None or above == post:
        reason = f"{heading}: “{words.text}” is no post of this table"
        reading.findings.cannot_read(reading.source, row.blocks[0], words, reason)
        return
    reading.findings.link(reading.source, words, post, "reportsTo", above, stated_as=heading)
