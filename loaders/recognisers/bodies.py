"""Bodies in prose: the partnership and its short names, members, associates, who reports to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from remit.graph.lookup import key
from remit.graph.words import with_capital
from remit.loaders.assertion import asserted, is_part_of_more, sentence_at
from remit.loaders.blocks import Block, Passage
from remit.loaders.drafts import Ref
from remit.loaders.outline import Mark
from remit.loaders.reading import Reading
from remit.loaders.values.ends import last_word
from remit.loaders.values.parties import Party
from remit.loaders.wording import (
    ACRONYM,
    NAME,
    bare,
    conjoined,
    name_and_short_forms,
    phrase_pattern,
    split_list,
    trim,
)

_DEFINITION = re.compile(rf"(?P<name>{NAME})(?:['’]s)?\s*\((?P<inside>[^()]{{2,60}})\)")
_BODY = rf"(?:the\s+)?(?:{NAME})(?:\s*\([^()]{{0,90}}\))?"
_HOLES = {
    "a": rf"(?P<a>{_BODY}|It)",
    "b": rf"(?P<b>{_BODY})",
    "bs": rf"(?P<bs>{_BODY}(?:(?:,|\s+and)\s+(?:to\s+)?{_BODY}){{0,12}})",
    "any": r"[^.]{1,90}?",
    "when": r"(?P<when>(?:every|each|once|twice|\w+ times?|monthly|quarterly|weekly|annually|yearly)\b[^.,;]*)",
}


_FEWEST_LISTED = 3  # lines of a list of names
_LONGEST_LISTED = 10  # words of one of them
_GOES_ON = re.compile(r"(?:[,;.:]|\b(?:and|of|the|for|to|in|by|with|a|an|or|is|are))$")


def define(reading: Reading) -> None:
    """Read what short forms stand for, which a sentence of any document may use."""
    for mark in _prose(reading):
        for passage in _names_line_by_line(mark.block):
            _definitions(reading, passage)


def recognise(reading: Reading) -> None:
    """Read what is said of bodies."""
    prose = _prose(reading)
    for mark in prose:
        _partnership(reading, mark.block)
    if reading.partnership is None:
        return  # what the sentences of other papers say is read by their clauses
    for n, mark in enumerate(prose):
        _members(reading, mark, prose[n + 1 :])
        for sentence in mark.block.sentences():
            _associates(reading, sentence)
            _structure(reading, sentence)


def _prose(reading: Reading) -> list[Mark]:
    return [
        mark
        for mark in reading.marks
        if mark.role in ("text", "item", "priorities")
        or (mark.role == "label" and not mark.name)  # "It comprises: …" is a sentence
    ]


def _names_line_by_line(block: Block) -> tuple[Passage, ...]:
    """The lines of a list of names, which end where they end; else the block as a whole.

    Every line of such a list begins with a capital, is short, and is left without a mark that goes on.
    """
    lines = block.by_part
    listed = len(lines) >= _FEWEST_LISTED and all(
        line.text[:1].isupper()
        and len(line.text.split()) <= _LONGEST_LISTED
        and not _GOES_ON.search(line.text)
        for line in lines
    )
    return lines if listed else (block,)


def _definitions(reading: Reading, block: Passage) -> None:
    """A parenthesis as in "Long Name (LN)" gives the name a short form, if the short form fits it."""
    if "(" not in block.text:
        return
    for m in _DEFINITION.finditer(block.text):
        name, forms = name_and_short_forms(m.group())
        for form in forms:
            own = _own_name(reading, name, form) if name else ""
            if own and reading.may_be_body(own) and fits(own, form):
                full = reading.body(own)
                reading.findings.alias(reading.source, block.match(m), full, reading.body(form))


_JOINED = re.compile(r"\s(?P<by>and|&|of|for)\s(?:the\s)?")


def _own_name(reading: Reading, name: str, form: str) -> str:
    """The name that a short form stands for where it stands behind two: "Vale Council and Mere Trust (MT)".

    It is the whole name if the form's letters come from both sides of the joining word, or if what
    stands before that is neither a body nor a title; empty if the form fits only what is further off.
    """
    kept = [m.span() for words in reading.profile.joined_by_and for m in words.finditer(name)]
    for m in reversed(list(_JOINED.finditer(name))):
        before, after = name[: m.start()], name[m.end() :]
        if any(start < m.start() < end for start, end in kept):
            continue
        if m["by"] in ("and", "&"):
            apart = reading.knows(before) or (" " in before and reading.may_be_body(before))
            whole = _spans(name, before, form)
        else:
            apart = last_word(before).casefold() in reading.profile.folded("posts")
            whole = _spans(name, "", form)
        if apart and not whole:
            return after if fits(after, form) else ""
    return name


def _spans(name: str, before: str, form: str) -> bool:
    """Whether an acronym starts with a name's first word and goes on behind a part of the name."""
    letters = bare(form).upper()
    return any(
        _initials(name.split(), every=every).startswith(letters)
        and len(letters) > len(_initials(before.split(), every=every))
        for every in (False, True)
    )


