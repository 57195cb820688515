"""What a meeting agreed: actions with whoever is to do them, in lines, lists, resolutions and logs.

An action names its owner before "to" and a verb, behind "Action", or in a bracket at its end. Initials are of
those whom the document spells out. "Action: invite the Authority" has nobody beside it, which is said as
such; an owner that is named and not understood is owned up to and never a vacancy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from remit.graph.lookup import key
from remit.loaders.blocks import Passage
from remit.loaders.claims.guards import refused
from remit.loaders.claims.names import fits
from remit.loaders.claims.phrases import Grammar, Phrase
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.told import DUE_AT_END, Teller
from remit.loaders.drafts import Ref
from remit.loaders.recognisers.inline import Owner, owners_of
from remit.loaders.schema.frames import frames
from remit.loaders.wording import ACRONYM, bare

Owners = list[tuple[Ref, str]]  # an agent, and on what basis it is the one

_MARKED = re.compile(
    r"^(?P<mark>(?:AGREED )?ACTIONS?(?: POINT)?|(?:Agreed )?Actions?(?: point)?)\s*(?P<no>\d{1,2}(?:\.\d+)*)?\s*"
    r"(?:\((?P<who>[^()]{1,80})\)\s*[:–-]?|[:–-])\s*(?P<rest>\S.*)$"
)
_BEFORE = re.compile(r"^(?P<who>[A-Z][^:.]{0,60}?):\s+(?P<work>\S.*)$")
_AGREED = re.compile(
    r"^(?:It was (?:also |further |then )?|The \w+ |Members )?(?P<mark>AGREED|RESOLVED|Agreed|Resolved|agreed|resolved)"
    r"\s*(?:[:,–-]\s*(?:that\s+|THAT\s+)?|that\s+|THAT\s+)(?P<rest>\S.*)$"
)
_TOOK_ON = re.compile(
    r"^(?P<who>.{2,80}?)\s+(?P<verb>agreed|undertook|offered|was asked|were asked|volunteered|is to|are to|will)\s+(?:to\s+)?(?P<work>[a-z]+\s.*)$"
)
_WITH_STOPS = (
    r"(?:[^.;:]|(?<![a-z]{5})\.(?=\s?[A-Z]))"  # the stops of "W. Young" and "Sgt. Bee" too
)
_WITH_INITIALS = re.compile(r"^(?:[A-Z]\.\s?){1,3}[A-Z][\w'’-]+$")
_TO = re.compile(rf"^(?P<who>{_WITH_STOPS}{{2,90}}?)\s+to\s+(?P<work>(?P<verb>[a-z]+)\b.*)$")
_WOULD = re.compile(
    r"^(?P<who>[^.;:,]{2,80}?)\s+(?:would|will|shall)\s+(?P<work>(?P<verb>[a-z]+)\b.*)$"
)
_BARE = re.compile(r"^(?P<who>[^.;:]{2,90}?)\s+(?P<work>(?P<verb>(?!and\b|or\b)[a-z]+)\b.*)$")
_NOT_BARE = re.compile(r"(?:ed|ing|s)$")  # "Ann Bee noted", "Ann Bee's", "Ann Bee thanks"
_SUBJUNCTIVE = re.compile(
    r"^(?P<who>(?:the\s+)?[A-Z][^.;:,]{1,60}?)\s+(?P<work>(?P<verb>[a-z]+)\s(?:to|the|a|an|with|for|all|its|his|her|their)\b.*)$"
)
_BRACKETED = re.compile(r"(?:(?<!\s)\s+)?[\[(](?P<who>[^()\[\]]{2,60})[\])]\.?\s*$")
_DASHED = re.compile(r"(?<!\s)\s+[–—-]\s+(?P<who>[A-Z][^–—]{1,60}?)\.?\s*$")
_LABELLED = re.compile(r"(?:^|[\s(\[–—-])[A-Z][a-z]+(?: [a-z]+){0,2}:\s+\S")
_LABEL_FIRST = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,2}:\s+\S")
_BEHIND = re.compile(r"\s[–—-]\s+\S[^–—]{1,60}$|[\[(][A-Z][^()\[\]]{1,60}[\])]\W*$")
_BOX = re.compile(r"^\[[ xX✓]?\]\s*")
_OWNED_LINE = re.compile(r"^(?P<who>[A-Z][^:.()–—]{0,50}?)(?:\s+[–—-]|:)\s+(?P<work>[a-z]+\s.*)$")
_WHEN_BEHIND = re.compile(r"(?:(?<!\s)\s+)?\((?P<when>[^()]{2,40})\)[ .]*$")
_SAID_OF = re.compile(
    r"^(?:.{2,80}?\basked for|(?:.{0,40}?\b)?agreed that .{2,80}?\b(?:would|will|should))\s+(?P<work>\S.*)$"
)
_BRACKET_FIRST = re.compile(r"^[\[(](?P<status>[^()\[\]]{2,30})[\])]\s*[:–-]?\s+(?=\S)")
_NAMED = re.compile(
    r"(?:(?<!\s)\s+)?[\[(](?:Action|ACTION)s?\s*[:–-]\s*(?P<who>[^()\[\]]{2,80})[\])]\.?\s*$"
)
_LEADS = re.compile(r"^(?P<topic>.+?)(?:(?<!\s)\s+)?[–—-]\s*[Ll]eads?:?\s+(?P<who>.+)$")
_OLD = re.compile(
    r"\b(?:previous|last)\b.*\bactions?\b|\bactions?\b.*\b(?:previous|last) (?:meeting|minutes)\b|\bmatters arising\b",
    re.IGNORECASE,
)
_CUT = re.compile(r"(?:(?<!\s)\s+)?(?:/|;|,\s+(?:and\s+)?)\s*|(?<!\s)\s+(?:&|and)\s+")
_NO_VERB = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "my",
        "our",
        "his",
        "her",
        "its",
        "their",
        "all",
        "any",
        "each",
        "every",
        "school",
        "date",
    ]
)
_NO_DEED = (
    "be",
    "have",
    "not",
    "need",
    "remain",
    "continue",
    "leave",
    "retire",
    "also",
    "then",
    "still",
    "only",
    "become",
    "miss",
)
_FINITE = re.compile(
    r"\b(?:will|would|was|were|is|are|has|have|had|should|shall|agreed|noted|must|may|can|could)\b"
)
_OPENING = 12  # words in which an action that names nobody has no finite verb
_LONGEST = 12  # words of an owner
_LONGEST_ACTION = 2  # sentences


@dataclass
class _Reader:
    teller: Teller
    grammar: Grammar

    # --- owners ------------------------------------------------------------------------------------

    def owners(self, text: str) -> Owners | None:
        """Whom words before "to", in a bracket or behind "Lead" mean; ``None`` where that is not clear."""
        text = text.strip(" .,:")
        everyone = {key(word) for word in self.teller.reading.profile.words["everyone"]}
        if key(text) in everyone:
            return [(Ref("body", text), "inferred")]
        if self._one(text) is not None:
            return [found for found in (self._one(text),) if found]
        found: Owners = []
        for piece in _CUT.split(text):
            one = self._one(piece)
            if one is None:
                return None
            found.append(one)
        return found or None

    def _one(self, text: str) -> tuple[Ref, str] | None:
        name = bare(text)
        if not name:
            return None
        if known := self.teller.names.person(name):
            return Ref("person", known.name), "inferred"
        if ACRONYM.match(name):
            return self._acronym(name)
        phrase = self.grammar.one(text)
        if (phrase is None or not phrase.party) and _WITH_INITIALS.match(name):
            return Ref("person", name), "inferred"
        if phrase is None or not phrase.party:
            return None
        if phrase.kind == "body" and phrase.guessed and " " not in phrase.name:
            return None
        if phrase.kind == "person":
            if " " not in phrase.name:
                known = self.teller.names.person(phrase.name)
                return (Ref("person", known.name), "inferred") if known else None
            same = [p.name for p in self.teller.names.people if key(p.name) == key(phrase.name)]
            return Ref("person", same[0] if same else phrase.name), "inferred"
        if phrase.kind == "post":
            home = self.teller.home(phrase.home)
            office = frames().offices.get(phrase.name.casefold())
            if office in ("Chair", "Vice-chair") and not home and self.teller.names.own.body:
                home = self.teller.names.own_name
            title = bare(phrase.name)
            title = title[:1].upper() + title[1:]
            return Ref("post", f"{title} of {home}" if home else title), "inferred"
        body = self.teller.names.body(phrase)
        return (body, "inferred") if body is not None else None

    def _acronym(self, name: str) -> tuple[Ref, str] | None:
        """Letters that are no person's: a body that the document spells out, else not understood."""
        names = self.teller.names
        reading = names.reading
        if name in names.short or reading.knows(name):
            return reading.body(name), "inferred"
        fitting = {full for full in names.full.values() if fits(full, name)}
        if len(fitting) == 1 and len(name) > 2:
            return self.teller.reading.body(fitting.pop()), "inferred"
        return None

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
    ) -> bool:
        """Read one action; ``who`` names its owner beforehand, ``asked`` whether one without owner is one.

        ``became`` is what the words before it say of its state.
        """
        passage, status = _status(self, passage)
        status = became or status
        text = passage.text.rstrip(" .;")
        passage = passage.cut(0, len(text))
        ahead = passage.cut(0, m.start()) if (m := DUE_AT_END.search(text)) else passage
        left, labelled = owners_of(ahead, self.teller.reading.profile)
        if labelled and not who:
            return self._labelled(piece, passage, left, labelled, status)
        named, owners, work = self._named(text, passage, who, said)
        if not asked and not owners:
            return False
        if not named and not self._blank(text):
            reason = "an action, and it is not clear who is to do it"
            self.teller.reading.findings.cannot_read(
                self.teller.reading.source, piece.block, passage, reason
            )
            return True
        if len(work.text.split()) < 2:
            return False
        thing = self.teller.work(work)
        for agent, basis in owners or ():
            evidence = [passage, *self.spelt(named, agent)]
            self.teller.assigned(
                thing, "responsible", agent, evidence, said=said if named else "Action", basis=basis
            )
        self.teller.due_in(thing, passage)
        if status is not None:
            self._became(thing, status)
        if named and owners is None:
            reason = f"it is not clear who “{named}” is; add a kind or split decision"
            self.teller.reading.findings.cannot_read(
                self.teller.reading.source, piece.block, passage, reason
            )
            self.teller.reading.not_read(thing, passage, reason)
        elif not named and asked:
            self.teller.reading.nobody(thing, "responsible", passage, said)
        return True

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
            self._became(thing, status)
        return True

    def _became(self, thing: Ref, status: Passage) -> None:
        """Say what became of an action."""
        reading = self.teller.reading
        reading.findings.attribute(
            reading.source, status, thing, "status", status.text.strip(". ()")
        )

    def _named(
        self, text: str, passage: Passage, who: str, said: str
    ) -> tuple[str, Owners | None, Passage]:
        """The words that name an action's owner, whom they mean, and what is left to do."""
        if who:
            return who, self.owners(who), passage
        for pattern in (_TO, _WOULD, *((_SUBJUNCTIVE,) if said == "agreed" else ())):
            m = pattern.match(text)
            if m is None or not self._can_own(m["who"], m["verb"]):
                continue
            owners = self.owners(_owner_words(m["who"]))
            if owners is not None or pattern is _TO:
                return m["who"], owners, passage.match(m, "work")
        m = _BARE.match(text) if said.casefold().startswith("action") else None
        if m and not _NOT_BARE.search(m["verb"]) and self._can_own(m["who"], m["verb"]):
            owners = self.owners(m["who"])  # "Action: Ann Bee, Cy Dee collate the figures"
            if owners and all(agent.kind == "person" for agent, _ in owners):
                return m["who"], owners, passage.match(m, "work")
        return self.behind(text, passage)

    def behind(self, text: str, passage: Passage) -> tuple[str, Owners | None, Passage]:
        """An owner in a bracket or behind a dash at the end of an action."""
        for pattern in (_BRACKETED, _DASHED):
            m = pattern.search(text)
            if m is None:
                continue
            first = re.split(r",\s+by\b|;\s*by\b|\s+by\b", m["who"])[0]
            first = re.sub(r"^(?:Lead|Owner|Action|Resp(?:onsible)?|By)\s*:\s*", "", first)
            owners = self.owners(first)
            if owners:
                return first, owners, passage.cut(0, m.start())
        return "", [], passage

    def _can_own(self, who: str, verb: str) -> bool:
        words = who.split()
        first = words[0].casefold()
        known = frames().words
        if len(words) > _LONGEST or verb in known["unsaid_verbs"] or verb in _NO_VERB:
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
        if _LABELLED.search(text) or _BEHIND.search(text):
            return False  # somebody, or what is said of nobody, stands in it and was not read
        opening = " ".join(text.split()[:_OPENING])
        if _FINITE.search(opening) and not re.search(r"\bto be\b", opening):
            return False
        for phrase in phrases:
            after = tokens[phrase.last].low if phrase.last < len(tokens) else ""
            if phrase.party and (phrase.first == 0 or after == "to"):
                return False
        return not any(word.isupper() and len(word) > 1 for word in text.split()[:1])

    def spelt(self, named: str, agent: Ref) -> list[Passage]:
        """Where the document spells out the person whom initials mean."""
        if agent.kind != "person" or agent.name in named:
            return []
        return [p.passage for p in self.teller.names.people if p.name == agent.name][:1]


