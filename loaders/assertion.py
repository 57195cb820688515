"""Whether a sentence states what its words hold, or denies, doubts, reports or only wishes it.

A recogniser that finds "the Council meets the duty" in a sentence has found words, not yet a
statement: "it is not clear whether" may stand before them. What is not plainly said is not taken.
"""

from __future__ import annotations

import re

from remit.loaders.blocks import Passage

_DENIED = (
    r"not(?! only)|\w+n['’]t|cannot|no(?!\.)|never|neither|nor|none|nobody|nothing|nowhere|few|fewer"
    r"|hardly|scarcely|barely|nearly|almost|rarely|seldom|without|lacks?|fail(?:s|ed|ing|ure)?|refus(?:es|ed|al)"
    r"|den(?:y|ies|ied)|wrong(?:ly)?|false(?:ly)?|untrue|incorrect(?:ly)?|mistaken(?:ly)?|myths?|imagine|stopp(?:ed|ing)|ceas(?:es|ed)"
)
_DOUBTED = (
    r"if|unless|until|whether|unclear|uncertain|unsure|unknown|doubt(?:s|ed|ful)?|disput(?:es|ed)"
    r"|ask(?:s|ed|ing)?|question(?:s|ed|ing)?|wonder(?:s|ed)?|perhaps|possibly|probably|maybe"
    r"|might|could|provided that|in case|subject to (?:\w+ )?(?:approval|funding|agreement|consent)"
)
_REPORTED = (
    r"claim(?:s|ed)?|alleg(?:es|ed|edly)|reportedly|apparently|supposedly|arguably|says?|said"
    r"|argu(?:es?|ed)|suggest(?:s|ed)?|assum(?:es?|ed)|suppos(?:es?|ed)|believ(?:es?|ed)"
    r"|thinks?|thought|according to"
)
# Nor is what is wished for, still to come, or over: "should", "will", "formerly".
_NOT_YET = (
    r"should|ought|would|will|hop(?:es?|ed|ing)|wish(?:es|ed)?|expect(?:s|ed)?|want(?:s|ed)?"
    r"|propos(?:es|ed|al)|formerly|previously|used to|at one time|in the past"
)
_NO_STATEMENT = re.compile(
    rf"(?<![\w-])(?:(?i:{_DENIED}|{_DOUBTED}|{_REPORTED}|{_NOT_YET})|may|Might)(?![\w-])"
)  # "may" in small letters: May is a month
# Wherever it stands, a condition or a claim takes back the whole: "…, critics claim".
_QUESTION = re.compile(rf"\?\W*$|[,–—-]\s*[^,.;]{{1,50}}\b(?i:{_REPORTED})\W*$")
_CONDITION = re.compile(
    rf"(?<![\w-])(?i:if|unless|until|perhaps|possibly|probably|maybe|no longer|{_REPORTED})(?![\w-])"
)
_WITHIN = (
    r"of|for|from|by|with|within|without|against|at|among|amongst|between|than|like|about|into|in|on"
    r"|to|under|over|outside|inside|behind|or|nor"
)
_BELONGS = re.compile(
    rf"(?<![\w-])(?i:{_WITHIN})\s+(?:(?:the|an?|our|all|each|every|both|its|their)\s+)?$"
)
_BELONGS_WITH = re.compile(
    rf"(?<![\w-])(?i:{_WITHIN})\s+[^.,;:()]{{1,60}}\s(?:and|&)\s+(?:(?:the|an?|our)\s+)?$"
)
_PAST = re.compile(
    r"(?<![\w-])(?i:former|formerly|ex|previous|previously|past|outgoing|incoming|designate|elect|proposed|not|no|neither|nor)(?!\w)"
)


def asserted(text: str, end: int | None = None, *, conditions: bool = False) -> bool:
    """Whether a sentence states what it says up to ``end``, and takes none of it back behind.

    With ``conditions`` it may make some behind: a duty to consult "if …" is a duty.

    >>> asserted("The Council meets the duty."), asserted("We ask whether the Council meets it.")
    (True, False)
    """
    if _NO_STATEMENT.search(text[:end]) or _QUESTION.search(text):
        return False
    return conditions or _CONDITION.search(text) is None


def is_part_of_more(before: str) -> bool:
    """Whether what stands before a name makes it a part of another party: "critics of", "A or".

    >>> is_part_of_more("Critics of the "), is_part_of_more("Today the ")
    (True, False)
    """
    return bool(_BELONGS.search(before) or _BELONGS_WITH.search(before))


def is_over(title: str) -> bool:
    """Whether a title is one that somebody had, or is yet to have: "Former Chair", "Chair-elect".

    >>> is_over("Former Chair"), is_over("Chair")
    (True, False)
    """
    return _PAST.search(title.replace("-", " ")) is not None


def sentence_at(block: Passage, start: int) -> tuple[str, int]:
    """The sentence of a passage in which a character stands, and where in the passage it begins."""
    begin = 0
    for sentence in block.sentences():
        begin = block.text.find(sentence.text, begin)
        if begin + len(sentence.text) > start:
            return sentence.text, begin
        begin += len(sentence.text)
    return block.text, 0
