"""What a cell of a row tells besides what was told of the row: a party in a remark, a day, an empty seat.

A row of which something became a fact answers for none of its sentences. Words that are kept beside an action, as its
wording, a note or an update, are not read by that: each sentence of a cell is asked what any other sentence is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from remit.loaders.blocks import Passage
from remit.loaders.claims.spoken import LONGEST
from remit.loaders.drafts import Draft, told_of
from remit.loaders.ledger import overlap
from remit.loaders.outline import Mark
from remit.loaders.reading import Reading
from remit.loaders.recognisers import untold_clauses
from remit.loaders.recognisers.told_sentence import Around
from remit.loaders.recognisers.unsaid_sentence import Said
from remit.loaders.recognisers.untold_times import OF_TIMES
from remit.ontology import ATTRIBUTES

_OF_A_BODY = ("quorum", "meets")  # what a cell may say in a sentence, and is told by it
_FEWEST = 4  # words of a cell that may be a sentence
_MAY_TELL = re.compile(r"[\w,;:]\s(?:[A-Z]|to be\b|vacan|member|quor)")


def own_up(reading: Reading, around: Around) -> None:
    """Own up to the sentences of cells that say of somebody what nothing was told of, in rows that were read."""
    name = reading.source.document.name
    for mark in reading.marks:
        place = name, mark.block.parts[0].number
        if mark.role != "row" or place[1] not in around.told or place in reading.findings.ignored:
            continue
        lost = [passage for passage, _ in reading.findings.leaves.get(place, ())]
        for cell in mark.block.cells.values():
            if _may_tell(cell.text) and not any(overlap(passage, cell) for passage in lost):
                _of_cell(reading, mark, cell, around)


def _may_tell(text: str) -> bool:
    """Whether a cell may be sentences that name somebody; most cells are a few words."""
    return text.count(" ") >= _FEWEST - 1 and _MAY_TELL.search(text) is not None


def _of_cell(reading: Reading, mark: Mark, cell: Passage, around: Around) -> None:
    told = around.told
    beyond = {
        number: [one for one in told.get(number, ()) if not _keeps_words(one[1])]
        for number in cell.numbers
    }
    # "Empty the bins in August" beside a deadline: the time of a row is told once.
    times = [draft for _, draft in told_of(told, cell) if draft.term in OF_TIMES]
    # What is kept as an update tells how things went, and names many in passing.
    news = any(d.term == "text" and overlap(p, cell) for p, d in told_of(told, cell))
    for sentence in cell.sentences():
        said = Said.of(sentence.cut(0, LONGEST), beyond, around)
        said = replace(said, told=[*said.told, *times], telling="" if news else said.telling)
        if reason := untold_clauses.reason(said):
            reading.findings.cannot_read(reading.source, mark.block, sentence, reason)


def _keeps_words(draft: Draft) -> bool:
    """Whether a fact is only words that were kept: a name, a note, an update."""
    return draft.object is None and draft.term in ATTRIBUTES and draft.term not in _OF_A_BODY
