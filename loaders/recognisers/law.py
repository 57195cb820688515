"""The law that a document cites: Acts, regulations, their sections, and what amended them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from remit.loaders.blocks import Passage
from remit.loaders.claims.citations import Citation, citations, may_cite
from remit.loaders.claims.own import own_thing, signed_by
from remit.loaders.claims.provisions import Provision, acts_of, provisions
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.recognisers import discharged, statutory
from remit.loaders.recognisers.duties import worded_duties
from remit.loaders.recognisers.named import named_duties
from remit.ontology import RELATIONS

_AMENDED = re.compile(r"^\s*(?:\()?as amended by\s")

_CITING = RELATIONS["cites"].subjects  # a report of an action names law, and is not what cites it


def recognise(reading: Reading) -> None:
    """Read every citation of law and every duty, in whatever context it stands."""
    acts, we, block = acts_of(reading), _we(reading), 0
    last, spoken_of = "", we
    told: tuple[Passage, Sequence[str]] | None = (
        None  # the sentence before this one in the paragraph
    )
    duty: Ref | None = None  # that of the sentence before, in the same paragraph
    for passage, thing in (*reading.contexts, *_own_words(reading)):
        if passage.parts[0].number != block:  # else it goes on in the same paragraph
            last, spoken_of, block, duty, told = "", we, passage.parts[0].number, None, None
        for sentence in passage.sentences():
            if told is not None:
                spoken_of = statutory.going_on(reading, *told, spoken_of)
            line = sentence.parts[0].number
            cited = list(citations(sentence.text, acts, line, last))
            found = provisions(reading, sentence, cited)
            _amendments(reading, sentence, found, [one for one in cited if not one.numbers])
            last = max(cited).act if cited else last
            if thing is not None and thing.kind in _CITING:
                for one in found:
                    reading.findings.link(
                        reading.source, one.passage, thing, "cites", one.ref,
                        stated_as=one.passage.text,
                    )  # fmt: skip
                named_duties(reading, sentence, thing, found)
            before = len(reading.findings.drafts)
            bearers = worded_duties(reading, sentence, found, spoken_of)
            if not bearers:
                _ = discharged.placed(reading, sentence, found) or discharged.of_whom(
                    reading, sentence, found
                )
            statutory.read(reading, sentence, found, spoken_of)
            laid = {d.subject for d in reading.findings.drafts[before:] if d.term == "arisesFrom"}
            if laid:
                duty = laid.pop() if len(laid) == 1 else None
            elif duty is not None and not discharged.behind(reading, sentence, duty):
                duty = None
            told = sentence, bearers


def _we(reading: Reading) -> dict[str, str]:
    """Whom "we" stands for: the body whose paper it is, unless another signs it."""
    own = None if signed_by(reading) else own_thing(reading).body
    return {"we": own.name} if own is not None else {}


def _own_words(reading: Reading) -> Iterator[tuple[Passage, Ref | None]]:
    """What a paper that is no plan says of nothing smaller: it is about whose paper it is, if that is known."""
    if reading.plan is not None or reading.is_table:
        return
    taken: dict[int, list[tuple[str, Ref]]] = {}
    for passage, thing in reading.contexts:
        for part in passage.parts:
            taken.setdefault(part.number, []).append((passage.text, thing))
    own = own_thing(reading).body
    for mark in reading.marks:
        if mark.role not in ("text", "item", "label"):
            continue
        if not (texts := taken.get(mark.block.parts[0].number)):
            yield mark.block, own
            continue
        for sentence in mark.block.sentences():  # of which another may be about something smaller
            if any(sentence.text in text for text, _ in texts):
                continue
            cited = any(
                text in sentence.text and t.kind in _CITING and may_cite(text) for text, t in texts
            )
            yield sentence, None if cited else own


def _amendments(
    reading: Reading, sentence: Passage, found: Sequence[Provision], acts: Sequence[Citation]
) -> None:
    """An amendment, as in "the X Act as amended by section N of the Y Act"."""
    if not acts or not (m := _AMENDED.match(sentence.text[max(acts).end :])):
        return
    act = max(acts)
    amended = Ref("provision", act.act)
    for one in found:
        if one.ref != amended and one.start == act.end + m.end():
            reading.findings.link(
                reading.source, one.passage, amended, "amendedBy", one.ref,
                stated_as="as amended by",
            )  # fmt: skip
