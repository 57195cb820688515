"""What terms of reference list as a body's work: behind "The Board will:", or under a heading "Responsibilities"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from remit.loaders.blocks import Passage
from remit.loaders.claims import headed, promised
from remit.loaders.claims.action_owners import OWNERS
from remit.loaders.claims.beside import label_role
from remit.loaders.claims.citations import Acts
from remit.loaders.claims.list_openers import MOSTLY, alone, does, falls, mostly_does, owner, says
from remit.loaders.claims.list_refusals import (
    INFINITIVE,
    MAY_ONLY,
    OF_ANOTHER,
    PROMISE,
    THAT_THEY,
    refusal,
)
from remit.loaders.claims.list_shape import ING, items_of, outer_items, shape
from remit.loaders.claims.opening_verbs import TO, opens_as_work
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.promise_makers import Pronoun, doers
from remit.loaders.claims.provisions import acts_of, arises, duty_of, in_cell
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.claims.verbs import is_own_affair
from remit.loaders.drafts import Ref
from remit.loaders.wording import unjoined

_OPENS = re.compile(
    rf"\s(?P<said>(?:{promised.BOUND}|(?:is|are) to|(?:is|are|will be|shall be) (?:responsible|accountable)(?: for)?|has responsibility for|(?:has|have|holds?|carries|carry) (?:the following|these)(?: [a-z-]{{3,20}}){{0,2}} (?:responsibilities|accountabilities|duties|tasks|functions))"
    r"(?:,?\s+(?:also|then|therefore|normally|in particular))?(?:\s+(?:focus on|seek to|aim to|work to|the following"
    r"|(?:carry out|do|perform|take on|undertake) the following(?: [a-z]{3,20}){0,2}))?)(?<!\s)(?:\s\([^():;\d]{1,60}\))?\s*[:–—-]?$"
)
# What somebody takes on, as in "The Office undertakes the following steps"; who only proposes steps may mean another's.
_UNDERTAKES = re.compile(
    r"\s(?P<said>(?:(?:proposes?|plans?|has agreed|have agreed) to (?:take|carry out|do)|(?:commits?|is committed|are committed) to(?: take| carry out| do)?"
    r"|undertakes?(?: to (?:take|carry out|do))?|is taking|are taking|takes?) (?:the following|these)(?: [a-z]{1,20}){0,2} (?:actions?|steps|measures|commitments|tasks|things|work))\b(?:(?!\s(?:by|for|which|that|to the)\s)[^.;:]){0,200}:$"
)
# What a sentence says of the one before it, above a list of what belongs to that.
INCLUDES = re.compile(
    r"(?:This|That|These|The (?:role|work|task|duty)|This (?:role|work|task|duty)) (?:also )?(?:includes?|involves?|comprises?|entails?|means|covers?)(?: in particular)?\s?:"
)
_HAVE = ("responsible", "accountable")
_LEAD = re.compile(r"\s?\((?P<label>[A-Z][A-Za-z ]{1,24}):\s*(?P<who>[^()]{2,80})\)[.;]?$")
_FOR = re.compile(r"^(?:For|for)\s+(?=[a-z])")  # behind "is responsible:"
_TO_SOMEBODY = re.compile(r"^[Tt]o\s(?:the|an?|its|their|our|each|[A-Z]\w*)\s")
# Parts of a piece of work, in the list inside of the list: "keeping the lists, including:".
_INCLUDING = re.compile(r"\S,? including(?: but not limited to)?:$")
_NO_DUTY = re.compile(
    r"(?:to )?be\s|(?:set|laid) out\b|(?:listed|described|shown|given|explained|defined)\b",
    re.IGNORECASE,
)
_PART = re.compile(r"(?:[A-Za-z]{2,20}ly\s)?[A-Za-z-]{1,30}ing\s")
_IT = re.compile(r"(?:In particular,? |In this,? )?[Ii]t:$")
# What somebody is only asked about, item by item: "will advise the Minister on boats, including:".
_ADVISES = re.compile(r"\b(?P<what>(?:advise|counsel)\s[^.;:]{2,200}?),?\sincluding:?$")
_NOT = re.compile(r"(?:(?:do|does|is|are)\s)?(?:not|never|neither)\b", re.IGNORECASE)
_LAW_BEHIND = re.compile(
    r"(?:[Tt]o\s)?(?P<duty>[A-Za-z][^()]{3,300}?)\s?\((?P<law>[^()]{6,160})\)[.;,]?$"
)
_BOUND_TO = (
    "must",
    "shall",
    "has to",
    "have to",
    "is to",
    "are to",
    "is required to",
    "are required to",
)
_MOST_ITEMS = 200  # of a list
_FEWEST = 1  # words of a piece of work: "parks"
_LONGEST = 60


def behind(
    teller: Teller,
    s: Sentence,
    found: Sequence[Piece],
    at: int,
    *,
    pronoun: Pronoun,
    above: Ref | None = None,
    relates: Callable[[Piece, Phrase], bool] | None = None,
) -> int:
    """Read the list behind a sentence that breaks off at what somebody will do; where to go on.

    ``found[at - 1]`` is the piece that ends with the sentence; ``pronoun`` says whom "it" or "they" means in it, and ``above`` is
    the piece of work of the sentence before, which "This includes:" goes into. ``relates`` tells what an item says of somebody as
    the words of a relation do ("answers to the Board"), and whether it told it.
    """
    text, piece = s.passage.text, found[at - 1]
    if above is not None and INCLUDES.fullmatch(text) and promised.gives_work(teller):
        listed = list(takewhile(_is_doing, found[at : at + _MOST_ITEMS]))
        if who := _doers_of(teller, above):
            _each(teller, listed, who, text.rstrip(" :"), s.passage)
            return at + len(listed)
    opens = _OPENS.search(text)
    m = opens or _UNDERTAKES.search(text) or PROMISE.search(text)
    phrase = None if m is not None else alone(s) or falls(s) or owner(s)
    named = (
        teller.names.here
        if _IT.match(text)
        else teller.somebody(phrase, s.passage)
        if phrase
        else None
    )
    bids = m is None and named is None and _bids(teller, text)
    if not (m or bids or named) or not promised.gives_work(teller):
        return at
    listed = list(items_of(found, at, piece, colon=text.endswith(":")))
    if not listed:
        return at
    theirs = m is not None and THAT_THEY.search(text, m.end("said"))
    if reason := (not falls(s) and (OF_ANOTHER if theirs else refusal(s, m))) or (
        bids and _misplaced(teller, piece, found, at)
    ):
        teller.cannot_read(piece.block, s.passage, reason)
        _lost(teller, listed, f"it stands behind “{text}”")
        return at + len(listed)
    if named is not None and not (falls(s) or owner(s) or mostly_does(outer_items(listed))):
        return at
    if named is not None and phrase is not None and owner(s) and not _are_deeds(teller, listed):
        teller.cannot_read(piece.block, s.passage, "what it lists are no plain pieces of work")
        return at
    plainly = opens or named or (m and INFINITIVE.search(text))
    if not plainly and not _mostly(outer_items(listed)):
        return at
    named = named or teller.names.here
    who = doers(teller, s, m.start("said"), pronoun) if m else [named] if named else []
    if not who:
        return at
    left = [i for i in listed if not (phrase and relates and says(i) and relates(i, phrase))]
    _each(teller, left, who, m["said"] if m else text.rstrip(":"), s.passage)
    return at + len(listed)


def _are_deeds(teller: Teller, listed: Sequence[Piece]) -> bool:
    """Whether most items_of of a list of somebody's duties open with a verb, and none is a party, done by others or a pointer."""
    texts = [item.passage.text for item in outer_items(listed)]
    grammar = teller.reading.grammar
    if any(_NO_DUTY.match(text) or grammar.one(text.rstrip(" .;,")) for text in texts):
        return False
    return sum(
        opens_as_work(t) or does(t) or _PART.match(t) is not None for t in texts
    ) >= MOSTLY * len(texts)


