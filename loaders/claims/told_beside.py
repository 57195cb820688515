"""What stands in a bracket, behind a colon or a dash beside a name: it lacks only its subject, which is that name.

"Roads Panel (meets monthly, quorate with six)", "Roads Panel: a sub-group of the Quay Board", "Head of Roads (reports to
the Clerk)". The words ask as those of labels do, and what stands behind them answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from remit.loaders.blocks import Passage
from remit.loaders.claims.guards import refused
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.schema.labels import asks_above, label_of
from remit.loaders.values.ends import first_word
from remit.loaders.values.given import is_given
from remit.loaders.wording import NAME, bare, between

_BRACKET = re.compile(r"^(?P<who>[A-Z][^():;.]{2,80}?)\s\((?P<said>[^()]{4,200})\)\W*$")
_COLON = re.compile(
    r"^(?P<who>[A-Z](?:[^():;.,]{2,80}?:|[^():;.]{2,80}?\s[–—-]))\s(?P<said>[a-z][^:]{3,200}?)\W*$"
)
_PARTS = re.compile(r";\s+|,\s+(?:and\s+)?|(?<!\s)\s+and\s+(?=[a-z])")
_MOST_WORDS = 5  # of words that ask
_OF_VALUES = ("every", "each")
_OF_BODIES = ("chair", "vice chair", "reports", "supports", "meets", "quorum")


class Beside(NamedTuple):
    """What some words beside a name ask, as a label, and what stands behind them."""

    role: str
    label: str
    value: Passage


def tell(
    teller: Teller, grammar: Grammar, passage: Passage, of_body: Callable[[Ref, Beside], None]
) -> bool:
    """Read what stands beside the name with which a line opens; ``of_body`` tells it of a body. Whether it told anything."""
    m = _BRACKET.match(passage.text) or _COLON.match(passage.text)
    if m is None or refused("", m["said"], "") or refused(m["who"], "", ""):
        return False
    found = list(_asked(passage.match(m, "said")))
    if not found:
        return False
    words = passage.match(m, "who")
    who = words.cut(0, len(words.text.rstrip(" :–—-")))
    phrase = grammar.one(bare(who.text)) or _post(teller, who)
    phrase = phrase or Phrase("name", bare(who.text), 0, 0)
    if phrase.over or phrase.vague or phrase.several:
        return False
    if phrase.kind == "post" or teller.reading.parties.is_post(bare(who.text)):
        return _of_post(teller, grammar, phrase, passage, found)
    if (body := _body(teller, phrase, who)) is None:
        return False
    told = [beside for beside in found if beside.role in _OF_BODIES]
    for beside in told:
        of_body(body, beside)
    return bool(told)


def _body(teller: Teller, phrase: Phrase, who: Passage) -> Ref | None:
    """The body that a name is of which something is told that is told of bodies alone."""
    if phrase.kind == "body":
        return teller.names.body(phrase)
    name = bare(who.text)
    if phrase.kind != "name" or " " not in name:
        return None
    if not (re.fullmatch(NAME, name) or teller.reading.ends_as_a_body(name)):
        return None
    return None if teller.reading.parties.doubtful(name) else teller.reading.body(name)


def _asked(said: Passage) -> Iterator[Beside]:
    """The parts of some words that open as a label does, each with what stands behind that up to the next."""
    found: list[
        tuple[str, str, int, int]
    ] = []  # what is asked, the label, and where its value stands
    for start, end in between(said.text, _PARTS, outside=True):
        one = _label(said.text[start:end])
        if one is not None:
            role, label, at = one
            found.append((role, label, start + at, end))
        elif found:
            found[-1] = (*found[-1][:3], end)  # "chair: Ann Bee, Mere Trust"
    for role, label, at, end in found:
        yield Beside(role, label, said.cut(at, end))


def _label(text: str) -> tuple[str, str, int] | None:
    """What the words ask with which a text opens, these words, and where what is answered begins."""
    words = list(re.finditer(r"\S+", text))
    for last in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        if words[last - 1].group() in _OF_VALUES:
            continue  # "meets every month"
        label = text[: words[last - 1].end()]
        plain = re.sub(r"^(?:is |an? |the )+", "", label.rstrip(":"))
        manager = label.endswith(":") and plain.casefold() in ("line manager", "manager")
        if role := "reports" if manager or asks_above(plain) else label_of(plain):
            return role, plain, words[last].start()
    return None


def _of_post(
    teller: Teller, grammar: Grammar, phrase: Phrase, passage: Passage, found: list[Beside]
) -> bool:
    """Say whom a post answers to."""
    told = False
    for beside in found:
        if beside.role != "reports":
            continue
        above = _superior(grammar, beside.value.text) or _post(teller, beside.value)
        if above is None or above.kind not in ("post", "body") or above.over:
            continue
        agent = teller.agent(above, passage)
        post = teller.reading.post(bare(phrase.name), teller.home(phrase.home), passage)
        told = agent is not None and teller.link(post, "reportsTo", agent[0], passage, beside.label)
    return told


def _post(teller: Teller, words: Passage) -> Phrase | None:
    """The post that words with commas in them are, and nothing else: "Assistant Director, Community Safety"."""
    found = teller.reading.parties.read(words)
    alone = len(found) == 1 and found[0].kind == "post" and not found[0].body
    return Phrase("post", bare(found[0].name), 0, 0) if alone else None


def _superior(grammar: Grammar, text: str) -> Phrase | None:
    """Whom words name behind those that ask for a superior: also a title with its field behind it, "Service Manager Early Help"."""
    one = grammar.one(text)
    words = bare(text).split()
    titled = len(words) <= _MOST_WORDS and all(word[:1].isupper() for word in words)
    nobody = one is not None and bool(one.post) and not is_given(first_word(one.name))
    if (
        (one is None or nobody)
        and titled
        and any(word.casefold() in grammar.posts for word in words[1:])
    ):
        return Phrase("post", bare(text), 0, 0)
    return one
