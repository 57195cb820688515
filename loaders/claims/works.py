"""What relations mean of pieces of work: who leads, answers for, does and helps with them, and who is asked about them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from remit.loaders.blocks import Passage
from remit.loaders.claims import papers
from remit.loaders.claims.below import Below
from remit.loaders.claims.clauses import Match
from remit.loaders.claims.gapped import Share, shares
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.verbs import is_infinitive, is_no_matter, may_all_have, tells_of_all
from remit.loaders.claims.work_words import each
from remit.loaders.drafts import Ref
from remit.loaders.outline import front
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import any_of, frames
from remit.ontology import Role

_RESPONSIBILITY = re.compile(r"(?:the )?(?:responsibility|accountability) for\b", re.IGNORECASE)
_RISKS = re.compile(r"\brisks?\b", re.IGNORECASE)
# "Managing this risk falls to": that is what is somebody's, and not a piece of work of its own.
_SEEING_TO = re.compile(r"(?:managing|handling|treating|owning|leading|watching)\s+", re.IGNORECASE)
_FRONT = 3  # blocks of a title
_BELONGS = ("belong", "to")  # of land and dogs it says whose they are, and no work
_MANAGED = ("be", "managed", "by")  # of a post it says whom it answers to
_DOES = ("accountable", "responsible")
_OF_WHAT = re.compile(r"^(?P<what>[^:–—.]{3,80}?)(?::|\s[–—-])\s")
_WHICH = re.compile(
    r"\s(?:of|to|for|in|on|at|from|called|named|that|which)\s"
)  # behind what is owned
_ITSELF = re.compile(r"(?<!\s)\s+itself$")
_AGAIN = re.compile(
    r",\s(?:and\s)?for\s(?:the|any|all|its|their|[a-z]+ing)\b|\sand\sfor\s(?:the|any|all|its|their|[a-z]+ing)\b"
)
_TELLING = ("terms", "plan")  # papers
_LAST_TOKENS = 2  # the last word of a sentence, and its full stop
_OPENING = 3  # words of a piece of work that say what kind of thing it is


_BELOW = re.compile(r"(?:the )?following(?: [a-z]+)?", re.IGNORECASE)  # what is listed behind it


class Works(Below):
    """Tells the facts of matches that are said of work; ``main`` is that of which the sentence told before."""

    main: Ref | None = None

    def _work_of(
        self, m: Match, words: Passage | None, who: Sequence[Phrase], role: Role
    ) -> bool | Ref:
        agents = self.agents(who, m.sentence.passage)
        if words is not None and _BELOW.fullmatch(words.text):
            return False
        if words is None or not agents or (m.frame.of == "left" and tells_of_all(who, words.text)):
            return False
        posts = self.teller.reading.grammar.posts
        if role in _DOES and any(p.several and not may_all_have(p, words.text, posts) for p in who):
            return False  # "Contractors are responsible for the delay"
        if role in _DOES and is_no_matter(words.text):
            return True  # "is responsible for losing the cheque"
        if said := _this_page(words.text):
            theme = self._theme(said)
            if theme is None:
                return False
            work = theme
        elif papers.is_paper(self.teller.reading, words.text) or papers.is_paper(
            self.teller.reading, f"the {words.text}"
        ):
            work = papers.own_paper(self.teller.reading)
        elif papers.names_some_paper(words.text):
            return False  # "the lead for the plan", which is not this one: no piece of work
        else:
            work = self.teller.work(words)
        for agent, basis in agents:
            self.teller.assigned(
                work, role, agent, m.sentence.passage, said=m.frame.said, basis=basis
            )
        if work.kind == "action":
            self.teller.due_in(work, m.sentence.passage)
        return work

    def _theme(self, said: str) -> Ref | None:
        """What "this theme" means: the priority of the page or, in a plan, the heading above, where it is known for one.

        "This risk" is the heading above it in a paper of risks.
        """
        heading = self.names.heading
        risk = said.endswith(("risk", "one")) and _is_of_risks(self.teller.reading)
        if said.endswith(("risk", "one")) and not risk:
            return None
        told = risk or (self.names.priority is None and self.names.own.paper == "plan")
        if not told or heading is None:
            return self.names.priority
        theme = Ref("risk" if risk else "priority", heading.text)
        say, source = self.teller.reading.findings, self.teller.reading.source
        ends = (end for draft in say.drafts for end in (draft.subject, draft.object))
        named = risk or any_of("themes").search(heading.text) or theme in ends
        if not named or _is_title(self.teller.reading, heading):
            return None  # "Contacts": no heading is a theme by what stands below it
        say.attribute(source, heading, theme, "name", heading.text)
        return theme

    def _shared(self, m: Match) -> bool | Ref:
        """Read "the power to close it is shared between A and B": of what can be somebody's, not of costs or news."""
        work = m.work_left()
        nouns = {t.casefold() for t in work.text.split()[:_OPENING]} if work is not None else set()
        told = work is not None and _RESPONSIBILITY.match(work.text)  # by a frame of its own
        if told or not nouns & frames().words["what is shared"] or len(m.right()) < 2:
            return True
        return self._work_of(m, work, m.right(), "accountable")

    def _accountable(self, m: Match) -> bool | Ref:
        led = self.body_led(m)
        return self._work(m, "accountable") if led is None else led

    def _consulted_work(self, m: Match) -> bool | Ref:
        """Read "the Panel must be consulted on rents, on fees and on any sale": each of them."""
        if m.frame.of != "right":
            return self._side_of(m, "consulted")
        works = [m.work_right()] if m.last < len(m.sentence.tokens) else []
        said = m.frame.words[-1]
        if works[:1] != [None] and works and said in ("on", "about"):
            behind = m.sentence.passage.cut(m.sentence.tokens[m.last].start)
            works = list(each(behind.cut(0, len(behind.text.rstrip(" ."))), said))
        told: bool | Ref = False
        for work in works:
            told = self._work_of(m, work, m.left(), "consulted") or told
        return told

    def _informed_work(self, m: Match) -> bool | Ref:
        """Read "the Panel must be informed of any sale"."""
        return self._side_of(m, "informed")

    def _helps_work(self, m: Match) -> bool | Ref:
        """Read "the meadow is cut with help from the Trust", "the Trust helps the Clerk with the accounts"."""
        if m.frame.of == "right" and not self._helps_somebody(m):
            return True  # "helps people with their bills" is a deed, and no one's piece of work
        return self._side_of(m, "consulted")

    @staticmethod
    def _helps_somebody(m: Match) -> bool:
        """Whether one party helps another with a piece of work of its own: "the weekly count", and not "better records"."""
        among, s = m.among(), m.sentence
        opens = s.tokens[m.last].low if m.last < len(s.tokens) else ""
        one = any(p.party and not p.several for p in among) and not any(p.several for p in among)
        return one and opens in frames().words["determiners"]

    def _side_of(self, m: Match, role: Role) -> bool | Ref:
        """Say who is asked or told of a piece of work, or helps with it, wherever the frame has the two."""
        who = m.left() if m.frame.who == "left" else m.right()
        words = {"left": m.work_left, "middle": m.work_within, "right": m.work_right}
        work = words[m.frame.of]()
        told = self._work_of(m, work, who, role)
        return told or self._group_beside(m, work, words[m.frame.who](), role)

    def _group_beside(
        self, m: Match, work: Passage | None, who: Passage | None, role: Role
    ) -> bool | Ref:
        """Say that a group of people is asked, is told or helps: "Residents of Quay Row must be told before any fair"."""
        if work is None or who is None or papers.names_some_paper(work.text):
            return False
        parties = self.teller.reading.parties.read(who)
        if not parties or any(p.kind != "group" or " " not in p.name for p in parties):
            return False
        thing, reading = self.teller.work(work), self.teller.reading
        block = reading.marks[0].block  # nothing is owned up to: all are understood
        for party in parties:
            reading.assign_party(thing, role, party, m.frame.said, block)
        return thing

    def _responsible(self, m: Match) -> bool | Ref:
        if m.frame.words == _MANAGED and m.left()[-1:] and m.left()[-1].kind in ("post", "person"):
            return self._below(m.left(), m.right(), m.sentence.passage, m.frame.said)
        words = m.work_left() if m.frame.words == _BELONGS else None
        if words is not None and not _may_belong(words.text):
            return True  # "The hedge belongs to Mr Dunn"
        return self._work(m, "responsible")

    def _owns(self, m: Match) -> bool | Ref:
        """Read "the Clerk owns the policy": of what is somebody's to look after, and not of land and dogs."""
        forward = m.frame.of == "right"
        words = m.work_right() if forward else self._it_or(m, m.work_left())
        who = m.left() if forward else m.right()
        if words is None or (forward and "," in words.text):
            return True  # "owns the policy, tests it and reports on it": each is told as what somebody does
        plain = _ITSELF.sub("", words.text)
        known = frames().words["what is owned"] | frames().words["what is led"]
        what = _WHICH.split(plain)[0].casefold().split()
        while what and (what[-1] == "and" or any(c.isdigit() for c in what[-1])):
            what.pop()  # "risks 3 and 4"
        if set(what) & frames().words["property"]:
            return True  # "is the owner of the copyright work"
        named = what[:1] not in (["a"], ["an"]) and not known.isdisjoint(what[-1:])
        has_as = m.frame.words[0] == "have" and m.frame.words[-2:] != ("as", "owner")  # of a shop
        if not (
            has_as or _this_page(plain) or named or papers.is_paper(self.teller.reading, plain)
        ):
            return True  # "the woodland is owned by the Estate", "a dog called Budget"
        return self._work_of(m, words.cut(0, len(plain)), who, "accountable")

    def _power(self, m: Match) -> bool | Ref:
        """Read "the Clerk has power to sign leases": who may do a thing answers for it."""
        s = m.sentence
        if (frozenset(s.passage.numbers), s.passage.text) in self.teller.handed:
            return True  # it stands among the delegations
        if m.frame.of == "right" and m.frame.words[-1] == "to":
            verb = s.tokens[m.last].low if m.last < len(s.tokens) else ""
            if not is_infinitive(verb):
                return (
                    False  # "has delegated authority to the Clerk": whoever stands behind it has it
                )
        return self._work(m, "accountable")

    def _work(self, m: Match, role: Role) -> bool | Ref:
        if m.frame.of == "right":
            if any(
                p.kind in ("person", "post") and p.generic and p.name == "lead" for p in m.left()
            ):
                return False
            if (told := self._of_it(m, role)) or (parted := shares(m)) is None:
                return told or False
            return self._shares_of(m, parted, role) or self._works_of(m, role)
        words = m.work_within() if m.frame.of == "middle" else self._it_or(m, m.work_left())
        if words is not None and _plain(words.text) in frames().words["parts alone"]:
            words = self._before_colon(m)  # "Call records: responsibility rests with the Clerk"
        if words is not None and words.text.casefold().endswith((" it", " this", " that")):
            return False  # "In an emergency it falls to the Chair": what does stands behind
        left = m.left()
        if (
            m.frame.of == "left"
            and left
            and left[-1].kind in ("person", "body")
            and left[-1].first == 0
            and not left[-1].vague
        ):
            return False  # "The Board is delegated to": nothing that could be done
        return self._work_of(m, words, m.right(), role)

    def _shares_of(self, m: Match, parted: Sequence[Share], role: Role) -> bool | Ref:
        """Read "leads on parks, the Trust on roads": each of whoever it names."""
        told: bool | Ref = False
        for share in parted:
            told = self._work_of(m, share.work, share.who, role) or told
        return told

    def _works_of(self, m: Match, role: Role) -> bool | Ref:
        """Read "is responsible for the agenda, for the minutes and for the room": each of them."""
        s = m.sentence
        behind = s.passage.cut(s.tokens[m.last].start) if m.last < len(s.tokens) else None
        if behind is None or m.frame.words[-1] != "for" or not _AGAIN.search(behind.text):
            return self._work_of(m, m.work_right(), m.left(), role)
        told: bool | Ref = False
        for work in each(behind.cut(0, len(behind.text.rstrip(" ."))), "for"):
            told = self._work_of(m, work, m.left(), role) or told
        return told

    @staticmethod
    def _before_colon(m: Match) -> Passage | None:
        """What stands before the colon or the dash of a sentence whose words say whose it is."""
        found = _OF_WHAT.match(m.sentence.passage.text)
        return m.sentence.passage.match(found, "what") if found else None

    def _it_or(self, m: Match, words: Passage | None) -> Passage | None:
        """The piece of work before the words; of "it" the one that the sentence before was about."""
        left = m.left()
        it = bool(left) and left[-1].kind == "pronoun" and left[-1].name == "it"
        return self.thing if it and self.strayed and self.thing is not None else words

    def _of_it(self, m: Match, role: Role) -> Ref | None:
        """Read "leads the plan and is accountable for it to the Board": the work before, and to whom."""
        s, at = m.sentence, m.last
        if at >= len(s.tokens) or s.tokens[at].low != "it":
            return None
        if self.main is None and self.last is None and at == len(s.tokens) - _LAST_TOKENS:
            # Right below a heading "it" is what that names.
            self.main = self._theme("it")
        if self.main is None:
            return None
        agents = self.agents(m.left(), s.passage)
        for agent, basis in agents:
            self.teller.assigned(self.main, role, agent, s.passage, said=m.frame.said, basis=basis)
        if s.text(at + 1, at + 2).casefold() == "to":
            self._below(m.left(), m.right(at + 2)[:1], s.passage, m.frame.said)
        return self.main if agents else None

    def _leads(self, m: Match) -> bool | Ref:
        """Read "Ann Bee leads the Parks Team", "the Trust leads the survey": a post in a body, or a piece of work."""
        s, who = m.sentence, m.left()
        relative = m.first > 0 and s.tokens[m.first - 1].low in ("who", "which")
        telling = (
            self.names.own.paper in _TELLING and who and (who[0].post or who[0].kind == "post")
        )
        if (relative and not telling) or not who:
            return True  # "Ann Bee, who leads the festival, asked": said in passing
        led = s.starting.get(m.last)
        if led is not None and led.kind == "body":
            bodies, one = self.bodies([led]), [p for p in who if p.kind in ("person", "post")]
            return bool(bodies and len(one) == 1) and self.teller.chair(
                bodies[0], one[0], s.passage, m.frame.said, "Lead"
            )
        work = m.work_right()
        if m.frame.words[-1] == "this" and work is not None:
            words = s.passage.find(f"this {work.text}")
            if _this_page(words.text):
                return self._work_of(m, words, who, "accountable")
        known = frames().words["what is led"]
        first = re.split(r"\s(?:of|to|for|in|on|against|by)\s", work.text if work else "")[0]
        if work is None or not known & set(first.casefold().split()):
            return False  # "leads the field", "leads the opposition to this plan"
        return self._work_of(m, work, who, "accountable")

    def _consulted(self, m: Match, main: Ref | None) -> bool:
        return self._beside(m, main, "consulted")

    def _helps(self, m: Match, main: Ref | None) -> bool:
        if m.frame.words == ("supported", "by") and m.sentence.tokens[m.first - 1].text != ",":
            return True  # "a scheme supported by the Fund"
        return self._beside(m, main, "consulted")

    def _beside(self, m: Match, main: Ref | None, role: Role) -> bool:
        agents = self.agents(m.right(), m.sentence.passage)
        if main is None or not agents:
            return main is None
        for agent, basis in agents:
            self.teller.assigned(
                main, role, agent, m.sentence.passage, said=m.frame.said, basis=basis
            )
        return True


