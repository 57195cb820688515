"""Duties and codes that go by a name of their own: with the law and the bearer beside the name."""

from __future__ import annotations

import re
from functools import cache

from remit.loaders.assertion import asserted
from remit.loaders.blocks import Passage
from remit.loaders.claims.provisions import Provisions, arises
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.recognisers.bearers import bearing, party_in
from remit.loaders.wording import NAME

# Between a duty's name and the law behind it: "the X Duty (section 8 of …)", "the X duty under the …".
_BEHIND = re.compile(
    r"[’'”\"]?,?\s{0,9}(?:\(|(?:under|set out in|laid down in|created by|introduced by|imposed by|in|of)\s{1,9})(?:the\s{1,9})?"
)
# Who bears a duty that has a name: "the specified authorities here", "The Partnership".
_SOME = re.compile(
    r"^.*\b(?:[Tt]he|[Ee]ach|[Ee]very|[Aa]ll)\s+(?P<who>[a-z][\w’']*(?:\s[a-z][\w’']*){0,4}?)(?:\s(?:here|all|both|jointly|together))?$"
)
_NAMED = re.compile(rf"(?<![\w-])(?P<who>{NAME})$")


def named_duties(reading: Reading, sentence: Passage, thing: Ref, provisions: Provisions) -> None:
    """Duties and codes that go by a name of their own, with the law and the bearer beside the name."""
    for kind, names in reading.profile.codes.items():
        for name in names:
            if (m := _of_name(name).search(sentence.text)) is None:
                continue
            passage = sentence.cut(m.start(1), m.end(1))
            ref = Ref("duty" if kind == "duty" else "provision", passage.text)
            reading.findings.link(
                reading.source, passage, thing, "cites", ref, stated_as=passage.text
            )
            if kind == "duty":
                _law_behind(reading, sentence, m, ref, provisions)
                _bearer_before(reading, sentence, m, ref)
            break


@cache
def _of_name(name: str) -> re.Pattern[str]:
    """The name of a duty or code as plans write it: an apostrophe in any form, in the wrong place, or not at all."""
    loose = re.escape(name).replace("'s", "s").replace("s'", "s").replace("'", "")
    loose = re.sub(r"s(?=\\ )", "['’]?s?['’]?", loose, count=1) if "'" in name else loose
    return re.compile(rf"(?<!\w)[‘'“\"]?({loose})(?!\w)", re.IGNORECASE)


def _law_behind(
    reading: Reading, sentence: Passage, m: re.Match[str], duty: Ref, provisions: Provisions
) -> None:
    for one in provisions:
        if one.start > m.end(1) and _BEHIND.fullmatch(sentence.text, m.end(1), one.start):
            passage = sentence.cut(m.start(1), one.end)
            arises(reading, passage, duty, one)


def _bearer_before(reading: Reading, sentence: Passage, m: re.Match[str], duty: Ref) -> None:
    """The body that a phrase says meets, owes or has the duty."""
    before = sentence.text[: m.start()].rstrip("‘'“\" ")
    for phrase in reading.profile.phrases.get("bears", ()):
        words = phrase.removeprefix("{bearer}").removesuffix("{duty}").strip()
        if not before.endswith(f" {words}"):
            continue
        text = before.removesuffix(words).rstrip()
        who = _SOME.match(text) or _NAMED.search(text)
        if who is None or not asserted(sentence.text, m.end(1)):
            continue
        named = sentence.cut(*who.span("who"))
        several = bearing(reading, named) if party_in(reading, text, *who.span("who")) else []
        parties = [party_in(reading, name, 0, len(name)) for name in several]
        if parties and all(name and reading.may_be_body(name) for name in parties):
            for name in parties:
                reading.findings.link(
                    reading.source, sentence, duty, "assignedTo",
                    reading.body(name), role="accountable", stated_as=words,
                )  # fmt: skip
            return
