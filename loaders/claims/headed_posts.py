"""The post whose section the text stands in: below the heading "Director of Place" she "holds this post", and "she may" is said of it.

A heading that is a post and nothing else goes on through its section: "the post" and "this role" are that one, whoever holds
it is told by that, and "he" or "she" is its holder where the paragraph has named nobody else.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from remit.loaders.claims.guards import refused
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.section_heads import party_asked
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.reading import slug
from remit.loaders.schema.frames import frames
from remit.loaders.wording import bare

_THE = ("the", "this")
_HAS = (["holds"], ["fills"], ["occupies"], ["has", "held"], ["has", "filled"])
_IS = ("is", "stands", "remains", "are")
_EMPTY = ("vacant", "empty", "unfilled")
_BY = (["held", "by"], ["filled", "by"], ["occupied", "by"])
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*|[A-Z])[.)]?\s+")
_ASIDE = re.compile(r"\s?\([^()]*\)$")


def heading(grammar: Grammar, text: str) -> Phrase | None:
    """The post that a heading is: "Director of Place", "Solicitor and Monitoring Officer"; none where it says more."""
    words = bare(_ASIDE.sub("", _NUMBERED.sub("", text.strip(" :"))))
    if asked := party_asked(grammar, words):
        words = asked.name  # "Responsibilities of the Data Owner"
    tokens, found = grammar.read(words)
    if not found or any(p.kind != "post" or p.vague or p.over for p in found) or found[0].first:
        return None
    between = [t.low for a, b in itertools.pairwise(found) for t in tokens[a.last : b.first]]
    if any(low not in ("and", "&") for low in between) or found[-1].last < len(tokens):
        return None
    one = found[0]
    offices = [p for p in found if not p.home and bare(p.name).casefold() in frames().offices]
    if offices or not words[:1].isupper():
        return None  # "Chair" heads what is said of the chair of the body spoken of
    return one if len(found) == 1 else replace(one, name=words, home="", generic=False)


def said_in(s: Sentence, post: Phrase | None) -> Sentence:
    """A sentence of a section in which "the post" is the one that its heading names."""
    if post is None:
        return s
    s = replace(s, phrases=[_in_full(phrase, post) for phrase in s.phrases])
    for at, token in enumerate(s.tokens[:-1]):
        noun = s.tokens[at + 1]
        if token.low not in _THE or noun.low not in frames().words["posts spoken of"]:
            continue
        after = s.tokens[at + 2].low if at + 2 < len(s.tokens) else ""
        if after in ("of", "at", "for", "holder") or noun.capital:
            return s
        named = replace(post, first=at, last=at + 2)
        others = [p for p in s.phrases if p.last <= at or p.first >= at + 2]
        return replace(s, phrases=sorted([*others, named], key=lambda p: p.first))
    return s


def _in_full(phrase: Phrase, post: Phrase) -> Phrase:
    """A title of one word as that of the section whose first or last word it is: "the Coordinator", "the Chair"."""
    if phrase.kind != "post" or not phrase.generic or phrase.home or phrase.vague or phrase.over:
        return phrase
    words = post.name.casefold().split()
    one = (
        " and " not in post.name or " of " in post.name
    )  # "Solicitor and Monitoring Officer" is two
    meant = one and phrase.name.casefold() in (words[0], words[-1]) and phrase.name[:1].isupper()
    return replace(phrase, name=post.name, home=post.home, generic=False) if meant else phrase


def tell(teller: Teller, s: Sentence, post: Phrase | None) -> bool:
    """Read who holds the post of the section, or that nobody does: "Mrs Bee holds this post", "The post is held by Ann Bee"."""
    at = next((n for n, p in enumerate(s.phrases) if post is not None and p.name == post.name), -1)
    if (
        post is None
        or at < 0
        or s.passage.text.endswith("?")
        or not _is_spoken_of(s, s.phrases[at])
    ):
        return False
    here = s.phrases[at]
    text = s.passage.text
    end = s.tokens[here.last - 1].end
    who = s.phrases[at - 1] if at else None
    if who is not None and who.kind == "person" and who.party and not who.first:
        verb = [
            t.low for t in s.tokens[who.last : here.first] if t.low not in frames().words["adverbs"]
        ]
        if verb in _HAS and not refused("", "", text[end:]):
            return _holds(teller, s, who, post, s.text(who.last, here.last))
    if here.first:
        return False
    behind = [t.low for t in s.tokens[here.last : here.last + 1]]
    if behind and behind[0] in _IS:
        low = [
            (n, t.low)
            for n, t in enumerate(s.tokens[here.last + 1 : here.last + 6], here.last + 1)
            if t.low not in frames().words["adverbs"]
        ]
        if low and low[0][1] in _EMPTY and not refused("", "", text[end:]):
            reading = teller.reading
            words = s.text(here.last, low[0][0] + 1)
            ref = teller.post(post, s.passage)
            reading.no_holder(ref, words, slug(ref.name), s.passage, words)
            return True
        if [word for _, word in low[:2]] in _BY:
            who = s.starting.get(low[1][0] + 1)
            if who is not None and who.kind == "person" and who.party:
                return _holds(teller, s, who, post, s.text(here.last, who.first))
    return False


def _is_spoken_of(s: Sentence, here: Phrase) -> bool:
    """Whether the post is called "the post" here, and not by its name."""
    return s.tokens[here.last - 1].low in frames().words["posts spoken of"]


def _holds(teller: Teller, s: Sentence, who: Phrase, post: Phrase, said: str) -> bool:
    agent = teller.agent(who, s.passage)
    if agent is None:
        return False
    return teller.link(agent[0], "holds", teller.post(post, s.passage), s.passage, said)
