"""Who holds a post, where the two stand side by side: "Ann Bee, Head of Parks", "the Treasurer (Tom Cole)".

Such words say so wherever they stand and whatever else the sentence says. Nothing is claimed where a list of
posts and people leaves open which belong together, nor of a chair or a clerk without the body that has one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from remit.graph.words import with_capital
from remit.loaders.blocks import Passage
from remit.loaders.claims.acting import is_of_users
from remit.loaders.claims.aside import is_quoted, sets_apart
from remit.loaders.claims.entries import sits_as
from remit.loaders.claims.entry_parts import part_of
from remit.loaders.claims.guards import excluded
from remit.loaders.claims.phrases import Grammar
from remit.loaders.claims.pieces import Piece
from remit.loaders.claims.roster import is_list, items
from remit.loaders.claims.spoken import Sentence
from remit.loaders.claims.tokens import Phrase
from remit.loaders.claims.told import Teller
from remit.loaders.claims.trees import Node, holders, thing_of
from remit.loaders.drafts import Ref
from remit.loaders.schema.frames import frames
from remit.loaders.wording import bare, between

_LABEL = re.compile(r"^[A-Z][^:;,.]{2,40}:\s+")
_PARTS = re.compile(r";\s+(?:and\s+)?")
_FEWEST = 2  # of posts with their holders
_EXAMPLE = re.compile(r"\b(?:e\.g\.|for example|for instance|such as|eg)(?=[\s,:])", re.IGNORECASE)


# "(currently Ann Bee)", "(at present Tom Cole, on an interim basis)": who holds it today.
_NOW = re.compile(
    r"^(?:currently|at present|at the moment|presently|now|today),?\s+(?:an interim,\s)?"
)
_SHARED = re.compile(r"\s?\((?:job[- ]share|shared|job[- ]sharers?)\)$", re.IGNORECASE)
_AND = re.compile(r"(?<!\s)\s{1,9}(?:and|&)\s|(?<!\s)\s{0,9}/\s{0,9}")
_FOR_NOW = re.compile(r",\s(?:(?:on an? )?(?:interim|acting|temporary)(?: basis)?)$")
_ANOTHER = re.compile(
    r",\sAn?\s[a-z]"
)  # "Cllr Bee (Hill Ward), A representative of the Club": of a list
_PAST = re.compile(r"\b(?:was|were|had|used to|formerly|previously|up to|until)\b")


def read(
    teller: Teller,
    grammar: Grammar,
    found: Sequence[Piece],
    sentences: Mapping[int, Sequence[Sentence]],
) -> None:
    """Say who holds which post by the sentences of pieces, and by their labels."""
    for piece in found:
        lists = not teller.listed.isdisjoint(piece.passage.numbers)
        several = len(sentences[id(piece)]) > 1
        if (lists and not several) or _lists_names(grammar, piece):
            continue
        of_work = id(piece) in teller.asking
        if not lists and not of_work and labelled(teller, grammar, piece):
            continue
        if not lists and _several(teller, piece):
            continue
        for s in sentences[id(piece)]:
            if teller.listed.isdisjoint(s.passage.numbers):
                tell(teller, grammar, s)


def _lists_names(grammar: Grammar, piece: Piece) -> bool:
    """Whether a piece lists people by their names alone, so that none of them stands beside a post."""
    words = piece.value or piece.passage
    titled = part_of(grammar, piece.label) if piece.label else None
    if titled is not None and titled.kind == "post":
        return False  # "Director of Care: Ann Bee and Cy Dee"
    listed = items(grammar, words) if is_list(grammar, words) else []
    return bool(listed) and not any(
        one.found is None or one.found.post or "," in one.passage.text for one in listed
    )


def _several(teller: Teller, piece: Piece) -> bool:
    """Read a list of posts, each with its holder: "Post holders: Head of Parks, Ann Bee; Clerk of Mere Council, Cy Dee"."""
    text = piece.passage.text
    start = m.end() if (m := _LABEL.match(text)) else 0
    listed = piece.passage.cut(start, len(text.rstrip(" .")))
    parts = [listed.cut(a, b) for a, b in between(listed.text, _PARTS)]
    if len(parts) < _FEWEST or _PAST.search(text) or _EXAMPLE.search(text) or is_quoted(text):
        return False
    read = [teller.reading.parties.read(part) for part in parts]
    told = all(len(one) == 1 and one[0].kind == "person" and one[0].post for one in read)
    if not told or sets_apart(text[:start]) or _says_otherwise(text):
        return False
    if any(bare(one[0].post).casefold() in frames().offices for one in read):
        return False  # of whom the chair is, the list does not say
    for (party,) in read:
        teller.reading.person(party)
    return True


def tell(teller: Teller, grammar: Grammar, s: Sentence) -> None:
    """Say who holds which post by the phrases of a sentence; minutes tell in the past what is so on their day."""
    if not any(phrase.kind == "person" or phrase.inside for phrase in s.phrases):
        return
    text = s.passage.text
    past = teller.names.own.paper != "minutes" and _PAST.search(text)
    if (
        past
        or _EXAMPLE.search(text)
        or _ANOTHER.search(text)
        or text.endswith("?")
        or is_quoted(text)
        or _says_otherwise(text)
    ):
        return
    for phrase in s.phrases:
        found = _beside(s, phrase) if phrase.kind == "person" else _inside(grammar, phrase)
        if found and phrase.kind != "person" and is_of_users(found.post):
            continue  # "Ask the owner (Lee Moss)"
        if found and grammar.title(found.home)[0]:
            continue  # "(AB) the Clerk (Mrs N Dee)"
        found = found and _of_the_own(teller, s, found)
        if found is not None and _sure(grammar, found):
            _held(teller, found, s.cut(phrase.first, phrase.last))


def _says_otherwise(text: str) -> bool:
    """Whether a sentence says that somebody holds a post no more, not yet, or not at all."""
    words = re.findall(r"[^\W_]+", text.casefold())
    low = f" {' '.join(words)} "
    return any(f" {one} " in low for one in frames().words["not of the holders"])


def _held(teller: Teller, found: Phrase, passage: Passage) -> None:
    """Say that a person holds a post; two capitalised words are a person only as far as can be inferred."""
    agent = Ref("person", found.name)
    reading, home = teller.reading, teller.home(found.home)
    if found.honorific:
        reading.findings.attribute(reading.source, passage, agent, "honorific", found.honorific)
    title = bare(found.post)
    post = reading.post(with_capital(title), home, passage)
    reading.findings.link(
        reading.source, passage, agent, "holds", post,
        stated_as=found.post, basis="inferred" if found.guessed else "stated",
    )  # fmt: skip


def labelled(teller: Teller, grammar: Grammar, piece: Piece) -> bool:
    """Read a line that is a post, a colon and its holder: "Harbour Master: Ina Moss"."""
    if piece.kind != "text" or piece.value is None or piece.role:
        return False
    first, *words = piece.label.casefold().split()
    if first in frames().words["of a paper"] or [first, *words][-1] in frames().offices:
        return False
    if words and first in frames().words["numbers"]:
        return False  # "one board member: Ann Bee" is a seat
    if not words and first in teller.reading.parties.lexicon.too_general:
        return False  # "Deputy: Ann Bee", and nobody knows whose
    if _says_otherwise(piece.passage.text) or is_quoted(piece.passage.text):
        return False
    if (post := grammar.one(piece.label)) is not None and post.home:
        return False  # "Chair of the Audit Panel: Ann Bee" is read as a sentence
    value = piece.value.sentences()[0]
    text = f"{piece.label}: {value.text}".rstrip(" .")
    thing = thing_of(teller, grammar, text)
    if thing is None or thing[0].kind != "post" or thing[3] != "colon":
        return False
    if not _is_held(teller, grammar, thing[2]):
        return False
    ref, name, said, how = thing
    return bool(
        holders(teller, grammar, Node(0, piece.block, piece.passage, ref, name, said, how), ref)
    )


def _is_held(teller: Teller, grammar: Grammar, words: str) -> bool:
    """Whether words behind a post say who holds it: somebody, several who share it, or that their names are kept back."""
    if teller.reading.parties.lexicon.withheld.fullmatch(words):
        return True
    shared = _SHARED.search(words)
    names = _AND.split(words[: shared.start()]) if shared else [words]
    people = [grammar.one(name) for name in names]
    return all(
        one is not None and one.kind == "person" and " " in one.name and not sets_apart(one.name)
        for one in people
    )


def _beside(s: Sentence, phrase: Phrase) -> Phrase | None:
    """A person with the post that stands beside the name; nothing where it may be another's."""
    if not phrase.post:
        return None
    words = s.text(phrase.first, phrase.last)
    if re.match(r"(?:the )?ex-", words, re.IGNORECASE):
        return None
    before = s.tokens[phrase.first - 1].text if phrase.first else ""
    article = s.tokens[phrase.first].low in frames().words["determiners"]
    post_first = bare(words).casefold().startswith(bare(phrase.post).casefold())
    if post_first:
        listed = before == "," or before.casefold() in ("and", "&")
        owned = before.casefold() == "of" or _is_of_another(s, phrase)
        behind = s.tokens[phrase.last] if phrase.last < len(s.tokens) else None
        address = (
            words.endswith(",") and behind is not None and behind.capital
        )  # "…, Bay View, Pier Road"
        open_ = (listed and not article) or address
        return None if owned or (open_ and "," in words) else phrase
    after = s.tokens[phrase.last].low if phrase.last < len(s.tokens) else "."
    if after == ":" and phrase.last + 1 < len(s.tokens) and s.tokens[phrase.last + 1].capital:
        return None  # "Ann Bee, Deputy: Cy Dee"
    rest = words[words.find(phrase.name) + len(phrase.name) :]
    others = re.match(r",\s+(?:the|a|an)\s", rest) and after in ("and", "or", "&")
    return None if others or _over(rest) else phrase


