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
    r"^(?:(?:A|The) )?(?P<duty>(?:[Ss]tatutory |[Ll]egal |[Gg]eneral )?(?:[Dd]ut(?:y|ies) (?:to|for|of)|(?<=[yl] )responsibility for) [^.;:]{5,160}?) "
    r"(?:falls|fall|rests|rest|lies|lie|sits|is placed|is laid) (?:on|upon|with) (?=[A-Za-z])"
)
# "It is the duty of the Council under section 17 of the X Act to …": behind the law, or before the noun, stands what must be done.
_OF_WHOM = re.compile(
    r"\b(?:[Tt]he|an?)\s(?:(?:statutory|legal|general) )?(?:duty|responsibility|function) of (?=[A-Za-z])"
)
_BY_LAW = re.compile(r",? (?:under|by virtue of|in|imposed by|set out in|arising from)(?: the)? ?")
_IS_TO = re.compile(r",? is to (?!be\b)(?P<clause>[a-z][^.;:(]{4,200})")
_TO = re.compile(r",? to (?!be\b)(?P<clause>[a-z][^.;:(]{4,200})")
# What is owed is said as a deed: "Clearing snow", "To mend the roads"; a view or a subject is none.
_DEED = re.compile(
    r"(?:To (?!the\b|an?\b)[a-z]+|[A-Z][a-z]{2,}ing|The [a-z]{3,20}(?:tion|sion|ment|ing|ance)(?= of\b))\b"
)
_OF_VIEWS = frozenset(["that", "not", "never", "is", "are", "was", "were"])


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


def of_whom(reading: Reading, sentence: Passage, provisions: Provisions) -> bool:
    """Read a duty that is said to be that "of" somebody under a law, with what must be done before or behind it."""
    text = sentence.text
    m = _OF_WHOM.search(text)
    who = _starting(reading, sentence, m.end()) if m is not None and provisions else None
    if m is None or who is None or not asserted(text, conditions=True):
        return False
    ends = reading.grammar.read(text)[0][who.last - 1].end
    laws = sorted((one for one in provisions if one.start > ends), key=lambda one: one.start)
    if not laws or not _BY_LAW.fullmatch(text, ends, laws[0].start):
        return False
    clause = _what_is_owed(sentence, m.start(), laws[-1].end)
    agent = _agent(reading, sentence, who)
    if clause is None or agent is None:
        return False
    duty = duty_of(reading, sentence, clause)
    reading.findings.link(
        reading.source, sentence, duty, "assignedTo", agent, role="accountable",
        stated_as=m.group().split(maxsplit=1)[1].strip(),
    )  # fmt: skip
    for one in laws:
        arises(reading, sentence, duty, one)
    return True


def _what_is_owed(sentence: Passage, noun: int, law: int) -> Passage | None:
    """What must be done: of "it is the duty of A under L to …" and "the duty of A under L is to …" behind the law, else before."""
    before = sentence.text[:noun].rstrip()
    behind = _TO if before.casefold() == "it is" else _IS_TO if not before else None
    if behind is not None:
        m = behind.match(sentence.text, law)
        return sentence.match(m, "clause") if m is not None else None
    said = before.removesuffix(" is").removesuffix(" are")
    plain = said != before and _DEED.match(said) is not None and "," not in said
    plain = plain and _OF_VIEWS.isdisjoint(said.casefold().split())
    return sentence.cut(0, len(said)) if plain and not sentence.text[law:].strip(" .)") else None


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
