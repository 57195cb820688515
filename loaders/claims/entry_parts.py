"""A part of an entry as a phrase: a person with a title, a post, or a body, told by how its words end."""

from __future__ import annotations

import re
from dataclasses import replace

from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.tokens import Phrase, named_so
from remit.loaders.schema.frames import frames
from remit.loaders.values.given import is_given
from remit.loaders.values.heads import head_kind
from remit.loaders.values.persons import is_initial, is_name_word, parted
from remit.loaders.wording import bare

IN_THE_CHAIR = re.compile(r"(?<![\s,]),?\s++in the chair$", re.IGNORECASE)
LEADING = re.compile(r"^(?:and\s+)?(?:the\s+)?", re.IGNORECASE)
_OF = ("of", "for", "to", "at", "and")
_PAPERS = (
    "annex",
    "appendix",
    "schedule",
    "section",
    "item",
    "agenda",
    "note",
    "page",
    "part",
    "table",
)
_POSTS = re.compile(r"([^,;]{3,60}?) (?:and|&) ([^,;]{3,60})")
_AND_THE = re.compile(r"(?<!\s)\s++and the\s++")
_TIGHT = re.compile(r"(?:[A-Z]\.){1,3}[A-Z][a-z][\w’'-]+")  # "G.Bee"
_INTO = ("of", "for", "at")  # in no name: behind it a body's stands
COUPLE = re.compile(r"(?:Mr|Mrs|Ms|Dr)\.? (?:&|and) (?:Mr|Mrs|Ms|Dr)\.? ")
_LONGEST = 9  # words of a part
_FULL = 2  # words of a plain name


def unjoined(grammar: Grammar, part: str) -> list[str]:
    """A person and what stands behind the name without a mark: "Ann Bee Head of Housing"."""
    honorific, _ = grammar.title(part)
    words = part.split()
    titles = len(honorific.split())
    for last in range(titles + 2, min(titles + 4, len(words))):
        name, rest = words[titles:last], words[last:]
        if not grammar.looks_a_person(name) or name[-1].casefold() in frames().words["particles"]:
            continue
        behind = part_of(grammar, " ".join(rest))
        post = behind is not None and behind.kind == "post"
        of_state = rest[0].casefold() in grammar.lexicon.bodies_of and rest[1:2] in (
            ["of"],
            ["for"],
        )
        if post or of_state or (honorific and behind is not None):
            return [" ".join(words[:last]), " ".join(rest)]
    return [part]


def part_of(grammar: Grammar, part: str) -> Phrase | None:
    """A part of an entry as a phrase; words that end as a post or a body does are one."""
    part = LEADING.sub("", part)
    _, plain, honours = parted(part, grammar.lexicon)
    if honours and plain:
        part = part[: part.rfind(plain) + len(plain)]  # "Ann Bee OBE"
    words = part.split()
    if not words or not part[:1].isupper() or _names_none(words) or _two_posts(grammar, part):
        return None
    if named_so(words) or _TIGHT.fullmatch(part):
        return Phrase("person", part, 0, 0)
    if words[-1].casefold() == "observer" and len(words) > 1:
        return Phrase("post", part, 0, 0)  # "Staff Advisory Group Observer" is no group
    found = person_titled(grammar, part) or _phrase(grammar, part, words)
    titled = grammar.title(part)[0].strip(".").casefold() in frames().words["titles of people"]
    if found is not None and found.kind == "body" and titled:
        found = Phrase("person", part, 0, 0, honorific=grammar.title(part)[0])
        return _before_body(grammar, part, found) if len(unjoined(grammar, part)) > 1 else None
    if found is None or found.kind != "person" or found.post or found.home:
        return found
    return _before_body(grammar, part, found)


def _before_body(grammar: Grammar, part: str, found: Phrase) -> Phrase | None:
    """A person whose name does not run on into a body's: "Dr Ann Bee University of Mere", "Dr Ann Bee Mere University"."""
    _, *behind = (word.casefold() for word in found.name.split())
    if not any(word in grammar.heads or word in _INTO for word in behind[1:]):
        return found
    name, *rest = unjoined(grammar, part)
    home = grammar.one(rest[0]) if rest else None
    if home is None or home.kind not in ("body", "name"):
        return None if any(word in _INTO for word in behind) else found
    honorific, plain = grammar.title(name)
    return replace(found, name=plain, honorific=honorific or found.honorific, home=bare(home.name))


def _names_none(words: list[str]) -> bool:
    """Whether words name a place of the paper, several people, or too much: "Annex A", "District Cllrs Bee"."""
    several = any(word.casefold().strip(".") in frames().singular for word in words[1:])
    several = several or COUPLE.match(" ".join(words)) is not None
    return several or len(words) > _LONGEST or words[0].casefold() in _PAPERS


def _two_posts(grammar: Grammar, part: str) -> bool:
    """Whether words are two posts: "Clerk to Mere Council and the Solicitor"."""
    _, *others = _AND_THE.split(part)
    return bool(others) and all(head_kind(one, grammar.lexicon) == "post" for one in others)


def _phrase(grammar: Grammar, part: str, words: list[str]) -> Phrase | None:
    one = grammar.one(part)
    if (
        one is None
        and (both := _POSTS.fullmatch(part))
        and all(
            (post := grammar.one(half)) is not None and post.kind == "post"
            for half in both.groups()
        )
    ):
        return Phrase("post", part, 0, 0)  # "Principal and Chief Executive" is held by one
    folded = [word.casefold() for word in words]
    if one is not None and one.honorific and one.name.casefold() in grammar.posts:
        return Phrase("post", part, 0, 0)  # "Deputy Director" is nobody's name
    unsure = one is None or one.guessed or one.kind == "name"
    if unsure and head_kind(part, grammar.lexicon) == "post":
        return Phrase("post", part, 0, 0)  # "Consultant Microbiologist"
    if one is not None and one.kind == "name" and grammar.looks_a_person(words):
        return replace(one, kind="person", guessed=True)  # a list of people says so of rare names
    if one is not None and one.kind in ("body", "post", "person", "name"):
        return one
    if one is None and len(words) == _FULL and is_given(words[0]) and grammar.looks_a_person(words):
        return Phrase("person", part, 0, 0, guessed=True)  # "Will Dee"
    if folded[-1] in grammar.heads:
        return Phrase("body", part, 0, 0, guessed=True)
    joined = zip(folded, [*folded[1:], "of"], strict=True)
    if any(word in grammar.posts and after in _OF for word, after in joined):
        return Phrase("post", part, 0, 0)
    return None


def person_titled(grammar: Grammar, part: str) -> Phrase | None:
    """Somebody behind a title that is of no post, or initials, whose surname is that of one: "Cllr Dean", "J. Dean"."""
    honorific, name = grammar.title(part)
    *_, last = words = name.split() or [""]
    lettered = len(words) > 1 and all(map(is_initial, words[:-1]))  # "J. Dean"
    if not (lettered or honorific.strip(".").casefold() in frames().words["titles of people"]):
        return None
    low = last.casefold()
    if low not in grammar.posts or low in frames().offices or low in frames().words["no surnames"]:
        return None
    given = all(is_initial(word) or is_given(word) for word in words[:-1])
    plain = given and is_name_word(last)
    return Phrase("person", name, 0, 0, honorific) if plain else None