def _owner_words(who: str) -> str:
    return re.sub(r"^(?:that|and|the|[Ff]or)\s+", "", who)


def _status(reader: _Reader, passage: Passage) -> tuple[Passage, Passage | None]:
    """Part what became of an action from its words: "… the rota. Done."."""
    sentences = passage.sentences()
    if len(sentences) < 2:
        return passage, None
    status = _is_status(reader, sentences[-1].text)
    at = passage.text.rfind(sentences[-1].text)
    return (passage.cut(0, at), sentences[-1]) if status and at > 0 else (passage, None)


def _is_status(reader: _Reader, text: str) -> bool:
    low = text.casefold().strip(" .()")
    words = {*frames().words["done"], *reader.teller.reading.profile.folded("status")}
    return len(low.split()) <= 8 and any(
        low == word or low.startswith(f"{word} ") for word in words
    )


def read(teller: Teller, grammar: Grammar, found: Sequence[Piece], before: set[int]) -> set[int]:
    """Read every action of a meeting; returns the pieces that are taken, by identity."""
    reader = _Reader(teller, grammar)
    taken: set[int] = set()
    if teller.names.own.paper == "log":
        taken |= _log(reader, found)
    meeting = teller.names.own.paper in ("minutes", "log") or any(
        p.role in ("present", "apologies") for p in found
    )
    listing = False
    for piece in found:
        if id(piece) in before | taken:
            listing = False
        elif piece.role and piece.kind == "line":
            listing = piece.role in ("actions", "old actions")
        elif _marked(reader, piece) or (meeting and _opens_with_owner(reader, piece)):
            taken.add(id(piece))
        else:
            listing = listing and _goes_on(reader, piece)
            if listing and _listed(reader, piece):
                taken.add(id(piece))
            elif meeting:
                _in_prose(reader, piece)
    return taken


