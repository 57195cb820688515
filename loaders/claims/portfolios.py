"""Entries headed by a post or a person: who holds the post, what they do, what else the person is.

A line that is a post with whoever holds it behind dots, a dash or a colon, or a line that is a person's name, heads what
stands below it up to the next. Two such lines make a list of entries; a sentence below that has no subject of its own
("Keeps the register."), or whose subject is a given name or "she", is said of whoever heads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from remit.loaders.blocks import Passage, joined
from remit.loaders.claims.aside import sets_apart
from remit.loaders.claims.entries import raw_line
from remit.loaders.claims.guards import excluded
from remit.loaders.claims.lists import is_role, substitute
from remit.loaders.claims.named_beside import Remarks, without
from remit.loaders.claims.names import Known
from remit.loaders.claims.outlines import officer
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece, label_of
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.claims.trees import thing_of
from remit.loaders.drafts import Ref
from remit.loaders.formats.marks import leaders
from remit.loaders.reading import slug
from remit.loaders.schema.frames import frames
from remit.loaders.values.cells import without_intervals
from remit.loaders.values.parties import Party
from remit.loaders.wording import bare

_FEWEST = 2  # entries of a list
_LONGEST = 16  # words of a line that heads an entry
_DASH = re.compile(r"^(?P<title>[^–—]{3,70}?)\s[–—-]\s(?P<who>[^–—]{3,80})$")
_MEMBERS = re.compile(r"\bmembers?(?:hip)?\b|\bwho (?:sits|is) on\b|\bbiograph", re.IGNORECASE)
_LONGEST_TITLE = 5  # words
_ASKING = (
    "responsible",
    "accountable",
    "support",
    "deputy",
    "author",
    "action owner",
    "risk owner",
)
_SURE = 0.8  # of the meaning of a title
_FRONT = 3  # blocks of a paper that say what it lists
_ENDS = (".", ":", ";", "?", "!", ",")


@dataclass(frozen=True)
class Head:
    """A line that heads an entry: its title with who stands beside it, or a person alone (no ``who``)."""

    piece: Piece
    title: str
    who: str
    kind: str  # "post", "office", "body" or "person"
    depth: int = 0
    led: bool = False  # whether dots lead to who holds it
    ref: Ref | None = None
    phrase: Phrase | None = None


@dataclass(frozen=True)
class Entries:
    """What was taken by lists of entries, and whom each piece below a head is said of, both by identity."""

    taken: frozenset[int]
    about: dict[int, Phrase]


def read(teller: Teller, grammar: Grammar, found: Sequence[Piece]) -> Entries:
    """Read every list of entries that are headed by posts or people."""
    if teller.reading.partnership is not None:  # its plan tells whom it means in tables and labels
        return Entries(frozenset(), {})
    labelled = dict(_labelled_holders(teller, grammar, found))
    inside = {n for at, (_, last) in labelled.items() for n in range(at + 1, last + 1)}
    heads = {
        n: head
        for n, piece in enumerate(found)
        if n not in inside
        and (head := labelled[n][0] if n in labelled else _head(teller, grammar, piece))
    }
    people = {n: head for n, head in heads.items() if head.kind == "person"}
    others = {n: head for n, head in heads.items() if head.kind != "person"}
    people = {n: h for n, h in people.items() if _below(found, n, heads)}
    if len(people) < _FEWEST:
        people = {}
    if sum(head.led or bool(head.who) for head in others.values()) < _FEWEST:
        others = {}
    if others:  # beside those with a holder a post may stand alone
        alone = (
            (n, _alone_post(grammar, piece)) for n, piece in enumerate(found) if n not in heads
        )
        others |= {n: head for n, head in alone if head and _below(found, n, heads)}
    kept = dict(sorted({**people, **others}.items()))
    about: dict[int, Phrase] = {}
    above: list[Head] = []
    for n, head in kept.items():
        while above and above[-1].depth >= head.depth:
            above.pop()
        who = _tell(teller, grammar, head, above[-1] if above else None, _over(found, n, kept))
        above.append(head)
        if who is not None:
            below = _below(
                found, labelled[n][1] if n in labelled else n, kept, parted=n in labelled
            )
            about |= {id(piece): who for piece in (head.piece, *below)}
    taken = {id(found[n]) for n in inside | labelled.keys()} | {id(h.piece) for h in kept.values()}
    return Entries(frozenset(taken), about)


# --- heads -----------------------------------------------------------------------------------------


def _head(teller: Teller, grammar: Grammar, piece: Piece) -> Head | None:
    text = piece.passage.text
    if m := leaders(text):
        return _of_post(teller, grammar, piece, (text[: m.start()], text[m.end() :]))
    if (
        text.endswith(_ENDS)
        or piece.role
        or piece.block.form == "item"
        or len(piece.passage.parts) > 1
    ):
        return None
    if m := _DASH.match(text):
        return _of_post(teller, grammar, piece, (m["title"], m["who"]))
    if head := _side_by_side(teller, grammar, piece):
        return head
    one = grammar.one(re.sub(r",.*$", "", text)) if text[:1].isupper() else None
    if one is None or one.kind != "person" or " " not in one.name or one.post:
        return None
    return Head(piece, text, "", "person", phrase=one) if _alone(grammar, text) else None


def _alone_post(grammar: Grammar, piece: Piece) -> Head | None:
    """A line that is a post and says nothing of who holds it."""
    text = piece.passage.text
    if piece.kind != "line" or piece.role or sets_apart(text):
        return None
    one = grammar.one(re.sub(r"^[Tt]he\s", "", text))
    if one is None or one.kind != "post" or one.generic or one.home:
        return None
    return Head(piece, one.name, "", "post", ref=Ref("post", one.name))


def _side_by_side(teller: Teller, grammar: Grammar, piece: Piece) -> Head | None:
    """A post and its holder that only a tab or a blank parts: "Treasurer vacant", "Planning Convener Fay Munro"."""
    words = piece.passage.text.split()
    reading = teller.reading
    for cut in range(1, min(len(words) - 1, _LONGEST_TITLE) + 1):
        title, who = " ".join(words[:cut]), " ".join(words[cut:])
        office = title.casefold() in frames().offices
        if not (office or reading.parties.is_post(title)):
            continue
        alone = Passage((piece.passage.parts[0]._replace(text=without(who).words),))
        kinds = [party.kind for party in reading.parties.read(alone, people=True)]
        if kinds in (["person"], ["vacancy"]):
            return _of_post(teller, grammar, piece, (title, who))
    return None


def _labelled_holders(
    teller: Teller, grammar: Grammar, found: Sequence[Piece]
) -> Iterator[tuple[int, tuple[Head, int]]]:
    """Posts with "Postholder" on a line below and its holder on the next, each with where the holder stands."""
    for n, piece in enumerate(found[:-2]):
        label, holder = found[n + 1], found[n + 2]
        if label.passage.text.strip(" :").casefold() not in frames().words["holder labels"]:
            continue
        alone = _alone_post(grammar, piece) or _titled(teller, piece)
        if alone is None or len(holder.passage.text.split()) > _LONGEST:
            continue
        whole = replace(piece, passage=joined([piece.passage, holder.passage]))
        yield n, (replace(alone, piece=whole, who=holder.passage.text), n + 2)


def _titled(teller: Teller, piece: Piece) -> Head | None:
    """A line that is a title by its last word, above a label that asks who holds it."""
    title = piece.passage.text
    if piece.role or not teller.reading.parties.is_post(title):
        return None
    return Head(piece, title, "", "post", ref=Ref("post", title))


def _alone(grammar: Grammar, text: str) -> bool:
    """Whether a line is a person, with a body or an office at the most."""
    behind = text.partition(",")[2].strip()
    if not behind:
        return True
    body = grammar.one(re.sub(r"\s?\([^()]*\)", "", behind))
    return body is not None and body.kind == "body"


def _of_post(teller: Teller, grammar: Grammar, piece: Piece, words: tuple[str, str]) -> Head | None:
    """The head that a line is whose ``words`` stand before and behind the dots or the dash."""
    led = leaders(piece.passage.text) is not None
    title, who = words[0].strip(" .:"), words[1].strip()
    depth = _depth(teller, piece)
    if not title or not any(map(str.isalpha, who)):
        return None
    if led and label_of(title) == "members":
        return Head(piece, title, who, "members", depth, led)
    if title.casefold() in frames().offices:
        return Head(piece, title, who, "office", depth, led)
    if not (led and " " in title) and _asks(teller, title):
        return None  # "Lead – Ann Bee" tells of the work above it
    thing = thing_of(teller, grammar, title)
    if thing is not None and not thing[2] and thing[0].kind == "post":
        return Head(piece, title, who, "post", depth, led, ref=thing[0])
    parties = teller.reading.parties.read(piece.passage.find(title), people=True)
    kinds = {party.kind for party in parties}
    if kinds == {"person"} and len(parties) == 1 and teller.reading.parties.is_post(who):
        return Head(piece, who, title, "post", depth, led, ref=Ref("post", bare(who)))
    bodies = [party for party in parties if party.kind in ("body", "unit")]
    if led and bodies and kinds <= {"body", "unit", "unclear"}:
        own = teller.reading.body(bodies[0].body or bodies[0].name)
        return Head(piece, title, who, "body", depth, led, ref=own)
    return Head(piece, title, who, "seat", depth, led) if led and title[:1].isupper() else None


def _asks(teller: Teller, title: str) -> bool:
    """Whether a title is a label that asks who has to do with a thing, or too general to be anybody's."""
    if title.casefold() in teller.names.titles.general or is_role(teller.reading, title):
        return True
    meanings = teller.reading.looks.lexicon.meanings(title)
    return any(m.role in _ASKING and m.score >= _SURE for m in meanings)


