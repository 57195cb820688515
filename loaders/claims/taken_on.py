"""What somebody took on at a meeting, was told to do, is at, or promised: "The Clerk undertook to find the key"."""

from __future__ import annotations

import re

from remit.loaders.blocks import Passage
from remit.loaders.claims.deeds import Deeds, is_no_deed, owner_words
from remit.loaders.claims.dues import due_at_a_meeting
from remit.loaders.claims.guards import refused
from remit.loaders.claims.opening_verbs import opens_with_verb
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.sittings import OFTEN
from remit.loaders.claims.verbs import befalls
from remit.loaders.claims.whose import Owners
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word, last_word

TOOK_ON = re.compile(
    r"^(?P<who>.{2,80}?)\s+(?P<verb>(?:has |have )?(?:(?:agreed|undertook|undertaken|offered|promised|volunteered)(?=\s(?:also\s|then\s)?(?:to|that (?:he|she|they))\s)|taken (?:on |away )?(?:an|the) action(?=\s+to\s))|took (?:on |away )?(?:an|the) action(?=\s+to\s)|was given (?:an|the) action(?=\s+to\s)|(?:was|were|is|are) (?:asked|directed|instructed|requested|tasked)(?=\s(?:also\s|then\s)?(?:to)\s)|"
    r"is to|are to|will)\s+(?:also\s+|then\s+)?(?:to\s+|that (?:he|she|they) (?:would|will)\s+)?(?P<work>(?!to\s)[a-z]+\s.*)$"
)
WOULD = re.compile(r"^(?P<who>[^.;:,]{2,80}?)\s+(?P<verb>would)\s+(?P<work>[a-z]+\s.*)$")
_AS = re.compile(r"^(?:act|serve|stand in|step in|continue|carry on|remain) as\b")
_MEETS = re.compile(rf"meet\s+(?P<often>(?:{OFTEN.pattern.removeprefix('^')}).*)$", re.IGNORECASE)
# What a meeting tells somebody to do, in the past as minutes tell it.
_BIDDEN = re.compile(
    r"^(?P<by>(?:The|the) \w+(?: \w+)?|Members|Governors|Trustees)\s+(?:also |then |further )?"
    r"(?P<verb>asked|charged|commissioned|directed|instructed|mandated|requested|required|tasked)\s+"
    r"(?P<who>(?:the\s)?[A-Z][^.;:,]{1,70}?|officers)\s+(?:to|with)\s+(?P<work>[a-z]+\s.*)$"
)
_DOES = re.compile(
    r"^(?P<who>[^.;:,]{2,60}?)\s+(?P<verb>is|are)\s+(?:(?:currently|now|also|still)\s+)?(?P<work>(?P<doing>[a-z]+ing)\s.*)$"
)
# "to do nothing", and what leaves a thing to others: "to stand down".
_OF_NOTHING = re.compile(
    r"^(?:\w+\s(?:nothing|nobody|no|none|neither|hardly|little|few)|(?:stand|step) (?:down|aside|back))\b"
)
_WHO = re.compile(r",\s+(?:who|which|whose)\b")
_DEEDS_IN_LY = ("apply", "reply", "supply", "comply", "rely", "tally")
_SHORTEST = 4  # words of a deed that is all said by a pronoun


def read(deeds: Deeds, piece: Piece, sentence: Passage, alone: str) -> bool:
    """Read a sentence that says what somebody took on or was told to do, or is at; whether it is worded so.

    ``alone`` is the one person of the sentence before, who is "he" or "she" in this one.
    """
    text = sentence.text
    if (m := _words_of_taking_on(deeds, text)) is not None:
        _tell(deeds, piece, sentence, m, alone)
        return True
    m = _DOES.match(text)
    if m is None or not _is_doing(m["work"]) or refused("", "", text):
        return False
    if _may_do(deeds, deeds.owners(owner_words(m["who"]))):
        _tell(deeds, piece, sentence, m, alone)
    return True


def _words_of_taking_on(deeds: Deeds, text: str) -> re.Match[str] | None:
    """The words by which somebody was told to do something, took it on, or would do it; none in a doubt or a condition."""
    if (m := _BIDDEN.match(text)) and _bids(deeds, m["by"]):
        return m
    said = (m for pattern in (TOOK_ON, WOULD) if (m := pattern.match(text)))
    return next((m for m in said if not refused(m["who"], "", _main(text[m.end("verb") :]))), None)


