"""Whom a sentence names beside its clauses without telling anything of them: a helper, a holder, a law for a duty, a quorum."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.graph.lookup import key
from remit.loaders.claims.said_behind import whom_behind
from remit.loaders.claims.tokens import Phrase
from remit.loaders.recognisers.told_sentence import PAST, ToldSentence
from remit.loaders.recognisers.untold import is_told_of

_HELPED = re.compile(
    r"\b(?:(?:supported|helped|assisted|aided|advised|backed|joined|accompanied)(?: \w+ this)? by|"
    r"with(?: the)?(?: \w+)? (?:help|support|assistance|input|advice|backing|involvement|cooperation|co-operation)(?: and \w+)? (?:of|from)|"
    r"in (?:close |full |joint )?(?:collaboration|partnership|consultation|conjunction|liaison|co-?operation|association|discussion|agreement) with|"
    r"(?:jointly|together) with|alongside|with (?:the )?(?:volunteers|staff|colleagues|officers|students|pupils|experts) (?:from|of)|"
    r"(?:work|works|working|liaise|liaises|liaising|collaborate|collaborates|discuss|discusses|discussion|consult|consults|engage|engages|agree|agrees)(?: closely| directly)? with|"
    r"(?:having (?:first )?consulted|after consulting|before consulting))\b"
)
_LAW_ASKS = re.compile(
    r"\b(?:dut(?:y|ies)|obligations?|obliged|required|requires|bound|for the purposes? of|under|by virtue of|in accordance with|in line with|chargeable)\b[^.;]{0,60}$"
)
_QUORUM = re.compile(
    r"\bneeds? (?:at least )?\w+ \w+ (?:to (?:do business|meet|sit|decide|proceed)|present)\b|\bno business (?:may|shall|can|is to|will) be\b|"
    r"\bmust be present\b|\b\w+ (?:of the )?members? (?:is|are) present\b",
    re.IGNORECASE,
)
_POWER = re.compile(r"\bpowers?\b", re.IGNORECASE)
_OFFICE = re.compile(r"(?:,| as|\(|,? who is|,? is(?: also)?)(?: (?:the|our|its))?\s?")
_IS_AT = ("is", "are", "also", "will", "who", "be", "to", "has", "have", "agreed")
_HELPING = ("helping", "supporting", "assisting", "advising", "help", "assist")
_OF_PEOPLE = ("from", "of")


def reason(said: ToldSentence) -> str:
    """Why a sentence is not wholly read that names somebody, or a law, beside what was told; empty if it names none."""
    if said.around.plan or said.text.rstrip().endswith("?"):
        return ""
    if name := next(_helpers(said), ""):
        return f"“{name}” is named beside the work, and in which role is not told"
    if name := _holder(said):
        return name
    if law := _law(said):
        return f"“{law}”: it is not clear of whom the law asks something"
    if name := _at_work(said):
        return f"“{name}” is named beside the work, and in which role is not told"
    m = _QUORUM.search(said.text)
    if m and "quorum" not in {d.term for d in said.told}:
        return f"“{m.group()}”: it is not clear of what body"
    return ""


def _helpers(said: ToldSentence) -> Iterator[str]:
    """Those behind the words by which somebody helps or is asked, of whom nothing was told."""
    s = said.sentence
    if said.past or not (said.telling or said.facts):
        return
    for m in _HELPED.finditer(said.text):
        at = next((n for n, t in enumerate(s.tokens) if t.start >= m.end()), len(s.tokens))
        if PAST.search(said.text[: m.start()]) or said.report:
            continue
        named = whom_behind(s, at)
        if named and s.text(named[-1].last, named[-1].last + 1) in _OF_PEOPLE:
            named += whom_behind(s, named[-1].last + 1)
        for phrase in named:
            sure = phrase.party or (
                phrase.kind == "name" and (" " in phrase.name or phrase.name.isupper())
            )
            if (
                sure
                and not (phrase.generic and " " not in phrase.name)
                and not is_told_of(said, said.facts, phrase)
            ):
                yield phrase.name


def _at_work(said: ToldSentence) -> str:
    """Somebody who is helping with a piece of work, of whom nothing was told: "the Weir Trust is helping with the gates"."""
    tokens = said.tokens
    for phrase in said.phrases:
        at = phrase.last
        while at < len(tokens) and (tokens[at].low in _IS_AT or tokens[at].low.endswith("ly")):
            at += 1
        helps = at < len(tokens) and tokens[at].low in _HELPING
        if (
            helps
            and phrase.party
            and not phrase.generic
            and not is_told_of(said, said.facts, phrase)
        ):
            return phrase.name
    return ""


def _holder(said: ToldSentence) -> str:
    """Why it is not told which post somebody has who stands beside its name; empty where that was told, or none stands so."""
    held = [d for d in said.told if d.term == "holds" and d.object is not None]
    for one in said.phrases:
        other = next((p for p in said.phrases if p.first > one.first), None)
        if other is None or {one.kind, other.kind} not in (
            {"post", "person"},
            {"post", "pronoun"},
            {"post", "body"},
        ):
            continue
        between = said.text[said.tokens[one.last - 1].end : said.tokens[other.first].start]
        if other.inside or not _OFFICE.fullmatch(between) or one.over or other.over:
            continue
        post, who = (one, other) if one.kind == "post" else (other, one)
        if who.kind == "pronoun" and who.name not in ("he", "she"):
            continue
        if who.kind == "body" and not (who.name.isupper() and " as" in between):
            continue
        known = any(
            _is_of(d.subject.name, who) or _is_of(d.object.name if d.object else "", post)
            for d in held
        )
        if not known and not (said.past and not said.telling):
            return f"“{post.name}” beside “{who.name}”: it is not clear who holds it"
    return ""


def _is_of(name: str, phrase: Phrase) -> bool:
    one, other = key(name), key(phrase.name)
    return bool(other) and (one in other or other in one)


def _law(said: ToldSentence) -> str:
    """A law that is said to ask something of somebody in a sentence, of which no duty was told; or one whose bearer was not."""
    if said.past and not said.telling:
        return ""
    somebody = any(
        p.party or p.kind in ("pronoun", "group", "name") for p in said.phrases if p.kind != "law"
    )
    if not somebody or _POWER.search(said.text):
        return ""
    asking = [d for d in said.told if d.term == "arisesFrom"]
    borne = {d.subject for d in said.told if d.term == "assignedTo"}
    left = [d for d in asking if d.subject not in borne]
    if left:
        return left[0].stated_as
    told = {d.object for d in asking} | {d.subject for d in said.told if d.term == "classification"}
    for d in said.told:
        if d.term != "cites" or d.object in told or d.object is None:
            continue
        at = said.text.find(d.stated_as)
        if at > 0 and (m := _LAW_ASKS.search(said.text[:at])):
            return f"{m.group()}{d.stated_as}".strip()
    return ""