def _may_belong(words: str) -> bool:
    """Whether what "belongs to" somebody is theirs to see to: a task, a deed, or what people own as their work."""
    known = frames().words
    said = re.findall(r"[\w’'-]+", words.casefold())
    nouns = known["what is owned"] | known["what is led"] | known["what is shared"]
    return any(w in nouns or w in known["parts alone"] or w.endswith("ing") for w in said)


def _plain(words: str) -> str:
    """Words without their article, case folded."""
    return re.sub(r"^(?:the|its|full)\s", "", words.casefold())


def _this_page(words: str) -> str:
    """The words that mean what the page is about, case folded: "this risk" of "Managing this risk"; empty where none do."""
    plain = _SEEING_TO.sub("", words).casefold()
    known = frames().words["this page"]
    plain = plain.partition(",")[0]
    return next((said for said in (plain, f"the {plain}") if said in known), "")


def _is_title(reading: Reading, heading: Passage) -> bool:
    """Whether a heading is what the paper is called: "Risks as we see them"."""
    first = next(iter(front(reading.marks, 1)), None)
    lines = first.numbers if first is not None else ()
    return heading is reading.title or not set(heading.numbers).isdisjoint(lines)


def _is_of_risks(reading: Reading) -> bool:
    """Whether a paper's title says that it is one of risks."""
    title = front(reading.marks, _FRONT, but=("row", "item"))
    return any(_RISKS.search(block.text) and not block.text.endswith(".") for block in title)
