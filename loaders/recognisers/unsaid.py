"""What was seen and not told: sentences of which nothing became a fact though somebody bears or leads in them.

Each sentence is judged by itself: one of which only a law or a name was taken is not read, whatever became of
the others of its paragraph. Lines of a priority's page that were not understood are said of the priority, so
that no answer takes it for one that has nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from remit.loaders.blocks import Passage
from remit.loaders.claims.pieces import pieces
from remit.loaders.claims.spoken import LONGEST
from remit.loaders.drafts import Draft
from remit.loaders.formats.marks import leaders
from remit.loaders.ledger import SENTENCES, ended, overlap
from remit.loaders.outline import pages
from remit.loaders.reading import Reading
from remit.loaders.recognisers import (
    unsaid_cells,
    unsaid_lists,
    unsaid_pages,
    untold_clauses,
)
from remit.loaders.recognisers.told_sentence import Around
from remit.loaders.recognisers.unsaid_sentence import Said


def recognise(reading: Reading) -> None:
    """Own up to what a document says of somebody and nothing was told of."""
    told = reading.findings.told(reading.source)
    once = {n: _distinct(said) for n, said in told.items()}
    around = Around.of(reading, once, _people(reading))
    unsaid_cells.own_up(reading, around)
    if reading.is_table and not (reading.loose or reading.prose):
        return
    on = pages(reading.marks)
    lines = _lines(reading)
    loose = {id(block) for block in reading.loose}
    for mark in reading.marks:
        place = reading.source.document.name, mark.block.parts[0].number
        lost = [passage for passage, _ in reading.findings.leaves.get(place, ())]
        text = mark.role in SENTENCES or id(mark.block) in loose
        if not text or (not lost and ended(reading, mark, told)[0] == "unread"):
            continue
        for sentence, item in lines.get(place[1]) or [(s, False) for s in mark.block.sentences()]:
            if any(overlap(passage, sentence) for passage in lost):
                continue
            said = Said.of(sentence.cut(0, LONGEST), once, around)
            if reason := untold_clauses.reason(said, page=place[1] in on, item=item):
                reading.findings.cannot_read(reading.source, mark.block, sentence, reason)
    # An item that is kept word for word beside its action is not read by that.
    beyond = {n: [one for one in said if one[1].term != "text"] for n, said in once.items()}
    for block, words in reading.prose:
        place = reading.source.document.name, block.parts[0].number
        if any(overlap(p, words) for p, _ in reading.findings.leaves.get(place, ())):
            continue
        said = Said.of(words.cut(0, LONGEST), beyond, around)
        if reason := untold_clauses.reason(said) or said.of_others():
            reading.findings.cannot_read(reading.source, block, words, reason)
    unsaid_lists.own_up(reading, told)
    unsaid_pages.own_up(reading, told, on)


def _distinct(said: Sequence[tuple[Passage, Draft]]) -> Sequence[tuple[Passage, Draft]]:
    """What was told of a block, once though its words say it again: each sentence is held against all of it."""
    found = {}
    for passage, draft in said:
        ends = [(ref.kind, ref.name) for ref in (draft.subject, draft.object) if ref is not None]
        said_of = draft.term, draft.role, draft.stated_as, draft.value, draft.start, draft.end
        found[passage.text, *said_of, *ends] = passage, draft
    return list(found.values())


def _lines(reading: Reading) -> Mapping[int, list[tuple[Passage, bool]]]:
    """The sentences of each block, cut where a line ended before it had to, and whether they are an item's."""
    found: dict[int, list[tuple[Passage, bool]]] = defaultdict(list)
    for piece in pieces(reading):
        if leaders(piece.passage.text):  # its dots end no sentence
            found[piece.block.parts[0].number].append((piece.passage, False))
        elif piece.kind != "line":
            found[piece.block.parts[0].number] += [
                (sentence, piece.kind == "item") for sentence in piece.passage.sentences()
            ]
    return found


def _people(reading: Reading) -> frozenset[str]:
    """The words of which the names are made of those whom a document spells out."""
    named = {name for name, *_ in reading.present}
    for draft in reading.findings.of(reading.source):
        refs = (draft.subject, draft.object)
        named |= {ref.name for ref in refs if ref is not None and ref.kind == "person"}
    return frozenset(word for name in named for word in name.split() if word[:1].isupper())
