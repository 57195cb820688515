"""What relations mean of bodies that meet: who supports, appoints and attends them, how often they meet, how many are needed."""

from __future__ import annotations

import re
from dataclasses import replace

from remit.loaders.claims import sittings
from remit.loaders.claims.bodies_within import is_within
from remit.loaders.claims.clauses import Match
from remit.loaders.claims.guards import refused
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.tokens import Phrase, as_body
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word, last_word
from remit.loaders.wording import bare

_OWN = re.compile(r"^own ")  # "its own chair"
_HELD = (("be", "held"), ("take", "place"))
_THEIRS = frozenset(["that", "those", "their", "its", "his", "her", "each", "every", "any"])
_MEMBERS = ("member", "members", "membership")
_COMING = (
    "at",
    "as",
    "and",
    "in",
    "when",
    "by",
    "each",
    "every",
    "all",
    "regularly",
    "to",
    "but",
    "without",
)
# Whoever sits on a body, in the words before those that say who chooses them.
_OF_MEMBERS = re.compile(
    r"\b(?:members?(?: of the (?:[Bb]oard|[Cc]ommittee|[Ff]orum|[Gg]roup|[Pp]anel|[Ss]ub-[Cc]ommittee))?|trustees|governors|councillors"
    r"|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}) (?:directors|people|representatives|residents|tenants))"
    r"(?!\s+of\s)\b[^.;:]{0,60}$",
    re.IGNORECASE,
)


def _is_held(body: Phrase) -> bool:
    """Whether what is said to be held is a body that is one with its meeting: an assembly, a forum."""
    return last_word(body.name).casefold() in frames().words["held as they meet"]


def _comes(m: Match) -> bool:
    """Whether "attends" stands alone, of meetings in general: "The Clerk attends.", "The auditors attend at least once a year"."""
    tokens = m.sentence.tokens
    after = tokens[m.last].low if m.last < len(tokens) else "."
    return not m.reason and (after in _COMING or not after[0].isalpha())


