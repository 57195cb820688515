"""The pieces of a text read one after the other: sentences, labels, and lists with what they stand under."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from remit.loaders.claims import (
    adopted,
    answered,
    functions,
    headed_posts,
    labelled_bodies,
    labels_within,
    papers,
    remits,
    seating,
    told_beside,
)
from remit.loaders.claims.broken_off import BrokenOff
from remit.loaders.claims.hanging import Anchors
from remit.loaders.claims.in_sentences import InSentences
from remit.loaders.claims.list_openers import owner
from remit.loaders.claims.near_bodies import near_body
from remit.loaders.claims.owned import opens_with_verb, owned, said_of_first
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.portfolios import Entries
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.outline import pages
from remit.loaders.schema.labels import ASKED, ONE, label_of
from remit.loaders.values.ends import last_word

_AT_FOOT = "it breaks off at the foot of its page, and what goes on with it is not told"
_MEETINGS = re.compile(r"\b(?:meets|meetings?)\b", re.IGNORECASE)  # in a heading


class Text(InSentences):
    """The reading of pieces in their order, with what they stand under and what they answer."""

    def __init__(
        self,
        teller: Teller,
        grammar: Grammar,
        asides: tuple[set[int], set[int]],
        entries: Entries,
    ) -> None:
        super().__init__(teller, grammar, asides)
        self.entries = entries  # of posts and people, with what stands below them
        self.front = True  # whether no heading but the title was met
        self.begun = False  # whether any running text was met
        self.broken = BrokenOff()

    def read(
        self, pieces: Sequence[Piece], taken: set[int], sentences: dict[int, list[Sentence]]
    ) -> None:
        """Read pieces in order but for those ``taken``; a list that was opened takes the items behind it."""
        self.after_taken = {id(p) for before, p in pairwise(pieces) if id(before) in taken}
        found = [piece for piece in pieces if id(piece) not in taken]
        at = 0
        on = pages(self.reading.marks)
        headed = labelled_bodies.named(found, self.names, self.grammar)
        self.of_body = answered.are_asked(found) or self.names.own.paper == "terms"
        anchors, near = Anchors.of(found), self.names.near
        while at < len(found):
            piece = found[at]
            at += 1
            if id(piece) in self.completed:
                continue
            page = on.get(piece.block.parts[0].number)
            named = page.value if page is not None else None
            self.names.priority = Ref("priority", named.text) if named is not None else None
            self.names.near = near = near_body(
                self.names, self.grammar, piece, near, headed, begun=self.begun
            )
            self._begins(piece, sentences[id(piece)])
            anchors.meet(piece, sentences[id(piece)], self.relations)
            if (on_at := self._by_role(piece, found, at, sentences)) is not None:
                at = on_at
                continue
            apart = id(piece) in self.apart
            if not apart and (papers.labelled(self.teller, piece) or self._beside(piece)):
                continue
            self.front = self.front and papers.still_front(self.reading, piece, found[: at - 1])
            whole = sentences[id(piece)]
            (first, said), of_paper = self._broken_off(piece, found[at : at + 1], whole), False
            if (who := self.entries.about.get(id(piece))) is not None:
                said = [s if functions.has_subject(s) else s.said_of(who) for s in said]
                self.relations.them = who if who.kind == "person" else self.relations.them
            if self.asked in (*ASKED, "members") and self.names.here is not None:
                said = answered.said_of(said, self.names.here)
            front = (self.front or piece is found[-1]) and piece.kind != "item"
            for n, plain in enumerate(said := said_of_first(said), first):
                ends = plain is said[-1]
                sentence = owned(self.relations, self._said_here(plain))
                whole[n] = owned(self.relations, whole[n])
                if not apart and self._is_label(piece, sentence, found, at):
                    continue
                told = (
                    apart
                    or papers.tell(self.relations, sentence, front=front, spoken_of=of_paper)
                    or adopted.tell(self.relations, sentence)
                )
                of_paper = papers.is_about(self.reading, sentence)
                at = max(at, self._sentence(piece, sentence, found, at, ends=ends, told=told))

    def _by_role(
        self,
        piece: Piece,
        found: Sequence[Piece],
        at: int,
        sentences: Mapping[int, list[Sentence]],
    ) -> int | None:
        """Read a label, or a heading that asks for something, with what stands below it; where to go on, if it is one."""
        if piece.kind == "label":
            at = self._label(_first(piece), found, at)
            self._behind(piece, sentences[id(piece)][1:], found, at)
            return at
        if piece.role == "members":
            return self._members(piece, found, at, self.names.here)
        if piece.role == "remit" and not remits.names_whose(sentences[id(piece)][-1]):
            return remits.under(self.teller, piece, found, at)
        return self._answers(piece, found, at, sentences) if piece.role in ASKED else None

    def _broken_off(
        self, piece: Piece, after: Sequence[Piece], said: list[Sentence]
    ) -> tuple[int, list[Sentence]]:
        """The sentences of a piece without what is no statement as it stands, which is owned up to; how many are left out in front."""
        if condition := self.broken.condition_of(piece):
            reason = f"it stands in a list of conditions behind “{condition}”"
            self._unread(piece, reason, piece.passage)
            return 0, []
        if said and (above := self.broken.name_of(piece, said[0], self.grammar.endings)):
            reason = f"its first name begins on the line above, “… {last_word(above)}”"
            self._unread(piece, reason, said[0].passage)
            return 1, said[1:]
        if said and after and self.broken.at_foot(piece, after[0]):
            last = said[-1].passage
            cut = last.text.rfind(
                ";"
            )  # "… is kept by the Clerk; the map of all": the first clause is whole
            self._unread(piece, _AT_FOOT, last.cut(cut + 1))
            whole = [Sentence.of(last.cut(0, cut), self.grammar)] if cut > 0 else []
            return 0, [*said[:-1], *whole]
        return 0, said

    def _begins(self, piece: Piece, said: Sequence[Sentence]) -> None:
        """Forget what the piece before was about; "he" may open a new paragraph, and nothing below a heading."""
        asked = self.names.heading.text if self.names.heading is not None else ""
        # "And the annual meeting?": below it "it" is what was asked about.
        self.relations.strayed = asked.endswith("?") and not label_of(asked)
        self.relations.within = None
        self.above = None
        self.relations.crowded = False
        heads = piece.heads and not any(
            map(owner, said)
        )  # "The Board's duties are:" goes on about it
        if heads:
            if not piece.passage.text.endswith(":"):
                self.relations.head = headed_posts.heading(self.grammar, piece.passage.text)
            self.asked, meetings = piece.role, _MEETINGS.search(piece.passage.text)
            self.asks_meetings = piece.role == "meets" or meetings is not None
            self.relations.last = None
            self.opening = self.opening and not self.begun
            self.names.begin_section()
        self.begun = self.begun or piece.kind in ("text", "item")
        goes_on = bool(said) and any(p.kind == "pronoun" and not p.first for p in said[0].phrases)
        if (heads and not goes_on) or piece.kind == "label":
            self.relations.one, self.relations.several = None, ()
            self.names.heading = piece.passage if piece.heads else self.names.heading

    def _answers(
        self,
        piece: Piece,
        found: Sequence[Piece],
        at: int,
        sentences: Mapping[int, list[Sentence]],
    ) -> int:
        """Read what stands below a heading that asks for something; where what follows begins."""
        answers = answered.by(piece, found, at, sentences) if self._may_answer(piece) else []
        for n, answer in enumerate(answers, at):
            first, *rest = sentences[id(found[n])]
            self._label(answer, found, n + 1)
            self._related(answer, first, found, n + 1)  # "the Park Group, led by Ann Bee"
            self._behind(answer, rest, found, n + 1)
        return at + len(answers)

    def _beside(self, piece: Piece) -> bool:
        """Read what stands in a bracket or behind a colon beside a name; whether it told anything."""
        if self.names.own.paper in ("minutes", "log"):
            return False

        def of_body(body: Ref, said: told_beside.Beside) -> None:
            near, unnamed = self.names.near, self.names.unnamed
            self.names.near, self.names.unnamed = body, False
            label = Piece("label", piece.block, piece.passage, said.role, said.label, said.value)
            self._label(label, (), 0)
            self.names.near, self.names.unnamed = near, unnamed

        first, *rest = piece.passage.sentences() or [piece.passage]
        tokens, phrases = self.grammar.read(first.text)
        body = phrases[0] if phrases and not phrases[0].first else None
        named = body is not None and body.kind == "body" and not (body.generic or body.guessed)
        beside = named and body is not None and first.text[tokens[body.last - 1].end :].lstrip()[:1]
        if body is None or not rest or not beside or beside not in "–—-:(":
            return told_beside.tell(self.teller, self.grammar, piece.passage, of_body)
        if not told_beside.tell(self.teller, self.grammar, first, of_body):
            return False
        for passage in rest:  # "Quay Group – chaired by Ann Bee. Looks after the quay."
            s = Sentence.of(passage, self.grammar)
            said = s.said_of(body) if opens_with_verb(s) else s
            self._sentence(piece, said, (), 0, ends=False)
        return True

    def _may_answer(self, piece: Piece) -> bool:
        """Whether a heading asks of the body that is spoken of, and not of a meeting, or of a thing of another kind."""
        minutes = self.names.own.paper in ("minutes", "log") or bool(self.reading.present)
        told = self.of_body or piece.passage.text.endswith("?")
        return told and not minutes and self.names.here is not None

    def _behind(
        self, piece: Piece, rest: Sequence[Sentence], found: Sequence[Piece], at: int
    ) -> None:
        """Read the sentences that stand behind a label's value: "Secretary: Ann Bee. She keeps the minutes."."""
        here = self.names.here
        if piece.role == "members" and here is not None:
            for s in rest:  # "Members: Ann Bee, Cy Dee. There is one vacancy."
                seating.empty(self.relations, s, here)
        if piece.role not in ONE:
            return
        people = [p for p in self.grammar.read(_first(piece).passage.text)[1] if p.kind == "person"]
        self.relations.them = people[0] if len(people) == 1 else self.relations.them
        for s in rest:
            told = s.said_of(people[0]) if len(people) == 1 else s
            self._sentence(piece, told, found, at, ends=False)

    def _is_label(self, piece: Piece, s: Sentence, found: Sequence[Piece], at: int) -> bool:
        """Read a sentence that is a label with its value; whether it was one."""
        if piece.kind not in ("text", "item") or ":" not in s.passage.text:
            return False
        label = labels_within.role_of(piece, s.passage)
        if label is not None and self.names.here is not None:
            self._label(label, found, at)
            return True
        if id(piece) in self.teller.asking:
            return False
        return labels_within.holder(self.teller, self.grammar, s.passage)


def _first(piece: Piece) -> Piece:
    """A label with the first sentence of its value alone, where it asks for one thing."""
    if piece.role not in ONE or piece.value is None or not piece.value.text:
        return piece
    value = piece.value.sentences()[0]
    end = piece.passage.text.find(value.text) + len(value.text)
    return replace(piece, value=value, passage=piece.passage.cut(0, end))