def fits(name: str, form: str) -> bool:
    """Whether a short form can stand for a name: its initials, or "the Partnership" for one.

    >>> fits("West Midshire Violence Reduction Unit", "VRU"), fits("Drug Rehabilitation", "ATR")
    (True, False)
    """
    words = name.split()
    if form.casefold().startswith("the "):
        last = bare(form)
        return last_word(last).casefold() in map(str.casefold, words) or (
            bool(ACRONYM.match(last)) and fits(name, last)
        )
    return any(
        _initials(words[start:]).startswith(form.upper()) for start in range(len(words))
    ) or any(_initials(words[start:], every=True) == form.upper() for start in range(len(words)))


def _initials(words: list[str], *, every: bool = False) -> str:
    return "".join(word[0].upper() for word in words if every or word[0].isupper())


def _partnership(reading: Reading, block: Block) -> None:
    for phrase in reading.profile.phrases["statutory"]:
        if phrase.casefold() not in block.text.casefold():
            continue
        m = re.search(rf"(?P<a>{_BODY})\s+(?i:{re.escape(phrase)})", block.text)
        if m and reading.partnership is None:
            name, _ = name_and_short_forms(m["a"])
            reading.partnership = body = reading.body(_spelt_out(reading, name))
            kind = re.sub(r"^is the (?:statutory )?", "", phrase)
            reading.findings.attribute(
                reading.source,
                block.match(m),
                body,
                "classification",
                kind.casefold(),
                stated_as=phrase,
            )


def _spelt_out(reading: Reading, name: str) -> str:
    """The long name behind a short form that the document has explained."""
    for full, form, *_ in reading.findings.aliases:
        if key(bare(form.name)) == key(bare(name)):
            return full.name
    return name


def _members(reading: Reading, mark: Mark, following: list[Mark]) -> None:
    """Members, as in "X comprises: A, B and C", in a sentence or as a list below it."""
    block = mark.block
    for phrase in reading.profile.phrases["members"]:
        if phrase not in block.text:
            continue
        m = re.search(
            rf"(?P<a>{_BODY}|It|[Tt]he \w+ board)\s+{re.escape(phrase)}\s*:?\s*", block.text
        )
        if m is None or not _said_plainly(block, m):
            continue
        whole = reading.partnership if m["a"] == "It" else _subject(reading, m["a"])
        if whole is None:
            continue
        rest = next(iter(block.cut(m.end()).sentences()), None)
        if rest is not None and rest.text:
            members = [(block, member) for member in split_list(rest, reading.profile)]
        else:
            members = [
                (item.block, trim(named))
                for item in _items(following)
                for named in conjoined(item.block, reading.profile)
            ]
        for place, member in members:
            if not asserted(member.text):
                reason = f"“{member.text}” is in a list of members, and is not plainly one"
                reading.findings.cannot_read(reading.source, place, member, reason)
                break  # "A, not B and C": what is denied goes on
            _member(reading, place, member, whole, phrase)


def _said_plainly(block: Block, m: re.Match[str]) -> bool:
    sentence, begin = sentence_at(block, m.start("a"))
    before = sentence[: m.start("a") - begin]
    return asserted(sentence, m.end() - begin) and not is_part_of_more(before)


def _items(following: list[Mark]) -> Iterator[Mark]:
    for mark in following:
        if mark.role != "item":
            return
        yield mark


def _member(reading: Reading, block: Block, member: Passage, whole: Ref, phrase: str) -> None:
    name, forms = name_and_short_forms(member.text.split(", on behalf")[0])
    if not name[:1].isupper() or reading.parties.is_law(name):
        return
    if not reading.may_be_body(name) and (seat := _seat(reading, member, name)) is not None:
        _seated(reading, block, seat, whole, phrase)
        return
    body = reading.body(name)
    reading.findings.link(reading.source, member, body, "memberOf", whole, stated_as=phrase)
    for form in forms:
        if fits(name, form):
            reading.findings.alias(reading.source, member, body, reading.body(form))


