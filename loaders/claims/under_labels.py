"""What stands behind labels and below headings that ask for members: "Chair: Ann Bee", "The members are:"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from remit.graph.lookup import key
from remit.loaders.blocks import Passage
from remit.loaders.claims import list_items, member_groups, outlines, outsiders
from remit.loaders.claims.bodies_within import is_within
from remit.loaders.claims.filled_seats import person_of
from remit.loaders.claims.list_openers import does
from remit.loaders.claims.lists import left_over, members_of
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.roster import is_list, items, lines_of, names_of, people
from remit.loaders.claims.roster_items import Item
from remit.loaders.claims.sittings import OFTEN
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.claims.verbs import has_finite
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import any_of, frames
from remit.loaders.wording import bare

_OR = re.compile(r"\bor (?P<other>\w+)", re.IGNORECASE)
# "the Roads Panel (disbanded)", "the Roads Panel, now closed"; and not "the Closed Churches Panel"
_SAID_OF_IT = re.compile(r"(?:[(,–-]\s{0,3}|\b(?:now|since|currently) )$", re.IGNORECASE)


class UnderLabels:
    """The reading of labels with their values, and of lists of members."""

    def __init__(self, teller: Teller, grammar: Grammar) -> None:
        self.teller, self.grammar = teller, grammar
        self.reading, self.names = teller.reading, teller.names
        self.after_taken: set[int] = set()  # pieces right behind one that was read before
        told = self.reading.findings.told(self.reading.source)
        self.spoken = {  # lists of members that were read before: the first reading holds
            number
            for number, said in told.items()
            if any(draft.term == "memberOf" for _, draft in said)
        }

    def _label(self, piece: Piece, found: Sequence[Piece], at: int) -> int:
        """Read a label with its value, or with the list below it; where what follows begins."""
        here, value = self.names.here, piece.value
        if piece.role == "group" and value is not None and self.names.near is not None:
            self.reading.findings.attribute(
                self.reading.source, value, self.names.near, "name", value.text
            )
            return at
        if here is None or value is None or not value.text:
            return self._members(piece, found, at, here) if piece.role == "members" else at
        say, source = self.reading.findings, self.reading.source
        if piece.role == "members":
            members_of(self.teller, self.grammar, piece.block, here, value, said=piece.label)
        elif piece.role in ("chair", "vice chair"):
            self._office(piece, here, value, "Chair" if piece.role == "chair" else "Vice-chair")
        elif piece.role in ("reports", "supports"):
            self._upwards(piece, here, value)
        elif piece.role == "meets" and OFTEN.match(value.text):
            say.attribute(
                source, value, here, "meets", value.text.rstrip("."), stated_as=piece.label
            )
        elif piece.role == "quorum" and not self._is_none(value):
            say.attribute(
                source, value, here, "quorum", value.text.rstrip("."), stated_as=piece.label
            )
        elif piece.role == "subgroups":
            self._subgroups(piece, here, value)
        elif piece.role in ("attendees", "present"):
            outsiders.tell(self.teller, self.grammar, piece, here, value)
        return at

    def _is_none(self, value: Passage) -> bool:
        """Whether words say that there is nothing, or nothing yet: "none", "to be agreed"."""
        text = value.text.strip(" .[]")
        return key(text) in self.reading.profile.vacancies or text.casefold() in ("none", "")

    def _subgroups(self, piece: Piece, here: Ref, value: Passage) -> None:
        """Which groups a body has below it: each that is named, and not beside which another is."""
        tokens, phrases = self.grammar.read(value.text)
        before = [tokens[p.first - 1].low if p.first else "" for p in phrases]
        beside = frames().words["prepositions"]
        ends = [tokens[p.first].start for p in phrases[1:]] + [len(value.text)]
        gone = [
            _is_gone(value.text[tokens[p.first].start : end])
            for p, end in zip(phrases, ends, strict=False)  # where nobody is named one end is left
        ]
        told = False
        listed = not has_finite(value.text)  # "none: the Roads Panel was wound up"
        for phrase, word, over in zip(phrases, before, gone, strict=True):
            if over or not listed:
                continue
            one = phrase.kind == "body" and phrase.party and not (phrase.generic or phrase.guessed)
            body = self.names.body(phrase) if one and word not in beside else None
            if body is not None and is_within(body.name):
                told = self.teller.link(body, "reportsTo", here, value, piece.label) or told
        if not told:
            self._unread(piece, f"“{piece.label}”: it is not clear which groups these are", value)

    def _upwards(self, piece: Piece, here: Ref, value: Passage) -> None:
        """Whom a body reports to, or who supports it, behind the label."""
        told = piece.role == "supports" and self._all_serve(piece, here, value)
        if told:
            return
        sure = _is_sure(value.text) and not does(value.text)  # "Secretary: keeps the minutes"
        for phrase in self._named(value) if sure else ():
            if told and phrase.kind == "body" and piece.role == "supports":
                break  # where whoever supports it comes from
            if piece.role == "supports" and (agent := self.teller.agent(phrase, piece.passage)):
                if agent[0].kind == "person" and not told:
                    self._serves(piece, agent[0], here)
                told = (
                    self.teller.link(agent[0], "supports", here, piece.passage, piece.label) or told
                )
            elif phrase.kind in ("body", "post") and (
                agent := self.teller.agent(phrase, piece.passage)
            ):
                told = (
                    self.teller.link(here, "reportsTo", agent[0], piece.passage, piece.label)
                    or told
                )
        if not told:
            self._unread(piece, f"“{piece.label}”: it is not clear who “{value.text}” is")

    def _all_serve(self, piece: Piece, here: Ref, value: Passage) -> bool:
        """Say of each of a list of people that they serve a body: "Secretariat: Mere Trust Ann Bee, Cy Dee"; whether it is one."""
        if not is_list(self.grammar, value):
            return False
        listed = items(self.grammar, value)
        if people(listed) < len(listed):
            return False
        self.teller.listed.update(value.numbers)
        for one in listed:
            if one.found is not None:
                person = person_of(self.teller, one.found, one.passage)
                self.teller.link(person, "supports", here, one.passage, piece.label)
                left_over(self.teller, piece.block, one)
        return True

    def _named(self, value: Passage) -> Sequence[Phrase]:
        """Whom a value names; one post where that is all of it: "Executive Assistant to the Chief Executive"."""
        found = self.reading.parties.read(value.cut(0, len(value.text.rstrip(" ."))))
        alone = len(found) == 1 and found[0].kind == "post" and not found[0].body
        whole = re.search(r"\sto\s(?:the\s)?[A-Z]", value.text) is not None
        if alone and whole:
            return [Phrase("post", bare(found[0].name), 0, 0)]
        return self.grammar.read(value.text)[1]

    def _serves(self, piece: Piece, person: Ref, here: Ref) -> None:
        """Say that somebody behind "Clerk" is the clerk of the body."""
        office = frames().offices.get(piece.label.casefold(), "")
        of_many = office == "Secretariat"  # of it anybody may be
        if office.casefold() == piece.label.casefold() and not of_many:
            post = self.reading.post(office, here.name, piece.passage)
            self.teller.link(person, "holds", post, piece.passage, piece.label)

    def _office(self, piece: Piece, here: Ref, value: Passage, office: str) -> None:
        """Who holds an office, behind its label: a person, another post or body, or nobody yet."""
        joint = piece.label.casefold() in frames().words["labels of joint chairs"]
        if joint and is_list(self.grammar, value):
            self.teller.listed.update(value.numbers)
            for one in items(self.grammar, value):
                self._co_chairs(piece, one, here)
            return
        if not outlines.officer(
            self.teller,
            self.grammar,
            here,
            value,
            passage=piece.passage,
            label=piece.label,
            office=office,
        ):
            self._unread(piece, f"“{piece.label}”: it is not clear who “{value.text}” is")

    def _co_chairs(self, piece: Piece, one: Item, here: Ref) -> None:
        """Say of one of several who chair a body that they do."""
        if one.found is None or one.found.kind != "person":
            reason = f"“{piece.label}”: it is not clear who “{one.passage.text}” is"
            self._unread(piece, reason, one.passage)
            return
        person = person_of(self.teller, one.found, one.passage)
        self.teller.office(person, "Co-chair", here, one.passage, piece.label)
        left_over(self.teller, piece.block, one)

    def _members(self, piece: Piece, found: Sequence[Piece], at: int, here: Ref | None) -> int:
        """The items under a heading of members, or behind a colon; what opens the list may stand between."""
        opener = found[at] if at < len(found) and piece.kind == "line" else None
        office = ""  # that all below the heading of a group have
        if opener and opener.kind in ("line", "text") and opener.passage.text.endswith(":"):
            here = here or self._one_body(opener.passage)
            office = member_groups.office_of(opener)
            at += 1
        itemised, depth = False, _depth(found[at : at + 1])
        while at < len(found):
            item = found[at]
            if member_groups.heads(self.grammar, item, found[at + 1 :], piece):
                office, at, itemised = member_groups.office_of(item), at + 1, False
                continue
            if not self._is_one(item, itemised=itemised):
                break
            listed = not itemised and is_list(self.grammar, item.passage)
            listed = listed or bool(names_of(self.reading, item.passage))
            ended = list_items.ends(item, of_somebody=here is not None) and not listed
            if ended or _depth([item]) < depth:
                break
            if item.kind == "line" and (itemised or id(item) in self.after_taken):
                break  # below the items of a list a line by itself heads something else
            itemised = itemised or item.kind == "item"
            if here is not None and not self._read_before(item):
                self._those(item, here, piece.label or "members", office)
            office = office if item.block.form == "item" else ""  # a line is the only one
            at += 1
        return at

    def _is_one(self, item: Piece, *, itemised: bool) -> bool:
        """Whether a piece may be one of a list of members: plain, or one with an office."""
        officer = self._is_officer(item) and (not itemised or item.block.form == "item")
        return _is_plain(item) or officer

    def _those(self, item: Piece, here: Ref, said: str, office: str) -> None:
        """Read the members that the lines of an item name, with the ``office`` that its heading gives them."""
        lines = lines_of(self.reading, item.passage)
        if len(lines) > 1:
            self.teller.listed.update(item.passage.numbers)
        for line in lines:
            members_of(
                self.teller, self.grammar, item.block, here, line, said=said, one=True,
            )  # fmt: skip
            for one in items(self.grammar, line, single=True) if office else ():
                if one.found is not None and one.found.kind == "person":
                    person = person_of(self.teller, one.found, one.passage)
                    self.teller.office(person, office, here, one.passage)

    def _is_officer(self, piece: Piece) -> bool:
        """Whether a label is an office with its holder, and others behind it: "Chair: Ann Bee, Cy Dee and Ed Eff"."""
        office = frames().offices.get(piece.label.casefold(), "")
        plain = office in ("Chair", "Vice-chair", "Co-chair")
        return plain and people(items(self.grammar, piece.passage, single=True)) > 0

    def _one_body(self, passage: Passage) -> Ref | None:
        """The one body that words name: "The members of the Quay Board are:"."""
        phrases = self.grammar.read(passage.text)[1]
        named = [p.home or p.name for p in phrases if p.home or (p.kind == "body" and p.party)]
        told = len(named) == 1 and self.reading.may_be_body(named[0]) and " " in named[0]
        return self.reading.body(self.teller.home(named[0])) if told else None

    def _read_before(self, piece: Piece) -> bool:
        """Whether the members that a piece lists were told before."""
        return any(part.number in self.spoken for part in piece.passage.parts)

    def _unread(self, piece: Piece, reason: str, passage: Passage | None = None) -> None:
        """Own up to a piece, or to some of its words."""
        words = piece.passage if passage is None else passage
        self.reading.findings.cannot_read(self.reading.source, piece.block, words, reason)


def _is_plain(piece: Piece) -> bool:
    """Whether a piece may be an item of the list above it, and is no label."""
    return piece.kind in ("item", "line", "text") and not piece.role


def _depth(items: Sequence[Piece]) -> int:
    """How deep the first of some pieces stands in lists: one further out belongs to the list around."""
    return items[0].block.level if items and items[0].block.form == "item" else 0


def _is_gone(text: str) -> bool:
    """Whether words behind a group's name say that there is no such group now."""
    found = any_of("no groups now").finditer(text)
    return any(_SAID_OF_IT.search(text[: m.start()]) for m in found)


def _is_sure(text: str) -> bool:
    """Whether words behind a label say whom, and not who it may be: "Mere Council or Vale Council", "to be provided by …"."""
    others = (m["other"].casefold() for m in _OR.finditer(text))
    return any_of("not surely").search(text) is None and all(
        word in frames().words["or the like"] for word in others
    )
