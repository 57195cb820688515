"""What a meeting agreed that "we" are to do: the work of the body whose minutes they are.

"It was agreed that we contact the county." What "we" will do without that anybody agreed to it may be of whoever spoke.
"""

from __future__ import annotations

import re

from remit.loaders.blocks import Passage
from remit.loaders.claims.deeds import Deeds, is_no_deed
from remit.loaders.claims.guards import refused
from remit.loaders.claims.verbs import befalls, is_infinitive
from remit.loaders.schema.frames import frames

_AGREED = r"(?:[Aa]greed|AGREED|[Rr]esolved|RESOLVED|[Dd]ecided)"
_WE = re.compile(
    rf"^(?:(?:[Ii]t was|The \w{{2,20}}|Members|We)\s)?(?:(?:also|further|then|unanimously)\s)?(?P<said>{_AGREED})(?:\sunanimously)?"
    r"(?:\s?[:,–-])?(?:\s[Tt]hat)?\s(?:and\s)?[Ww]e\s(?:(?:should|will|would|must|are to)\s)?(?:(?:now|also|all)\s)?(?P<work>[a-z]+\s.{3,300})$"
)
_TO = re.compile(
    rf"^We\s(?:(?:have|also|then)\s)?(?P<said>{_AGREED})\sto\s(?P<work>[a-z]+\s.{{3,300}})$"
)


def tell(deeds: Deeds, sentence: Passage) -> bool:
    """Say that a meeting's own body is to do what "we" are agreed to; whether a sentence said so."""
    own = deeds.teller.names.own.body
    m = _WE.match(sentence.text) or _TO.match(sentence.text)
    if own is None or m is None or not _is_work(m["work"]):
        return False
    if refused("", "", m["work"], past=False) or refused("", "", sentence.text):
        return False
    work = sentence.match(m, "work")
    thing = deeds.teller.work(work.cut(0, len(work.text.rstrip(" .;"))))
    deeds.teller.assigned(
        thing, "responsible", own, sentence, said=f"{m['said']} that we", basis="inferred"
    )
    deeds.teller.due_in(thing, sentence)
    return True


def _is_work(work: str) -> bool:
    known = frames().words
    verb = work.partition(" ")[0]
    none = known["deeds of a meeting"] | known["moves of a meeting"] | known["no deeds"]
    deed = is_infinitive(verb) and verb not in none | known["not taken on"] | known["no verbs"]
    return deed and not (befalls(work) or is_no_deed(work))
