"""Who stands below whom: bodies and posts that report to others, with a body's chair and a person's post."""

from __future__ import annotations

from collections.abc import Sequence

from remit.graph.lookup import key
from remit.loaders.blocks import Passage
from remit.loaders.claims.gatherings import Gatherings
from remit.loaders.claims.incumbents import seat_of
from remit.loaders.claims.tokens import Phrase, as_body
from remit.loaders.claims.verbs import is_of_an_office
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.ontology import Basis


class Below(Gatherings):
    """Tells lines of reporting between the parties of a sentence."""

    def _below(
        self, lower: Sequence[Phrase], upper: Sequence[Phrase], passage: Passage, said: str
    ) -> bool:
        done = False
        if not upper:
            return False
        basis: Basis = "stated"
        above: list[Ref] = []
        for phrase in upper:
            if phrase.kind in ("body", "pronoun", "name"):
                above += self.bodies([as_body(phrase)])
            elif (seat := self._seat(phrase, passage, above=True)) is not None:
                above.append(seat)
        for phrase in (self.she or p if p.name in ("he", "she") else p for p in lower):
            post = seat_of(phrase)
            office = post is not None and _presides(post)
            seat = None if office else self._seat(phrase, passage)
            if seat is not None:  # a body's chair is not it
                one: Ref | None = seat
            elif post and office and self._speaks_for_it(post):
                one, basis = self.names.here, "inferred"  # its chair reports for the whole body
            elif is_of_an_office(phrase, self.teller.reading.grammar.posts):
                one = self.names.body(phrase)  # "Headteachers answer to the Chief Executive"
            else:
                one = next(iter(self.bodies([as_body(phrase)])), None)
            for other in above:
                if one is not None:
                    done = (
                        self.teller.link(one, "reportsTo", other, passage, said, basis=basis)
                        or done
                    )
        return done

    def _seat(self, phrase: Phrase, passage: Passage, *, above: bool = False) -> Ref | None:
        """The post that a phrase names, or the one that the paper says the person has whom it names."""
        post = seat_of(phrase)
        if post is not None:
            told = above or not post.generic or post.home or self.names.titles.names_somebody(post)
            return self.teller.post(post, passage) if told else None
        found = self.teller.agent(phrase, passage) if phrase.kind == "person" else None
        reading = self.teller.reading
        posts = {
            draft.object
            for draft in reading.findings.of(reading.source)
            if draft.term == "holds" and found and draft.subject == found[0] and not draft.end
        }
        return next(iter(posts)) if len(posts) == 1 else None

    def _speaks_for_it(self, post: Phrase) -> bool:
        """Whether a post is the chair of the document's own body, in a paper that says whom it reports to."""
        here, chair = self.names.here, frames().offices.get(post.name.casefold()) == "Chair"
        if here is None or not chair or self.names.own.paper != "terms":
            return False
        home = self.teller.home(post.home) if post.home else here.name
        return key(home) == key(here.name)


def _presides(post: Phrase) -> bool:
    """Whether a post is that of whoever leads the meetings of a body: what its chair reports, the body does."""
    return frames().offices.get(post.name.casefold()) in ("Chair", "Vice-chair", "Co-chair")
