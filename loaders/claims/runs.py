"""Where a name ends: a run of capitalised words with the small words that names hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from remit.loaders.claims.tokens import Token
from remit.loaders.profile import Profile
from remit.loaders.schema.frames import frames
from remit.loaders.values.given import is_given
from remit.loaders.values.lexicon import Lexicon
from remit.loaders.wording import ACRONYM, OWNED

_LONGEST = 12  # words of a name
_FIELDS = 8  # words and marks of a list within a name
_OF_STATE = re.compile(
    r"^(?:Department|Ministry|Office|Secretary of State|Minister)\b.*\b(?:for|of)\b"
)
LAW = re.compile(r"^(?:Act|Acts|Regulations|Order|Measure|Deddf|Bill)$")
# On these the names of bodies end that have no other head: "Sport England".
_NATIONS = ("england", "scotland", "wales", "cymru", "ireland", "britain", "uk")
# Bodies that are set up on a matter.
_ON_MATTERS = frozenset(
    ["commission", "committee", "council", "forum", "panel", "taskforce", "force", "tribunal"]
)
_NUMBER = re.compile(r"\d{1,3}[A-Z]?")
ARTICLES = ("the", "a", "an", "our", "its", "their")
_WITHIN_OTHERS = frozenset(
    ["group", "sub-group", "subgroup", "panel", "committee", "sub-committee", "board", "forum"]
)


@dataclass(frozen=True)
class Runs:
    """Tells how far a name goes, with the words of a profile and of the frames."""

    profile: Profile

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words by which parties are told in cells, too."""
        return Lexicon(self.profile)

    @cached_property
    def heads(self) -> frozenset[str]:
        """Words on which names of bodies end."""
        return self.common | self.lexicon.bodies - {"executive", "fund", "prison"}

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that are a body also as common nouns, behind an article: "the forum", not "the fund"."""
        return self.profile.heads | frames().words["bodies"]

    @cached_property
    def posts(self) -> frozenset[str]:
        """Words on which titles of posts end."""
        short = self.profile.folded("short forms of posts")
        known = self.profile.folded("posts") | self.lexicon.posts
        return known | short | frames().words["posts"]

    @cached_property
    def endings(self) -> frozenset[str]:
        """Words on which names of bodies or titles of posts end."""
        return self.heads | self.posts

    @cached_property
    def honorifics(self) -> tuple[str, ...]:
        """Titles before a person's name, longest first."""
        both = {*self.profile.words["honorifics"], *frames().phrases["honorifics"]}
        return tuple(sorted(both, key=lambda words: -len(words)))

    @cached_property
    def title_first(self) -> re.Pattern[str]:
        """Finds a title at the beginning of a name, the longest that there is."""
        return re.compile(rf"(?:{'|'.join(map(re.escape, self.honorifics))})(?=\.? )")

    def run_end(self, tokens: list[Token], start: int, *, listed: bool) -> int:
        """Where a run of capitalised words with their links ends."""
        words = frames()
        at = start + 1
        while at < len(tokens) and at - start < _LONGEST:
            token = tokens[at]
            owns = tokens[at - 1].text.endswith(("'s", "’s")) and self.is_head(tokens[at - 1].text)
            if owns and not (tokens[at - 1].low[:-2] in self.posts and token.low == "office"):
                break  # "the Forum's Chair": the chair is another, but the Commissioner's Office is one name
            if token.text == "." and self._opens_name(tokens, at):
                at += 1
                continue
            if token.capital and not (
                words.is_(token.low, "stops") and token.text.isupper() and len(token.text) > 3
            ):
                at += 1
                continue
            if token.text == "," and self._lists_fields(tokens, start, at):
                at += 1
                continue
            if _NUMBER.fullmatch(token.text) and self._goes_on(tokens, at):
                at += 2
                continue
            if not (after := self._linked(tokens, start, at, listed=listed)):
                break
            at = after + 1
        return at

    def _linked(self, tokens: list[Token], start: int, at: int, *, listed: bool) -> int:
        """The capitalised word to which a small word leads on within a name: "Office of the Warden"; none, where the name ends."""
        low = tokens[at].low
        if not (frames().is_(low, "links") or self._is_charged(tokens, start, at)):
            return 0
        after = at + 1
        if low in ("of", "for") and after < len(tokens) and tokens[after].low == "the":
            after += 1
        if after >= len(tokens) or not tokens[after].capital:
            return 0
        if after > at + 1 and self._is_about(tokens, start, at):
            return 0
        if low in ("and", "&") and not self._joins(tokens, start, at, listed=listed):
            return 0
        stops = low == "for" and not listed and self._stops_at_for(tokens[start:at])
        return 0 if stops else after

    def _is_about(self, tokens: list[Token], start: int, at: int) -> bool:
        """Whether what stands before "of the" is no party, so that it is the party's behind it: "Functions of the Quay Committee"."""
        known = self.endings | self.lexicon.parties
        if any(OWNED.sub("", t.low) in known for t in tokens[start:at]):
            return False
        rest = takewhile(lambda t: t.capital or frames().is_(t.low, "links"), tokens[at + 2 :])
        return not any(LAW.match(t.text) for t in rest)  # "Control of the Seas Act"

    def _is_charged(self, tokens: list[Token], start: int, at: int) -> bool:
        """Whether "on" leads to the matter of a body that opens a sentence: "The Committee on Tidal Power (CTP) is"."""
        opens = not start or (start == 1 and tokens[0].low in ARTICLES)
        opens = opens and tokens[at].low == "on"
        head, after = tokens[at - 1], tokens[at + 1] if at + 1 < len(tokens) else None
        if not opens or after is None or head.low not in _ON_MATTERS:
            return False
        return after.capital and not frames().is_(after.low, "times")

    def _lists_fields(self, tokens: list[Token], start: int, at: int) -> bool:
        """Whether a comma stands within a name that lists fields: "the Health, Safety and Wellbeing Group"."""
        known = frames().words["fields"]
        if self._is_of_state(tokens, start, at):
            return True
        if tokens[start].low not in known or (start and tokens[start - 1].low not in ARTICLES):
            return False
        rest = tokens[at + 1 : at + 1 + _FIELDS]
        head = next((n for n, t in enumerate(rest) if self.is_head(t.text)), 0)
        if not start and rest[head : head + 1] and rest[head].low not in _WITHIN_OTHERS:
            return False  # "Housing, Planning and Mere Council": three
        inside = rest[:head]
        return any(t.low in ("and", "&") for t in inside) and all(
            t.capital or t.low in ("and", "&") or t.text == "," for t in inside
        )

    def _is_of_state(self, tokens: list[Token], start: int, at: int) -> bool:
        """Whether a comma stands in what a ministry is for: "Department for Business, Innovation and Skills"."""
        if not _OF_STATE.match(" ".join(t.text for t in tokens[start:at])):
            return False
        last = next((n for n in range(at, len(tokens) - 1) if tokens[n].low in ("and", "&")), 0)
        inside = [*tokens[at + 1 : last : 2], tokens[last + 1]] if last else []
        commas = all(t.text == "," for t in tokens[at:last:2])
        named = all(t.capital and not self._ends(t) for t in inside)
        return bool(inside) and len(inside) <= _FIELDS and commas and named

    def _ends(self, token: Token) -> bool:
        return token.low in self.endings or ACRONYM.match(token.text) is not None

    def _goes_on(self, tokens: list[Token], at: int) -> bool:
        """Whether a number is within a title: "Section 73 Officer"."""
        after = tokens[at + 1 : at + 2]
        return tokens[at - 1].low == "section" and bool(after) and after[0].capital

    def _opens_name(self, tokens: list[Token], at: int) -> bool:
        """Whether a full stop is that of an initial or a title within a name: "Dr. Lena", "J. Howe"."""
        before, after = tokens[at - 1], tokens[at + 1 : at + 2]
        short = len(before.text) == 1 or before.text in self.honorifics or before.text == "St"
        return short and before.end == tokens[at].start and bool(after) and after[0].capital

    def _stops_at_for(self, before: list[Token]) -> bool:
        """Whether a body's name ends before "for": "the Board for Mere", not "Commissioner for Mere"."""
        last = before[-1]
        if len(before) == 1 and last.low in self.lexicon.bodies_of:
            return False  # "Department for Transport"
        return self.is_head(last.text) and not self.ends_post(before) and last.low != "commissioner"

    def ends_post(self, tokens: list[Token]) -> bool:
        """Whether the last of some words is one on which titles of posts end."""
        return tokens[-1].low in self.posts

    def _joins(self, tokens: list[Token], start: int, at: int, *, listed: bool) -> bool:
        """Whether an "and" stands within a name: "Audit and Risk Committee"."""
        left = [t.text for t in tokens[start:at]]
        if _OF_STATE.match(" ".join(left)) and "," in left:
            return True  # the commas before it have told
        near = f"{left[-1]} {tokens[at].text} {tokens[at + 1].text}".replace("&", "and")
        if any(joined.search(near) for joined in self.profile.joined_by_and):
            return True
        low = left[-1].casefold()
        if self._joins_in_title(tokens, left, at):
            return True
        if self._is_title(left) and _is_somebody(tokens[at + 1 : at + 3]):
            return False  # "the Head of Parks and Ann Bee"
        field = low in frames().words["fields"]
        several = (
            len(left) == 1 and low in frames().words["things and bodies"]
        )  # "Homes and Communities Agency"
        ends_here = low in self.endings and not several and (not field or len(left) > 1)
        if ACRONYM.match(left[-1]) or ends_here:
            return False
        rest = at + 1
        while (
            rest < len(tokens)
            and rest - start < _LONGEST
            and (tokens[rest].capital or tokens[rest].low in ("of", "and", "&"))
        ):
            rest += 1
        rest = _without_links(tokens, rest, at + 1)
        if (joined := self._joins_of_state(tokens, left, start, at)) is not None:
            return joined
        ends = (
            bool(LAW.match(tokens[rest - 1].text))
            or self.is_head(tokens[rest - 1].text)
            or tokens[at + 1].low in self.heads
            # "the Strategy and Planning Manager"
            or (len(left) == 1 and rest > at + 2 and self.ends_post(tokens[rest - 1 : rest]))
        )
        if listed and not (field and len(left) <= 2 and ends):
            return tokens[at].text == "&"
        if tokens[at].text == "&":
            return True
        return (
            (field or (len(left) == 1)) and (ends or self.ends_post(tokens[start : start + 1]))
        ) or (field and any(t.casefold() in self.posts for t in left))

    def _joins_of_state(
        self, tokens: list[Token], left: list[str], start: int, at: int
    ) -> bool | None:
        """Whether "and" stands within what a ministry is for; ``None`` where that is not yet told.

        What stands behind it with a head of its own is another body: "the Department of Health and Mere Quality Board".
        """
        of_state = "and" not in left and _OF_STATE.match(" ".join(left)) is not None
        if not of_state or self.is_head(tokens[at + 1].text):
            return None
        rest = at + 1
        while rest < len(tokens) and tokens[rest].capital and rest - start < _LONGEST:
            rest += 1
        several = rest > at + 2
        if several and tokens[rest - 1].low in _NATIONS:
            return False  # "the Department of Health and Mere Skills Wales"
        if tokens[rest - 1].low not in self.common:
            return True  # "Department for Communities and Local Government"
        return False if several else None

    def _joins_in_title(self, tokens: list[Token], left: list[str], at: int) -> bool:
        """Whether "and" stands within what a post is of: "our Head of Work and Health is", not "the Head of Work and Ann Bee"."""
        if not self._is_title(left) or left[-2] not in ("of", "for"):
            return False
        one, after = tokens[at + 1], tokens[at + 2 : at + 3]
        alone = not after or not (after[0].capital or after[0].low in ("of", "for", "and", "&"))
        return alone and not self._ends(one) and not self._ends(tokens[at - 1])

    def _is_title(self, left: list[str]) -> bool:
        """Whether words are a post with what it is of: "Head of Parks"."""
        of = next((n for n, word in enumerate(left) if word in ("of", "for") and n), 0)
        return bool(of) and left[of - 1].casefold() in self.posts

    def is_head(self, word: str) -> bool:
        """Whether names of bodies end on a word, with or without what marks an owner."""
        return OWNED.sub("", word.casefold()) in self.heads


def _without_links(tokens: list[Token], end: int, first: int) -> int:
    """Where a run ends without the links behind it: "the Policy and Resources Committee of the Authority"."""
    while end > first and tokens[end - 1].low in ("of", "and", "&"):
        end -= 1
    return end


def _is_somebody(words: list[Token]) -> bool:
    """Whether two words are a given name and a surname."""
    return len(words) > 1 and all(t.capital for t in words) and is_given(words[0].text)
