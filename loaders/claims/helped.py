"""Who helps with an action, is asked or is told, in the action's own words: "… with support from Ann Bee", "keep the Board informed of …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain, pairwise

from remit.graph.words import holds_any
from remit.loaders.blocks import Passage
from remit.loaders.claims.beside import UNDERSTOOD
from remit.loaders.claims.guards import refused
from remit.loaders.claims.verbs import is_infinitive
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import last_word
from remit.loaders.values.given import given_names
from remit.loaders.values.parties import Party
from remit.ontology import Role

_HERE = ("attended", "absentFrom", "memberOf")  # of those whom a document spells out
_UNTIL = r"(?P<who>[^.;:()–]{2,90}?)(?= to [a-z]| by (?:the end|\d|[A-Z])| in (?:order|time|advance|\d)| on [a-z]| for [a-z]| before | –| - |[.;:()]|$)"


_MODALS = ("will", "shall", "must")
_AGREED_THAT = re.compile(r"^.*\b(?:agreed|resolved|decided)(?: that)?\b")
# Behind these a clause hangs on another.
_HANGS = frozenset(
    ["whether", "if", "why", "how", "when", "where", "who", "which", "that", "what", "than"]
)
_WHOM = r"(?P<who>(?!(?:on|about|over|of|that)\s)[A-Za-z][^.;:()–]{1,70}?)"
# "keep the Board informed of", "notify the Police of": whom an action tells
_KEEPS = re.compile(
    rf"\b(?P<said>keep|keeping)\s{_WHOM}\s(?:fully\s|regularly\s)?(?:informed|updated|up to date|abreast|briefed)\b"
)
_TELLS = re.compile(
    rf"\b(?P<said>inform|informing|notify|notifying)\s{_WHOM}\s(?:of|about|that|when)\b"
)
_ASKS = re.compile(
    rf"\b(?P<said>consult|consulting)\s(?:with\s)?{_WHOM}(?=\s(?:on|about|over|before|when)\b|[.;]|$)"
)
# Each with the letters without which it finds nothing.
_SIDES: tuple[tuple[tuple[str, ...], Role, re.Pattern[str]], ...] = (
    (("keep",), "informed", _KEEPS),
    (("inform", "notif"), "informed", _TELLS),
    (("consult",), "consulted", _ASKS),
)


def recognise(reading: Reading) -> None:
    """Read who helps with the actions of a document, is asked or told; names that are not understood give nobody."""
    for passage, thing in [*reading.contexts]:
        if thing.kind == "action":
            for sentence in passage.sentences():
                _helped(reading, sentence, thing)


def _helped(reading: Reading, sentence: Passage, action: Ref) -> None:
    for role, words in _of(sentence.text):
        for m in words.finditer(sentence.text):
            before = sentence.text[: m.start()]
            if refused(before[-60:], "", "", past=False) in ("denial", "condition"):
                continue
            helps = m["said"] in frames().words["helping"]
            if not helps and not _is_own_verb(before, m["said"]):
                continue
            parties = [_spelt(reading, p) for p in reading.parties.read(sentence.match(m, "who"))]
            told = [[p] if p.kind in UNDERSTOOD else _each(p) for p in parties]
            if not all(told):
                continue
            said = f"helps: {m['said']}" if helps else m["said"]
            for party in chain.from_iterable(told):
                block = reading.marks[0].block  # a passage of its own says where it stands
                reading.assign_party(action, role, party, said, block)


def _of(text: str) -> Iterator[tuple[Role, re.Pattern[str]]]:
    """The patterns of which a text has the letters: most texts ask and tell nobody."""
    yield _helping()
    yield from ((role, words) for letters, role, words in _SIDES if holds_any(text, letters))


def _each(party: Party) -> list[Party]:
    """Those who go by given names alone, each by itself: who they are nobody can tell."""
    names = given_names(party.name) if party.kind == "unclear" else []
    return [replace(party, name=name, passage=party.passage.find(name)) for name in names]


def _is_own_verb(before: str, verb: str) -> bool:
    """Whether a verb is one of an action's own, by what stands before it: not "Find out who failed to notify …".

    It opens the action, stands behind "will" or the like, or goes on behind "and"; whatever is said of somebody else's
    telling or asking, or of its end, tells and asks nobody.
    """
    words = _AGREED_THAT.sub("", before.casefold()).split()
    if not words:
        return True
    known = frames().words
    hangs = any(word.strip(",") in _HANGS for word in words)
    aims = any(a == "to" and is_infinitive(b) for a, b in pairwise(words))
    bidden = is_infinitive(words[0]) and any(word in _MODALS for word in words)
    if hangs or aims or bidden:
        return False
    if verb.endswith("ing"):
        return verb == "keeping" and words[-1].endswith(",")
    while len(words) > 1 and words[-1] in known["adverbs"]:
        words.pop()
    return words[-1] in (*_MODALS, "and")


def _spelt(reading: Reading, party: Party) -> Party:
    """A party of whom only the surname is given as the one of those present who has it: "Cllr Bee"."""
    if party.kind != "person" or " " in party.name:
        return party
    drafts = reading.findings.of(reading.source)
    people = {d.subject.name for d in drafts if d.term in _HERE and d.subject.kind == "person"}
    fitting = {name for name in people if last_word(name) == party.name}
    if len(fitting) != 1:
        return replace(party, kind="unclear")
    return replace(party, name=fitting.pop(), basis="inferred")


@cache
def _helping() -> tuple[Role, re.Pattern[str]]:
    said = sorted(frames().words["helping"], key=len, reverse=True)
    words = re.compile(rf"\b(?P<said>{'|'.join(map(re.escape, said))}) {_UNTIL}")
    return "consulted", words
