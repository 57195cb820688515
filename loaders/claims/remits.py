"""What terms of reference list as a body's work: behind "The Board will:", or under a heading "Responsibilities"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from remit.loaders.blocks import Passage
from remit.loaders.claims import headed, promised
from remit.loaders.claims.actions import OWNERS
from remit.loaders.claims.beside import label_role
from remit.loaders.claims.citations import Acts
from remit.loaders.claims.guards import refused
from remit.loaders.claims.list_openers import MOSTLY, alone, does, falls, mostly_does, owner, says
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.provisions import acts_of, arises, duty_of, in_cell
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.claims.verbs import is_own_affair
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.wording import unjoined

_OPENS = re.compile(
    rf"\s(?P<said>(?:{promised.BOUND}|(?:is|are) to|(?:is|are|will be|shall be) (?:responsible|accountable)(?: for)?|has responsibility for|(?:has|have|holds?|carries|carry) (?:the following|these)(?: [a-z-]{{3,20}}){{0,2}} (?:responsibilities|accountabilities|duties|tasks|functions))"
    r"(?:,?\s+(?:also|then|therefore|normally|in particular))?(?:\s+(?:focus on|seek to|aim to|work to|the following"
    r"|(?:carry out|do|perform|take on|undertake) the following(?: [a-z]{3,20}){0,2}))?)(?<!\s)(?:\s\([^():;\d]{1,60}\))?\s*[:–—-]?$"
)
_PROMISE = re.compile(
    r"\s(?P<said>will|shall)\s[^.;:]{3,300}:$"
)  # "will advise the Minister, including:"
_VERBS_ALONE = re.compile(
    r"\s(?:will|shall|must)(?:\s(?:also|in particular|[a-z]{2,20}ly))?\s[a-z-]{3,20}(?:(?:,\s|,?\s(?:and|or)\s)[a-z-]{3,20}){0,4}\s?:$"
)
_THE_FOLLOWING = re.compile(r"\W{0,3}(?:The following|These)\s[^.;:]{3,200}:$")
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
TO = re.compile(r"^(?:To|to)\s+(?=[a-z])")
_FOR = re.compile(r"^(?:For|for)\s+(?=[a-z])")  # behind "is responsible:"
_TO_SOMEBODY = re.compile(r"^[Tt]o\s(?:the|an?|its|their|our|each|[A-Z]\w*)\s")
# An item that says itself whose its work is: "keeping the list rests with the Clerk".
_ANOTHERS = re.compile(
    r"[A-Za-z-]{1,30}ing\s[^.;]{3,200}?\s(?:(?:rests?|lies?|falls?|sits?|belongs?|remains?) (?:with|to)|(?:is|are|will be) (?:for|the (?:responsibility|job|role|duty|task) of))\s"
)
_ING = re.compile(r"[A-Za-z-]{1,30}ing\s")
# Parts of a piece of work, in the list inside of the list: "keeping the lists, including:".
_INCLUDING = re.compile(r"\S,? including(?: but not limited to)?:$")
_NO_DUTY = re.compile(
    r"(?:to )?be\s|(?:set|laid) out\b|(?:listed|described|shown|given|explained|defined)\b",
    re.IGNORECASE,
)
_PART = re.compile(r"(?:[A-Za-z]{2,20}ly\s)?[A-Za-z-]{1,30}ing\s")
_GOES_ON = re.compile(r"^(?:Continue|Continuing|continue|continuing)\sto\s(?=[a-z])")
_NUMBER = re.compile(r"\(?\d.*")
_LETTER = re.compile(r"\(?(?:[a-zA-Z]|[ivxIVX]{2,5})[.)]?|[A-Z]{1,2}\d.*")
_IT = re.compile(r"(?:In particular,? |In this,? )?[Ii]t:$")
_INFINITIVE = re.compile(r"\sto(?:\s[a-z]{2,20}ly(?:\sand\s[a-z]{2,20}ly)?)?\s?[:–—-]$")
# Behind it another has a clause of their own, and what follows: "work to ensure that Ministers have advice to:".
_THAT_THEY = re.compile(
    r"\bthat\s(?:(?:the|all|each|every|our|its)\s)?(?:[A-Z]\w+\s){1,5}(?:have|has|are|is|can|may|will)\b"
)
# What somebody is only asked about, item by item: "will advise the Minister on boats, including:".
_ADVISES = re.compile(r"\b(?P<what>(?:advise|counsel)\s[^.;:]{2,200}?),?\sincluding:?$")
# Right behind "will": what follows is not done.
_SHUNS = re.compile(
    r"\s?(?:[a-z]{1,20}ly\s)?(?:avoid|refrain|cease|stop|decline|refuse|abstain|desist)\b"
)
# What somebody only can, wants or is free to do: "will be able to publish them in two ways:".
_MAY_ONLY = re.compile(
    r"\s?(?:also\s)?(?:be (?:able|empowered|free|welcome|entitled|allowed|permitted)|want|wish|like) to\b"
)
# What others are made to do: "invite the schools to:".
_ASKS = re.compile(
    r"\s?(?:also\s|[a-z]{1,20}ly\s)?(?:advise|allow|appoint|ask|assist|authorise|call|challenge|commission|direct|empower|enable|"
    r"encourage|equip|expect|help|instruct|invite|leave|lobby|order|permit|persuade|press|prompt|push|recommend|remind|"
    r"request|require|support|tell|train|urge|want)\b",
    re.IGNORECASE,
)
# What is done together stays the work of whoever does it with others: "work closely with the schools to:".
_TOGETHER = re.compile(
    r"\s?(?:also\s|[a-z]{1,20}ly\s)?(?:work|liaise|engage|collaborate|co-?operate|meet)\s(?:[a-z]{1,20}ly\s)?(?:with|alongside|across)\b",
    re.IGNORECASE,
)
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
_DOERS = ("body", "post", "person", "group", "pronoun")
_JOINS = ("with", "alongside", "of", "from", "by", "under", "in", "at", "on", "through", "across")
_AND = ("and", "or", "&", ",")
_OF_ANOTHER = "what stands behind it is for another to do"
_REFUSALS = ("denial", "doubt", "condition")
_MOST_ITEMS = 200  # of a list
_FEWEST = 1  # words of a piece of work: "parks"
_LONGEST = 60


def behind(
    teller: Teller,
    s: Sentence,
    found: Sequence[Piece],
    at: int,
    *,
    pronoun: promised.Pronoun,
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
    m = opens or _UNDERTAKES.search(text) or _PROMISE.search(text)
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
    listed = list(items(found, at, piece, colon=text.endswith(":")))
    if not listed:
        return at
    theirs = m is not None and _THAT_THEY.search(text, m.end("said"))
    if reason := (not falls(s) and (_OF_ANOTHER if theirs else _refusal(s, m))) or (
        bids and _misplaced(teller, piece, found, at)
    ):
        teller.cannot_read(piece.block, s.passage, reason)
        _lost(teller, listed, f"it stands behind “{text}”")
        return at + len(listed)
    if named is not None and not (falls(s) or owner(s) or mostly_does(outer(listed))):
        return at
    if named is not None and phrase is not None and owner(s) and not _are_deeds(teller, listed):
        teller.cannot_read(piece.block, s.passage, "what it lists are no plain pieces of work")
        return at
    plainly = opens or named or (m and _INFINITIVE.search(text))
    if not plainly and not _mostly(outer(listed)):
        return at
    named = named or teller.names.here
    who = promised.doers(teller, s, m.start("said"), pronoun) if m else [named] if named else []
    if not who:
        return at
    left = [i for i in listed if not (phrase and relates and says(i) and relates(i, phrase))]
    _each(teller, left, who, m["said"] if m else text.rstrip(":"), s.passage)
    return at + len(listed)


def _are_deeds(teller: Teller, listed: Sequence[Piece]) -> bool:
    """Whether most items of a list of somebody's duties open with a verb, and none is a party, done by others or a pointer."""
    texts = [item.passage.text for item in outer(listed)]
    grammar = teller.reading.grammar
    if any(_NO_DUTY.match(text) or grammar.one(text.rstrip(" .;,")) for text in texts):
        return False
    return sum(_opens(t) or does(t) or _PART.match(t) is not None for t in texts) >= MOSTLY * len(
        texts
    )


