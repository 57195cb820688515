"""Who bears a duty: the party, or the list of parties, that a sentence names where one is laid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from remit.loaders.assertion import is_over, is_part_of_more
from remit.loaders.blocks import Passage
from remit.loaders.drafts import Ref
from remit.loaders.reading import Reading
from remit.loaders.values.ends import last_word
from remit.loaders.wording import bare, split_list

BEARER = (
    r"(?P<bearer>(?:(?:we|it|(?:[Tt]he|[Ee]ach|[Ee]very|[Ss]ome|[Rr]esponsible|[Ll]ocal)\s[\w’' ]{2,40}?)"
    r"|[A-Z][\w’']+(?: [\w’']+){0,5}?))(?P<more>,[^,.]{3,60}?,?|, (?:that is|namely),? [^.;:()]{5,200}?,)?"
)
# "Although the Council", "Act the Council": the party is what stands behind the last article.
_ARTICLE = re.compile(r"(?:^|(?<!\bof)(?<!\bfor)(?<!\band)(?<![&,])\s)[Tt]he\s+")
_OPENERS = re.compile(
    r"^(?:Although|Though|While|Whilst|Whereas|When|Where|Because|Since(?: (?:19|20)\d\d)?|As|In|At|Under|For|By|From|With|On|To"
    r"|Do|Does|Did|Is|Are|Has|Have|How|That|So|But|And|Today|Now|Here"
    r"|.*\b(?:Act|Regulations|Order|Measure) (?:19|20)\d\d)\s+"  # "… Act 1998 the Council must"
)
_ANOTHER_CLAUSE = re.compile(r"(?<![\w-])(?:while|whilst|whereas|but|that)\s+")
_THAT_IS = re.compile(r", (?:that is|namely),? ")
_LIST_OF_BODIES = re.compile(
    r"(?:the |each |every |all )?(?:[\w’'&-]{1,30} ){0,5}[\w’'&-]{1,30}(?:, (?:the |each |every |all )?(?:[\w’'&-]{1,30} ){0,5}[\w’'&-]{1,30}){0,20}"
)
_ADVERBS = re.compile(r"(?: (?:also|therefore|itself|now|then|jointly|each|together))+$")
_PRONOUNS = ("it", "we")
# Words that stand for somebody else, for some of several, or for nobody.
_NOBODY_NAMED = re.compile(
    r"^(?:it|its|they|their|we|our|you|your|he|she|this|that|these|those|who|what|which|there|here|anyone"
    r"|anybody|somebody|someone|one|some|any|few|fewer|most|many|several|half|part|other|others|another"
    r"|critics|members|opponents|supporters|no)\b",
    re.IGNORECASE,
)


def party_in(reading: Reading, text: str, start: int, end: int, *, alone: bool = True) -> str:
    """The party that a sentence names between two places, or nothing if it is another's: "critics of X".

    What is not ``alone`` has words of the phrase before it, as in "a requirement on X".
    """
    if articles := list(_ARTICLE.finditer(text[start:end])):
        start += articles[-1].end()
    if opener := _OPENERS.match(text[start:end]):
        start += opener.end()
    name, before = _ADVERBS.sub("", bare(text[start:end])), text[:start]
    if not name or _NOBODY_NAMED.match(name) or (alone and is_part_of_more(before)):
        return ""
    if is_over(" ".join(before.split()[-1:])):  # "the former Council"
        return ""
    if reading.parties.is_law(name):  # a law lays duties and bears none
        return ""
    return "" if _of_another(reading, name) else name


def _of_another(reading: Reading, name: str) -> bool:
    """Whether a name is of somebody's in or around a body: "Critics of the Council", "failings of councils"."""
    first, of, _ = name.partition(" of ")
    last = last_word(first).casefold()
    profile = reading.profile
    if (
        not of
        or reading.knows(name)
        or reading.parties.is_post(first)
        or last in profile.heads | profile.folded("bodies of")
    ):
        return False
    return " of the " in name or last.endswith("s") or first.islower()


def bearing(reading: Reading, who: Passage) -> list[str]:
    """Bodies one by one; "schools and the police", of which none is a name, are one party as written."""
    if _OPENERS.match(who.text) and "," in who.text:  # "In Wales, the Council"
        who = who.cut(who.text.index(",") + 1)
    names = [bare(one.text) for one in split_list(who, reading.profile)]
    return names if all(" " in n or reading.knows(n) for n in names) else [bare(who.text)]


