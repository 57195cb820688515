"""The table that heads minutes: what met, when, and who was there, each beside its label ("Name of meeting | Quality Committee")."""

from __future__ import annotations

import re
from itertools import islice

from remit.loaders.blocks import Passage
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.schema.labels import label_of
from remit.loaders.wording import NAME

_MEETING = re.compile(r"(?:\s[–—|:-]\s[^|:–—]{0,40})?\s?\b[Mm]eeting$")
_FEWEST, _MOST = 2, 8  # words of a name
_ROWS = 12  # of such a table
_LISTED = frozenset(["present", "apologies"])  # labels of those who came, or did not
_SIDES = 2  # cells of a label with its value


def meeting(reading: Reading) -> Passage | None:
    """What met, as a table at the front says that also lists who was there or sent apologies; none where no table does."""
    rows = islice((mark.block for mark in reading.marks if mark.role == "row"), _ROWS)
    told: list[Passage] = []
    listed = False
    for block in rows:
        cells = [cell for _, cell in sorted(block.cells.items())]
        if len(cells) != _SIDES:
            continue
        label = cells[0].text.casefold().strip(" :*")
        listed = listed or not _LISTED.isdisjoint((label_of(label), frames().labels.get(label)))
        if label in frames().words["labels of meetings"]:
            told.append(cells[1])
    return told[0] if told and listed else None


def name_in(met: Passage) -> Passage | None:
    """What met, by a name that is plainly one though no word of it says of what: "Mere Libraries IPS - Board Meeting"."""
    end = _MEETING.search(met.text)
    name = met.cut(0, end.start() if end else None)
    words = name.text.split()
    links = frames().words["links"]
    capital = all(w[:1].isupper() or w.casefold() in links for w in words)
    return (
        name
        if _FEWEST <= len(words) <= _MOST and capital and re.fullmatch(NAME, name.text)
        else None
    )
