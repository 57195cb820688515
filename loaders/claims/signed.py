"""Who holds what by the way a name stands with a post and a body and no verb."""

from __future__ import annotations

import re
from dataclasses import replace

from remit.loaders.claims.bodies_within import is_within
from remit.loaders.claims.entries import entry
from remit.loaders.claims.filled_seats import is_role, person_of
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.values.ends import first_word
from remit.loaders.values.given import is_given

_LINES = 2  # of a signature: the name, and the post below it
_LONGEST_SIGNATURE = 18  # words and marks


def signature(teller: Teller, grammar: Grammar, s: Sentence) -> None:
    """A person with a post and a body, and no verb: who signs, or is to be asked."""
    reading = teller.reading
    text, below = s.passage.text, len(s.passage.parts) == _LINES
    if below and s.passage.parts[-1].text.startswith("the "):
        return  # "Ann Bee – Mere Council", and below it "the Clerk"
    if below and "," not in text:
        text = ", ".join(part.text for part in s.passage.parts)  # the post below the name
    if text.endswith((".", ":", ";", "?")) or len(s.tokens) > _LONGEST_SIGNATURE or "," not in text:
        return
    label, *rest = re.split(r":\s+|\s[–—-]\s+", text, maxsplit=1)
    labelled = bool(rest) and is_role(reading, label)  # "Lead: Ann Bee, Head of Parks"
    if ":" in text and not labelled:
        return  # "Tribute: Ann Bee, Leader of the Council"
    found = entry(grammar, rest[0] if labelled else text)
    if found is None or found.kind != "person":
        return
    if not (
        found.body
        or labelled
        or (below and " of " in found.post and is_given(first_word(found.name)))
    ):
        return
    if not (found.office or found.post) or (found.office and not is_within(found.body)):
        return
    beside = replace(found, body="") if found.office else found
    person = person_of(teller, beside, s.passage)
    if found.office:
        home = Ref("body", teller.home(found.body))
        teller.office(person, found.office, home, s.passage)