def _is_doing(item: Piece) -> bool:
    """Whether an item of a list says what somebody is at: "keeping the lists"."""
    text = item.passage.text
    return item.block.form == "item" and not item.role and _ING.match(text) is not None


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


def is_whole(s: Sentence) -> bool:
    """Whether what a sentence promises may be a piece of work by itself: not "will ask the Board to:", "will never:"."""
    text = s.passage.text
    m = _PROMISE.search(text)
    if _VERBS_ALONE.search(text) or _THE_FOLLOWING.match(text):
        return False  # "will discuss and agree:", "The following tasks are led by the Board:"
    if m is None or _THAT_THEY.search(text, m.end("said")):
        return True
    return not (_INFINITIVE.search(text) or _refusal(s, m))


def _bids(teller: Teller, text: str) -> bool:
    """Whether terms of reference say what their body does without naming it: "Work with partners to:"."""
    return teller.names.own.paper == "terms" and text.endswith(":") and _opens(text)


def _refusal(s: Sentence, m: re.Match[str] | None) -> str:
    """Why a list behind a sentence is not the work of whom it names; empty if it is."""
    text = s.passage.text
    at = m.end("said") if m is not None else 0
    if m is not None and (reason := refused(text[: m.start("said")].rstrip(), "", "")):
        return f"“{m['said']}”: a {reason}, so nothing is claimed from the list behind it"
    if _MAY_ONLY.match(text[at:]):
        return "it says what is open to them, and not what they have to do"
    reason = refused("", f"– {text[at:]}", "", past=False)
    if reason in _REFUSALS or _SHUNS.match(text[at:]):
        return f"a {reason or 'denial'}, so nothing is claimed from the list behind it"
    return _OF_ANOTHER if _others(s, at) else ""