def _goes_on(reader: _Reader, piece: Piece) -> bool:
    """Whether a list of actions goes on: a line without bullet has to name its owner."""
    if piece.kind == "line":
        text = piece.passage.text
        return bool(_TO.match(text)) or bool(reader.behind(text, piece.passage)[1])
    return piece.kind == "item" or len(piece.passage.sentences()) <= _LONGEST_ACTION


def _listed(reader: _Reader, piece: Piece) -> bool:
    asked = piece.kind == "item" and _is_work(piece)
    return reader.action(piece, piece.passage, "", asked=asked, said="Actions")


def _is_work(piece: Piece) -> bool:
    """Whether an item of a list of actions is one though it names no owner: it begins with a verb."""
    words = piece.passage.text.split()
    m = _TO.match(piece.passage.text)
    if m and m["verb"] in frames().words["unsaid_verbs"]:
        return False
    return len(words) > 2 and not refused(piece.passage.text, "", "")


def _marked(reader: _Reader, piece: Piece) -> bool:
    """Lines that begin with "Action": one action each; the sentences behind it are its words."""
    m = _MARKED.match(piece.passage.text)
    if m is None:
        return False
    rest = piece.passage.match(m, "rest")
    who = m["who"] or ""
    became: Passage | None = None
    if who and _is_status(reader, who):  # "Action (closed): …"
        who, became = "", piece.passage.match(m, "who")
    elif (bracket := _BRACKET_FIRST.match(rest.text)) and _is_status(reader, bracket["status"]):
        became, rest = rest.match(bracket, "status"), rest.cut(bracket.end())
    if not who and (named := _BEFORE.match(rest.text)) and reader.owners(named["who"]):
        who, rest = named["who"], rest.match(named, "work")  # "Action – AB: book the hall"
    if who and reader.owners(who) is None and re.search(r"\d", who):
        who = ""
    if not who and reader.owners(rest.text) and len(rest.text.split()) <= 4:
        reason = "it says who acts, and not what is to be done"
        reader.teller.reading.findings.cannot_read(
            reader.teller.reading.source, piece.block, piece.passage, reason
        )
        return True
    read_ = False
    for n, sentence in enumerate(_one_by_one(reader, rest)):
        first = n == 0
        read_ = (
            reader.action(
                piece,
                sentence,
                who if first else "",
                asked=first,
                said=m["mark"],
                became=became if first else None,
            )
            or read_
        )
    return read_


