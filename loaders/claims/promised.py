"""What somebody will, shall or may do: in plans and terms of reference that is their work or their power."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from remit.loaders.blocks import Passage
from remit.loaders.claims.acting import are_somebody, may_do
from remit.loaders.claims.aside import is_quoted
from remit.loaders.claims.going_on import more
from remit.loaders.claims.guards import refused
from remit.loaders.claims.power_headings import is_of_powers, speaks_of_powers
from remit.loaders.claims.promise_makers import WHO_ALONE, Pronoun, subject_of
from remit.loaders.claims.sittings import sits
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.claims.verbs import (
    befalls,
    has_finite,
    is_done,
    is_infinitive,
    is_own_affair,
    may_all_do,
)
from remit.loaders.claims.work_words import work_behind
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import any_of, frames
from remit.loaders.values.ends import first_word
from remit.loaders.wording import bare, between
from remit.ontology import Role

_STILL = (
    "be|have|not|need|continue|meet|include|comprise|consist|report|sit|chair|lead|take|appoint|elect|"
    "act|operate|only|never|neither|no|refrain|cease|decline|refuse|abstain"
)
_ADVERBS = "also|then|therefore|normally|usually|regularly|jointly|together|in turn"
# By what words somebody takes work on, or is bound to it.
BOUND = (
    r"(?:(?:will|shall|must)(?: also| still| then)? (?:continue|need|have|be (?:asked|required|instructed|tasked|expected)) to|"
    r"will|shall|must|(?:has|have) (?:agreed |undertaken )?to|undertakes? to|needs? to|(?:is|are) (?:asked|instructed|tasked) to)"
)
_WILL = re.compile(
    rf"\b(?P<modal>{BOUND})\s+(?:(?:{_ADVERBS})\s+)?(?P<work>(?!(?:{_STILL}|{_ADVERBS})\b)[a-z]+\s)"
)
_MAY = re.compile(
    r"\b(?P<modal>(?:alone )?may)(?:,\s[^,]{5,120},)?(?:\salso)?\s+(?:\(a\)\s+)?(?P<work>[a-z-]+,?\s)"
)
# What nobody else may do: "Only the Council can set the rate", "the Trustees, who alone may sell land".
_ONLY = re.compile(
    r"^(?:Only|(?:No[ -]?one|Nobody|None) (?:but|except|other than))\s(?=(?:the\s|a\s|an\s)?[A-Z])"
)
_CAN = re.compile(r"\b(?P<modal>can|may)(?:\salso)?\s+(?P<work>[a-z-]+\s)")
_DECIDES = ("is for", "is up to", "is left to")
_POWERS = ("may", "can", "alone may", ", who alone can", ", who alone may")
_TO = re.compile(r"\s(?P<modal>(?:(?:is|are) )?to)\s+(?P<work>(?!(?:be|have|not|note)\b)[a-z]+\s)")
_IS_TO = re.compile(
    r"(?:^|\s)(?P<modal>(?:is|are)(?: also)? to)\s+(?P<work>(?!(?:be|have|not|note|do|become|remain|stay|come)\b)[a-z]+\s)"
)
# What falls to somebody, in the words that stand before whoever it is.
FALLS = re.compile(
    r"(?:^|\s)[Ii]t (?P<modal>(?:falls|is left) to|is for|is up to|is the (?:duty|job|responsibility|role|task) of)\s(?=\S)"
)
# To what end there is a body: "The Panel has been set up to review the plans". For what it "was" set up may be over.
_FOUNDED = re.compile(
    r"\b(?P<modal>(?:is|are|(?:has|have) been) (?:created|established|formed|set up|constituted|convened)(?: in (?:\w+ )?\d{4})?,? to)\s+(?P<work>(?!(?:be|have)\b)[a-z]+\s)"
)
# What anybody may do, by the object: "direct its attention to", "take an interest in", "appoint one of its members to speak for it".
_ANYBODYS = re.compile(
    rf"^take an? (?:\w{{3,12}} )?interest\b|^\w+ (?:itself|themselves)\b|\bto speak (?:for|on behalf)\b|"
    rf"\b(?:its|their|his|her) (?:{'|'.join(sorted(frames().words['anybodys own']))})\b"
)
_OTHERS = re.compile(
    r"\b(?:who|which|that|whose|whom|is|are|was|were|will|shall|must|may|can)\b|[;:]"
)
_AND = re.compile(r"(?:\band|\bbut|,)\s+(?:(?:also|then)\s+)?$")
_VERBS = re.compile(
    r"^[a-z-]{1,30}(?:(?:, | or | and |, or |, and )[a-z-]{1,30}){0,8}(?=\s)"
)  # "bring, defend or settle"
_NEXT = re.compile(r",?\s{1,9}(?:and\s{1,9}|or\s{1,9})?\([b-z]\)\s{1,9}")
_LEAD_IN = re.compile(r",?\s(?:including|by|namely|as follows|in particular|such as)[ :,]*$")
_FINITE = re.compile(r"\b(?:is|are|was|were|will|would|has|have|had|may|must|can|should)\b")
_PAPERS_THAT_TELL = ("minutes",)  # what was said at a meeting; its actions are read as such
_PROMISED = ("will", "shall", "to", "is to", "are to")  # what else is said binds
_NEWS = ("will", "is to", "are to")  # by which news are told, too
_FEWEST = 3  # words of a piece of work


def read(teller: Teller, s: Sentence, pronoun: Pronoun) -> Ref | None:
    """Read who is to do what in a sentence of a paper that gives people work or powers; the (last) piece of work.

    ``pronoun`` says whom "it", "she" or "they" means after the sentence before.
    """
    if not gives_work(teller):
        return None
    page = teller.names.priority is not None
    paper = teller.names.own.paper
    text = s.passage.text
    if (m := FALLS.search(text)) and not refused(text[: m.start()], "", text[m.end() :]):
        return _fallen(teller, s, m)
    if (m := _FOUNDED.search(text)) and not refused(text[: m.start()], "", text[m.end() :]):
        who = subject_of(s, m, teller.names, plain=False)
        if who is not None and is_infinitive(first_word(m["work"])) and not _is_over(s, m):
            return _told(teller, s, m, (who, pronoun), s.passage)
    plainly = _of_powers(teller)
    of_powers = plainly or paper == "terms"
    if only := _ONLY.match(text) if of_powers else None:
        s = Sentence.of(s.passage.cut(only.end()), teller.reading.grammar)
        text = s.passage.text
    may = (_CAN,) if only else (_CAN if plainly else _MAY, _MAY, WHO_ALONE) if of_powers else ()
    patterns = (_WILL, *may, _TO if page else _IS_TO)
    main: Ref | None = None
    told: _Said | None = None  # by which the subject was told that a bare "and will" goes on about
    said = _all(patterns, text)
    for n, m in enumerate(said):
        if told is not None and m.start("work") <= told.begin:
            continue  # told by another pattern
        end = next((after.start() for after in said[n + 1 :] if after.re is m.re), len(text))
        if (
            refused(text[: m.start()], "", text[m.end() :])
            or _is_duty(s, m)
            or _is_no_deed(m, paper)
        ):
            continue
        if m["modal"] in _POWERS and (is_quoted(text) or not _needs_a_decision(m)):
            continue
        plain = page and (m.re is _TO or text.startswith("The "))
        who = subject_of(s, m, teller.names, plain=plain) or _carried(s, m, told)
        if who is not None and not (m.re is _TO and _FINITE.search(text[m.end() :])):
            within = s.passage.cut(m.start() if n else 0, end)
            if (one := _told(teller, s, m, (who, pronoun), within)) is not None:
                main, told = one, _Said(m.start("work"), m.end(), who)
    return main


class _Said(NamedTuple):
    """What was told last: where its words begin and end, and whom it was told of."""

    begin: int
    end: int
    who: Phrase


def _all(patterns: Sequence[re.Pattern[str]], text: str) -> list[re.Match[str]]:
    """The places where somebody takes something on, in the order of the text; of several at one place in that of the patterns."""
    found = [m for pattern in dict.fromkeys(patterns) for m in pattern.finditer(text)]
    return sorted(found, key=lambda m: m.start("work"))


def _carried(s: Sentence, m: re.Match[str], told: _Said | None) -> Phrase | None:
    """The subject of what was told before, where a bare "and" goes on: "A will count them and will publish the list"."""
    if told is None:
        return None
    between = s.passage.text[told.end : m.start("modal")]
    goes_on = _AND.search(between) is not None
    return None if not goes_on or _OTHERS.search(between) else told.who


def _of_powers(teller: Teller) -> bool:
    """Whether the paper, or the heading above, says that powers are given in what stands below it."""
    heading = teller.names.heading
    under = heading is not None and speaks_of_powers(heading.text)
    return under or is_of_powers(teller.reading.marks)


def _is_duty(s: Sentence, m: re.Match[str]) -> bool:
    """Whether a law binds somebody to the work, whose duty it is: "must keep a list under the Boats Act 1990"."""
    bound = m["modal"].casefold() not in (*_PROMISED, *_POWERS)
    return bound and any(p.kind == "law" for p in s.phrases)


def _is_over(s: Sentence, m: re.Match[str]) -> bool:
    """Whether a sentence goes on about what has been set up: it may be no more, or have done what it was for."""
    behind = s.passage.text[m.end() :]
    past = (m.group(1) for m in re.finditer(r"\band (?:\w+ly )?(\w+)", behind))
    if ";" in behind or has_finite(behind) or any(w.endswith("ed") or is_done(w) for w in past):
        return True
    over = frames().words["ended"] | frames().words["over and done"]
    return re.search(rf"\b(?:{'|'.join(map(re.escape, over))})\b", behind.casefold()) is not None


def is_news(work: str) -> bool:
    """Whether what somebody "will" do is told as news, or to whoever reads, in a paper that is neither a plan nor terms.

    >>> [is_news(work) for work in ("speak on bees", "kiss a pig", "publish the list")]
    [True, True, False]
    """
    plain = work.strip(" .,").casefold()
    if not {"you", "your", "us", "me", "my"}.isdisjoint(re.findall(r"\w+", plain)):
        return True
    return any_of("social").match(plain) is not None or not is_infinitive(first_word(plain))


def _is_no_deed(m: re.Match[str], paper: str) -> bool:
    """Whether no known verb stands behind words that bind by "to": "has to date", or it is news, or somebody's own affair."""
    work = m.string[m.start("work") :]
    if is_own_affair(work) or (not paper and m["modal"] in _NEWS and is_news(work)):
        return True
    modal = m["modal"].casefold()
    bound = modal.endswith(" to") and modal not in _PROMISED
    return bound and not is_infinitive(first_word(m["work"]).casefold())


