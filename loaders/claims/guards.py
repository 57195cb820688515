"""Why the words of a relation are no statement: what is denied, doubted, conditional, past, wished or reported.

Other than :mod:`remit.loaders.assertion`, which refuses a sentence for the sake of the old patterns, this
looks at one clause, lets the future of a decision stand ("will be chaired by", "it was agreed that X
would"), and says which reason it has, for the ledger.
"""

from __future__ import annotations

import re
from functools import cache

from remit.loaders.schema.frames import frames

_OPENING = re.compile(r"^\W*(?:If|Unless|Should|Were|Had|When|Where|Until|Once|Might|Could)\b")
# For how long somebody does a thing, and no condition: "Until then", "Until the post is filled".
_MEANWHILE = re.compile(
    r"^\W*(?:Until|Pending|While) (?:then\b,?|(?:an?|the) (?:permanent|new|substantive|successor|vacancy)\b|"
    r"(?:it|this|that|the (?:post|role|seat|vacancy|position|office)) (?:is|has been|remains|stays) (?:filled|taken|vacant|empty|unfilled),?)"
)
_ONLY_A_TIME = re.compile(r"\W*(?:(?:in|on|at|from|since)\b.*|(?:[A-Z][a-z]+\s)?\d.*)?", re.DOTALL)
# What nobody has, leads or answers for: "responsible for neither grants nor bins"; "no more than three" is some.
_NONE = re.compile(r"(?:neither|none|nothing|nobody|no(?=\s))\b(?!\s\d)")
_PAST_WORDS = 4  # before the verb: what else a sentence tells of the past is of something else


def refused(before: str, verb: str, behind: str, *, past: bool = True) -> str:
    """The reason why words that stand between ``before`` and ``behind`` state nothing; empty if they do.

    ``verb`` is the relation's own words with what stands among them; ``past`` whether the past is refused.

    >>> (
    ...     refused("The Board ", "is chaired by", " Ann Bee."),
    ...     refused("The Board will not ", "be chaired by", " him."),
    ... )
    ('', 'denial')
    >>> (
    ...     refused("It was agreed that Ann Bee would ", "lead on", " fares."),
    ...     refused("If so, X ", "leads on", " fares."),
    ... )
    ('', 'condition')
    """
    if behind.rstrip().endswith("?") or before.rstrip().endswith("?"):
        return "question"
    if _NONE.match(_cleared(behind).lstrip()):
        return "denial"
    before = _MEANWHILE.sub("", before)
    if _OPENING.match(before) or (not before.strip() and _OPENING.match(verb)):
        return "condition"
    agreed = any(_pattern((words,)).search(before) for words in frames().phrases["agreed"])
    before_, verb_ = _cleared(before), _cleared(verb)
    for reason in frames().guards:
        if reason == "past" and not past:
            continue
        words = frames().guards[reason].get("before", ())
        looked = " ".join(before_.split()[-_PAST_WORDS:]) if reason == "past" else before_
        if found := _pattern(words).search(f"{looked} {verb_}"):
            if agreed and (
                reason in ("wish", "past") or found.group().casefold() in ("would", "said")
            ):
                continue
            return reason
        if (after := frames().guards[reason].get("behind", ())) and _pattern(after).search(
            _clause(_cleared(behind))
        ):
            return reason
    return ""


def is_inside_quotation(text: str, at: int) -> bool:
    """Whether a place in a text stands between quotation marks, so that its words are somebody else's, or an example's.

    >>> [is_inside_quotation('Write "Ann Bee chairs it" there.', at) for at in (2, 12)]
    [False, True]
    """
    before, behind = text[:at], text[at:]
    straight = before.count('"') % 2 == 1 and '"' in behind
    return straight or (before.rfind("“") > before.rfind("”") and "”" in behind)


def excluded(text: str, of: str) -> str:
    """The words by which a text takes whom it speaks of out of a list ``of`` the members, present or apologies.

    >>> excluded("resigned May 2030", "members"), excluded("Left in 2030", "members")
    ('resigned', 'Left')
    >>> excluded("left at 7", "present"), excluded("rower and blogger", "members")
    ('', '')
    """
    words = frames().words
    if found := _pattern(tuple(words[f"not of the {of}"])).search(text):
        return found.group()
    first, _, rest = text.strip().partition(" ")
    first = first.strip(".,;:()")
    alone = of == "members" and first.casefold() in words["not of the members alone"]
    return first if alone and _ONLY_A_TIME.fullmatch(rest) else ""


def _cleared(text: str) -> str:
    return _lifted().sub(" ", text)


@cache
def _lifted() -> re.Pattern[str]:
    listed = "|".join(map(re.escape, frames().phrases["lifted"]))
    # "settles claims up to £5,000": what is claimed from somebody, and nothing that anybody says
    things = r"claims?(?=\s(?:of|up|over|above|below|against|under|for|from|made|arising|within)\b)"
    return re.compile(rf"(?<![\w-])(?:{listed}|{things})(?![\w-])", re.IGNORECASE)


def _clause(behind: str) -> str:
    return behind.partition(";")[0]


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    # "settles claims up to £5,000": what is claimed from somebody, and nothing that anybody says
    things = r"claims?(?=\s(?:of|up|over|above|below|against|under|for|from|made|arising|within)\b)"
    return re.compile(rf"(?<![\w-])(?:{listed}|{things})(?![\w-])", re.IGNORECASE)