class Gatherings(Meant):
    """Tells the facts of matches that are said of a body and its meetings."""

    def _supports(self, m: Match) -> bool:
        if m.frame.of == "own":
            its = m.first > 0 and m.sentence.tokens[m.first - 1].low == "its"
            near = (
                self.subject(m.sentence) if its else None
            )  # "the Panel meets monthly, and its support …"
            bodies = [b for b in (near or self.names.here,) if b is not None]
            who = m.right() if m.frame.who == "right" else m.left()
        elif m.frame.of == "within":
            served = m.sentence.starting.get(m.work[0]) if m.work is not None else None
            who = m.right() if m.frame.who == "right" else m.left()
            bodies = self.bodies([served] if served is not None else [])
        else:
            who, of = (m.right(), m.left()) if m.frame.who == "right" else (m.left(), m.right())
            bodies = self.bodies(of[:1]) or self.bodies(within(m))
        done = False
        for agent, basis in self.agents(who, m.sentence.passage) if bodies else ():
            done = (
                self.teller.link(
                    agent, "supports", bodies[0], m.sentence.passage, m.frame.said, basis=basis
                )
                or done
            )
        return done or m.frame.said == "service"

    def _appoints(self, m: Match) -> bool:
        """Who chooses whoever sits in a post or a body: "The Board elects its Chair", "six members, appointed by it"."""
        if self.names.own.paper in ("minutes", "log") and m.frame.of != "right":
            return True
        who, of = (m.right(), m.left()) if m.frame.who == "right" else (m.left(), m.right())
        who = [p for p in who if p.kind in ("body", "post") and p.party and not p.vague]
        tokens = m.sentence.tokens
        if who and {t.low for t in tokens[max(0, who[0].first - 1) : who[0].first + 1]} & _THEIRS:
            return True  # "appointed by that council": which one cannot be told
        chosen = self._seats(m, of)
        agents = [agent for agent, _ in self.agents(who[:1], m.sentence.passage)]
        for agent in agents or self._people(m):
            for one in chosen:
                self.teller.link(agent, "appoints", one, m.sentence.passage, m.frame.said)
        return True

    def _people(self, m: Match) -> list[Ref]:
        """All of a kind who choose somebody, where they are named so: "The Trustees appoint the Warden"."""
        side = m.right() if m.frame.who == "right" else m.left()
        named = [p for p in side[:1] if p.kind == "group" and bare(p.name)[:1].isupper()]
        within = self.teller.reading.origin
        return [Ref("body", bare(p.name), within=within) for p in named if " " not in bare(p.name)]

    def _seats(self, m: Match, of: list[Phrase]) -> list[Ref]:
        """The post, the body or the person that somebody chooses; of members in general their own body."""
        for p in (replace(one, name=_OWN.sub("", one.name)) for one in of[:1]):
            if p.kind == "body" and first_word(p.name).casefold() in _MEMBERS:
                break
            titled = bare(p.name)[:1].isupper() and not p.over
            office = p.kind == "post" and (
                p.home or titled or p.name.casefold() in frames().offices
            )
            if p.party and (p.kind == "body" or office) and m.frame.of != "beside":
                found = self.teller.agent(p, m.sentence.passage)
                return [found[0]] if found else []
            if p.kind == "person" and p.party and " " in p.name:
                found = self.teller.agent(p, m.sentence.passage)
                return [found[0]] if found and found[0].kind == "person" else []
        before = m.sentence.passage.text[: m.sentence.tokens[m.first].start]
        here = self.names.here
        whose = here is not None and m.frame.who == "right" and _OF_MEMBERS.search(before)
        return (
            [here] if here is not None and whose and not refused(before, "", "", past=False) else []
        )

    def _attends(self, m: Match) -> bool:
        """Who comes to a body's meetings without being of it: "The Clerk attends the Board"."""
        if self.names.own.paper in ("minutes", "log"):
            return True
        named = [p for p in m.right()[:1] if (p.generic or is_within(p.name)) and not _event(p)]
        alone = not named and self.names.own.paper == "terms" and _comes(m)
        own = m.frame.of == "own" or alone
        bodies = [self.spoken_of] if own and self.spoken_of else self.bodies(named)
        for agent, basis in self.agents([as_body(p) for p in m.left()], m.sentence.passage):
            for body in bodies[:1]:
                self.teller.link(
                    agent, "attended", body, m.sentence.passage, m.frame.said, basis=basis
                )
        return True

    def _meets(self, m: Match) -> bool:
        own = m.frame.who == "own"
        left = m.left()[:1]
        if m.frame.words in _HELD and not (left and left[0].kind == "body" and _is_held(left[0])):
            return True  # the summer fair is held, and a committee meets
        body = self.spoken_of if own else next(iter(self.bodies(m.left()[:1])), None)
        if body is not None:
            sittings.how_often(self.teller, m, body)
        return True

    def _quorum(self, m: Match) -> bool:
        if m.frame.of == "middle":  # "it needs five members to do business"
            needing = self.bodies(m.left()[:1])
            return bool(needing) and sittings.quorum(self.teller, m, needing[0])
        whose = _whose_quorum(m)
        body = self.body([whose]) if whose is not None else self.spoken_of
        if body is not None:
            sittings.quorum(self.teller, m, body)
        return True


def within(m: Match) -> list[Phrase]:
    """The body in a phrase that began among the words: "is a member of the Road Group"."""
    inside = (p for p in m.sentence.phrases if p.first < m.last < p.last and p.home)
    return [Phrase("body", p.home, p.first, p.last, generic=" " not in p.home) for p in inside]


def behind(m: Match) -> Phrase | None:
    """The body right behind words that are said of one: "takes the chair at meetings of the Committee"."""
    s, at = m.sentence, m.last
    while at < len(s.tokens) and s.tokens[at].low in (
        "at",
        "of",
        "all",
        "its",
        "meeting",
        "meetings",
    ):
        at += 1
    found = s.starting.get(at) if at > m.last else None
    return found if found is not None and found.kind == "body" else None


def _whose_quorum(m: Match) -> Phrase | None:
    """The body that stands behind the words or opens the sentence: "a quorum of the Assembly", "For the Panel the quorum is four"."""
    s = m.sentence
    if m.first > 1 and s.tokens[m.first - 1].low == "whose":
        before_it = s.ending.get(m.first - 1) or s.ending.get(m.first - 2)
        return before_it if before_it is not None and before_it.kind == "body" else None
    for p in s.phrases:
        before = p.first - 1
        while before > 0 and s.tokens[before].low in frames().words["determiners"]:
            before -= 1
        if p.kind != "body" or before < 0 or s.tokens[before].low not in ("of", "for"):
            continue
        if before in (0, m.last) or (m.work is not None and p.first < m.last):
            return p
    return None


def _event(phrase: Phrase) -> bool:
    """Whether what somebody goes to may be no body: "the conference", which is held once."""
    return bare(phrase.name).casefold() in frames().words["things and bodies"]
