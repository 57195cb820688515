"""Lists of members: each item a person with post and body, a post, or a body with whoever stands for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims import choosing
from remit.loaders.claims.aside import sets_apart
from remit.loaders.claims.empty_seats import empty_seat
from remit.loaders.claims.entries import TAIL, denied, entry
from remit.loaders.claims.entry_parts import LEADING
from remit.loaders.claims.filled_seats import seat
from remit.loaders.claims.guards import excluded
from remit.loaders.claims.named_beside import without
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.roster import is_list, items, people
from remit.loaders.claims.roster_items import Item
from remit.loaders.claims.seat_remarks import stands_in
from remit.loaders.claims.short_for import fits
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.claims.verbs import has_finite
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.values.cells import without_intervals
from remit.loaders.values.ends import first_word, last_word
from remit.loaders.wording import ACRONYM, bare, between

_MARK = re.compile(r"[,;]\s*|\s[–—-]\s")
_OFFICER = re.compile(
    r"^(?P<body>[^()]+?)\s?\((?P<office>[A-Za-z -]{3,20}):\s*(?P<name>[^():]+)\)$"
)
_KIND = re.compile(r"^(?P<kind>[A-Z][\w-]{2,20}(?: [a-z][\w-]{1,20}){0,3}):\s+(?=[A-Z])")
# Before a colon in an item of a list of members: whose name sends the member behind it.
_SENDER = re.compile(
    r"(?P<who>[A-Z][\w’'&-]{0,30}(?:\s(?:(?:and|of|for|the|in)\s){0,2}[A-Z][\w’'&-]{0,30}){1,8}):\s{1,9}(?=[A-Z])"
)
_SEATS = re.compile(
    r"(?:(?:no (?:fewer|more|less) than|at least|up to|between|an?|the)\s)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s[a-z]",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"[^()]{3,120}\((?P<names>[^()]{5,160})\)[.;,]?(?:\s?and)?$")
_BEHIND_COLON = re.compile(r"[^():;,]{3,60}:\s+(?P<names>[^():;]{5,160}?)[.;,]?(?:\s?and)?$")
_AND = re.compile(r",\s+(?:and\s+)?|(?<!\s)\s+and\s+")
# Behind a name with its post or body: whom a member speaks for, which is neither.
_SENT_BY = re.compile(r"(?<=[^\s,]),?\s+on behalf of\s(?:the\s)?[A-Z].*$")
_MORE = re.compile(
    r"\b(?:until|since|from|to|appointed|elected|nominated|\d{4})\b"
)  # more of a seat than a name
_FEWEST = 2  # people in such a bracket
_SEAT = re.compile(
    r"^(?:an?|one|a single)\s+representatives?\s+(?:of|from)\s+(?:the\s+)?(?P<body>[A-Z].+)$|^(?:a|one)\s+(?P<more>[A-Z].+?)\s+representative$",
    re.IGNORECASE,
)


def members_of(
    teller: Teller,
    grammar: Grammar,
    block: Block,
    body: Ref,
    value: Passage,
    *,
    said: str,
    one: bool = False,
) -> None:
    """Read a value or an item as members of a body; ``one`` where it is an item, which names one seat."""
    listed = [] if _SEATS.match(value.text) else items(grammar, value, single=one)
    several = len(listed) > 1 and 2 * people(listed) > len(listed) and not has_finite(value.text)
    if (one and several) or (not one and is_list(grammar, value)):
        seats(teller, block, body, listed, said)
        return
    if one:
        _one_seat(teller, grammar, block, body, value, said=said)
        return
    _, phrases = grammar.read(LEADING.sub("", value.text)[:1_500])
    found = [p for p in phrases if p.kind in ("body", "post", "person", "name")]
    told = False
    if any(bit[:1].islower() and excluded(bit, "members") for bit in _MARK.split(value.text)):
        found = []  # "Ann Bee, Cy Dee, resigned May 2030"
    for phrase in found:
        if words := excluded(phrase.inside, "members"):
            reason = f"“{phrase.name}”: “{words}” says that it is no member, or none any more"
            teller.cannot_read(block, value, reason)
            continue
        told = member(teller, phrase, body, value, said=said, among=found) or told
    if not told:
        reason = f"“{said}”: it is not clear who the members are"
        teller.cannot_read(block, value, reason)


def seats(teller: Teller, block: Block, body: Ref, listed: Sequence[Item], said: str) -> None:
    """Several members in one line: each by itself, so that one that is not understood takes nothing from the others."""
    grammar = teller.reading.grammar
    if len(listed) > 1:
        teller.listed.update(number for one in listed for number in one.passage.numbers)
    for one in listed:
        if one.found is None or one.found.kind != "person" or _MORE.search(one.passage.text):
            if not one.others:
                _one_seat(teller, grammar, block, body, one.passage, said=said)
            continue
        if words := denied(grammar, one.passage.text, "members"):
            reason = (
                f"“{one.passage.text[:60]}”: “{words}” says that it is no member, or none any more"
            )
            teller.cannot_read(block, one.passage, reason)
        elif seat(teller, one.found, body, one.passage, said):
            left_over(teller, block, one)


def left_over(teller: Teller, block: Block, one: Item) -> None:
    """Own up to what a list says of somebody and was not understood."""
    name = one.found.name if one.found is not None else ""
    for words in one.left if name else ():
        reason = f"what “{words}” says of {name} is not understood"
        teller.cannot_read(block, one.passage.find(words), reason)


def _one_seat(
    teller: Teller, grammar: Grammar, block: Block, body: Ref, value: Passage, *, said: str
) -> None:
    """An item of a list of members: who sits there, who chose them, and who stands in."""
    if value.text.endswith(":"):
        return  # it opens a list of its own
    seat, chooser, how = choosing.parted(value)
    if chooser is not None:
        choosing.tell(teller.reading, chooser, None, stated_as=how, block=block, home=body)
        if _SEATS.match(seat.text):
            return  # "Eight tenants, chosen by the Board": who sits there is not told
        value = seat
    if _named_inside(teller, grammar, body, value, said):
        return
    plain, intervals = without_intervals(value.text)
    if intervals and value.text[: intervals[-1].at].rstrip()[-1:] == "–":
        plain, intervals = value.text, []  # "Tom Ash – until May 2029" sits there no more
    remarks = without(plain)
    sender = _SENT_BY.search(remarks.words) if "," in remarks.words else None
    end = intervals[-1].end if intervals else None
    if words := denied(grammar, remarks.words, "members"):
        reason = f"“{value.text[:60]}”: “{words}” says that it is no member, or none any more"
        teller.cannot_read(block, value, reason)
    elif not item(
        teller, grammar, body, value, said,
        words=remarks.words[: sender.start()] if sender else remarks.words, end=end,
    ) and not _by_name(teller, block, body, value, said):  # fmt: skip
        reason = f"“{value.text[:60]}” is named as a member, and is not one body, person or post"
        teller.cannot_read(block, value, reason)
    elif sender:
        reason = f"“{sender.group().strip(' ,')}”: there is no relation for whom a member speaks"
        teller.cannot_read(block, value.find(sender.group().strip(" ,")), reason)
    if remarks.stands_in and not remarks.label.startswith("cover"):
        substitute(teller, body, value, remarks.stands_in)


def _by_name(teller: Teller, block: Block, body: Ref, value: Passage, said: str) -> bool:
    """An item whose name is understood and what is said beside it is not: "Ann Bee – Puppet Labs", "Care North: Dr Ann Bee"."""
    sender = _SENDER.match(value.text)
    behind = value.cut(sender.end()) if sender else value
    one = entry(teller.reading.grammar, without(behind.text).words) if sender else None
    if sender and one is not None and one.kind == "person":
        said_so = sets_apart(sender["who"]) or excluded(sender["who"], "members")
        if said_so or one.guessed or one.body:
            return False  # of two names nobody can tell whose seat it is
        reason = f"what “{sender['who']}” says of {one.name} is not understood"
        teller.cannot_read(block, value.find(sender["who"]), reason)
        return seat(teller, one, body, behind, said)
    listed = items(teller.reading.grammar, value, single=True)
    if len(listed) != 1 or (found := listed[0].found) is None or found.kind != "person":
        return False
    if value.text.find(found.name) > len(found.honorific) + 1:
        return False  # "Shadow member: Ann Bee"
    told = seat(teller, found, body, value, said)
    left_over(teller, block, listed[0])
    return told


def _named_inside(teller: Teller, grammar: Grammar, body: Ref, value: Passage, said: str) -> bool:
    """Seats with those who sit there in brackets, or behind a colon: "three trustees (Ann Bee, Cy Dee and Ed Eff)"."""
    bracket = _SEVERAL.match(value.text)
    m = bracket or _BEHIND_COLON.match(value.text)
    if m is None or not _SEATS.match(value.text) or excluded(value.text, "members"):
        return False
    names = [
        value.cut(m.start("names") + a, m.start("names") + b) for a, b in between(m["names"], _AND)
    ]
    found = [entry(grammar, name.text) for name in names]
    if (bracket and len(found) < _FEWEST) or any(
        one is None or one.kind != "person" for one in found
    ):
        return False
    for one, name in zip(found, names, strict=True):
        if one is not None:
            seat(teller, one, body, name, said)
    return True


def member(
    teller: Teller,
    phrase: Phrase,
    body: Ref,
    passage: Passage,
    *,
    said: str,
    among: Sequence[Phrase],
) -> bool:
    """A phrase in a list of members makes whom it means one; a plain name is what its neighbours are."""
    if phrase.over or phrase.vague:
        return False
    kinds = {p.kind for p in among if p is not phrase and not p.guessed}
    if (
        phrase.kind == "name"
        or (phrase.kind == "person" and phrase.guessed and not phrase.post and not phrase.home)
    ) and (phrase.kind == "name" or kinds == {"body"}):
        if first_word(phrase.name).islower() or (" " not in phrase.name and not kinds & {"body"}):
            return False
        phrase = replace(phrase, kind="body", generic=False, guessed=True)
    office = frames().offices.get(phrase.name.casefold()) if phrase.kind == "post" else None
    if office:
        return False  # "the Chair" of a list of members is a seat of the body itself
    found = teller.agent(phrase, passage)
    if found is None:
        return False
    agent, basis = found
    told = teller.link(agent, "memberOf", body, passage, said, basis=basis)
    inside = phrase.inside
    if agent.kind == "person" and inside.casefold() in frames().offices:
        teller.chair(body, phrase, passage, inside, frames().offices[inside.casefold()])
    elif agent.kind == "body" and ACRONYM.match(inside) and fits(agent.name, inside):
        teller.reading.findings.alias(
            teller.reading.source, passage, agent, teller.reading.body(inside)
        )
    return told


def substitute(teller: Teller, body: Ref, value: Passage, name: str) -> None:
    """Whoever of a name stands in for a member holds a substitute's place on the body."""
    for party in teller.reading.parties.read(value.find(name), people=True):
        if party.kind == "person":
            stands_in(teller.reading, party, body, value, "substitute")