def _opens_with_owner(reader: _Reader, piece: Piece) -> bool:
    """An item that has somebody of this meeting before a dash: "Ann – book the hall (by May)"."""
    passage = piece.passage
    ticked = _BOX.match(passage.text)
    if ticked:
        passage = passage.cut(ticked.end())
    m = _OWNED_LINE.match(passage.text)
    if m is None or not (ticked or piece.kind == "item"):
        return False
    owners, work = reader.owners(m["who"]), passage.match(m, "work")
    if not owners:
        if ticked:
            reason = f"an action, and it is not clear who “{m['who']}” is"
            reader.teller.reading.findings.cannot_read(
                reader.teller.reading.source, piece.block, piece.passage, reason
            )
        return bool(ticked)
    here = {person.name for person in reader.teller.names.people}
    if not ticked and not all(agent.name in here for agent, _ in owners):
        return False  # "Mere Council – new rules": a topic
    when = _WHEN_BEHIND.search(work.text)
    thing = reader.teller.work(work.cut(0, when.start()) if when else work)
    for agent, basis in owners:
        evidence = [passage, *reader.spelt(m["who"], agent)]
        reader.teller.assigned(thing, "responsible", agent, evidence, said=m["who"], basis=basis)
    if when:
        reader.teller.due(thing, passage, re.sub(r"^(?:by|before)\s+", "", when["when"]))
    return True


