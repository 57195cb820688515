"""What a sentence below somebody's name says that they are: "She is a director of Fell Rescue and Chair of the Mere Trust".

There the subject is known, so that the words behind "is" up to the next mark are a title if they begin with one, however
many fields and small words it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.graph.words import with_capital
from remit.loaders.claims.aside import dated, is_quoted
from remit.loaders.claims.guards import refused
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.spoken import Sentence
from remit.loaders.schema.frames import frames
from remit.loaders.wording import ACRONYM, bare, between

_IS = re.compile(
    r"^(?:[A-Z][^\s,.;]{0,30}\s){0,4}(?:is|serves as|works as|sits as)\s+(?:(?:also|currently|now|both)\s+){0,2}(?P<posts>\S.*)$"
)
_AND = re.compile(r",? and (?:is )?(?:also )?|; |, (?=(?:the|a|an) )")
_ENDS = re.compile(
    r",|\.(?:\s|$)|\s(?:who|which|where|whose|having|since|until|after|before|with|responsible|leading|and)\b"
)
_ARTICLE = re.compile(r"^(?:the|an?|our|its)\s+", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|for|at|in|to)\s|\s?\(")
_HOME = re.compile(r"\s(?:of|for|at|with)\s(?:the\s)?(?=[A-Z])")
_OVER = re.compile(
    r"\b(?:was|were|former|formerly|previously|prior to|until|not|never|no longer|then|retired|ex|past)\b",
    re.IGNORECASE,
)
_MOST = 14  # words of a title with the body it is in
_LONGEST_HEAD = 5  # words of it before "of"
_OWNED = re.compile(r"^[A-Z]\w{1,30}['’]s?\s(?=[A-Z])")  # "the Department's Data Board"


def read(meant: Meant, s: Sentence) -> bool:
    """Say which posts somebody holds, in a sentence below their name; whether it told any."""
    who = s.subject
    text = s.passage.text
    if who is None or who.kind != "person" or dated(text) or is_quoted(text):
        return False
    m = _IS.match(text)
    said = m["posts"] if m else text
    if (m and refused(text[: m.start("posts")], "", "")) or _OVER.match(said):
        return False
    agent = meant.teller.agent(who, s.passage)
    if agent is None:
        return False
    told = False
    for title, home in _titles(meant, said, plain=m is None):
        body = meant.teller.home(home) if home else ""
        post = meant.teller.reading.post(with_capital(title), body, s.passage)
        meant.teller.link(agent[0], "holds", post, s.passage, title, basis="inferred")
        told = True
    return told


def _titles(meant: Meant, said: str, *, plain: bool) -> Iterator[tuple[str, str]]:
    """The titles that words begin with, each with the body that it is in; ``plain`` words have no verb before them."""
    found: list[str] = []
    ended = False
    for start, end in between(said, _AND):
        part = said[start:end]
        if ended or _OVER.search(part):
            break
        stop = _ENDS.search(part)
        chunk = _ARTICLE.sub("", part[: stop.start()] if stop else part).strip(" .")
        if _is_title(meant, _parted(meant, chunk)[0], plain=plain and not found):
            found.append(chunk)
        elif found and chunk[:1].isupper() and len(chunk.split()) <= _MOST:
            found[-1] = f"{found[-1]} and {chunk}"  # "Head of Scrutiny and Investigations"
        else:
            break
        ended = stop is not None
    for chunk in found:
        yield _parted(meant, chunk)


def _is_title(meant: Meant, title: str, *, plain: bool) -> bool:
    """Whether words begin with a title: what stands before the first "of" ends as posts do, and is no bare "member"."""
    head = _OF.split(title)[0].casefold().split()
    known = meant.teller.reading.grammar
    if len(head) > _LONGEST_HEAD or not frames().words["stops"].isdisjoint(head):
        return False
    if not frames().words["determiners"].isdisjoint(head) or (plain and not title[:1].isupper()):
        return False
    if not head or head[-1] not in known.posts | frames().words["posts of lives"]:
        return False
    alone = len(title.split()) == 1
    return not (alone and head[-1] in known.lexicon.too_general)


def _parted(meant: Meant, chunk: str) -> tuple[str, str]:
    """A title and the body that it is in, at the last word that joins a body to it."""
    for m in reversed(list(_HOME.finditer(chunk))):
        home = bare(_OWNED.sub("", re.sub(r"\s?\([^()]*\)$", "", chunk[m.end() :])))
        if meant.teller.reading.may_be_body(home) or ACRONYM.match(home):
            return chunk[: m.start()], home
    return chunk, ""