def _depth(teller: Teller, piece: Piece) -> int:
    if piece.block.form == "item":
        return piece.block.level
    raw = raw_line(teller.reading, piece.passage.parts[0]).expandtabs(4)
    return len(raw) - len(raw.lstrip())


def _below(
    found: Sequence[Piece], at: int, heads: dict[int, Head], *, parted: bool = False
) -> list[Piece]:
    """The pieces that stand below a head, up to the next one or another heading.

    Where an entry is ``parted`` by lines of its own ("In an emergency"), these are passed over.
    """
    below: list[Piece] = []
    for n in range(at + 1, len(found)):
        piece = found[n]
        if parted and n not in heads and piece.kind == "line" and piece.block.form != "heading":
            continue
        if n in heads or piece.role or (piece.heads and not piece.passage.text.endswith(".")):
            break
        if piece.kind == "label" or leaders(piece.passage.text):
            break
        below.append(piece)
    return below


def _over(found: Sequence[Piece], at: int, heads: dict[int, Head]) -> Passage | None:
    """The heading that stands over an entry: the last line above it that is no entry."""
    for n in range(at - 1, -1, -1):
        piece = found[n]
        if n not in heads and piece.heads:
            return piece.passage
    return None


# --- what is told of them ----------------------------------------------------------------------------


