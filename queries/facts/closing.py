"""How a thing ended, by the words of a status or a report: it is done, or it was dropped; or they only speak of that."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

STATES: Final = ("rag", "status", "evaluation")  # the attributes that tell how a thing stands
DONE: Final = "done"
DROPPED: Final = "dropped"  # withdrawn, rejected, superseded: nobody will do it, and nobody has

_DONE = re.compile(
    r"\b(?:completed|achieved|finished|delivered in full|discharged|"
    # a “closed case panel” is no closed action
    r"closed(?!\s+(?!(?:on|in|by|at|and|as|after|because|since|down|off|following)\b)\w)|"
    r"(?P<bare>complete|done|actioned|implemented|resolved|delivered))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;:!?,\n()]|\s[-–—]\s|\b(?:but|although|though|however)\b", re.IGNORECASE)
# Any of these in the clause makes it a plan, a part, a condition or a denial.
_NOT_SO = re.compile(
    r"\b(?:not|no|none|never|neither|nor|nothing|nobody|few|fail\w*|cannot|can|could|unable|unlikely|"
    r"will|would|shall|should|must|may|might|need\w*|aim\w*|expect\w*|anticipat\w*|schedul\w*|"
    r"plan|plans|planned|intend\w*|target|due|awaiting|await|once|when|until|before|if|unless|"
    r"whether|track|nearly|almost|mostly|largely|partly|partially|part|parts|half|some|most|"
    r"majority|many|several|being|phase|stage|per ?cent|yet|be)\b|"
    r"n['’]t\b|(?<![\d.])(?!100\s?%)\d[\d.]*\s?%|\bto\s+(?:be|been|have|get|see)\b|\bto(?:\s+\w+ly)*\s*$|"
    r"\b\d+\s+(?:out\s+)?of\s+",
    re.IGNORECASE,
)
_ONLY_PART = re.compile(
    r"^\W{0,20}(?:in part\b|partially\b|partly\b|except\b|apart from\b|by\s+(?:the\s+end|next)\b|"
    r"[?:–-]{1,9}\s{0,9}(?:no|not|n|none|partly|partially|in part|tbc|unknown)\b|\?(?!\s*[:–-]?\s*y))",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"^\W*(?:(?:(?:all|both|the|this|these|each|every)\b[\w\s’'-]{0,40}?\b)?(?:is|are|now|100\s?%|fully|"
    r"green|amber|red|blue|status|work|action|actions)\W*)*$",
    re.IGNORECASE,
)
_END = re.compile(r"\s*(?:$|[.;:!,\n()]|\s[-–—])")


_GIVEN_UP = (
    r"(?:withdrawn|rejected|superseded|cancell?ed|abandoned|discontinued|dropped|"
    r"not (?:accepted|agreed|(?:being |to be )?(?:pursued|progressed|taken forward|implemented))|"
    r"(?:will not|is not to) be (?:pursued|progressed|taken forward|implemented)|"
    r"no longer (?:required|needed|applicable|relevant|(?:being )?(?:pursued|progressed|taken forward)))"
)
# What may follow: why, by whom and when; not "withdrawn funding", nor "cancelled?"
_AND_WHY = r"(?=\s{0,9}$|\s{0,9}[.,;:()]|\s[–—-]|\s(?:by|in|on|at|as|because|since|due|following|after|from|see|with)\b)"
_STATE_DROPPED = re.compile(
    rf"\W{{0,9}}(?:(?:now|closed|action|recommendation)\W{{1,9}}(?:as\s)?)?{_GIVEN_UP}{_AND_WHY}",
    re.IGNORECASE,
)
# A column “% complete” says of what is done only how much of it.
_STATE_WHOLE = re.compile(r"\W{0,9}100(?:\.0{1,2})?\s?(?:%|per ?cent)\W{0,9}", re.IGNORECASE)
# In running text other things are cancelled too: meetings, bids, grants.
_SAYS_DROPPED = re.compile(
    rf"(?:^|[.;:]\s)\W{{0,9}}(?:this|the|that) (?:action|recommendation|task)\s(?:(?:has been|was|is|has)\s)?(?:now\s)?{_GIVEN_UP}{_AND_WHY}",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)  # statuses are few words, said of very many things
def outcome(text: str, *, state: bool = True) -> str:
    """How a thing ended, as a text says; empty where it says neither.

    ``state`` is for the cell of a status, in which every word is about the thing itself.

    >>> outcome("Complete"), outcome("Superseded by 4.2"), outcome("On track")
    ('done', 'dropped', '')
    >>> outcome("100%"), outcome("90%"), outcome("100% of shops were asked")
    ('done', '', '')
    >>> outcome("Closed – superseded"), outcome("Not accepted by management")
    ('dropped', 'dropped')
    >>> (
    ...     outcome("Rejected bids are back", state=False),
    ...     outcome("Not rejected"),
    ...     outcome("Cancelled?"),
    ... )
    ('', '', '')
    >>> outcome("The grant came. This action was withdrawn in May.", state=False)
    'dropped'
    """
    if (state and _STATE_DROPPED.match(text)) or _SAYS_DROPPED.search(text):
        return DROPPED
    return DONE if says_closed(text) or (state and _STATE_WHOLE.fullmatch(text)) else ""


def says_closed(text: str) -> bool:
    """Whether a text says that a thing is done.

    >>> says_closed("Green - achieved"), says_closed("not yet completed"), says_closed("Green")
    (True, False, False)
    >>> says_closed("It wasn't completed"), says_closed("Will be completed by March")
    (False, False)
    >>> says_closed("Complete"), says_closed("50% complete"), says_closed("On track to complete")
    (True, False, False)
    >>> says_closed("Done"), says_closed("Work done so far"), says_closed("To be actioned")
    (True, False, False)
    >>> (
    ...     says_closed("Implemented"),
    ...     says_closed("Partially implemented"),
    ...     says_closed("Not delivered"),
    ... )
    (True, False, False)
    """
    return any(_closes(text, m) for m in _DONE.finditer(text))


def _closes(text: str, m: re.Match[str]) -> bool:
    clause = _CLAUSE.split(text[: m.start()])[-1]
    after = text[m.end() :]
    if _NOT_SO.search(clause) or _ONLY_PART.match(after):
        return False
    # “Complete” and “done” also stand in what is still to do: only alone are they a state.
    return not m["bare"] or bool(_WHOLE.match(clause) and _END.match(after))
