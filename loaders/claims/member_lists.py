"""Sentences at whose end a list of members opens: "It meets every month. The members are:", "The founding partners are:"."""

from __future__ import annotations

import re

from remit.loaders.claims.guards import refused
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import last_word

LISTS_MEMBERS = re.compile(
    r"(?:^|[.;]\s)(?:The|Its|Our|Their)\s(?P<kind>(?:[a-z-]+\s){0,2})(?P<noun>members|partners|trustees|governors|signatories|directors)"
    r"(?:\sof\s(?:the\s)?(?P<of>[A-Z][^:.;]{2,60}?))?\s(?:are|will be|shall be|comprise|include)(?: currently| now| as follows)?\s?:$"
)
_OF_SEVERAL = (
    "partnership",
    "alliance",
    "consortium",
    "coalition",
    "network",
    "federation",
    "agreement",
    "compact",
    "forum",
)
_OF_PARTNERS = ("partners", "signatories")


def opened(teller: Teller, grammar: Grammar, s: Sentence) -> Ref | None:
    """The body whose members are listed below a sentence; none where it opens no such list, or it is not told whose."""
    m = LISTS_MEMBERS.search(s.passage.text)
    if m is None or refused(s.passage.text[: m.start()], "", ""):
        return None
    if not frames().words["set apart"].isdisjoint(m["kind"].split()):
        return None  # "The outgoing members are:"
    one = grammar.one(m["of"]) if m["of"] else None
    if m["of"]:
        return teller.names.body(one) if one is not None and one.kind == "body" else None
    here = teller.names.here
    of_partners = m["noun"] in _OF_PARTNERS
    if here is None or (of_partners and last_word(here.name).casefold() not in _OF_SEVERAL):
        return None
    return here
