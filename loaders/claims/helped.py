"""Who helps with an action, in the action's own words: "… with support from Ann Bee and the Tarn Trust"."""

from __future__ import annotations

import re
from functools import cache

from remit.loaders.blocks import Passage
from remit.loaders.claims.beside import UNDERSTOOD
from remit.loaders.claims.guards import refused
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames

_UNTIL = r"(?P<who>[^.;:()–]{2,90}?)(?= to [a-z]| by (?:the end|\d|[A-Z])| in (?:order|time|advance|\d)| on [a-z]| for [a-z]| before | –| - |[.;:()]|$)"


def recognise(reading: Reading) -> None:
    """Read who helps with the actions of a document; names that are not understood give nobody."""
    for passage, thing in [*reading.contexts]:
        if thing.kind == "action":
            for sentence in passage.sentences():
                _helped(reading, sentence, thing)


def _helped(reading: Reading, sentence: Passage, action: Ref) -> None:
    for m in _words().finditer(sentence.text):
        if refused(sentence.text[: m.start()][-60:], "", "", past=False) in ("denial", "condition"):
            continue
        parties = list(reading.parties.read(sentence.match(m, "who")))
        if not parties or not all(party.kind in UNDERSTOOD for party in parties):
            continue
        for party in parties:
            block = reading.marks[0].block  # nothing is owned up to: all parties were understood
            reading.assign_party(action, "responsible", party, f"helps: {m['said']}", block)


@cache
def _words() -> re.Pattern[str]:
    said = sorted(frames().words["helping"], key=len, reverse=True)
    return re.compile(rf"\b(?P<said>{'|'.join(map(re.escape, said))}) {_UNTIL}")
