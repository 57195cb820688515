"""What a plain sentence binds somebody to, by one notion of each: a modal, being asked, taking on, the passive with "by".

Other rooms read sentences by what stands in them; this one takes what they left, without what leads up to it, and asks in
turn: has somebody taken it on ("kindly agreed to"), been asked to ("has been instructed to"), is somebody bound to a verb
("is to", "will need to"), or is it told whose it is ("will be mended by", "is for", "it is the Clerk's job to")? What may be
anybody's wish, a condition, a question, the past or the news is nobody's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from remit.loaders.blocks import Block, Passage
from remit.loaders.claims.aside import is_quoted
from remit.loaders.claims.bearers import Bearers, Bidding, sentence_case
from remit.loaders.claims.bound_deeds import OWN, is_of_all, is_work
from remit.loaders.claims.bound_forms import ACTION, BEFORE, ROUND, SQUARE, Form, forms
from remit.loaders.claims.dues import due_at_a_meeting
from remit.loaders.claims.guards import refused
from remit.loaders.claims.lead_ins import Core, core
from remit.loaders.claims.promised import is_news
from remit.loaders.claims.verbs import has_finite
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import any_of, frames
from remit.ontology import Basis, Role

_BUT = re.compile(
    r"\bbut\b.{0,200}\b(?:not|never|no|nobody|fell|lost|unable|declined|withdrew)\b|\bno longer\b|\bnot by\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:last (?:year|month|week)|in (?:19|20)\d\d|until (?:last|recently)|used to|formerly|previously)\b",
    re.IGNORECASE,
)
_IS_ASKED = re.compile(r"\b(?:is|are|was|were|be|been)\b")
_TO_BE_ASKED = re.compile(
    r"\b(?:will|shall|must|should|would|to) (?:\w{1,30} )?be\b", re.IGNORECASE
)
_LONGEST = 400  # characters of a sentence that is looked at
_LED = ("led", "overseen", "headed", "owned", "approved", "authorised", "determined", "ratified")
_ALONE = ("takes", "asked", "mark")
_BY_FRAMES = ("has", "whose")  # which the words of relations tell wherever they stand
_LONGEST_LEAD = 40  # characters by which it is seen whether anything leads up to a sentence
_NOW = ("is", "are")
_LETTERS = re.compile(r"[A-Z][A-Za-z]?[A-Z]{1,3}(?:\s?[/&,]\s?[A-Z][A-Za-z]?[A-Z]{1,3}){0,3}")


class Said(NamedTuple):
    """What a sentence says: who is to do which work, by what words; ``owners`` are none where it is not clear who that is."""

    who: Passage
    work: Passage
    role: Role
    words: str
    owners: tuple[tuple[Ref, Basis], ...] | None  # None where only that is to be owned up to
    alone: bool  # whether no other room reads such words: behind a lead-in, or of what somebody took on


def tell(bearers: Bearers, block: Block, passage: Passage, found: Said) -> Ref | None:
    """Say what a sentence binds somebody to; the piece of work, or nothing where it is only owned up to who that is."""
    teller = bearers.teller
    if found.owners is None:
        reason = f"it is not clear who “{found.who.text}” is, of whom it says “{found.words}”"
        teller.cannot_read(block, passage, reason)
        return None
    thing = teller.work(found.work)
    for agent, basis in found.owners:
        evidence = [passage, *bearers.whose.spelt(found.who.text, agent)]
        teller.assigned(thing, found.role, agent, evidence, said=found.words, basis=basis)
    if bearers.meeting:
        due_at_a_meeting(teller.reading, thing, passage)
    else:
        teller.due_in(thing, passage)
    return thing


def said(bearers: Bearers, passage: Passage, *, item: bool) -> Said | None:
    """What a sentence says of whose a piece of work is, and whose, if it says so."""
    whole = passage.text
    if _says_nothing(bearers, whole):
        return None
    plain = core(passage)
    if plain.given and (bearers.meeting or not bearers.rules):
        return None  # what would be, and no standing duty
    words = plain.words.cut(0, len(plain.words.text.rstrip(" .;*")))
    behind = plain.words.text[:_LONGEST_LEAD] != whole[:_LONGEST_LEAD]
    unclear: Said | None = None
    for form, m in _fitting(
        bearers, sentence_case(words.text, bearers.names_here), plain, item=item
    ):
        who, work = words.match(m, "who"), words.match(m, "work")
        by_what = m.groupdict().get("said") or "Action"
        owners = bearers.owners(m["who"], who, _bidding(form, m, by_what, plain))
        if form is ROUND and not _LETTERS.fullmatch(m["who"]):
            owners = None  # "Elect the chair (Ann Bee)": whoever that is to the work
        if owners is not None:
            alone = form.kind in _ALONE or (behind and form.kind not in _BY_FRAMES)
            return Said(who, work, _role(form, m), by_what, tuple(owners), alone)
        if unclear is None and bearers.may_be_somebody(m["who"]):
            unclear = Said(who, work, form.role, by_what, None, alone=False)
    return unclear


def _says_nothing(bearers: Bearers, text: str) -> bool:
    """Whether a sentence opens a list, asks, tells somebody's words, what a law asks, what was turned down, or the past."""
    if len(text) > _LONGEST or text.endswith((":", "?")) or is_quoted(text):
        return True
    if not bearers.meeting and bearers.is_of_law(text):
        return True
    return any(words.search(text) for words in (any_of("turned down"), _BUT, _OVER))


