"""The words by which parties are told: what ``words.yaml`` and a profile say of them, ready for look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any

from remit.graph.lookup import key
from remit.loaders.marked_yaml import load_yaml
from remit.loaders.profile import Profile
from remit.ontology import ROLES


@cache
def _own() -> Mapping[str, Any]:
    text = resources.files("remit.loaders.values").joinpath("words.yaml").read_text("utf-8")
    found: Mapping[str, Any] = load_yaml("words.yaml", text).plain
    return found


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def _either(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))


@dataclass(frozen=True)
class Lexicon:
    """Groups of words, case folded; each attribute is one heading of ``words.yaml``."""

    profile: Profile

    def _group(self, *names: str) -> frozenset[str]:
        return frozenset().union(
            *(_folded(_own().get(name, ())) | self.profile.folded(name) for name in names)
        )

    @cached_property
    def posts(self) -> frozenset[str]:
        """Heads of posts; some are two words."""
        return self._group("posts")

    @cached_property
    def offices(self) -> frozenset[str]:
        """Heads of posts that stand in cells and brackets; sentences tell them in another way."""
        return self._group("offices")

    @cached_property
    def posts_beside(self) -> frozenset[str]:
        """Heads that name a post only beside the person who holds it."""
        return self._group("posts beside a name")

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Heads of bodies."""
        return self._group("bodies")

    @cached_property
    def bodies_of(self) -> frozenset[str]:
        """Heads of bodies that stand before "of": "Board of Trustees"."""
        return self._group("bodies of") | {
            *("borough", "city", "corporation", "department", "diocese", "district"),
            *("institute", "ministry", "society"),
        }

    @cached_property
    def units(self) -> frozenset[str]:
        """Heads of what is usually a part of another body."""
        return self._group("units")

    @cached_property
    def named_units(self) -> frozenset[str]:
        """Heads of units that are bodies beside others where they have a name of their own."""
        return self._group("named units")

    @cached_property
    def short_units(self) -> frozenset[str]:
        """Acronyms of units, in their own case."""
        return frozenset(_own()["short units"])

    @cached_property
    def before_bodies(self) -> frozenset[str]:
        """First words of bodies' names: "NHS England"."""
        return frozenset(_own()["first words of bodies"])

    @cached_property
    def behind_bodies(self) -> frozenset[str]:
        """Last words of bodies' names, folded: "Age UK"."""
        return self._group("last words of bodies")

    @cached_property
    def groups(self) -> frozenset[str]:
        """Heads of several people or bodies at once."""
        return self._group("groups")

    @cached_property
    def no_post(self) -> frozenset[str]:
        """What is said in place of a holder of a post that there is no more."""
        return self._group("no such post")

    @cached_property
    def alone(self) -> frozenset[str]:
        """Heads that name a body by themselves."""
        return self._group("alone")

    @cached_property
    def too_general(self) -> frozenset[str]:
        """Heads of posts that name nobody by themselves."""
        return self._group("too general alone")

    @cached_property
    def services(self) -> frozenset[str]:
        """Fields that stand for the unit that works in them: "Housing", "Trading Standards"."""
        return self._group("services")

    @cached_property
    def fields(self) -> frozenset[str]:
        """What bodies and posts are for."""
        return self._group("fields", "services")

    @cached_property
    def no_first_name(self) -> frozenset[str]:
        """Words on which no person's name begins."""
        return self._group("fields", "services", "first words of places", "matters") | self.heads

    @cached_property
    def no_surname(self) -> frozenset[str]:
        """Words that are no surname before a comma."""
        return self.no_first_name | self._group("people in general")

    @cached_property
    def no_last_name(self) -> frozenset[str]:
        """Words on which no person's name ends, unless a title before it says that it is one."""
        words = self._group("fields", "services", "matters") | self.heads
        return words - self._group("surnames")

    @cached_property
    def heads(self) -> frozenset[str]:
        """Heads of any kind."""
        return self.posts | self.bodies | self.groups | self.units

    @cached_property
    def parties(self) -> frozenset[str]:
        """Heads of any kind, with those that stand before "of" alone, and of people who have joined: "Friends of the Library"."""
        return self.heads | self.offices | self.bodies_of | self._group("friends")

    @cached_property
    def particles(self) -> frozenset[str]:
        """What may stand in small letters inside a person's name."""
        return self._group("particles")

    @cached_property
    def name_words(self) -> frozenset[str]:
        """Names that are words as well."""
        return self._group("names that are words")

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Surnames that are posts or laws as well."""
        return self._group("surnames of posts")

    @cached_property
    def before_posts(self) -> frozenset[str]:
        """Given names that stand in the titles of posts as well."""
        return self._group("given names before posts")

    @cached_property
    def after_names(self) -> frozenset[str]:
        """Honours and degrees behind a name."""
        return self._group("after names")

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Words on which a piece of work begins."""
        return self._group("verbs")

    @cached_property
    def law(self) -> frozenset[str]:
        """Heads of laws, which bear nothing."""
        return self._group("law")

    @cached_property
    def interim(self) -> frozenset[str]:
        """What says that somebody is there for a time."""
        return self._group("interim")

    @cached_property
    def dropped_labels(self) -> frozenset[str]:
        """Labels of what says nothing of who a party is."""
        return self._group("dropped labels")

    @cached_property
    def doubt(self) -> frozenset[str]:
        """Words that make it unsafe to say who is meant."""
        return self.profile.folded("doubt")

    @cached_property
    def doubt_of_several_words(self) -> tuple[str, ...]:
        """Those of them that are no single word, each between blanks."""
        return tuple(f" {words} " for words in self.doubt if " " in words)

    @cached_property
    def short_posts(self) -> frozenset[str]:
        """Acronyms of posts, in their own case."""
        return frozenset(self.profile.words.get("short forms of posts", ()))

    @cached_property
    def ask_for_people(self) -> frozenset[str]:
        """Words by which a heading asks for people."""
        return self._group("ask for people")

    @cached_property
    def everyone(self) -> frozenset[str]:
        """Wordings for all there are."""
        return frozenset(map(key, self._group("everyone")))

    @cached_property
    def elsewhere(self) -> frozenset[str]:
        """Whole cells that point at somebody who is named elsewhere, or at nobody in particular."""
        return frozenset(map(key, self._group("named elsewhere")))

    @cached_property
    def as_above(self) -> frozenset[str]:
        """Whole cells that mean whoever stands in the same column of the row above."""
        return frozenset(map(key, self._group("as the row above")))

    @cached_property
    def placeholders(self) -> frozenset[str]:
        """What is written where a name is still to be put."""
        return frozenset(map(key, self._group("placeholders")))

    @cached_property
    def plain_words(self) -> frozenset[str]:
        """Words that are no acronyms, even where a whole sheet is written in capitals."""
        groups = ("posts", "bodies", "units", "groups", "fields", "services", "matters", "verbs")
        words = [
            word
            for name in groups
            for word in (*_own().get(name, ()), *self.profile.words.get(name, ()))
        ]
        return (
            _folded(word for word in words if not word.isupper())
            | self.too_general
            | self.name_words
        )

    @cached_property
    def all_of_them(self) -> frozenset[str]:
        """What makes a group everyone."""
        return self._group("all of them")

    @cached_property
    def withheld(self) -> re.Pattern[str]:
        """A whole text that keeps a name back."""
        words = _either(self._group("withheld"))
        why = r"(?:\s(?:under|by|at|for|on|in line with)\s[^;,]{1,60}?)?"
        told = rf"\W{{0,3}}(?:{words}|[X_]{{4,}}){why}\W{{0,3}}(?:\(.{{1,40}}\))?"
        return re.compile(rf"{told}|[\s\u2580-\u259f\u25a0\u25ac\u25fc\u2b1b]+", re.IGNORECASE)

    @cached_property
    def vacancy(self) -> re.Pattern[str]:
        """A text that says, or opens by saying, that nobody is there: "TBC - perhaps the Council".

        "Vacant Homes Officer" is a post: what follows as part of a name is capitalised.
        """
        words, before = _either(self._group("vacancy")), _either(self._group("before nobody"))
        put_in, name = _either(self._group("to be put in")), _either(self._group("what is filled"))
        return re.compile(
            rf"(?i:(?:(?:{before}):?\s)?(?:{words}))(?!\w)(?!\s+[A-Z])|(?i:{self._unfilled('what is filled', 'who is another')})"
            rf"|(?i:\W?(?:{put_in})\s(?:(?:a|the)\s)?(?:{name})(?:\shere)?\W?$)"
        )

    @cached_property
    def another_vacancy(self) -> re.Pattern[str]:
        """A vacancy that is not that of whoever stands before it: "contractor to be appointed"."""
        noun = self._unfilled("who is another", needed=True)
        return re.compile(noun, re.IGNORECASE)

    @cached_property
    def gone(self) -> re.Pattern[str]:
        """Words that say who is no longer there, and that nobody has followed: "Ann Bee left, post not filled"."""
        words = _either(self._group("has gone"))
        nobody = _either(self._group("vacancy"))
        rest = rf"(?:(?:{nobody})(?!\w)[^.;]{{0,40}}|{self._unfilled('what is filled')})"
        return re.compile(
            rf"[^,;.()]{{1,60}}?\s\(?(?:{words})\b[^,;.()]{{0,30}}\)?\s?[,;.–-]\s?{rest}",
            re.IGNORECASE,
        )

    def _unfilled(self, *nouns: str, needed: bool = False) -> str:
        """What a whole text is that says of a noun that nobody has been found for it yet."""
        noun = rf"(?:(?:a|the|new|no)\s)?(?:{_either(self._group(*nouns))})\s"
        filled = _either(self._group("not yet filled"))
        verb = rf"(?:(?:is\s|are\s)?(?:not|still|yet|to be)\s)(?:(?:yet|currently|to|be|been)\s){{0,3}}(?:re-?)?(?:{filled})"
        said = rf"{noun}" if needed else rf"(?:{noun})?"
        wanted = _either(self._group("wanted"))
        follows = rf"{noun}(?:(?:still\s)?to follow|(?:is\s|are\s)?(?:{wanted}))"
        return rf"(?:{said}{verb}|{follows})(?:\s(?:yet|at present|as yet|so far))?(?=\s?(?:$|[-–—,;:.()\]/]))"

    @cached_property
    def unbroken(self) -> re.Pattern[str]:
        """Wordings with a slash that is no separator: "N/A", "T/Supt", "c/o"."""
        groups = self._group("vacancy", "withheld", "honorifics", "joined by and")
        return re.compile(
            rf"(?<!\w)(?:{_either([w for w in groups if '/' in w] + ['c/o', 'w/c'])})(?!\w)",
            re.IGNORECASE,
        )

    @cached_property
    def honorific(self) -> re.Pattern[str]:
        """One title or rank before a name; it stands in its own case."""
        words = _either([*_own()["honorifics"], *self.profile.words.get("honorifics", ())])
        return re.compile(rf"(?:{words})(?!\w)\.?\s+")

    @cached_property
    def compounds(self) -> re.Pattern[str]:
        """Phrases whose "and" belongs to one name: "Fire and Rescue", "Police & Crime"."""
        phrases = (
            re.sub(r"\\ and\\ ", r"\\s+(?:and|&)\\s+", re.escape(phrase))
            for phrase in self.profile.words.get("joined by and", ())
        )
        return re.compile("|".join(phrases) or r"(?!)", re.IGNORECASE)

    @cached_property
    def other_columns(self) -> frozenset[str]:
        """Whole cells that belong in another column: a status, a yes, a heading."""
        said = self._group("other columns", "yes and no", "status", "rag")
        headings = [text for texts in self.profile.columns.values() for text in texts]
        return frozenset(map(key, (*said, *headings)))

    @cached_property
    def in_common(self) -> re.Pattern[str]:
        """Words behind parties that say how they act, or how soon: "Ann Bee and Cy Dee, jointly", "Clerk as soon as possible"."""
        words = _either(self._group("in common", "by when"))
        apart = rf"(?i:,\s?(?:{words})|\((?:{words})\)|\s[–—-]\s(?:{words}))"
        return re.compile(
            rf"(?<=[\w)\]])\s*(?:{apart}|(?<=\w)\s(?:{words}))(?=\s*\.?\s*(?:$|[;\n]))"
        )

    @cached_property
    def not_ours(self) -> re.Pattern[str]:
        """A text that opens by saying whose something is not: "Not ours: Vale Rail Trust"."""
        words = _either(self._group("not ours"))
        return re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE)

    @cached_property
    def _role_labels(self) -> Mapping[str, str]:
        return {key(label): role for role in ROLES for label in _own()["role labels"][role]}

    @cached_property
    def interim_first(self) -> re.Pattern[str]:
        """A cell that opens by saying that whoever follows is interim: "Acting: Ann Bee"."""
        return re.compile(rf"\W?(?:{_either(self.interim)})\s?:\s+(?=\S)", re.IGNORECASE)

    @cached_property
    def as_one(self) -> re.Pattern[str]:
        """Words by which those named act together, set apart from them: "Joint: A and B", "A and B, jointly"."""
        words = _either(self._group("as one"))
        first = rf"\A\W?(?:{words})\s?[:–—-]\s+(?=\S)"
        last = rf"\s{{0,9}}[,;–—-]\s{{0,9}}(?:{words})[\s.)]{{0,9}}\Z"
        beside = r"(?<=\w)\s{1,9}(?-i:jointly|together)\s{0,9}\Z"
        return re.compile(rf"{first}|{last}|\(\s?(?:{words})\s?\)|{beside}", re.IGNORECASE)

    def role_of(self, label: str) -> str:
        """The role that a label beside a name gives: "Lead", "support"; empty if none."""
        return self._role_labels.get(key(label), "")

    @cached_property
    def role_words(self) -> re.Pattern[str]:
        """What stands between two parties and says what the second has to do with it."""
        words = [word for texts in _own()["role words"].values() for word in texts]
        return re.compile(rf"(?<!\w)(?:{_either(words)})(?!\w)", re.IGNORECASE)

    @cached_property
    def _role_words(self) -> Mapping[str, str]:
        texts = _own()["role words"]
        return {word.casefold(): role for role, words in texts.items() for word in words}

    def role_by(self, words: str) -> str:
        """The role that :attr:`role_words` give the party behind them; empty where it is the same."""
        role = self._role_words[" ".join(words.casefold().split())]
        return "" if role == "also" else role
