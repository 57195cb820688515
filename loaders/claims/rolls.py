"""What a heading makes of the people below it: those who were at a meeting, those who were not, or nobody can tell."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping

from remit.loaders.blocks import Passage
from remit.loaders.outline import front
from remit.loaders.reading import Reading
from remit.loaders.schema.frames import frames

TERMS = {"present": "attended", "apologies": "absentFrom"}
UNSURE = "unsure"  # of a list below those absent that does not say whether its people were there
ABSENT = re.compile(r"\b(?:absent|absence|not|apologies|lead|without)\b", re.IGNORECASE)
_ASIDE = re.compile(r"(?:(?<!\s)\s+)?\(([^()]*)\)")
_ELSEWHERE = re.compile(
    r"\b(?:representatives?|representation|appointments?|nominations?|delegates?) (?:on|to) (?:the )?(?:other|outside|external) (?:bodies|organisations)\b",
    re.IGNORECASE,
)
# "From the Commissioner and the Force", "For the Council": on whose side those below were there
_SIDE = re.compile(
    r"(?:From|For|On behalf of|Representing)\s(?:the\s)?[A-Z][\w’'&-]*(?:\s(?:and|of|for|the|&|[A-Z][\w’'&-]*)){0,8}"
)
_LONGEST_HEADING = 4  # words
_FRONT = 10  # blocks
_OF_SOMETHING = {"about", "against", "by", "for", "from", "on", "to"}

Heading = tuple[str, str]  # the role that a label gives to those below it, and its words


def heading_of(cell: Passage, above: str = "") -> Heading | None:
    """What a cell makes of those below it: "Attendees", "Officials (Presenting):", "Absent members".

    A group without a word of presence was there; not so, below those absent: nobody can tell.
    """
    text = cell.text.rstrip(" :")
    labels: Mapping[str, str] = frames().labels
    aside = _ASIDE.search(text)
    plain = _ASIDE.sub("", text).strip()
    for words in (text, plain, aside[1] if aside else ""):
        if (role := labels.get(words.casefold(), "")) in TERMS:
            return role, plain
    role = _role_of(plain) or ("present" if above and on_a_side(plain) else "")
    if role == "present" and above == "apologies" and not speaks_of_presence(text):
        role = UNSURE
    return (role, plain) if role else None


def on_a_side(heading: str) -> bool:
    """Whether a heading says on whose side those below it were, who are no members: "From the Commissioner and the Force"."""
    return _SIDE.fullmatch(heading.rstrip(" :")) is not None


def _role_of(heading: str) -> str:
    """The role that a heading of a group gives: none where a word of it is not known."""
    words = heading.casefold().split()
    groups = frames().words["groups"]
    said = [word for word in words if word not in groups | frames().words["before those present"]]
    if not words or len(words) > _LONGEST_HEADING or not (said or groups & set(words)):
        return ""
    role = frames().labels.get(" ".join(said), "") if said else "present"
    if role in TERMS:
        return role
    return "present" if _is_of_a_body(heading) else ""


def _is_of_a_body(heading: str) -> bool:
    """Whether a heading is the name of a body with its members or those attending: "Transparency Board Members"."""
    *name, last = heading.split()
    if not name or not all(word[:1].isupper() for word in name):
        return False
    if sets_apart(heading.casefold().split()):
        return False
    known = frames().words["groups"] | frames().words["words of presence"]
    ends = name[-1].casefold() in frames().words["before those present"] or name[-1].isupper()
    return last.casefold() in known and ends and not ABSENT.search(heading)


def sets_apart(said: Iterable[str]) -> bool:
    """Whether a word of a heading says that those below are none of the body's: "Papers for members"."""
    return not (_OF_SOMETHING | frames().words["no list of members"]).isdisjoint(said)


def denies(heading: str) -> bool:
    """Whether a heading names members, and says that those below it are none: "Members of other bodies"."""
    words = re.findall(r"[\w-]+", heading.casefold())
    said = {*words, *map(" ".join, itertools.pairwise(words))}
    return not frames().words["no list of members"].isdisjoint(said)


def of_other_bodies(heading: str) -> bool:
    """Whether those below a heading sit on the bodies beside their names: "Representatives on outside bodies".

    >>> (
    ...     of_other_bodies("Appointments to Outside Bodies"),
    ...     of_other_bodies("Members of other bodies"),
    ... )
    (True, False)
    """
    return _ELSEWHERE.search(heading) is not None


def names_staff(heading: str) -> bool:
    """Whether a heading is of those who serve a body, and of no members of it: "5. Officers", "Staff of the Board"."""
    words = set(re.findall(r"[\w-]+", heading.casefold()))
    known = frames().words
    return not known["staff"].isdisjoint(words) and words.isdisjoint(
        known["of members"] | {"members", "membership", "governors"}
    )


def speaks_of_presence(heading: str) -> bool:
    """Whether a word of a heading says by itself that those below were there: "Ministers (presenting)"."""
    return (
        not frames().words["words of presence"].isdisjoint(re.findall(r"\w+", heading.casefold()))
    )


def ends_in_a_group(text: str) -> bool:
    """Whether a short line may be the heading of a group, known or not: "Late papers for members"."""
    words = _ASIDE.sub("", text.rstrip(" :")).casefold().split()
    return bool(words) and len(words) <= _LONGEST_HEADING and words[-1] in frames().words["groups"]


def of_a_meeting(reading: Reading) -> bool:
    """Whether the front of a document speaks of a meeting, and it is no register of members."""
    said = " ".join(block.text for block in front(reading.marks, _FRONT))
    words = set(re.findall(r"\w+", said.casefold()))
    return not frames().words["words of a meeting"].isdisjoint(words)
