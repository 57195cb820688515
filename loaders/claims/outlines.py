"""Outlines of groups: one a line, each set in under the one above it, with its chair beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from remit.graph.lookup import key
from remit.loaders.blocks import Block, Part, Passage
from remit.loaders.claims.entries import entry
from remit.loaders.claims.filled_seats import person_of
from remit.loaders.claims.list_openers import does
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.raw_lines import cells_of, raw_line
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.reading import slug
from remit.loaders.schema.frames import frames

_FEWEST = 3  # lines of an outline
_ROLE = re.compile(r"^(?P<label>[A-Z][a-z-]+(?: [a-z]+)?):\s*(?P<value>.+)$")
_SAYS_SO = re.compile(
    r"\b(?:reports?|answers?|accountable)\s+to\s+the\s+(?:one|group|body|board)\b", re.IGNORECASE
)


def read(teller: Teller, grammar: Grammar, found: Sequence[Piece]) -> set[int]:
    """Read every outline; returns the pieces that are taken by one, by identity."""
    taken: set[int] = set()
    stated = next((p.passage for p in found if _SAYS_SO.search(p.passage.text)), None)
    blocks: dict[int, Block] = {id(piece.block): piece.block for piece in found}
    for number, block in blocks.items():
        if len(block.parts) >= _FEWEST and _outline(teller, grammar, block, stated):
            taken |= {id(piece) for piece in found if id(piece.block) == number}
    return taken


def _outline(teller: Teller, grammar: Grammar, block: Block, stated: Passage | None) -> bool:
    """Read a block as an outline, if every line of it names a body."""
    read = []
    for part in block.parts:
        if (line := _line(teller, grammar, part)) is None:
            return False
        read.append(line)
    if len({depth for depth, *_ in read}) < 2:
        return False
    above: list[tuple[int, Ref]] = []
    say, source = teller.reading.findings, teller.reading.source
    for (depth, phrase, rest), passage in zip(read, block.by_part, strict=True):
        body = teller.reading.body(phrase.name)
        say.attribute(source, passage.find(phrase.name), body, "name", phrase.name)
        while above and above[-1][0] >= depth:
            above.pop()
        if above and stated is not None:
            say.link(
                source, (passage, stated), body, "reportsTo", above[-1][1], stated_as="set in under"
            )
        elif above:
            say.link(
                source,
                passage,
                body,
                "reportsTo",
                above[-1][1],
                stated_as="set in under",
                basis="drawn",
            )
        above.append((depth, body))
        for cell in rest:
            m = _ROLE.match(cell)
            office = frames().offices.get(m["label"].casefold()) if m else None
            if (
                m is None
                or office is None
                or not officer(
                    teller,
                    grammar,
                    body,
                    passage.find(m["value"]),
                    passage=passage,
                    label=m["label"],
                    office=office,
                )
            ):
                say.cannot_read(
                    source,
                    block,
                    passage,
                    f"“{cell}”: it is not clear what this says of “{phrase.name}”",
                )
    return True


def _line(teller: Teller, grammar: Grammar, part: Part) -> tuple[int, Phrase, Sequence[str]] | None:
    """How far a line is set in, the body that it names, and its other cells."""
    raw = raw_line(teller.reading, part)
    cells = cells_of(teller.reading, part)
    one = grammar.one(cells[0].strip("•*-– "))
    if one is None or one.kind != "body" or one.guessed or one.generic:
        return None
    return len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip()), one, cells[1:]


def _is_verb(word: str) -> bool:
    """Whether a word of what may be a name says what somebody does: "leads"."""
    return word.islower() and (does(word) or word in frames().words["said of one"])


def officer(
    teller: Teller,
    grammar: Grammar,
    body: Ref,
    value: Passage,
    *,
    passage: Passage,
    label: str,
    office: str,
) -> bool:
    """Say who holds an office of a body; false where it is not clear who that is."""
    reading = teller.reading
    text = value.text.strip(" .")
    vacancies = reading.profile.vacancies
    if key(text) in vacancies or key(text.split(",")[0].split("(")[0]) in vacancies:
        post = reading.post(office, body.name, passage)
        reading.no_holder(post, text, f"{slug(post.name)}-vacant", passage, label)
        return True
    found = entry(grammar, text)
    if found is None:
        return False
    if found.kind == "person":
        person = person_of(teller, found, passage)
        post = reading.post(office, body.name, passage)
        reading.findings.link(reading.source, passage, person, "holds", post, stated_as=label)
        return True
    if found.kind == "post":
        agent = reading.post(found.name, teller.home(found.body), passage)
    elif found.kind == "body" and not any(map(_is_verb, found.name.split())):
        agent = reading.body(found.name)
    else:
        return False  # "Ann Bee leads the forum" is no body
    if agent == body:
        return False
    if office != "Chair":
        return teller.link(agent, "memberOf", body, passage, label, basis="inferred")
    reading.findings.link(
        reading.source, passage, body, "assignedTo", agent, role="accountable", stated_as=label
    )
    return True
