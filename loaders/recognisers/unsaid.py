"""What was seen and not told: sentences of which nothing became a fact though somebody bears or leads in them.

A block of which only a law or a name was taken is not read. Lines of a priority's page that were not
understood are said of the priority, so that no answer takes it for one that has nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from remit.graph.lookup import key
from remit.loaders.blocks import Passage
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.subjects import verb_of
from remit.loaders.drafts import Draft, Ref
from remit.loaders.ledger import TOO_LITTLE, ended
from remit.loaders.outline import Mark, pages
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames

_PASSING = ("cites", "mentions", "partOf", "amendedBy")  # told of what else stands in the sentence
_TEXTS = ("text", "item", "label", "footnote")
_LAW = ("cites", "partOf")

_LEADING = re.compile(r"\b(?:leads?(?! to\b)|led|owner|responsible|accountable)\b", re.IGNORECASE)
_SPOKEN_OF = re.compile(r"\b(?:what|how|whether)\b[^,.;]*$")  # "sets out what everybody must do"
_Told = Mapping[int, list[tuple[str, Draft]]]


def recognise(reading: Reading) -> None:
    """Own up to what a document says of somebody and nothing was told of."""
    if reading.is_table:
        return
    told = _told(reading)
    on = pages(reading.marks)
    for mark in reading.marks:
        place = reading.source.document.name, mark.block.parts[0].number
        if mark.role not in _TEXTS or place in reading.findings.unread:
            continue
        used = any(told.get(part.number) for part in mark.block.parts)
        if not used and place[1] not in on:
            continue  # whether all of it is narrative, others have judged
        for sentence in mark.block.sentences():
            if reason := _unsaid(reading.grammar, sentence, told, page=place[1] in on):
                reading.findings.cannot_read(reading.source, mark.block, sentence, reason)
                break
    _of_priorities(reading, told, on)


def _told(reading: Reading) -> _Told:
    """What was told of each line or part, with the words that say so."""
    found: dict[int, list[tuple[str, Draft]]] = defaultdict(list)
    for draft in reading.findings.drafts:
        if draft.source is reading.source:
            for passage in draft.passages:
                for part in passage.parts:
                    found[part.number].append((passage.text, draft))
    return found


def _unsaid(grammar: Grammar, sentence: Passage, told: _Told, *, page: bool) -> str:
    """Why a sentence is not read: the law asks something in it, or somebody is to do or to lead something.

    On a priority's ``page`` it is enough that it speaks of leading, and nothing was told of it.
    """
    here = [
        draft
        for number in {part.number for part in sentence.parts}
        for text, draft in told.get(number, ())
        if text in sentence.text or sentence.text in text
    ]
    facts = [d for d in here if d.term not in _PASSING and d.subject.kind != "figure"]
    words = frames().words
    if not facts and any(d.term in _LAW for d in here):
        tokens, _ = grammar.read(sentence.text)
        asked = (t for t in tokens if t.low in words["binding"] - {"should"})
        if any(not _SPOKEN_OF.search(sentence.text[: token.start]) for token in asked):
            return "a law asks something in it, and it is not clear of whom"
    if any(d.value is not None and sentence.text in d.value for d in facts):
        return ""  # its words are kept as a whole
    names = {key(ref.name) for d in facts for ref in (d.subject, d.object) if ref is not None}
    for verb, name in _bearing(grammar, sentence):
        if not any(key(name) in known or known in key(name) for known in names):
            return f"“{verb}” behind “{name}”: nothing was read of what it says of them"
    if page and not facts and (m := _LEADING.search(sentence.text)):
        return f"“{m.group()}”: it is not clear of whom or of what"
    return ""


def _bearing(grammar: Grammar, sentence: Passage) -> Iterator[tuple[str, str]]:
    """The parties that a sentence says to be bound to something, or to lead it, each with the verb."""
    tokens, phrases = grammar.read(sentence.text)
    words = frames().words
    for phrase in phrases:
        at = verb_of(tokens, phrase) if phrase.party and not phrase.generic else None
        if at is not None and tokens[at].low in words["binding"] | words["telling"]:
            yield tokens[at].text, phrase.name


def _of_priorities(reading: Reading, told: _Told, on: Mapping[int, Mark]) -> None:
    """Say of each priority which lines of its page were not understood; what is an action's is not its own."""
    name = reading.source.document.name
    of_others = {
        part.number
        for passage, thing in reading.contexts
        if thing.kind not in ("priority", "plan")
        for part in passage.parts
    }
    for mark in reading.marks:
        number = mark.block.parts[0].number
        page = on.get(number)
        if page is None or page.value is None or mark.role not in _TEXTS or number in of_others:
            continue
        outcome, reason = ended(reading, mark, told)
        if outcome == "unread" and reason != TOO_LITTLE:
            reading.findings.unread.setdefault((name, number), reason)
            priority = Ref("priority", page.value.text)
            reading.not_read(priority, mark.block, reason)
