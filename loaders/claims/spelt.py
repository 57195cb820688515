"""Keys of initials wherever they stand: "Initials: AB Ann Bee, Clerk; CD Cy Dee", "AB = Ann Bee", a row each below a table.

Short forms, each with a name behind it whose initials it is, are a key where there are two of them, or where a label
says so. Whoever they stand for is meant by them in the whole document, and has the post that the key gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from remit.loaders.blocks import Block, Part, Passage, joined
from remit.loaders.claims.own import own_thing
from remit.loaders.claims.raw_lines import raw_line
from remit.loaders.claims.short_for import fits, is_short
from remit.loaders.outline import Mark
from remit.loaders.reading import Reading
from remit.loaders.schema.cells import is_blank
from remit.loaders.schema.frames import frames
from remit.loaders.schema.labels import label_of
from remit.loaders.values.cells import without_contacts
from remit.loaders.values.parties import Party
from remit.loaders.values.phrases import NAMED
from remit.loaders.wording import bare

_LABEL = re.compile(r"^(?P<label>[^:;]{3,40}):\s+(?=[A-Z])")
_SHORT = r"[A-Z][A-Za-z]{1,5}"
# "AB Ann Bee", "AB = Ann Bee", "AB is Ann Bee" at the beginning of what a mark parts.
_ENTRY = re.compile(
    rf"(?:^|(?<=[;|•])\s*|(?<=[,.])\s+)(?P<short>{_SHORT})"
    r"(?:(?P<mark>\s*[=:]\s*|\s+(?:[–—-]|is|means|stands for|for)\s+)(?:the\s+)?|\s+)(?=[A-Z])"
)
_IN_CELL = re.compile(r"[A-Z][A-Za-z'’]{1,7}")
_FEWEST = 2  # short forms that fit what stands behind them
_MOST_CELLS = 3  # of a row of a key
_GAP = re.compile(r"\s{2,}")
_ASIDE = re.compile(r"(?<!^)\([^()]+\)$")


@dataclass(frozen=True)
class _Entry:
    """A short form and the words behind it; ``marked`` where a sign or a cell of its own parts the two."""

    block: Block
    short: Passage
    meant: Passage
    marked: bool
    party: Party | None  # the one party that the words name, if they name one
    rest: tuple[Passage, ...] = ()  # what else is said, and not understood
    holder: Party | None = None  # who holds the post that they name, by the words behind it

    @property
    def fits(self) -> bool:
        """Whether the short form is made of the initials of the name."""
        return self.party is not None and fits(self.party.name, self.short.text)

    @property
    def plainly(self) -> bool:
        """Whether more than the look of two words tells that somebody is named."""
        party = self.party
        return party is not None and (
            party.kind != "person"
            or party.basis != "inferred"
            or bool(party.honorific or party.post or party.body)
        )


def recognise(reading: Reading) -> None:
    """Take in the keys of a document and put their lines and rows aside: they are none of what stands around them."""
    taken: set[int] = set()
    for label, run in _runs(reading):
        found = [entry for _, entries in run for entry in entries]
        fitting = [entry for entry in found if entry.fits]
        sure = bool(label) or any(entry.plainly for entry in found)
        if not sure or len(fitting) < (1 if label else _FEWEST) or 2 * len(fitting) < len(found):
            continue
        for entry in found:
            _tell(reading, entry)
        taken |= {id(mark) for mark, _ in run} | {id(mark) for mark in label}
        for mark in label:
            reading.findings.ignore(reading.source, mark.block, "the heading of a key")
    if taken:
        reading.aside += [mark for mark in reading.marks if id(mark) in taken]
        reading.marks = [mark for mark in reading.marks if id(mark) not in taken]


Run = list[tuple[Mark, list[_Entry]]]


def _runs(reading: Reading) -> Iterator[tuple[list[Mark], Run]]:
    """Lines or rows of short forms one below the other, each run with the line that heads it, or whose label does."""
    before: Mark | None = None
    told = ((mark, _entries(reading, mark.block)) for mark in reading.marks)
    for (has_entries, _), group in groupby(told, key=_form):
        run = list(group)
        if has_entries:
            heads = [before] if before is not None and _is_key(before.block.text) else []
            header = before.block if before is not None and before.role == "row" else None
            if heads or header is None or not reading.matcher.header_like(header):
                yield heads or _labelled(run), run
        before = run[-1][0]


def _form(told: tuple[Mark, list[_Entry]]) -> tuple[bool, bool]:
    """Whether a block has short forms, and is a row: lines and rows are no one run."""
    mark, entries = told
    return bool(entries), mark.role == "row"


def _labelled(run: Run) -> list[Mark]:
    """The first line of a run, where its own label says that it is a key."""
    mark = run[0][0]
    m = _LABEL.match(mark.block.text)
    first = next(iter(mark.block.cells.values()), None) if mark.block.cells else None
    words = m["label"] if m else first.text if first else ""
    return [mark] if _is_key(words) else []


def _is_key(words: str) -> bool:
    return label_of(words) == "key"


def _entries(reading: Reading, block: Block) -> list[_Entry]:
    """The short forms of a block, each with what is behind it; none where other words stand in it."""
    cells = [cell for _, cell in sorted(block.cells.items()) if not is_blank(cell.text)]
    if len({cell.text for cell in cells}) == 1:
        cells = cells[:1]
    if len(cells) == 2 and _is_key(cells[0].text):
        cells = cells[1:]
    if 1 < len(cells) <= _MOST_CELLS:
        short, name, *more = cells
        if not _IN_CELL.fullmatch(short.text) or not name.text[:1].isupper():
            return []
        if reading.matcher.header_like(block):
            return []
        return [_Entry(block, short, name, True, *_party(reading, name, more))]
    if len(cells) > 1:
        return []
    if not cells and (apart := _in_columns(reading, block)):
        return apart
    if not cells and len(block.parts) > 1:
        each = [_in_line(reading, block, line) for line in block.by_part]
        if all(each):
            return [entry for found in each for entry in found]
    return _in_line(reading, block, cells[0] if cells else block)


def _in_columns(reading: Reading, block: Block) -> list[_Entry]:
    """The short forms of lines that gaps part into columns, each with what stands in its own; none where one has no gap.

    What stands alone below a line goes on with its last column.
    """
    rows: list[list[Passage]] = []
    for line in block.by_part:
        gapped = _gapped(reading, line.parts[0])
        cells = [line.find(" ".join(words.split())) for words in gapped]
        if len(cells) > 1 and _IN_CELL.fullmatch(cells[0].text) and is_short(cells[0].text):
            rows.append(cells)
        elif len(cells) == 1 and rows:
            rows[-1][-1] = joined([rows[-1][-1], cells[0]])
        else:
            return []
    if len(rows) < _FEWEST or any(len(row) > _MOST_CELLS for row in rows):
        return []
    return [
        _Entry(block, short, name, True, *_party(reading, name, more))
        for short, name, *more in rows
    ]


def _gapped(reading: Reading, part: Part) -> list[str]:
    """The pieces of a line that wide gaps part."""
    return _GAP.split(raw_line(reading, part).strip())


def _in_line(reading: Reading, block: Block, line: Passage) -> list[_Entry]:
    if not any(map(str.isupper, line.text[:80])) or line.text.isupper():
        return []
    label = _LABEL.match(line.text)
    if label and not is_short(label["label"]):
        line = line.cut(label.end())
    starts = [m for m in _ENTRY.finditer(line.text) if is_short(m["short"])]
    if not starts or starts[0].start():
        return []
    ends = [*(m.start() for m in starts[1:]), len(line.text)]
    found = []
    for m, end in zip(starts, ends, strict=True):
        meant = line.cut(m.end(), m.end() + len(line.text[m.end() : end].rstrip(" .,;|•")))
        short = line.match(m, "short")
        found.append(_Entry(block, short, meant, bool(m["mark"]), *_named(reading, meant)))
    return found


def _named(
    reading: Reading, meant: Passage
) -> tuple[Party | None, tuple[Passage, ...], Party | None]:
    """Whom words name; with the sentences behind the name, and whoever a bracket says holds the post, where it needs them."""
    whole = _party(reading, meant, ())
    if whole[0] is not None:
        return whole
    first, *more = meant.sentences() or [meant]
    plain, aside = _without_aside(first.cut(0, len(first.text.rstrip(" ."))))
    inside = [one.cut(1, len(one.text) - 1) for one in aside]
    if len(inside) == 1 and _held(reading, inside[0]) is not None:
        party, rest, holder = _party(reading, plain, inside)
    else:
        party, rest, holder = _party(reading, plain, ())
        rest = (*rest, *aside)
    return party, (*rest, *more), holder


def _party(
    reading: Reading, name: Passage, more: Sequence[Passage]
) -> tuple[Party | None, tuple[Passage, ...], Party | None]:
    """Whom words name first, with the post in a cell behind them; nobody where they name several. And what else they say.

    Where they name a post, whoever a cell behind it names holds that.
    """
    plain, aside = _without_aside(name) if more else (name, [])
    found = reading.parties.read(plain)
    if not found or [party.kind in NAMED for party in found] != [True] + [False] * (len(found) - 1):
        return None, (), None
    first, *others = found
    rest = [party.passage for party in others] + aside
    behind = name.text.partition(first.passage.text)[2]
    if first.post and behind.startswith(", "):  # "Assistant Director, Employment and Skills"
        first, rest = replace(first, post=f"{first.post}{behind.rstrip(' .')}"), []
    holder: Party | None = None
    for cell in more:
        title = bare(cell.text)
        if first.kind == "post" and holder is None and (held := _held(reading, cell)):
            holder, more_said = held
            rest += more_said
        elif not first.post and reading.parties.is_post(title.partition(",")[0]):
            first = replace(first, post=title)
        elif without_contacts(cell.text).strip(" ,;"):
            rest.append(cell)
    return first, tuple(rest), holder


def _held(reading: Reading, cell: Passage) -> tuple[Party, list[Passage]] | None:
    """Who holds the post before a cell, a person or nobody yet, and what else the cell says; nothing where it says neither."""
    plain, aside = _without_aside(cell)
    found = reading.parties.read(plain, people=True)
    if len(found) != 1 or found[0].kind not in ("person", "vacancy"):
        return None
    return found[0], aside


def _without_aside(cell: Passage) -> tuple[Passage, list[Passage]]:
    """The words of a cell before a bracket at its end, and that bracket."""
    m = _ASIDE.search(cell.text)
    return (cell.cut(0, m.start()), [cell.match(m)]) if m else (cell, [])


def _tell(reading: Reading, entry: _Entry) -> None:
    """Say whom a short form means; one that does not fit counts where a sign or a cell parts it from the name."""
    whole = joined([entry.short, entry.meant])
    if entry.party is None or not (entry.fits or entry.marked):
        reason = f"it is not clear for whom “{entry.short.text}” stands"
        reading.findings.cannot_read(reading.source, entry.block, whole, reason)
        return
    tell(reading, entry.short, entry.party, whole)
    if entry.holder is not None:
        _holds(reading, entry.party, entry.holder, whole)
    for words in entry.rest:
        reason = f"what this says of {entry.party.name} is not understood"
        reading.findings.cannot_read(reading.source, entry.block, words, reason)


def tell(reading: Reading, short: Passage, party: Party, whole: Passage) -> None:
    """Say for whom a short form stands, and what the ``whole`` entry tells of them."""
    say, source = reading.findings, reading.source
    say.stands_for(short.text, party.name)
    if party.kind == "person":
        _person(reading, party, whole)
        reading.spelt.append((party.name, short.text, whole))
    elif party.kind == "post":
        post = reading.post(party.name, party.body, whole)
        say.attribute(source, whole, post, "name", party.name)
    else:
        say.alias(source, whole, reading.body(party.name), reading.body(short.text))


def _holds(reading: Reading, party: Party, holder: Party, whole: Passage) -> None:
    """Say who holds the post of an entry, or that nobody does."""
    post = reading.post(party.name, party.body, whole)
    if holder.kind == "vacancy":
        place = f"key-l{whole.parts[0].number}"
        reading.no_holder(post, holder.name, place, whole, party.name, start=holder.start)
        return
    person = reading.person(replace(holder, passage=whole))
    reading.findings.link(
        reading.source, whole, person, "holds", post, stated_as=party.name,
        start=holder.start, end=holder.end,
    )  # fmt: skip


def _person(reading: Reading, party: Party, passage: Passage) -> None:
    """Say who a person of a key is: a post, held from when until when, or an office of the body whose paper it is."""
    say, source = reading.findings, reading.source
    person = reading.person(replace(party, post="", passage=passage))
    say.attribute(source, passage, person, "name", party.name)
    if not party.post:
        return
    own = own_thing(reading).body
    office = _office(party.post, own.name) if own is not None else ""
    home = own.name if own is not None and office else party.body
    post = reading.post(office or party.post, home, passage)
    say.link(
        source, passage, person, "holds", post, stated_as=party.post,
        start=party.start, end=party.end,
    )  # fmt: skip


def _office(title: str, own: str) -> str:
    """The office of the document's own body that a title is: "Committee Chair" in a paper of a committee."""
    *of, last = title.split()
    office = frames().offices.get(last.casefold(), "")
    if office not in ("Chair", "Vice-chair", "Co-chair"):
        return ""
    ends = own.casefold().split()[-len(of) :] if of else []
    return office if [word.casefold() for word in of] == ends else ""
