"""Trees of bodies or posts: set in, drawn with strokes, or as a list within a list, with who holds each.

What stands under something in a tree answers to it: that is drawn, and not said in words. A line in small letters or
in brackets is a remark about the thing above it: whom else that answers to, or what else its holder is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from remit.graph.lookup import key
from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.entries import entry
from remit.loaders.claims.filled_seats import person_of
from remit.loaders.claims.outlines import officer
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.raw_lines import raw_line
from remit.loaders.claims.sittings import OFTEN
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.reading import slug
from remit.loaders.schema.frames import frames
from remit.loaders.wording import bare

_Lines = list[tuple[int, Passage, Block]]  # how far each is set in, its words, and where it stands
_FEWEST = 3  # things of a tree
# A star is one where a blank stands behind it: "**Chair:**" is in bold.
_DRAWN = re.compile(r"^(?:[\s|+\\`│├└─┬┌╰╭>•.-]|\*(?=\s))*")
_STROKES = re.compile(r"[|+\\`│├└─╰]|\.\.")
_KNOWN = 0.5  # of the things of a tree that is drawn
_MARKS = re.compile(r"[*_~]{1,3}(?=\S)|(?<=\S)[*_~]{1,3}")
_NODE = re.compile(
    r"^(?P<name>[^:–—(]*?[^:–—(\s])(?:\s*\((?P<count>\d+)\))?"
    r"(?:\s+[–—-]\s+(?P<dash>.+?)|:\s+(?P<colon>.+?)|\s*\((?P<inside>[^()]+)\))?(?:\s*\([\d. ]+(?:FTE)?\))?$"
)
LABEL = re.compile(r"^(?P<label>[A-Za-z][a-z-]+(?: [a-z]+)?):\s*(?P<value>.+)$")
_AND = re.compile(r"(?<!\s)\s+(?:&|and|/)\s+(?=[A-Z])")
_GAP = re.compile(r"\S(?:\s{2,}|\t)\S")
_SHARE = re.compile(
    r"(?<!\s)(?:\s*\((?:[\d. ]+(?:FTE|WTE)?|interim|acting)\)|,\s?[\d.]+\s?(?:FTE|WTE))$",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?<!\s)\s[x×]\s?(?P<count>\d+)$")  # "Patrol Officers x 3"
_REMARK = re.compile(r"[a-z(]")
_ANSWERS = re.compile(
    r"^\(?(?:(?:professionally )?(?:answers|reports|accountable|responsible|answerable) (?:professionally )?|professionally )"
    r"to (?P<who>[^()]+)\)?$"
)
_AND_THE = re.compile(r"(?<!\s)\s+and the\s+(?=[A-Z])")
_ALSO = re.compile(r"^\(?also (?:the )?(?P<post>[A-Z][^()]+)\)?$")
_SAYS_SO = re.compile(
    r"\b(?:structure|organogram|hierarchy|reports? to|reporting lines?|answers? to|governance (?:chart|map|tree))\b",
    re.IGNORECASE,
)  # the heading of a list within a list that is a tree
_MEETS = re.compile(r"meets?\s+(?P<often>\S.*)$", re.IGNORECASE)
_CLAUSES = re.compile(r";\s+")
_LEGEND = re.compile(
    r"\b(?:in )?brackets\b.*\b(?:runs?|chairs?|leads?|chaired|led)\b", re.IGNORECASE
)


class _Block(NamedTuple):
    """A block with its lines as they stand, and without their strokes."""

    block: Block
    raw: list[str]
    lines: _Lines


@dataclass
class Node:
    """A body or a post with its place in a tree, whoever is named beside it, and what labels below it say."""

    depth: int
    block: Block
    passage: Passage
    ref: Ref | None  # nothing where it was not understood
    name: str
    held: str = ""
    how: str = ""  # what stands between the name and who holds it
    said: list[tuple[str, str, Passage, Block]] = field(default_factory=list)
    remarks: list[tuple[Passage, Block]] = field(default_factory=list)


def read(teller: Teller, grammar: Grammar, found: Sequence[Piece]) -> set[int]:
    """Read every tree; returns the pieces that are taken by one, by identity."""
    taken: set[int] = set()
    blocks = [_Block(block, *_lines(teller, block)) for block in _blocks(found)]
    legend = next((p.passage for p in found if _LEGEND.search(p.passage.text)), None)
    for lines, how in (*_apart(blocks), *_runs(blocks)):
        its = {id(block) for _, _, block in lines}
        if any(id(piece) in taken and id(piece.block) in its for piece in found):
            continue
        first = next((n for n, piece in enumerate(found) if id(piece.block) in its), 0)
        said = how == "listed" and any(
            _SAYS_SO.search(p.passage.text) for p in found[max(0, first - 2) : first]
        )
        nodes = _nodes(teller, grammar, lines, drawn=how == "drawn" or said)
        if nodes is None:
            continue
        if how == "set in" and all(node.ref and node.ref.kind == "body" for node in nodes):
            continue  # an outline of groups
        _claim(teller, grammar, nodes, legend)
        taken |= {id(piece) for piece in found if id(piece.block) in its}
    return taken


def _apart(blocks: Sequence[_Block]) -> Iterator[tuple[_Lines, str]]:
    """A tree with blank lines in it: what follows its first line is set in, block after block."""
    run: list[list[tuple[int, Passage, Block]]] = []
    for block, raw, lines in blocks:
        odd = block.form == "item" or any(_GAP.search(line.strip()) for line in raw)
        if odd or not lines[0][0]:
            yield from _joined(run)
            run = []
        if not odd and (run or not lines[0][0]):
            run.append(lines)
    yield from _joined(run)


def _joined(run: Sequence[_Lines]) -> Iterator[tuple[_Lines, str]]:
    if len(run) > 1:
        yield [line for lines in run for line in lines], "set in"


def _runs(blocks: Sequence[_Block]) -> Iterator[tuple[_Lines, str]]:
    """What may be a tree: lines that are ``drawn`` with strokes or ``set in``, or items ``listed`` at several depths."""
    items: list[tuple[int, Passage, Block]] = []
    for block, raw, lines in blocks:
        if block.form == "item" and block.level:
            items.append((block.level, Passage(block.parts), block))
            continue
        if len(items) >= _FEWEST:
            yield items, "listed"
        items = []
        strokes = 2 * sum(bool(_STROKES.search(_indent(line))) for line in raw) >= len(raw)
        depths = {len(_indent(line)) for line in raw}
        set_in = len(depths) > 1 and not any(_GAP.search(line.strip()) for line in raw)
        if len(raw) >= _FEWEST and (strokes or set_in):
            filled = [line for line in lines if line[1].text]
            yield filled, "drawn" if strokes else "set in"
    if len(items) >= _FEWEST:
        yield items, "listed"


def _blocks(found: Sequence[Piece]) -> Iterable[Block]:
    """The blocks that pieces are of, each once."""
    return {id(piece.block): piece.block for piece in found}.values()


def _lines(teller: Teller, block: Block) -> tuple[list[str], _Lines]:
    """The lines of a block as they stand, and without their strokes, each with how far it is set in."""
    raw = [raw_line(teller.reading, part) for part in block.parts]
    pairs = zip(raw, block.by_part, strict=True)
    return raw, [(len(_indent(line)), _undrawn(words), block) for line, words in pairs]


def _indent(line: str) -> str:
    m = _DRAWN.match(line.expandtabs(4))
    return m.group() if m else ""


def _undrawn(line: Passage) -> Passage:
    """A line without the strokes of its tree; itself where it has none."""
    words = _DRAWN.sub("", line.text)
    return line if words == line.text else Passage((line.parts[0]._replace(text=words),))


def _nodes(teller: Teller, grammar: Grammar, lines: _Lines, *, drawn: bool) -> list[Node] | None:
    """The things of a tree; ``None`` where it is none.

    In one that is ``drawn`` a line may be not understood; else every line is a thing, or says something of the
    one above. A line that nothing is set in under, above another as far out, is the tree's title.
    """
    nodes: list[Node] = []
    offices = frames().offices
    for n, (depth, passage, block) in enumerate(lines):
        text = _MARKS.sub("", passage.text).strip()
        m = LABEL.match(text)
        if m and nodes and m["label"].casefold() in offices:
            office = offices[m["label"].casefold()]
            nodes[-1].said.append((m["label"], office, passage.find(m["value"]), block))
            continue
        if not drawn and nodes and _REMARK.match(text):
            nodes[-1].remarks.append((passage, block))
            continue
        if drawn and not n and len(lines) > 1 and lines[1][0] == depth:
            continue
        node = thing_of(teller, grammar, text)
        if node is None and not drawn:
            return None
        ref, name, held, how = node or (None, text, "", "")
        nodes.append(Node(depth, block, passage, ref, name, held, how))
    known = sum(node.ref is not None for node in nodes)
    if known < max(_FEWEST, _KNOWN * len(nodes)) or len({node.depth for node in nodes}) < 2:
        return None
    return nodes


def thing_of(teller: Teller, grammar: Grammar, text: str) -> tuple[Ref, str, str, str] | None:
    """The body or post that a line names, its name, who stands beside it, and how; ``None`` where it names neither."""
    if text[:1] == "[" and text[-1:] == "]":
        text = text[1:-1].strip()
    times = _COUNT.search(text)
    m = _NODE.match(text[: times.start()] if times else text)
    if m is None:
        return None
    how = next((group for group in ("dash", "colon", "inside") if m[group]), "")
    name, held = m["name"].strip(" ."), (m[how] or "").strip(" .") if how else ""
    reading = teller.reading
    if (m["count"] or times) and name.endswith("s"):
        name = name[:-1]  # "Licensing Officers (3): …": each of them is one
    title, comma, _ = name.partition(",")
    of_field = bool(comma) and reading.parties.is_post(title)  # "Director, Transport - …"
    if not name or (comma and reading.parties.is_person(title)):
        return None  # "Ann Bee, Mere Council" is somebody with the body that they come from
    if reading.parties.is_post(name) or of_field:
        return Ref("post", bare(name)), name, held, how
    one = grammar.one(name)
    if (one is not None and one.kind == "body" and not one.generic) or reading.may_be_body(name):
        return reading.body(name), name, held, how
    return None


def _claim(teller: Teller, grammar: Grammar, nodes: Sequence[Node], legend: Passage | None) -> None:
    above: list[Node] = []
    for node in nodes:
        while above and above[-1].depth >= node.depth:
            above.pop()
        if node.ref is None:
            _unread(teller, node, f"“{node.name}” is neither a post nor a body that is known")
        else:
            _placed(teller, node, node.ref, above[-1] if above else None)
        above.append(node)
        if node.ref is not None and node.ref.kind == "post":
            people = holders(teller, grammar, node, node.ref)
            _remarks(teller, node, node.ref, people)
        elif node.ref is not None:
            officers(teller, grammar, node, node.ref, legend)
            _remarks(teller, node, node.ref, [])


def _placed(teller: Teller, node: Node, ref: Ref, above: Node | None) -> None:
    """A thing of a tree answers to what it is set in under; a post under a body may as well be its own."""
    say, source = teller.reading.findings, teller.reading.source
    say.attribute(source, node.passage.find(node.name), ref, "name", bare(node.name))
    if above is None or above.ref == ref:
        return
    if above.ref is not None and ref.kind in (above.ref.kind, "body"):
        say.link(
            source, (above.passage, node.passage), ref, "reportsTo", above.ref,
            stated_as="set in under", basis="drawn",
        )  # fmt: skip
    else:
        _unread(teller, node, f"it is not said what “{node.name}” is to “{above.name}”")


def holders(teller: Teller, grammar: Grammar, node: Node, post: Ref) -> list[Ref]:
    """Whoever stands behind a post holds it; several where a colon lists them, or where each has a share of it."""
    reading, say = teller.reading, teller.reading.findings
    people: list[Ref] = []
    for name in _names(grammar, node):
        passage = node.passage
        if kind := _nobody(teller, name):
            place = f"{slug(node.name)}-{kind if kind != 'vacancy' else 'vacant'}"
            reading.no_holder(post, name, place, passage, name, kind=kind)
            continue
        found = entry(grammar, name)
        if found is None or found.kind != "person" or reading.parties.doubtful(name):
            _unread(teller, node, f"it is not clear who “{name}” is")
            continue
        person = person_of(teller, found, passage.find(name))
        say.link(reading.source, passage, person, "holds", post, stated_as=node.name)
        people.append(person)
    return people


def _nobody(teller: Teller, name: str) -> str:
    """``vacancy`` or ``withheld`` where words behind a post say that; empty where they say somebody."""
    lexicon = teller.reading.parties.lexicon
    if key(name) in teller.reading.profile.vacancies or lexicon.vacancy.match(name):
        return "vacancy"
    return "withheld" if lexicon.withheld.fullmatch(name) else ""


def _remarks(teller: Teller, node: Node, ref: Ref, people: Sequence[Ref]) -> None:
    """What lines below a thing say of it: whom it answers to besides, what else its one holder is."""
    reading, say = teller.reading, teller.reading.findings
    for passage, block in node.remarks:
        evidence = (node.passage, passage)
        if m := _ANSWERS.match(passage.text):
            named = [passage.find(one) for one in _AND_THE.split(m["who"])]
            parties = [party for one in named for party in reading.parties.read(one)]
            if parties and all(party.kind in ("post", "body") for party in parties):
                for party in parties:
                    over = (
                        reading.post(party.name, party.body, passage)
                        if party.kind == "post"
                        else reading.body(party.name)
                    )
                    said = passage.text[: m.start("who")].strip(" (")
                    say.link(reading.source, evidence, ref, "reportsTo", over, stated_as=said)
                continue
        m = _ALSO.match(passage.text)
        if m and len(people) == 1 and reading.parties.is_post(m["post"]):
            post = reading.post(m["post"], "", passage)
            say.link(reading.source, evidence, people[0], "holds", post, stated_as="also")
            continue
        reason = f"it is not clear what this says of “{node.name}”"
        say.cannot_read(reading.source, block, passage, reason)


def _names(grammar: Grammar, node: Node) -> list[str]:
    """The names behind a post, without the share of it that each has."""
    names = re.split(r",\s+|;\s+", node.held) if node.how == "colon" else [node.held]
    found: list[str] = []
    for names_ in filter(None, names):
        shares = [_SHARE.sub("", one) for one in _AND.split(names_)]
        people = [one for one in (entry(grammar, name) for name in shares) if one]
        whole = len(people) == len(shares) and all(one.kind == "person" for one in people)
        found += shares if whole else [names_]
    return found


def officers(
    teller: Teller, grammar: Grammar, node: Node, body: Ref, legend: Passage | None
) -> None:
    """Who holds an office of a body: behind a label, or in brackets where the text says what these are."""
    for label, office, value, block in node.said:
        if not officer(teller, grammar, body, value, passage=value, label=label, office=office):
            reason = f"“{label}”: it is not clear who “{value.text}” is"
            teller.cannot_read(block, value, reason)
    for held in filter(None, _CLAUSES.split(node.held)):
        if not _beside(teller, grammar, node, body, held, by_legend=legend is not None):
            _unread(teller, node, f"it is not said what “{held}” is to “{node.name}”")


def _beside(
    teller: Teller, grammar: Grammar, node: Node, body: Ref, held: str, *, by_legend: bool
) -> bool:
    """Read one thing that stands beside a body: "chair: Ann Bee", "meets monthly", or a name that a legend explains."""
    say, source = teller.reading.findings, teller.reading.source
    if (m := _MEETS.match(held)) and OFTEN.match(m["often"]):
        say.attribute(source, node.passage.find(held), body, "meets", m["often"], stated_as="meets")
        return True
    label, office, who = _office(held) or ("chair", "Chair", held)
    named = who != held or (by_legend and node.how == "inside")
    return named and officer(
        teller,
        grammar,
        body,
        node.passage.find(who),
        passage=node.passage,
        label=label,
        office=office,
    )


def _office(held: str) -> tuple[str, str, str] | None:
    """What stands behind a body as an office and who holds it: "chair Ann Bee", "chair: the Mayor"."""
    words = held.split()
    for n in (2, 1):
        label = " ".join(words[:n]).rstrip(":")
        office = frames().offices.get(label.casefold())
        if office and len(words) > n:
            return label, office, re.sub(r"^the\s+", "", " ".join(words[n:]))
    return None


def _unread(teller: Teller, node: Node, reason: str) -> None:
    teller.cannot_read(node.block, node.passage, reason)
