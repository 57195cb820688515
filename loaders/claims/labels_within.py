"""Labels inside of a paragraph, each with its value as a sentence of its own: "… Chair: Ann Bee. Clerk: Cy Dee (Mere Council)."."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from remit.graph.words import with_capital
from remit.loaders.blocks import Passage
from remit.loaders.claims.entries import entry
from remit.loaders.claims.filled_seats import is_role, person_of
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.reading import slug
from remit.loaders.schema.frames import frames
from remit.loaders.schema.labels import label_of
from remit.loaders.wording import bare

_LABEL = re.compile(
    r"^(?:[^:;.]{3,60}:\s+)?(?P<label>[A-Z][^:.;()]{1,60}):\s+(?P<value>\S[^:]{1,160})$"
)
_ROLES = ("chair", "vice chair", "supports", "reports", "quorum", "meets")
_NOT = re.compile(r"(?:,\s|;\s)?\b(?:not|no|never)\b[^,;()]*")  # "(an officer, not a member)"


class Label(NamedTuple):
    """A label of a body: what it asks, its words, and its value."""

    role: str
    text: str
    value: Passage


def label_in(sentence: Passage) -> Label | None:
    """The label of a body that a sentence is, with its value."""
    m = _LABEL.match(sentence.text)
    role = label_of(m["label"]) if m is not None else ""
    if m is None or role not in _ROLES:
        return None
    value = sentence.match(m, "value")
    return Label(role, m["label"], value.cut(0, len(value.text.rstrip(" ."))))


def role_of(piece: Piece, sentence: Passage) -> Piece | None:
    """A sentence that is a label of a body with its value, as a piece of its own."""
    label = label_in(sentence)
    if label is None:
        return None
    return replace(
        piece, kind="label", passage=sentence, role=label.role, label=label.text, value=label.value
    )


def holder(teller: Teller, grammar: Grammar, sentence: Passage) -> bool:
    """Say who holds the post that a label names, or that nobody does: "Treasurer: Ann Bee (Mere Council)."."""
    m = _LABEL.match(sentence.text)
    if m is None or not teller.reading.parties.is_post(bare(m["label"])):
        return False
    if m["label"].casefold() in frames().offices:
        return False  # "Chair: Ann Bee", and nobody knows of what
    if _names_somebody(grammar, m["label"]):
        return False  # "Mere Council: Ann Bee, Deputy: Cy Dee"
    if is_role(teller.reading, m["label"]) or teller.reading.parties.doubtful(m["label"]):
        return False  # "Lead officer: Ann Bee" is no post of that name
    value = sentence.match(m, "value")
    reading, title = teller.reading, with_capital(bare(m["label"]))
    named = grammar.one(m["label"])
    if named is None or not named.home:  # "Chair of the Audit Panel" is that panel's chair
        named = Phrase("post", title, 0, 1)
    parties = reading.parties.read(value.cut(0, len(value.text.rstrip(" ."))), people=True)
    if len(parties) == 1 and parties[0].kind == "vacancy":
        post = teller.post(named, sentence)
        reading.no_holder(post, parties[0].name, f"{slug(title)}-holder", sentence, m["label"])
        return True
    found = entry(grammar, _NOT.sub("", value.text).rstrip(" ."))
    if found is None or found.kind != "person" or found.post or found.office:
        return False
    person = person_of(teller, found, value)
    post = teller.post(named, sentence)
    reading.findings.link(reading.source, sentence, person, "holds", post, stated_as=m["label"])
    return True


def _names_somebody(grammar: Grammar, label: str) -> bool:
    """Whether a label is of one person with what they are, and of no post that another holds."""
    one = entry(grammar, label)
    return one is not None and one.kind == "person" and label.startswith(one.honorific or one.name)
