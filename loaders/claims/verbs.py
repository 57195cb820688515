"""Verbs of what somebody does, by their form and by what stands behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from remit.graph.lookup import stems
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.schema.frames import any_of, frames
from remit.loaders.values.ends import last_word

_FINITE = re.compile(
    r"(?<!\band )\b(?:is|are|was|were|will|would|has|have|had|(?-i:may)|must|can|should|shall|does|do|did|not|no|none|never|nobody)\b",
    re.IGNORECASE,
)
# With one of these a verb of somebody begins, whatever verb it is.
FINITE = frozenset(["will", "shall", "must", "may", "is", "are", "has", "have", "can"])
# What somebody is told or given, and what is made of them: "hear an update", "change from a board into a trust".
_BEFALLS = re.compile(
    r"(?:receives?|hears?|be (?:sent|given|told))\s(?:(?:an?|any|the|each|all|more|further|regular|monthly|quarterly|annual|brief|verbal|oral|written|progress|new)\s){0,3}"
    r"(?:updates?|briefings?|feedback|news|invitations?)\b"
    r"|(?:changes?|converts?) (?:from|into)\b|becomes?\b|merges? (?:with|into)\b|ceases? to\b"
    r"|(?:wish(?:es)?|wants?|hopes?|likes?) to\b|incorporates? (?:an?|the) (?:balance|mix|number|range|variety) of\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r",|\s(?:which|who|that|where)\s")  # what stands behind it says more of a noun
_WITH_ANOTHER = ("helps", "help", "lets", "let", "makes", "make")  # "helps clear the drains"
_OWN = re.compile(r"[a-z]{2,12} (?:his|her|their) (?P<what>[a-z]+)\b", re.IGNORECASE)
_SHORTEST = 4  # letters of a verb as said of one
_PARTLY = (
    "half",
    "most",
    "much",
    "some",
    "part",
)  # of what went wrong somebody is "responsible for"
_FEW_WORDS = 3  # of a private matter: "her own lunch"
_NOUN = re.compile(r"\b(?:a|an|the|this|that|its|our|their|his|her)\s[\w’'-]+\s*$", re.IGNORECASE)


def is_doing(word: str) -> bool:
    """Whether a word, case folded, says in the present what somebody does: "publishes", "publish"."""
    return one_does(word) or several_do(word)


def one_does(word: str) -> bool:
    """Whether a word is a verb as said of one: "publishes"."""
    return word in _verbs(several=False)


def several_do(word: str) -> bool:
    """Whether a word is a verb as said of several: "publish"."""
    return word in _verbs(several=True)


def is_infinitive(word: str) -> bool:
    """Whether a word may stand behind "to" as what somebody is to do: "pay"; also what tells no deed as said of one."""
    words = frames().words
    return word in words["verbs"] | words["more doings"] | words["doings with an object"]


def is_known_verb(word: str) -> bool:
    """Whether a word, case folded, is a verb of what somebody does, as such, as said of one or in "-ing".

    >>> [is_known_verb(w) for w in ("manage", "manages", "managing", "committee")]
    [True, True, True, False]
    """
    stem = word.removesuffix("ing")
    forms = {word} if stem == word else {stem, f"{stem}e", stem[:-1]}
    return any(is_doing(w) or takes_object(w) or is_infinitive(w) for w in forms) or (
        stem != word and word in frames().lemmas
    )


def goes_on(text: str) -> bool:
    """Whether the last word of a text makes what follows a part of the work: "send it to AB", "invite AB", "AB and CD".

    A word that may be a verb is none behind an article: "send the letter AB".
    """
    word, words = last_word(text).casefold(), frames().words
    linking = words["stops"] | words["prepositions"] | words["determiners"] | words["links"]
    if word in linking:
        return True
    return (is_infinitive(word) or word in words["imperatives"]) and not _NOUN.search(text)


def takes_object(word: str) -> bool:
    """Whether a word is a verb as said of one that is a deed only with its object: "keeps the register"."""
    return word in _with_object()


def is_strange(word: str) -> bool:
    """Whether a word that is no known verb may be one as said of one: "clerks", "tables"."""
    if not word.endswith("s") or word.endswith("ss") or len(word) < _SHORTEST or not word.isalpha():
        return False
    return word not in frames().lemmas and word not in _no_deeds()


def befalls(work: str) -> bool:
    """Whether words behind somebody tell what comes to them, becomes of them or is wished, and no work of theirs.

    >>> [
    ...     befalls(work)
    ...     for work in ("receive an update on it", "receive and file claims", "become a trust")
    ... ]
    [True, False, True]
    """
    return _BEFALLS.match(work) is not None


@lru_cache(maxsize=20_000)  # every word of a sentence is asked
def may_be_verb(word: str) -> bool:
    """Whether a word, case folded, may be a verb of what somebody does, by its form alone."""
    return is_doing(word) or takes_object(word) or is_strange(word)


def has_object(s: Sentence, at: int) -> bool:
    """Whether an object with its article, number or name stands behind a verb: "keeps a list", "logs all calls"."""
    words = frames().words
    after = s.tokens[at + 1] if at + 1 < len(s.tokens) else None
    noun = s.tokens[at + 2] if at + 2 < len(s.tokens) else None
    opens = words["determiners"] - {"that"} | words["particles of verbs"]
    if after is None or noun is None or not noun.text[0].isalnum():
        return False
    if noun.low in words["no objects"] or (
        after.low in ("each", "every") and noun.low in words["times"]
    ):
        return False  # "rotates every year", "holds the post"
    return after.low in opens or after.low in words["numbers"] or after.low in ("his", "her", "own")


def has_finite(text: str) -> bool:
    """Whether words hold a verb of their own before what only says more of a noun in them.

    >>> has_finite("Requests under the Act are answered"), has_finite("Answers to her and is paid")
    (True, False)
    """
    return _FINITE.search(_BESIDE.split(text)[0]) is not None


def tells_of_all(who: Sequence[Phrase], before: str) -> bool:
    """Whether words before all of a kind have a verb of their own: "a report introduced checks, to be made by schools"."""
    told = has_finite(before) or any(word.endswith("ed") for word in before.split())
    return told and any(phrase.several for phrase in who)


def all_do(work: str) -> bool:
    """Whether words open with what all of a kind plainly do as their work: also "keeping a list", "checked".

    >>> (
    ...     all_do("keep a list"),
    ...     all_do("reviewing each rota"),
    ...     all_do("kept"),
    ...     all_do("keep the money"),
    ... )
    (True, True, False, False)
    """
    verb, _, rest = work.casefold().partition(" ")
    behind = rest.partition(" ")[0]
    base = _of_all().get(frames().irregular.get(verb, stems(verb)[0] if verb else ""), verb)
    known = frames().words["work of all"]
    if f"{base} {behind}" in known:
        return True
    return base in known and behind not in frames().words["no object of work"]


def is_of_an_office(phrase: Phrase, posts: frozenset[str]) -> bool:
    """Whether all of a kind have an office: "site managers", and not "landlords" or "schools"."""
    *before, last = phrase.name.casefold().split()
    if not before and last.removesuffix("s") in frames().words["users"]:
        return False  # "Owners are responsible for cleaning up after dogs"
    return phrase.several and last.removesuffix("s") in posts


def may_all_do(phrase: Phrase, work: str, posts: frozenset[str]) -> bool:
    """Whether a piece of work may be that of all of a kind: of those who have an office more than of others."""
    if all_do(work):
        return True
    verb, _, rest = work.casefold().partition(" ")
    behind, known = rest.partition(" ")[0], frames().words
    if not is_of_an_office(phrase, posts) or behind in known["no object of work"] | {
        "their",
        "his",
        "her",
    }:
        return False
    if not known["tried"].isdisjoint(rest.split()[:3]):
        return False  # "test the patience of everyone"
    return is_infinitive(verb) and verb not in known["not of an office"]


def may_all_have(phrase: Phrase, work: str, posts: frozenset[str]) -> bool:
    """Whether all of a kind may be responsible for something: of those who have an office for anything but what went wrong."""
    words = work.casefold().split()
    if all_do(work):
        return True
    return is_of_an_office(phrase, posts) and frames().words["faults"].isdisjoint(words[:4])


def is_no_matter(work: str) -> bool:
    """Whether what somebody is said to answer for or to lead on is no work: what went wrong, a private matter, a game.

    >>> [
    ...     is_no_matter(w)
    ...     for w in ("losing the cheque", "failing schools", "two children", "points")
    ... ]
    [True, False, True, True]
    >>> is_no_matter("vulnerable children"), is_no_matter("half of the noise")
    (False, True)
    """
    words, known = re.findall(r"[\w’'-]+", work.casefold()), frames().words
    first, second, last = (words[:1] or [""])[0], " ".join(words[:2]), " ".join(words[-2:])
    behind = words[1] if len(words) > 1 else ""
    faulty = first in known["faulty doings"] and behind in known["determiners"] | {"to"}
    games = " ".join(w for w in words if w != "the") in known["games and gains"]
    ends = not known["private matters"].isdisjoint({last, words[-1] if words else ""})
    own = first in known["numbers"] | {"a", "an", "her", "his", "their"}
    private = ends and own and len(words) <= _FEW_WORDS
    wrong = words[-1:] and words[-1] in known["faults"] - {"fire"}
    faulty = faulty or bool(wrong and (first in _PARTLY or words[:-1] == ["the"]))
    moaning = first in known["games and gains"]
    return faulty or second in known["faulty doings"] or games or moaning or private


def is_own_affair(work: str) -> bool:
    """Whether what somebody will do is their own affair, or what anybody does, and no piece of work.

    >>> [
    ...     is_own_affair(w)
    ...     for w in ("take part in a race", "sell his house", "send her report", "feel the wall")
    ... ]
    [True, True, False, True]
    """
    m = _OWN.match(work)
    own = m is not None and m["what"].casefold() in frames().words["own things"]
    return own or any_of("own affairs").match(work) is not None


def is_authored(subject: str, participle: str) -> bool:
    """Whether who a thing is "written by" is only its author, or who "made" a remark.

    >>> is_authored("The book", "written"), is_authored("The minutes", "written")
    (True, False)
    >>> is_authored("The claim", "made"), is_authored("The order", "made")
    (True, False)
    """
    last, known = last_word(subject.strip()).casefold(), frames().words
    if participle in ("written", "composed", "read", "recited"):
        return last in known["works of authors"]
    return participle in ("made", "given") and last in known["what is said"]


@cache
def _of_all() -> dict[str, str]:
    """The verbs of what all of a kind do, by their stems."""
    verbs = {work.split()[0] for work in frames().words["work of all"]}
    return {stem: verb for verb in verbs for stem in (verb, stems(verb)[0])}


def is_noun(s: Sentence, at: int) -> bool:
    """Whether a word that may be a verb is the plural of a noun: "The Board plans are old"."""
    after = s.tokens[at + 1].low if at + 1 < len(s.tokens) else "."
    known = frames().words
    behind = s.tokens[at + 2].low if at + 2 < len(s.tokens) else ""
    # "The Board estimates show a rise": a verb with its object stands right behind it
    told = several_do(after) and behind in ("a", "an", "the", "that", "how")
    if told and s.tokens[at].low not in _WITH_ANOTHER:
        return True
    return (
        after in known["modals"]
        or after.endswith("ed")
        or not after[0].isalnum()
        or after == "fell"
    )


@cache
def _verbs(*, several: bool) -> frozenset[str]:
    """The verbs of what bodies do as said of one ("publishes") or of ``several`` ("publish")."""
    words = frames().words
    verbs = words["verbs"] - words["no doings of bodies"] | words["more doings"]
    return verbs if several else frozenset(map(_with_s, verbs))


@cache
def _no_deeds() -> frozenset[str]:
    """Words in -s that tell no deed: verbs of what somebody is like, pronouns, words that join."""
    words = frames().words
    verbs = words["states"] | words["no doings of bodies"]
    return frozenset({*map(_with_s, verbs), *verbs, *words["stops"], *words["adverbs"]})


@cache
def _with_object() -> frozenset[str]:
    return frozenset(map(_with_s, frames().words["doings with an object"]))


def _with_s(verb: str) -> str:
    """A verb as said of one.

    >>> [_with_s(verb) for verb in ("publish", "carry", "pay", "draft")]
    ['publishes', 'carries', 'pays', 'drafts']
    """
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"


@cache
def is_done(word: str) -> bool:
    """Whether a word is the participle of a verb of what bodies do: "drafted", "written"."""
    known = frames().words
    stem = frames().irregular.get(word) or (stems(word)[0] if word.endswith("ed") else "")
    deeds = known["more doings"] | known["doings with an object"]
    verbs = known["verbs"] - known["no doings of bodies"] | deeds
    return stem in verbs or stem in {stems(verb)[0] for verb in verbs}


def may_be_past(word: str) -> bool:
    """Whether a word may say what was done: "mended", "sent"."""
    return word.endswith("ed") or word in frames().irregular


@cache
def is_underway(word: str) -> bool:
    """Whether a word says what somebody is at: "drafting", "working"; not what merely befalls them."""
    if not word.endswith("ing"):
        return False
    known = frames().words
    verbs = known["verbs"] - known["no doings of bodies"]
    stem = stems(word)[0]
    return stem in verbs or stem in {stems(verb)[0] for verb in verbs}