def _needs_a_decision(m: re.Match[str]) -> bool:
    """Whether what somebody may do is a power: "may sign leases", and not "may seek agreement", "may serve as Chair"."""
    words = m.string[m.start("work") :].casefold()
    known = frames().words
    verbs = _VERBS.match(words)
    listed = not known["powers"].isdisjoint(re.findall(r"[a-z-]+", verbs.group() if verbs else ""))
    if _ANYBODYS.search(words) is not None:
        return False
    return listed and not any(words.startswith(f"{one} ") for one in known["no powers"])


def _fallen(teller: Teller, s: Sentence, m: re.Match[str]) -> Ref | None:
    """Read "It falls to the Head of Homes to keep the rota": whoever stands behind the words, and what behind "to"."""
    at = next((n for n, t in enumerate(s.tokens) if t.start >= m.end()), len(s.tokens))
    phrase = next((p for p in s.phrases if p.first == at), None)
    if phrase is None or not may_do(teller.names, phrase) or phrase.kind == "pronoun":
        return None
    at = phrase.last + (phrase.last < len(s.tokens) and s.tokens[phrase.last].low == "alone")
    if at + 1 >= len(s.tokens) or s.tokens[at].low != "to":
        return None
    words = work_behind(s, at + 1)
    told = teller.agent(phrase, s.passage)
    if words is None or told is None or len(words.text.split()) < _FEWEST:
        return None
    main = teller.work(words)
    role: Role = "accountable" if m["modal"] in _DECIDES else "responsible"
    teller.assigned(main, role, told[0], s.passage, said=m["modal"], basis="inferred")
    teller.due_in(main, s.passage)
    return main


