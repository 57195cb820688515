"""The parties that a sentence names, as phrases: where each stands, and what it is by its own words.

One pass from left to right. A phrase is a run of capitalised words with the small words that names hold, or
an article with a common noun ("the steering group"). Its type comes from its words alone; what a verb says of
it comes later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, cached_property

from remit.loaders.claims.runs import ARTICLES
from remit.loaders.claims.tokens import Phrase, Token, tokens_of
from remit.loaders.claims.typed import Typed
from remit.loaders.schema.frames import frames
from remit.loaders.wording import ACRONYM, OWNED, bare

_LONGEST_NAME = 500  # characters of a name with its titles and brackets
_REMEMBERED = 20_000  # texts
_FEWEST_LETTERS = 3  # of a body: two are mostly a person's
_SMALL_BEHIND = 3  # words in small letters behind a name: "the DGUK programme board"
_SMALL = 4  # words of a common noun: "the county health board"
_BRACKET = re.compile(r"(?:(?<!\s)\s+)?\(([^()]{1,200})\)")


@dataclass(frozen=True)
class Grammar(Typed):
    """Reads phrases with the words of a profile and of the frames."""

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
            phrase = self._phrase(tokens, at, found) if _may_open(tokens[at]) else None
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
        start, vague, over = self._opening(tokens, at)
        if start >= len(tokens):
            return None
        if tokens[start].capital and not (
            words.is_(tokens[start].low, "stops")
            and not (start + 1 < len(tokens) and tokens[start + 1].text == ".")
        ):
            listed = bool(before) and before[-1].last == at - 1 and tokens[at - 1].text == ","
            last = self.run_end(tokens, start, listed=listed)
            made = self.typed([t.text for t in tokens[start:last]], at, last)
            if (
                made.kind == "person"
                and made.guessed
                and tokens[at].low in ARTICLES
                and not (made.post or made.home)
            ):
                made = replace(made, kind="name")  # nobody is called "the Ann Bee"
            if headed := self._headed(tokens, made, start):
                made = headed
            elif made.kind == "name" and start > at and len(made.name.split()) == 1:
                longer = self._common(tokens, at, start)  # "The county council" opens a sentence
                made = longer or made
            vague, over = vague or _is_whose(tokens[at], made), over or made.over
            same = (vague, over) == (made.vague, made.over)
            return made if same else replace(made, vague=vague, over=over)
        if start > at:
            found = self._common(tokens, at, start)
            if found is None:
                return None
            return replace(found, vague=vague or _is_whose(tokens[at], found), over=over)
        return None

    def _headed(self, tokens: list[Token], made: Phrase, start: int) -> Phrase | None:
        """A name or letters with the noun behind it in small letters: "the NII board", "the Quay development team"."""
        letters = ACRONYM.match(made.name) and made.kind == "body" and made.guessed
        letters = letters and len(made.name) >= _FEWEST_LETTERS
        name = made.kind == "name" and " " not in made.name and start
        words = frames()
        if not (letters or name) or words.is_(made.name.casefold(), "times"):
            return None
        for last in range(made.last + 1, min(made.last + 1 + _SMALL_BEHIND, len(tokens)) + 1):
            token = tokens[last - 1]
            if not token.text.islower() or _is_none_of_a_name(token.low):
                return None
            if OWNED.sub("", token.low) not in words.words["small heads"]:
                continue
            if last < len(tokens) and _is_noun_before(tokens[last]):
                return None  # "the NII board papers"
            said = " ".join(t.text for t in tokens[start:last])
            return Phrase("body", OWNED.sub("", said), made.first, last)
        return None

    def _opening(self, tokens: list[Token], at: int) -> tuple[int, bool, bool]:
        """Where a phrase goes on behind its article, and whether that leaves open who is meant, or tells of the past."""
        words = frames()
        start, vague, over = at, False, False
        if tokens[at].low not in _articles():
            return at, False, False
        while start < len(tokens) and start - at < 3:
            low = tokens[start].low
            after = tokens[start + 1].low if start + 1 < len(tokens) else ""
            if words.is_(low, "determiners") and low == "an" and after in words.words["irish"]:
                break  # "An Garda Síochána": the article is a part of the name
            known = after in self.posts or after in self.heads
            today = start > at and words.is_(low, "now") and known
            if (
                words.is_(low, "determiners") or today or low == "whose"
            ):  # "the", "the present" Chair
                vague = vague or words.is_(low, "vague")
            elif low == "then" and start and tokens[start - 1].low == "until":
                break  # "Until then the Clerk will": no former one
            elif words.is_(low, "over") and start + 1 < len(tokens):
                over = True
                if tokens[start + 1].text == "-":
                    start += 1
            else:
                break
            start += 1
        return start, vague, over

    def _common(self, tokens: list[Token], at: int, start: int) -> Phrase | None:
        """An article with a common noun: "the steering group", "the chief executive"."""
        words = frames()
        best: Phrase | None = None
        for last in range(start + 1, min(start + 1 + _SMALL, len(tokens) + 1)):
            token = tokens[last - 1]
            low = OWNED.sub("", token.low)
            if token.capital and last < len(tokens) and tokens[last].capital:
                break  # "the independently chaired Quay Board": a name of its own begins
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
            elif low in self.common or " ".join(name.casefold().split()[-2:]) in self.common:
                best = Phrase("body", name, at, last, generic=True)
            elif low in self.posts:
                best = Phrase("post", name, at, last, generic=True)
            if low != token.low:
                break
        if best is not None and words.is_(tokens[start].low, "unspecific"):
            return replace(best, vague=True)
        return best

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
        if phrase.kind == "body" and phrase.generic and low == "of" and _is_the(tokens, phrase):
            home = self._next(tokens, phrase.last + 1)
            if home is not None and home.kind == "body" and not home.generic:
                return replace(phrase, last=home.last, home=home.name)
        if phrase.kind == "person" and low == "," and not phrase.post:
            return self._beside(text, tokens, phrase)
        if low == "," and (whole := self._with_field(tokens, phrase)) is not None:
            return whole
        titled = phrase.kind == "post" or _opens_as_a_title(tokens, phrase)
        if titled and low == "," and phrase.first < phrase.last:
            person = self._next(tokens, phrase.last + 1)
            after = tokens[person.last].text if person and person.last < len(tokens) else "."
            if person is not None and person.kind == "person" and after in (",", "."):
                closing = 1 if after == "," and person.last + 1 < len(tokens) else 0
                return replace(
                    person,
                    first=phrase.first,
                    last=person.last + closing,
                    post="" if phrase.over else phrase.name,  # "the then Treasurer, Ann Bee,"
                    home="" if phrase.over else phrase.home,
                )
        return phrase

    def _with_field(self, tokens: list[Token], phrase: Phrase) -> Phrase | None:
        """A title that opens a sentence, with what it is of behind a comma that nothing closes: "The Director, Fair Trade is".

        What stands beside a name closes with a comma of its own; here the verb follows straight on.
        """
        if phrase.kind != "post" or phrase.first or phrase.home or phrase.over:
            return None
        after = self._next(tokens, phrase.last + 1)
        if after is None or after.last >= len(tokens) or not tokens[after.first].capital:
            return None
        if tokens[after.last].low not in frames().words["modals"]:
            return None
        if after.kind == "body" and not after.guessed:
            return replace(phrase, last=after.last, home=after.name)
        if after.kind not in ("name", "body", "group"):
            return None
        title = f"{phrase.name}, {after.name}"
        return replace(phrase, name=title, last=after.last, generic=False)

    def _possessed(self, tokens: list[Token], phrase: Phrase) -> Phrase:
        """The post in a body whose name owns it: "the Forum's chair"."""
        if phrase.kind != "body" or not OWNED.search(tokens[phrase.last - 1].text):
            return phrase
        for size in (1, 2, 3):
            piece = tokens[phrase.last : phrase.last + size]
            if len(piece) == size and piece[-1].low in self.posts:
                title = " ".join(t.text for t in piece)
                last = phrase.last + size
                of = tokens[last].low if last + 1 < len(tokens) else ""
                if of in ("for", "of") and tokens[last + 1].capital:
                    end = self.run_end(tokens, last + 1, listed=False)
                    title = f"{title} {of} {' '.join(t.text for t in tokens[last + 1 : end])}"
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
        title, *remarks = re.split(r"[,;]\s{0,9}", inside)
        if phrase.kind == "person" and remarks and frames().words["remarks"].issuperset(remarks):
            inside = title  # "Ann Bee (Repairs Officer, maternity cover)"
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
        if tokens[phrase.last + 1 : phrase.last + 2] and tokens[phrase.last + 1].low == "whose":
            return phrase  # "Ann Bee, whose deputy is Cy Dee"
        post = self._next(tokens, phrase.last + 1)
        if post is not None and post.kind == "body":
            post = self._possessed(tokens, post)  # "Ann Bee, the Council's Director for Homes"
        if post is None or post.kind != "post" or post.over or post.name.startswith("first "):
            return phrase  # "Ann Bee, our first Keeper," had the post when it began
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


def _is_none_of_a_name(low: str) -> bool:
    """Whether a word in small letters stands in no name: an article, a verb, a word that joins."""
    words = frames()
    groups = ("stops", "determiners", "pronouns", "prepositions", "adverbs", "modals", "numbers")
    verb = low.endswith(("ed", "ly")) or low in words.irregular or low in words.words["verbs"]
    return verb or low in words.lemmas or any(words.is_(low, one) for one in groups)


def _is_noun_before(token: Token) -> bool:
    """Whether what stands behind a noun makes the whole another thing's: "board papers", "team leader"."""
    words = frames()
    known = (
        "stops",
        "prepositions",
        "adverbs",
        "modals",
        "pronouns",
        "determiners",
        "goes on",
        "how often",
    )
    if (
        not token.text[0].isalpha()
        or token.capital
        or any(words.is_(token.low, one) for one in known)
    ):
        return False
    verb = any(
        token.low[:end] in words.words["verbs"] for end in (-1, -2) if token.low.endswith("s")
    )
    return not (verb or token.low in words.lemmas or token.low.endswith(("ed", "ly")))


