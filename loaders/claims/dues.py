"""By when a sentence says that something is to be done: a date, or words of a time that is no date; and how that is said."""

from __future__ import annotations

import re

from remit.loaders.blocks import Passage
from remit.loaders.claims.verbs import is_done, one_does
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames
from remit.loaders.values.dates import read_period
from remit.loaders.wording import OWNED

DUE_AT_END = re.compile(
    r",?\s{0,9}\(?\b(?:by|before|no later than)\s+(?:the end of\s+|end\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:\s+\d{1,2},)?\s+\d{4}\)?[ .;]*$"
)
_BY = re.compile(
    r"\b(?:[Bb]y|[Bb]efore|[Nn]o later than)\s+(?:the end of\s+|end\s+)?(?P<when>(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:the\s+)?(?:spring|summer|autumn|winter))"
    r"(?:\s+\d{1,2},)?\s+(?:of\s+)?\d{4}|(?:Easter|Christmas|early|late|mid)[\s-]\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|Q[1-4]\s+\d{4}(?:/\d{2})?|20\d\d\b(?![/.-]?\d))"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# A day of no year in the middle of a sentence: "write by 18 September to explain".
_BY_DAY = re.compile(
    rf"\b(?:by|before|no later than)\s+(?:the end of\s+|end\s+)?(?P<when>\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})\b|(?:{_MONTHS})\s\d{{1,2}}\b)"
)
# What a meeting says of the next one: "bring a paper to the October meeting", "report back in March".
_NEXT = re.compile(
    rf"\b(?:for|to|at|in time for|before)\s+(?P<when>(?:the|our|its)\s+(?:next|following|{_MONTHS}|spring|summer|autumn|winter)(?:\s\w+)?\s(?:meeting|AGM))\b"
    rf"|\b(?:in|for)\s+(?P<month>(?:early |late )?(?:the\s(?:spring|summer|autumn|winter|new year)|{_MONTHS})(?:\s\d{{4}})?)\s*[.;]*$"
    r"|\b(?P<time>next time)\s*[.;]*$"
    r"|\b(?P<ahead>in (?:the next )?(?:an?|one|two|three|four|five|six|\d{1,2}) (?:days?|weeks?|months?)[’']? time)\b"
    r"|\b(?:for|to|at|before) (?P<bare>next (?:[A-Z]\w+ ){0,2}meeting)\b"
    rf"|\bat (?P<at>(?:the|our|its) (?:next )?meeting on (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS}))\b"
)
# When somebody does a thing, at the end of its clause: "publishes it in July", "reviews it every autumn".
_AT = re.compile(
    rf"\b(?:(?P<each>(?:each|every)\s(?:{_MONTHS}|spring|summer|autumn|winter))|(?:in|during)\s"
    rf"(?P<time>(?:early\s|late\s|mid-)?(?:(?:the\s)(?:spring|summer|autumn|winter)|(?:spring|summer|autumn|winter)(?=\s(?:of\s)?\d)|{_MONTHS})"
    r"(?:\s(?:of\s)?\d{4}(?:/\d{2})?)?))(?=\W*$)"
)
_FROM = re.compile(rf"\bfrom\s(?P<when>(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?(?:{_MONTHS})\s\d{{4}})\b")
_CLAUSE = re.compile(r"\b(?:before|after|until|that|which|who|when|while)\b")
_OPENS = re.compile(
    r"\b(?P<word>by|before|until|within|no later than|in advance of|ahead of)\s+(?=\w)",
    re.IGNORECASE,
)
_THEN = re.compile(r"\s(?:in|at|on|during|for)\s")
_BE = ("be", "been", "is", "are")
_AHEAD = re.compile(r"\b(?:an?|one|two|three|\d+)\s+(?:days?|weeks?|months?)\s+$")
_ALONE = re.compile(
    r"^\W*(?:by|before|until|within|this|next|in|at|no later than)\b", re.IGNORECASE
)
_MOST = 8  # words of a time
_MOST_OF_A_DEED = 6  # words of one that tells what somebody does by then: "before they meet in May"
_GO_ON = ("and", "to", "with", "so", "following", "as", "but")  # behind a time, where more is said
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)")  # "by the 20th"
_AT_ONCE = "|".join(sorted(map(re.escape, frames().words["at once"]), key=len, reverse=True))
# A time at the end of an action, behind a mark: "share the rota, 9 October", "find a room (Ann, this week)".
_CLOSING = re.compile(
    rf"(?:(?P<before>[\w’'()]{{1,30}})(?P<mark>,\s|;\s|\s[–—-]\s|\s\()(?P<when>[^,;()–—]{{3,40}}?)|\s(?P<once>{_AT_ONCE}))[\s.;)]*$",
    re.IGNORECASE,
)


