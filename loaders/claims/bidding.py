"""Whom somebody has asked to do something: "The Authority has asked its Climate Champion, Cllr Bee, to keep in touch and to speak for it".

In a paper that gives people work whoever is asked so has it. What is denied, only hoped, or done with is nobody's.
"""

from __future__ import annotations

from remit.graph.lookup import key
from remit.loaders.claims import promised
from remit.loaders.claims.guards import refused
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.verbs import is_infinitive
from remit.loaders.claims.work_words import work_behind
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import any_of, frames
from remit.loaders.wording import bare

_HAVE = ("has", "have")
_FEWEST = 3  # words of a piece of work


def read(meant: Meant, s: Sentence) -> Ref | None:
    """Read whom a sentence says to have been asked, and what for; the last piece of work."""
    if not promised.gives_work(meant.teller) or s.passage.text.endswith("?"):
        return None
    if any_of("turned down").search(s.passage.text):
        return None
    bids = frames().words["be asked"]
    for at, token in enumerate(s.tokens[1:-2], 1):
        if token.low not in bids:
            continue
        before = s.tokens[at - 1].low
        if before in _HAVE:
            who, behind = s.starting.get(at + 1), 0
            by = s.ending.get(at - 1)
            named = by is not None and by.party and by.kind in ("body", "post", "person")
            if by is None or by.first or not (named or by.name in ("it", "we")):
                continue
            behind = who.last if who is not None else 0
        elif before == "been" and s.tokens[at - 2].low in _HAVE:
            who, behind = s.ending.get(at - 2), at + 1
            if who is None or who.first:
                continue
        else:
            continue
        if (
            who is None
            or not _may_have(meant, s, who)
            or refused(
                s.passage.text[: s.tokens[at - 1].start],
                "",
                s.passage.text[s.tokens[behind].start :] if behind < len(s.tokens) else "",
            )
        ):
            continue
        if (thing := _told(meant, s, who, behind, s.text(at - 1, at + 1))) is not None:
            return thing
    return None


def _may_have(meant: Meant, s: Sentence, who: Phrase) -> bool:
    """Whether somebody who is asked has to: one of its own, or told to be a part of it, and no ministry that is only asked."""
    if who.kind not in ("body", "post", "person") or not who.party or who.several:
        return False
    own = s.tokens[who.first].low in ("its", "our")
    if who.kind == "body":
        linked = key(bare(who.name)) in meant.names.reading.known.linked
        return own or linked or bool(meant.names.own_name and who.generic)
    title = (who.post or who.name).casefold()
    return own or not frames().words["of the state"] & set(title.split())


def _told(meant: Meant, s: Sentence, who: Phrase, at: int, said: str) -> Ref | None:
    """Each thing behind "to": "to keep in touch and to speak for the plan"."""
    agents = meant.agents([who], s.passage)
    main: Ref | None = None
    while at + 1 < len(s.tokens) and agents:
        if s.tokens[at].text == ",":
            at += 1
        if s.tokens[at].low != "to" or not is_infinitive(s.tokens[at + 1].low):
            break
        end = next(
            (
                n
                for n in range(at + 2, len(s.tokens) - 1)
                if s.tokens[n].low == "and" and s.tokens[n + 1].low == "to"
            ),
            len(s.tokens),
        )
        work = work_behind(s, at + 1)
        if work is not None and end < len(s.tokens):
            whole = s.text(at + 1, end)
            work = work.cut(0, len(whole)) if len(whole) < len(work.text) else work
        if work is None or len(work.text.split()) < _FEWEST:
            break
        main = meant.teller.work(work)
        for agent, _ in agents:
            meant.teller.assigned(
                main, "responsible", agent, s.passage, said=said, basis="inferred"
            )
        meant.teller.due_in(main, s.cut(at, end))
        at = end + 1
    return main
