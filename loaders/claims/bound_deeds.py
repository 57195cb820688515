"""What of the words behind a form is a deed that somebody may be bound to, and what of them may be that of all of a kind."""

from __future__ import annotations

import re

from remit.loaders.claims.bound_forms import Form
from remit.loaders.claims.deeds import is_no_deed
from remit.loaders.claims.dues import DUE_AT_END
from remit.loaders.claims.sittings import sits
from remit.loaders.claims.verbs import (
    all_do,
    befalls,
    is_authored,
    is_done,
    is_infinitive,
    is_known_verb,
    is_no_matter,
    is_own_affair,
)
from remit.loaders.schema.frames import any_of, frames
from remit.loaders.values.ends import first_word, last_word

_OBJECT = re.compile(
    r"[a-z-]{1,30} (?:the|a|an|all|its|their|any|each|up|out|on|with|for|to|into|off|two|three|four|\d+)\b",
    re.IGNORECASE,
)
_AS = re.compile(
    r"(?:act|serve|stand in|step in|continue|carry on|remain) as\b|(?:stand|step) (?:down|aside|back)\b"
)
_BREAKS_OFF = re.compile(
    r"\b(?:to|the|an?|its|their|of)$|\bthe following(?:\s[a-z]+)?$", re.IGNORECASE
)
_FINITE = re.compile(r"\b(?:will|would|was|were|is|are|has|have|had|shall|agreed|noted)\b")
# Before what is done to it: "may ask for it to be deleted by", "runs a desk which is overseen by".
_ANOTHER_VERB = re.compile(
    r"\b(?:will|would|was|were|is|are|has|have|had|shall|must|may|might|can|could|should|asks?|asked|wants?|needs?|"
    r"which|who|whom|whose|that|where|when|if|because|and (?:it|they|we|he|she))\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(r"(?:decide|consider|determine|see|know)\b[^,;]{0,40}\b(?:whether|if)\b")
_WHETHER_TO = re.compile(r"\bwhether to\s")
OWN = re.compile(
    r"(?:\w{1,30} ){0,2}(?:his|her|their|himself|herself|itself|themselves)\b"
)  # "asked to take her leave"
_OPENING = 12  # words
_FAULT = 2  # words of what went wrong: "the delay"
_FEWEST = 2  # words of a piece of work


def is_work(form: Form, m: re.Match[str]) -> bool:
    """Whether words are a deed: no state, no wish, nothing that only befalls somebody, and nothing denied."""
    verb, work = m["verb"].casefold(), m["work"]
    if not _is_whole(work):
        return False
    if form.kind == "has" or (form.kind == "whose" and form.role == "accountable"):
        return _is_matter(verb, work)
    if form.kind == "passive":
        laid_down = m["said"].casefold().startswith(("shall", "must"))
        subject = work[: m.start("said") - m.start("work")]
        return _is_done(verb, work, subject, laid_down=laid_down)
    by_what = (m.groupdict().get("said") or "").casefold()
    if verb.endswith("ing") and "ing" in form.pattern.pattern:
        strange = by_what.endswith("charged") and not is_known_verb(verb)
        if strange or is_no_matter(work):
            return False  # "charged with driving without a licence"
        return verb not in frames().words["no doings"] or form.kind != "whose"
    if "role" in by_what and any_of("no end of a role").match(work):
        return False
    return _is_deed(form.kind, verb, work)


def _is_done(verb: str, work: str, subject: str, *, laid_down: bool) -> bool:
    """Whether something is done as somebody's work: not "The award will be collected by", "The book is written by"."""
    done = frames().words["done as work"] | ({"made"} if laid_down else set())
    if verb not in done or is_authored(subject, verb):
        return False
    return _ANOTHER_VERB.search(subject) is None and _is_done_to(verb, work, laid_down=laid_down)


def _is_deed(kind: str, verb: str, work: str) -> bool:
    """Whether a verb with what stands behind it is what somebody does, under a form of a ``kind``."""
    known = frames().words
    none = known["no deeds"] | known["not taken on"] | known["unsaid_verbs"] | known["no verbs"]
    if verb in none or befalls(work) or verb.endswith("ly") or _WHETHER.match(work):
        return False
    if kind == "mark" and _FINITE.search(" ".join(work.split()[:_OPENING])):
        return False  # "Cover has gone up [AB]"
    if kind in ("mark", "bidden"):
        named = _OBJECT.match(work) is not None and not verb.endswith(("ed", "s", "ing"))
        return is_infinitive(verb) or named
    return True


def _is_whole(work: str) -> bool:
    """Whether words may be a piece of work, by their number and their end, and say no more than as what somebody acts."""
    due = DUE_AT_END.search(work)
    few = len(work[: due.start() if due else None].split()) < _FEWEST
    if few or is_no_deed(work) or sits(work) or _AS.match(work) or _BREAKS_OFF.search(work):
        return False
    return last_word(work).casefold() not in frames().words["modals"]


def _is_matter(verb: str, work: str) -> bool:
    """Whether words are something that somebody may answer for: not "the delay"."""
    known = frames().words
    if (whether := _WHETHER_TO.search(work)) and is_own_affair(work[whether.end() :]):
        return False  # "the decision on whether to marry"
    faulty = not known["faults"].isdisjoint(work.casefold().split()[:_FAULT])
    return verb not in known["pronouns"] and not (faulty or is_no_matter(work))


def _is_done_to(verb: str, work: str, *, laid_down: bool) -> bool:
    """Whether a thing is to be done to something by whoever stands behind "by": not "comment on the map to be drawn"."""
    known = frames().words
    what, first = work.casefold().split(), first_word(work)
    of_meetings = set() if laid_down else known["done by a meeting"]  # "shall be approved by"
    if verb in of_meetings | known["done by users"] | known["no deed done"]:
        return False
    if verb in known["done to somebody"] or not (
        is_done(verb) or verb.partition(" ")[0].endswith("ed")
    ):
        return False
    if what[:1] == ["the"] and not known["no objects"].isdisjoint(what[1:2]):
        return False  # "The chair is held by"
    opens = first.casefold() in known["determiners"] | known["numbers"] | known["pronouns"]
    noun = what[1:2] == ["of"] or not is_infinitive(first.casefold())  # "Repair of bells"
    return opens or (first[:1].isupper() and noun)


def is_of_all(form: Form, m: re.Match[str]) -> bool:
    """Whether a deed may be that of all of a kind: "members will recall", "must live in the parish" and "get a rise" are none."""
    known, verb, work = frames().words, m["verb"].casefold(), m["work"]
    if OWN.match(work):
        return False  # "enjoy their work"
    if form.kind == "takes" and verb in known["decided by all"]:
        return False  # "Governors agreed to approve the minutes": it is done
    if verb in known["asked of users"]:
        return False  # "Members must pay a fee"
    if form.kind in ("takes", "asked") and verb in known["moves of a meeting"]:
        return False
    of_rules = form.kind == "asked" and m["said"].casefold().startswith(("is ", "are "))
    if (form.kind != "bound" and not of_rules) or all_do(work):
        return True
    if m["said"].casefold() not in ("will", "would"):
        return False  # "Members must show a pass": what is asked of whoever comes
    none = known["states"] | known["no doings of bodies"] | known["asked for oneself"]
    return is_infinitive(verb) and verb not in none
