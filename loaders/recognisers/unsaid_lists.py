"""Items of lists that depend on words which were not understood: what opens the list, or whoever does what they say.

An item "adopts the plan" has its subject above it, and "applications for grants" its verb. Where neither was read, the
items are no mere text.
"""

from __future__ import annotations

from remit.loaders.blocks import Block
from remit.loaders.claims import staffed
from remit.loaders.claims.list_openers import does
from remit.loaders.claims.own import own_thing
from remit.loaders.drafts import Tellings
from remit.loaders.ledger import is_touched, overlap
from remit.loaders.reading import Reading

_OPEN = (".", "!", "?", ";")  # on which no sentence ends that opens a list
_SHOWN = 60  # characters


def own_up(reading: Reading, told: Tellings) -> None:
    """Own up to the items behind words that were not understood, and to those of which nobody is said to do them."""
    name = reading.source.document.name
    opener, of_meeting = "", own_thing(reading).paper in ("minutes", "log")
    for mark in reading.marks:
        number = mark.block.parts[0].number
        if mark.block.form != "item":
            opener = _unread(reading, mark.block)
            if not of_meeting:
                _without_subject(reading, mark.block, told)
            continue
        here = mark.block.numbers
        if any(n in told for n in here) or (name, number) in reading.findings.unread:
            continue
        if opener:
            reason = f"it stands in a list behind “{opener}”, which was not understood"
        elif does(mark.block.text) and mark.block.text[:1].islower():
            reason = "it is not clear who does this"
        else:
            continue
        reading.findings.cannot_read(reading.source, mark.block, mark.block, reason)


def _without_subject(reading: Reading, block: Block, told: Tellings) -> None:
    """Own up to the sentences of a paragraph that tell what is done and not by whom, and to titles behind "Roles:"."""
    if block.form not in ("paragraph", "label"):
        return
    left = [one for one in block.sentences() if not is_touched(reading, told, block, one)]
    for sentence in left:
        label = staffed.label_in(sentence.text)
        if label is not None:
            reason = f"“{label['label']}”: it is not clear of what these are"
        elif staffed.may_be_deed(sentence.text) and sentence.text.endswith("."):
            reason = "it is not clear who does this"
        else:
            continue
        reading.findings.cannot_read(reading.source, block, sentence, reason)


def _unread(reading: Reading, block: Block) -> str:
    """The words that open a list and were not understood; empty where there are none."""
    *_, last = block.sentences() or [block]
    place = reading.source.document.name, block.parts[0].number
    lost = (passage for passage, _ in reading.findings.leaves.get(place, ()))
    if block.form == "row" or block.text.endswith(_OPEN) or block.form == "heading":
        return ""
    return last.text[:_SHOWN] if any(overlap(passage, last) for passage in lost) else ""
