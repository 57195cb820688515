"""The ways in which a plain sentence says whose a piece of work is, each as a pattern, its kind and the role that it gives.

Kinds: ``takes`` (somebody took it on), ``asked``, ``bound`` (a modal), ``bidden`` ("Ann Bee to ring"), ``passive`` ("will be mended
by"), ``whose`` ("is for", "it is the Clerk's job to"), ``has`` ("is responsible for") and ``mark`` ("[AB]").
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from remit.loaders.schema.frames import frames
from remit.ontology import Role

_WHO = r"(?P<who>[^\W\d_][^;:?()“”\"]{1,110}?)"
_OTHERS = r"(?P<who>[^\W\d_][^;:?“”\"]{1,300})$"
# These neither deny nor doubt what they stand beside, as "nearly" and "allegedly" do.
_MANNER = (
    r"(?:also|then|therefore|now|kindly|again|both|all|each|jointly|further|still|formally|subsequently|immediately|"
    r"regularly|promptly|urgently|directly|additionally|duly|accordingly|annually|monthly|quarterly|ultimately|solely|"
    r"specifically|actively|primarily|routinely|continually|generously|happily|gladly|similarly|likewise|separately)"
)
_ADV = rf"(?:\s{_MANNER}){{0,3}}"
_MODAL = r"(?:will|shall|must|should|would)"
_WORK = r"\s(?P<work>(?P<verb>[a-z][a-z-]{1,30})\b.{0,400})$"
_TO = rf"\sto{_ADV}{_WORK}"
_DUTY = r"(?:responsibility|role|duty|job|task)"
_IS = r"(?:is|are|will be|shall be|would be|is to be|are to be|must be|remains?)"
_DOING = r"(?P<work>(?P<verb>[a-z-]{1,30}ing)\s.{1,250}?)"
_OFTEN = (
    r"(?:(?:at least|no less than|normally|usually) )?(?:annually|yearly|monthly|quarterly|weekly|termly|daily|periodically|regularly|(?:once|twice) (?:a|each|every) (?:year|month|term|quarter|week)|"
    r"(?:each|every) (?:\w{2,10} )?(?:years?|months?|terms?|quarters?|weeks?)|in advance|in the first instance|from time to time|as (?:and when )?(?:required|necessary|needed|appropriate))"
)
_BE = rf"(?:(?:was|were|is|are|(?:has|have) been|be|to be|{_MODAL}(?: also| then)? be){_ADV}\s)"


class Form(NamedTuple):
    """One way to say whose a piece of work is; ``kind`` is what it may be said of, and ``role`` what it makes of them."""

    pattern: re.Pattern[str]
    kind: str
    role: Role = "responsible"


def _words(group: str) -> str:
    words = sorted(frames().words[group], key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, words)) + ")"


def _form(pattern: str, kind: str, role: Role = "responsible") -> Form:
    return Form(re.compile(pattern, re.IGNORECASE), kind, role)


@cache
def forms() -> tuple[Form, ...]:
    """All ways, those first whose words hold the words of others."""
    asked, takes = _words("be asked"), _words("takes on")
    return (
        _form(rf"^It (?:is|will be|shall be) {_WHO}['’]s? (?P<said>{_DUTY}) to{_WORK}", "whose"),
        _form(rf"^It (?P<said>(?:is|will be|shall be) the {_DUTY} of) {_WHO} to{_WORK}", "whose"),
        _form(rf"^It (?P<said>(?:falls|is left) to|is for|is up to) {_WHO} to{_WORK}", "whose"),
        _form(rf"^The (?P<said>{_DUTY} of) {_WHO} (?:is|will be) to{_WORK}", "whose"),
        _form(rf"^{_WHO}['’]s? (?P<said>{_DUTY} (?:is|will be)) to{_WORK}", "whose"),
        _form(
            rf"^(?:The |Key |Main )?(?P<said>(?:responsibilities|duties|tasks|{_DUTY}) of) (?P<who>(?:(?! and )[^;:?()“”\"]){{3,80}}?) (?:includes?|are|is|comprises?) (?P<work>(?P<verb>[a-z-]{{1,30}}ing)\s.{{1,300}})$",
            "whose",
        ),
        _form(
            rf"^{_WHO}\s(?P<said>(?:has|have) (?:an? |the )?(?:legal |statutory |general |joint |shared |collective )?(?:responsibility|duty|obligation)){_TO}",
            "bound",
        ),
        _form(
            rf"^(?:The |Any |All )?(?:final |ultimate )?(?P<work>(?P<verb>decisions?) (?:on|about|over|regarding|concerning|as to|to|whether)\s.{{1,250}}?)"
            rf"\s(?P<said>(?:{_IS}|rests?|lies?|to be)(?: (?:made|taken|reached|a matter))?) (?:by|for|with|up to) {_OTHERS}",
            "whose",
            "accountable",
        ),
        _form(
            rf"^(?:The |Overall )?(?P<said>responsibility|accountability) for (?P<work>(?P<verb>[a-z-]{{1,30}})\s.{{1,250}}?) (?:{_IS}|rests?|lies?|sits?|remains?|belongs?|(?:has |have )?(?:now )?pass(?:es|ed)?) (?:with|to) {_OTHERS}",
            "whose",
            "accountable",
        ),
        _form(
            rf"^{_DOING}\s(?P<said>{_IS} (?:(?:a matter )?for|up to|the {_DUTY} of)|(?:falls|lies|rests|sits|remains|belongs) (?:to|with)) {_OTHERS}",
            "whose",
        ),
        _form(rf"^{_WHO}\s(?P<said>(?:{_BE}|{_MANNER}\s)?{asked}){_TO}", "asked"),
        _form(rf"^{_WHO}\s(?P<said>{_BE}(?:tasked|charged|entrusted)) with\s{_DOING}$", "asked"),
        _form(
            rf"^{_WHO}\s(?P<said>(?:(?:has|have){_ADV}\s)?(?:{_MANNER}\s)?{takes}){_TO}", "takes"
        ),
        _form(
            rf"^{_WHO}\s(?P<said>(?:agreed|confirmed|undertook|offered|promised)(?: that)? (?:he|she|they|it) (?:will|would)){_ADV}{_WORK}",
            "takes",
        ),
        _form(
            rf"^(?P<work>[^\W\d_][^;:?“”\"]{{1,250}}?\s(?P<said>(?:(?:will|shall|must|should|would|(?:is|are) to|to|needs? to|(?:has|have) to) be|is|are))(?P<adv>{_ADV}) (?:[a-z-]{{2,20}}(?: out)?(?:,? and|,) ){{0,3}}(?P<verb>[a-z-]{{1,30}}(?: out)?)(?:\s{_OFTEN})?(?:\s(?:to|for)\s[a-z][a-z’' ]{{2,40}}?)?) (?:on )?by {_OTHERS}",
            "passive",
        ),
        _form(
            rf"^{_WHO}\s(?P<said>(?:is|are|remains?|(?:will|shall|would) be)(?:\s(?:jointly|ultimately|solely|overall))? (?P<role>responsible|accountable) for)\s(?P<work>(?P<verb>[a-z-]{{1,30}})\b.{{0,400}})$",
            "has",
        ),
        _form(
            rf"^{_WHO}\s(?P<said>(?:(?:will|shall) )?(?:has|have|takes?|holds?)(?: overall| full| joint)? responsibility for)\s(?P<work>(?P<verb>[a-z-]{{1,30}})\b.{{0,400}})$",
            "has",
        ),
        _form(
            rf"^{_WHO}\s(?P<said>(?:has|have|had now)(?: now| since)? taken over)(?: responsibility for| (?:the )?running of)?\s(?P<work>(?P<verb>[a-z-]{{1,30}})\b.{{0,300}}?)(?: from [A-Z].{{1,60}})?$",
            "has",
        ),
        _form(
            rf"^{_WHO}\s(?P<said>(?:(?:will|shall|is to|are to|to) )?(?:leads?|takes? the lead) on)\s(?P<work>(?P<verb>[a-z-]{{1,30}})\b.{{0,400}})$",
            "has",
            "accountable",
        ),
        _form(
            rf"^{_WHO}\s(?P<said>(?:is|are|(?:will|shall) be){_ADV} (?:required|expected|obliged)){_TO}",
            "bound",
        ),
        _form(
            rf"^{_WHO}\s(?P<said>(?:{_MODAL}{_ADV}\s)?(?:needs?|has|have|continues?|(?:is|are){_ADV})){_TO}",
            "bound",
        ),
        _form(rf"^{_WHO}\s(?P<said>{_MODAL}){_ADV}{_WORK}", "bound"),
        _form(rf"^{_WHO}\s(?P<said>to){_ADV}{_WORK}", "bidden"),
    )


# An owner behind the mark of an action, in brackets at its end, and before it.
ACTION = _form(
    r"^ACTIONS?(?: (?:ON|FOR|BY))?\s(?P<who>[^;:?()]{2,60}?):\s(?P<work>(?P<verb>[a-z-]{1,30})\s.{1,400})$",
    "mark",
)
SQUARE = _form(
    r"^(?P<work>(?P<verb>[a-z-]{1,30})\s.{1,250}?)[.;]?\s?\[(?P<who>[^()\[\]]{2,60})\]$", "mark"
)
ROUND = _form(
    r"^(?P<work>(?P<verb>[a-z-]{1,30})\s.{1,250}?)[.;]?\s?\((?P<who>[^()\[\]]{2,60})\)$", "mark"
)
BEFORE = _form(
    r"^(?P<who>[^;:?()–—]{2,60}?)(?::|\s[–—-])\s(?P<work>(?P<verb>[a-z-]{1,30})\s.{1,400})$", "mark"
)
