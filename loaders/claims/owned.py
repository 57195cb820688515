"""Of whom a sentence goes on: whose board "its board" is, and of what body the words behind its bare name are said.

"The Trust owns the slip. Its board meets monthly" is said of the Trust's board, whatever other board the paper names, and
"the Carers Group, whose chair is Ann Bee" of the group before the comma. Whose it is where neither tells is not known.
"""

from __future__ import annotations

from dataclasses import replace

from remit.loaders.claims.meant import Meant
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.topics import members_all
from remit.loaders.claims.verbs import one_does, takes_object
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames

_WHOSE = "whose"
_ITS = ("its", _WHOSE)


def owned(meant: Meant, s: Sentence) -> Sentence:
    """A sentence in which whatever is called "its" or "whose" has the body that it is of."""
    if not any(t.low in _ITS for t in s.tokens):
        return s
    return replace(s, phrases=[_with_owner(meant, s, phrase) for phrase in s.phrases])


def _with_owner(meant: Meant, s: Sentence, phrase: Phrase) -> Phrase:
    whose = s.tokens[phrase.first].low
    body = phrase.kind == "body" and phrase.generic
    seat = phrase.kind == "post" or (phrase.kind == "person" and phrase.post)
    people = phrase.kind == "group" and members_all(phrase)
    if whose not in _ITS or phrase.home or not (body or seat or people):
        return phrase
    owner = _before(meant, s, phrase) if whose == _WHOSE else _spoken_of(meant, s, phrase)
    if owner is not None:
        return replace(phrase, home=owner.name, its=body)
    minutes = meant.names.own.paper == "minutes"
    strange = minutes and seat and s.tokens[0].low != "its" and phrase.first != 0
    return replace(phrase, vague=True) if body or whose == _WHOSE or strange else phrase


def _before(meant: Meant, s: Sentence, phrase: Phrase) -> Ref | None:
    """The body that stands right before ", whose"."""
    at = phrase.first - (1 if phrase.first and s.tokens[phrase.first - 1].text == "," else 0)
    found = s.ending.get(at)
    return meant.body([found]) if found is not None and found.kind == "body" else None


def _spoken_of(meant: Meant, s: Sentence, phrase: Phrase) -> Ref | None:
    """The body with which the sentence opens or, where "it" or "its" opens it, that of the sentence before."""
    first = s.phrases[0]
    if first.kind == "body" and first.party and not first.its and first.last <= phrase.first:
        return meant.subject(s)
    if meant.strayed:
        return None
    if s.tokens[0].low == "it" or (first.kind == "person" and phrase.kind == "post"):
        return meant.last  # "Ann Bee was appointed its chairman"
    return meant.whole if s.tokens[0].low == "its" else None


def said_of_first(said: list[Sentence]) -> list[Sentence]:
    """Sentences of which the first only names a body: "Quay Group (chair: Ann Bee). Looks after the quay."."""
    if len(said) < 2 or said[0].subject is not None or len(said[0].phrases) != 1:
        return said
    first, *rest = said
    body = first.phrases[0]
    alone = body.first == 0 and body.last >= len(first.tokens) - 1
    if not alone or body.kind != "body" or body.generic or body.guessed:
        return said
    return [first, *(s.said_of(body) if opens_with_verb(s) else s for s in rest)]


def opens_with_verb(s: Sentence) -> bool:
    """Whether a sentence opens with a verb as said of one: "Keeps the list", "Led by …", and not "Read it with the rules"."""
    low = s.tokens[0].low if s.tokens else ""
    related = low in frames().lemmas and low.endswith(("s", "d"))
    return one_does(low) or takes_object(low) or related