def _of_the_own(teller: Teller, s: Sentence, found: Phrase) -> Phrase:
    """A holder of an office of nobody that is named, of the body whose paper it is: "the Vice-Chair, Ann Bee,".

    No other body stands in the sentence; who is in the chair at one meeting is another matter.
    """
    words = bare(s.text(found.first, found.last)).casefold()
    article = s.tokens[found.first].low in frames().words["determiners"]
    if not article or not words.startswith(bare(found.post).casefold()):
        return found  # "Ann Bee, Chair, opens the debate"
    own, office = teller.names.own, bare(found.post).casefold() in frames().offices
    alone = all(p.kind != "body" or p is found for p in s.phrases)
    if found.home or not office or own.body is None or own.paper == "minutes" or not alone:
        return found
    return replace(found, home=own.body.name)


def _inside(grammar: Grammar, phrase: Phrase) -> Phrase | None:
    """The person in the brackets behind a post: "the Treasurer (Tom Cole)"."""
    if phrase.kind != "post" or not phrase.inside or phrase.vague:
        return None
    one = grammar.one(_FOR_NOW.sub("", _NOW.sub("", phrase.inside)))
    if one is None or one.kind != "person" or one.post or _over(phrase.inside):
        return None
    return Phrase(
        "person", one.name, phrase.first, phrase.last, honorific=one.honorific,
        post=phrase.name, home=phrase.home, over=phrase.over, guessed=one.guessed,
    )  # fmt: skip


def _is_of_another(s: Sentence, phrase: Phrase) -> bool:
    """Whether a post is named as somebody else's: "the assistant to the Treasurer, Ann Bee"."""
    at = phrase.first
    posts = frames().words["posts"] | {"assistant", "secretary", "adviser", "deputy"}
    return at > 1 and s.tokens[at - 1].low == "to" and s.tokens[at - 2].low in posts


def _sure(grammar: Grammar, found: Phrase) -> bool:
    """Whether it is one whole name, and a post that says whose it is: not "Ann Bee, Chair"."""
    first, *more = bare(found.post).split(", ")
    if more and sits_as(first):
        return False  # "Ann Bee (Co-opted, Vice-Chair)"
    office = bare(found.post).casefold() in frames().offices
    mixed = " and " in found.name or grammar.looks_a_person(found.post.split(" and ")[-1].split())
    return found.party and " " in found.name and not mixed and (bool(found.home) or not office)


def _over(words: str) -> bool:
    """Whether words say that somebody does not hold a post, any more or yet."""
    low = set(re.findall(r"[\w-]+", words.casefold()))
    return bool(low & frames().words["over"]) or bool(excluded(words, "members"))