def _bids(deeds: Deeds, by: str) -> bool:
    """Whether it is the meeting that tells somebody to act, or whoever chairs it, and not one who was there."""
    said = by.removeprefix("The ").removeprefix("the ").casefold()
    own = deeds.teller.names.own_name.casefold()
    meeting = said in ("chair", "chairman", "chairperson", "chairwoman", "convener", "meeting")
    return (
        meeting
        or said in ("members", "governors", "trustees")
        or (bool(own) and own.endswith(said))
    )


def _main(text: str) -> str:
    """A clause without what it says of somebody else: "meet Bee Ltd, who have not said when"."""
    return _WHO.split(text)[0]


def _tell(deeds: Deeds, piece: Piece, sentence: Passage, m: re.Match[str], alone: str) -> None:
    """What somebody agreed, was asked or is to do."""
    known = frames().words
    if first_word(m["work"]) in known["no verbs"] | known["not taken on"]:
        return
    if befalls(m["work"]) or is_no_deed(m["work"]) or _OF_NOTHING.match(m["work"]):
        return
    he = m["who"].casefold() in ("he", "she")
    who = alone if he else owner_words(m["who"])
    owners = deeds.owners(who) if who else None
    if _AS.match(m["work"]):
        reason = "it says as what somebody acts, and no piece of work"
        deeds.teller.cannot_read(piece.block, sentence, reason)
        return
    if m["verb"] in ("will", "would") and not _promised(deeds, m, owners):
        return
    if not owners or (he and not deeds.are_here(owners)):
        return
    titled = not known["titles of councillors"].isdisjoint(m["who"].casefold().split())
    if deeds.are_strangers(owners) and not (titled or _is_titled(deeds, m["who"])):
        return
    words = _main(m["work"]).rstrip(" .,")
    if last_word(words).casefold() in known["pronouns"] and len(words.split()) <= _SHORTEST:
        return  # "lead on this": of what, another sentence says
    if (often := _MEETS.match(words)) and len(owners) == 1 and owners[0][0].kind == "body":
        deeds.teller.reading.findings.attribute(
            deeds.teller.reading.source, sentence, owners[0][0], "meets", often["often"],
            stated_as=m["verb"],
        )  # fmt: skip
        return
    thing = deeds.teller.work(sentence.match(m, "work").cut(0, len(words)))
    for agent, basis in owners:
        evidence = [sentence, *deeds.spelt(m["who"], agent)]
        deeds.teller.assigned(thing, "responsible", agent, evidence, said=m["verb"], basis=basis)
    due_at_a_meeting(deeds.teller.reading, thing, sentence)


def _is_doing(work: str) -> bool:
    """Whether words begin with what somebody is at, and not with how they fare: "looking into the cost", not "looking well"."""
    word = first_word(work).casefold()
    known = opens_with_verb(word) and word not in frames().words["no doings"]
    return known or work.casefold().startswith("looking into ")


def _may_do(deeds: Deeds, owners: Owners | None) -> bool:
    """Whether owners are bodies, or people of this meeting: "Mere Council are drafting the reply"."""
    return bool(owners) and all(
        agent.kind == "body" or deeds.are_here([(agent, "stated")]) for agent, _ in owners or ()
    )


def _is_titled(deeds: Deeds, who: str) -> bool:
    """Whether somebody is named with the post that they hold: "the Deputy Town Clerk, Ms N. Farouk,"."""
    one = deeds.grammar.one(who.rstrip(" ,"))
    return one is not None and one.kind == "person" and bool(one.post) and bool(one.honorific)


def _promised(deeds: Deeds, m: re.Match[str], owners: Owners | None) -> bool:
    """Whether "Ann Bee will bring the plan" is an action: somebody of this meeting, and something to do."""
    own, known = deeds.teller.names.own.body, frames().words
    verb = first_word(m["work"])
    if any(agent == own for agent, _ in owners or ()) and verb in known["no deeds of bodies"]:
        return False
    return (
        bool(owners)
        and (
            all(agent == own or deeds.are_here([(agent, "stated")]) for agent, _ in owners or ())
            or _is_titled(deeds, m["who"])
        )
        and verb not in known["unsaid_verbs"] | known["no deeds"]
        and (not verb.endswith("ly") or verb in known["verbs"] or verb in _DEEDS_IN_LY)
    )
