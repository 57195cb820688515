"""What somebody is at: "The Office is working with the Agency on a register", "The Trust is now drafting the code"."""

from __future__ import annotations

from collections.abc import Sequence

from remit.loaders.claims.assigned import opens, told_of
from remit.loaders.claims.clauses import Match
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.verbs import is_underway
from remit.loaders.claims.work_words import work_behind
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import Frame, frames

_DOES = Frame("responsible", "left", "right", ("do",))
_AT_IT = ("is", "are")
_WORKING = "working"
_ON = ("on", "to", "towards")
_ANYBODY = 5  # words between "with" and the work, of nobody in particular
_HELPS = "helps: working with"


def read(meant: Meant, s: Sentence) -> Ref | None:
    """Read "The Office is working with the Agency on a register", "The Trust is now drafting the code"."""
    for at, token in enumerate(s.tokens[:-2]):
        verb = at + 1
        while verb < len(s.tokens) - 1 and s.tokens[verb].low in frames().words["adverbs"]:
            verb += 1
        working = s.tokens[verb].low == _WORKING
        if token.low not in _AT_IT or not (working or is_underway(s.tokens[verb].low)):
            continue
        m = Match(_DOES, s, at, verb + 1)
        who = m.left()
        if not who or m.reason or not opens(s, who[0]) or who[0].several:
            return None  # of all schools it is told how they fare
        if working:
            return _together(meant, m, who)
        work = work_behind(s, verb)
        return told_of(meant, s.passage, who, work, s.text(at, verb + 1))
    return None


def _together(meant: Meant, m: Match, who: Sequence[Phrase]) -> Ref | None:
    """Read "is working with B on a register": the work is what they are at, and B helps with it."""
    s, at = m.sentence, m.last
    beside = at < len(s.tokens) and s.tokens[at].low == "with"
    helpers = m.right(at + 1) if beside else []
    if helpers:
        at = helpers[-1].last
    elif beside:  # with whom in general: "with departments to resolve …"
        at = next((n for n in range(at, at + _ANYBODY) if s.text(n, n + 1).casefold() in _ON), at)
    if at >= len(s.tokens) or s.tokens[at].low not in _ON:
        return None
    work = work_behind(s, at + 1)
    thing = told_of(meant, s.passage, who, work, s.text(m.first, m.last))
    if thing is not None:
        for agent, _ in meant.agents(helpers, s.passage):
            meant.teller.assigned(
                thing, "consulted", agent, s.passage, said=_HELPS, basis="inferred"
            )
    return thing
