"""What each relation means of the parties on its sides: one method for each fact that a frame can state."""

from __future__ import annotations

import re

from remit.loaders.claims import incumbents, memberships, promised
from remit.loaders.claims.clauses import Match
from remit.loaders.claims.frame_matches import matches
from remit.loaders.claims.gatherings import behind
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase, as_body
from remit.loaders.claims.topics import named, several_before
from remit.loaders.claims.work_words import work_behind
from remit.loaders.claims.works import Works
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import last_word

_ANSWERING = ("account", "accountable", "answer", "answerable")  # to somebody, "for" some work

_GOES_ON = re.compile(r"\band (?:also )?(?:will|shall|must|may)\b")
_HE = ("he", "she")
_WHOSE = ("her", "his", "their", "its", "the", "a")
_STANDS_IN = ("when", "absence", "where")


class Relations(Works):
    """Tells the facts of matches."""

    def tell(self, m: Match, main: Ref | None) -> bool | Ref:
        """Say what a match states; the piece of work if it is of one, false where an end is missing."""
        if m.sentence.clause_start(m.first):
            self.last = self.subject(m.sentence) or self.last  # "A does not …; it reports to B"
        self.main = main
        told: bool | Ref = (
            getattr(self, f"_{m.frame.fact.replace(' ', '_')}")(m, main)
            if (m.frame.of == "main")
            else getattr(self, f"_{m.frame.fact.replace(' ', '_')}")(m)
        )
        return told

    def will(self, s: Sentence) -> Ref | None:
        """Read "the Fire Service will fit alarms"."""
        return promised.read(self.teller, s, self.pronoun)

    def beside(self, s: Sentence, main: Ref) -> None:
        """Say who is to be asked about a piece of work, or helps with it, by the words of its sentence."""
        text = s.passage.text
        at = max(text.find(main.name), 0)
        for m in matches(s):
            behind = _GOES_ON.search(text, at, s.tokens[m.first].start)  # of another piece of work
            if m.frame.of == "main" and not m.reason and not behind:
                self.tell(m, main)

    def _chair(self, m: Match) -> bool:
        left, right = m.left(), m.right()
        who, of = (right, left) if m.frame.who == "right" else (left, right)
        if m.frame.words == ("under", "the", "chairmanship", "of"):
            of = [p for p in m.sentence.phrases if p.kind == "body" and p.last <= m.first][:1]
        if m.frame.words[0] == "meetings" and not _are_its_meetings(m):
            return False
        if m.frame.of == "own":
            named = behind(m)
            spoken_of = self.spoken_of
            bodies = self.bodies([named]) if named else [spoken_of] if spoken_of else []
        else:
            bodies = self.bodies([as_body(p) for p in of[:1]])
            if of and of[0].kind == "pronoun" and several_before(m.sentence, of[0]):
                return False  # "a Harbour Committee, whom the Council appoints, and Ann Bee, who chairs it"
        if m.frame.of == "own" and any(t.low in _STANDS_IN for t in m.sentence.tokens[m.last :]):
            return True  # "takes the chair when she is away"
        who = [self.one if p.name in ("he", "she") and self.one else p for p in who]
        who = [p for p in who if p.kind in ("person", "post", "body") and not p.several]
        if not bodies and not of and who and (beyond := _chaired_by(m, who[0])) is not None:
            bodies = self.bodies([beyond])  # "the Audit Panel, which Ann Bee chairs"
        if not bodies or not who or (m.frame.who == "left" and who[0].kind == "body"):
            return False
        self.last = bodies[0]
        jointly = any(t.low == "jointly" for t in m.sentence.tokens[m.first : m.last + 1])
        office = "Co-chair" if "co-chair" in m.frame.said or jointly else "Chair"
        several = who if office == "Co-chair" or len(who) == 1 else who[:1]
        done = [
            self.teller.chair(bodies[0], one, m.sentence.passage, m.frame.said, office)
            for one in several
        ]
        for one, beside in _beside_the_chair(m):
            self.teller.chair(bodies[0], one, m.sentence.passage, m.frame.said, beside)
        return any(done)

    def _appointed(self, m: Match) -> bool:
        return incumbents.appointed(self, m)

    def _serves(self, m: Match) -> bool:
        return incumbents.serves(self, m)

    def _designated(self, m: Match) -> bool:
        return incumbents.designated(self, m)

    def _shared_post(self, m: Match) -> bool:
        return incumbents.shared(self, m)

    def _vacant_post(self, m: Match) -> bool:
        return incumbents.vacant(self, m)

    def _lead_body(self, m: Match) -> bool | Ref:
        """A body that is led has a lead; a piece of work that is led has who answers for it."""
        left = m.left()
        if (thing := self._it_or(m, None)) is not None:
            return self._work_of(m, thing, m.right(), "accountable")
        work = left[-1:] and left[-1].generic and last_word(left[-1].name) in frames().words["what is led"]  # fmt: skip
        if left and left[-1].kind in ("body", "pronoun") and not work:
            bodies = self.bodies(left[:1])
            who = [p for p in m.right() if p.kind in ("person", "post")]
            if bodies and who:
                return self.teller.chair(
                    bodies[0], who[0], m.sentence.passage, m.frame.said, "Lead"
                )
            return False
        if left and left[-1].kind in ("person", "post", "group"):
            return False
        words = m.work_left()
        if words is not None and last_word(words.text).casefold() in ("meeting", "meetings"):
            return False  # "Public meetings are led by the Editor": whose meetings, it does not say
        return self._work_of(m, words, m.right(), "accountable")

    def _led(self, m: Match) -> bool:
        """Read "the Group, led by X": of a body, and of nothing else."""
        left = m.left()
        return self._lead_body(m) is not False if left and left[-1].kind == "body" else True

    def _reports(self, m: Match) -> bool:
        s = m.sentence
        if m.frame.who == "beyond":
            return self._under(m)
        if m.frame.of == "which":
            self._below(self._own_it(m), m.to_which(), s.passage, m.frame.said)
            return True  # else no line of reporting: "the report", "answers the letter"
        left = m.left()
        listed = m.frame.words[0] == "sit" or bool(left and left[-1].kind == "group")
        if listed and m.last < len(s.tokens):
            above = m.right()[:1]
            after = above[0].last if above else len(s.tokens)
            if above and after < len(s.tokens) and s.tokens[after].text == ":":
                return self._below(m.right(after + 1), above, s.passage, m.frame.said)
        meeting = self.names.own.paper in ("minutes", "log")
        if meeting and m.first and s.tokens[m.first - 1].low in ("to", "will", "would"):
            return True  # "X to report to the Board": once, and no line of reporting
        if s.tokens[m.first].low == "reporting" and m.left()[:1] and m.left()[0].name in _HE:
            return True  # "She reviews it each year, reporting to the Board": on that
        upper = self._it(m)
        told = self._below(m.left(), upper, s.passage, m.frame.said)
        after = upper[-1].last if upper else _behind_common(m)
        if (
            after < len(s.tokens)
            and s.tokens[after].low == "for"
            and m.frame.words[-2] in _ANSWERING
        ):
            work = work_behind(s, after + 1)
            told = bool(self._work_of(m, work, m.left(), "accountable")) or told
        return told

    def _own_it(self, m: Match) -> list[Phrase]:
        """Whom the words are said of; "it" behind the subject of its own sentence is that: "advises the Board, to which it reports"."""
        left, s = m.left(), m.sentence
        first = s.phrases[0] if s.phrases else None
        it = len(left) == 1 and left[0].name == "it" and left[0].first > 0
        own = first is not None and first.kind == "body" and first.party and s.opens_with(first)
        return [first] if it and own and first is not None else left

    def _scrutinises(self, m: Match) -> bool:
        """Read "the Panel scrutinises the Board", of two bodies; what else is looked into is a piece of work."""
        forward = m.frame.who == "left"
        looks, seen = (m.left(), self._it(m)) if forward else (m.right(), m.left())
        pairs = [(a, b) for a in self.bodies(looks) for b in self.bodies(seen) if a != b]
        for a, b in pairs:
            self.teller.link(a, "scrutinises", b, m.sentence.passage, m.frame.said)
        return bool(pairs)

    def _under(self, m: Match) -> bool:
        """Read "under the Board sit the A Group and the B Group", "a group under Ann Bee": true or not worth a word."""
        above = m.right()[:1]
        if above and above[0].kind == "person" and m.first:
            return self._led_by(m, above[0])
        if not above or m.first > 1:
            return True
        at = above[0].last
        tokens = m.sentence.tokens
        while at < len(tokens) and tokens[at].low in ("also", "there", "currently"):
            at += 1
        if at < len(tokens) and tokens[at].low in ("sit", "sits"):
            self._below(m.right(at + 1), above, m.sentence.passage, "under … sits")
        return True

    def _led_by(self, m: Match, who: Phrase) -> bool:
        """Read "The Board meets monthly under Ann Bee": who has a body under them chairs it."""
        s = m.sentence
        body = s.ending.get(m.first) or (
            s.ending.get(m.first - 1) if s.tokens[m.first - 1].text == "," else None
        )
        meets = any(t.low in ("meets", "meet", "sits") for t in s.tokens[: m.first])
        if body is None and meets:
            body = s.phrases[0] if s.phrases[0].first == 0 else None
        if body is None or body.kind != "body" or body.over or m.reason:
            return True
        under = self.bodies([named(body)])
        if not under:
            return True
        self.last = under[0]
        return self.teller.chair(under[0], who, s.passage, "under") or True

    def _it(self, m: Match) -> list[Phrase]:
        """What stands above: "it" there is the body named last before it, which the subject is not."""
        right = m.right()
        if len(right) != 1 or right[0].name != "it" or right[0].kind != "pronoun":
            return right
        start, left = m.sentence.clause_start(m.first), m.left()
        named = [
            p for p in m.sentence.phrases
            if start <= p.first and p.last <= m.first and p.kind == "body" and p.party and p not in left
        ]  # fmt: skip
        return named[-1:]

    def _member(self, m: Match) -> bool:
        return memberships.sits(self, m)

    def _founded_members(self, m: Match) -> bool:
        return memberships.of_a_new_body(self, m)

    def _members(self, m: Match) -> bool:
        return memberships.named_by(self, m)