def _tell(
    teller: Teller, grammar: Grammar, head: Head, above: Head | None, over: Passage | None
) -> Phrase | None:
    """Say who holds what an entry is headed by; whom the sentences below it are said of."""
    if head.kind == "person":
        return _person(teller, head, over)
    passage = head.piece.passage
    remarks = without(head.who)
    if sets_apart(head.title):
        return None
    home = teller.names.here
    parties = _parties(teller, head, remarks.words)
    if head.kind == "office":
        return _office(teller, grammar, head, parties)
    if head.kind in ("members", "body", "seat"):
        if home is not None and (head.kind == "members" or _of_members(teller, over)):
            _members(teller, head, parties, home)
            if remarks.stands_in:
                substitute(teller, home, head.piece.passage, remarks.stands_in)
        return None
    if head.ref is None:
        return None
    _holds(teller, head, parties)
    if remarks.stands_in:
        _stands_in(teller, head, remarks)
    if (
        above is not None
        and above.ref is not None
        and above.ref.kind == "post"
        and above.depth < head.depth
        and head.led
    ):
        teller.link(head.ref, "reportsTo", above.ref, passage, "set in under", basis="drawn")
    return Phrase("post", head.title, 0, 1, home="")


def _holds(teller: Teller, head: Head, parties: Sequence[Party]) -> None:
    assert head.ref is not None
    reading, say, passage = teller.reading, teller.reading.findings, head.piece.passage
    if head.kind == "post":
        titled = passage.find(head.title)
        say.attribute(reading.source, titled, head.ref, "name", head.title)
    for party in parties:
        if party.kind == "person":
            agent = Ref("person", party.name)
            reading.person(agent, party)
            teller.names.people.append(Known(party.name, "", passage))
            say.link(
                reading.source, passage, agent, "holds", head.ref,
                stated_as=head.title, start=party.start, end=party.end,
            )  # fmt: skip
        elif party.kind in ("vacancy", "withheld"):
            reading.no_holder(
                head.ref, party.name, f"{slug(head.title)}-{party.kind}", passage, head.title,
                kind=party.kind, start=party.start, end=party.end,
            )  # fmt: skip
        elif party.kind == "body" and len(parties) > 1:
            continue  # whose the person before it is
        else:
            reason = f"it is not clear who “{party.name}” is"
            teller.cannot_read(head.piece.block, party.passage, reason)


