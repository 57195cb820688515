"""What a text names only to leave it out: "non-domestic", "hate crime is left out", "other than knife crime".

A mention that is denied is no mention: whoever asks who else has a matter is not led to work that says it has not.
"""

from __future__ import annotations

import re
from typing import Final

from remit.graph.later import Later
from remit.graph.words import holds_any

# One of these stands in every text that denies something; most texts have none, and are looked at no further.
_MARKS: Final = (
    "non-", "non ", "not ", "exclu", "except", "other than", "apart from", "aside from", "left out", "omitted", "exempt",
    "out of scope", "non‑", "non‐",
)  # fmt: skip
_PREFIX: Final = Later(r"\bnon[-‐‑ ]\s?[^\W\d_]+", re.IGNORECASE)
# Nobody who is excluded, from a school or otherwise, is a matter that a text excludes.
_PEOPLE: Final = r"(?:the |any |some |these |those |young |older |many |disabled ){0,3}(?:pupil|child|people|person|student|learner|resident|tenant|victim|member|carer|care leaver|adult|famil|women|men\b|them\b)"
_SOMEBODY: Final = Later(rf"(?:reduce |cut |lower )?(?:the number of )?{_PEOPLE}", re.IGNORECASE)
# What is left out stands behind these, up to a mark or the verb of the sentence ...
_BEHIND: Final = Later(
    rf"""(?:\bexcluding\ (?!{_PEOPLE})|\bexclud(?:es?|ed)\ (?=(?:any\ |all\ )?cases\b)|\bexcept(?:ing|\ for)?\ (?!when|where|if|as\b|to\b|by\b)
    |\bwith\ the\ exceptions?\ of\b|\b(?:other\ than|apart\ from|aside\ from)\b
    |\b(?:do|does|did)\ not\ (?:cover|include|concern|apply\ to|extend\ to|deal\ with)\b|\b(?:is|are|was|were)\ not\ (?:for|about)\b
    |\bnot\ (?:including|counting|covering|concerning|about)\b
    |(?:(?<=[,;:(–—])\s*|(?:\bbut\ |\band\ ))not\ (?!only|just|limited|merely|simply|solely|to\b|least|all\b|every|yet|necessarily|always|be\b|been|being
        |tolerat|accept|allow|ignor|overlook|forget|let\b|\w+(?:ed|ing)\b))
    [^,;:.()–—]{{0,200}}?(?=[,;:.()–—]|$|\s(?:such\ as|like|including|is|are|was|were|will|shall|must|should|can|may|by|through|using|but)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
# ... or before these, from the mark before it.
_BEFORE: Final = Later(
    r"""\b(?:(?:is|are|was|were|being|will\ be|to\ be)\s(?:left\ out|omitted|exempt(?:ed)?|out\ of\ scope|(?:excluded|excepted)(?=\s*[,;:.)–—]|\s*$|\s(?:here|from\ (?:this|the\ scope))))
      |(?:is|are|was|were)\snot\s(?:included|covered|counted|in\ scope|part\ of\ this)(?!\s(?:by|in|from|elsewhere)\b(?!\s(?:this|here)\b))
      |(?<=\s)(?:excluded|excepted|left\ out|omitted)(?=\s*[;:.)–—]|\s*$))""",
    re.IGNORECASE | re.VERBOSE,
)
# Nobody is left out of a work that sees to that; and of whom it is told that they are, that is who the work is for.
_TWICE: Final = Later(
    r"\b(?:no|nobody|none|nothing|never|neither|nor|not|without)\b|\b(?:who|that|which)(?:\s(?:is|are|was|were))?\s*$", re.IGNORECASE,
)  # fmt: skip
# More of what is left out stands before a comma, where the verb is of several: "theft, fraud and arson are left out".
_LISTED: Final = Later(r"(?:(?<![\w'’-])[\w'’-]+(?: [\w'’-]+){0,2}, ?){1,8}$")
_MARK: Final = Later(r"[,;:.()–—]")
_FAR: Final = 200  # characters; what is left out is told in few words
_SEVERAL: Final = Later(r"\b(?:and|or)\b")


def affirmed(text: str) -> str:
    """A text without what it names only to leave it out.

    >>> affirmed("Violence (in non-Domestic abuse cases)")
    'Violence (in   abuse cases)'
    >>> affirmed("Work with couples; domestic abuse is left out")
    'Work with couples; '
    >>> affirmed("See that no victim of domestic abuse is left out")
    'See that no victim of domestic abuse is left out'
    """
    if not holds_any(text.lower(), _MARKS):
        return text
    return _PREFIX.compiled.sub(" ", _BEHIND.compiled.sub(" ", _without_what_stands_before(text)))


def _without_what_stands_before(text: str) -> str:
    kept, at = "", 0
    for m in _BEFORE.compiled.finditer(text):
        before, what = _cut(text[at : m.start()])
        if not _TWICE.compiled.search(what) and not _SOMEBODY.compiled.match(what.strip()):
            if _SEVERAL.compiled.search(what) and (
                listed := _LISTED.compiled.search(before[-_FAR:])
            ):
                before = before.removesuffix(listed[0])
            kept, at = f"{kept}{before} ", m.end()
    return kept + text[at:]


def _cut(text: str) -> tuple[str, str]:
    """A text up to the last mark in it, and what stands behind that."""
    marks = [m.end() for m in _MARK.compiled.finditer(text[-_FAR:])]
    at = max(0, len(text) - _FAR) + (marks[-1] if marks else 0)
    return text[:at], text[at:]