def _beside_the_chair(m: Match) -> list[tuple[Phrase, str]]:
    """Who has another office of the body: "is chaired by Ann Bee, with Cy Dee as her vice-chair"."""
    s, found = m.sentence, []
    for p in s.phrases:
        named = p.first > m.last and p.kind == "person" and s.tokens[p.first - 1].low == "with"
        if not named or s.text(p.last, p.last + 1) != "as":
            continue
        words = s.text(p.last + 1, p.last + 4).rstrip(" .,;").casefold().split()
        title = " ".join(w for w in words if w not in _WHOSE)
        office = frames().offices.get(title, "")
        if office and office != "Chair":
            found.append((p, office))
    return found


def _behind_common(m: Match) -> int:
    """Where a common word ends to which somebody answers: "is accountable to government for the grant"."""
    tokens = m.sentence.tokens
    common = m.last < len(tokens) and tokens[m.last].text.islower()
    return m.last + 1 if common else len(tokens)


def _are_its_meetings(m: Match) -> bool:
    """Whether "meetings" are those of the body spoken of, and whoever is said to chair them is a person or holds a post."""
    before = m.sentence.text(m.sentence.clause_start(m.first), m.first).casefold()
    words, who = frames().words, m.right()
    own = not before or before in words["own meetings"]
    return own and all(last_word(p.name).casefold() not in words["of members"] for p in who)


def _chaired_by(m: Match, who: Phrase) -> Phrase | None:
    """The body before ", which" and whoever stands behind it."""
    s, at = m.sentence, who.first - 1
    if at < 1 or s.tokens[at].low != "which" or s.tokens[at - 1].text != ",":
        return None
    return s.ending.get(at - 1) or s.ending.get(at)
