"""A deed that somebody is to do: its words, its owners and its day, once it is known to be one.

An owner stands before "to" and a verb, in a bracket or behind a dash at the end, or behind a label. An owner
that is named and not understood is owned up to and never a vacancy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from remit.loaders.blocks import Passage
from remit.loaders.claims.done_by import doers, is_sure
from remit.loaders.claims.dues import DUE_AT_END, due_at_a_meeting, due_words, is_time
from remit.loaders.claims.guards import refused
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.short_for import fits
from remit.loaders.claims.verbs import goes_on, is_own_affair
from remit.loaders.claims.whose import Owners, Whose
from remit.loaders.drafts import Ref
from remit.loaders.recognisers.inline import Owner, owners_of
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word
from remit.loaders.wording import ACRONYM, between

Named = tuple[str, Owners | None]  # the words that name an owner, and whom they mean

_WITH_STOPS = (
    r"(?:[^.;:]|(?<![a-z]{5})\.(?=\s?[A-Z]))"  # the stops of "W. Young" and "Sgt. Bee" too
)
TO = re.compile(rf"^(?P<who>{_WITH_STOPS}{{2,90}}?)\s+to\s+(?P<work>(?P<verb>[a-z]+)\b.*)$")
_WOULD = re.compile(
    r"^(?P<who>[^.;:,]{2,80}?(?:,\s[^.;:,]{2,50}(?:\.\s[^.;:,]{2,40})?,)?)\s+(?:would|will|shall)\s+(?P<work>(?P<verb>[a-z]+)\b.*)$"
)
# What others are told to do: "to direct Mere Council to mend the weir".
_BID = re.compile(
    r"^(?:to\s+)?(?:ask|charge|commission|direct|instruct|mandate|request|require|task)\s+(?P<who>[^.;:]{2,80}?)\s+(?:to|with)\s+"
    r"(?P<work>(?P<verb>[a-z]+)\b.*)$"
)
# "that the Clerk be asked to write"
_BE_ASKED = re.compile(
    rf"^(?P<who>[^.;:,]{{2,80}}?)\s+be\s+(?:{'|'.join(sorted(frames().words['be asked']))})\s+to\s+(?P<work>(?P<verb>[a-z]+)\b.*)$"
)
_SHOULD = re.compile(
    r"^(?P<who>[^.;:,]{2,80}?(?:,\s[^.;:,]{2,50}(?:\.\s[^.;:,]{2,40})?,)?)\s+should\s+(?P<work>(?P<verb>[a-z]+)\b.*)$"
)
_BARE = re.compile(r"^(?P<who>[^.;:]{2,90}?)\s+(?P<work>(?P<verb>(?!and\b|or\b|to\b)[a-z]+)\b.*)$")
_NOT_BARE = re.compile(r"(?:ed|ing|s)$")  # "Ann Bee noted", "Ann Bee's", "Ann Bee thanks"
_SUBJUNCTIVE = re.compile(
    r"^(?P<who>(?:the\s+)?[A-Z][^.;:,]{1,60}?)\s+(?P<work>(?P<verb>(?!(?:is|are|was|were|has|had|did|does)\b)[a-z]+)\s(?:(?:it|them|to|the|a|an|with|for|all|its|his|her|their|back|up|out|three|two)\b|[£\d]).*)$"
)
_BRACKETED = re.compile(r"(?:(?<!\s)\s+)?[\[(](?P<who>[^()\[\]]{2,60})[\])]\.?\s*$")
_DASHED = re.compile(r"(?<!\s)\s+[–—-]\s+(?P<who>[A-Z][^–—]{1,60}?)\.?\s*$")
_LABELLED = re.compile(r"(?:^|[\s(\[–—-])[A-Z][a-z]+(?: [a-z]+){0,2}:\s+\S")
_BEHIND = re.compile(r"\s[–—-]\s+\S[^–—]{1,60}$|[\[(][A-Z][^()\[\]]{1,60}[\])]\W*$")
# "Discuss the event AB/CD": initials that end an action, behind the words of what is to be done.
_INITIALS_LAST = re.compile(r"\s(?P<who>[A-Z]{2,3}(?:\s?[/&,]\s?[A-Z]{2,3}){0,3})\W*$")
# "Read the paper ALL", "read the paper - all"
_ALL_LAST = re.compile(r"\s(?:[–—-]\s)?(?P<who>[A-Z]{3,9}|(?<=[–—-]\s)[a-z]{3,9})\W*$")
_POINTS_BACK = re.compile(r"(?:do|action|see to|deal with|arrange) (?:this|that|these|it|so)")
_TO_BE_DONE = re.compile(r"\bbe \w")
_FOR = re.compile(r"^[Ff]or\s+")  # "For all to read the paper"
_LEADING_UP = re.compile(r"^(?:that|and|the|[Ff]or)\s+")
_OPEN = re.compile(r"[(\[][^()\[\]]*$|:$")  # "(against: CD)": a bracket or a label is no work
_SEMICOLON = re.compile(r";\s{1,9}(?:and\s{1,9})?|,?\s(?:and|&)\s(?=[A-Z][^;:.]{1,40}?\sto\s[a-z])")
_LABELLED_TIME = re.compile(r"^[A-Z][a-z]{1,12}(?: [a-z]{1,8})?:\s{1,9}")  # "Due: 3 May"
_CLOSING = re.compile(r"[\[(](?P<aside>[^()\[\]]{1,60})[\])]\W{0,3}$")
_FINITE = re.compile(
    r"\b(?:will|would|was|were|is|are|has|have|had|should|shall|agreed|noted|must|may|can|could)\b"
)
_OPENING = 12  # words in which an action that names nobody has no finite verb
_LONGEST = 12  # words of an owner
_PARTLY = re.compile(r"^(?:not(?: yet)?|partially|partly|nearly|now|mostly) ", re.IGNORECASE)
_SHORT_STATUS = 4  # words


@dataclass
class Deeds(Whose):
    """Reads the deeds of one document, and whom it names for them."""

    answered: bool = False  # whether what stands behind a piece tells more of its action: "Ann Bee is pursuing this action"
    last: Ref | None = None  # the action that was read last, of which the next line may tell more

    def parts(self, words: Passage) -> list[Passage]:
        """The deeds that semicolons or "and" part, where each names its owner: "AB to write; CD to book the hall"; else the whole."""
        found = [words.cut(a, b) for a, b in between(words.text, _SEMICOLON)]
        named = (TO.match(one.text) for one in found)
        return found if all(m and self.owners(owner_words(m["who"])) for m in named) else [words]

    # --- actions -----------------------------------------------------------------------------------

    def action(
        self,
        piece: Piece,
        passage: Passage,
        who: str,
        *,
        asked: bool,
        said: str,
        became: Passage | None = None,
        goes_on: bool = False,
    ) -> bool:
        """Read one action; ``who`` names its owner beforehand, ``asked`` whether one without owner is one.

        ``became`` is what the words before it say of its state. Where more is said of the action behind it (``goes_on``),
        that may say who is to do it, so that not to name them here leaves no seat empty.
        """
        passage, status = _parted(passage, self.is_status)
        status = became or status
        passage, when, alone = self._ends_on(passage)
        who = who or (alone if asked else "")
        text = passage.text.rstrip(" .;")
        passage = passage.cut(0, len(text))
        ahead = passage.cut(0, m.start()) if (m := DUE_AT_END.search(text)) else passage
        another = TO.match(text) if who and not alone else None
        if another and self.owners(owner_words(another["who"])):
            reason = "it names somebody, and says of somebody else what they are to do"
            self.teller.cannot_read(piece.block, passage, reason)
            return True  # "ACTION Tom Reed: Ann Bee to sing"
        left, labelled = owners_of(ahead, self.teller.reading.profile)
        if labelled and not who:
            return self._labelled(piece, passage, left, labelled, status)
        named, owners, work = self.named(text, passage, who, said)
        if not asked and not owners:
            return False
        if not named and not is_no_deed(work.text) and not self._blank(text):
            reason = "an action, and it is not clear who is to do it"
            self.teller.cannot_read(piece.block, passage, reason)
            return True
        if len(work.text.split()) < 2 or self._is_resolved(work, owners or []):
            return False
        if is_no_deed(work.text):
            if first_word(work.text).casefold() not in ("none", "nothing"):
                reason = "it does not say what is to be done, but what is not, or where it stands"
                self.teller.cannot_read(piece.block, passage, reason)
            return True
        thing = self.last = self.teller.work(work)
        self._given_to(thing, piece, passage, (named, owners), said=said)
        if when is None or not self.teller.due(
            thing, when, due_words(when.text) or when.text.strip(" .")
        ):
            due_at_a_meeting(self.teller.reading, thing, passage)
        if status is not None:
            self.became(thing, status)
        if not named and goes_on:
            reason = "it names nobody, and what stands behind it may say who is to do it"
            self.teller.reading.not_understood(thing, piece.block, passage, reason)
        elif not named and asked:
            self.teller.reading.nobody(thing, "responsible", passage, said)
        return True

    def _given_to(
        self, thing: Ref, piece: Piece, passage: Passage, named: Named, *, said: str
    ) -> None:
        """Assign an action to whoever is named for it, or own up to a name that is not understood."""
        who, owners = named
        for agent, basis in owners or ():
            evidence = [passage, *self.spelt(who, agent)]
            self.teller.assigned(
                thing, "responsible", agent, evidence, said=said if who else "Action", basis=basis
            )
        if who and owners is None:
            reason = f"it is not clear who “{who}” is; add a kind or split decision"
            self.teller.reading.not_understood(thing, piece.block, passage, reason)

    def _ends_on(self, passage: Passage) -> tuple[Passage, Passage | None, str]:
        """An action without the sentences at its end that say by when, and only who: "Book the hall. CD. By 9 June."."""
        passage, when = _parted(passage, is_time)
        if when is not None and (label := _LABELLED_TIME.match(when.text)):
            when = when.cut(label.end())
        left, alone = _parted(passage, self.is_whose)
        return (left, when, alone.text.strip(" .")) if alone else (passage, when, "")

    def _labelled(
        self,
        piece: Piece,
        passage: Passage,
        work: Passage,
        labelled: Sequence[Owner],
        status: Passage | None,
    ) -> bool:
        """Read an action whose owner stands in it behind a label: "warn the shops (Owner: Ann Bee)"."""
        if len(work.text.split()) < 2:
            return False
        reading = self.teller.reading
        thing = self.teller.work(work)
        for owner in labelled:
            bodies = owner.role == "accountable" and reading.parties.asks_for_bodies(owner.label)
            reading.assign(thing, owner.role, owner.who, owner.label, piece.block, bodies=bodies)
        self.teller.due_in(thing, passage)
        if status is not None:
            self.became(thing, status)
        return True

    def became(self, thing: Ref, status: Passage) -> None:
        """Say what became of an action."""
        reading = self.teller.reading
        reading.findings.attribute(
            reading.source, status, thing, "status", status.text.strip(". ()")
        )

    def named(
        self, text: str, passage: Passage, who: str, said: str
    ) -> tuple[str, Owners | None, Passage]:
        """The words that name an action's owner, whom they mean, and what is left to do."""
        if who:
            return who, self.owners(who), passage
        of_agreed = said == "agreed"
        for pattern in (
            *((_BID,) if of_agreed else ()),
            TO,
            _WOULD,
            *((_BE_ASKED, _SHOULD, _SUBJUNCTIVE) if of_agreed else ()),
        ):
            m = pattern.match(text)
            if m is None or not self._can_own(m["who"], m["verb"]):
                continue
            condition = refused(m["who"], "", "") == "condition"  # "Ann Bee (if funds allow) to …"
            owners = None if condition else self.owners(owner_words(m["who"]))
            if owners is not None or pattern is TO:
                return m["who"], owners, passage.match(m, "work")
        if done := self._done_by(text, passage):
            return done
        m = _BARE.match(text) if said.casefold().startswith("action") else None
        if m and not _NOT_BARE.search(m["verb"]) and self._can_own(m["who"], m["verb"]):
            owners = self.owners(m["who"])  # "Action: Ann Bee, Cy Dee collate the figures"
            if owners and all(agent.kind == "person" for agent, _ in owners):
                return m["who"], owners, passage.match(m, "work")
        return self.behind(text, passage)

    def _is_resolved(self, work: Passage, owners: Owners) -> bool:
        """Whether a meeting does a thing by resolving it: "that the Council adopt the plan"."""
        own = self.teller.names.own.body
        verb = first_word(work.text).casefold()
        ours = bool(owners) and all(agent == own for agent, _ in owners)
        return ours and verb in frames().words["deeds of a meeting"]

    def _done_by(self, text: str, passage: Passage) -> tuple[str, Owners | None, Passage] | None:
        """Whoever is to do what is to be done "by" them: "training to be arranged by the Clerk in June"."""
        tokens, phrases = self.grammar.read(text)
        found = doers(tokens, phrases)
        if found is None or not is_sure(tokens, found[0]):
            return None
        who = text[tokens[found[0]].start : tokens[found[1] - 1].end]
        owners = self.owners(owner_words(who))
        return (who, owners, passage) if self.are_here(owners) else None

    def behind(self, text: str, passage: Passage) -> tuple[str, Owners | None, Passage]:
        """An owner in a bracket or behind a dash at the end of an action."""
        for pattern in (_BRACKETED, _DASHED):
            m = pattern.search(text)
            if m is None:
                continue
            first = re.split(r",\s+by\b|;\s*by\b|\s+by\b", m["who"])[0]
            names, comma, time = first.rpartition(", ")
            first = names if comma and is_time(time) else first  # "(AB, 3 May)"
            first = re.sub(r"^(?:Lead|Owner|Action|Resp(?:onsible)?|By)\s*:\s*", "", first)
            if ACRONYM.match(first) and fits(text[: m.start()], first):
                continue  # "National Roads Plan (NRP)": its own letters
            owners = self.owners(first)
            if owners:
                return first, owners, passage.cut(0, m.start())
        m = self._last_initials(text) or self._last_all(text)
        before = text[: m.start()] if m else ""
        if m and not goes_on(before) and not _OPEN.search(before):
            return m["who"], self.owners(m["who"]), passage.cut(0, m.start())
        return "", [], passage

    def _last_all(self, text: str) -> re.Match[str] | None:
        """The word for everyone on which an action ends: in capitals, or behind a dash."""
        m = _ALL_LAST.search(text)
        return m if m is not None and self.is_everyone(m["who"]) else None

    def _last_initials(self, text: str) -> re.Match[str] | None:
        """The initials of people of this meeting on which an action ends."""
        m = _INITIALS_LAST.search(text)
        return m if m is not None and self.are_here(self.owners(m["who"])) else None

    def _can_own(self, who: str, verb: str) -> bool:
        who = _FOR.sub("", who)
        words = who.split()
        first = words[0].casefold()
        known = frames().words
        if len(words) > _LONGEST or verb in known["unsaid_verbs"] or verb in known["no verbs"]:
            return False
        if first in known["imperatives"] and not self.owners(who):
            return False
        if re.match(r"\w+ (?:the|a|an|all|that)\b", who):
            return False  # "Invite the Authority to a meeting": a verb opens it
        if words[0][:1].islower() and first not in known["determiners"] and first != "all":
            return False
        return not re.search(
            r"\b(?:is|are|was|were|be|has|have|had|will|would|that|which|who|not)\b", who
        )

    def _blank(self, text: str) -> bool:
        """Whether an action names nobody at all: it opens with its verb, and no party is to do a thing in it."""
        tokens, phrases = self.grammar.read(text)
        named = doers(tokens, phrases) is not None
        ends = _LABELLED.search(text) or _BEHIND.search(text) or self._last_initials(text)
        if named or ends or _aside(text) or not _is_asked(text):
            return False  # somebody, or what is said of nobody, stands in it and was not read
        opening = " ".join(text.split()[:_OPENING])
        if _FINITE.search(opening) and not re.search(r"\bto be\b", opening):
            return False
        for phrase in phrases:
            after = tokens[phrase.last].low if phrase.last < len(tokens) else ""
            if phrase.party and (phrase.first == 0 or after == "to"):
                return False
        return not any(word.isupper() and len(word) > 1 for word in text.split()[:1])

    def state_in(self, piece: Piece) -> Passage | None:
        """The words with which a line below an action says what became of it: "Partly complete. The map is late."."""
        first = re.split(r"\s[–—-]\s|[.:;](?:\s|$)", piece.passage.text, maxsplit=1)[0].strip()
        plain = _PARTLY.sub("", first)
        status = plain and len(first.split()) <= _SHORT_STATUS and self.is_status(plain)
        return piece.passage.find(first) if status else None

    def is_status(self, text: str) -> bool:
        """Whether words say what became of an action, and nothing else."""
        low = text.casefold().strip(" .()")
        words = {*frames().words["done"], *self.teller.reading.profile.folded("status")}
        return len(low.split()) <= 8 and any(
            low == word or low.startswith(f"{word} ") for word in words
        )


