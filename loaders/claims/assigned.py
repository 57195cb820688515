"""Saying that whoever a sentence names does a piece of work, where its words show whose clause it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from remit.loaders.blocks import Passage
from remit.loaders.claims import promised
from remit.loaders.claims.acting import are_somebody, may_do
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.promise_makers import led_up_to
from remit.loaders.claims.sittings import sits
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.verbs import befalls, may_all_do
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.ontology import Role

_APPROVES_IN_TURN = ("and approved by", "and adopted by")  # behind who prepares it
_OF_WORK = ("terms", "plan")  # papers
_FEWEST = 3  # words of a piece of work
# What a body earns or reckons, how it thinks of a thing, and the words with which a law opens.
_NO_WORK = re.compile(
    r"^(?:\w{1,30} (?:(?:its|their|an?|all|most|much|some|of|annual|own) ){0,3}(?:revenues?|income|profits?|surplus(?:es)?|turnover)\b|"
    r"(?:estimat|forecast|reckon|calculat)\w{0,9} (?:[a-z-]+ ){1,6}of (?:[a-z-]+ ){0,3}[£$€\d]|"
    r"tak\w{0,4} .{3,120} (?:seriously|for granted|to heart)\b|"
    r"makes? the following (?:Regulations|Order|Rules|Byelaws|Scheme)\b)"
)
# What somebody thinks of a matter, and a part that a thing has in another, as is said of no body's work.
_OPINION = re.compile(
    r"advocat(?:es?|ing) (?!for\b)|(?:provid(?:es?|ing)|forms?|forming) (?:the|an?|its|their) (?:[\w-]+ ){0,3}(?:backbone|component|foundation|functionality|gateway|interface|layer)\b"
)
_LONG = 4  # letters of the one noun of a piece of work of two words: "hears appeals"


def opens(s: Sentence, first: Phrase) -> bool:
    """Whether somebody opens a clause: at its beginning, behind what leads up to them, or behind another clause."""
    start = s.clause_start(first.last)
    here = first.first == start + 1 and s.tokens[start].low in ("here", "there", "today")
    behind = [t.low for t in s.tokens[max(0, first.first - 2) : first.first]]
    if behind in ([",", "and"], [",", "but"]) and not _is_party(s.ending.get(first.first - 2)):
        return True  # a clause of its own behind another
    return here or first.first == start or led_up_to(s, first)


def _is_party(phrase: Phrase | None) -> bool:
    return phrase is not None and phrase.party


def told_of(
    meant: Meant,
    passage: Passage,
    who: Sequence[Phrase],
    work: Passage | None,
    said: str,
    *,
    active: bool = False,
) -> Ref | None:
    """Say that those who are named do a piece of work; nothing where one of them may be anybody.

    ``active`` is whether the work opens with their verb, which all of a kind must plainly do.
    """
    teller, titles = meant.teller, meant.names.titles
    who = [titles.known(_whoever(meant, phrase)) for phrase in who]
    if work is None or not _is_work(work.text) or sits(work.text) or befalls(work.text):
        return None
    if not all(may_do(meant.names, phrase) for phrase in who):
        return None
    posts = teller.reading.grammar.posts
    if active and any(one.several and not may_all_do(one, work.text, posts) for one in who):
        return None
    told = (
        meant.bodies(who) if who[0].name == "we" else [one for one, _ in meant.agents(who, passage)]
    )
    known = [one for one, phrase in zip(told, who, strict=False) if not phrase.several]
    if len(told) != len(who) or not are_somebody(meant.names, known):
        return None
    thing = teller.work(promised.without_lead_in(work))
    # Of what one prepares and another approves the second answers for it.
    role: Role = "accountable" if said.casefold() in _APPROVES_IN_TURN else "responsible"
    for agent in told:
        teller.assigned(thing, role, agent, passage, said=said, basis="inferred")
    return thing


def _whoever(meant: Meant, phrase: Phrase) -> Phrase:
    """Whom "he" or "she" means in a paper that says who does what, where a post shows it: of others much else is told."""
    if phrase.name == "they" and len(meant.several) == 1 and meant.names.own.paper in _OF_WORK:
        return meant.several[0]
    one = meant.she if phrase.name in ("he", "she") and phrase.kind == "pronoun" else None
    titled = one is not None and (one.kind == "post" or bool(one.post) or _has_a_post(meant, one))
    return one if one is not None and titled and meant.names.own.paper in _OF_WORK else phrase


def _has_a_post(meant: Meant, one: Phrase) -> bool:
    """Whether the paper tells of somebody that they have a post."""
    found = (
        meant.teller.somebody(one, Passage(()))
        if one.kind == "person" and " " in one.name
        else None
    )
    reading = meant.teller.reading
    told = reading.findings.of(reading.source)
    return found is not None and any(d.term == "holds" and d.subject == found for d in told)


def _is_work(text: str) -> bool:
    """Whether words are a piece of work: a verb with more than a pronoun behind it."""
    words = text.split()
    if _NO_WORK.match(text) or _OPINION.match(text):
        return False
    if len(words) > 1 and words[1] in ("it,", "them,", "this,", "it;", "them;"):
        return False  # "convenes it, reported eleven on the list"
    plural = len(words) == 2 and words[1].endswith("s") and len(words[1]) > _LONG
    return len(words) >= _FEWEST or (plural and words[1] not in frames().words["pronouns"])
