"""Lines that open a list of somebody's work by their name alone, and items that say in the present what somebody does.

"The Chair:" or "It is for the Clerk to:" stands over items that lack only their subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from remit.loaders.claims.bodies_within import is_within
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.promised import FALLS
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.verbs import is_doing, is_known_verb, is_strange, takes_object
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word

_OF_NOUNS = ("of", "and", "or", "for", "in", "at", "with", "who", "which", "")  # behind a plural
_KINDS = r"(?:(?:main|key|principal|core|overall|specific)\s)?(?:responsibilities|duties|functions|tasks)"
_LISTS = r"\s(?:are|include|comprise|will be|shall be|will include|shall include)(?: the following| as follows)?\s?:$"
# A line whose subject is somebody's work: "The Board's responsibilities include:".
_DUTIES = re.compile(
    rf"^(?:[^:;.,()]{{3,80}}?(?P<owned>['’]s|(?<=s)['’])\s{_KINDS}|The\s{_KINDS}(?P<of>\sof\s)(?P<whose>[^:;.,()]{{3,80}}?)){_LISTS}"
)
_ARTICLES = ("the", "our", "this", "each", "an", "a")
MOSTLY = 0.6  # of the items of a list


def alone(s: Sentence) -> Phrase | None:
    """Whom a line names that is nothing but a name and a colon: "The Partnership:"."""
    phrase = s.phrases[0] if len(s.phrases) == 1 and s.tokens[0].low != "that" else None
    if phrase is None or phrase.first or not s.passage.text.endswith(":"):
        return None
    if phrase.last != len(s.tokens) - 1 or phrase.kind not in ("body", "post") or not phrase.party:
        return None
    return phrase


def falls(s: Sentence) -> Phrase | None:
    """To whom a line says that it falls to do what is listed: "It is for the Clerk to:"."""
    m = FALLS.match(s.passage.text)
    at = next((n for n, t in enumerate(s.tokens) if m and t.start >= m.end()), -1)
    phrase = s.starting.get(at)
    if phrase is None or phrase.kind not in ("body", "post", "person") or not phrase.party:
        return None
    return phrase if s.text(phrase.last, len(s.tokens)).casefold() in ("to:", "to :") else None


def owner(s: Sentence) -> Phrase | None:
    """Whose work a line says that it lists: "The Board's responsibilities include:", "The duties of the Clerk are:"."""
    m = _DUTIES.search(s.passage.text)
    phrase = s.phrases[0] if m and s.phrases else None
    if phrase and phrase.kind == "group" and is_within(phrase.name):
        phrase = replace(phrase, kind="body", generic=True)  # "the committee's duties"
    if m is None or phrase is None or phrase.kind not in ("body", "post") or not phrase.party:
        return None
    if not_now(s.passage.text):
        return None  # "The proposed Board's duties are:"
    first = 0 if m["owned"] else next(n for n, t in enumerate(s.tokens) if t.start >= m.end("of"))
    end = m.end("owned") if m["owned"] else m.end("whose")
    starts = phrase.first == first or (
        phrase.first == first + 1 and s.tokens[first].low in _ARTICLES
    )
    return phrase if starts and s.tokens[phrase.last - 1].end == end else None


def not_now(text: str) -> bool:
    """Whether what a line lists is not so, or not any more, by one of its words: "Former officers", "The proposed Board's duties"."""
    known = frames().words
    apart = known["set apart"] | known["no list of members"] | known["no groups now"]
    words = text.casefold().replace("’", "'").split()
    return not apart.isdisjoint({word.strip("().,:;") for word in words})


def lists_posts(text: str) -> bool:
    """Whether words name what lists of posts or of their work are called by: "Roles and responsibilities".

    >>> lists_posts("Officers and their duties"), lists_posts("The harbour")
    (True, False)
    """
    return not frames().words["lists of posts"].isdisjoint(re.findall(r"\w+", text.casefold()))


def does(text: str) -> bool:
    """Whether an item says in the present what somebody does, or does not: "agrees the plan", "is not liable"."""
    first = first_word(text).casefold()
    return (is_doing(first) and first.endswith("s")) or takes_object(first) or first == "is"


def opens_as_deed(text: str) -> bool:
    """Whether words begin with a verb of what somebody does, in any of its forms, and it is no noun there.

    A word that no list has is a verb by what stands behind it: no noun stands before "the".

    >>> [opens_as_deed(t) for t in ("Review the rota", "to manage it", "checking the panel")]
    [True, True, True]
    >>> [
    ...     opens_as_deed(t)
    ...     for t in ("Chairs the meetings", "Underwrite all loans", "Within the week")
    ... ]
    [True, True, False]
    >>> [opens_as_deed(t) for t in ("Review of the rota", "Plans and reports", "Ann Bee")]
    [False, False, False]
    """
    words = text.split()
    first = first_word(text).casefold()
    if first == "to" and len(words) > 1:
        first, words = words[1].casefold(), words[1:]
    after = words[1].casefold() if len(words) > 1 else ""
    if _is_before_noun(after):
        over = not is_known_verb(first) and (first.endswith("ed") or first in frames().irregular)
        return first.isalpha() and not _is_small(first) and not over  # "Delivered the hall"
    return is_known_verb(first) and (after not in _OF_NOUNS or first.endswith("ing"))


def _is_before_noun(word: str) -> bool:
    """Whether a word opens a noun's phrase: "the", "all", "each"; "that" and "this" may be else."""
    return word in frames().words["determiners"] - {"that", "this", "these", "both"}


def _is_small(word: str) -> bool:
    """Whether a word in front of an article is no verb: "within the", "when the", "all the"."""
    known = frames().words
    groups = (
        "stops",
        "prepositions",
        "determiners",
        "adverbs",
        "pronouns",
        "modals",
        "numbers",
        "times",
    )
    verbs = known["verbs"] | known["more doings"]
    return word.endswith("ly") or (word not in verbs and any(word in known[g] for g in groups)) or word in known["before articles"]  # fmt: skip


def says(item: Piece) -> bool:
    """Whether an item opens with a verb as said of one."""
    first = first_word(item.passage.text)
    return first.islower() and first.endswith("s")


def mostly_does(items: Sequence[Piece]) -> bool:
    """Whether most items say in the present what somebody does, by their form where their verb is not known."""
    return sum(does(i.passage.text) or _looks_so(i.passage.text) for i in items) >= MOSTLY * len(
        items
    )


def _looks_so(text: str) -> bool:
    first, after, *_ = [*text.split(), "", ""]
    known = first in frames().lemmas or is_strange(first) or first in frames().words["said of one"]
    return first.islower() and first.endswith("s") and known and after not in _OF_NOUNS