def bearer_at(m: re.Match[str]) -> tuple[int, int]:
    """Where the bearer stands: of "the weir while Vale Homes" the words behind what joins the clauses."""
    start, end = m.span("bearer")
    joined = [*_ANOTHER_CLAUSE.finditer(m.string, start, end)]
    return (joined[-1].end() if joined else start), end


def agent_of(reading: Reading, bearer: str, sentence: Passage) -> Ref:
    """A post of which no more than its name is said, "the Chair"; else a body, as offices of the law are."""
    one = reading.grammar.one(bearer)
    plain = " " not in bearer and reading.parties.is_post(bearer)
    if (plain or (one and one.kind == "post" and bearer[0].isupper())) and not reading.may_be_body(
        bearer
    ):
        return reading.post(bearer, "", sentence)
    return reading.body(bearer)


def _one_by_one(reading: Reading, sentence: Passage, m: re.Match[str], more: str) -> list[str]:
    """The bearers of a list that tells who is meant: "the partners, that is A, B and C", ": A, the b, the c and the d"."""
    if that := _THAT_IS.match(more):
        listed = sentence.cut(m.start("more") + that.end(), m.end("more") - 1)
    else:
        opened = sentence.text.rfind(": ", 0, m.start("bearer"))
        listed = sentence.cut(opened + 2, m.end("more" if more else "bearer"))
        if opened < 0 or not _LIST_OF_BODIES.fullmatch(listed.text):
            return []
    return _parties_of(reading, listed)


def _parties_of(reading: Reading, listed: Passage) -> list[str]:
    """The parties that a list names."""
    names = [bare(one.text) for one in split_list(listed, reading.profile)]
    return [party for name in names if (party := party_in(reading, name, 0, len(name)))]


def bearers_of(
    reading: Reading, sentence: Passage, m: re.Match[str], spoken_of: Mapping[str, str]
) -> list[str] | None:
    """Who bears the duty: one party or a list; "in partnership with others" names nobody, "it" perhaps one."""
    groups = m.groupdict()
    if not groups.get("bearer"):
        return []
    if (word := _ADVERBS.sub("", m["bearer"].casefold())) in _PRONOUNS:
        return [spoken_of[word]] if word in spoken_of else None
    alone = m.start() == m.start("bearer")
    if word.endswith(" and"):
        return _of_two_verbs(reading, sentence, m.start("bearer"))
    more = groups.get("more") or ""
    if each := _one_by_one(reading, sentence, m, more):
        return each
    if " and " in more:
        listed = sentence.cut(m.start("bearer"), m.end("more"))
        if alone and is_part_of_more(sentence.text[: m.start()]):
            return []
        return _parties_of(reading, listed)
    start, end = bearer_at(m)
    several = bearing(reading, sentence.cut(start, end)) if " and " in m["bearer"] else []
    if len(several) > 1 and all(map(reading.may_be_body, several)):
        if alone and is_part_of_more(sentence.text[:start]):
            return []
        return [p for name in several if (p := party_in(reading, name, 0, len(name)))]
    party = party_in(reading, sentence.text, start, end, alone=alone)
    return [party] if party else []


def leading(reading: Reading, sentence: Passage) -> Iterator[str]:
    """The body, or the pronoun, that a sentence begins with, behind its number."""
    tokens, phrases = reading.grammar.read(sentence.text)
    for phrase in phrases[:1]:
        numbered = not any(token.text[0].isalpha() for token in tokens[: phrase.first])
        if numbered and (phrase.kind == "pronoun" or (phrase.kind == "body" and phrase.party)):
            yield phrase.name


def _of_two_verbs(reading: Reading, sentence: Passage, start: int) -> list[str] | None:
    """Whose second verb this is: "The Trust is the authority for its schools and must consult"."""
    tokens, phrases = reading.grammar.read(sentence.text)
    first = next(leading(reading, sentence), "")
    if not first or phrases[0].kind != "body" or tokens[phrases[0].first].start > start:
        return None
    verb = tokens[phrases[0].last].low if phrases[0].last < len(tokens) else ""
    return [first] if verb in ("is", "are", "has", "have") else None