def _others(s: Sentence, at: int) -> bool:
    """Whether the words behind a place make others do what follows: "ask Mere Council to:", "ensure that the Board:"."""
    text = s.passage.text
    m = _INFINITIVE.search(text, at)
    if m is not None and len(text[at : m.start()].split()) > 1 and _ASKS.match(text[at:]):
        return True
    if _TOGETHER.match(text[at:]):
        return False
    free = True  # whether what is joined to a party by "and" stands alone, as the party does
    for phrase in s.phrases:
        if s.tokens[phrase.first].start < at or phrase.kind not in _DOERS:
            continue
        before = s.tokens[phrase.first - 1].low if phrase.first else ""
        free = free if before in _AND else before not in _JOINS
        ends = not text[s.tokens[phrase.last - 1].end :].strip(" :–—-")
        said_that = "that" in (before, s.tokens[phrase.first].low)  # "ensure that the Board:"
        if free and (m is not None or (ends and said_that)):
            return True
    return False


def _misplaced(teller: Teller, piece: Piece, found: Sequence[Piece], at: int) -> str:
    """Why what stands under a heading is not said of the document's body; empty if it is."""
    heading = headed.elsewhere(teller, piece, found, at)
    return f"it stands under “{heading}”, and it is not clear whose work it is" if heading else ""


def _mostly(items: Sequence[Piece]) -> bool:
    return sum(_opens(item.passage.text) for item in items) >= MOSTLY * len(items)


def under(teller: Teller, piece: Piece, found: Sequence[Piece], at: int) -> int:
    """Read the list under a heading that asks for a body's work, where most of it opens with a verb."""
    body = teller.names.here
    listed = list(items(found, at, piece))
    if body is None or teller.names.own.paper != "terms" or not listed:
        return at
    if not _mostly(outer(listed)):
        return at
    if reason := _misplaced(teller, piece, found, at):
        teller.cannot_read(piece.block, piece.passage, reason)
        _lost(teller, listed, reason)
    else:
        _each(teller, listed, [body], piece.label, piece.passage, opened=True)
    return at + len(listed)


