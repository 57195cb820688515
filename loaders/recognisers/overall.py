"""Who answers for a plan as a whole, where its front says so by a label: "SRO: Ann Bee", "Overall lead: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.beside import UNDERSTOOD
from remit.loaders.claims.paper_kinds import paper_of
from remit.loaders.claims.papers import titled
from remit.loaders.outline import labels_again, prefix
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames

_FRONT = 10  # blocks of a document's front
_LEAST = 0.55  # of the meaning of a label
_MOST_WORDS = 5  # of a label, without what its brackets say
_LABEL = re.compile(
    r"^(?P<label>[A-Z][^:.;()]{1,60})(?:\((?P<aside>[^()]{1,60})\) ?)?: (?P<who>\S.{2,150})$"
)
# A label of the paper, or of one part of it, and not of what it is about.
_OF_PAPER = re.compile(
    r"\b(?:document|paper|report|version|author|contact|policy|item|theme|priority|action|risk|meeting)\b",
    re.IGNORECASE,
)
_RECORD = 3  # labels that come again
_WORD = re.compile(r"[^\W\d_]+")
_TITLE = re.compile(r"\b(?:plan|strategy)\b", re.IGNORECASE)


def recognise(reading: Reading) -> None:
    """Say of a plan who is accountable for it; of a label whose party is not understood nothing is said."""
    if reading.is_table or paper_of(reading, ()) != "plan":
        return
    front = list(_front(reading))
    again = labels_again(reading.marks)
    if not front or sum(prefix(block.text) in again for block in front) >= _RECORD:
        return  # the labels of its first record
    title = next((block for block in front if _TITLE.search(block.text)), front[0])
    for block in front:
        for sentence in block.sentences():
            _labelled(reading, title, block, sentence)


def _front(reading: Reading) -> Iterator[Block]:
    """What stands before the first table, priority or list, or form to fill in, and before a heading below any text."""
    text = False
    for mark in reading.marks[:_FRONT]:
        heads = mark.block.form == "heading"
        if mark.role in ("row", "priority", "item", "template") or (heads and text):
            return
        text = text or not heads
        yield mark.block


def _labelled(reading: Reading, title: Block, block: Block, sentence: Passage) -> None:
    m = _LABEL.match(sentence.text)
    if m is None or len(m["label"].split()) > _MOST_WORDS or _OF_PAPER.search(m["label"]):
        return
    meant = reading.looks.lexicon.meanings(m["label"])
    if not meant or meant[0].role != "accountable" or meant[0].score < _LEAST:
        return
    known = frames().words
    titles = {word.casefold() for word in _WORD.findall(sentence.text[: m.start("who")])}
    if titles & (known["over"] | known["beneath"]):
        reason = f"“{m['label'].strip()}” does not say who answers for the plan now"
        reading.findings.cannot_read(reading.source, block, sentence, reason)
        return
    who = sentence.match(m, "who")
    who = who.cut(0, len(who.text.rstrip(" .;")))
    people = reading.parties.asks_for_people(m["label"])
    parties = reading.parties.read(who, people=people)
    if not parties or any(party.kind not in (*UNDERSTOOD, "vacancy") for party in parties):
        return
    plan = reading.plan or titled(reading, title)
    for party in parties:
        reading.assign_party(plan, "accountable", party, m["label"].strip(), block)
