"""One item of a list of people: whom it names, what is said of them, and the words that are not understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from remit.loaders.blocks import Passage
from remit.loaders.claims.entries import (
    LAST_OF_BODIES,
    WARD,
    Entry,
    denied,
    ends_in_name,
    entry,
    sits_as,
)
from remit.loaders.claims.entry_parts import COUPLE, part_of
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.short_for import fits, is_short
from remit.loaders.claims.tokens import Phrase
from remit.loaders.schema.frames import frames
from remit.loaders.values.given import is_given
from remit.loaders.values.heads import head_kind
from remit.loaders.values.persons import is_initial, is_name_word, name_of
from remit.loaders.wording import bare, between

_HELD = re.compile(
    r"(?:[Tt]he\s)?(?P<post>[^():,;]{1,80}?)\s?\((?P<who>[^()]{1,80})\)"
)  # "Treasurer (Ann Bee)"
_BEHIND_POST = re.compile(  # "the Headteacher Ms Ann Bee"
    rf"[Tt]he (?P<post>[A-Z][\w ]{{2,40}}?),? (?P<who>(?:{'|'.join(frames().words['titles of people'])})\.? [A-Z][^,(]+)",
    re.IGNORECASE,
)
# Behind a name whose body it is: of a firm, as "Ann Bee of Mere Audit LLP".
_SENT_BY = re.compile(
    r"(?P<name>[A-Z][^,;:()]{3,40}?) (?:of|from) (?:the )?(?P<body>[A-Z][^,;:()]{2,60}?)(?: ?\([^()]*\))?$"
)
_FIRM = re.compile(r"\s(?:Ltd|Limited|plc|PLC|LLP|Inc)\b")
_INSIDE = re.compile(r"(?<!\s)\s{0,9}\(|(?<!\s)\s{0,9}:\s|(?<!\s)\s{1,9}[–—-]\s{1,9}|[–—]|,\s")
OTHERS = re.compile(
    r"(?:approximately |about |around |some )?(?:\d{1,3}|an?|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|many)"
    r"(?: other)?(?: local)? (?:members? of (?:the )?(?:public|press|staff)|parishioners?|residents?|electors?|people|others|reporters?)\b.*",
    re.IGNORECASE,
)
# Before the name of somebody who came of their own accord: "Members of the public – Mr Bee".
_OF_PUBLIC = re.compile(
    r"(?:Members? of the public|Visitors?|Guests?|Residents?|Parishioners?)(?:\s[–—-]|:)\s(?=[A-Z])",
    re.IGNORECASE,
)
UNNAMED = re.compile(r"(?:an?|one|two|the)?\s?representatives? (?:of|from)\b.*", re.IGNORECASE)
_BRACKET = re.compile(r"\(([^()]*)\)")
_LONGEST = 4  # words of a name
_FEWEST = 2
_BODIES = 3  # more than one person is of


@dataclass(frozen=True)
class Item:
    """One of a list: its words, whom it names, and the words beside the name that were not understood.

    ``others`` are people who are not named: "3 members of the public".
    """

    passage: Passage
    found: Entry | None = None
    left: tuple[str, ...] = ()
    others: bool = False


@dataclass
class Open:
    """An item that goes on: where it stands in the text, the title that it has from the list, and its name."""

    start: int
    end: int
    title: str = ""
    name: Phrase | None = None


def name_in(grammar: Grammar, words: str) -> Phrase | None:
    """The person whose name opens a part of a list, before any bracket, dash or comma; or stands behind a label."""
    plain = words.strip(" .")
    plain = re.sub(r"^(?:and|&)\s+", "", plain)
    if of_public := _OF_PUBLIC.match(plain):
        plain = plain[of_public.end() :]
    if m := _SENT_BY.match(plain):
        home, one = part_of(grammar, m["body"]), named(grammar, m["name"])
        if one is not None and home is not None and home.kind in ("body", "name"):
            return one if one.home else replace(one, home=bare(home.name))
    if _is_firm(plain) or is_called_after(grammar, plain):
        return None
    held = _HELD.match(plain)
    if held and (post := part_of(grammar, held["post"])) and post.kind == "post":
        return named(grammar, held["who"])
    if behind := _BEHIND_POST.match(plain):
        post = part_of(grammar, behind["post"])
        return named(grammar, behind["who"]) if post is not None and post.kind == "post" else None
    first, *others = [plain[a:b].strip(" ,") for a, b in between(plain, _INSIDE)]
    if (
        not first
        or first.startswith(("The ", "A ", "An ", "the ", "a "))
        or OTHERS.fullmatch(plain)
    ):
        return None
    if others and first.casefold() in frames().offices and (m := re.search(r"[:–—-]\s", plain)):
        return name_in(grammar, plain[m.end() :])
    if COUPLE.match(first):
        return None
    return named(grammar, first)


def is_called_after(grammar: Grammar, said: str) -> bool:
    """Whether a name ends as those of bodies and places do, without a title before it: "Charles Street Surgery", or alone "Grace Church"."""
    words = _INSIDE.split(said, maxsplit=1)[0]
    alone, plain = words == said, words.strip(" .")
    honorific, rest = grammar.title(plain)
    split = rest.split()
    if honorific or not split or is_initial(split[0]):
        return False
    if len(split) <= _FEWEST:
        return _is_house(split, alone=alone)
    of_body = (
        LAST_OF_BODIES.search(plain) or split[-1].casefold() in frames().words["ends of places"]
    )
    return bool(of_body) and _before_more(grammar, plain) is None


def _is_a_thing(found: Entry, said: str) -> bool:
    """Whether what was read as a person has an article and nothing that they are: "The Prince Albert"."""
    told = found.post or found.office or "(" in said
    return found.kind == "person" and said.startswith(("The ", "the ")) and not told


def _is_house(words: Sequence[str], *, alone: bool) -> bool:
    """Whether two words are as likely a house's as somebody's: "Victoria Hall", "Grace Church", and not "Simon Hall"."""
    first, last, known = words[0].casefold(), words[-1].casefold(), frames().words
    plainly = last in known["houses alone"]
    house = first in known["names of houses"] and (plainly or last in known["houses and halls"])
    given = alone and plainly and is_given(words[0])
    no_surname = alone and last in known["ends of no surname"]
    return len(words) == _FEWEST and (house or given or no_surname)


def _names_bodies(grammar: Grammar, said: str) -> bool:
    """Whether so many bodies follow a name that it is one of them: "Marie Curie, St John Ambulance, Oxfam UK, Mere School"."""
    _, *more = _BRACKET.sub("", said).split(", ")
    parts = (part_of(grammar, one) for one in more)
    told = [one for one in parts if one is not None and one.kind in ("body", "name")]
    return sum(" " in one.name for one in told) >= _BODIES


def _is_firm(words: str) -> bool:
    """Whether words before a comma, without brackets, are a firm's: "Bus Route (BR) Ltd"."""
    return _FIRM.search(_BRACKET.sub("", words).partition(",")[0]) is not None and not (
        (m := _SENT_BY.match(words)) and is_given(m["name"].split()[0])
    )