def _seat(reading: Reading, member: Passage, name: str) -> Party | None:
    """A member that is no body: "Chief Nurse", "Cllr Ann Bee", "Three Head Teachers", "Vacant"."""
    if reading.parties.are_posts(name):
        return Party("group", name, member)
    parties = reading.parties.read(member)
    if len(parties) != 1:
        return None
    (party,) = parties
    named = party.kind == "person" and (party.honorific or party.post or party.body)
    return party if named or party.kind in ("post", "vacancy") else None


def _seated(reading: Reading, block: Block, seat: Party, whole: Ref, phrase: str) -> None:
    if seat.kind not in ("person", "post"):
        reason = f"“{seat.name}” is named as a member, and is not one body, person or post"
        reading.findings.cannot_read(reading.source, block, seat.passage, reason)
        return
    person = seat.kind == "person"
    agent = reading.person(seat) if person else reading.post(seat.name, seat.body, seat.passage)
    reading.findings.link(reading.source, seat.passage, agent, "memberOf", whole, stated_as=phrase)


def _associates(reading: Reading, sentence: Passage) -> None:
    for phrase in reading.profile.phrases["associates"]:
        if phrase not in sentence.text:
            continue
        m = re.search(rf"{re.escape(phrase)}\s+(?:with\s+)?(?=(?:the\s+)?[A-Z])", sentence.text)
        if m is None or not asserted(sentence.text, m.end()):
            continue
        partnership = reading.partnership
        if partnership is None or not re.search(r"[Pp]artnership", sentence.text[: m.start()]):
            continue
        for named in split_list(sentence.cut(m.end()), reading.profile):
            name, forms = name_and_short_forms(named.text)
            if not name[:1].isupper():
                continue
            body = reading.body(name)
            reading.findings.link(
                reading.source, named, partnership, "worksWith", body, stated_as=phrase
            )
            for form in forms:
                if fits(name, form):
                    reading.findings.alias(reading.source, named, body, reading.body(form))


_OR = re.compile(r",?\s{1,9}or\b")


def _structure(reading: Reading, sentence: Passage) -> None:
    if not asserted(sentence.text):
        return  # what is conditional, denied or still to come is no fact about who reports to whom
    say, source = reading.findings, reading.source
    for relation, group in (("reportsTo", "reports"), ("scrutinises", "scrutinises")):
        for words, m in _matches(reading, group, sentence):
            a = _subject(reading, m["a"])
            groups = m.groupdict()
            others = (
                split_list(sentence.match(m, "bs"), reading.profile) if groups.get("bs") else []
            )
            others = others or ([sentence.match(m, "b")] if groups.get("b") else [])
            for other in others:
                b = _subject(reading, trim(other).text.removeprefix("to the ").removeprefix("to "))
                if a and b and a != b:
                    say.link(source, sentence.match(m), a, relation, b, stated_as=words)
    for _, m in _matches(reading, "meets", sentence):
        if a := _subject(reading, m["a"]):
            say.attribute(source, sentence.match(m), a, "meets", m["when"].strip())


def _matches(
    reading: Reading, group: str, sentence: Passage
) -> Iterator[tuple[str, re.Match[str]]]:
    """The first phrase of a group that a sentence holds: its fixed words, and the match."""
    for phrase in reading.profile.phrases[group]:
        literal, built = _compiled(phrase)
        if literal in sentence.text and (m := built.search(sentence.text)):
            # "The chair of the Board reports to X": another than the Board does.
            if m.start() == m.start("a") and is_part_of_more(sentence.text[: m.start()]):
                return
            if not _OR.match(sentence.text, m.end()):  # one of two: nobody can say which
                yield literal, m
            return


@cache
def _compiled(phrase: str) -> tuple[str, re.Pattern[str]]:
    literal, built = phrase_pattern(phrase, _HOLES)
    return literal, re.compile(built)


def _subject(reading: Reading, text: str) -> Ref | None:
    """A body named in a sentence: a known one, or one that ends as bodies do."""
    name, _ = name_and_short_forms(text)
    if name in ("It", "Its") or not name or reading.parties.is_law(name):
        return None
    if reading.may_be_body(name) or ACRONYM.match(name):
        return reading.body(with_capital(name))
    return None
