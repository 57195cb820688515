"""What somebody will, shall or may do: in plans and terms of reference that is their work or their power."""

from __future__ import annotations

import re

from remit.loaders.blocks import Passage
from remit.loaders.claims.clauses import Match
from remit.loaders.claims.guards import refused
from remit.loaders.claims.phrases import Phrase, as_body
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import Frame, frames
from remit.loaders.wording import between

_STILL = (
    "be|have|not|also|need|continue|meet|include|comprise|consist|report|sit|chair|lead|take|appoint|elect|consult|advise|"
    "act|operate|seek|normally|only"
)
_WILL = re.compile(rf"\b(?P<modal>will|shall)\s+(?P<work>(?!(?:{_STILL})\b)[a-z]+\s)")
_MAY = re.compile(
    r"\b(?P<modal>may)(?:,\s[^,]{5,120},)?\s+(?:\(a\)\s+)?(?P<work>(?!(?:be|have|not|also|need|wish|only|well|seem)\b)[a-z]+\s)"
)
_TO = re.compile(r"\s(?P<modal>(?:(?:is|are) )?to)\s+(?P<work>(?!(?:be|have|not|note)\b)[a-z]+\s)")
_NEXT = re.compile(r",?\s{1,9}(?:and\s{1,9}|or\s{1,9})?\([b-z]\)\s{1,9}")
_FINITE = re.compile(r"\b(?:is|are|was|were|will|would|has|have|had|may|must|can|should)\b")
_PAPERS_THAT_WILL = ("plan", "terms", "log")
_DO = Frame("responsible", "left", "right", ("will",))
_FEWEST = 3  # words of a piece of work


def read(teller: Teller, s: Sentence) -> Ref | None:
    """Read who is to do what in a sentence of a paper that gives people work or powers; the (last) piece of work."""
    page = teller.names.priority is not None
    paper = "plan" if page and not teller.names.own.paper else teller.names.own.paper
    if paper not in _PAPERS_THAT_WILL:
        return None
    text = s.passage.text
    patterns = (_WILL, *((_MAY,) if paper == "terms" else ()), *((_TO,) if page else ()))
    for pattern in patterns:
        m = pattern.search(text)
        if m is None or refused(text[: m.start()], "", text[m.end() :]):
            continue
        who = _subject(s, m, plain=page and (pattern is _TO or text.startswith("The ")))
        if who is not None and not (pattern is _TO and _FINITE.search(text[m.end() :])):
            return _told(teller, s, m, who)
    return None


def _subject(s: Sentence, m: re.Match[str], *, plain: bool) -> Phrase | None:
    """Who stands before the modal and opens the clause; a ``plain`` name of several words is a body's."""
    start = m.start("modal")
    at = next((n for n, t in enumerate(s.tokens) if t.start == start), 0)
    phrase = s.ending.get(at)
    if phrase is not None and plain:
        work = phrase.name.rsplit(maxsplit=1)[-1].casefold() in frames().words["works"]
        phrase = as_body(phrase) if phrase.first == 0 and not work else None
    if phrase is None or phrase.first != s.clause_start(at):
        return None
    if phrase.kind not in ("body", "post", "person"):
        return None
    office = phrase.name.casefold() in frames().offices
    return None if phrase.generic and phrase.kind == "post" and not office else phrase


def _told(teller: Teller, s: Sentence, m: re.Match[str], who: Phrase) -> Ref | None:
    agent = teller.agent(who, s.passage)
    works = _works(s, m)
    if agent is None:
        return None
    main = None
    for words in works:
        if len(words.text.split()) < _FEWEST:
            continue
        main = teller.work(words)
        teller.assigned(main, "responsible", agent[0], s.passage, said=m["modal"], basis="inferred")
        teller.due_in(main, s.passage)
    return main


def _works(s: Sentence, m: re.Match[str]) -> list[Passage]:
    """The pieces of work behind a modal: one, or those of "(a) let stalls, (b) close the market"."""
    rest = s.passage.text[m.start("work") :]
    if not _NEXT.search(rest) or "(a)" not in s.passage.text:
        start = next(n for n, t in enumerate(s.tokens) if t.start == m.start("work"))
        words = Match(_DO, s, start - 1, start).work_right()
        return [words] if words is not None else []
    behind, last = s.passage.cut(m.start("work")), len(rest.rstrip(" ."))
    return [behind.cut(a, min(b, last)) for a, b in between(rest, _NEXT)]
