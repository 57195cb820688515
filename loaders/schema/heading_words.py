"""The words of a heading: its stems, the forms that they are written in, and what stands in it and is none of its words."""

from __future__ import annotations

import re
from functools import cache

from remit.graph.lookup import stems
from remit.graph.words import as_verb, in_number, tokens
from remit.loaders.values.dates import find_dates

_LONGEST = 80  # characters of a heading that is looked up; longer ones are no headings
_SENTENCE = 6  # words, with a stop behind them
_LEADS_UP = frozenset(["as", "at", "of", "on", "to", "by", "in", "for", "from"])  # to a date
# What is in brackets behind a heading explains it: "Owner (who)", "Due date (month/year)".
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_PERCENT = re.compile(r"%|\bper cent\b", re.IGNORECASE)
_SUB = re.compile(r"\bsub-(?=[a-z])", re.IGNORECASE)
_ACRONYMS = re.compile(r"\b(?:[A-Z]\.){2,}|\b[A-Z](?:/[A-Z]){2,}\b")  # "R.A.G.", "R/A/G"


def undated(heading: str) -> str:
    """A heading without the date that says as at when it holds; whole where it is nothing but a date.

    >>> undated("Position at 30 September 2031"), undated("2031/32")
    ('Position', '2031/32')
    """
    dates = find_dates(heading) if any(map(str.isdigit, heading)) else []
    if not dates:
        return heading
    kept = heading
    for found in reversed(dates):
        kept = kept[: found.start] + kept[found.end :]
    words = kept.split()
    while words and (words[-1].casefold() in _LEADS_UP or not any(map(str.isalpha, words[-1]))):
        words.pop()
    return " ".join(words).rstrip(" ,:(–—-") or heading


def is_no_heading(text: str) -> bool:
    """Whether a text is too long for a heading, or a sentence with its stop."""
    return len(text) > _LONGEST or (text.rstrip().endswith(".") and len(text.split()) >= _SENTENCE)


def heading_stems(text: str) -> list[str]:
    """The stems of a heading's words; a lone sign such as "#" is a word, too."""
    text = _plain(text)
    return stems(text) or [sign for sign in ("#", "№") if sign in text]


def _plain(text: str) -> str:
    """A heading as its words are told in it: without asides, abbreviations and compounds written out."""
    text = _ACRONYMS.sub(
        lambda m: m.group().replace(".", "").replace("/", ""), _ASIDE.sub(" ", text)
    )
    text = _CAMEL.sub(" ", text)  # "JobTitle", as databases write it
    text = _PERCENT.sub(" percent ", text)
    return _SUB.sub("", text)  # a sub-action is an action, and a sub-group a group


def forms_of(text: str) -> frozenset[str]:
    """The words of a heading as they are written, folded."""
    return frozenset(token.replace("-", "") for token in tokens(_plain(text)))


@cache
def _in_any_form(wording: str) -> tuple[frozenset[str], ...]:
    """For each word of a wording the forms in which a heading may have it: its other number, and the forms of its verb.

    What else has its stem is another word: an account is nobody accountable, the design no designation,
    and who does the implementing is no implementation.
    """
    return tuple(in_number(word) | as_verb(word) for word in sorted(forms_of(wording)))


def is_worded(wording: str, forms: frozenset[str]) -> bool:
    """Whether a heading of these words has every word of a wording, and not only another word of its stem."""
    return all(not word.isdisjoint(forms) for word in _in_any_form(wording))
