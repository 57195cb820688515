"""What somebody does, in the present: "The Trust inspects the weirs", "Grants are paid by the Treasurer".

In terms of reference, a protocol or a strategy such a sentence says whose work it is. Only verbs of what bodies
do count; the past tells what was done once, and a condition nothing that can be relied on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from remit.graph.lookup import stems
from remit.loaders.blocks import Passage
from remit.loaders.claims import promised
from remit.loaders.claims.aside import is_quoted
from remit.loaders.claims.clauses import Match
from remit.loaders.claims.guards import refused
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase, as_body
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import Frame, frames

_DOES = Frame("responsible", "left", "right", ("do",))
_DONE_BY = Frame("responsible", "right", "left", ("be", "done", "by"))
_IS = ("is", "are", "be")
_AT_IT = ("is", "are")
_WORKING = "working"
_ON = ("on", "to", "towards")
_ANYBODY = 5  # words between "with" and the work, of nobody in particular
_HELPS = "helps: working with"
_REFUSED = ("no", "none", "nothing", "nobody", "neither", "little", "few")
_FEWEST = 3  # words of a piece of work


def read(meant: Meant, s: Sentence) -> Ref | None:
    """Read what a sentence says that somebody does; the (last) piece of work.

    A partnership's plan names many in passing, and tells whom it means in its tables and labels.
    """
    teller = meant.teller
    if not promised.gives_work(teller) or teller.reading.partnership is not None:
        return None
    if is_quoted(s.passage.text) or refused(s.passage.text, "", "", past=False) == "report":
        return None
    return _active(meant, s) or _at_it(meant, s) or _passive(meant, s)


def _active(meant: Meant, s: Sentence) -> Ref | None:
    for at, token in enumerate(s.tokens):
        one, several = token.low in _verbs(several=False), token.low in _verbs(several=True)
        if at == 0 or at in s.covered or token.capital or not (one or several):
            continue
        m = Match(_DOES, s, at, at + 1)
        who = m.left()
        if not who:
            continue
        together = len(who) > 1 or who[0].name == "we"
        if not (several if together else one) or m.reason or not _opens(s, who):
            return None
        if _is_noun(s, at) or s.tokens[at + 1].low in _REFUSED:
            return None
        return _told(meant, m, who, Match(_DOES, s, at - 1, at).work_right(), token.text)
    return None


def _at_it(meant: Meant, s: Sentence) -> Ref | None:
    """Read "The Office is working with the Agency on a register", "The Trust is now drafting the code"."""
    for at, token in enumerate(s.tokens[:-2]):
        verb = at + 1
        while verb < len(s.tokens) - 1 and s.tokens[verb].low in frames().words["adverbs"]:
            verb += 1
        working = s.tokens[verb].low == _WORKING
        if token.low not in _AT_IT or not (working or _is_underway(s.tokens[verb].low)):
            continue
        m = Match(_DOES, s, at, verb + 1)
        who = m.left()
        if not who or m.reason or not _opens(s, who):
            return None
        if working:
            return _together(meant, m, who)
        work = Match(_DOES, s, at, verb).work_right()
        return _told(meant, m, who, work, s.text(at, verb + 1))
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
    thing = _told(meant, m, who, Match(_DOES, s, at, at + 1).work_right(), s.text(m.first, m.last))
    if thing is not None:
        for agent, _ in meant.agents(helpers, s.passage):
            meant.teller.assigned(
                thing, "responsible", agent, s.passage, said=_HELPS, basis="inferred"
            )
    return thing


def _passive(meant: Meant, s: Sentence) -> Ref | None:
    for at, token in enumerate(s.tokens[:-2]):
        verb = at + 2 if s.tokens[at + 1].low == "being" else at + 1
        if token.low not in _IS or verb + 1 >= len(s.tokens) or s.tokens[verb + 1].low != "by":
            continue
        m = Match(_DONE_BY, s, at, verb + 2)
        who = [as_body(phrase) for phrase in m.right()]
        if not (_is_done(s.tokens[verb].low) and who) or m.reason or not _ends(s, who[-1]):
            continue
        if any(t.low in ("until", "formerly", "too") for t in s.tokens):
            continue
        start = s.clause_start(at)
        before = [p for p in s.phrases if p.last <= at and p.party and not (p.generic or p.guessed)]
        if m.work_left() is not None and not before:
            return _told(meant, m, who, s.cut(start, verb + 1), s.text(at, verb + 2))
    return None


def _opens(s: Sentence, who: Sequence[Phrase]) -> bool:
    first = who[0]
    start = s.clause_start(first.last)
    here = first.first == start + 1 and s.tokens[start].low in ("here", "there", "today")
    behind = [t.low for t in s.tokens[max(0, first.first - 2) : first.first]]
    if behind in ([",", "and"], [",", "but"]) and not _is_party(s.ending.get(first.first - 2)):
        return True  # a clause of its own behind another
    return here or first.first == start or promised.led_up_to(s, first)


def _is_party(phrase: Phrase | None) -> bool:
    return phrase is not None and phrase.party


def _told(
    meant: Meant, m: Match, who: Sequence[Phrase], work: Passage | None, said: str
) -> Ref | None:
    """Say that those who are named do a piece of work; nothing where one of them may be anybody."""
    teller, passage = meant.teller, m.sentence.passage
    if work is None or len(work.text.split()) < _FEWEST or not all(map(promised.may_do, who)):
        return None
    told = (
        meant.bodies(who) if who[0].name == "we" else [one for one, _ in meant.agents(who, passage)]
    )
    if len(told) != len(who):
        return None
    thing = teller.work(promised.without_lead_in(work))
    for agent in told:
        teller.assigned(thing, "responsible", agent, passage, said=said, basis="inferred")
    # "reviewed by the Council every year": the "by" is the agent's
    behind = max(phrase.last for phrase in who)
    if behind < len(m.sentence.tokens):
        teller.due_in(thing, passage.cut(m.sentence.tokens[behind].start))
    return thing


def _is_noun(s: Sentence, at: int) -> bool:
    """Whether a word that may be a verb is the plural of a noun: "The Board plans are old"."""
    after = s.tokens[at + 1].low if at + 1 < len(s.tokens) else "."
    known = frames().words
    return (
        after in known["modals"]
        or after.endswith("ed")
        or not after[0].isalnum()
        or after == "fell"
    )


def _ends(s: Sentence, phrase: Phrase) -> bool:
    """Whether a party stands by itself: not "by Vale Council tax rules", "by the Board's absence"."""
    if s.tokens[phrase.last - 1].low.endswith(("'s", "’s")):
        return False
    if phrase.last >= len(s.tokens) or not s.tokens[phrase.last].text[0].isalpha():
        return True
    low, known = s.tokens[phrase.last].low, frames().words
    beside = ("prepositions", "goes on", "how often", "adverbs")
    return low.endswith("ly") or any(low in known[name] for name in beside)


def is_doing(word: str) -> bool:
    """Whether a word, case folded, says in the present what somebody does: "publishes", "publish"."""
    return word in _verbs(several=False) or word in _verbs(several=True)


@cache
def _verbs(*, several: bool) -> frozenset[str]:
    """The verbs of what bodies do as said of one ("publishes") or of ``several`` ("publish")."""
    verbs = frames().words["verbs"] - frames().words["no doings of bodies"]
    return verbs if several else frozenset(map(_with_s, verbs))


def _with_s(verb: str) -> str:
    """A verb as said of one.

    >>> [_with_s(verb) for verb in ("publish", "carry", "pay", "draft")]
    ['publishes', 'carries', 'pays', 'drafts']
    """
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"


@cache
def _is_done(word: str) -> bool:
    """Whether a word is the participle of a verb of what bodies do: "drafted", "written"."""
    known = frames().words
    stem = frames().irregular.get(word) or (stems(word)[0] if word.endswith("ed") else "")
    verbs = known["verbs"] - known["no doings of bodies"]
    return stem in verbs or stem in {stems(verb)[0] for verb in verbs}


@cache
def _is_underway(word: str) -> bool:
    """Whether a word says what somebody is at: "drafting", "working"; not what merely befalls them."""
    if not word.endswith("ing"):
        return False
    known = frames().words
    verbs = known["verbs"] - known["no doings of bodies"]
    stem = stems(word)[0]
    return stem in verbs or stem in {stems(verb)[0] for verb in verbs}
