"""What relations mean of bodies that meet: who supports, appoints and attends them, how often they meet, how many are needed."""

from __future__ import annotations

import re
from dataclasses import replace

from remit.loaders.claims import sittings
from remit.loaders.claims.clauses import Match
from remit.loaders.claims.guards import refused
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.own import is_within
from remit.loaders.claims.tokens import Phrase, as_body
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word

_OWN = re.compile(r"^own ")  # "its own chair"
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
        else:
            who, of = (m.right(), m.left()) if m.frame.who == "right" else (m.left(), m.right())
            bodies = self.bodies(of[:1])
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
        for agent, _ in self.agents(who[:1], m.sentence.passage):
            for one in chosen:
                self.teller.link(agent, "appoints", one, m.sentence.passage, m.frame.said)
        return True

    def _seats(self, m: Match, of: list[Phrase]) -> list[Ref]:
        """The post, the body or the person that somebody chooses; of members in general their own body."""
        for p in (replace(one, name=_OWN.sub("", one.name)) for one in of[:1]):
            if p.kind == "body" and first_word(p.name).casefold() in _MEMBERS:
                break
            office = p.kind == "post" and (p.home or p.name.casefold() in frames().offices)
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
        named = [p for p in m.right()[:1] if p.generic or is_within(p.name)]
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
        body = self.spoken_of if own else next(iter(self.bodies(m.left()[:1])), None)
        if body is not None:
            sittings.how_often(self.teller, m, body)
        return True

    def _quorum(self, m: Match) -> bool:
        if self.spoken_of is not None:
            sittings.quorum(self.teller, m, self.spoken_of)
        return True
