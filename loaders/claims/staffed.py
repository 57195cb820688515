"""Functions told by their deeds, with the posts that have them behind a label: "Sets the rules for buildings." above "Roles: chief architect".

A paper that says what its roles answer for heads each function by its name, tells in the present and without a subject what
it does, and ends it with a label and the titles. What is done there is the work of each of these, where its verb is of what
people do: a fire spreads, and a calendar sends reminders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from remit.graph.lookup import key
from remit.graph.words import with_capital
from remit.loaders.blocks import Passage
from remit.loaders.claims.guards import refused
from remit.loaders.claims.list_openers import MOSTLY, does, not_now
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece, sections
from remit.loaders.claims.told import Teller
from remit.loaders.claims.verbs import has_finite
from remit.loaders.schema.frames import frames
from remit.loaders.values.ends import first_word
from remit.loaders.wording import between

_LABEL = re.compile(r"^(?P<label>[A-Z][a-z]+(?: [a-z]+)?):\s+(?=\S)")
_TITLES = re.compile(r"[,;]\s+(?:and\s+)?|(?<!\s)\s+and\s+")
_TITLE = re.compile(r"[A-Za-z][\w'’-]*(?: [A-Za-z][\w'’-]*){0,5}")
_CLAUSE = re.compile(r",\s+(?:and\s+)?(?=[a-z]+s\s)")
_CHARGE = re.compile(r"Responsible for\s+(?=\S)")
_UP_TO = re.compile(r",|\s(?:which|that|who|how|where|what|when|if|to|so)\s")
_OF_NOUNS = ("of", "and", "or", "for", "in", "at", "with", "who", "which", "to", "on", "from")
_PARTICLES = ("in", "up", "out", "on", "off")  # of a verb
_FEWEST = 4  # words of a deed


def read(teller: Teller, grammar: Grammar, found: Sequence[Piece]) -> set[int]:
    """Read the functions of a paper that says what its roles answer for; the pieces taken, by identity."""
    taken: set[int] = set()
    if teller.names.own.paper in ("minutes", "log") or not _is_of_roles(found):
        return taken
    for head, below in sections(found):
        titles = list(_titles(teller, below[-1])) if len(below) > 1 else []
        if not titles or _is_somebody(grammar, head):
            continue
        deeds = {id(piece): list(_deeds(piece)) for piece in below[:-1]}
        done = [piece for piece in below[:-1] if deeds[id(piece)]]
        for piece in done:
            for deed in deeds[id(piece)]:
                _told(teller, deed, below[-1], titles)
        if done:
            _own_up(teller, below[-1], titles)
            taken |= {id(piece) for piece in [*done, below[-1]]}
    return taken


def _own_up(teller: Teller, label: Piece, titles: Sequence[Passage]) -> None:
    """Own up to what stands behind a label beside titles, and may be none."""
    m = label_in(label.passage.text)
    value = label.passage.cut(m.end() if m else 0, len(label.passage.text.rstrip(" .")))
    for a, b in between(value.text, _TITLES):
        one = value.cut(a, b)
        if one.text not in {title.text for title in titles}:
            teller.cannot_read(label.block, one, f"it is not clear which post “{one.text}” is")


def label_in(text: str) -> re.Match[str] | None:
    """The label of a line that says by which posts something is done: "Roles: chief architect"."""
    m = _LABEL.match(text)
    return m if m and m["label"].casefold() in frames().words["labels of roles"] else None


def is_deed(text: str) -> bool:
    """Whether a sentence tells in the present what somebody does, and not who: "Sets the rules for buildings."."""
    return does(text) and _lacks_who(text)


def may_be_deed(text: str) -> bool:
    """Whether a sentence may tell what somebody does, and not who: also with a verb that tells no deed by itself."""
    first, known = first_word(text).casefold(), frames()
    said = first in known.words["said of one"] or (first.endswith("s") and first in known.lemmas)
    return (does(text) or said) and first != "is" and _lacks_who(text)


def _lacks_who(text: str) -> bool:
    """Whether words that open with a verb may have no subject: "Reviews and plans the work", not "Reviews of it are kept"."""
    words = text.split()
    if len(words) < _FEWEST or has_finite(_UP_TO.split(text, maxsplit=1)[0]):
        return False
    if words[1] in _PARTICLES and words[2] == "and":  # "Brings in and trains"
        words = words[1:]
    after = words[1].casefold()
    return does(" ".join(words[2:])) if after == "and" else after not in _OF_NOUNS


def _is_of_roles(found: Sequence[Piece]) -> bool:
    """Whether a paper says of its roles that they answer for something, in one sentence or heading."""
    asked, answer = frames().words["labels of roles"], frames().words["answering"]
    return any(
        not asked.isdisjoint(words) and not answer.isdisjoint(words)
        for piece in found
        for sentence in piece.passage.sentences() or [piece.passage]
        for words in [re.findall(r"\w+", sentence.text.casefold())]
    )


def _is_somebody(grammar: Grammar, head: Piece) -> bool:
    """Whether a heading names a body, a post or a person, or a thing such as a system, whose deeds stand below it."""
    words = head.passage.text.casefold().split()
    if not frames().words["no functions"].isdisjoint(words) or not_now(head.passage.text):
        return True  # or it is one no more
    one = grammar.one(head.passage.text.rstrip(" :"))
    return one is not None and one.kind in ("body", "post", "person")


def _titles(teller: Teller, piece: Piece) -> Iterator[Passage]:
    """The titles behind the label of a line; none where one of them may be no title, or says which of several."""
    m = label_in(piece.passage.text) if len(piece.passage.sentences()) == 1 else None
    if m is None:
        return
    value = piece.passage.cut(m.end(), len(piece.passage.text.rstrip(" .")))
    each = [value.cut(a, b) for a, b in between(value.text, _TITLES)]
    known = [one for one in each if teller.reading.parties.is_post(one.text)]
    if all(_may_be_title(teller, one.text) for one in each) and len(known) >= MOSTLY * len(each):
        yield from known


def _may_be_title(teller: Teller, text: str) -> bool:
    words, low = frames().words, {word.casefold() for word in text.split()}
    plain = words["prepositions"] | words["determiners"] | words["modals"] | {"or", "others"}
    blank = key(text) in teller.reading.profile.vacancies
    plain = plain - frozenset(words["small words of titles"])
    return bool(_TITLE.fullmatch(text)) and not (blank or low & plain or has_finite(text))


def _deeds(piece: Piece) -> Iterator[tuple[Passage, Passage]]:
    """The deeds that the sentences of a piece tell without a subject, each with its sentence."""
    for sentence in piece.passage.sentences():
        text = sentence.text
        charge = _CHARGE.match(text)
        mind = first_word(text).casefold() in frames().words["deeds of people"]
        if (
            not (charge or (mind and is_deed(text)))
            or text.endswith(("?", ":"))
            or refused("", "", text)
        ):
            continue
        start = charge.end() if charge else 0
        cuts = [m for m in _CLAUSE.finditer(text, start) if does(text[m.end() :])]
        starts = [start, *(m.end() for m in cuts)]
        ends = [*(m.start() for m in cuts), len(text)]
        for a, b in zip(starts, ends, strict=True):
            yield sentence.cut(a, b), sentence


def _told(
    teller: Teller, deed: tuple[Passage, Passage], label: Piece, titles: Sequence[Passage]
) -> None:
    words, sentence = deed
    thing = teller.work(words)
    for title in titles:
        post = teller.reading.post(with_capital(title.text), "", title)
        teller.assigned(
            thing, "responsible", post, [sentence, label.passage],
            said=first_word(label.passage.text).rstrip(":"), basis="inferred",
        )  # fmt: skip
    teller.due_in(thing, sentence)
