"""What the sentences of a running text tell: relations, then what somebody is to do, does or has, and what neither could say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from remit.loaders.blocks import Passage
from remit.loaders.claims import (
    allotted,
    bidding,
    bound,
    bracketed,
    clause_split,
    completed,
    doings,
    functions,
    headed_posts,
    incumbents,
    list_refusals,
    lives,
    member_lists,
    placed_names,
    remits,
    seating,
    signed,
    sittings,
    subgroups,
)
from remit.loaders.claims.bearers import Bearers
from remit.loaders.claims.clauses import Match
from remit.loaders.claims.frame_matches import matches
from remit.loaders.claims.going_on import goes_on_at
from remit.loaders.claims.list_openers import owner
from remit.loaders.claims.list_shape import items_of, outer_items
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.promise_makers import Pronoun
from remit.loaders.claims.relations import Relations
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.claims.topics import introduced
from remit.loaders.claims.under_labels import UnderLabels
from remit.loaders.drafts import Ref

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
_OF_BODIES = ("reports", "chair", "supports", "appoints", "member")
_OF_WORK = ("responsible", "accountable", "power", "owns")
_OPENS_A_LIST = 3  # tokens: the words of a frame, "the following", and a colon
_OF_IT = re.compile(r"^\w{1,30} (?:\w{1,30} )?(?:it|them)\b")


class _Told(NamedTuple):
    """What relations told of a sentence: its work, where what follows begins, the words that lack an end.

    ``opened`` is whether they told of whom it stands below: "Attends the Board".
    """

    main: Ref | None
    at: int
    lacking: list[Match]
    opened: bool


class InSentences(UnderLabels):
    """The reading of sentences, clause by clause, with what they are said of and the lists that they open."""

    def __init__(self, teller: Teller, grammar: Grammar, asides: tuple[set[int], set[int]]) -> None:
        super().__init__(teller, grammar)
        # Pieces of what is only made up, and of what the paper does not say of itself today or tells as news.
        self.aside, self.apart = asides
        self.asked = ""  # what the heading above asks of a body
        self.asks_meetings = False  # whether it speaks of meetings
        self.opening = True  # whether no heading was met behind the first running text
        self.relations = Relations(teller)
        self.above: Ref | None = None  # the piece of work of the sentence before
        self.bearers = Bearers(teller, grammar)
        self.completed: set[int] = set()  # items that were read with what leads up to them

    def _said_here(self, s: Sentence) -> Sentence:
        """A sentence in which whoever is called by a part of their name, or "the post", is the one who is spoken of."""
        called = placed_names.as_called(self.names, introduced(s))
        return headed_posts.said_in(called, self.relations.head)

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
        listed = list(items_of(found, at, piece, colon=True))
        for item, sentence in completed.sentences(s, outer_items(listed), self.grammar):
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
        if not told and not s.is_a_word and list_refusals.is_whole(s):
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


def _parties(phrases: Sequence[Phrase]) -> bool:
    return any(phrase.kind in ("body", "post", "person") for phrase in phrases)


def _opens_a_list(m: Match) -> bool:
    """Whether the words say that members follow: "The members are:"."""
    s = m.sentence
    at_end = m.last >= len(s.tokens) - _OPENS_A_LIST
    return m.frame.fact == "members" and at_end and s.passage.text.endswith(":")
