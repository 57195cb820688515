"""What stands in the brackets behind a body's name: who chairs it, who sits in it, its quorum.

"The Roads Group (chaired by Ann Bee)", "the Staffing Committee (Cllrs Bee, Dee and Fox; chairman Cllr Dee; quorum two)".
"""

from __future__ import annotations

import re

from remit.loaders.blocks import Passage
from remit.loaders.claims import outlines
from remit.loaders.claims.guards import refused
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.wording import between
from remit.ontology import Basis

_CHAIRED = re.compile(
    r"^(?P<label>(?:co-)?chaired by|convened by|(?:co-)?chair(?:man|woman|person|s)?:?)\s+(?:the\s+)?(?P<who>\S[^;]*)$",
    re.IGNORECASE,
)
_QUORUM = re.compile(r"^(?P<label>quorum)(?: of|:|\s)\s*(?P<value>\w[\w -]{0,30})$", re.IGNORECASE)
_MEET = re.compile(
    r"(?:group|board|committee|panel|forum|party|task ?force|team|network)$", re.IGNORECASE
)
_PARTS = re.compile(r";\s*")
_LISTED = re.compile(r",\s*(?:and\s+)?|(?<!\s)\s+and\s+")
_WISH = "wish"  # what a body recommends makes nothing doubtful that is said of it
_FEWEST = 2  # people who are a body's members; one name may be whoever speaks for it
_SEVERAL = re.compile(rf"^(?:{'|'.join(frames().singular)})\.?\s+", re.IGNORECASE)


def tell(teller: Teller, grammar: Grammar, s: Sentence) -> None:
    """Read the brackets behind the bodies of a sentence, unless it tells of what is no longer so."""
    for phrase in s.phrases:
        if not (phrase.inside and phrase.kind == "body" and phrase.party):
            continue
        if (body := teller.names.body(phrase)) is None:
            continue
        end = s.tokens[phrase.last - 1].end
        before, behind = s.passage.text[:end], s.passage.text[end:]
        if refused(before, "", "") or refused(behind, "", "") not in ("", _WISH):
            continue
        inside = s.passage.find(phrase.inside)
        for start, end in between(inside.text, _PARTS):
            part = inside.cut(start, end)
            if m := _CHAIRED.match(part.text):
                told = m["label"].casefold()
                joint = told.startswith("co") and "conv" not in told
                office = "Co-chair" if joint else "Chair"
                who = grammar.one(m["who"])
                if who is not None and who.kind == "person" and " " not in who.name:
                    # A surname, of somebody spelt out.
                    teller.chair(body, who, s.passage, m["label"], office)
                    continue
                outlines.officer(
                    teller, grammar, body, part.match(m, "who"), passage=s.passage,
                    label=m["label"], office=office,
                )  # fmt: skip
            elif m := _QUORUM.match(part.text):
                teller.reading.findings.attribute(
                    teller.reading.source, part, body, "quorum", m["value"], stated_as=m["label"]
                )
            elif _MEET.search(phrase.name):
                _members(teller, grammar, body, part)


def _members(teller: Teller, grammar: Grammar, body: Ref, part: Passage) -> None:
    """People in a bracket, each of whom is known or told in full, are the members; anything else among them is nobody."""
    titled = _SEVERAL.match(part.text)
    names = part.cut(titled.end()) if titled else part
    people = []
    for start, end in between(names.text, _LISTED):
        one = names.cut(start, end)
        found = _person(teller, grammar, one)
        if found is None:
            return
        people.append((found, one))
    if len(people) < _FEWEST:
        return
    for (agent, basis), one in people:
        teller.link(agent, "memberOf", body, one, "in brackets behind its name", basis=basis)


def _person(teller: Teller, grammar: Grammar, words: Passage) -> tuple[Ref, Basis] | None:
    if known := teller.names.person(words.text.strip()):
        return Ref("person", known.name), "inferred"
    phrase = grammar.one(words.text)
    return teller.agent(phrase, words) if phrase and phrase.kind == "person" else None
