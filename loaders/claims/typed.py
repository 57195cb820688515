"""What a run of words names, by its words alone: a person, a post, a body, a law, or nothing that is known."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from remit.loaders.claims.runs import LAW, Runs
from remit.loaders.claims.tokens import Phrase
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import last_word
from remit.loaders.values.given import is_given
from remit.loaders.values.heads import is_full_name
from remit.loaders.values.persons import is_initial, is_name_word
from remit.loaders.wording import ACRONYM, OWNED

_PEOPLE = re.compile(r"^[^\W\d_][\w'’.-]*$")
# One of two is longer than the initials of a person.
_JOINED_LETTERS = re.compile(r"(?P<first>[A-Z]{2,6})-(?:[A-Z]{3,6}|(?<=[A-Z]{3}-)[A-Z]{2})")
_PAIR = 2  # words: a given name and a surname
_PEERS = (
    "Lord",
    "Lady",
    "Baron",
    "Viscount",
    "Earl",
    "Dame",
    "Sir",
)  # "Baroness Vane of Mere" is all name


def _is_of_a_firm(name: list[str], body: str) -> bool:
    """Whether a given name with a surname stands before a name of several words: "Ann Bee of Quay Marine"."""
    words = body.split()
    return (
        len(name) == 2
        and is_given(name[0])
        and len(words) > 1
        and all(w[0].isupper() for w in words)
    )


def is_of_letters(word: str) -> bool:
    """Whether a word joins the letters of two names: "CTO-OSAB", not "CO-OPTED".

    >>> is_of_letters("CTO-OSAB"), is_of_letters("NON-VOTING"), is_of_letters("AB-CD")
    (True, False, False)
    """
    m = _JOINED_LETTERS.fullmatch(word)
    return m is not None and m["first"].casefold() not in frames().words["joined by a hyphen"]


_REMEMBERED = 20_000  # names


@dataclass(frozen=True)
class Typed(Runs):
    """Tells what names are of, with the words of a profile and of the frames."""

    def typed(self, words: list[str], at: int, last: int) -> Phrase:
        """What a run of words names, by the words alone: the same names stand in many sentences."""
        name = tuple(words)
        if (known := self._known.get(name)) is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            known = self._known[name] = self._typed(words, at, last)
        return known if (known.first, known.last) == (at, last) else replace(known, first=at, last=last)  # fmt: skip

    @cached_property
    def _known(self) -> dict[tuple[str, ...], Phrase]:
        return {}

    def _typed(self, words: list[str], at: int, last: int) -> Phrase:
        full = " ".join(words).replace(" .", ".").replace(" ,", ",")
        name = OWNED.sub("", full) if self.is_head(words[-1]) else full
        if is_full_name(words, self.lexicon) or _is_lettered(words):
            return Phrase("person", full, at, last, guessed=True)
        if any(LAW.match(word) for word in words):
            return Phrase("law", name, at, last)
        honorific, rest = self.title(name)
        if honorific and (placed := self._from(honorific, rest, at, last)):
            return placed
        if honorific and (joined := self._joined(honorific, rest, at, last)):
            return joined
        if honorific and _is_called(honorific, rest.split()):
            return Phrase("person", rest, at, last, honorific=honorific)
        if honorific and rest and not self._ends_as_party(rest):
            nobody = len(rest.strip(".")) == 1  # "Mr X" stands for whoever it is
            own, _, home = rest.partition(" of ")
            if home and not honorific.startswith(_PEERS) and self.looks_a_person(own.split()):
                return Phrase("person", own, at, last, honorific=honorific, home=home)
            return Phrase("person", rest, at, last, honorific=honorific, vague=nobody)
        if placed := self._from("", name, at, last):
            return placed
        folded = [OWNED.sub("", word.casefold()) for word in words]
        of = next((n for n, w in enumerate(folded) if w in ("of", "for", "to", "on") and n), 0)
        chief = of and " ".join(folded[max(0, of - 2) : of]) == "chief executive"
        if chief or (of and folded[of - 1] in self.posts - {"commissioner", "executive"}):
            return self._post_of(words, of, at, last)
        if post := self._titled(words, at, last):
            return post
        if len(words) == 1:
            return self._of_one_word(words[0], name, at, last)
        return self._of_several(folded, words, of, Phrase("name", name, at, last))

    def _of_one_word(self, word: str, name: str, at: int, last: int) -> Phrase:
        low = name.casefold()
        if low in frames().words["groups"]:
            return Phrase("group", name, at, last)
        if low in self.posts:
            return Phrase("post", name, at, last, generic=True)
        if low in self.common:
            return Phrase("body", name, at, last, generic=True)
        if ACRONYM.match(word) or is_of_letters(word):
            return Phrase("body", name, at, last, guessed=True)
        return Phrase("name", name, at, last)

    def _of_several(self, folded: list[str], words: list[str], of: int, plain: Phrase) -> Phrase:
        if folded[-2:] == ["chief", "executive"]:
            return replace(plain, kind="post")
        if folded[-1] in self.heads or (of and folded[of - 1] in self.heads):
            return replace(plain, kind="body")
        if plain.name.casefold() in self.lexicon.alone or " ".join(folded[-2:]) in self.heads:
            return replace(plain, kind="body")  # "General Meeting"
        if folded[-1] in self.posts or plain.name.casefold() in frames().offices:
            return replace(plain, kind="post")
        if folded[-1] in frames().words["groups"]:
            return replace(plain, kind="group")
        if folded[-1] in self.profile.folded("services") | frames().words["fields"]:
            return replace(plain, kind="body", guessed=True)
        if words[0] in self.lexicon.before_bodies:
            return replace(plain, kind="body", guessed=True)
        if self.looks_a_person(words) and (is_given(words[0]) or is_initial(words[0])):
            return replace(plain, kind="person", guessed=True)
        return plain

    def _from(self, honorific: str, rest: str, at: int, last: int) -> Phrase | None:
        """A person with rank and body: "Superintendent Ann Bee of Vale Police"."""
        name, of, body = rest.partition(" of ")
        words = name.split()
        if not of or not name or not (self.is_head(last_word(body)) or _is_of_a_firm(words, body)):
            return None
        plain = all(_PEOPLE.match(w) and w[0].isupper() for w in words) and len(words) < 4
        if (
            name.casefold() in self.heads
            or not plain
            or any(w.casefold() in self.endings for w in words)
        ):
            return None
        if not honorific and not self.looks_a_person(words):
            return None
        # What is no body by its words may be a firm, a town or a street: where somebody is from is not told.
        home = body.removeprefix("the ") if self.is_head(last_word(body)) else ""
        return Phrase(
            "person", name, at, last, honorific=honorific, home=home, guessed=not honorific
        )

    def _joined(self, honorific: str, rest: str, at: int, last: int) -> Phrase | None:
        """A person whose body stands straight behind the name, as a row of columns runs together: "Supt Ann Bee Vale Police"."""
        name, body = rest.split()[:2], rest.split()[2:]
        if (
            last_word(honorific).casefold() in self.posts
            or len(body) < 2
            or not self.is_head(body[-1])
        ):
            return None
        if not self.looks_a_person(name):
            return None
        return Phrase("person", " ".join(name), at, last, honorific=honorific, home=" ".join(body))

    def _ends_as_party(self, rest: str) -> bool:
        """Whether what stands behind a title goes on as a post or a body: "Sergeant at Arms"."""
        words = rest.casefold().split()
        return (
            words[0] in ("of", "for", "and", "&")
            or (words[-1] in self.endings and len(words) > 1)
            or words[-1] in ("group", "officer", "council", "board")
        )

    def _post_of(self, words: list[str], of: int, at: int, last: int) -> Phrase:
        """A post with what it is of: a body is its home, a field is a part of its title."""
        rest = list(words[of + 1 :])
        if rest and rest[0] == "the":
            rest = rest[1:]
        inner = self.typed(rest, at, last) if rest else None
        field = bool(rest) and OWNED.sub("", rest[-1].casefold()) in frames().words["in titles"]
        field = (
            field or words[of - 1] == "Minister"
        )  # "Minister for the Cabinet Office" is the title
        if inner is not None and inner.kind == "body" and not inner.guessed and not field:
            return Phrase("post", " ".join(words[:of]), at, last, home=inner.name)
        return Phrase("post", " ".join(words), at, last)

    def _titled(self, words: list[str], at: int, last: int) -> Phrase | None:
        """A post and the person who holds it, as in "County Attorney Lee Grant"."""
        for cut in range(len(words) - 2, 0, -1):
            post = words[cut - 1].casefold()
            if cut == 1 and post in self.lexicon.too_general and not is_given(words[cut]):
                continue  # "Member State Contact Point"
            if post in self.posts and self.looks_a_person(words[cut:]):
                return Phrase("person", " ".join(words[cut:]), at, last, post=" ".join(words[:cut]))
        return None

    @cached_property
    def _no_names(self) -> frozenset[str]:
        """Words of which no person's name is made."""
        words = frames().words
        return self.endings | words["groups"] | words["fields"] | words["works"]

    def looks_a_person(self, words: list[str]) -> bool:
        """Whether words are two to four plain names: a person, for want of other evidence."""
        words_of = frames().words
        plain = [w for w in words if w.casefold() not in words_of["particles"]]
        if (
            len(words) == _PAIR
            and len(plain) == 1
            and words[0][:1].isupper()
            and is_given(words[0])
        ):
            plain = words  # "Al Ames"
        if any(OWNED.search(w) for w in words):
            return False  # "Children's Programme"
        if " ".join(words).casefold() in self.heads:
            return False  # "Governing Body"
        if words[0].casefold().removesuffix("s") in self.posts and words[0].endswith("s"):
            return False  # "Clerks Wages"
        return (
            2 <= len(plain) <= 3
            and not (len(plain) > 2 and plain[0].casefold() in words_of["verbs"])  # "Ask Ann Bee"
            and len(words) <= 5
            and all(_PEOPLE.match(w) and w[0].isupper() for w in plain)
            and not any(
                w.casefold() in self._no_names or w.casefold() in ("of", "and", "for")
                for w in words
            )
            and not all(w.isupper() and len(w) > 1 for w in plain)
            and not ACRONYM.match(plain[0].rstrip("."))
            and (len(plain[-1]) > 1)
        )

    def title(self, name: str) -> tuple[str, str]:
        """Part a person's titles from the name: ``("Sgt", "Castell")``."""
        titles: list[str] = []
        rest = name
        while found := self.title_first.match(rest):
            titles.append(found[0])
            rest = rest[found.end() :].lstrip(". ")
        return " ".join(titles), rest


def _is_called(honorific: str, words: list[str]) -> bool:
    """Whether words behind the title of a person are forenames, or their letters, and a surname: "Mrs S Dean"."""
    titled = honorific.strip(".").casefold() in frames().words["titles of people"]
    return (
        titled
        and len(words) > 1
        and is_name_word(words[-1])
        and all(is_initial(word) or is_given(word) for word in words[:-1])
    )


def _is_lettered(words: list[str]) -> bool:
    """Whether words are an initial and a surname that places have as well: "J Park", "S Hall"."""
    known = frames().words["surnames of places"]
    lettered = len(words) > 1 and is_initial(words[0]) and words[0] not in ("A", "I")
    return lettered and words[1:] == words[-1:] and words[-1].casefold() in known