def due_words(text: str) -> str:
    """The words of the time by which a sentence says that something is to be done, or nothing.

    >>> due_words("agreed to mend the gate by 3 May 2031.")
    '3 May 2031'
    >>> (
    ...     due_words("to count the bins a week before the next meeting"),
    ...     due_words("to stand by the gate"),
    ... )
    ('a week before the next meeting', '')
    """
    if (m := _BY.search(text)) and not _befell(text[: m.start()]):
        return m["when"].rstrip(" .,;")
    if (m := _BY_DAY.search(text)) and not _befell(text[: m.start()]):
        return m["when"]
    for m in _OPENS.finditer(text):
        if _befell(text[: m.start()]):
            continue
        rest = re.split(r"[.;,()]", text[m.end() :])[0].strip()
        rest = _time_in_front(re.sub(r"\s{1,9}(?:please|if possible)$", "", rest))
        if not rest:
            continue
        if m["word"].casefold() in ("by", "no later than"):
            somebody, *when = _THEN.split(rest, maxsplit=1)
            return when[0] if when and _did_it(text[: m.start()], somebody) else rest
        ahead = _AHEAD.search(text[: m.start()])
        return text[ahead.start() if ahead else m.start() : m.end()] + rest
    return ""


def is_time(text: str) -> bool:
    """Whether words are a time and nothing else: "This weekend.", "by the end of the month".

    >>> (
    ...     is_time("This weekend."),
    ...     is_time("By end of month please."),
    ...     is_time("This is for the Clerk."),
    ... )
    (True, True, False)
    """
    words = re.sub(r"(?<!\s)\s+please$", "", text.strip(" .,;()"))
    if words.casefold() in frames().words["at once"]:
        return True
    return _ends_in_time(_ALONE.sub("", words).strip() or words) and len(words.split()) <= _MOST


def due_in(reading: Reading, thing: Ref, passage: Passage) -> None:
    """Say the time that a sentence gives a piece of work, if it gives one: "write before the next meeting"."""
    if words := due_words(passage.text):
        due(reading, thing, passage, words)


def when_in(reading: Reading, thing: Ref, passage: Passage) -> None:
    """Say when a clause of running text says that a piece of work is done or begins, where it gives no day by which."""
    if words := due_words(passage.text):
        due(reading, thing, passage, words)
    elif (m := _AT.search(thing.name)) and not _of_another(thing.name[: m.start()]):
        deadline(reading, thing, passage, m["each"] or m["time"])
    if (m := _FROM.search(passage.text)) and not _befell(passage.text[: m.start()]):
        period = read_period(m["when"])
        iso = period.iso if period else None
        reading.findings.attribute(reading.source, passage, thing, "start", iso, raw=m["when"])


def _of_another(before: str) -> bool:
    """Whether a time is that of another deed, in a clause of its own: "the plan that the Board approves each May"."""
    last = before.split()[-1:]
    return (
        _CLAUSE.search(before) is not None or (bool(last) and one_does(last[0])) or _befell(before)
    )


