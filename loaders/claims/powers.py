"""Schemes of delegation in lists: what stands under "Delegations to the Head of Parks", or behind "is authorised to:".

Each item that opens with its verb is a power of whoever the heading or the sentence above names, or of whoever it names
itself ("The Head of Parks: to close a park"). An item that says it otherwise is owned up to, and a sentence that
denies a power, or gives it on a condition, gives nothing to its list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from remit.loaders.assertion import asserted
from remit.loaders.blocks import Passage
from remit.loaders.claims import conditions
from remit.loaders.claims.member_lists import LISTS_MEMBERS
from remit.loaders.claims.opening_verbs import TO, opens_with_verb
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.power_headings import heading_of, is_of_powers, whose
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.claims.verbs import may_be_verb
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.wording import bare

_OPENER = re.compile(
    r"^(?P<who>[A-Z][^:;.]{2,80}?)\s+(?P<said>(?:is|are)(?: hereby)? (?:authorised|empowered)(?: by [^:;.]{2,60})? to|"
    r"(?:has|have|is given|are given) (?:delegated )?(?:authority|power|powers) to)\s*[:–—-]$"
)
# In a paper of delegations alone: elsewhere "may" is what happens, or what is allowed to anybody.
_MAY = re.compile(r"^(?P<who>[A-Z][^:;.]{2,80}?)\s+(?P<said>may)\s*[:–—-]$")
_AUTHORISED = re.compile(
    r"^(?P<who>[A-Z][^:;.,]{2,80}?)\s+(?P<said>(?:is|are)(?: hereby)? (?:authorised|empowered))"
    r"(?P<asking>, (?:in consultation with|after consulting) [^.;]{2,120}?,)? to (?P<power>[a-z][^.;]+)"
)
# "The Board has delegated to the Chief Executive the approval of leave", "The power to let has been delegated by the Board to the Clerk".
_HANDED = re.compile(
    r"^(?:The\s)?[A-Z][^:;.,]{2,60}?\s(?:has|have)\s(?P<said>delegated|given(?=.{0,90}\s(?:power|authority|right)\sto\s))\sto\s(?:the\s)?(?P<who>[A-Z][^:;.,]{2,80}?)\s"
    r"(?P<power>(?:the\s)?(?:power|authority|right|approval|appointment|award|grant|signing|setting|letting|making)\b[^.;]+)"
)
_HANDED_DOWN = re.compile(
    r"^(?:The\s)?(?:[Pp]ower|[Aa]uthority)\sto\s(?P<power>[a-z][^:;.]{3,160}?)\s(?:has|have)\sbeen\s(?P<said>delegated|given)"
    r"(?:\sby\s(?:the\s)?[A-Z][^:;.,]{2,60}?)?\sto\s(?:the\s)?(?P<who>[A-Z][^:;.,]{2,80}?)\.?$"
)
_GIVEN = (_AUTHORISED, _HANDED, _HANDED_DOWN)
# "The following are reserved to full Council:": what is listed below is somebody's, in nouns or in verbs.
_KEPT = re.compile(
    r"^(?:The following|These|Those)\b[^:]{0,80}?\s(?:are|is|will be|remain) (?P<said>(?:reserved|delegated|left|retained|assigned) (?:to|for|by))\s+"
    r"(?:the\s+)?(?:full\s+)?(?P<who>[A-Z][^:;.]{2,80}?)\s*:$"
)
_NUMBERED = re.compile(r"^(?:[A-Z]|\d{1,2}(?:\.\d{1,2})*)[.)]\s+")
_CONDITION = re.compile(r"^(?:where|when|if|in|subject|unless|should|until|once)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|never|no|nor|neither|without|formerly|previously)\b", re.IGNORECASE)
_OF_ITS_OWN = re.compile(r"^(?P<who>(?:The\s+)?[A-Z][^:.;]{2,60}?)(?::|\s[–—-])\s+(?=to\s+[a-z])")
_ASKING = (" to", "may", " by", " for", " of", "what")
_ING = re.compile(r"[A-Z][a-z]{2,20}ing\s")
# "reserved to the Authority and are not delegated" is no denial.
_KEPT_BACK = re.compile(r"\s?\band (?:are|is|may|will|can) not (?:be )?delegated\b")
_FINITE = re.compile(r"\b(?:is|are|was|were|must|shall|should|has|have|will)\b")
_TO_APPOINT = re.compile(
    r"(?:to )?appoint(?:ing)?(?: (?:and|or) (?:dismiss|remove|suspend)(?:ing)?)? the (?P<who>[A-Z][^.;,()]{2,60})$"
)
_MOST_WORDS = 80


def read(teller: Teller, grammar: Grammar, found: Sequence[Piece]) -> set[int]:
    """Read every such list; returns the sentences that open one, by identity.

    The sentences behind a power are left to whoever reads running text.
    """
    opened: set[int] = set()
    holder: tuple[Ref, str, Passage] | None = None
    under = False  # whether a heading above speaks of powers
    of_powers = is_of_powers(teller.reading.marks)
    for piece, after in zip_longest(found, found[1:]):
        text = _KEPT_BACK.sub("", piece.passage.text)
        if m := heading_of(text) or (whose(text) if of_powers and piece.heads else None):
            under = not _DENIED.search(text)
            who = _party(teller, grammar, piece, m["who"]) if under else None
            holder = (
                (who, m.group()[: m.start("who")].strip(), piece.passage)
                if who is not None
                else None
            )
        elif (
            m := _OPENER.match(text)
            or _KEPT.match(text)
            or (_MAY.match(text) if of_powers else None)
        ):
            denied = _CONDITION.match(text) or _DENIED.search(text)
            who = None if denied else _party(teller, grammar, piece, m["who"])
            under = who is not None
            holder = (who, m["said"], piece.passage) if who is not None else None
            opened |= {id(piece)} if who is not None else set()
        elif of_powers and (who := _headed(teller, grammar, piece, after)) is not None:
            under, holder = True, (who, text, piece.passage)
        elif (piece.kind == "line" and not piece.numbered) or piece.block.form == "heading":
            under, holder = False, None
        elif not under and _sentences(teller, grammar, piece):
            continue
        elif under and LISTS_MEMBERS.search(text):
            under, holder = False, None
        elif under and _is_item(piece) and _is_a_sentence(text):
            _sentences(
                teller, grammar, piece
            )  # "4.2 Four members form a quorum.": what it says running text tells
        elif under and _is_item(piece) and not _tells_of_somebody(grammar, piece):
            _item(teller, grammar, piece, holder)
        elif under and text.endswith(":") and not _DENIED.search(text):
            continue  # "These are:", below the heading that says whose they are
        elif under:
            under, holder = False, None  # the list has ended
    return opened


def _headed(teller: Teller, grammar: Grammar, piece: Piece, after: Piece | None) -> Ref | None:
    """The post or body that a heading of a paper of delegations is, and nothing else.

    "1. The Clerk" is one above "1.1", though it looks like an item.
    """
    over = after is not None and after.numbered and after.kind == "text"
    if not (piece.heads or (over and piece.kind == "item")):
        return None
    text = _NUMBERED.sub("", piece.passage.text.rstrip(" :"))
    one = grammar.one(re.sub(r"^[Tt]he\s+|\s?\([^()]*\)$", "", text))
    # "Treasurer" heads powers, "Board" may be that of another.
    sure = one is not None and (not one.generic or bool(one.home) or one.kind == "post")
    if one is None or one.kind not in ("post", "body") or not sure or one.guessed:
        return None
    found = teller.agent(one, piece.passage)
    return found[0] if found is not None else None


def _party(teller: Teller, grammar: Grammar, piece: Piece, name: str) -> Ref | None:
    """The post or the body that words name, or all of a kind ("Headteachers"), and nothing else."""
    plain = re.sub(r"^(?:[Tt]he|[Aa]ll)\s+", "", name.strip())
    one = grammar.one(plain)
    if one is not None and (one.vague or one.over):
        return None
    if one is None or one.kind not in ("post", "body"):
        return Ref("body", plain) if _are_several(grammar, one, plain) else None
    found = teller.agent(one, piece.passage)
    return found[0] if found is not None else None


def _are_several(grammar: Grammar, one: Phrase | None, name: str) -> bool:
    """Whether words name all holders of a post, or all bodies, of a kind: "Trustees", "Local Governing Committees"."""
    if one is not None and one.kind == "group":
        return one.first == 0
    single = grammar.one(name.removesuffix("s")) if name.endswith("s") else None
    return single is not None and single.kind in ("post", "body") and not single.guessed


def _sentences(teller: Teller, grammar: Grammar, piece: Piece) -> bool:
    """Read the sentences that authorise somebody to do something; whether there was one."""
    read = False
    for sentence in piece.passage.sentences():
        m = next((m for one in _GIVEN if (m := one.match(sentence.text))), None)
        if m is None or not asserted(sentence.text):
            continue
        who = _party(teller, grammar, piece, m["who"])
        power = sentence.match(m, "power")
        if who is None or len(power.text.split()) > _MOST_WORDS:
            continue
        thing = power_of(teller, power, who, m["said"], sentence)
        conditions.told(teller.reading, sentence, thing, piece.block)
        teller.handed.add((frozenset(sentence.numbers), sentence.text))
        read = True
    return read


def _is_item(piece: Piece) -> bool:
    return piece.block.form == "item" or piece.numbered


def _is_a_sentence(text: str) -> bool:
    """Whether an item is whole sentences with a verb of their own, and neither a power nor what is delegated."""
    opens = (
        text[:1].isupper()
        and text.endswith(".")
        and not (TO.match(text) or _OF_ITS_OWN.match(text))
    )
    rest = text.split()[1:]
    said = any(
        may_be_verb(word) or word in frames().words["modals"] for word in rest if word.islower()
    )
    return bool(
        opens and said and not (opens_with_verb(text) or _ING.match(text)) and ":" not in text
    )


def _tells_of_somebody(grammar: Grammar, piece: Piece) -> bool:
    """Whether an item is a sentence about somebody, and no power: "7. The Head of Parks decides every application"."""
    tokens, phrases = grammar.read(piece.passage.text)
    first = phrases[0] if phrases else None
    if (
        first is None
        or first.first
        or not first.party
        or first.kind not in ("post", "body", "person")
    ):
        return False
    verb = tokens[first.last].low if first.last < len(tokens) else ""
    return may_be_verb(verb) or verb in frames().words["modals"]


def _item(
    teller: Teller,
    grammar: Grammar,
    piece: Piece,
    holder: tuple[Ref, str, Passage] | None,
) -> None:
    first, *_ = piece.passage.sentences()
    own = _OF_ITS_OWN.match(first.text)
    who, said, words = holder or (None, "", piece.passage)
    power = first
    if own is not None:
        who = _party(teller, grammar, piece, own["who"])
        said, words, power = "delegations to", first.match(own, "who"), first.cut(own.end())
    m = TO.match(power.text)
    power = power.cut(m.end()) if m else power
    power = power.cut(0, len(power.text.rstrip(" .;,")))
    # "is authorised to:" asks for verbs; under "Delegated to the Clerk" stands what is delegated, in whatever words.
    asked = said.rstrip().casefold().removesuffix(" full").removesuffix(" the").endswith(_ASKING)
    nouns = power.text[:1].islower() or _ING.match(power.text)
    told = asked and nouns and not _FINITE.search(power.text)
    plainly = bool(m) or told or opens_with_verb(power.text)
    short = len(power.text.split()) <= _MOST_WORDS
    if who is None or not plainly or not short or _DENIED.match(power.text):
        reason = "it stands in a list of delegations, and is not plainly a power of somebody named"
        teller.cannot_read(piece.block, piece.passage, reason)
        return
    thing = power_of(teller, power, who, said, words)
    conditions.told(teller.reading, power, thing, piece.block)


def power_of(teller: Teller, power: Passage, who: Ref, said: str, words: Passage) -> Ref:
    """A power that somebody has, by these words."""
    reading = teller.reading
    place = reading.numbered(f"{reading.short_name}-power")
    thing = reading.placed("delegation", power.text, place, scope="")
    reading.findings.attribute(reading.source, power, thing, "name", power.text)
    reading.about(power, thing)
    teller.assigned(thing, "accountable", who, [power, words], said=said, basis="stated")
    _appoints(teller, power, who)
    return thing


def _appoints(teller: Teller, power: Passage, who: Ref) -> None:
    """Say of a power to appoint somebody to a post that whoever has it appoints to that post."""
    m = _TO_APPOINT.match(power.text)
    if m is None or not teller.reading.parties.is_post(bare(m["who"])):
        return
    post = Ref("post", bare(m["who"]))
    teller.link(who, "appoints", post, power, "appoint")
