"""What somebody will, shall or may do: in plans and terms of reference that is their work or their power."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from remit.loaders.blocks import Passage
from remit.loaders.claims.acting import are_somebody, may_do, names_a_paper
from remit.loaders.claims.aside import is_quoted
from remit.loaders.claims.clauses import Match
from remit.loaders.claims.going_on import further_back, more
from remit.loaders.claims.guards import refused
from remit.loaders.claims.names import Names
from remit.loaders.claims.placed_names import of_the_place
from remit.loaders.claims.power_headings import is_of_powers, speaks_of_powers
from remit.loaders.claims.sittings import sits
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase, as_body
from remit.loaders.claims.told import Teller
from remit.loaders.claims.verbs import (
    befalls,
    has_finite,
    is_done,
    is_infinitive,
    is_own_affair,
    is_underway,
    may_all_do,
    one_does,
)
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import Frame, any_of, frames
from remit.loaders.values.ends import first_word, last_word
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
_WHO_ALONE = re.compile(r"(?P<modal>, who alone (?:can|may))\s+(?P<work>[a-z-]+\s)")
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
_DO = Frame("responsible", "left", "right", ("will",))
Pronoun = Callable[[str, Passage], list[Ref]]
_BINDING = ("will", "shall", "must", "may")  # in the clause before "and"
_PEOPLE = ("he", "she", "they")  # pronouns; whom they mean, the sentence before says
_PROMISED = ("will", "shall", "to", "is to", "are to")  # what else is said binds
_NEWS = ("will", "is to", "are to")  # by which news are told, too
_MOST_BEFORE = 4  # words behind the preposition that opens a sentence, where no comma closes them
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
        who = _subject(s, m, teller.names, plain=False)
        if who is not None and is_infinitive(first_word(m["work"])) and not _is_over(s, m):
            return _told(teller, s, m, (who, pronoun), s.passage)
    plainly = _of_powers(teller)
    of_powers = plainly or paper == "terms"
    if only := _ONLY.match(text) if of_powers else None:
        s = Sentence.of(s.passage.cut(only.end()), teller.reading.grammar)
        text = s.passage.text
    may = (_CAN,) if only else (_CAN if plainly else _MAY, _MAY, _WHO_ALONE) if of_powers else ()
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
        who = _subject(s, m, teller.names, plain=plain) or _carried(s, m, told)
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
    words = Match(_DO, s, at, at + 1).work_right()
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


_AND_ALSO = ("and", "and also", "and so", "and therefore", "but")
_RELATIVE = ("who", "which", "that", "whose", "whom", "if", "when", "where", "because", "as")


def doers(teller: Teller, s: Sentence, at: int, pronoun: Pronoun) -> list[Ref]:
    """Who stands before the words at character ``at``, with nobody else before them; whom pronouns mean, ``pronoun`` says."""
    phrase = _subject_of(s, at)
    if phrase is None:
        return []
    if phrase.kind == "pronoun":
        return pronoun(phrase.name, s.passage) if phrase.name in ("it", "we", *_PEOPLE) else []
    if phrase.kind not in ("body", "post", "person") or names_a_paper(phrase):
        return []
    one = teller.somebody(phrase, s.passage)
    return [one] if one is not None else []


def _subject_of(s: Sentence, at: int) -> Phrase | None:
    """The one who stands right before the words at a character, or whose second verb they are."""
    before = [p for p in s.phrases if s.tokens[p.last - 1].end <= at]
    if not before:
        return s.subject if s.goes_on and not s.passage.text[:at].strip() else None
    phrase = before[-1]
    if _goes_on_with(s, phrase, at):
        return before[0]
    if s.passage.text[s.tokens[phrase.last - 1].end : at].strip():
        return None
    others = any(p.party for p in before[:-1]) and not _is_led_up_to(s, phrase)
    return None if others else phrase


def _goes_on_with(s: Sentence, last: Phrase, at: int) -> bool:
    """Whether what stands at a character is a second verb of whoever opens the sentence: "The Clerk reports to the Board and is to:"."""
    first = s.phrases[0]
    between = s.passage.text[s.tokens[last.last - 1].end : at].strip(" ,").casefold()
    if first is last or first.first or not first.party or between not in _AND_ALSO:
        return False
    return not any(t.low in _RELATIVE for t in s.tokens[first.last : last.last])


def _is_led_up_to(s: Sentence, phrase: Phrase) -> bool:
    """Whether nothing but a remark stands before a phrase, up to a comma: "Reporting to the Board, the Librarian"."""
    before = s.tokens[phrase.first - 1].text if phrase.first else ""
    first = s.tokens[0].low
    remark = first.endswith("ing") or first in ("with", "under", "as", "within", "through")
    return remark and before == "," and sum(t.text == "," for t in s.tokens[: phrase.first]) == 1


def _subject(s: Sentence, m: re.Match[str], names: Names, *, plain: bool) -> Phrase | None:
    """Who stands before the modal and opens the clause; a ``plain`` name of several words is a body's."""
    start = m.start("modal")
    at = next((n for n, t in enumerate(s.tokens) if t.start == start), 0)
    phrase = s.ending.get(at) or (s.subject if s.goes_on and not at else None)
    if phrase is None and at and s.tokens[at - 1].low in (",", "and", "but"):
        phrase = further_back(s, at)
    if phrase is not None and (beside := _with_another(s, phrase)) is not None:
        phrase = beside
    if phrase is not None and plain:
        work = last_word(phrase.name).casefold() in frames().words["works"]
        phrase = as_body(phrase) if phrase.first == 0 and not work else None
    phrase = of_the_place(names, names.titles.known(phrase)) if phrase is not None else None
    alone = m.re is _WHO_ALONE
    opens = phrase is not None and (
        alone or phrase.first == s.clause_start(at) or led_up_to(s, phrase)
    )
    if phrase is None or not (opens or _goes_on(s, phrase)):
        return None
    if phrase.kind == "pronoun" and phrase.name in _PEOPLE:
        return phrase
    if alone and phrase.kind == "group":
        return phrase
    bidden = m["modal"].casefold() in ("to", "is to", "are to")
    return phrase if may_do(names, phrase, bidden=bidden) else None


