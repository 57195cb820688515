"""What a line that heads an entry says: who holds the post, who covers for them, who sits on the document's own body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from remit.loaders.blocks import Passage
from remit.loaders.claims.aside import sets_apart
from remit.loaders.claims.guards import excluded
from remit.loaders.claims.lists import substitute
from remit.loaders.claims.named_beside import Remarks, without
from remit.loaders.claims.outlines import officer
from remit.loaders.claims.people import Known
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.portfolio_heads import Head
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.reading import slug
from remit.loaders.schema.frames import frames
from remit.loaders.values.cells import without_intervals
from remit.loaders.values.given import is_given
from remit.loaders.values.parties import Party

_MEMBERS = re.compile(r"\bmembers?(?:hip)?\b|\bwho (?:sits|is) on\b|\bbiograph", re.IGNORECASE)
_DASHED = re.compile(r"\s[–—-]\s")
_FRONT = 3  # blocks of a paper that say what it lists


def tell(
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
    if (
        head.ref is None
        or _DASHED.search(head.title)
        or any(_DASHED.search(p.post) for p in parties)
    ):
        return None  # two entries in a row: "Ann Bee – Chair", "Jo Dee – Clerk"
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
            agent = reading.person(party)
            teller.names.people.append(Known(party.name, "", passage))
            say.link(
                reading.source, passage, agent, "holds", head.ref,
                stated_as=head.title, start=party.start, end=party.end,
            )  # fmt: skip
        elif party.kind in ("vacancy", "withheld") or _is_given(party):
            reading.no_holder(
                head.ref, party.name, f"{slug(head.title)}-{party.kind}", passage, head.title,
                kind=party.kind, start=party.start, end=party.end,
            )  # fmt: skip
        elif party.kind == "body" and len(parties) > 1:
            continue  # whose the person before it is
        else:
            reason = f"it is not clear who “{party.name}” is"
            teller.cannot_read(head.piece.block, party.passage, reason)


def _is_given(party: Party) -> bool:
    """Whether no more is said of somebody than a given name: who that is nobody can tell."""
    named = party.name[:1].isupper()  # "The Secretary will"
    return party.kind == "unclear" and named and is_given(party.name)


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
        agent = reading.person(replace(party, body=party.body or own))
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
