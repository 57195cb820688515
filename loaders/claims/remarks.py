"""What a cell of progress or an evaluation remarks of its action: who leads it now, who was commissioned, who pays.

Such words have no subject, which is the action of their row: "Being led by the new strategic group", "Forena
commissioned to work with students", "Interim chair until April 2031 (Ann Bee)". Of the wording of an action itself
only who pays is read, as in "use funding secured from the Fund to …": all else in it is still to be done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from remit.graph.lookup import key
from remit.graph.words import holds_any, with_capital
from remit.loaders.blocks import Passage
from remit.loaders.claims.beside import UNDERSTOOD
from remit.loaders.claims.guards import refused
from remit.loaders.claims.short_for import fits
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase, as_body
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading, Remark, slug
from remit.loaders.values.dates import read_period
from remit.loaders.values.parties import Party
from remit.loaders.wording import ACRONYM, bare
from remit.ontology import Role

_LED = re.compile(
    r"^(?:(?:is|are|now|currently|being|to be|will be|work)\s+){0,4}"
    r"(?P<said>led|headed|overseen|taken forward|managed|coordinated|co-ordinated)\s+by\s+(?P<who>[^.;,(]{2,80})",
    re.IGNORECASE,
)
_ENGAGED = re.compile(
    r"^(?P<who>[A-Z][^.;,]{1,60}?)\s+(?:(?:has been|have been|is|are|was|were)\s+)?(?P<said>commissioned|contracted|engaged)\s+to\s+[a-z]"
)
_WILL_APPOINT = re.compile(
    r"\b(?P<who>[A-Z][\w’'&-]{0,30}(?: (?:and |of )?[A-Z][\w’'&-]{0,30}){0,5}) (?P<said>(?:will|is to|are to|has agreed to|have agreed to) (?:appoint|recruit)) "
    r"(?:an? |the )?(?P<post>[^.;,()]{3,70}?)(?= to [a-z]| who | in \w+ \d{4}|[.;,(]|$)"
)
_AWAITED = re.compile(
    r"\b(?P<said>awaiting (?:the )?(?:appointment|recruitment) of)\s+(?:an? |the )?(?P<post>[^.;,()]{3,70}?)(?= to [a-z]| who |[.;,(]|$)",
    re.IGNORECASE,
)
_INTERIM = re.compile(
    r"\b(?P<post>interim [a-z]+(?: (?!until|identified|appointed|found|named|in\b)[a-z]+)?)(?: until (?P<end>[A-Z0-9][^,.;()]{2,20}?))?(?: (?:identified|appointed|found|named|in place)[^.()]{0,40})?\s?"
    r"\((?P<who>[^()]{3,60})\)",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\b(?P<said>funding(?: secured| provided| received| obtained)? from|funded by|paid for by|grant(?: funding)? from)\s+(?:the )?(?=[A-Z])"
)
_PAYING = re.compile(
    r"\b(?P<who>[A-Z][\w’'&-]{0,30}(?: [A-Z][\w’'&-]{0,30}){0,4}) (?P<said>funding|grant)\b"
)
_MONEY = ("fund", "grant", "paid for")
_FOUNDING = ("establish", "form", "create", "convene", "set")
_NEW = re.compile(r"^(?:the |a |an |our )?(?:new |newly established |newly formed )?")


class _Said(NamedTuple):
    """The words of a relation in a remark, and the role that they give."""

    words: str
    role: Role


def recognise(reading: Reading) -> None:
    """Read the remarks of a document's tables, by the bodies that its actions establish."""
    founded = dict(_founded(reading)) if reading.remarks else {}
    for remark in reading.remarks:
        for sentence in remark.passage.sentences():
            reason = refused(sentence.text, "", "", past=False)
            if not reason:
                _told(reading, remark, sentence, founded)
            # "until" makes a condition of what follows, and an interim of whoever holds a post.
            if reason in ("", "condition") and (m := _INTERIM.search(sentence.text)):
                _interim(reading, remark, sentence, m, founded)
        _paid(reading, remark.passage, remark.action)
    for passage, thing in [*reading.contexts]:
        if thing.kind == "action":
            _paid(reading, passage, thing)


def _told(reading: Reading, remark: Remark, words: Passage, founded: dict[Ref, str]) -> None:
    if m := _LED.match(words.text):
        said = _Said(f"{m['said']} by", "accountable")
        _assign(reading, remark, words.match(m, "who"), said, founded)
    elif m := _ENGAGED.match(words.text):
        # Whoever is engaged helps; those who engaged them still answer for the work.
        said = _Said(f"helps, {m['said']} to", "responsible")
        _assign(reading, remark, words.match(m, "who"), said, founded)
    for pattern in (_WILL_APPOINT, _AWAITED):
        if m := pattern.search(words.text):
            _vacant(reading, words, m)