def _named_behind(reader: _Reader, piece: Piece, sentence: Passage) -> bool:
    """A sentence with its action's owner in a bracket: "Figures were asked for [Action: Sgt Bee]."."""
    m = _NAMED.search(sentence.text)
    if m is None:
        return False
    before = sentence.cut(0, m.start())
    said = _SAID_OF.match(before.text)
    work = before.match(said, "work") if said else before
    owners = reader.owners(re.split(r",\s+(?:by|for|before|at)\b", m["who"])[0])
    if not owners:
        reason = f"an action, and it is not clear who “{m['who']}” is"
        reader.teller.reading.findings.cannot_read(
            reader.teller.reading.source, piece.block, sentence, reason
        )
        return True
    thing = reader.teller.work(work)
    for agent, basis in owners:
        evidence = [sentence, *reader.spelt(m["who"], agent)]
        reader.teller.assigned(thing, "responsible", agent, evidence, said="Action", basis=basis)
    reader.teller.due_in(thing, sentence)
    return True


def _one_by_one(reader: _Reader, rest: Passage) -> list[Passage]:
    """The sentences of an action, each with what became of it if that stands behind it."""
    found: list[tuple[int, int]] = []
    at = 0
    for sentence in rest.sentences():
        start = rest.text.find(sentence.text, at)
        at = start + len(sentence.text)
        if found and (_is_status(reader, sentence.text) or _LABEL_FIRST.match(sentence.text)):
            found[-1] = (found[-1][0], at)
        else:
            found.append((start, at))
    return [rest.cut(a, b) for a, b in found]


