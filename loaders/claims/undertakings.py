"""Tables without a header that say who does what: a party, and beside it the sentences of what it will do.

Protocols and agreements are written so, under a heading that says it ("What each of us will do"). Each sentence
that opens with its verb is an action of whoever stands beside it; any other is owned up to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from remit.loaders.blocks import Block, Passage
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.parties import Party

_FEWEST = 2  # rows
_LEAST = 0.75  # of the rows name a party, and of the sentences open with a verb
_TOLD = ("person", "post", "body", "unit", "vacancy")
_VERB = re.compile(r"(?P<verb>[A-Z][a-z]+)\s+(?![A-Z][a-z]+\s+[A-Z])")
_BETWEEN = re.compile(r"\s{0,9}(?:[,;/&]|\band\b)\s{0,9}")
_SHORT = re.compile(r"[Tt]he (?P<last>[A-Z][\w’'-]+)")
_NO_VERB = re.compile(r"\w{1,30}(?:ed|ly)")


def claim(reading: Reading, section: Passage | None, blocks: Sequence[Block]) -> bool:
    """Read rows of a party and what it does; false where they are none, or no heading says so."""
    if section is None or not _says_so(section.text) or len(blocks) < _FEWEST:
        return False
    if any(len(block.cells) != 2 for block in blocks):
        return False
    cells = [[cell for _, cell in sorted(block.cells.items())] for block in blocks]
    owners = [_owners(reading, who) for who, _ in cells]
    bodies = [party for named in owners for party in named if party.kind == "body"]
    owners = [
        _shortened(reading, who, bodies) or named
        for (who, _), named in zip(cells, owners, strict=True)
    ]
    sentences = [sentence for _, what in cells for sentence in what.sentences()]
    verbs = sum(_opens(sentence.text) for sentence in sentences)
    if sum(map(bool, owners)) < _LEAST * len(cells) or verbs < _LEAST * len(sentences):
        return False
    for block, (_, what), named in zip(blocks, cells, owners, strict=True):
        _row(reading, block, named, what, section.text)
    return True


def _row(
    reading: Reading, block: Block, owners: Sequence[Party], what: Passage, stated_as: str
) -> None:
    say, source = reading.findings, reading.source
    if not owners:
        reason = "it is not clear who is to do what stands in this row"
        say.cannot_read(source, block, block, reason)
        return
    for n, sentence in enumerate(what.sentences(), 1):
        if not _opens(sentence.text):
            reason = "this does not say plainly what is to be done"
            say.cannot_read(source, block, sentence, reason)
            continue
        place = f"undertaken-r{block.parts[0].number}-{n}"
        action = reading.placed("action", sentence.text.rstrip(". "), place, scope="")
        say.attribute(source, sentence, action, "name", sentence.text.rstrip(". "))
        reading.about(sentence, action)
        for party in owners:
            reading.assign_party(action, "responsible", party, stated_as, block)


def _owners(reading: Reading, who: Passage) -> list[Party]:
    """The parties that a cell names; none where one of them cannot be told."""
    parties = reading.parties.read(who)
    return parties if all(party.kind in _TOLD for party in parties) else []


def _shortened(reading: Reading, who: Passage, bodies: Sequence[Party]) -> list[Party]:
    """The bodies of other rows that a cell names in short: "The College and the Council together"."""
    found: list[Party] = []
    for name in _BETWEEN.split(reading.parties.lexicon.as_one.sub("", who.text.strip(" ."))):
        m = _SHORT.fullmatch(name.strip())
        meant = {p.name: p for p in bodies if m and p.name.endswith(f" {m['last']}")}
        if len(meant) != 1:
            return []
        found.append(replace(next(iter(meant.values())), passage=who))
    return found


def _says_so(heading: str) -> bool:
    said = " ".join(re.findall(r"[\w’]+", heading.casefold()))
    return any(f" {words} " in f" {said} " for words in frames().words["undertakings"])


def _opens(sentence: str) -> bool:
    """Whether a sentence opens with its verb: "Ring home on the first morning", "Passing on what is known"."""
    m = _VERB.match(sentence)
    known = frames().words
    return m is not None and not (
        _NO_VERB.fullmatch(m["verb"])
        or m["verb"].casefold()
        in known["determiners"] | known["pronouns"] | known["stops"] | known["no verbs"]
    )