def named(grammar: Grammar, words: str) -> Phrase | None:
    """The person that words are, with nothing else but a post, a body or initials behind the name."""
    if initials := _initials(words):
        words = words[: -len(initials)].strip()
    if words.casefold() in vacancies(grammar):
        return None
    phrase = part_of(grammar, words)
    lettered = re.fullmatch(r"A\.? (?P<surname>\S+)", words)  # "A Bee", and no article
    if (
        lettered
        and is_name_word(lettered["surname"])
        and (
            lettered["surname"].casefold() in frames().words["surnames of places"]
            or not head_kind(lettered["surname"], grammar.lexicon)
        )
    ):
        return Phrase("person", words, 0, 0)
    if phrase is not None and phrase.kind == "person" and not (phrase.over or phrase.vague):
        first, _, rest = phrase.name.partition(" ")
        office = first.casefold() in frames().words["offices before names"] and not phrase.honorific
        return named(grammar, rest) if office else phrase
    one = name_of(words, grammar.lexicon)
    split = words.split()
    if one is not None and (one.sure or is_given(one.name.split()[0])) and not _is_none(phrase):
        return Phrase("person", one.name, 0, 0, one.honorific)
    if len(split) > _FEWEST:
        return _before_more(grammar, words) or _behind_body(grammar, words)
    return None