def _fitting(
    bearers: Bearers, text: str, plain: Core, *, item: bool
) -> Iterator[tuple[Form, re.Match[str]]]:
    """The forms by which a sentence may say it, of what is a deed and neither denied, doubted nor a condition."""
    marks = (ACTION, SQUARE, *((ROUND, BEFORE) if item else ())) if bearers.meeting else ()
    for form in marks if text.endswith("]") else (*marks, *forms()):
        m = form.pattern.match(text)
        if m is None or not is_work(form, m) or not _may_say(bearers, form, m, plain):
            continue
        if form.kind == "passive" and bearers.is_somebody(text[: m.start("said")]):
            continue  # "The Harbour Warden is managed by the Clerk"
        if refused("", "", text[m.end("work") :]) or refused("", "", m["work"], past=False):
            continue
        # "leads on fares, the Council on land": the words of relations tell what they can.
        work = m["work"]
        more = "," in work or has_finite(work) or bearers.names_another(work)
        if not (form.kind == "has" and more):
            yield form, m


def _bidding(form: Form, m: re.Match[str], by_what: str, plain: Core) -> Bidding:
    """How somebody is bound: whom a meeting is only to ask it cannot bind, as it can its own."""
    only_to_ask = form.kind == "asked" and _TO_BE_ASKED.search(by_what) is not None
    more = form.kind in ("passive", "whose") and by_what.casefold() not in _NOW
    kind = "bidden" if only_to_ask else form.kind
    foretold = by_what.casefold() in ("will", "would")
    agreed = plain.agreed and not only_to_ask
    return Bidding(kind, agreed, is_of_all(form, m), foretold, not more)


def _role(form: Form, m: re.Match[str]) -> Role:
    if form.kind == "passive" and m["verb"] in _LED:
        return "accountable"
    return "accountable" if m.groupdict().get("role") == "accountable" else form.role


def _may_say(bearers: Bearers, form: Form, m: re.Match[str], plain: Core) -> bool:
    """Whether a paper of this kind binds anybody by such words: a meeting by most, a policy not by what somebody said."""
    by_what = (m.groupdict().get("said") or "").casefold()
    modal = by_what.partition(" ")[0]
    match form.kind:
        case "takes" | "bidden":
            return bearers.meeting
        case "asked":
            own = m["verb"] in frames().words["asked for oneself"] or OWN.match(m["work"])
            if _TO_BE_ASKED.search(by_what) and m["verb"] in frames().words["asked to come"]:
                return False  # "The Leader would be asked to attend in June"
            gapped = not _IS_ASKED.search(by_what)
            return modal in _NOW or (bearers.meeting and not (gapped and own))
        case "passive" if by_what in _NOW:
            return not bearers.meeting
        case "passive" if modal == "would":
            return plain.agreed or bearers.meeting
        case "passive":
            return modal != "should" or plain.agreed or bearers.rules
        case "bound" if modal == "would":  # "would need to" is only supposed
            return plain.agreed or (bearers.meeting and by_what == modal)
        case "bound" if bearers.plain and modal != "shall" and is_news(m["work"]):
            return False
        case "bound" if modal == "should" or "expected" in by_what:
            return plain.agreed or bearers.rules
    return True