def _in_prose(reader: _Reader, piece: Piece) -> None:
    """Sentences of minutes in which something was agreed, or in which somebody took a thing on."""
    for sentence in piece.passage.sentences():
        text = sentence.text
        if _named_behind(reader, piece, sentence):
            continue
        if m := _MARKED.match(text):
            reader.action(
                piece, sentence.match(m, "rest"), m["who"] or "", asked=True, said=m["mark"]
            )
        elif m := _AGREED.match(text):
            reader.action(piece, sentence.match(m, "rest"), "", asked=False, said="agreed")
        elif (m := _TOOK_ON.match(text)) and not refused(m["who"], "", text[m.end("verb") :]):
            if m["work"].split()[0] in (
                *_NO_VERB,
                "that",
                "with",
                "by",
                "and",
                "on",
                "in",
                "as",
                "at",
                "be",
                "not",
            ):
                continue
            owners = reader.owners(_owner_words(m["who"]))
            if m["verb"] == "will" and not _promised(reader, m, owners):
                continue
            if owners:
                thing = reader.teller.work(
                    sentence.match(m, "work").cut(0, len(m["work"].rstrip(" .")))
                )
                for agent, basis in owners:
                    evidence = [sentence, *reader.spelt(m["who"], agent)]
                    reader.teller.assigned(
                        thing, "responsible", agent, evidence, said=m["verb"], basis=basis
                    )
                reader.teller.due_in(thing, sentence)


def _promised(reader: _Reader, m: re.Match[str], owners: Owners | None) -> bool:
    """Whether "Ann Bee will bring the plan" is an action: somebody of this meeting, and something to do."""
    here = {person.name for person in reader.teller.names.people}
    verb = m["work"].split()[0]
    still = (*frames().words["unsaid_verbs"], *_NO_DEED)
    return (
        bool(owners)
        and all(agent.kind == "person" and agent.name in here for agent, _ in owners or ())
        and verb not in still
        and not verb.endswith("ly")
    )


# --- logs that are lines: a heading with owners, an action, its status -------------------------------


def _log(reader: _Reader, found: Sequence[Piece]) -> set[int]:
    """A log of lines: what stands before a status is an action, what stands above is its heading."""
    taken: set[int] = set()
    for lines in _blocks(found):
        if not any(_is_status(reader, line.passage.text) for line in lines[1:]):
            continue
        heads: list[Piece] = []
        owners: tuple[Piece, str, Owners | None, str] | None = None
        for line, after in zip(lines, [*lines[1:], None], strict=True):
            if after is not None and _is_status(reader, after.passage.text):
                thing = reader.teller.work(line.passage)
                reader.teller.reading.findings.attribute(
                    reader.teller.reading.source, after.passage, thing, "status", after.passage.text
                )
                if owners is None:
                    owners = next((o for h in reversed(heads) if (o := _headed(reader, h))), None)
                _owned(reader, thing, line, heads, owners)
            elif not _is_status(reader, line.passage.text):
                if owners is not None:
                    owners, heads = None, []
                heads.append(line)
            taken.add(id(line))
    return taken


def _blocks(found: Sequence[Piece]) -> Iterator[list[Piece]]:
    current: list[Piece] = []
    for piece in found:
        if current and piece.block is not current[-1].block:
            yield current
            current = []
        current.append(piece)
    if current:
        yield current


def _headed(reader: _Reader, head: Piece) -> tuple[Piece, str, Owners | None, str] | None:
    """The owners that a heading names: "Tide tables – Lead HS/BB", or a heading that is a party."""
    text = head.passage.text
    if m := _LEADS.match(text):
        return head, m["who"], reader.owners(m["who"]), "accountable"
    one: Phrase | None = reader.grammar.one(text)
    if one is not None and one.kind in ("body", "person", "post") and not one.guessed:
        owners = reader.owners(text)
        return (head, text, owners, "responsible") if owners else None
    return None


def _owned(
    reader: _Reader, thing: Ref, line: Piece, heads: list[Piece],
    owners: tuple[Piece, str, Owners | None, str] | None,
) -> None:  # fmt: skip
    if owners is None:
        evidence = [line.passage, *(h.passage for h in heads[-1:])]
        reader.teller.reading.nobody(thing, "responsible", evidence, "Action")
        return
    head, named, read_, role = owners
    if read_ is None:
        reason = f"it is not clear who “{named}” is; add a kind or split decision"
        reader.teller.reading.findings.cannot_read(
            reader.teller.reading.source, head.block, head.passage, reason
        )
    for agent, basis in read_ or ():
        evidence = [head.passage, line.passage, *reader.spelt(named, agent)]
        reader.teller.assigned(
            thing,
            role,
            agent,
            evidence,
            said="Lead" if role == "accountable" else named,
            basis=basis,
        )