def gives_work(teller: Teller) -> bool:
    """Whether a paper gives people work: any but one that tells what others said, at a meeting where some were there."""
    paper = teller.names.own.paper
    return paper not in _PAPERS_THAT_TELL and not (not paper and teller.reading.present)


def _told(
    teller: Teller,
    s: Sentence,
    m: re.Match[str],
    who: tuple[Phrase, Pronoun],
    within: Passage,
) -> Ref | None:
    """Say who is to do what; beside ``who`` stands what says whom pronouns mean, and ``within`` are the words that may say by when."""
    phrase, pronoun = who
    power = m["modal"] in _POWERS
    if phrase.kind == "pronoun":
        agents = pronoun(phrase.name, s.passage)
    elif phrase.kind == "group":  # "the Trustees, who alone may sell land"
        agents = [Ref("body", bare(phrase.name))]
    else:
        told = teller.agent(phrase, s.passage)
        agents = [told[0]] if told else []
    works = _works(s, m)
    if not agents or (phrase.kind == "pronoun" and not are_somebody(teller.names, agents)):
        return None
    main = None
    for words in works:
        verb = first_word(words.text)
        few = len(words.text.split()) < _FEWEST
        if few or verb in frames().words["no deeds"] or sits(words.text) or befalls(words.text):
            continue
        if power and phrase.name == "it" and not is_infinitive(verb):
            continue  # "It may freeze on the day"
        posts = teller.reading.grammar.posts
        if phrase.several and not (is_infinitive(verb) and may_all_do(phrase, words.text, posts)):
            continue  # "Schools will open in May": what befalls them
        main = teller.work(words)
        # Who may do a thing decides on it, and answers for that.
        role: Role = "accountable" if power else "responsible"
        for agent in agents:
            teller.assigned(
                main, role, agent, s.passage, said=m["modal"].lstrip(", "), basis="inferred"
            )
        teller.due_in(main, within)
    return main


def _works(s: Sentence, m: re.Match[str]) -> list[Passage]:
    """The pieces of work behind a modal: one, or those of "(a) let stalls, (b) close the market"."""
    rest = s.passage.text[m.start("work") :]
    if not _NEXT.search(rest) or "(a)" not in s.passage.text:
        start = next(n for n, t in enumerate(s.tokens) if t.start == m.start("work"))
        words = work_behind(s, start)
        return [without_lead_in(words), *more(s, words)] if words is not None else []
    behind, last = s.passage.cut(m.start("work")), len(rest.rstrip(" ."))
    return [behind.cut(a, min(b, last)) for a, b in between(rest, _NEXT)]


def without_lead_in(words: Passage) -> Passage:
    """Words without those that lead up to a list: "advise the Minister, including"."""
    m = _LEAD_IN.search(words.text)
    return words.cut(0, m.start()) if m else words