def item(
    teller: Teller,
    grammar: Grammar,
    body: Ref,
    value: Passage,
    said: str,
    *,
    words: str = "",
    end: str | None = None,
) -> bool:
    """Read one item of a list: "Name, Post, Body", "Body – Name", "Post, Body", "Body (what of it)".

    ``words`` are those of the item without what is remarked beside the name, ``end`` is the day of which that tells.
    """
    text = words or value.text
    text = text[: m.start()] if (m := TAIL.search(text)) else text
    if m := _SEAT.match(text):
        name = m["body"] or m["more"]
        one = grammar.one(name)
        if one is not None and one.kind in ("body", "name"):
            return teller.link(
                teller.reading.body(bare(name)), "memberOf", body, value, said, basis="inferred"
            )
        return False
    if (m := _OFFICER.match(text)) and m["office"].casefold() in frames().offices:
        # "Mere Police (Vice Chair: Ann Bee)": the force sits there, and so does she, as that.
        home, holder = entry(grammar, m["body"]), entry(grammar, f"{m['name']} ({m['office']})")
        if home is None or holder is None or holder.kind != "person":
            return False
        if home.kind not in ("body", "name") or not seat(teller, home, body, value, said):
            return False
        return seat(teller, replace(holder, body=home.name), body, value, said)
    if (m := _KIND.match(text)) and _is_of_seats(m["kind"]):
        none_of = frames().words["no list of members"].intersection(m["kind"].casefold().split())
        if none_of or sets_apart(m["kind"]):
            return False  # "Proposed member: Ann Bee"
        text = text[m.end() :]  # "Voluntary sector: Ann Bee, Mere Forum"
    found = entry(grammar, text, described=True)
    told = found is not None and seat(teller, found, body, value, said, end=end)
    return _empty(teller, body, value, said) or told


def _is_of_seats(words: str) -> bool:
    """Whether words before a colon say whose seat somebody has: "Voluntary sector", "Governors"."""
    return last_word(words).casefold() in frames().words["kinds of seats"]


def _empty(teller: Teller, body: Ref, value: Passage, said: str) -> bool:
    """A seat of a list that nobody holds: "Lay member (vacant)"."""
    reading = teller.reading
    if name := empty_seat(reading.grammar, value.text):
        post = reading.post(name, "", value)
        words = value.text[value.text.find(name) + len(name) :].strip(" .()–-:,")
        reading.no_holder(post, words, f"member-l{value.parts[0].number}", value, said)
        teller.link(post, "memberOf", body, value, said)
        return True
    parties = reading.parties.read(value)
    if len(parties) != 1 or parties[0].kind != "vacancy" or not parties[0].post:
        return False
    post = reading.post(bare(parties[0].post), "", value)
    place = f"member-l{value.parts[0].number}"
    reading.no_holder(post, parties[0].name, place, value, said)
    teller.link(post, "memberOf", body, value, said)
    return True
