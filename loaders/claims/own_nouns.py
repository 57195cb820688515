"""The paper's own body by a noun that is too general for any other place: "Council", "Members of the Board"."""

from __future__ import annotations

import re

from remit.graph.words import with_capital
from remit.loaders.blocks import Block, Passage
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.wording import bare
from remit.ontology import Role

_NOUN = r"(?:board|cabinet|commission|committee|council|court|executive|forum|governing body|panel|partnership|senate|trust board)"
_MEMBERS_OF = re.compile(
    rf"\b(?:members|membership|composition) of (?:the |our )?(?P<after>{_NOUN})(?!\s(?:of|for)\b|\s[A-Z])|^(?:the |our )?(?P<before>{_NOUN}) (?:members|membership)\b",
    re.IGNORECASE,
)


def generic_body(reading: Reading, heading: Passage | None) -> tuple[Ref, Passage] | None:
    """The paper's own body by a common noun, where a heading says whose members it lists: "Members of Council"."""
    m = _MEMBERS_OF.search(heading.text) if heading is not None else None
    if heading is None or m is None:
        return None
    if not frames().words["set apart"].isdisjoint(heading.text.casefold().split()):
        return None  # "Proposed members of the Board" are none
    noun = "after" if m["after"] else "before"
    return Ref("body", with_capital(m[noun]), within=reading.origin), heading.match(m, noun)


def own_by_noun(reading: Reading, name: Passage) -> Ref | None:
    """The body of this paper that a word too general for any other place names: "Council"."""
    words, lexicon = bare(name.text).casefold(), reading.parties.lexicon
    if words not in lexicon.bodies and words not in lexicon.units:
        return None
    (phrase, *more) = reading.parties.read(name)
    if more or phrase.kind != "unread":
        return None
    return Ref("body", with_capital(bare(name.text)), within=reading.origin)


def assign_named(
    reading: Reading,
    thing: Ref,
    role: Role,
    name: Passage,
    *,
    said: str,
    block: Block,
    beside: Passage | None = None,
) -> None:
    """Assign whom a cell or a heading names; "Council" alone is this paper's own. ``beside`` is the mark that gives it."""
    own = own_by_noun(reading, name)
    if own is None:
        reading.assign(thing, role, name, said, block, beside=beside)
        return
    evidence = name if beside is None else (beside, name)
    reading.findings.link(
        reading.source, evidence, thing, "assignedTo", own, role=role, stated_as=said
    )