def _with_another(s: Sentence, phrase: Phrase) -> Phrase | None:
    """Whoever does something along with another: "Departments, along with the Cabinet Office, will review it"."""
    low = [t.low for t in s.tokens[max(0, phrase.first - 2) : phrase.first]]
    if low not in (["along", "with"], ["together", "with"]):
        return None
    at = phrase.first - 2
    at -= 1 if at and s.tokens[at - 1].text == "," else 0
    found = s.ending.get(at)
    return found if found is not None and found.kind in ("body", "post", "person") else None


def _goes_on(s: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase opens a clause of its own behind "and": "A will pay by May and B will report", "A provides it and B will count"."""
    before = s.tokens[: max(phrase.first - 1, 0)]
    behind_and = phrase.first > 1 and s.tokens[phrase.first - 1].low == "and"
    does = any(t.low in _BINDING or (one_does(t.low) and not t.capital) for t in before)
    return behind_and and does


def led_up_to(s: Sentence, phrase: Phrase) -> bool:
    """Whether nothing but an adverbial stands before a phrase: "In addition to its own plan, the Panel …"."""
    first = s.tokens[0]
    closed = phrase.first > 1 and s.tokens[phrase.first - 1].text == ","
    doing = closed and (
        first.low == "having"  # "Having read it, the Board will"
        or (is_underway(first.low) and first.low not in frames().words["only if"])
    )
    if phrase.several and not (doing or _to_an_end(s)):
        return False  # "For example, schools will": of all of a kind much is only supposed
    if phrase.first < 2 or not (doing or first.low in frames().words["leading up"]):
        return False
    if s.tokens[1].low in ("example", "instance"):
        return False  # what is only supposed
    if any(t.low in frames().words["of others"] for t in s.tokens[: phrase.first]):
        return False
    named = any(p.party for p in s.phrases if p.last <= phrase.first)
    described = first.low == "as" and s.tokens[1].low in ("the", "a", "an", "its", "our")
    return (closed and (doing or not named or described or _to_an_end(s))) or (
        not named and _stands_alone(s, phrase)
    )


def _to_an_end(s: Sentence) -> bool:
    """Whether what leads up to somebody says to what end: "In order to build the Mere Register, departments will"."""
    lows = [t.low for t in s.tokens[:4]]
    return (lows[:3] == ["in", "order", "to"] and is_infinitive(lows[3])) or (
        lows[0] == "to" and is_infinitive(lows[1])
    )


def _stands_alone(s: Sentence, phrase: Phrase) -> bool:
    """Whether an article shows that somebody is no part of what leads up: "In an emergency the Harbour Master …"."""
    before = s.tokens[1 : phrase.first]
    article = s.tokens[phrase.first].low in ("the", "each", "every")
    links = frames().words["prepositions"] | frames().words["goes on"] | {","}
    return article and 0 < len(before) <= _MOST_BEFORE and not any(t.low in links for t in before)


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
        words = Match(_DO, s, start - 1, start).work_right()
        return [without_lead_in(words), *more(s, words)] if words is not None else []
    behind, last = s.passage.cut(m.start("work")), len(rest.rstrip(" ."))
    return [behind.cut(a, min(b, last)) for a, b in between(rest, _NEXT)]


def without_lead_in(words: Passage) -> Passage:
    """Words without those that lead up to a list: "advise the Minister, including"."""
    m = _LEAD_IN.search(words.text)
    return words.cut(0, m.start()) if m else words