def _is_doing(item: Piece) -> bool:
    """Whether an item of a list says what somebody is at: "keeping the lists"."""
    text = item.passage.text
    return item.block.form == "item" and not item.role and ING.match(text) is not None


def _doers_of(teller: Teller, work: Ref) -> list[Ref]:
    """Whoever has a piece of work that was told just now."""
    last = takewhile(
        lambda d: d.subject != work or d.term != "name",
        reversed(teller.reading.findings.of(teller.reading.source)),
    )
    told = [d for d in last if d.subject == work and d.role in _HAVE]
    return [d.object for d in reversed(told) if d.object is not None]


def names_whose(s: Sentence) -> bool:
    """Whether a line that opens a list says itself whose work that is: "The Clerk has the following duties:"."""
    named = s.phrases[0] if s.phrases else None
    return named is not None and named.party and _OPENS.search(s.passage.text) is not None


def _bids(teller: Teller, text: str) -> bool:
    """Whether terms of reference say what their body does without naming it: "Work with partners to:"."""
    return teller.names.own.paper == "terms" and text.endswith(":") and opens_as_work(text)


def _misplaced(teller: Teller, piece: Piece, found: Sequence[Piece], at: int) -> str:
    """Why what stands under a heading is not said of the document's body; empty if it is."""
    heading = headed.elsewhere(teller, piece, found, at)
    return f"it stands under “{heading}”, and it is not clear whose work it is" if heading else ""


def _mostly(items_of: Sequence[Piece]) -> bool:
    return sum(opens_as_work(item.passage.text) for item in items_of) >= MOSTLY * len(items_of)