def _befell(before: str) -> bool:
    """Whether a time stands behind a participle, and says when it befell a thing: "gates damaged in March", "cars registered by 2019".

    What is to be done by then, or is had done, is none of the past: "are mended by May", "have the gates mended by May".
    """
    *others, last = ["", *before.casefold().split()]
    participle = (last.endswith("ed") and not last.endswith("eed")) or last in frames().irregular
    if not others or not participle or not {"have", "get"}.isdisjoint(others):
        return False
    return others[-1] not in _BE or others[-2:-1] in (["that"], ["which"], ["who"])


def _did_it(before: str, somebody: str) -> bool:
    """Whether words behind "by" name who does a thing rather than a time: "arranged by the Clerk", not "pay by noon"."""
    named = any(word[:1].isupper() for word in somebody.split())
    *_, last = ["", *before.casefold().split()]
    return named and is_done(last) and not _ends_in_time(somebody)


def due_at_a_meeting(reading: Reading, thing: Ref, passage: Passage) -> None:
    """Say the time that minutes give a piece of work, also by a month or another meeting: "for the January meeting"."""
    if words := due_words(passage.text):
        due(reading, thing, passage, words)
    elif m := _NEXT.search(passage.text):
        deadline(reading, thing, passage, next(filter(None, m.groups())))
    elif m := closing(passage.text):
        deadline(reading, thing, passage, re.sub(r"^by\s+", "", m["when"] or m["once"]))


def closing(text: str) -> re.Match[str] | None:
    """The time on which an action ends behind a mark, and which nothing leads up to; ``when``, or ``once`` of no day.

    >>> [
    ...     m and (m["when"] or m["once"])
    ...     for m in map(
    ...         closing, ("share the rota, 9 October", "ring the roofer at once", "pay Jo, May")
    ...     )
    ... ]
    ['9 October', 'at once', None]
    """
    m = _CLOSING.search(text)
    if m is None or m["once"]:
        return m
    when = m["when"].strip()
    name = when.isalpha() and m["before"][:1].isupper()  # "Ann Bee, May"
    days = any(map(str.isdigit, when)) and is_time(when)
    return m if not name and (days or _is_short_time(when)) else None


def _is_short_time(when: str) -> bool:
    """Whether words are a time beyond doubt: "this week", "by Friday", "end of month", "asap"."""
    low = when.casefold()
    opens = low.split()[0] in frames().words["open times"]
    return low in frames().words["at once"] or (opens and is_time(when))


def due(reading: Reading, thing: Ref, passage: Passage, words: str) -> bool:
    """Say by when a piece of work is to be done; false, and nothing said, where the words are no time at all."""
    told = read_period(words) is not None or is_time(words)
    if told:
        deadline(reading, thing, passage, words)
    return told


def deadline(reading: Reading, thing: Ref, passage: Passage, words: str) -> None:
    """Say by when a piece of work is to be done, in words that are a time; those of no date are kept as they are."""
    period = read_period(words)
    iso = period.iso if period else None
    reading.findings.attribute(reading.source, passage, thing, "deadline", iso, raw=words)


def _time_in_front(rest: str) -> str:
    """The time with which words begin: all of them, or those before what goes on: "the next meeting and report then"."""
    if _ends_in_time(rest):
        return rest
    words = rest.split()
    for n in range(min(len(words) - 1, _MOST), 1, -1):
        if words[n].casefold() in _GO_ON and _ends_in_time(" ".join(words[:n])):
            return " ".join(words[:n])
    return ""


def _ends_in_time(text: str) -> bool:
    words = [OWNED.sub("", word.casefold()) for word in text.split()]
    if not 0 < len(words) <= (_MOST_OF_A_DEED if words[0] in frames().words["pronouns"] else _MOST):
        return False
    return words[-1] in frames().words["times"] or _ORDINAL.fullmatch(words[-1]) is not None