def _stands_in(teller: Teller, head: Head, remarks: Remarks) -> None:
    """Who covers for the holder of a post holds it meanwhile; of a deputy nothing is told."""
    assert head.ref is not None
    passage = head.piece.passage
    person = teller.reading.parties.read(passage.find(remarks.stands_in), people=True)
    if not remarks.label.startswith("cover") or [p.kind for p in person] != ["person"]:
        reason = (
            f"“{remarks.label}”: {remarks.stands_in} stands in, and there is no relation for it"
        )
        teller.cannot_read(head.piece.block, passage.find(remarks.stands_in), reason)
        return
    teller.reading.findings.link(
        teller.reading.source, passage, Ref("person", person[0].name), "holds", head.ref,
        stated_as=remarks.label, end=remarks.until or None,
    )  # fmt: skip


def _parties(teller: Teller, head: Head, words: str) -> list[Party]:
    """Whom words beside a title name; what is told of them is cited from the whole line."""
    passage = head.piece.passage
    alone = Passage((passage.parts[0]._replace(text=words),))
    read = teller.reading.parties.read(alone, people=True)
    return [replace(party, passage=passage.find(party.name)) for party in read]


def _office(
    teller: Teller, grammar: Grammar, head: Head, parties: Sequence[Party]
) -> Phrase | None:
    """Who holds an office of the document's own body."""
    home, office, passage = (
        teller.names.here,
        frames().offices[head.title.casefold()],
        head.piece.passage,
    )
    kinds = {party.kind for party in parties}
    if home is not None and kinds and kinds <= {"person", "vacancy", "withheld"}:
        seat = teller.reading.post(office, home.name, passage)
        _holds(teller, replace(head, ref=seat), parties)
        return Phrase("post", office, 0, 1, generic=True)
    value = passage.find(head.who)
    told = home is not None and officer(
        teller, grammar, home, value, passage=passage, label=head.title, office=office
    )
    if not told:
        reason = f"“{head.title}”: it is not clear who “{value.text}” is"
        teller.cannot_read(head.piece.block, passage, reason)
    return Phrase("post", office, 0, 1, generic=True) if told else None


def _members(teller: Teller, head: Head, parties: Sequence[Party], home: Ref) -> None:
    """Whoever stands behind "Members", or behind the body that they are of, sits on it."""
    reading = teller.reading
    own = head.ref.name if head.ref is not None and head.kind == "body" else ""
    if words := excluded(without_intervals(head.who)[0], "members"):
        reason = f"“{words}” says that it is no member, or none any more"
        teller.cannot_read(head.piece.block, head.piece.passage, reason)
        return
    for party in parties:
        if party.kind == "vacancy" and own:
            seat = reading.post(f"Representative of {own}", "", head.piece.passage)
            place = f"{slug(own)}-seat-vacant"
            reading.no_holder(seat, party.name, place, head.piece.passage, head.who)
            reading.findings.link(
                reading.source, head.piece.passage, seat, "memberOf", home, stated_as=head.who
            )
            continue
        if party.kind != "person":
            reason = f"it is not clear who “{party.name}” is, who is named as a member"
            teller.cannot_read(head.piece.block, party.passage, reason)
            continue
        agent = Ref("person", party.name)
        reading.person(agent, replace(party, body=party.body or own))
        reading.findings.link(
            reading.source, head.piece.passage, agent, "memberOf", home,
            stated_as=head.title, start=party.start, end=party.end,
        )  # fmt: skip


def _of_members(teller: Teller, over: Passage | None) -> str:
    """The heading, or the words of the title, that say that those listed are members; empty where none do."""
    front = [mark.block.text for mark in teller.reading.marks[:_FRONT]]
    said = [over.text, *front] if over is not None else front
    listed = next((text for text in said if _MEMBERS.search(text)), "")
    return "" if any(sets_apart(text) for text in said[:1]) else listed


def _person(teller: Teller, head: Head, over: Passage | None) -> Phrase | None:
    """A person who heads an entry; under "Members" they sit on the document's body."""
    assert head.phrase is not None
    phrase, passage, home = head.phrase, head.piece.passage, teller.names.here
    teller.names.people.append(Known(phrase.name, "", passage))
    agent = teller.agent(phrase, passage)
    if agent is None:
        return None
    listed, said = _of_members(teller, over), over or teller.names.own.passage
    if home is not None and listed:
        teller.reading.findings.link(
            teller.reading.source, (said, passage), agent[0], "memberOf", home,
            stated_as=listed, basis="inferred",
        )  # fmt: skip
        m = re.search(r"\((?P<office>[^()]+)\)$", head.title)
        if m and (office := frames().offices.get(m["office"].casefold())):
            teller.chair(home, phrase, passage, m["office"], office)
    return phrase
