"""What one phrase is: told by its head noun first, then by its shape as a name.

"City Manager" is a post by its last word and "Head of Housing" by the one before "of"; only what no
head noun, no acronym and no other column claims may be somebody's name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from remit.graph.lookup import key
from remit.loaders.values.dates import find_dates, read_period
from remit.loaders.values.heads import LINK, head_kind, is_full_name
from remit.loaders.values.lexicon import Lexicon
from remit.loaders.values.persons import is_name_word, name_of, parted
from remit.loaders.wording import ACRONYM, bare

_LONGEST = 14  # words of a phrase that names one party
_BRAND = re.compile(r"[a-z]{2,5}")
_NUMBER = re.compile(
    r"(?:(?:within|in|over|every|about|after|next|up to)\s)?[£$€#]?\s?[\d.,]+"
    r"\s?(?:%|k|m|per cent|days?|weeks?|months?|years?|hours?)?",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    r"(?:\d{1,4}(?:st|nd|rd|th)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?"
    r"|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|winter|q[1-4]"
    r"|christmas|easter|by|end|early|late|mid|of|in|the|until|on|to)",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"^(?:and|of|the|or|for|to)\b|(?:\b(?:and|of|the|or|for|to)|[,&])$", re.IGNORECASE
)


_THE = re.compile(r"^[Tt]he\s+")
_YEAR = re.compile(r"(?<![\s,(])[\s,(]*(?:19|20)\d\d\)?$")
_DIGIT = re.compile(r"\d")
# Of a name with all that stands beside it; what is longer names nobody alone.
_MOST_CHARACTERS = 500


_HOME = re.compile(
    r"(?<!\S)(?P<who>\S++(?:\s\S++){0,5}?)\s(?P<by>of|from|at|for|on behalf of|representing|via)\s(?P<home>\S.*)"
)
_CLAUSE_WORDS = re.compile(
    r"(?<!\w)(?:to|at|via|from|by|with|behalf|is|are|was|who|that|which|as)(?!\w)"
)


NAMED = ("person", "post", "body", "unit")  # kinds of phrases and parties that name somebody


class Phrase(NamedTuple):
    """One phrase with its type, and with the parts of a person's name where it is one.

    ``kind`` is ``person``, ``people`` (capitalised words that may be one name or two), ``post``, ``body``,
    ``unit``, ``field`` (what a unit is for, standing for it), ``group``, ``everyone``, ``initials``,
    ``word`` (one capitalised word), ``vacancy``, ``withheld``, ``unread`` (with ``why``) or ``unclear``.
    """

    kind: str
    name: str
    honorific: str = ""
    post: str = ""
    body: str = ""
    sure: bool = True
    why: str = ""


@dataclass(frozen=True)
class Known:
    """What is known of names before a text is judged: the same for all texts, so that order is nothing.

    ``bodies`` and ``people`` are folded names; people are in it who are told to be people somewhere, by a
    title, a post or a heading. ``initials`` are names by their initials, where one name fits, and by title and
    surname; ``keyed`` are those of them that a paper itself explains, with the name beside them. ``linked`` are
    bodies that are members or have something to do, and ``places`` those that councils are called after.
    """

    bodies: AbstractSet[str] = frozenset()
    people: AbstractSet[str] = frozenset()
    initials: Mapping[str, str] = field(default_factory=dict)
    linked: AbstractSet[str] = frozenset()
    places: AbstractSet[str] = frozenset()
    keyed: AbstractSet[str] = frozenset()

    def body(self, name: str) -> bool:
        """Whether a name is that of a known body."""
        return key(name) in self.bodies


class Named(NamedTuple):
    """Who is named anywhere once all texts were judged: bodies and people, each as its kind and name.

    ``unused`` are decided names, each with its kind, that nothing in any text was taken for.
    """

    refs: tuple[tuple[str, str], ...] = ()
    unused: tuple[tuple[str, str], ...] = ()


def another_column(text: str, lexicon: Lexicon) -> str:
    """What a text is if it belongs in another column than one of parties; empty if it does not.

    >>> from remit.loaders.profile import load_profile
    >>> words = Lexicon(load_profile())
    >>> [another_column(t, words) for t in ("31 March", "75%", "On track", "Ann Bee")]
    ['a date', 'a number', 'a word of another column', '']
    """
    text = text.strip(" .;:")
    if len(text) == 1 and text.isalpha():
        return "a single letter"
    if _NUMBER.fullmatch(text):
        return "a number"
    if key(text) in lexicon.other_columns and not _office(text, lexicon):
        return "a word of another column"
    words = re.findall(r"[\w’']+", text)
    if len(words) <= _LONGEST and words and all(_DATE_WORDS.fullmatch(word) for word in words):
        if any(ch.isdigit() for ch in text) or len(words) < 2 or not text[:1].isupper():
            return "a date"
        return "" if all(map(is_name_word, words)) else "a date"
    if any(ch.isdigit() for ch in text) and len(text) < 80 and read_period(text):
        rest = text
        for date in reversed(find_dates(text)):
            rest = rest[: date.start] + rest[date.end :]
        capitals = [w for w in re.findall(r"[A-Z][\w’'-]*", rest) if not _DATE_WORDS.fullmatch(w)]
        return "" if capitals else "a date"
    return ""


_HEADS = frozenset({"owner", "lead"})  # on which an office may end that is no post elsewhere


def _office(text: str, lexicon: Lexicon) -> bool:
    """Whether a wording that heads columns is the title of an office too: "SRO", and the words that it stands for."""
    words = text.split()
    spelt_out = len(words) > 1 and all(word[:1].isupper() for word in words)
    if spelt_out and words[-1].casefold() not in lexicon.posts | _HEADS:
        return False  # "Carl Edward Orr" is no CEO by that
    return ("".join(word[0] for word in words) if spelt_out else text) in lexicon.short_posts


def another_date(word: str) -> bool:
    """Whether a word is one of those that dates are made of."""
    return _DATE_WORDS.fullmatch(word) is not None


def phrase_of(text: str, lexicon: Lexicon, known: Known) -> Phrase:
    """Say what one phrase is; what fits nothing is ``unclear``."""
    text = text.strip(" .,;:")
    name = bare(text)
    if nobody := _nobody_named(text, name, lexicon, known):
        return Phrase(nobody, text)
    if len(text) > _MOST_CHARACTERS:
        return Phrase("unclear", text)
    if name in known.keyed:  # before "HR" is the unit, which it is everywhere else
        return _spelt_out(known.initials[name], lexicon)
    if "?" not in text and (known.body(name) or text.casefold() in lexicon.alone):
        return Phrase("body" if known.body(name) else head_kind(name, lexicon) or "body", name)
    if what := another_column(text, lexicon):
        return Phrase("unread", text, why=f"“{text}” is {what}")
    if _office(text, lexicon):
        return Phrase("post", text)
    if name in lexicon.short_units:
        return Phrase("unit", name)
    if name in known.initials and name.casefold() not in lexicon.plain_words:
        return _spelt_out(known.initials[name], lexicon)
    if ACRONYM.match(name) and name.casefold() not in lexicon.plain_words:
        return Phrase("initials", text) if len(name) == 2 else Phrase("body", name)
    if why := _broken(text, lexicon):
        return Phrase("unread", text, why=why)
    if len(text.split()) > _LONGEST or _is_work(text, lexicon):
        return Phrase("unclear", text)
    return _named(text, name, lexicon, known)


def _nobody_named(text: str, name: str, lexicon: Lexicon, known: Known) -> str:
    """The kind of a text that gives nobody's name: everyone, one kept back, none yet, or one told elsewhere."""
    if key(text) in lexicon.everyone or _all_of_a_group(text, lexicon):
        return "everyone"
    if lexicon.withheld.fullmatch(text):
        return "withheld"
    if key(text) in lexicon.elsewhere and not known.body(name):
        return "unclear"
    blank = not any(character.isalnum() for character in text)
    if blank or lexicon.vacancy.match(text) or _stands_for_a_name(text, lexicon):
        return "vacancy"
    return "vacancy" if _is_vacant_in_capitals(text, lexicon) else ""