def items(
    found: Sequence[Piece], at: int, opening: Piece, *, colon: bool = False
) -> Iterator[Piece]:
    """The items of the list that begins here, all marked alike and unlike the clause that opens it.

    Behind a colon lines without a mark are items, too, if they open with a verb. Lists inside of the list go with it.
    """
    first = found[at] if at < len(found) else opening
    marked = first.kind == "item"
    if marked and shape(first) == shape(opening):
        return
    inside = False  # whether an item that ends with a colon stands above
    for item in found[at:]:
        text = item.passage.text
        if _ANOTHERS.match(text):
            return  # it is no item of whoever the list is of
        if item.role or (marked and item.kind != "item"):
            return
        if marked:
            if not (shape(item) == shape(first) or _deeper(item, first) or inside):
                return
            inside = text.endswith(":") or (inside and shape(item) != shape(first))
        else:
            bare = colon and item.kind in ("text", "line") and not item.block.marker.strip()
            opens = _opens(text) or _alike(first.passage.text, text)
            if not (bare and opens) or text.endswith(":"):
                return
        yield item


def outer(listed: Sequence[Piece]) -> list[Piece]:
    """The items of a list without those of the lists inside of it."""
    return [item for item in listed if shape(item) == shape(listed[0])]


def _deeper(item: Piece, first: Piece) -> bool:
    return item.kind == "item" and item.block.level > first.block.level


def _each(
    teller: Teller,
    listed: Sequence[Piece],
    who: Sequence[Ref],
    said: str,
    opening: Passage,
    *,
    opened: bool = False,
) -> None:
    """Tell the items of a list; ``opened`` are only those that open with a verb. What is not told is owned up to."""
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
        elif opened and not _opens(text):
            reason = f"it stands under “{label}”, and does not say plainly what is to be done"
            _lost(teller, [item], reason)
        elif not tell_item(teller, item, who, said, opening):
            _lost(teller, [item], f"it stands behind “{label}”, and is no plain piece of work")


def _lost(teller: Teller, listed: Sequence[Piece], reason: str) -> None:
    for item in listed:
        teller.cannot_read(item.block, item.passage, reason)


def _alike(first: str, text: str) -> bool:
    """Whether two items of a list open alike, in "-ing": the second is work where the first is."""
    return _opens(first) and all(_ING.match(one) for one in (first, text))


def shape(piece: Piece) -> tuple[str, int]:
    """How a list marks its items (numbers, letters, a sign before each), and how deep it is."""
    marker = (piece.mark or piece.block.marker.strip()) if piece.kind == "item" else ""
    for shape, pattern in (("number", _NUMBER), ("letter", _LETTER)):
        if pattern.fullmatch(marker):
            return shape, piece.block.level
    return marker, piece.block.level


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
    if _MAY_ONLY.match(words):
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
    if m is None or not _opens(m["duty"]):
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


def _opens(text: str) -> bool:
    """Whether an item opens with its verb, with or without "to"."""
    return bool(TO.match(text)) or opens_with_verb(text)


def opens_with_verb(text: str) -> bool:
    """Whether words open with a verb of what bodies do, as such or in "-ing".

    >>> opens_with_verb("Oversee the budget"), opens_with_verb("overseeing the budget")
    (True, True)
    >>> opens_with_verb("Continue to run the workshops"), opens_with_verb("Membership of the board")
    (True, False)
    """
    first = re.match(r"[A-Za-z-]+", _GOES_ON.sub("", text))
    word = first.group().casefold() if first else ""
    verbs = frames().words["verbs"]
    stem = word.removesuffix("ing")
    return word in verbs or (word.endswith("ing") and bool({stem, f"{stem}e", stem[:-1]} & verbs))
