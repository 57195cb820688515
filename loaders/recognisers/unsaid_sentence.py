"""One sentence of which it is asked whether it says of somebody what nothing was told of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from remit.graph.lookup import key
from remit.graph.words import holds_any
from remit.loaders.claims.subjects import verb_of
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.verbs import is_doing, is_done
from remit.loaders.recognisers.told_sentence import PAST, ToldSentence, forms_of_word
from remit.loaders.schema.frames import frames
from remit.loaders.values.dates import find_dates

_LAW = ("cites", "partOf")
_BOUND = re.compile(r"\b(?:has|have|had) (?:had )?to\b|\bdut(?:y|ies) (?:to|under)\b")

_LEADING = re.compile(r"\b(?:leads?(?! to\b)|led|owner|responsible|accountable)\b", re.IGNORECASE)
SPOKEN_OF = re.compile(r"\b(?:what|how|whether)\b[^,.;]*$")  # "sets out what everybody must do"
_MEMBERS = re.compile(r"\bmembers\b|\bmembership\b|\bmade up of\b|\bconsists? of\b", re.IGNORECASE)
_OF_MEMBERS = ("member", "made up", "cons")  # of which one stands in such words
_LONGEST_ITEM = 40  # words and marks of an item that is one piece of work
_SHORT = ("is", "are", "was", "were", "agreed", "to", "asked")
_NOBODY = re.compile(
    r"\b(?:no \w+ yet|(?:nobody|no one) (?:has|is|came|yet)\b|(?:post|seat|place|role) is (?:empty|vacant)|"
    r"(?:still |yet )?to be (?:appointed|named|recruited)|yet to be \w+ed|not (?:yet )?(?:found|named|appointed|chosen|identified) (?:anyone|anybody|somebody|someone|who))\b",
    re.IGNORECASE,
)
_POWER = re.compile(r"\bpowers?\b", re.IGNORECASE)
_NEAR = 2  # words between a word of a role and whom it is said of


@dataclass(frozen=True)
class Said(ToldSentence):
    """A sentence that is asked what it says of somebody beyond what was told of it."""

    def unread(self, *, page: bool, item: bool) -> str:
        """Why it is not read, or nothing.

        On a priority's ``page`` it is enough that it speaks of leading, and nothing was told of it.
        """
        if not self.facts and any(d.term in _LAW for d in self.told) and self._asks():
            return "a law asks something in it, and it is not clear of whom"
        if self._of_no_duty() and self._asks():
            return "a law beside another asks something in it, and it is not clear of whom"
        if any(d.value is not None and self.text in d.value for d in self.facts):
            return ""  # its words are kept as a whole
        if self._is_label():
            return ""  # "Treasurer: Ann Bee.": all that it says was told
        if found := self._bearing() or self._untold(page=page) or self._left_out():
            verb, name = found
            return f"“{verb}” beside “{name}”: it is not clear what is said of whom"
        if not self.facts and (named := self._without_verb()):
            return f"“{named}” is named, and it is not clear what is said of whom"
        if name := self._beside():
            return f"“{name}” stands behind it, and it is not clear in which role"
        if page and not self.facts and (m := _LEADING.search(self.text)):
            return f"“{m.group()}”: it is not clear of whom or of what"
        if not self.facts and (m := _NOBODY.search(self.text)):
            return f"“{m.group()}”: it is not clear of what nobody is named"
        if not self.facts and (named := self._named_in_it()):
            return f"it names “{named}”, and it is not clear what it says of whom"
        if item and not self.facts and self._to_be_done():
            return "an item with a date, of which it is not clear who does what"
        return ""

    def _is_label(self) -> bool:
        """Whether it is a label with its value, and whom it names, and nobody else, was told."""
        label, colon, _ = self.text.partition(": ")
        if colon and self._names_nobody_else(len(label) + len(colon)):
            return True
        held = (d for d in self.told if d.term == "holds" and d.object is not None)
        return bool(colon) and any(
            key(d.stated_as) == key(label) and key(d.object.name).startswith(key(label))
            for d in held
            if d.object is not None
        )

    def _names_nobody_else(self, start: int) -> bool:
        """Whether nothing but parties of whom something was told stands behind a character."""
        behind = [n for n, token in enumerate(self.tokens) if token.start >= start]
        named = [p for p in self.phrases if behind and p.first >= behind[0]]
        within = {n for p in named for n in range(p.first, p.last)}
        left = (self.tokens[n] for n in behind if n not in within)
        return (
            bool(named)
            and all(p.party and self.knows(p) for p in named)
            and not any(token.text.isalnum() and token.low not in ("and", "the") for token in left)
        )

    def of_others(self) -> str:
        """Why a sentence of an item of minutes is not read that names somebody who was not there."""
        if self.facts or self.report:
            return ""
        named = (p for p in self.phrases if p.party and not p.generic and " " in p.name)
        other = next(
            (p.name for p in named if not set(p.name.split()) <= set(self.around.people)), ""
        )
        return f"it names “{other}”, and it is not clear what it says of whom" if other else ""

    def _to_be_done(self) -> bool:
        """Whether an item has a day and tells nothing of the past: a piece of work, and no piece of news."""
        short = len(self.tokens) <= _LONGEST_ITEM and not self.past
        news = any(t.low.endswith("ed") and not t.capital for t in self.tokens)
        return short and not news and bool(find_dates(self.text))

    def _asks(self) -> bool:
        """Whether somebody is bound to something in it."""
        asked = (t for t in self.tokens if t.low in frames().words["binding"] - {"should"})
        at = [token.start for token in asked] + [m.start() for m in _BOUND.finditer(self.text)]
        return any(not SPOKEN_OF.search(self.text[:start]) for start in at)

    def _of_no_duty(self) -> bool:
        """Whether a section is cited of which no duty came, beside another of which one did."""
        sections = {
            d.subject for d in self.told if d.term == "partOf" and d.subject.kind == "provision"
        }
        asking = {d.object for d in self.told if d.term == "arisesFrom"}
        left = bool(asking) and bool(sections - asking)
        return left and _POWER.search(self.text) is None  # "s.115 gives a wider power" asks nothing

    def _bearing(self) -> tuple[str, str] | None:
        """Somebody who is bound to something, takes it on or has it done by them, and of whom nothing was told."""
        for phrase in self.phrases:
            if phrase.generic and (self.facts or self.around.plan):
                continue
            if phrase.name == "it" and not phrase.first and self._assigned:
                continue  # "It will host the games": told of whom it is
            verb = self._bound(phrase) or self._done_by(phrase)
            if phrase.kind == "pronoun" and any(d.stated_as == verb for d in self.facts):
                continue  # "She will bring a note": told of whom she is
            if verb and not self.knows(phrase):
                return verb, phrase.name
        return None

    def _bound(self, phrase: Phrase) -> str:
        """The word behind a party, or "he" at the beginning, that says what they are to do; empty where none does."""
        words, tokens = frames().words, self.tokens
        if not self._somebody(phrase, verb_behind=True):
            return ""
        if self._reported <= tokens[phrase.first].start:
            return ""
        verb = None if phrase.kind == "pronoun" else verb_of(tokens, phrase)
        at = phrase.last if verb is None else verb
        low, after, last = (tokens[n].low if n < len(tokens) else "" for n in (at, at + 1, at + 2))
        if low == "be":  # "that Ann Bee be asked to speak"
            return f"be {after}" if after in words["be asked"] and last == "to" else ""
        if after == "be" and last not in words["telling"]:
            return ""  # "the aim of the Forum will be to …"
        if low == "to":  # "Cllr Bee to ask the county"
            said = phrase.first == 0 and phrase.kind in ("person", "post") and after.isalpha()
        elif low in ("is", "are", "was", "were"):
            said = after == "to" or (after == "asked" and last == "to")
        elif low in words["taking on"]:
            said = after in ("to", "that")
        else:
            told = () if verb is None else words["telling"]
            does = (
                at < len(tokens) and not (self.around.plan or tokens[at].capital) and is_doing(low)
            )
            said = low in words["binding"] - {"should"} or low == "may" or low in told or does
        return f"{low} {after}" if said and low in _SHORT else tokens[at].text if said else ""

    def _done_by(self, phrase: Phrase) -> str:
        """What is done by a party that stands behind "by": "helped by the Rivers Trust"."""
        at = phrase.first - 1
        if (
            not phrase.party
            or at < 1
            or self.tokens[at].low != "by"
            or PAST.search(self._before(at))
        ):
            return ""
        low, before = self.tokens[at - 1].low, self.tokens[at - 2].low if at > 1 else ""
        done = low in frames().words["done by"] or (
            before in ("is", "are", "be") and (low.endswith("ed") or is_done(low))
        )
        return f"{low} by" if done else ""

    def _left_out(self) -> tuple[str, str] | None:
        """A party among members, of whom nothing was told: a list of which a part was read is not read."""
        members = {
            key(d.object.name) for d in self.facts if d.term == "memberOf" and d.object is not None
        }
        if not members or not holds_any(self.text.casefold(), _OF_MEMBERS):
            return None
        listed = _MEMBERS.search(self.text)
        if listed is None:
            return None
        named = (
            p.home if p.vague and p.home else p.name
            for p in self.phrases
            if ((self._somebody(p) or self._is_listed(p)) and not self.knows(p))
            or (p.vague and p.home and not self.knows(replace(p, name=p.home)))
            or (p.kind == "name" and " " in p.name and self._is_of(p) and not self.knows(p))
        )
        return next(((listed.group(), name) for name in named), None)

    def _is_of(self, phrase: Phrase) -> bool:
        """Whether a name stands behind "of the": "a nominee of the Confederation of Operators"."""
        before = [t.low for t in self.tokens[max(0, phrase.first - 2) : phrase.first + 1]]
        return "of" in before[:-1]

    def _is_listed(self, phrase: Phrase) -> bool:
        """Whether a name of one word stands in a list behind others: "Cllrs Bee, Dee and Fox"."""
        before = self.tokens[phrase.first - 1].low if phrase.first else ""
        return phrase.kind == "name" and " " not in phrase.name and before in (",", "and", "&")

    def _beside(self) -> str:
        """A person or post alone behind a sentence's words: "a poster will go on the door (Clerk)"."""
        last = self.phrases[-1] if self.phrases else None
        if last is None or last.kind not in ("person", "post") or self.facts or last.first == 0:
            return ""
        mark = self.tokens[last.first - 1].text
        behind = "".join(t.text for t in self.tokens[last.last :])
        to_do = any(
            t.low in frames().words["binding"] for t in self.tokens
        )  # no mere topic of a talk
        if mark == "(" and not to_do:
            return ""
        if mark == "[" and behind.rstrip(".;").endswith("]"):
            return last.name  # "ring the builder [Town Clerk, this week]"
        closed = {"(": (")", ").", ");"), ":": ("", "."), "–": ("", "."), "-": ("", ".")}.get(mark)
        return last.name if closed is not None and behind in closed else ""

    def _named_in_it(self) -> str:
        """Somebody whom a sentence about the present or the future names, in a paper that says who does what."""
        if not self.telling or self.past or self.report:
            return ""
        if not self.asks_now():
            return ""  # news
        named = (p for p in self.phrases if p.party and not p.generic and " " in p.name)
        return next(
            (p.name for p in named if p.kind != "name" and key(p.name) != self.around.own), ""
        )

    def _without_verb(self) -> str:
        """Somebody who is named in words that are no sentence: an answer to a question, a line of a form."""
        parties = [
            p for p in self.phrases if p.kind in ("person", "post") and not p.generic and p.party
        ]
        known = frames()
        verb = any(
            not t.capital
            and (
                t.low in known.lemmas
                or t.low in known.words["modals"]
                or t.low.endswith(("ed", "s"))
            )
            for t in self.tokens
        )
        whole = len(self.phrases) == 1 and self.phrases[0].last >= len(self.tokens) - 1
        if whole and any(d.term == "holds" for d in self.told):
            return ""  # "Ann Bee, Head of Parks": all that it says was told
        return parties[0].name if parties and not verb and self.text.endswith(".") else ""

    def _untold(self, *, page: bool) -> tuple[str, str] | None:
        """A word of a role of which nothing was told, with somebody of whom it may be said."""
        parties = [p for p in self.phrases if self._somebody(p)]
        if not parties or (self.around.plan and not page):
            return None
        explained = self._explained()
        for n, token in enumerate(self.tokens):
            if not self._tells(n) or self._within(n) or explained & forms_of_word(token.low):
                continue
            if SPOKEN_OF.search(self.text[: token.start]):
                continue
            near = next(
                (p for p in parties if n - _NEAR <= p.last <= n or n < p.first <= n + 1 + _NEAR),
                None,
            )
            if self.facts and near is None:
                continue
            return token.text, (near or parties[0]).name
        return None
