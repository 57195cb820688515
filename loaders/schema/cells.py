"""What the words of a cell look like, whatever its column is called: a date, a status, a name, a letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from remit.graph.lookup import key
from remit.graph.words import MONTHS
from remit.loaders.profile import Profile
from remit.loaders.schema.frames import frames
from remit.loaders.schema.lexicon import Lexicon
from remit.loaders.values.dates import find_dates
from remit.loaders.values.given import is_given
from remit.loaders.values.percents import read_percent
from remit.loaders.wording import ACRONYM

_REFERENCE = re.compile(
    r"(?:[A-Za-z]{1,6}[-/. ]?)?\(?\d{1,5}(?:[./-]?\d{1,4}){0,4}[a-z]?[.)]?|[ivxIVX]{1,5}[.)]?|[A-Z]{1,4}"
)
_NUMBER = re.compile(r"[£$€]?\s?[+-]?\d[\d,. ]*\s?(?:%|k|m|per cent)?", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Z](?:\s?[/,&+]\s?[A-Z]|\s[A-Z])*\*?")
_ANSWER = re.compile(r"(?:yes|no|y|n|x|✓|✔|✗|√|tick|true|false)\.?", re.IGNORECASE)
_TICK = re.compile(r"(?:yes|y|x|✓|✔|√|•|●|tick|true)\.?", re.IGNORECASE)
_OF_PRESENCE = ("said of the present", "said of the apologies", "ticks", "crosses", "yes", "no")
_BEHIND = re.compile(r"(?:(?<!\s)\s+)?\([^()]*\)$")
_OFFICES = frozenset(
    ["chair", "chairman", "chairwoman", "vice-chair", "vice chair", "co-chair", "deputy chair"]
)
_WHEN = re.compile(
    r"\b(?:ongoing|on-going|asap|immediate(?:ly)?|monthly|weekly|quarterly|annual(?:ly)?|termly|daily|rolling|continuous|"
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|q[1-4]|quarter|spring|summer|autumn|winter|christmas|easter|year[- ]end|end of|"
    r"next meeting|within|months?|weeks?|days?|short term|medium term|long term|tbc|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)  # fmt: skip
_OFTEN = re.compile(
    r"\b(?:monthly|bi-?monthly|weekly|fortnightly|quarterly|annual(?:ly)?|termly|daily|yearly|ad hoc|as required|as needed|"
    r"every|times?|twice|once|each|per year|a year|six-weekly|half-yearly|when called|jan(?:uary)?|feb(?:ruary)?|march|april|june?|july?|"
    r"aug(?:ust)?|sept(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)  # fmt: skip
_MONTHS = frozenset(month[:3] for month in MONTHS)
_SECTION = re.compile(r"\d{1,3}[A-Z]{0,2}(?:\(\w{1,3}\)){0,3}")
_LAW = re.compile(
    r"\b(?:Acts?|Regulations?|Order|Code|Directive|Measure|s\.?\s?\d|ss\.|sections?|Schedule|SI)\b"
)
_NAME = re.compile(r"[^\W\d_][\w'’.&-]*")
_FILLED_ALL = re.compile(r"[-–—/.·\s]*")
_NOT_APPLICABLE = frozenset(map(key, ("N/A", "NA", "Not applicable", "None", "Nil", "No role")))
_MOST_SIGNS = 4  # in a cell
_LONGEST_ROLES = 200  # characters of a cell of a matrix that gives roles
_STATUS_WORDS = 6  # of a cell of statuses, at most
_FEW_STATUSES = 0.25  # of them, that must be known
_MOST_DATES = 0.4  # among them
_PART = re.compile(r"(?<!\s)\s+[-–—:(]|[.,;:]\s|\n")
_MOST_PARTY_WORDS = 25
_MOST_POST_WORDS = 14
_REMEMBERED = 100_000  # texts


@dataclass(frozen=True)
class Looks:
    """Says of a cell's words which types of value they may be."""

    profile: Profile
    lexicon: Lexicon

    @cached_property
    def _open(self) -> frozenset[str]:
        """What may stand in any column: not known yet, withheld, or nothing to say."""
        groups = ("vacancy", "withheld", "everyone")
        return frozenset(
            key(word) for group in groups for word in self.profile.words.get(group, ())
        )

    @cached_property
    def _statuses(self) -> frozenset[str]:
        groups = (self.profile.words.get("rag", ()), self.profile.words.get("status", ()))
        return frozenset(key(word) for words in (*groups, self.lexicon.statuses) for word in words)

    def blank(self, text: str) -> bool:
        """Whether a cell holds nothing, or a dash or dot that says so and that no key explains."""
        return is_blank(text) and not self._signs(text.strip())

    def fits(self, text: str, value: str) -> bool:
        """Whether a cell may hold a value of this type."""
        text = text.strip()
        if value == "any" or key(text) in self._open:
            return True
        return bool(getattr(self, f"_is_{value}")(text))

    def open(self, text: str) -> bool:
        """Whether a cell says that something is not known yet or withheld, or that everyone is meant."""
        return key(text) in self._open

    def no_role(self, text: str) -> bool:
        """Whether a cell of a matrix says that a party has no part, or none that is known yet: "N/A", "TBC", "?"."""
        nothing = not any(map(str.isalnum, text)) and not self._signs(text.strip())
        return self.not_applicable(text) or self.open(text) or nothing

    def not_applicable(self, text: str) -> bool:
        """Whether a cell says that its column asks nothing here."""
        return self.blank(text) or key(text) in _NOT_APPLICABLE

    def over(self, text: str) -> bool:
        """Whether a cell says that nothing more is to be done: "Superseded", "Dropped in May 2031"."""
        words = key(_PART.split(text.strip(), maxsplit=1)[0]).split()
        return any(" ".join(words[:n]) in self._over for n in range(1, len(words) + 1))

    def are_statuses(self, cells: Sequence[str]) -> bool:
        """Whether a column says in a few words how far things are: no cell is long, some are known, few are dates."""
        short = bool(cells) and all(len(cell.split()) <= _STATUS_WORDS for cell in cells)
        dated = share(self.kind(cell) == "date" for cell in cells) > _MOST_DATES
        known = share(self.fits(cell, "status") for cell in cells) >= _FEW_STATUSES
        return short and known and not dated

    @cached_property
    def _over(self) -> frozenset[str]:
        return frozenset(map(key, self.lexicon.over))

    def letters(self, text: str) -> tuple[str, ...]:
        """The letters of a matrix's cell, in order: ``("A", "R")`` for "A/R"; none where it is no such cell."""
        if len(text) > _LONGEST_ROLES:
            return ()
        text = text.strip().strip("()").rstrip("*")
        if signs := self._signs(text):
            return signs
        if not _LETTERS.fullmatch(text) and not (
            text.isalpha() and text.isupper() and len(text) == 2
        ):
            return ()
        found = tuple(letter for letter in text if letter.isalpha())
        return found if set(found) <= set(self.lexicon.letters) else ()

    def role_word(self, text: str) -> str:
        """The role that a word gives in a matrix's cell, as a letter does: "Lead", "Sign-off"; or nothing."""
        return self.lexicon.role_words.get(key(text), "")

    def role_words(self, text: str) -> tuple[str, ...]:
        """The roles that the words of a matrix's cell give, each by itself: "Accountable, Responsible"; or nothing."""
        if len(text) > _LONGEST_ROLES or "?" in text:
            return ()  # "Lead?" asks whether it is so
        words = [word for word in _ROLE_MARKS.split(text.strip()) if word]
        if whole := self.role_word(text):
            return (whole,)
        roles = tuple(filter(None, map(self.role_word, words)))
        return roles if len(roles) == len(words) else ()

    def bears(self, text: str) -> bool:
        """Whether a matrix's cell says in words that a party bears the work: "Lead", "Lead and support"."""
        words = [text, *_ROLE_MARKS.split(text.strip())]
        return any(key(word) in self.lexicon.bearing for word in words)

    def _signs(self, text: str) -> tuple[str, ...]:
        """The signs of a cell that a key explains as it explains letters: "✔", "◆ ○"."""
        if text[:1].isalnum():  # as of nearly every cell
            return ()
        signs = tuple(sign for sign in text if not sign.isspace() and sign not in "/,&+")
        if not signs or len(signs) > _MOST_SIGNS or any(map(str.isalnum, signs)):
            return ()
        return signs if set(signs) <= set(self.lexicon.letters) else ()

    def role_cell(self, text: str) -> bool:
        """Whether a line may be a cell of a matrix: letters of roles, or what says that there is no role."""
        return bool(self.letters(text)) or self.no_role(text)

    def mark(self, text: str) -> bool:
        """Whether a cell is a tick: that something is so, perhaps with a condition in brackets."""
        return _TICK.fullmatch(_BEHIND.sub("", text.strip())) is not None

    def capacity(self, text: str) -> str:
        """What somebody is in a group, as a cell says it: "Member", "Chair (from May)"; or nothing."""
        word = _BEHIND.sub("", text.strip()).casefold()
        *kinds, last = word.split() or [""]
        of_a_kind = last in self.lexicon.capacities and all(
            kind in self.lexicon.capacities for kind in kinds
        )
        return word if of_a_kind or word in self.lexicon.capacities or word in _OFFICES else ""

    def ends_as_party(self, text: str) -> bool:
        """Whether words name a body or a post by a word on which such names begin or end."""
        words = _NAME.findall(text)
        return self._is_party(text) and any(word.casefold() in self._no_person for word in words)

    def names_somebody(self, text: str) -> bool:
        """Whether a cell shows by its own words that it names somebody: a body or a post, a person, initials, or nobody yet."""
        if self.open(text) or self.not_applicable(text) or self.ends_as_party(text):
            return True
        return self._is_called(text)

    def is_named(self, text: str) -> bool:
        """Whether a cell is a name as a whole, and not only made of words that stand in names: it closes on a body's or a post's."""
        last = "".join(_NAME.findall(text)[-1:]).casefold()
        closes = last in self.profile.heads | self.profile.folded("posts")
        return self.open(text) or self._is_called(text) or (closes and self._is_party(text))

    def names_a_person(self, text: str) -> bool:
        """Whether a cell is a person's name by its own words: "Ann Bee", "Bee, Ann", "Cllr Bee", and no "Ann Bee Trust"."""
        titled = self.profile.honorific.match(text) is not None
        given = any(map(is_given, _NAME.findall(text)[:2]))
        return (titled or given) and not self.ends_as_party(text)

    def _is_called(self, text: str) -> bool:
        """Whether words open with what only people are called by: a title, initials, a given name."""
        titled = self.profile.honorific.match(text) is not None
        return (
            titled or ACRONYM.match(text) is not None or any(map(is_given, _NAME.findall(text)[:1]))
        )

    def kind(self, text: str) -> str:
        """The one type that a cell is of beyond doubt, or nothing: a date, a status, a number, an answer."""
        if (found := self._kinds.get(text)) is None:
            if len(self._kinds) >= _REMEMBERED:
                self._kinds.clear()
            found = self._kinds[text] = self._kind(text.strip())
        return found

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return {}  # every cell is asked several times, and in both readings

    def _kind(self, text: str) -> str:
        first = _PART.split(text, maxsplit=1)[0]
        lettered = len(first) == 1 and first != text  # "A. Count the stock" is no amber
        if key(text) in self._statuses or (key(first) in self._statuses and not lettered):
            return "status"
        if _ANSWER.fullmatch(text):
            return "answer"
        if self._is_bare_date(text):
            return "date"
        if _NUMBER.fullmatch(text):
            return "number"
        return ""

    def status_of(self, text: str) -> str:
        """The status with which a longer text opens: "Completed" of "Completed, and sent to all"; or nothing."""
        first = _PART.split(text.strip(), maxsplit=1)[0].rstrip(" .")
        return first if key(first) in self._statuses else ""

    # ---- the types ------------------------------------------------------------------------

    def _is_bare_date(self, text: str) -> bool:
        found = find_dates(text)
        return bool(found) and sum(f.end - f.start for f in found) * 2 > len(text)

    def _is_date(self, text: str) -> bool:
        return len(text) <= 120 and (_WHEN.search(text) is not None or bool(find_dates(text)))

    def _is_status(self, text: str) -> bool:
        first = _PART.split(text, maxsplit=1)[0]
        words = text.split()
        amount = text.rstrip("% ")
        percent = amount.isdecimal() and int(amount[:4]) <= 100
        return key(first) in self._statuses or key(words[0]) in self._statuses or percent

    def _is_percent(self, text: str) -> bool:
        return read_percent(text) is not None

    def _is_presence(self, text: str) -> bool:
        words = frames().words
        low = text.casefold().strip(" .")
        said = frozenset(word for name in _OF_PRESENCE for word in words[name])
        return low in said or any(
            low.startswith((f"{w} ", f"{w},", f"{w};", f"{w} (")) for w in said
        )

    def _is_politics(self, text: str) -> bool:
        return key(text) in self._politics

    @cached_property
    def _politics(self) -> frozenset[str]:
        return frozenset(map(key, self.lexicon.politics))

    def _is_reference(self, text: str) -> bool:
        return len(text) <= 20 and _REFERENCE.fullmatch(text) is not None

    def _is_initials(self, text: str) -> bool:
        return re.fullmatch(r"[A-Z][A-Za-z'’&.]{0,7}", text) is not None and " " not in text

    def _is_letter(self, text: str) -> bool:
        return bool(self.letters(text))

    def _is_work(self, text: str) -> bool:
        return not self.kind(text) and len(text.split()) >= 2

    def _is_phrase(self, text: str) -> bool:
        return not self.kind(text) and any(c.isalpha() for c in text)

    def _is_theme(self, text: str) -> bool:
        """What a plan is for, and no level of how much something matters: "High"."""
        return self._is_phrase(text) and text.casefold().strip(" .") not in frames().words["levels"]

    def _is_prose(self, text: str) -> bool:
        return any(c.isalpha() for c in text)

    def _is_frequency(self, text: str) -> bool:
        dated = any(d.period and d.period.is_day for d in find_dates(text))
        return any(
            not (dated and m.group()[:3].casefold() in _MONTHS) for m in _OFTEN.finditer(text)
        )  # "12 June 2031" is one meeting

    def _is_law(self, text: str) -> bool:
        """A law, or the number of a section of the one that stands above the table."""
        return _LAW.search(text) is not None or _SECTION.fullmatch(text) is not None

    def _is_party(self, text: str) -> bool:
        words = text.split()
        lone = len(text.strip("*?.() ")) == 1  # the letter of a matrix, and nobody's initial
        if lone or self.kind(text) or len(words) > _MOST_PARTY_WORDS or text.count(". ") > 2:
            return False
        # A name has a capital in it, and not its first word alone where many follow: that is a sentence.
        names = [word for word in _NAME.findall(text) if word not in _SMALL_WORDS]
        capitals = sum(word[0].isupper() or any(c.isupper() for c in word) for word in names)
        return capitals > 0 and (len(names) <= 2 or capitals * 2 >= len(names) or capitals >= 3)

    def _is_superior(self, text: str) -> bool:
        """A party, or the reference of a post; "xx" stands for nobody above."""
        return self._is_party(text) or self._is_reference(text) or text.casefold() == "xx"

    def _is_parties(self, text: str) -> bool:
        return any(c.isalpha() for c in text) and not self.kind(text)

    def _is_person(self, text: str) -> bool:
        """Two to four names, or more behind a title; no word on which the names of bodies end."""
        words = _NAME.findall(re.split(r"[,(–—/]|\s-\s", text, maxsplit=1)[0])
        titled = self.profile.honorific.match(text) is not None
        body = any(word.casefold() in self._no_person for word in words)
        return self._is_party(text) and (titled or (2 <= len(words) <= 4 and not body))

    @cached_property
    def _no_person(self) -> frozenset[str]:
        return self.profile.heads | self.profile.folded("services") | self.profile.folded("posts")

    def _is_body(self, text: str) -> bool:
        titled = self.profile.honorific.match(text) is not None
        short = len(text.split()) <= _MOST_POST_WORDS
        return self._is_party(text) and not titled and short and not self._is_politics(text)

    def _is_post(self, text: str) -> bool:
        return not self.kind(text) and len(text.split()) <= _MOST_POST_WORDS and text[:1].isalpha()