def _assign(
    reading: Reading, remark: Remark, who: Passage, said: _Said, founded: dict[Ref, str]
) -> None:
    """Assign the action to whom a remark names, if that is clear; else own up to the words."""
    who = who.cut(_NEW.match(who.text).end())  # type: ignore[union-attr]
    stated_as = f"{remark.heading}: {said.words}"
    if name := next((full for full in founded.values() if _short_for(who.text, full)), ""):
        parties = [Party("body", name, who)]
        reading.findings.alias(reading.source, who, reading.body(name), reading.body(who.text))
    else:
        parties = list(reading.parties.read(who))
        if (
            len(parties) == 1
            and parties[0].kind == "unclear"
            and re.fullmatch(r"[A-Z][\w’'-]+", who.text)
        ):
            # One capitalised word that is engaged to do something is somebody, most likely a firm.
            parties = [replace(parties[0], kind="body", basis="inferred")]
    if parties and all(party.kind in UNDERSTOOD for party in parties):
        for party in parties:
            reading.assign_party(remark.action, said.role, party, stated_as, remark.block)
        return
    reason = f"“{said.words}”: it is not clear who “{who.text}” is"
    reading.not_understood(remark.action, remark.block, who, reason)


def _interim(
    reading: Reading, remark: Remark, words: Passage, m: re.Match[str], founded: dict[Ref, str]
) -> None:
    """Somebody has a post for a time: that of the body which the action establishes, where it does."""
    one = reading.grammar.one(m["who"])
    name = m["who"].split()
    if one is not None and one.kind == "person":
        person = one.name
    elif len(name) > 2 and reading.grammar.looks_a_person(name[-2:]):
        person = " ".join(name[-2:])  # behind a post: "Panel Chair Ann Bee"
    else:
        return
    body = founded.get(remark.action, "")
    title = with_capital(m["post"])
    post = reading.post(title, body, words)
    period = read_period(m["end"]) if m["end"] else None
    reading.findings.link(
        reading.source, words, Ref("person", person), "holds", post,
        stated_as=m["post"], basis="inferred", end=period.end.isoformat() if period else None,
    )  # fmt: skip


def _vacant(reading: Reading, words: Passage, m: re.Match[str]) -> None:
    """A post that somebody is to be appointed to is empty, and who appoints is told."""
    title = with_capital(bare(m["post"]).removeprefix("suitable ").removeprefix("separate "))
    if len(title.split()) > 8:
        return
    post = Ref("post", title)
    # The same empty seat in every row that tells of it.
    place = f"{reading.short_name}-vacant-{slug(title)}"
    seat = reading.placed("vacancy", words.match(m, "post").text, place, scope="", under=post)
    reading.findings.link(reading.source, words, seat, "holds", post, stated_as=m["said"])
    if "who" not in m.groupdict():
        return
    who = words.match(m, "who")
    parties = list(reading.parties.read(who))
    if len(parties) == 1 and (parties[0].kind == "body" or ACRONYM.match(who.text)):
        body = reading.body(who.text)
        reading.findings.link(reading.source, words, body, "appoints", post, stated_as=m["said"])


def _paid(reading: Reading, passage: Passage, action: Ref) -> None:
    """Who pays for an action, in its own words or in a report of it."""
    for sentence in passage.sentences() if holds_any(passage.text, _MONEY) else ():
        said = Sentence.of(sentence, reading.grammar)
        for m in _PAID.finditer(sentence.text):
            for phrase in said.phrases:
                first, end = said.tokens[phrase.first].start, said.tokens[phrase.last - 1].end
                if first <= m.end() < end:
                    _funds(reading, said, as_body(phrase), action, m["said"])
        for m in _PAYING.finditer(sentence.text):
            for phrase in said.phrases:
                if said.tokens[phrase.last - 1].end == m.end("who"):
                    _funds(reading, said, phrase, action, m["said"])


def _funds(reading: Reading, s: Sentence, phrase: Phrase, action: Ref, said: str) -> None:
    if phrase.kind == "body" and phrase.party and not phrase.generic:
        words = s.cut(phrase.first, phrase.last)
        reading.findings.link(
            reading.source, words, reading.body(phrase.name), "funds", action, stated_as=said
        )


def _founded(reading: Reading) -> Iterator[tuple[Ref, str]]:
    """The bodies that actions set up, by action: "Establish a Domestic Abuse Strategic Group"."""
    for passage, thing in reading.contexts:
        opening = passage.text.partition(" ")[0].casefold()
        if thing.kind != "action" or opening not in _FOUNDING:
            continue
        s = Sentence.of(passage, reading.grammar)
        for phrase in s.phrases:
            capitals = sum(word[:1].isupper() for word in phrase.name.split())
            if phrase.kind == "body" and phrase.first <= 2 and capitals > 1:
                yield thing, phrase.name


def _short_for(short: str, full: str) -> bool:
    """Whether words are a name with the first letters of some of its words: "DA strategic group".

    >>> _short_for("DA strategic group", "Domestic Abuse Strategic Group")
    True
    >>> _short_for("strategic group", "Domestic Abuse Strategic Group")
    False
    """
    rest = full.split()
    for word in short.split():
        size = len(word) if ACRONYM.match(word) else 1
        piece, rest = rest[:size], rest[size:]
        same = fits(" ".join(piece), word) if size > 1 else key(" ".join(piece)) == key(word)
        if not piece or not same:
            return False
    return not rest and short != full
