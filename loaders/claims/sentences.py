"""Running text: who chairs, reports, leads, belongs, and how often a body meets, in sentences, labels and lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from remit.graph.lookup import key
from remit.loaders.blocks import Passage
from remit.loaders.claims import (
    agreed,
    appositions,
    aside,
    attendance,
    bracketed,
    charts,
    doings,
    held,
    incumbents,
    outlines,
    papers,
    powers,
    remits,
    seated,
    trees,
)
from remit.loaders.claims.captions import settle
from remit.loaders.claims.clauses import Match, matches
from remit.loaders.claims.entries import cells_of, entry, lines_of
from remit.loaders.claims.lists import is_role, members_of, person_of
from remit.loaders.claims.names import Known, Names
from remit.loaders.claims.own import is_within, names_in_front, own_thing
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece, pieces
from remit.loaders.claims.relations import Relations
from remit.loaders.claims.sittings import OFTEN
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.outline import pages
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames

_SPARSE = ("under",)  # words that say something of bodies only now and then
_OF_THE = re.compile(r"\b(?P<what>\w{1,30}) of (?:the )?(?=[A-Z])")
_WEAK = ("attends", "members", "appoints", "meets", "quorum", "helps", "consulted", "supports")
_OPENS_A_LIST = 3  # tokens: the words of a frame, "the following", and a colon
_LONGEST_ITEM = 30
_ASKED = ("chair", "vice chair", "reports", "supports", "meets", "quorum")
_TOLD = re.compile(
    r"^[^,;:(]{0,200}\b(?:will|shall|may|must|are|is|has|have)\b.{0,400}\.$"
)  # a sentence, and no name
_LONGEST_SIGNATURE = 18  # words and marks


def recognise(reading: Reading) -> None:
    """Read what running text says of bodies, posts, people and their work."""
    if reading.is_table and not (reading.loose or reading.prose):
        return
    grammar = reading.grammar
    found = [*pieces(reading), *charts.said(reading)]
    if not found:
        return
    names = Names(reading, own_thing(reading), people=[Known(*one) for one in reading.present])
    names.full |= {key(name): name for name in names_in_front(reading) if " " in name}
    read = {id(p): [Sentence.of(s, grammar) for s in p.passage.sentences()] for p in found}
    for piece in found:
        for sentence in read[id(piece)] if not _in_columns(reading, piece) else ():
            names.learn(sentence.phrases)
            names.short_forms(sentence)
    names.meet(
        (Known(phrase.name, "", sentence.cut(phrase.first, phrase.last)), phrase.honorific)
        for sentences in read.values()
        for sentence in sentences
        for phrase in sentence.phrases
        if phrase.kind == "person" and " " in phrase.name
    )
    teller = Teller(reading, names)
    taken = charts.read(teller, grammar, found)
    taken |= attendance.read(teller, grammar, [p for p in found if id(p) not in taken])
    taken |= agreed.read(teller, grammar, found, taken)
    taken |= trees.read(teller, grammar, [p for p in found if id(p) not in taken])
    taken |= outlines.read(teller, grammar, [p for p in found if id(p) not in taken])
    taken |= held.read(teller, grammar, [p for p in found if id(p) not in taken])
    taken |= seated.read(teller, [p for p in found if id(p) not in taken])
    powers.read(teller, grammar, [p for p in found if id(p) not in taken])
    apart = aside.asides(found, read)
    _Text(teller, grammar, apart).read([p for p in found if id(p) not in taken], read)
    beside = [p for p in found if id(p) not in apart and not _in_columns(reading, p)]
    appositions.read(teller, grammar, beside, read)
    settle(reading)
    charts.own_up(reading)


def _told_as(reason: str) -> str:
    return "it tells of the past" if reason == "past" else f"a {reason}"


def _in_columns(reading: Reading, piece: Piece) -> bool:
    """Whether a line is cells that blanks part: no name runs from one to the next."""
    return any(len(cells_of(reading, part)) > 1 for part in piece.passage.parts)


class _Text:
    """The reading of sentences, labels and lists of members, with what they stand under."""

    def __init__(self, teller: Teller, grammar: Grammar, apart: set[int]) -> None:
        self.teller, self.grammar = teller, grammar
        self.apart = apart  # pieces of what the paper does not say of itself today
        self.front = True  # whether no heading but the title was met
        self.reading, self.names = teller.reading, teller.names
        self.relations = Relations(teller)
        told = self.reading.findings.told(self.reading.source)
        self.spoken = {  # lists of members that were read before: the first reading holds
            number
            for number, said in told.items()
            if any(draft.term == "memberOf" for _, draft in said)
        }

    def read(self, found: Sequence[Piece], sentences: dict[int, list[Sentence]]) -> None:
        """Read pieces in order; a list that was opened takes the items behind it."""
        at = 0
        on = pages(self.reading.marks)
        while at < len(found):
            piece = found[at]
            at += 1
            page = on.get(piece.block.parts[0].number)
            named = page.value if page is not None else None
            self.names.priority = Ref("priority", named.text) if named is not None else None
            self.names.near = self._near(piece, self.names.near)
            self.relations.strayed = False
            if piece.kind == "label":
                at = self._label(piece, found, at)
                continue
            if piece.role == "members":
                at = self._members(piece, found, at, self.names.here)
                continue
            if piece.role == "remit":
                at = remits.under(self.teller, piece, found, at)
                continue
            if piece.kind == "line":
                self.relations.last = None
                if answer := _answered(piece, found, at):
                    self._label(answer, found, at)
                    continue
            apart = id(piece) in self.apart
            if not apart and papers.labelled(self.teller, piece):
                continue
            self.front = self.front and papers.still_front(self.reading, piece, found[: at - 1])
            said, of_paper = sentences[id(piece)], False
            front = self.front and piece.kind != "item"
            for sentence in said:
                ends = sentence is said[-1]
                told = apart or papers.tell(
                    self.relations, sentence, front=front, spoken_of=of_paper
                )
                of_paper = papers.is_about(self.reading, sentence)
                at = max(at, self._sentence(piece, sentence, found, at, ends=ends, told=told))

    def _near(self, piece: Piece, near: Ref | None) -> Ref | None:
        """The body named directly above, until another heading."""
        if piece.kind == "label" and piece.role == "group" and piece.value is not None:
            one = self.grammar.one(piece.value.text)
            return self.names.body(one) if one and one.kind == "body" else None
        own = self.names.own.passage.parts
        if own and piece.passage.parts and piece.passage.parts[0].number == own[0].number:
            return None  # the title: what follows is said of whose paper it is
        heads = piece.kind == "line" or piece.block.form == "heading"
        if not heads or piece.role:
            return near
        text = piece.passage.text
        if (m := _OF_THE.match(text)) and m["what"].casefold() in frames().words["role nouns"]:
            text = text[m.end() :]  # "Membership of the Quay Board" is no body's name
        one = self.grammar.one(text)
        if one is None or one.kind != "body" or one.generic or one.guessed or " " not in one.name:
            return None
        return self.names.body(one)

    # --- labels and lists --------------------------------------------------------------------------

    def _label(self, piece: Piece, found: Sequence[Piece], at: int) -> int:
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
            told = False
            for phrase in self.grammar.read(value.text)[1]:
                if piece.role == "supports" and (agent := self.teller.agent(phrase, piece.passage)):
                    told = (
                        self.teller.link(agent[0], "supports", here, piece.passage, piece.label)
                        or told
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
        elif piece.role == "meets" and OFTEN.match(value.text):
            say.attribute(
                source, value, here, "meets", value.text.rstrip("."), stated_as=piece.label
            )
        elif piece.role == "quorum":
            say.attribute(
                source, value, here, "quorum", value.text.rstrip("."), stated_as=piece.label
            )
        return at

    def _office(self, piece: Piece, here: Ref, value: Passage, office: str) -> None:
        """Who holds an office, behind its label: a person, another post or body, or nobody yet."""
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

    def _members(self, piece: Piece, found: Sequence[Piece], at: int, here: Ref | None) -> int:
        """The items under a heading of members, or behind a colon; what opens the list may stand between."""
        opener = found[at] if at < len(found) and piece.kind == "line" else None
        if opener and opener.kind == "text" and opener.passage.text.endswith(":"):
            at += 1
        while at < len(found) and found[at].kind in ("item", "line", "text") and not found[at].role:
            item = found[at]
            if (item.kind == "text" and not _is_item(item)) or _TOLD.search(item.passage.text):
                break
            if item.kind == "line" and (
                here is None or item.numbered or item.block.form == "heading"
            ):
                break
            if here is not None and not self._read_before(item):
                for line in lines_of(self.grammar, item.passage):
                    members_of(
                        self.teller,
                        self.grammar,
                        item.block,
                        here,
                        line,
                        said=piece.label or "members",
                        one=True,
                    )
            at += 1
        return at

    # --- sentences ---------------------------------------------------------------------------------

    def _sentence(
        self,
        piece: Piece,
        s: Sentence,
        found: Sequence[Piece],
        at: int,
        *,
        ends: bool,
        told: bool = False,
    ) -> int:
        """Read a sentence; behind that which ``ends`` its piece its list may stand.

        Of one that ``told`` who has the paper itself, or stands aside, nothing is anybody's work.
        """
        main: Ref | None = None
        for match in matches(s):
            if reason := match.reason:
                self._refused(piece, match, reason)
                continue
            if match.frame.fact == "members" and self._read_before(piece):
                continue
            if (
                match.frame.fact == "members"
                and match.last >= len(s.tokens) - _OPENS_A_LIST
                and s.passage.text.endswith(":")
            ):
                body = self.relations.body(match.left())
                at = self._members(piece, found, at, body)
                continue
            said = self.relations.tell(match, main)
            if isinstance(said, Ref):
                main = said
            elif not said:
                self._lacking(piece, match)
        incumbents.tell(self.relations, s)
        bracketed.tell(self.teller, self.grammar, s)
        self._signature(s)
        if main is None and not told and remits.is_whole(s):
            main = self.relations.will(s) or doings.read(self.relations, s)
        if ends and (main is None or s.passage.text.endswith(":")):
            last = None if self.relations.strayed else self.relations.last
            at = remits.behind(self.teller, s, found, at, last=last)
        self.relations.went_on(s)
        return at

    def _signature(self, s: Sentence) -> None:
        """A person with a post and a body, and no verb: who signs, or is to be asked."""
        text = s.passage.text
        if (
            text.endswith((".", ":", ";", "?"))
            or len(s.tokens) > _LONGEST_SIGNATURE
            or "," not in text
        ):
            return
        label, *rest = re.split(r":\s+|\s[–—-]\s+", text, maxsplit=1)
        labelled = bool(rest) and is_role(self.reading, label)  # "Lead: Ann Bee, Head of Parks"
        found = entry(self.grammar, rest[0] if labelled else text)
        if found is None or found.kind != "person" or not (found.body or labelled):
            return
        if not (found.office or found.post) or (found.office and not is_within(found.body)):
            return
        beside = replace(found, body="") if found.office else found
        person = person_of(self.teller, beside, s.passage)
        if found.office:
            body = self.teller.home(found.body)
            seat = self.reading.post(found.office, body, s.passage)
            self.reading.findings.link(
                self.reading.source, s.passage, person, "holds", seat, stated_as=found.office
            )

    def _read_before(self, piece: Piece) -> bool:
        return any(part.number in self.spoken for part in piece.passage.parts)

    def _refused(self, piece: Piece, m: Match, reason: str) -> None:
        """A guard's refusal, where there was something to refuse."""
        if (
            m.frame.fact in _WEAK
            or m.frame.said in _SPARSE
            or not (_parties(m.left()) or _parties(m.right()))
        ):
            return
        self._unread(
            piece,
            f"“{m.sentence.text(m.first, m.last)}”: {_told_as(reason)}, so nothing is claimed from it",
            m.sentence.passage,
        )

    def _lacking(self, piece: Piece, m: Match) -> None:
        """A relation word that stands beside a party and lacks another end."""
        beside = [*m.left(), *m.right()]
        to_people = m.frame.fact == "reports" and any(p.kind == "group" for p in beside)
        if m.frame.fact in _WEAK or not (_parties(beside) or to_people):
            return
        reason = f"“{m.sentence.text(m.first, m.last)}”: it is not clear of whom or of what"
        self._unread(piece, reason, m.sentence.passage)

    def _unread(self, piece: Piece, reason: str, passage: Passage | None = None) -> None:
        words = piece.passage if passage is None else passage
        self.reading.findings.cannot_read(self.reading.source, piece.block, words, reason)


def _answered(piece: Piece, found: Sequence[Piece], at: int) -> Piece | None:
    """A question whose words are a label's, with the first sentence below it as its value."""
    asks = piece.role in _ASKED and piece.passage.text.endswith("?")
    if not asks or at >= len(found) or found[at].role:
        return None
    below = found[at]
    if below.kind not in ("text", "line"):
        return None
    value = below.passage.sentences()[0]
    return replace(piece, kind="label", block=below.block, passage=below.passage, value=value)


def _parties(phrases: Sequence[Phrase]) -> bool:
    return any(phrase.kind in ("body", "post", "person") for phrase in phrases)


def _is_item(piece: Piece) -> bool:
    """Whether a text in a list is one of its items rather than the sentence behind it."""
    return (
        not piece.passage.text.endswith((".", ":"))
        and len(piece.passage.text.split()) <= _LONGEST_ITEM
    )