def _may_open(token: Token) -> bool:
    """Whether a phrase may begin with a token: most words and all marks, of which a damaged file may be full, do not."""
    return (token.capital and token.text[0].isalnum()) or token.low in _openers()


@cache
def _openers() -> frozenset[str]:
    words = frames().words
    return words["pronouns"] | words["determiners"] | words["over"]


@cache
def _articles() -> frozenset[str]:
    """What may stand before the name or the noun of a phrase."""
    words = frames().words
    return words["determiners"] | words["over"] | {"whose"}


def _is_the(tokens: list[Token], phrase: Phrase) -> bool:
    return tokens[phrase.first].low == "the"


def _is_whose(first: Token, phrase: Phrase) -> bool:
    """Whether a common noun is vague, or somebody's who is not told with it: "her Department"."""
    whose = first.low in ("his", "her") and phrase.kind == "body" and phrase.generic
    return phrase.vague or whose


def _opens_as_a_title(tokens: list[Token], phrase: Phrase) -> bool:
    """Whether a sentence begins with "the" and a name of several words, as with a title: "The Clinical Navigator, Ann Bee,"."""
    first = phrase.first
    opens = not first or tokens[first - 1].low == "by"  # "by the Clinical Navigator, Ann Bee."
    plain = phrase.kind == "name" and opens and tokens[first].low == "the"
    return plain and " " in phrase.name


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