def _is_vacant_in_capitals(text: str, lexicon: Lexicon) -> bool:
    """Whether words in capitals say that nobody is there, and end on no post or body: "AWAITING NOMINATION"."""
    plain = text.capitalize() if " " in text and text.isupper() else ""
    return bool(plain) and bool(lexicon.vacancy.match(plain)) and not head_kind(text, lexicon)


def _all_of_a_group(text: str, lexicon: Lexicon) -> bool:
    first, _, rest = text.casefold().partition(" ")
    last = rest.rpartition(" ")[2]
    plural = last in lexicon.groups or (
        last in lexicon.bodies and (last.endswith("s") or first != "all")
    )
    return first in lexicon.all_of_them and (plural or head_kind(rest, lexicon) == "group")


def _stands_for_a_name(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is written where a name is still to be put: "A. N. Other"."""
    name = parted(text, lexicon)[1].replace(".", " ")
    return name[:1].isupper() and key(" ".join(name.split())) in lexicon.placeholders


def _spelt_out(name: str, lexicon: Lexicon) -> Phrase:
    """Whom a key or a list of people says that a short form stands for: a person, else a post or a body."""
    head = "post" if _office(name, lexicon) else head_kind(name, lexicon)
    plain = name_of(name, lexicon) is None
    return Phrase(head if head and plain else "person", name, sure=False)


def _broken(text: str, lexicon: Lexicon) -> str:
    """Why a text is a piece of a name, or names no one at all; empty where it is whole."""
    if text.casefold() in lexicon.no_post:
        return f"“{text}” says that there is no such post"
    words = text.split()
    if _BROKEN.search(text) and not text.startswith(("The ", "the ")):
        return f"“{text}” is a piece of a name"
    if len(words) > 1:
        return ""
    word = text.casefold()
    general = word in (lexicon.bodies | lexicon.units | lexicon.groups) - lexicon.alone
    plural_post = word.endswith("s") and word[:-1] in lexicon.posts
    if general or plural_post or word in lexicon.too_general or word in lexicon.law:
        return f"“{text}” is too general to say who is meant"
    return ""


def _is_work(text: str, lexicon: Lexicon) -> bool:
    """Whether a text says what to do: "Invite the ambulance service"."""
    first, _, rest = text.partition(" ")
    return first.casefold() in lexicon.verbs and (rest[:1].islower() or " the " in text)


def is_law(text: str, lexicon: Lexicon) -> bool:
    """Whether a phrase is a law's or a part of one: it bears, owns and joins nothing.

    >>> from remit.loaders.profile import load_profile
    >>> words = Lexicon(load_profile())
    >>> [
    ...     is_law(t, words)
    ...     for t in ("the Harbours Act 1964", "section 4 of that Act", "Rules Committee")
    ... ]
    [True, True, False]
    """
    folded = bare(text).casefold()
    if is_full_name(text.split(), lexicon):
        return False  # "Kit Law"
    words = _YEAR.sub("", folded).split()
    numbered = re.match(r"(?:sections?|ss?|regs?|r)\.?\s?\d", folded)
    return bool(words) and (
        numbered is not None
        or words[-1] in lexicon.law
        or ("of" in words[1:2] and words[0] in lexicon.law - {"order"})
        or (words[0] in lexicon.law and bool(_DIGIT.search(folded)))
    )


def _named(text: str, name: str, lexicon: Lexicon, known: Known) -> Phrase:
    if _is_post_for_a_field(text, lexicon):
        return Phrase("post", _THE.sub("", text))
    person = name_of(text, lexicon)
    if person and (person.sure and not person.loose):
        return Phrase("person", person.name, person.honorific)
    head = head_kind(name, lexicon)
    if home := _with_home(text, lexicon, known):
        return home
    written = text[:1].isupper() or text.startswith("the ") or head in ("group", "post")
    if head and written:
        if head in ("body", "unit") and _CLAUSE_WORDS.search(name):
            return Phrase("unclear", text)
        if head in ("body", "unit") and " the " in f" {name[1:]}" and not LINK.search(name):
            return Phrase("unclear", text)  # a clause that happens to end on a head noun
        if ";" in name or (head in ("body", "unit") and is_two(name, lexicon)):
            return Phrase("unclear", text)
        last = name.rpartition(" ")[2].casefold()
        own = head == "unit" and last in lexicon.named_units and not is_general(name, lexicon)
        return Phrase(
            "body" if own else head, _THE.sub("", text) if head in ("post", "group") else name
        )
    if is_law(text, lexicon):
        return Phrase("unread", text, why=f"“{text}” is a law, which can own nothing")
    if person:
        met = key(person.name) in known.people
        kind = "people" if person.loose and not (person.sure or met) else "person"
        return Phrase(kind, person.name, person.honorific, sure=person.sure or met)
    if titled := _titled_before(text, lexicon):
        return titled
    return _rest(text, name, lexicon)


def _is_post_for_a_field(text: str, lexicon: Lexicon) -> bool:
    """Whether words are a title with its field of work behind it: "Group Manager Response", "Area Manager Operations"."""
    words = _THE.sub("", text).split()
    at = next((n for n, word in enumerate(words) if n and word.casefold() in lexicon.posts), 0)
    behind = words[at + 1 :]
    titled = at > 0 and all(map(is_name_word, words))
    return titled and bool(behind) and all(word.casefold() in lexicon.fields for word in behind)


def _with_home(text: str, lexicon: Lexicon, known: Known) -> Phrase | None:
    """A person and where the person is from, without a mark between: "Ann Bee of Vale Council"."""
    m = _HOME.match(text)
    person = name_of(m["who"], lexicon) if m else None
    if m is None or person is None or (person.loose and not person.sure):
        return None
    home = bare(m["home"])
    if not (
        known.body(home) or ACRONYM.match(home) or head_kind(home, lexicon) in ("body", "unit")
    ):
        return None
    body = home if m["by"] in ("of", "from", "at") else ""
    return Phrase("person", person.name, person.honorific, body=body, sure=True)


def is_two(name: str, lexicon: Lexicon) -> bool:
    """Whether "and" stands between two heads: "Fenwick Police and Council" is no one body."""
    inside = [m.span() for m in lexicon.compounds.finditer(name)]
    for m in re.finditer(r"(?<!\S)(\S++)\s+(?:and|&)\s+(\S+)$", name):
        if not any(start <= m.start(1) < end for start, end in inside):
            heads = lexicon.bodies | lexicon.units
            return m[1].casefold() in heads and m[2].casefold() in heads
    return False


def is_general(name: str, lexicon: Lexicon) -> bool:
    """Whether all words of a unit's name say what it is for, none whose it is."""
    small = ("and", "&", "of", "for", "the", "in", "on")
    general = lexicon.fields | lexicon.heads | set(small)
    return all(word.casefold() in general or ACRONYM.match(word) for word in name.split())


def _titled_before(text: str, lexicon: Lexicon) -> Phrase | None:
    """A post and its holder without a mark between them: "City Attorney Lee Grant"."""
    words = text.split()
    for size in (2, 3):
        title, rest = words[:-size], " ".join(words[-size:])
        if not title or not rest:
            continue
        short = len(title) == 1 and title[0] in lexicon.short_posts
        if not short and head_kind(" ".join(title), lexicon) != "post":
            continue
        person = name_of(rest, lexicon)
        if person and not person.loose:
            return Phrase("person", person.name, person.honorific, " ".join(title), sure=True)
    return None


def _rest(text: str, name: str, lexicon: Lexicon) -> Phrase:
    last = name.rpartition(" ")[2].casefold()
    capitalised = name[:1].isupper() and all(
        w[:1].isupper() or w in ("and", "of", "for", "the", "&", "on", "in") for w in name.split()
    )
    compound = any(m.end() == len(name) for m in lexicon.compounds.finditer(name))
    first = name.partition(" ")[0]
    if (
        capitalised
        and " " in name
        and (first in lexicon.before_bodies or last in lexicon.behind_bodies)
    ):
        return Phrase("body", name)
    if capitalised and (last in lexicon.services or compound):
        return Phrase("field" if is_general(name, lexicon) else "body", name)
    if len(name.split()) == 1 and is_name_word(name):
        return Phrase("word", text)
    return Phrase("unclear", text)


def is_brand(text: str) -> bool:
    """Whether a text is one short word in small letters, as some bodies write their names."""
    return _BRAND.fullmatch(text) is not None


def is_home(words: Sequence[str], n: int) -> bool:
    """Whether "from" says where somebody works: "Ann Bee from Vale Council"."""
    before, after = words[max(n - 1, 0) : n], [w for w in words[n + 1 : n + 3] if w != "the"]
    named = bool(before and after) and before[0][:1].isupper() and after[0][:1].isupper()
    return words[n] == "from" and named and not another_date(after[0])