def _behind_body(grammar: Grammar, words: str) -> Phrase | None:
    """A person with the body in front of the name and no mark between: "Mere Housing Trust Ann Bee"."""
    *before, given, last = words.split()
    if not is_given(given) or not is_name_word(last) or LAST_OF_BODIES.search(last):
        return None
    homes = [part_of(grammar, one) for one in " ".join(before).split("/")]
    plain = all(
        one is not None and one.kind in ("body", "name") and not one.guessed and " " in one.name
        for one in homes
    )
    if not plain or homes[0] is None or head_kind(last, grammar.lexicon):
        return None
    if before[-1].casefold() in frames().words["prepositions"]:
        return None  # "University of St Andrews"
    return Phrase("person", f"{given} {last}", 0, 0, home=bare(homes[0].name), guessed=True)


def _is_none(phrase: Phrase | None) -> bool:
    """Whether words that are written as a name are a post or a body: "Ann Street Surgery"."""
    return phrase is not None and phrase.kind in ("post", "body")


def _before_more(grammar: Grammar, words: str) -> Phrase | None:
    """A person with a post or a body behind the name and no mark between: "M Dee Mere County Council"."""
    honorific, plain = grammar.title(words)
    split = plain.split()
    for n in range(_FEWEST, min(_LONGEST, len(split))):
        name, rest = " ".join(split[:n]), " ".join(split[n:])
        if not (honorific or is_initial(split[0]) or is_given(split[0])):
            return None
        phrase, behind = part_of(grammar, f"{honorific} {name}".strip()), part_of(grammar, rest)
        if (
            phrase is not None and phrase.kind == "person"
            and behind is not None and behind.kind in ("post", "body") and not behind.guessed
            and (honorific or behind.kind == "post" or " " in rest)  # "John Lewis Partnership"
        ):  # fmt: skip
            post, home = (behind.name, behind.home) if behind.kind == "post" else ("", behind.name)
            return replace(phrase, post=bare(post), home=home)
    return None


def _initials(words: str) -> str:
    """The initials that stand behind a name without a mark: "Rob Bee RB"."""
    *name, last = words.split()
    own = len(name) >= _FEWEST and is_short(last) and last.isupper()
    return last if own and fits(" ".join(name), last) else ""


def is_guessed(name: Phrase) -> bool:
    """Whether a name is none by its own words: a body of two words may be written so."""
    words = name.name.split()
    return name.guessed and not name.honorific and not (is_given(words[0]) or is_initial(words[0]))


def vacancies(grammar: Grammar) -> frozenset[str]:
    """The words that say that there is nobody: "vacant"."""
    return grammar.lexicon.profile.vacancies


def item_of(grammar: Grammar, passage: Passage, one: Open) -> Item:
    """What an item says: of whom, and what is left of it."""
    words = passage.cut(one.start, one.end)
    said = words.text.strip(" .")
    if OTHERS.fullmatch(said):
        return Item(words, others=True)
    after = not one.title and is_called_after(grammar, said)
    named = not (UNNAMED.fullmatch(said) or COUPLE.match(said) or _is_firm(said) or after)
    if not named or _names_bodies(grammar, said):
        return Item(words)
    plain = _without_wards(said, one)
    whole = f"{one.title}{plain}"
    name = one.name or (None if one.title else name_in(grammar, whole))
    found = entry(grammar, whole, described=True) or entry(grammar, whole)
    if found is None and name is not None and _names_two(grammar, whole, name):
        return Item(words)  # two people whom nothing parts: "Ann Bee, Mere Trust Cy Dee"
    if found is not None and _is_a_thing(found, said):
        return Item(words)
    if found is not None and _is_named(found, name):
        left = _not_taken_in(grammar, found, said)
        return Item(words) if may_be_things(found) else Item(words, found, left)
    if one.title and name is None:
        return Item(words)
    if name is None:
        return Item(words, found if found is not None and found.kind in ("post", "body") else None)
    return _put_together(grammar, words, plain, name)


def _names_two(grammar: Grammar, words: str, name: Phrase) -> bool:
    """Whether what stands behind a name and a comma or a dash ends in somebody's, too."""
    first, *more = (words[a:b].strip(" .") for a, b in between(_BRACKET.sub("", words), _INSIDE))
    return name.name in first and any(" " in o and ends_in_name(grammar, o) for o in more)


