"""Who sees to a duty, said in the sentence behind the one that lays it: "This is done by the Drainage Engineer".

And duties that a sentence names before it says on whom the law places them: "section 4 places the general duty on the Council".
"""

from __future__ import annotations

import re

from remit.loaders.assertion import asserted
from remit.loaders.blocks import Passage
from remit.loaders.claims.provisions import Provisions, arises, duty_of
from remit.loaders.claims.tokens import Phrase, as_body
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.ontology import Role

_BY = re.compile(
    r"^(?:This|That|It|The work|The duty|The review)\s(?:duty |work )?(?:is|are) (?:now |here |mainly )?"
    r"(?:done|carried out|led|undertaken|discharged|met|exercised|handled|co-?ordinated|overseen|delivered) (?:here |locally |for us )?by\s+(?=\S)"
)
_ANSWERS = re.compile(
    r",? (?:answers|is answerable|is accountable|accounts)(?: to (?:the )?[A-Z][^.;,]{2,50}?)? for (?:this|it|that)\b"
)
_SEES = re.compile(
    r",? (?:does this|sees to (?:this|it)|sees that (?:this|it) is done|carries (?:this|it) out|leads on (?:this|it))\b"
)
_PLACED = re.compile(
    r"(?:places|imposes|puts|lays|confers) (?P<duty>(?:the|a|an)\s(?:[\w’'-]{1,30} ){0,4}dut(?:y|ies)\b[^.;:]{0,80}?)(?: ?\([^()]{1,40}\))? "
    r"(?:on|upon) (?=[A-Za-z])"
)
_FALLS = re.compile(
    r"^(?:A|The) (?P<duty>dut(?:y|ies) to [^.;:]{5,160}?) (?:falls|fall|rests|lies|is placed|is laid) (?:on|upon|with) (?=[A-Za-z])"
)


def behind(reading: Reading, sentence: Passage, duty: Ref) -> bool:
    """Read who does, or answers for, the duty of the sentence before; whether this one says so."""
    text = sentence.text
    role: Role
    if m := _BY.match(text):
        who, role = _starting(reading, sentence, m.end()), "responsible"
    elif m := _ANSWERS.search(text):
        who, role = _ending(reading, sentence, m.start()), "accountable"
    elif m := _SEES.search(text):
        who, role = _ending(reading, sentence, m.start()), "responsible"
    else:
        return False
    agent = _agent(reading, sentence, who)
    if agent is None or not asserted(text):
        return False
    reading.findings.link(
        reading.source, sentence, duty, "assignedTo", agent, role=role,
        stated_as=m.group().strip(" ,"), basis="inferred",
    )  # fmt: skip
    return True


def placed(reading: Reading, sentence: Passage, provisions: Provisions) -> bool:
    """Read a duty that a law is said to place on somebody, in the words of a noun."""
    text = sentence.text
    m = _PLACED.search(text) or _FALLS.match(text)
    if m is None or not provisions or not asserted(text, conditions=True):
        return False
    agent = _agent(reading, sentence, _starting(reading, sentence, m.end()))
    if agent is None:
        return False
    duty = duty_of(reading, sentence, sentence.match(m, "duty"))
    reading.findings.link(
        reading.source, sentence, duty, "assignedTo", agent, role="accountable",
        stated_as=m.group()[: m.start("duty") - m.start()].strip() or "falls on",
    )  # fmt: skip
    for one in provisions:
        arises(reading, sentence, duty, one)
    return True


def _starting(reading: Reading, sentence: Passage, at: int) -> Phrase | None:
    tokens, phrases = reading.grammar.read(sentence.text)
    return next((p for p in phrases if at <= tokens[p.first].start <= at + 1), None)


def _ending(reading: Reading, sentence: Passage, at: int) -> Phrase | None:
    """The phrase that opens a sentence and ends before a place, with the comma that closes what is beside it."""
    tokens, phrases = reading.grammar.read(sentence.text)
    first = phrases[0] if phrases else None
    if first is None or first.first:
        return None
    return first if at - 1 <= tokens[first.last - 1].end <= at + 1 else None


def _agent(reading: Reading, sentence: Passage, phrase: Phrase | None) -> Ref | None:
    """The post, body or person that a phrase names, and nobody in particular."""
    found = as_body(phrase) if phrase is not None else None
    if found is None or not found.party or (found.generic and found.kind == "post"):
        return None
    if found.kind == "person":
        return Ref("person", found.name) if " " in found.name else None
    if found.kind == "post":
        return reading.post(found.name, found.home, sentence)
    return None if reading.parties.is_law(found.name) else reading.body(found.name)
