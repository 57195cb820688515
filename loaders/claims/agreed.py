"""What a meeting agreed: actions with whoever is to do them, in lines, lists, resolutions and logs.

An action names its owner before "to" and a verb, behind "Action", or in a bracket at its end. Initials are of
those whom the document spells out. "Action: invite the Authority" has nobody beside it, which is said as
such; an owner that is named and not understood is owned up to and never a vacancy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from remit.loaders.blocks import Passage
from remit.loaders.claims import decided, item_ends, logs, ours
from remit.loaders.claims.action_marks import (
    NOT_WHAT,
    answers,
    mark_of,
    marked,
    named_behind,
    recorded,
)
from remit.loaders.claims.deeds import TO, Deeds, is_no_deed, owner_words
from remit.loaders.claims.dues import due_at_a_meeting
from remit.loaders.claims.guards import refused
from remit.loaders.claims.item_ends import TOOK_ON, WOULD
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.remits import opens_with_verb
from remit.loaders.claims.sittings import OFTEN
from remit.loaders.claims.told import Teller
from remit.loaders.claims.verbs import befalls, is_infinitive, may_be_past
from remit.loaders.claims.whose import Owners
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word, last_word
from remit.loaders.wording import between, unjoined

_AS = re.compile(r"^(?:act|serve|stand in|step in|continue|carry on|remain) as\b")
_AGREED = re.compile(
    r"^(?:(?:(?:After|Following|On|Having|In|At|Upon|With)\s[^.;:]{2,80}?,?\s)?[Ii]t was (?:also |further |then )?|The \w+ |Members )?(?P<mark>AGREED|RESOLVED|Agreed|Resolved|agreed|resolved)"
    r"(?:\sby\s[^.;:,]{2,40}?(?=\sthat\s)|\sunanimously)?\s*(?:[:,–-]\s*(?:[Tt]hat\s+|THAT\s+)?|that\s+|THAT\s+|(?<=\s)(?=[A-Z][\w .’'-]{1,40}\s(?:would|should|will|to)\s))(?P<rest>\S.*)$"
)
_OPENS = re.compile(
    r"^(?:It was (?:also |further |then )?|(?:The|This) \w+(?: \w+)? (?:also |further |then )?|(?:Members|Governors|Trustees|We) (?:also |further |then )?)?(?:AGREED|RESOLVED|Agreed|Resolved|agreed|resolved)(?: (?:that|to))?\s*[:–—-]*$"
)
_MEETS = re.compile(rf"meet\s+(?P<often>(?:{OFTEN.pattern.removeprefix('^')}).*)$", re.IGNORECASE)
_THAT = re.compile(r"^[Tt]hat\s+")
_THAT_ASIDE = re.compile(r"[Tt]hat,\s[^,]{2,80},\s")  # "That, in the meantime, Ann Bee write"
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
_NOT_WHOSE = "it stands in a list of actions, and it is not clear who is to do what"
# "Actions relating to the weir": the heading of a list of actions that says what they are about
_ABOUT = re.compile(
    r"(?:agreed |new )?actions (?:relating to|in relation to|regarding|concerning|arising (?:from|out of)) \w[^.:;]{1,80}:?$",
    re.IGNORECASE,
)
_WHO = re.compile(r",\s+(?:who|which|whose)\b")
_AND_THAT = re.compile(r"(?:[,;]?\s{1,9}and|;)\s{1,9}that\s{1,9}")
_SEMICOLON = re.compile(r";\s{1,9}")
_BOX = re.compile(r"^\[[ xX✓]?\]\s*")
_OWNED_LINE = re.compile(
    r"^@?(?P<who>(?<!@)[A-Z][^:.()–—]{0,50}?(?=\s+[–—-]|:)|(?<=@)[A-Z]\w{1,30}(?=\s))(?:\s+[–—-]|:)?\s+(?P<work>[a-z]+\s.*)$"
)
_WHEN_BEHIND = re.compile(r"(?:(?<!\s)\s+)?\((?P<when>[^()]{2,40})\)[ .]*$")
_SURELY = 0.9  # of what a heading means
_LONGEST_ACTION = 2  # sentences
_DEEDS_IN_LY = ("apply", "reply", "supply", "comply", "rely", "tally")
_BINDS = ("will", "would", "shall", "to")
_SHORTEST = 4  # words of a deed that is all said by a pronoun


def read(teller: Teller, grammar: Grammar, found: Sequence[Piece], before: set[int]) -> set[int]:
    """Read every action of a meeting; returns the pieces that are taken, by identity."""
    deeds = Deeds(teller, grammar)
    taken: set[int] = set()
    if teller.names.own.paper == "log":
        taken |= logs.read(deeds, found)
    there = teller.reading.present or any(p.role in ("present", "apologies") for p in found)
    meeting = bool(there) or teller.names.own.paper in ("minutes", "log")
    listing = resolved = False
    ending = item_ends.alone(deeds, found) if meeting else set()
    above: list[item_ends.Said] = []  # what the item above says
    for n, piece in enumerate(found):
        behind = found[n + 1].passage.text if n + 1 < len(found) else ""
        deeds.answered = answers(behind)
        resolved = (resolved and piece.kind == "item") or _opens_a_list(piece)
        became = _became(deeds, piece)
        if id(piece) in before | taken:
            listing = False
        elif became or (listing and _heads_states(deeds, piece)):
            taken |= {id(piece)} if became else set()
        elif resolved and piece.kind == "item":
            taken |= {id(piece)} if _resolved_item(deeds, piece) else set()
        elif piece.kind == "line" and (
            piece.role or (meeting and _ABOUT.match(piece.passage.text))
        ):
            listing = piece.role in ("", "actions", "old actions")
        elif (
            (id(piece) in ending and _ends_item(deeds, piece, above))
            or recorded(deeds, piece)
            or marked(deeds, piece, above)
            or (meeting and _opens_with_owner(deeds, piece))
        ):
            taken.add(id(piece))
        else:
            listing = listing and _goes_on(deeds, piece)
            if listing and _listed(deeds, piece):
                taken.add(id(piece))
            elif meeting:
                _in_prose(deeds, piece)
                if listing and piece.kind == "item" and TO.match(piece.passage.text):
                    deeds.teller.cannot_read(piece.block, piece.passage, _NOT_WHOSE)
        heads = piece.heads and not piece.passage.text.endswith(".")
        above = [] if heads else [s for one in piece.passage.sentences() for s in _parts_of(one)]
    return taken


def _became(deeds: Deeds, piece: Piece) -> bool:
    """Read what became of the action above, on which a line opens; whether it says nothing else."""
    of, deeds.last = deeds.last, None
    state = deeds.state_in(piece) if of is not None else None
    if of is not None and state is not None:
        deeds.became(of, state)
    return state is not None and state.text == piece.passage.text.rstrip(" .")


def _resolved_item(deeds: Deeds, piece: Piece) -> bool:
    """Read an item of a list of what was resolved; whether anything was told of it."""
    parts = _each_that(_without_that(piece.passage))
    told = [_resolved(deeds, piece, one) for one in parts]
    if not any(told) and _THAT_ASIDE.match(piece.passage.text):
        reason = "it was resolved, and it is not clear who is to do what"
        deeds.teller.cannot_read(piece.block, piece.passage, reason)
    return any(told)


def _heads_states(deeds: Deeds, piece: Piece) -> bool:
    """Whether a line heads what became of the actions of a list, in a table that lost its shape: "Action", "Progress"."""
    meant = deeds.teller.reading.matcher.means(piece.passage.text, _SURELY)
    return piece.kind == "line" and bool(meant) and meant[0].role in ("status", "updates")


def _ends_item(deeds: Deeds, piece: Piece, above: Sequence[item_ends.Said]) -> bool:
    named = item_ends.named_alone(piece.passage.text)
    return named is not None and item_ends.tell(deeds, above, piece.passage, named, "")


def _opens_a_list(piece: Piece) -> bool:
    """Whether the last words of a piece open a list of what was agreed: "The plan was discussed. The Board agreed:"."""
    said = piece.passage.sentences()
    return bool(said) and bool(_OPENS.match(said[-1].text))


def _without_that(passage: Passage) -> Passage:
    """An item of what was resolved without what joins it to the others: "that the Clerk write; and"."""
    m = _THAT.match(passage.text)
    passage = passage.cut(m.end()) if m else passage
    return passage.cut(0, len(unjoined(passage.text)))


def _goes_on(deeds: Deeds, piece: Piece) -> bool:
    """Whether a list of actions goes on: a line without bullet has to name its owner."""
    if piece.kind == "line":
        text = piece.passage.text
        return bool(TO.match(text)) or bool(deeds.behind(text, piece.passage)[1])
    return piece.kind == "item" or len(piece.passage.sentences()) <= _LONGEST_ACTION


def _listed(deeds: Deeds, piece: Piece) -> bool:
    asked = piece.kind == "item" and _is_work(piece)
    return deeds.action(piece, piece.passage, "", asked=asked, said="Actions")


def _is_work(piece: Piece) -> bool:
    """Whether an item of a list of actions is one though it names no owner: it begins with a verb."""
    words = piece.passage.text.split()
    m = TO.match(piece.passage.text)
    if m and m["verb"] in frames().words["unsaid_verbs"]:
        return False
    return len(words) > 2 and not refused(piece.passage.text, "", "")


def _is_told_of(verb: str) -> bool:
    """Whether a verb tells what somebody did or does, and not what they are to do: "thanked", "speaks"."""
    past = may_be_past(verb) or verb in frames().words["told of the past"]
    return not is_infinitive(verb) and (past or verb.endswith("s"))


def _opens_with_owner(deeds: Deeds, piece: Piece) -> bool:
    """An item that has somebody of this meeting before a dash: "Ann – book the hall (by May)"."""
    passage = piece.passage
    ticked = _BOX.match(passage.text)
    if ticked:
        passage = passage.cut(ticked.end())
    m = _OWNED_LINE.match(passage.text)
    if m is None or not (ticked or "item" in (piece.kind, piece.block.form)):
        return False
    owners, work = deeds.owners(m["who"]), passage.match(m, "work")
    if not owners:
        if ticked:
            reason = f"an action, and it is not clear who “{m['who']}” is"
            deeds.teller.cannot_read(piece.block, piece.passage, reason)
        return bool(ticked)
    here = {person.name for person in deeds.teller.names.people}
    if not ticked and not all(agent.name in here for agent, _ in owners):
        return False  # "Mere Council – new rules": a topic
    if not ticked and _is_told_of(first_word(work.text)):
        return False  # "Ann – thanked the staff": what she did, or said
    when = _WHEN_BEHIND.search(work.text)
    thing = deeds.teller.work(work.cut(0, when.start()) if when else work)
    for agent, basis in owners:
        evidence = [passage, *deeds.spelt(m["who"], agent)]
        deeds.teller.assigned(thing, "responsible", agent, evidence, said=m["who"], basis=basis)
    if when:
        deeds.teller.due(thing, passage, re.sub(r"^(?:by|before)\s+", "", when["when"]))
    else:
        due_at_a_meeting(deeds.teller.reading, thing, passage)
    return True


def _in_prose(deeds: Deeds, piece: Piece) -> None:
    """Sentences of minutes in which something was agreed, or in which somebody took a thing on."""
    alone = ""  # the one person of the sentence before, who is "he" or "she" in the next
    item, named = item_ends.parted(deeds, piece.passage)
    before: list[item_ends.Said] = []
    for sentence in item.sentences():
        decided.read(deeds, sentence)
        mark = mark_of(sentence.text)
        whose = item_ends.named_alone(mark["rest"]) if mark and not mark["who"] else None
        told = mark and whose and item_ends.tell(deeds, before, sentence, whose, mark["mark"])
        if whose and not told and (told := bool(deeds.owners(whose["who"]))):
            deeds.teller.cannot_read(piece.block, sentence, NOT_WHAT)
        told = told or _to_see_to(deeds, before, sentence)
        for clause in _clauses(deeds, sentence) if not told else ():
            _spoken(deeds, piece, clause, alone)
        before += _parts_of(sentence)
        people = [p for p in deeds.grammar.read(sentence.text)[1] if p.kind == "person" and p.party]
        alone = people[0].name if len(people) == 1 else ""
    if named is not None and not item_ends.tell(deeds, before, piece.passage, named, "[…]"):
        reason = f"it ends on “{named['who']}”, and it is not clear what they are to do"
        deeds.teller.cannot_read(piece.block, piece.passage, reason)


def _to_see_to(deeds: Deeds, before: Sequence[item_ends.Said], sentence: Passage) -> bool:
    """Who is to see to what stands before: in the sentences above, or before a colon ("Speed Watch: AB to lead.")."""
    topic, colon, rest = sentence.text.partition(": ")
    if not colon:
        return item_ends.to_see_to(deeds, before, sentence)
    start = len(sentence.text) - len(rest)
    said = [item_ends.Said(sentence.cut(0, len(topic)))]
    return item_ends.to_see_to(deeds, said, sentence.cut(start))


def _parts_of(sentence: Passage) -> list[item_ends.Said]:
    """A sentence, or each of the things that it says were agreed."""
    m = _AGREED.match(sentence.text)
    if m is None:
        return [item_ends.Said(sentence)]
    return [item_ends.Said(part, resolved=True) for part in _each_that(sentence.match(m, "rest"))]


def _clauses(deeds: Deeds, sentence: Passage) -> list[Passage]:
    """The clauses of a sentence that semicolons part, where each says who does what: "The Clerk undertook to find it; Ann Bee would scan it"."""
    found = [sentence.cut(a, b) for a, b in between(sentence.text, _SEMICOLON)]
    each = all(TOOK_ON.match(one.text) or WOULD.match(one.text) for one in found)
    return found if each and len(found) > 1 else _by_subjects(deeds, sentence)


def _by_subjects(deeds: Deeds, sentence: Passage) -> list[Passage]:
    """The two clauses of a sentence that goes on about somebody else: "The Clerk will write, and the Warden, Ann Bee, will ring"."""
    text = sentence.text
    if not any(form.match(text) for form in (TOOK_ON, WOULD, TO)):
        return [sentence]
    tokens, phrases = deeds.grammar.read(text)
    for phrase in phrases:
        joined = phrase.first > _SHORTEST and tokens[phrase.first - 1].low in ("and", "while")
        verb = tokens[phrase.last].low if phrase.last < len(tokens) else ""
        if joined and phrase.party and phrase.kind in ("person", "post", "body") and verb in _BINDS:
            first = sentence.cut(0, len(text[: tokens[phrase.first - 1].start].rstrip(" ,")))
            if any(form.match(first.text) for form in (TOOK_ON, WOULD, TO)):
                return [first, sentence.cut(tokens[phrase.first].start)]
    return [sentence]


def _spoken(deeds: Deeds, piece: Piece, sentence: Passage, alone: str) -> None:
    """One sentence of minutes: an action behind its mark, a resolution, or what somebody took on."""
    text = sentence.text
    if named_behind(deeds, piece, sentence) or ours.tell(deeds, sentence):
        return
    if m := mark_of(text):
        deeds.action(
            piece,
            sentence.match(m, "rest"),
            m["who"] or "",
            asked=True,
            said=m["mark"],
            goes_on=deeds.answered,
        )
    elif m := _AGREED.match(text):
        for part in _each_that(sentence.match(m, "rest")):
            for one in deeds.parts(part):
                _resolved(deeds, piece, one)
    elif (
        ((m := _BIDDEN.match(text)) and _bids(deeds, m["by"]))
        or ((m := TOOK_ON.match(text)) and not refused(m["who"], "", _main(text[m.end("verb") :])))
        or ((m := WOULD.match(text)) and not refused(m["who"], "", _main(text[m.end("verb") :])))
    ):
        _taken_on(deeds, piece, sentence, m, alone)
    elif (m := _DOES.match(text)) and _is_doing(m["work"]) and not refused("", "", text):
        if _may_do(deeds, deeds.owners(owner_words(m["who"]))):
            _taken_on(deeds, piece, sentence, m, alone)
    elif (m := TO.match(text)) and deeds.are_here(deeds.owners(owner_words(m["who"]))):
        deeds.action(piece, sentence, "", asked=False, said="to")


def _resolved(deeds: Deeds, piece: Piece, part: Passage) -> bool:
    """One of the things that a meeting resolved, with whoever is to do it, and not who proposed it."""
    work, proposers = item_ends.proposed(deeds, part)
    if proposers is not None:
        reason = "it is not told whether they proposed this or are to do it"
        deeds.teller.cannot_read(piece.block, proposers, reason)
    return deeds.action(piece, work, "", asked=False, said="agreed")


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


def _each_that(rest: Passage) -> list[Passage]:
    """What was agreed, one by one: "that A be accepted and that B mend the gate"."""
    return [rest.cut(a, b) for a, b in between(rest.text, _AND_THAT)]


def _taken_on(deeds: Deeds, piece: Piece, sentence: Passage, m: re.Match[str], alone: str) -> None:
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
