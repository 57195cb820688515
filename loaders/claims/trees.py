"""Trees of bodies or posts: set in, drawn with strokes, or as a list within a list, with who holds each.

What stands under something in a tree answers to it: that is drawn, and not said in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from remit.graph.lookup import key
from remit.loaders.blocks import Block, Part, Passage
from remit.loaders.claims.entries import entry, raw_line
from remit.loaders.claims.lists import person_of
from remit.loaders.claims.outlines import officer
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.reading import slug
from remit.loaders.schema.frames import frames
from remit.loaders.wording import bare

_FEWEST = 3  # things of a tree
_DRAWN = re.compile(r"^[\s|+\\`│├└─┬┌╰╭>*•-]*")
_STROKES = re.compile(r"[|+\\`│├└─╰]")
_MARKS = re.compile(r"[*_~]{1,3}(?=\S)|(?<=\S)[*_~]{1,3}")
_NODE = re.compile(
    r"^(?P<name>[^:–—(]*?[^:–—(\s])(?:\s*\((?P<count>\d+)\))?"
    r"(?:\s+[–—-]\s+(?P<dash>.+?)|:\s+(?P<colon>.+?)|\s*\((?P<inside>[^()]+)\))?(?:\s*\([\d. ]+(?:FTE)?\))?$"
)
LABEL = re.compile(r"^(?P<label>[A-Za-z][a-z-]+(?: [a-z]+)?):\s*(?P<value>.+)$")
_LEGEND = re.compile(
    r"\b(?:in )?brackets\b.*\b(?:runs?|chairs?|leads?|chaired|led)\b", re.IGNORECASE
)


@dataclass
class Node:
    """A body or a post with its place in a tree, whoever is named beside it, and what labels below it say."""

    depth: int
    block: Block
    passage: Passage
    ref: Ref
    name: str
    held: str = ""
    how: str = ""  # what stands between the name and who holds it
    said: list[tuple[str, str, Passage, Block]] = field(default_factory=list)


def read(teller: Teller, grammar: Grammar, found: Sequence[Piece]) -> set[int]:
    """Read every tree; returns the pieces that are taken by one, by identity."""
    taken: set[int] = set()
    legend = next((p.passage for p in found if _LEGEND.search(p.passage.text)), None)
    for lines in _runs(teller, found):
        nodes = _nodes(teller, grammar, lines)
        if nodes is None:
            continue
        _claim(teller, grammar, nodes, legend)
        blocks = {id(block) for _, _, block in lines}
        taken |= {id(piece) for piece in found if id(piece.block) in blocks}
    return taken


def _runs(teller: Teller, found: Sequence[Piece]) -> Iterator[list[tuple[int, Passage, Block]]]:
    """What may be a tree: a block with strokes before its lines, or items of a list of several depths."""
    items: list[tuple[int, Passage, Block]] = []
    seen: set[int] = set()
    for piece in found:
        block = piece.block
        if id(block) in seen:
            continue
        seen.add(id(block))
        if block.form == "item" and block.level:
            items.append((block.level, Passage(block.parts), block))
            continue
        if len(items) >= _FEWEST:
            yield items
        items = []
        raw = [raw_line(teller.reading, part) for part in block.parts]
        drawn = sum(bool(_STROKES.search(_indent(line))) for line in raw)
        if len(raw) >= _FEWEST and 2 * drawn >= len(raw):
            yield [
                (len(_indent(line)), Passage((_undrawn(part),)), block)
                for line, part in zip(raw, block.parts, strict=True)
                if _undrawn(part).text
            ]
    if len(items) >= _FEWEST:
        yield items


def _indent(line: str) -> str:
    m = _DRAWN.match(line.expandtabs(4))
    return m.group() if m else ""


def _undrawn(part: Part) -> Part:
    return part._replace(text=_DRAWN.sub("", part.text))


def _nodes(
    teller: Teller, grammar: Grammar, lines: Sequence[tuple[int, Passage, Block]]
) -> list[Node] | None:
    """The things of a tree; ``None`` where a line is neither a thing nor says something of the one above."""
    nodes: list[Node] = []
    offices = frames().offices
    for depth, passage, block in lines:
        text = _MARKS.sub("", passage.text).strip()
        m = LABEL.match(text)
        if m and nodes and m["label"].casefold() in offices:
            office = offices[m["label"].casefold()]
            nodes[-1].said.append((m["label"], office, passage.find(m["value"]), block))
            continue
        node = thing_of(teller, grammar, text)
        if node is None:
            return None
        ref, name, held, how = node
        nodes.append(Node(depth, block, passage, ref, name, held, how))
    if len(nodes) < _FEWEST or len({node.depth for node in nodes}) < 2:
        return None
    return nodes


def thing_of(teller: Teller, grammar: Grammar, text: str) -> tuple[Ref, str, str, str] | None:
    """The body or post that a line names, its name, who stands beside it, and how; ``None`` where it names neither."""
    m = _NODE.match(text)
    if m is None:
        return None
    how = next((group for group in ("dash", "colon", "inside") if m[group]), "")
    name, held = m["name"].strip(" ."), (m[how] or "").strip(" .") if how else ""
    reading = teller.reading
    if m["count"] and name.endswith("s"):
        name = name[:-1]  # "Licensing Officers (3): …": each of them is one
    if reading.parties.is_post(name):
        return Ref("post", bare(name)), name, held, how
    one = grammar.one(name)
    if (one is not None and one.kind == "body" and not one.generic) or reading.may_be_body(name):
        return reading.body(name), name, held, how
    return None


def _claim(teller: Teller, grammar: Grammar, nodes: Sequence[Node], legend: Passage | None) -> None:
    say, source = teller.reading.findings, teller.reading.source
    above: list[Node] = []
    for node in nodes:
        say.attribute(source, node.passage.find(node.name), node.ref, "name", bare(node.name))
        while above and above[-1].depth >= node.depth:
            above.pop()
        if above and above[-1].ref.kind == node.ref.kind and above[-1].ref != node.ref:
            say.link(
                source, (above[-1].passage, node.passage), node.ref, "reportsTo", above[-1].ref,
                stated_as="set in under", basis="drawn",
            )  # fmt: skip
        elif above:
            _unread(teller, node, f"it is not said what “{node.name}” is to “{above[-1].name}”")
        above.append(node)
        if node.ref.kind == "post":
            holders(teller, grammar, node)
        else:
            officers(teller, grammar, node, legend)


def holders(teller: Teller, grammar: Grammar, node: Node) -> None:
    """Whoever stands behind a post holds it; several where a colon lists them."""
    names = re.split(r",\s+|;\s+", node.held) if node.how == "colon" else [node.held]
    reading, say = teller.reading, teller.reading.findings
    vacancies = {key(word) for word in reading.profile.words["vacancy"]}
    for name in filter(None, names):
        passage = node.passage
        if key(name) in vacancies:
            place = reading.numbered(f"{slug(node.name)}-vacant")
            vacancy = reading.placed("vacancy", name, place)
            say.link(reading.source, passage, vacancy, "holds", node.ref, stated_as=name)
            continue
        found = entry(grammar, name)
        if found is None or found.kind != "person" or reading.parties.doubtful(name):
            _unread(teller, node, f"it is not clear who “{name}” is")
            continue
        person = person_of(teller, found, passage.find(name))
        say.link(reading.source, passage, person, "holds", node.ref, stated_as=node.name)


def officers(teller: Teller, grammar: Grammar, node: Node, legend: Passage | None) -> None:
    """Who holds an office of a body: behind a label, or in brackets where the text says what these are."""
    for label, office, value, block in node.said:
        if not officer(teller, grammar, node.ref, value, passage=value, label=label, office=office):
            reason = f"“{label}”: it is not clear who “{value.text}” is"
            teller.reading.findings.cannot_read(teller.reading.source, block, value, reason)
    if not node.held:
        return
    passage = node.passage
    told = legend is not None and node.how == "inside" and officer(
        teller, grammar, node.ref, passage.find(node.held), passage=passage, label="chair", office="Chair",
    )  # fmt: skip
    if not told:
        _unread(teller, node, f"it is not said what “{node.held}” is to “{node.name}”")


def _unread(teller: Teller, node: Node, reason: str) -> None:
    teller.reading.findings.cannot_read(teller.reading.source, node.block, node.passage, reason)
