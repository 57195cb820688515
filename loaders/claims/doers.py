"""Who is to do an action whose own words say so: "Mere Council to publish the figures".

Only whoever the documents name elsewhere too is taken for it: in "Ask Mere Council to confirm" and
"Efforts to reduce waste" nobody is to do anything.
"""

from __future__ import annotations

import re
from dataclasses import replace

from remit.graph.lookup import key
from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.names import ends_in
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.values.parties import Party
from remit.loaders.wording import bare

_TO = re.compile(r"^(?P<who>[A-Z][^.;:]{1,80}?)\s+to\s+[a-z]+\b")
_NAME = re.compile(r"[A-Z][\w’'-]+(?:(?:\s+and\s+|\s*/\s*|\s+)[A-Z][\w’'-]+){0,2}")


def doer(reading: Reading, words: Passage, thing: Ref, block: Block, own: Ref | None) -> None:
    """Assign whoever the words of an action name before "to", as inferred; a name that is not known is unread.

    ``own`` is the body whose paper it is, which its short name means: "Board to visit the weir".
    """
    m = _TO.match(words.text)
    if m is None:
        return
    who, said = words.match(m, "who"), f"{m['who']} to"
    if own is not None and ends_in(key(own.name), key(bare(who.text))):
        reading.findings.link(
            reading.source, who, thing, "assignedTo", own,
            role="responsible", stated_as=said, basis="inferred",
        )  # fmt: skip
        return
    parties = reading.parties.read(who)
    if parties and all(_is_known(reading, party) for party in parties):
        for party in parties:
            inferred = replace(party, basis="inferred")
            reading.assign_party(thing, "responsible", inferred, said, block)
    elif _NAME.fullmatch(who.text) and any(party.kind == "unclear" for party in parties):
        reason = f"it is not clear who “{who.text}” is, who is to do this"
        reading.findings.cannot_read(reading.source, block, who, reason)
        reading.not_read(thing, who, reason)


def _is_known(reading: Reading, party: Party) -> bool:
    if party.kind == "person":
        return key(party.name) in reading.known.people
    return party.kind == "body" and reading.knows(party.name)
