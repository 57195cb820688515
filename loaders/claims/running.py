"""The pieces of a text read one after the other: sentences, labels, and lists with what they stand under."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from remit.loaders.blocks import Passage
from remit.loaders.claims import (
    adopted,
    allotted,
    answered,
    bidding,
    bound,
    bracketed,
    clause_split,
    completed,
    doings,
    functions,
    headed_posts,
    incumbents,
    labelled_bodies,
    labels_within,
    lives,
    member_lists,
    papers,
    placed_names,
    remits,
    seating,
    signed,
    sittings,
    subgroups,
    told_beside,
)
from remit.loaders.claims.bearers import Bearers
from remit.loaders.claims.broken_off import BrokenOff
from remit.loaders.claims.clauses import Match
from remit.loaders.claims.frame_matches import matches
from remit.loaders.claims.going_on import goes_on_at
from remit.loaders.claims.hanging import Anchors
from remit.loaders.claims.list_openers import owner
from remit.loaders.claims.meant import introduced
from remit.loaders.claims.near_bodies import near_body
from remit.loaders.claims.owned import opens_with_verb, owned, said_of_first
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.portfolios import Entries
from remit.loaders.claims.promised import Pronoun
from remit.loaders.claims.relations import Relations
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.claims.under_labels import UnderLabels
from remit.loaders.drafts import Ref
from remit.loaders.outline import pages
from remit.loaders.schema.labels import ASKED, ONE, label_of
from remit.loaders.values.ends import last_word

_SPARSE = ("under",)  # words that say something of bodies only now and then
_WEAK = (
    "attends",
    "scrutinises",
    "members",
    "appoints",
    "meets",
    "quorum",
    "helps",
    "consulted",
    "supports",
)
_AT_FOOT = "it breaks off at the foot of its page, and what goes on with it is not told"
_OF_BODIES = ("reports", "chair", "supports", "appoints", "member")
_OF_WORK = ("responsible", "accountable", "power", "owns")
_OPENS_A_LIST = 3  # tokens: the words of a frame, "the following", and a colon
_OF_IT = re.compile(r"^\w{1,30} (?:\w{1,30} )?(?:it|them)\b")
_MEETINGS = re.compile(r"\b(?:meets|meetings?)\b", re.IGNORECASE)  # in a heading


class _Told(NamedTuple):
    """What relations told of a sentence: its work, where what follows begins, the words that lack an end.

    ``opened`` is whether they told of whom it stands below: "Attends the Board".
    """

    main: Ref | None
    at: int
    lacking: list[Match]
    opened: bool


class Text(UnderLabels):
    """The reading of sentences, labels and lists of members, with what they stand under."""

    def __init__(
        self,
        teller: Teller,
        grammar: Grammar,
        asides: tuple[set[int], set[int]],
        entries: Entries,
    ) -> None:
        super().__init__(teller, grammar)
        self.entries = entries  # of posts and people, with what stands below them
        # Pieces of what is only made up, and of what the paper does not say of itself today or tells as news.
        self.aside, self.apart = asides
        self.asked = ""  # what the heading above asks of a body
        self.asks_meetings = False  # whether it speaks of meetings
        self.front = True  # whether no heading but the title was met
        self.begun = False  # whether any running text was met
        self.opening = True  # whether no heading was met behind it
        self.relations = Relations(teller)
        self.above: Ref | None = None  # the piece of work of the sentence before
        self.broken = BrokenOff()
        self.bearers = Bearers(teller, grammar)
        self.completed: set[int] = set()  # items that were read with what leads up to them

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

    def _said_here(self, s: Sentence) -> Sentence:
        """A sentence in which whoever is called by a part of their name, or "the post", is the one who is spoken of."""
        called = placed_names.as_called(self.names, introduced(s))
        return headed_posts.said_in(called, self.relations.head)

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
        *told_first, s = completed.plainly(s, self.grammar)
        for one in told_first:
            at = self._sentence(piece, one, (), at, ends=False, told=told)
        before, above = len(self.reading.findings.drafts), self.relations.last
        opener = at
        if id(piece) not in self.apart:
            self.relations.comes_to(s, opening=self.opening)
        bound_to = None if told else self._bound(piece, s)
        first = bound_to is not None and bound_to.alone
        clauses = [] if first else clause_split.split(s)
        for clause in clauses:
            last = clause is clauses[-1]
            at = self._clause(piece, clause, found, at, ends=ends and last, told=told)
        if bound_to is not None and not self.teller.has_told(s.passage):
            main = bound.tell(self.bearers, piece.block, s.passage, bound_to)
            if main is not None:
                self.relations.beside(s, main)
        self.relations.went_on(s, about=self._is_about(s, before, above))
        if ends and at == opener and not told and not self._gave_work(before):
            at = self._completed(piece, s, found, at)
        return at

    def _completed(self, piece: Piece, s: Sentence, found: Sequence[Piece], at: int) -> int:
        """Read a sentence that gave nobody any work without what stands aside in it, or as its list completes it."""
        if (plain := completed.without_aside(s, self.grammar)) is not None:
            return self._sentence(piece, plain, found, at, ends=True)
        if not s.passage.text.endswith(":"):
            return at
        listed = list(remits.items(found, at, piece, colon=True))
        for item, sentence in completed.sentences(s, remits.outer(listed), self.grammar):
            before = len(self.reading.findings.drafts)
            self._sentence(item, sentence, (), 0, ends=False)
            if self._gave_work(before):
                self.completed.add(id(item))
        return at

    def _gave_work(self, before: int) -> bool:
        """Whether any fact behind the first so many gives somebody work."""
        return any(d.term == "assignedTo" for d in self.reading.findings.drafts[before:])

    def _clause(
        self,
        piece: Piece,
        s: Sentence,
        found: Sequence[Piece],
        at: int,
        *,
        ends: bool,
        told: bool,
    ) -> int:
        """Read a clause of a sentence, or the whole of it; where what follows begins."""
        aside = id(piece) in self.aside
        told_of = _Told(None, at, [], False) if aside else self._related(piece, s, found, at)
        if ends and (opened := member_lists.opened(self.teller, self.grammar, s)) is not None:
            return self._members(piece, found, at, opened)
        main, at = told_of.main, told_of.at
        told = sittings.told(self.teller, s.passage, asked=self.asks_meetings) or told
        here = self.names.here if self.asked == "members" else None
        seated = here is not None and seating.read(
            self.relations, self.grammar, s, piece.block, here
        )
        held = headed_posts.tell(self.teller, s, self.relations.head)
        if not (seated or held) and not lives.read(self.relations, s):
            incumbents.tell(self.relations, s)
        bracketed.tell(self.teller, self.grammar, s)
        signed.signature(self.teller, self.grammar, s)
        if not told and not s.is_a_word and remits.is_whole(s):
            if main is None:
                main = self._done(piece, s, opened=told_of.opened)
            elif "and" in (t.low for t in s.tokens):
                doings.read(
                    self.relations, s, beside=True
                )  # "leads on fares and keeps the timetable"
        opener = at
        if ends and (main is None or s.passage.text.endswith(":")):
            meant = self._pronoun(piece)
            at = remits.behind(
                self.teller, s, found, at, pronoun=meant, above=self.above, relates=self._relates
            )
        for match in told_of.lacking:
            # Else it was told as what somebody does, or is told of the list that it opens.
            if at == opener and (main is None or match.frame.fact not in _OF_WORK):
                self._lacking(piece, match)
        self.above = main
        return at

    def _is_about(self, s: Sentence, before: int, above: Ref | None) -> bool:
        """Whether something was told in a sentence of the body spoken of last, so that "it" in the next one is that body.

        ``before`` is how many facts there were, and ``above`` of what body the sentence before was.
        """
        last = self.relations.last
        told_now = self.reading.findings.drafts[before:]
        first = s.phrases[0] if s.phrases else None
        opens = first is not None and not first.first and first.kind == "name"
        if last is None or (opens and s.tokens[0].low == "the"):
            return False  # "The Dredging Party reports to the Forum": of another
        return last is not above or any(
            d.subject == last or (d.term == "memberOf" and d.object == last) for d in told_now
        )

    def _relates(self, item: Piece, who: Phrase) -> bool:
        """Say what an item of a list below somebody's name says as the words of a relation do: "answers to the Board"."""
        s = Sentence.of(item.passage, self.grammar).said_of(who)
        told = [
            self.relations.tell(m, None) is True
            for m in matches(s)
            if not m.reason and m.frame.fact in _OF_BODIES and not m.first
        ]
        return any(told)

    def _pronoun(self, piece: Piece) -> Pronoun:
        """Whom pronouns mean in a piece; "we" nobody where it stands aside, as in a foreword."""
        aside = id(piece) in self.apart

        def meant(name: str, passage: Passage) -> list[Ref]:
            return [] if aside and name == "we" else self.relations.pronoun(name, passage)

        return meant

    def _related(self, piece: Piece, s: Sentence, found: Sequence[Piece], at: int) -> _Told:
        """Say what the words of relations in a sentence state, and read the list that they may open."""
        main: Ref | None = None
        lacking: list[Match] = []
        opened = False
        for match in matches(s):
            if reason := match.reason:
                self._refused(piece, match, reason)
                continue
            if match.frame.fact == "members" and self._read_before(piece):
                continue
            of_work = remits.INCLUDES.fullmatch(s.passage.text) or owner(s)
            if _opens_a_list(match) and not of_work:
                body = self.relations.body(match.left()) or self._whose_members(match)
                at = self._members(piece, found, at, body)
                continue
            upper = self.relations.bodies(match.right()[:1])
            if subgroups.below(self.teller, self.grammar, match, upper, found[at:]):
                continue
            said = self.relations.tell(match, main)
            opened = opened or (said is True and not match.first and s.subject is not None)
            if isinstance(said, Ref):
                main = said
            elif not said:
                lacking.append(match)
        return _Told(main, at, lacking, opened)

    def _whose_members(self, m: Match) -> Ref | None:
        """The body spoken of, where a sentence opens a list of its members without naming it: "The members are:"."""
        left = m.left()
        plain = len(left) == 1 and left[0].kind == "group" and not left[0].home
        return self.relations.spoken_of if plain else None

    def _done(self, piece: Piece, s: Sentence, *, opened: bool) -> Ref | None:
        """The piece of work that somebody will do, does or has, with whoever is beside it."""
        main = self.relations.will(s) or doings.read(self.relations, s)
        if (ahead := goes_on_at(s)) and main is not None:
            plain = Sentence.of(s.passage.cut(0, s.tokens[ahead].start), self.grammar)
            thing = doings.read(self.relations, self._said_here(plain))
            if thing is not None and _OF_IT.match(s.text(ahead + 1, ahead + 5)):
                self.teller.due_in(
                    thing, s.passage
                )  # "compiles the list and must send it in by May"
        main = (
            main
            or bidding.read(self.relations, s)
            or (None if opened else functions.read(self.relations, s))
            or allotted.read(self.relations, s, item=piece.kind == "item")
        )
        if main is not None:
            self.relations.beside(s, main)
        return main

    def _bound(self, piece: Piece, s: Sentence) -> bound.Said | None:
        """The work that a plain sentence gives somebody, where nothing was told of it before."""
        if s.subject is not None or s.goes_on or self.teller.has_told(s.passage):
            return None
        item = piece.kind == "item" or bool(piece.mark)
        return bound.said(self.bearers, s.passage, item=item)

    def _refused(self, piece: Piece, m: Match, reason: str) -> None:
        """A guard's refusal, where there was something to refuse."""
        if (
            m.frame.fact in _WEAK
            or m.frame.said in _SPARSE
            or not (_parties(m.left()) or _parties(m.right()))
        ):
            return
        told = "it tells of the past" if reason == "past" else f"a {reason}"
        why = f"“{m.sentence.text(m.first, m.last)}”: {told}, so nothing is claimed from it"
        self._unread(piece, why, m.sentence.passage)

    def _lacking(self, piece: Piece, m: Match) -> None:
        """A relation word that stands beside a party and lacks another end."""
        beside = [*m.left(), *m.right()]
        of_people = m.frame.fact == "reports" or m.frame.fact.endswith(" work")
        to_people = of_people and any(p.kind in ("group", "name") for p in beside)
        going_on = m.frame.fact in _OF_WORK and any(
            p.name in ("he", "she", "they") and p.kind == "pronoun" and not p.first
            for p in m.left()
        )
        if m.frame.fact in _WEAK or not (_parties(beside) or to_people or going_on):
            return
        reason = f"“{m.sentence.text(m.first, m.last)}”: it is not clear of whom or of what"
        self._unread(piece, reason, m.sentence.passage)


def _first(piece: Piece) -> Piece:
    """A label with the first sentence of its value alone, where it asks for one thing."""
    if piece.role not in ONE or piece.value is None or not piece.value.text:
        return piece
    value = piece.value.sentences()[0]
    end = piece.passage.text.find(value.text) + len(value.text)
    return replace(piece, value=value, passage=piece.passage.cut(0, end))


def _parties(phrases: Sequence[Phrase]) -> bool:
    return any(phrase.kind in ("body", "post", "person") for phrase in phrases)


def _opens_a_list(m: Match) -> bool:
    """Whether the words say that members follow: "The members are:"."""
    s = m.sentence
    at_end = m.last >= len(s.tokens) - _OPENS_A_LIST
    return m.frame.fact == "members" and at_end and s.passage.text.endswith(":")