def _not_taken_in(grammar: Grammar, found: Entry, said: str) -> tuple[str, ...]:
    """What brackets beside a name hold that told nothing: "(Clerk & RFO)"."""
    known = (found.name, found.post, found.body, found.initials)
    pieces = [one.strip() for m in _BRACKET.finditer(said) for one in re.split(r"[,;]", m[1])]
    return tuple(
        one
        for one in pieces
        if one
        and not any(one in told or (told and told in one) for told in known)
        and not (WARD.search(one) or one.casefold() in grammar.lexicon.fields)
        and not _takes_in(grammar, replace(found), one)
    )


def may_be_things(found: Entry) -> bool:
    """Whether two words that are nobody's name elsewhere end as several things do: "Cruise Lines"."""
    first, _, last = found.name.partition(" ")
    told = found.honorific or found.post or found.body or found.initials or found.office
    plural = last.endswith("s") and not last.endswith("ss")
    return found.guessed and plural and not (told or is_given(first) or is_initial(first))


def _is_named(found: Entry, name: Phrase | None) -> bool:
    """Whether what an item was read as is of the one whose name opens it."""
    if name is None:
        return found.kind == "person"
    return found.kind == "person" and found.name == name.name


def _without_wards(said: str, one: Open) -> str:
    """An item without the ward that a councillor stands for, of which nothing is told: "Cllr Bee (Mere Ward)"."""
    titled = one.title or (one.name is not None and one.name.honorific)
    if not titled:
        return said
    plain = re.sub(r",\s[A-Z][\w’'& -]{2,40}\s(?:Ward|Division)\b", "", said)
    return re.sub(r"\s?\([A-Z][^(),]{2,40}\s(?:Ward|Division)\)", "", plain)


def _put_together(grammar: Grammar, words: Passage, said: str, name: Phrase) -> Item:
    """An item whose name is understood, with what else of it is: initials, an office, a post, a body."""
    found = Entry("person", name.name, name.honorific, name.post, name.home, guessed=name.guessed)
    left: list[str] = []
    at = said.find(found.name)
    rest = [
        said[: max(at, 0)].removesuffix(f"{name.honorific} "),
        said[at + len(found.name) :] if at >= 0 else "",
    ]
    for piece in rest:
        for raw in re.split(r"[(),;]|(?<!\s)\s*:\s|(?<!\s)\s+[–—-]\s+|[–—]", piece):
            part = raw.strip(" .,")
            if part and part not in _ranks(name) and not _takes_in(grammar, found, part):
                left.append(part)
    return Item(words, found, tuple(left))


def _ranks(name: Phrase) -> list[str]:
    return [name.honorific, *name.honorific.split()]


def _takes_in(grammar: Grammar, found: Entry, part: str) -> bool:
    """Take in what a part says of somebody; whether it was understood."""
    low = part.casefold()
    first = re.split(r"\s(?:&|and)\s", low)[0]
    if low in frames().offices or (first in frames().offices and first != low):
        found.office = found.office or frames().offices[first]
        return first == low
    if is_short(part) and fits(found.name, part):
        found.initials = part
        return True
    if re.fullmatch(r"(?:[A-Z/]{2,5}\s)?\d{2,6}", part):
        return True  # a constable's number
    if sits_as(part) or low in frames().words["remarks"] or says_how(part):
        return not denied(grammar, part, "present")
    if low.strip(".") in grammar.lexicon.after_names or part in (found.post, found.body):
        return True
    phrase = part_of(grammar, part)
    if phrase is None or phrase.guessed or phrase.vague or phrase.over:
        return False
    if phrase.kind == "post" and found.office and not phrase.home:
        return False  # "Vice-Chairman Mrs Bee, Treasurer" may be two
    if phrase.kind == "post":
        found.post, found.body = found.post or bare(phrase.name), found.body or phrase.home
        return True
    if phrase.kind == "body":
        found.body = found.body or bare(phrase.name)
        return True
    return False


def says_how(words: str) -> bool:
    """Whether a part is a remark of how somebody was there, or sits: "by video", "Independent"; nobody is called so."""
    return bool(sits_as(words)) or (
        words[:1].islower() and not words.startswith(("the ", "de ", "van ", "von ", "d’", "d'"))
    )
