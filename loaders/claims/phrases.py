"""The parties that a sentence names, as phrases: where each stands, and what it is by its own words.

One pass from left to right. A phrase is a run of capitalised words with the small words that names hold, or
an article with a common noun ("the steering group"). Its type comes from its words alone; what a verb says of
it comes later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from remit.loaders.profile import Profile
from remit.loaders.schema.frames import frames
from remit.loaders.wording import ACRONYM, bare

_TOKEN = re.compile(r"[^\W_](?:[\w'’&.-]*[^\W_])?(?:['’](?=\s))?|[^\w\s]")
_LONGEST = 12  # words of a name
_LONGEST_NAME = 500  # characters of a name with its titles and brackets
_REMEMBERED = 20_000  # texts
_SMALL = 4  # words of a common noun: "the county health board"
_BRACKET = re.compile(r"(?:(?<!\s)\s+)?\(([^()]{1,80})\)")
_OWNED = re.compile(r"['’]s?$")
_OF_STATE = re.compile(
    r"^(?:Department|Ministry|Office|Secretary of State|Minister)\b.*\b(?:for|of)\b"
)
_PEOPLE = re.compile(r"^[^\W\d_][\w'’.-]*$")
_LAW = re.compile(r"^(?:Act|Acts|Regulations|Order|Measure|Deddf|Bill)$")
_ARTICLES = ("the", "a", "an", "our", "its", "their")
_PEERS = (
    "Lord",
    "Lady",
    "Baron",
    "Viscount",
    "Earl",
    "Dame",
    "Sir",
)  # "Baroness Vane of Mere" is all name
PARTIES = ("person", "post", "body")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of a sentence, with its characters; ``low`` is it case folded."""

    text: str
    start: int
    end: int
    low: str

    @property
    def capital(self) -> bool:
        """Whether it is written as a name is: "Board", "NHS", "uMkhonto"."""
        return self.text[0].isupper() or self.text[1:2].isupper()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase: tokens ``first`` to ``last`` (not included) of its sentence, and what they name.

    ``kind`` is ``person``, ``post``, ``body``, ``group`` (people in general), ``pronoun``, ``law`` or
    ``name`` (nothing more is known). ``generic`` is a common noun that stands for a body named elsewhere;
    ``vague`` one that stands for nobody in particular; ``over`` one of the past or of the future.
    """

    kind: str
    name: str
    first: int
    last: int
    honorific: str = ""
    post: str = ""
    home: str = ""
    inside: str = ""  # what a bracket behind it says
    generic: bool = False
    vague: bool = False
    over: bool = False
    guessed: bool = False

    @property
    def party(self) -> bool:
        """Whether it is somebody of whom something can be said."""
        return self.kind in PARTIES and not self.vague and not self.over


def as_body(phrase: Phrase) -> Phrase:
    """A plain name of several words as a body: what is chaired, or reports to another, is one."""
    words = phrase.name.split()
    if phrase.kind != "name" or len(words) < 2 or not words[0][:1].isupper():
        return phrase
    return replace(phrase, kind="body", guessed=True)


def tokens_of(text: str) -> list[Token]:
    """The words and marks of a sentence.

    >>> [token.text for token in tokens_of("The Forum's chair (AB)")]
    ['The', "Forum's", 'chair', '(', 'AB', ')']
    """
    return [Token(m.group(), *m.span(), m.group().casefold()) for m in _TOKEN.finditer(text)]


@dataclass(frozen=True)
class Grammar:
    """Reads phrases with the words of a profile and of the frames."""

    profile: Profile

    @cached_property
    def heads(self) -> frozenset[str]:
        """Words on which names of bodies end."""
        return self.profile.heads | frames().words["bodies"]

    @cached_property
    def posts(self) -> frozenset[str]:
        """Words on which titles of posts end."""
        short = self.profile.folded("short forms of posts")
        return self.profile.folded("posts") | short | frames().words["posts"]

    @cached_property
    def honorifics(self) -> tuple[str, ...]:
        """Titles before a person's name, longest first."""
        both = {*self.profile.words["honorifics"], *frames().phrases["honorifics"]}
        return tuple(sorted(both, key=lambda words: -len(words)))

    def read(self, text: str) -> tuple[list[Token], list[Phrase]]:
        """The tokens and phrases of a sentence, in order."""
        if (read := self._read.get(text)) is None:
            if len(self._read) > _REMEMBERED:
                self._read.clear()
            read = self._read[text] = self._fresh(text)
        return read

    @cached_property
    def _read(self) -> dict[str, tuple[list[Token], list[Phrase]]]:
        return {}  # several rooms read the same line, and documents repeat theirs

    def _fresh(self, text: str) -> tuple[list[Token], list[Phrase]]:
        tokens = tokens_of(text)
        found: list[Phrase] = []
        at = 0
        while at < len(tokens):
            phrase = self._phrase(tokens, at, found)
            if phrase is None:
                at += 1
            else:
                phrase = self._with_more(text, tokens, phrase)
                found.append(phrase)
                at = phrase.last
        return tokens, found

    def one(self, text: str) -> Phrase | None:
        """The phrase that a whole text is, if it is one and nothing else."""
        if len(text) > _LONGEST_NAME:
            return None
        tokens, found = self.read(text)
        full = len(found) == 1 and found[0].first == 0 and found[0].last == len(tokens)
        return found[0] if full else None

    def _phrase(self, tokens: list[Token], at: int, before: list[Phrase]) -> Phrase | None:
        words = frames()
        first = tokens[at]
        if words.is_(first.low, "pronouns") and not _is_followed_by_noun(
            tokens, at, words.words["determiners"]
        ):
            return Phrase("pronoun", first.low, at, at + 1)
        start, vague, over = at, False, False
        while start < len(tokens) and start - at < 3:
            low = tokens[start].low
            after = tokens[start + 1].low if start + 1 < len(tokens) else ""
            if words.is_(low, "determiners") and low == "an" and after in words.words["irish"]:
                break  # "An Garda Síochána": the article is a part of the name
            today = start > at and words.is_(low, "now") and after in self.posts | self.heads
            if words.is_(low, "determiners") or today:  # "the", "the present" Chair
                vague = vague or words.is_(low, "vague")
            elif words.is_(low, "over") and start + 1 < len(tokens):
                over = True
                if tokens[start + 1].text == "-":
                    start += 1
            else:
                break
            start += 1
        if start >= len(tokens):
            return None
        if tokens[start].capital and not (
            words.is_(tokens[start].low, "stops")
            and not (start + 1 < len(tokens) and tokens[start + 1].text == ".")
        ):
            listed = bool(before) and before[-1].last == at - 1 and tokens[at - 1].text == ","
            last = self._run(tokens, start, listed=listed)
            made = self._typed([t.text for t in tokens[start:last]], at, last)
            if (
                made.kind == "person"
                and made.guessed
                and tokens[at].low in _ARTICLES
                and not (made.post or made.home)
            ):
                made = replace(made, kind="name")  # nobody is called "the Ann Bee"
            if made.kind == "name" and start > at and len(made.name.split()) == 1:
                longer = self._common(tokens, at, start)  # "The county council" opens a sentence
                made = longer or made
            return replace(made, vague=vague or made.vague, over=over or made.over)
        if start > at:
            found = self._common(tokens, at, start)
            return replace(found, vague=vague, over=over) if found else None
        return None

    def _common(self, tokens: list[Token], at: int, start: int) -> Phrase | None:
        """An article with a common noun: "the steering group", "the chief executive"."""
        words = frames()
        best: Phrase | None = None
        for last in range(start + 1, min(start + 1 + _SMALL, len(tokens) + 1)):
            token = tokens[last - 1]
            low = _OWNED.sub("", token.low)
            if (
                not token.text[0].isalpha()
                or words.is_(token.low, "stops")
                or token.low in ("of", "for")
            ):
                break
            name = " ".join(t.text for t in tokens[start : last - 1] if t.text) + f" {low}"
            name = name.strip()
            if low in words.words["groups"]:
                best = Phrase("group", name, at, last)
            elif low in self.heads:
                best = Phrase("body", name, at, last, generic=True)
            elif low in self.posts:
                best = Phrase("post", name, at, last, generic=True)
            if low != token.low:
                break
        return best

    def _run(self, tokens: list[Token], start: int, *, listed: bool) -> int:
        """Where a run of capitalised words with their links ends."""
        words = frames()
        at = start + 1
        while at < len(tokens) and at - start < _LONGEST:
            if tokens[at - 1].text.endswith(("'s", "’s")) and self._is_head(tokens[at - 1].text):
                break  # "the Forum's Chair": the chair is another
            token = tokens[at]
            if token.text == "." and self._opens_name(tokens, at):
                at += 1
                continue
            if token.capital and not (
                words.is_(token.low, "stops") and token.text.isupper() and len(token.text) > 3
            ):
                at += 1
                continue
            if not words.is_(token.low, "links"):
                break
            next_ = at + 1
            if token.low in ("of", "for") and next_ < len(tokens) and tokens[next_].low == "the":
                next_ += 1
            if next_ >= len(tokens) or not tokens[next_].capital:
                break
            if token.low in ("and", "&") and not self._joins(tokens, start, at, listed=listed):
                break
            if token.low == "for" and not listed and self._stops_at_for(tokens[start:at]):
                break
            at = next_ + 1
        return at

    def _opens_name(self, tokens: list[Token], at: int) -> bool:
        """Whether a full stop is that of an initial or a title within a name: "Dr. Lena", "J. Howe"."""
        before, after = tokens[at - 1], tokens[at + 1 : at + 2]
        short = len(before.text) == 1 or before.text in self.honorifics or before.text == "St"
        return short and before.end == tokens[at].start and bool(after) and after[0].capital

    def _stops_at_for(self, before: list[Token]) -> bool:
        """Whether a body's name ends before "for": "the Board for Mere", not "Commissioner for Mere"."""
        last = before[-1]
        return (
            self._is_head(last.text) and not self._ends_post(before) and last.low != "commissioner"
        )

    def _ends_post(self, tokens: list[Token]) -> bool:
        return tokens[-1].low in self.posts

    def _joins(self, tokens: list[Token], start: int, at: int, *, listed: bool) -> bool:
        """Whether an "and" stands within a name: "Audit and Risk Committee"."""
        left = [t.text for t in tokens[start:at]]
        near = f"{left[-1]} {tokens[at].text} {tokens[at + 1].text}".replace("&", "and")
        if any(joined.search(near) for joined in self.profile.joined_by_and):
            return True
        low = left[-1].casefold()
        field = low in frames().words["fields"]
        ends_here = low in self.heads | self.posts and (not field or len(left) > 1)
        if ACRONYM.match(left[-1]) or ends_here:
            return False
        rest = at + 1
        while (
            rest < len(tokens)
            and rest - start < _LONGEST
            and (tokens[rest].capital or tokens[rest].low in ("of", "and", "&"))
        ):
            rest += 1
        if (
            "and" not in left
            and _OF_STATE.match(" ".join(left))
            and not self._is_head(tokens[at + 1].text)
        ):
            rest = at + 1
            while rest < len(tokens) and tokens[rest].capital and rest - start < _LONGEST:
                rest += 1
            if not self._is_head(tokens[rest - 1].text):
                return True  # "Department for Communities and Local Government"
        ends = (
            bool(_LAW.match(tokens[rest - 1].text))
            or self._is_head(tokens[rest - 1].text)
            or tokens[at + 1].low in self.heads
        )
        if listed and not (field and len(left) <= 2 and ends):
            return tokens[at].text == "&"
        if tokens[at].text == "&":
            return True
        return (
            (field or (len(left) == 1)) and (ends or self._ends_post(tokens[start : start + 1]))
        ) or (field and any(t.casefold() in self.posts for t in left))

    def _is_head(self, word: str) -> bool:
        return _OWNED.sub("", word.casefold()) in self.heads

    def _typed(self, words: list[str], at: int, last: int) -> Phrase:
        """What a run of words names, by the words alone."""
        full = " ".join(words).replace(" .", ".")
        name = _OWNED.sub("", full) if self._is_head(words[-1]) else full
        if any(_LAW.match(word) for word in words):
            return Phrase("law", name, at, last)
        honorific, rest = self.title(name)
        if honorific and (placed := self._from(honorific, rest, at, last)):
            return placed
        if honorific and rest and not self._ends_as_party(rest):
            nobody = len(rest.strip(".")) == 1  # "Mr X" stands for whoever it is
            own, _, home = rest.partition(" of ")
            if home and not honorific.startswith(_PEERS) and self.looks_a_person(own.split()):
                return Phrase("person", own, at, last, honorific=honorific, home=home)
            return Phrase("person", rest, at, last, honorific=honorific, vague=nobody)
        if placed := self._from("", name, at, last):
            return placed
        folded = [_OWNED.sub("", word.casefold()) for word in words]
        of = next((n for n, w in enumerate(folded) if w in ("of", "for", "to") and n), 0)
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
        if low in self.posts:
            return Phrase("post", name, at, last, generic=True)
        if low in self.heads:
            return Phrase("body", name, at, last, generic=True)
        if ACRONYM.match(word):
            return Phrase("body", name, at, last, guessed=True)
        return Phrase("name", name, at, last)

    def _of_several(self, folded: list[str], words: list[str], of: int, plain: Phrase) -> Phrase:
        if folded[-2:] == ["chief", "executive"]:
            return replace(plain, kind="post")
        if folded[-1] in self.heads or (of and folded[of - 1] in self.heads):
            return replace(plain, kind="body")
        if folded[-1] in self.posts or plain.name.casefold() in frames().offices:
            return replace(plain, kind="post")
        if folded[-1] in frames().words["groups"]:
            return replace(plain, kind="group")
        if folded[-1] in self.profile.folded("services") | frames().words["fields"]:
            return replace(plain, kind="body", guessed=True)
        if self.looks_a_person(words):
            return replace(plain, kind="person", guessed=True)
        return plain

    def _from(self, honorific: str, rest: str, at: int, last: int) -> Phrase | None:
        """A person with rank and body: "Superintendent Ann Bee of Vale Police"."""
        name, of, body = rest.partition(" of ")
        if not of or not name or not self._is_head(body.split()[-1]):
            return None
        words = name.split()
        plain = all(_PEOPLE.match(w) and w[0].isupper() for w in words) and len(words) < 4
        if not plain or any(w.casefold() in self.heads | self.posts for w in words):
            return None
        if not honorific and not self.looks_a_person(words):
            return None
        home = body.removeprefix("the ")
        return Phrase(
            "person", name, at, last, honorific=honorific, home=home, guessed=not honorific
        )

    def _ends_as_party(self, rest: str) -> bool:
        """Whether what stands behind a title goes on as a post or a body: "Sergeant at Arms"."""
        words = rest.casefold().split()
        return (
            words[0] in ("of", "for", "and", "&")
            or (words[-1] in self.heads | self.posts and len(words) > 1)
            or words[-1] in ("group", "officer", "council", "board")
        )

    def _post_of(self, words: list[str], of: int, at: int, last: int) -> Phrase:
        """A post with what it is of: a body is its home, a field is a part of its title."""
        rest = list(words[of + 1 :])
        if rest and rest[0] == "the":
            rest = rest[1:]
        inner = self._typed(rest, at, last) if rest else None
        field = bool(rest) and _OWNED.sub("", rest[-1].casefold()) in frames().words["in titles"]
        if inner is not None and inner.kind == "body" and not inner.guessed and not field:
            return Phrase("post", " ".join(words[:of]), at, last, home=inner.name)
        return Phrase("post", " ".join(words), at, last)

    def _titled(self, words: list[str], at: int, last: int) -> Phrase | None:
        """A post and the person who holds it, as in "County Attorney Lee Grant"."""
        for cut in range(len(words) - 2, 0, -1):
            if words[cut - 1].casefold() in self.posts and self.looks_a_person(words[cut:]):
                return Phrase("person", " ".join(words[cut:]), at, last, post=" ".join(words[:cut]))
        return None

    def looks_a_person(self, words: list[str]) -> bool:
        """Whether words are two to four plain names: a person, for want of other evidence."""
        plain = [w for w in words if w.casefold() not in frames().words["particles"]]
        words_of = frames().words
        other = (
            self.heads | self.posts | words_of["groups"] | words_of["fields"] | words_of["works"]
        )
        if any(_OWNED.search(w) for w in words):
            return False  # "Children's Programme"
        return (
            2 <= len(plain) <= 3
            and len(words) <= 5
            and all(_PEOPLE.match(w) and w[0].isupper() for w in plain)
            and not any(
                w.casefold() in other or w.casefold() in ("of", "and", "for") for w in words
            )
            and not all(w.isupper() and len(w) > 1 for w in plain)
            and not ACRONYM.match(plain[0].rstrip("."))
            and (len(plain[-1]) > 1)
        )

    def title(self, name: str) -> tuple[str, str]:
        """Part a person's titles from the name: ``("Sgt", "Castell")``."""
        titles: list[str] = []
        rest = name
        while found := next(
            (t for t in self.honorifics if rest.startswith((f"{t} ", f"{t}. "))), ""
        ):
            titles.append(found)
            rest = rest[len(found) :].lstrip(". ")
        return " ".join(titles), rest

    def _with_more(self, text: str, tokens: list[Token], phrase: Phrase) -> Phrase:
        """A phrase with its bracket, its home, and the post of a person that stands beside the name."""
        if phrase.kind in ("pronoun", "law"):
            return phrase
        phrase = self._possessed(tokens, phrase)
        phrase = self._bracketed(text, tokens, phrase)
        low = tokens[phrase.last].low if phrase.last < len(tokens) else ""
        if phrase.kind in ("post", "person", "group") and low in ("of", "at", "to", "for", "from"):
            home = self._next(tokens, phrase.last + 1)
            if (
                home is not None
                and home.kind == "body"
                and (phrase.kind != "person" or low != "to")
                and (phrase.kind != "post" or low != "from")
            ):
                if phrase.kind == "group":
                    return replace(phrase, last=home.last, home=home.name)
                return self._bracketed(
                    text, tokens, replace(phrase, last=home.last, home=home.name)
                )
        if phrase.kind == "person" and low == "," and not phrase.post:
            return self._beside(text, tokens, phrase)
        if phrase.kind == "post" and low == "," and phrase.first < phrase.last:
            person = self._next(tokens, phrase.last + 1)
            after = tokens[person.last].text if person and person.last < len(tokens) else "."
            if person is not None and person.kind == "person" and after in (",", "."):
                closing = 1 if after == "," and person.last + 1 < len(tokens) else 0
                return replace(
                    person,
                    first=phrase.first,
                    last=person.last + closing,
                    post=phrase.name,
                    home=phrase.home,
                )
        return phrase

    def _possessed(self, tokens: list[Token], phrase: Phrase) -> Phrase:
        """The post in a body whose name owns it: "the Forum's chair"."""
        if phrase.kind != "body" or not _OWNED.search(tokens[phrase.last - 1].text):
            return phrase
        for size in (1, 2, 3):
            piece = tokens[phrase.last : phrase.last + size]
            if len(piece) == size and piece[-1].low in self.posts:
                title = " ".join(t.text for t in piece)
                last = phrase.last + size
                if (
                    last + 1 < len(tokens)
                    and tokens[last].low == "for"
                    and tokens[last + 1].capital
                ):
                    end = self._run(tokens, last + 1, listed=False)
                    title = f"{title} for {' '.join(t.text for t in tokens[last + 1 : end])}"
                    last = end
                return Phrase("post", title, phrase.first, last, home=phrase.name)
        return Phrase("group", phrase.name, phrase.first, phrase.last)  # what is theirs is not they

    def _bracketed(self, text: str, tokens: list[Token], phrase: Phrase) -> Phrase:
        if phrase.last >= len(tokens) or tokens[phrase.last].text != "(":
            return phrase
        m = _BRACKET.match(text, tokens[phrase.last - 1].end)
        if m is None:
            return phrase
        last = next(n for n in range(phrase.last, len(tokens)) if tokens[n].end == m.end())
        inside = m[1].strip("\"“”‘’' ")
        post = ""
        if phrase.kind == "person" and not phrase.post and " " in inside:
            words = inside.split()
            ends = words[-1].casefold() in self.posts and words[0][:1].isupper()
            post = inside if ends and not ACRONYM.match(inside) else ""
        return replace(
            phrase, last=last + 1, inside=phrase.inside or inside, post=phrase.post or post
        )

    def _next(self, tokens: list[Token], at: int) -> Phrase | None:
        return self._phrase(tokens, at, []) if at < len(tokens) else None

    def _beside(self, text: str, tokens: list[Token], phrase: Phrase) -> Phrase:
        """A person with a post behind a comma: "Ann Bee, Director of Housing at Mere Council,"."""
        post = self._next(tokens, phrase.last + 1)
        if post is not None and post.kind == "body":
            post = self._possessed(tokens, post)  # "Ann Bee, the Council's Director for Homes"
        if post is None or post.kind != "post":
            return phrase
        post = self._with_more(text, tokens, post) if post.kind == "post" else post
        if post.kind != "post":
            return phrase
        last = post.last
        home = post.home
        if last < len(tokens) and tokens[last].text == "," and not home:
            body = self._next(tokens, last + 1)
            if body is not None and body.kind == "body":
                after = tokens[body.last].low if body.last < len(tokens) else "."
                if after in (",", ".", ";", ")"):
                    home, last = body.name, body.last
        if last < len(tokens) and tokens[last].text == ",":
            last += 1  # the comma that closes what stands beside the name
        return replace(phrase, last=last, post=bare(post.name), home=home)


def _is_followed_by_noun(tokens: list[Token], at: int, determiners: frozenset[str]) -> bool:
    """Whether "this", "both" or "each" stands before a noun, so that it is an article here."""
    low = tokens[at].low
    if low not in determiners and low not in ("this", "both", "each", "these"):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        after is not None
        and after.text[0].isalpha()
        and after.low not in frames().words["stops"]
        and (after.low not in frames().lemmas)
    )