_SMALL_WORDS = frozenset(
    [
        "and",
        "or",
        "of",
        "for",
        "the",
        "with",
        "to",
        "by",
        "in",
        "on",
        "at",
        "a",
        "an",
        "from",
        "de",
        "la",
        "von",
        "van",
        "der",
        "y",
    ]
)


_ROLE_MARKS = re.compile(r"\s?(?:[,;/&+]|\band\b)\s?")
_EXAMPLE = re.compile(r"(?:e\.\s?g\.|eg|for example)[\s,:]|example\s?[:–-]", re.IGNORECASE)
_OPENING = " “\"'‘([<"  # what may stand before such words
_FEWEST_EXAMPLES = 2  # cells that say so, where the first one does not


def is_example(cells: Sequence[str]) -> bool:
    """Whether the cells of a row only show how the others are to be filled in.

    >>> (
    ...     is_example(["e.g. Paint the shelter", "e.g. Clerk"]),
    ...     is_example(["Print it", "e.g. posters"]),
    ... )
    (True, False)
    """
    told = sum(map(_says_example, cells))
    if not told:
        return False
    said = [text for text in cells if any(map(str.isalpha, text))]
    return told >= _FEWEST_EXAMPLES or _says_example(said[0])


def _says_example(text: str) -> bool:
    said = text.lstrip(_OPENING)
    return said[:1] in ("e", "E", "f", "F") and _EXAMPLE.match(said) is not None


def is_blank(text: str) -> bool:
    """Whether a cell holds nothing, or a dash or dot that says so.

    >>> is_blank("–"), is_blank("·"), is_blank("None")
    (True, True, False)
    """
    return not text[:1].isalnum() and _FILLED_ALL.fullmatch(text) is not None


def share(fitting: Iterable[bool]) -> float:
    """The part of the cells that fit; all of none do.

    >>> share([True, False]), share([])
    (0.5, 1.0)
    """
    found = list(fitting)
    return sum(found) / len(found) if found else 1.0
