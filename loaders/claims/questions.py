"""Answers to questions that ask who: what an answer plainly says, and that the rest was not understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from remit.graph.lookup import key
from remit.loaders.asked import is_question
from remit.loaders.blocks import Passage
from remit.loaders.claims.entries import entry
from remit.loaders.claims.filled_seats import person_of
from remit.loaders.claims.guards import refused
from remit.loaders.claims.names import Names
from remit.loaders.claims.own import own_thing
from remit.loaders.claims.told import Teller
from remit.loaders.drafts import Ref
from remit.loaders.outline import Mark
from remit.loaders.reading import Reading, slug
from remit.loaders.schema.frames import frames
from remit.ontology import NOBODY, Role, is_role

_FEWEST = 2  # questions
_LEAST = 0.5  # of the meaning of what is asked
_MOST = 4  # words that say in which role
_WHO = re.compile(r"^(?:(?:And|So|But) )?(?:[Ww]ho|[Ww]hich [a-z]+) (?P<rest>[^?]+)\?$")
_ANYWAY = re.compile(r"\b(?:it|you|your|we|us|our|this|these|that|they|them)\b", re.IGNORECASE)
_THE = re.compile(r"^(?:the|a|an|our|your) ", re.IGNORECASE)
_BEFORE = re.compile(r"^(?:(?:for|on|of|to)(?: |$))+")  # between words of a role and the work
_DOES = re.compile(r",?\s(?:does|do|is|are|will)$")
_ROLES: Final[tuple[Role, ...]] = ("responsible", "accountable")


def recognise(reading: Reading) -> None:
    """Read the answer to each question that asks who; a document that asks but once has a rhetorical question."""
    if reading.is_table:
        return
    found = [*_asked(reading)]
    if len(found) < _FEWEST:
        return
    told = reading.findings.told(reading.source).keys()
    teller = Teller(reading, Names(reading, own_thing(reading), people=[]))
    for page, asked, answer in found:
        m = _WHO.match(asked.block.text)
        if m is None or _answered(teller, page, asked, m, answer):
            continue
        if not any(part.number in told for part in answer.block.parts):
            reason = f"it answers “{asked.block.text}”, and it is not clear who is meant for what"
            reading.findings.cannot_read(reading.source, answer.block, answer.block, reason)


def _asked(reading: Reading) -> Iterator[tuple[Mark | None, Mark, Mark]]:
    """Each question with its answer, and the heading of the priority on whose page it is asked."""
    marks = [mark for mark in reading.marks if mark.role not in ("furniture", "separator")]
    page: Mark | None = None
    for asked, answer in pairwise(marks):
        page = asked if asked.role == "priority" else page
        if is_question(asked.block) and answer.role in ("text", "item", "label"):
            yield page, asked, answer


def _answered(
    teller: Teller, page: Mark | None, asked: Mark, m: re.Match[str], answer: Mark
) -> bool:
    """Tell who does the work that a question names, where the answer's first sentence is a party, or nobody."""
    reading = teller.reading
    meant = _role(reading, m["rest"])
    sentence = next(iter(answer.block.sentences()), None)
    if meant is None or sentence is None:
        return False
    role, words = meant
    question = asked.block.cut(0, len(asked.block.text))
    named = page.value if page is not None else None
    work = question.cut(question.text.rindex(words), len(question.text) - 1) if words else named
    if work is None:
        return False  # it is not said of what
    about = (work,) if words else (work, question)
    stated_as = question.text.rstrip("?")
    text = _DOES.sub("", sentence.text.rstrip(" ."))
    said = sentence.find(text)
    if nobody := _nobody(reading, text):
        thing = _thing(teller, work, words)
        place = reading.numbered(f"{thing.slug or slug(thing.name)}-{role}")
        vacancy = reading.placed("vacancy", NOBODY, place, scope=role, under=thing)
        evidence = (*about, sentence.find(nobody))
        teller.assigned(thing, role, vacancy, evidence, said=stated_as, basis="inferred")
        return True
    found = entry(reading.grammar, _THE.sub("", text))
    if found is None or (found.guessed and found.kind != "person"):
        return False
    if found.kind == "person":
        if reading.parties.doubtful(found.name):
            return False
        agent = person_of(teller, found, said)
    elif found.kind == "post":
        agent = reading.post(found.name, teller.home(found.body), said)
    elif reading.may_be_body(found.name):
        agent = reading.body(found.name)
    else:
        return False
    thing = _thing(teller, work, words)
    teller.assigned(thing, role, agent, (*about, said), said=stated_as, basis="inferred")
    return True


def _thing(teller: Teller, work: Passage, words: str) -> Ref:
    """What the question asks of: the work that it names, or else the priority on whose page it stands."""
    return teller.work(work) if words else Ref("priority", work.text)


def _role(reading: Reading, rest: str) -> tuple[Role, str] | None:
    """In which role a question asks for somebody, and the words of the work: "will", then a verb, or words of a role.

    No words of work stand in "Who will lead?", which asks of what its heading names.
    """
    words = rest.split()
    meanings = reading.looks.lexicon.meanings
    alone = meanings(" ".join(words[words[:1] == ["will"] :]))
    if sure := [x.role for x in alone if x.score == 1 and x.role in _ROLES]:
        return next(r for r in _ROLES if r == sure[0]), ""
    for n in range(1, min(_MOST, len(words))):
        if words[:n] == ["will"]:
            found: Role | None = "responsible"
        else:
            roles = [x.role for x in meanings(" ".join(words[:n])) if x.score >= _LEAST]
            found = next((r for r in roles if is_role(r) and r in _ROLES), None)
        if not found:
            continue
        if refused("", " ".join(words[: n + 1]), ""):
            return None  # who does not do it, who did it, who should
        rest = _BEFORE.sub("", " ".join(words[n:]))
        work = _THE.sub("", rest)
        stands_for = _ANYWAY.search(" ".join(words[:n])) or _ANYWAY.search(work)
        return (found, work) if work and not stands_for else None
    return None


def _nobody(reading: Reading, text: str) -> str:
    """The words with which an answer's first sentence says that nobody does it, and says nothing else."""
    first, _, rest = text.partition(",")
    if rest and key(rest) not in {key(word) for word in frames().words["at present"]}:
        return ""  # "Vacant, but Ann Bee is covering": somebody does it
    nobody = ("nobody", "no one", "no-one", "nobody yet")
    vacant = reading.profile.vacancies | set(map(key, nobody))
    return first if key(first) in vacant else ""
