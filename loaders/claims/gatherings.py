"""What relations mean of bodies that meet: who supports, appoints and attends them, how often they meet, how many are needed."""

from __future__ import annotations

from remit.loaders.claims import sittings
from remit.loaders.claims.clauses import Match
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.own import is_within
from remit.loaders.claims.tokens import as_body
from remit.loaders.schema.frames import frames


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
        who, of = (m.right(), m.left()) if m.frame.who == "right" else (m.left(), m.right())
        who = [p for p in who if p.kind in ("body", "post") and p.party and not p.vague]
        of = [
            p
            for p in of[:1]
            if p.party
            and (
                p.kind == "body"
                or (p.kind == "post" and (p.home or p.name.casefold() in frames().offices))
            )
        ]
        for agent, _ in self.agents(who[:1], m.sentence.passage):
            for phrase in of:
                if found := self.teller.agent(phrase, m.sentence.passage):
                    self.teller.link(agent, "appoints", found[0], m.sentence.passage, m.frame.said)
        return True

    def _attends(self, m: Match) -> bool:
        """Who comes to a body's meetings without being of it: "The Clerk attends the Board"."""
        if self.names.own.paper in ("minutes", "log"):
            return True
        own = m.frame.of == "own"
        named = [p for p in m.right()[:1] if p.generic or is_within(p.name)]
        bodies = [self.names.here] if own and self.names.here else self.bodies(named)
        for agent, basis in self.agents([as_body(p) for p in m.left()], m.sentence.passage):
            for body in bodies[:1]:
                self.teller.link(
                    agent, "attended", body, m.sentence.passage, m.frame.said, basis=basis
                )
        return True

    def _meets(self, m: Match) -> bool:
        own = m.frame.who == "own"
        body = self.names.here if own else next(iter(self.bodies(m.left()[:1])), None)
        if body is not None:
            sittings.how_often(self.teller, m, body)
        return True

    def _quorum(self, m: Match) -> bool:
        if self.names.here is not None:
            sittings.quorum(self.teller, m, self.names.here)
        return True