def under(teller: Teller, piece: Piece, found: Sequence[Piece], at: int) -> int:
    """Read the list under a heading that asks for a body's work, where most of it opens with a verb."""
    body = teller.names.here
    listed = list(items_of(found, at, piece))
    if body is None or teller.names.own.paper != "terms" or not listed:
        return at
    if not _mostly(outer_items(listed)):
        return at
    if reason := _misplaced(teller, piece, found, at):
        teller.cannot_read(piece.block, piece.passage, reason)
        _lost(teller, listed, reason)
    else:
        _each(teller, listed, [body], piece.label, piece.passage, opened=True)
    return at + len(listed)


def _each(
    teller: Teller,
    listed: Sequence[Piece],
    who: Sequence[Ref],
    said: str,
    opening: Passage,
    *,
    opened: bool = False,
) -> None:
    """Tell the items_of of a list; ``opened`` are only those that open with a verb. What is not told is owned up to."""
    label = opening.text.rstrip(":")
    bound = said.casefold() in _BOUND_TO
    acts = acts_of(teller.reading) if bound else None
    goes_in = False  # whether what stands further in is a part of the item above it
    for n, item in enumerate(listed):
        text = item.passage.text
        if acts is not None and _by_law(teller, item, who, said, (opening, acts)):
            continue
        inner = n + 1 < len(listed) and shape(listed[n + 1]) != shape(listed[0])
        outer = shape(item) == shape(listed[0])
        goes_in = _INCLUDING.search(text) is not None if outer else goes_in
        if (
            not outer
            and goes_in
            and _PART.match(text)
            and tell_item(teller, item, who, said, opening)
        ):
            continue
        if not outer:
            _lost(teller, [item], "it stands in a list inside of a list")
        elif text.endswith(":") and not inner:
            _lost(teller, listed[n:], f"it is not clear what of the list belongs to “{text}”")
            return
        elif opened and not opens_as_work(text):
            reason = f"it stands under “{label}”, and does not say plainly what is to be done"
            _lost(teller, [item], reason)
        elif not tell_item(teller, item, who, said, opening):
            _lost(teller, [item], f"it stands behind “{label}”, and is no plain piece of work")


def _lost(teller: Teller, listed: Sequence[Piece], reason: str) -> None:
    for item in listed:
        teller.cannot_read(item.block, item.passage, reason)


def tell_item(teller: Teller, item: Piece, who: Sequence[Ref], said: str, opening: Passage) -> bool:
    """Tell an item as work of somebody, by what opens it; whether it is plain enough to be some."""
    first = item.passage.sentences()[0]
    if first.text.count("(") > first.text.count(")"):
        first = item.passage  # "(inc. Quays)"
    if _TO_SOMEBODY.match(first.text):
        return False  # "to the Board, for the accounts"
    m = TO.match(first.text) or _FOR.match(first.text)
    work = promised.without_lead_in(first.cut(m.end()) if m else first)
    lead = _LEAD.search(work.text)
    role = label_role(teller.reading, lead["label"]) if lead else ""
    named = work.match(lead, "who") if lead and role else None
    work = work.cut(0, lead.start()) if lead and role else work
    words = unjoined(work.text)
    if not _FEWEST <= len(words.split()) <= _LONGEST or words.endswith(":") or _NOT.match(words):
        return False
    if is_own_affair(words):
        return False  # "sing at the fair"
    if MAY_ONLY.match(words):
        return False  # "be empowered to hire help"
    asked = _ADVISES.search(opening.text)
    about = opening.match(asked, "what") if asked else None
    thing = teller.work(work.cut(0, len(words)), about)
    for one in who:
        teller.assigned(thing, "responsible", one, [first, opening], said=said, basis="inferred")
    teller.due_in(thing, first)
    if named is not None and lead is not None:  # "approve the audit (Lead: Head of Finance)"
        teller.reading.assign(thing, OWNERS[role], named, lead["label"], item.block)
    return True


def _by_law(
    teller: Teller, item: Piece, who: Sequence[Ref], said: str, by: tuple[Passage, Acts]
) -> bool:
    """Tell an item with the law in a bracket behind it as a duty of those who must: "reduce waiting (Care Act 2014, s.1)"."""
    opening, acts = by
    first = item.passage.sentences()[0]
    m = _LAW_BEHIND.match(first.text)
    if m is None or not opens_as_work(m["duty"]):
        return False
    laws = in_cell(teller.reading, first.match(m, "law"), acts)
    if not laws:
        return False
    duty = duty_of(teller.reading, first, first.match(m, "duty"))
    teller.reading.about(first, duty)
    for one in who:
        teller.assigned(duty, "accountable", one, [first, opening], said=said, basis="stated")
    for law in laws:
        arises(teller.reading, first, duty, law)
    return True