def is_no_deed(work: str) -> bool:
    """Whether words say what is not done, what is so, or where the work stands: "never use it", "see above", "do this"."""
    words = re.findall(r"[\w'’]+", work.casefold())
    if is_own_affair(work):
        return True
    if words[:1] == ["there"] or _POINTS_BACK.fullmatch(" ".join(words)):
        return True
    denied = bool(words) and words[0] in frames().guards["denial"]["before"]
    first = [word for word in words[:3] if word not in ("the", "an", "a")]
    return denied or " ".join(first[:2]) in frames().words["elsewhere"]


def _is_asked(text: str) -> bool:
    """Whether an action says what to do, by a verb: "Metadata mapping" and "Release of data" are titles."""
    first, *rest = text.casefold().split()
    known = frames().words
    verb = first in known["verbs"] | known["imperatives"] | {"to"} and rest[:1] != ["of"]
    verb = verb or not known["determiners"].isdisjoint(rest[:1])
    return verb or _TO_BE_DONE.search(text) is not None


def _aside(text: str) -> bool:
    """Whether a bracket at the end names something that is no time: "(with Sam Fox)"."""
    m = _CLOSING.search(text)
    named = re.findall(r"\b[A-Z]\w+", m["aside"]) if m else []
    return any(word.casefold() not in frames().words["times"] for word in named)


def owner_words(who: str) -> str:
    """The words of an owner without those that lead up to them."""
    plain = _LEADING_UP.sub("", who)
    first = next(
        (w for w in frames().phrases["meanwhile"] if plain.casefold().startswith(f"{w} ")), ""
    )
    return re.sub(r"^(?:the|The)\s+", "", plain[len(first) :].lstrip(" ,")) if first else plain


def _parted(passage: Passage, fits: Callable[[str], bool]) -> tuple[Passage, Passage | None]:
    """Part the last sentence from an action where it says what became of it, or by when: "… the rota. Done."."""
    sentences = passage.sentences()
    if len(sentences) < 2 or not fits(sentences[-1].text):
        return passage, None
    at = passage.text.rfind(sentences[-1].text)
    return (passage.cut(0, at), sentences[-1]) if at > 0 else (passage, None)
