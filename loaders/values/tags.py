"""Words beside a party that say something of it: a role, that it is interim, its rank or its initials."""

from __future__ import annotations

import re
from collections.abc import Sequence

from remit.loaders.values.lexicon import Lexicon
from remit.loaders.values.phrases import Phrase
from remit.loaders.values.said import Item, Reader, Said
from remit.loaders.wording import ACRONYM

_REASONS = ("vacancy", "word", "unclear", "unread", "field")  # what may say why nobody is there


def is_tag(reader: Reader, item: Item) -> bool:
    """A word beside a party that says something of it: "(lead)", "- support", "(interim)"."""
    if not reader.found or item.mark not in ("(", "-", ","):
        return False
    words, last = reader.text[item.start : item.end].strip(" ."), reader.found[-1]
    if words.casefold() in reader.lexicon.interim:
        last.interim, last.end = True, item.end
        return True
    title = item.mark == "," and " " in words  # "Ann Bee, Project Lead"
    if not title and (role := reader.lexicon.role_of(words)):
        last.end = item.end
        for said in reversed(reader.found):  # "X and Y (support)" is said of both
            said.role, said.label = role, words
            if not said.joined:
                break
        return True
    if last.kind == "person" and all(
        w.strip(".,").casefold() in reader.lexicon.after_names for w in words.split()
    ):
        last.sure, last.end = True, item.end
        return True
    short = item.mark == "(" and (item.kind == "initials" or ACRONYM.match(words))
    if short and _fits(words, last):
        last.end = item.end
        return True
    return bool(item.mark == "(" and _rank(reader, words, last, item))


def tagged(reader: Reader) -> Item | None:
    """The item behind those that say something of the last party."""
    while (item := reader.peek()) and is_tag(reader, item):
        reader.at += 1
    return item


def of_another(reader: Reader, item: Item) -> bool:
    """Whether a vacancy is not that of the post before it: "Engineer, contractor to be appointed"."""
    return reader.lexicon.another_vacancy.match(item.phrase.name) is not None


def role_beside(reader: Reader, first: Item) -> str:
    """The role of a person behind another, from no more than a word of one: "Ann Bee, deputy Cy Dee"."""
    beside = bool(reader.found) and first.mark in (",", "(", "-")
    return reader.lexicon.role_of(first.phrase.post) if beside else ""


def why_vacant(reader: Reader, item: Item) -> int:
    """The end of what a bracket goes on to say of a vacancy in it: "(vacant - recruitment paused)"."""
    closing, end = reader.text.find(")", item.end), item.end
    while item.mark == "(" and (after := reader.peek(marks="-,:")) and after.end <= closing:
        if after.kind not in _REASONS or of_another(reader, after):
            break
        end = after.end
        reader.at += 1
    return end


def posts_told(items: Sequence[Item], lexicon: Lexicon) -> Sequence[Item]:
    """Take a general word for a post where a person stands beside it: "Consultant (Ann Bee)", "Ann Bee, Manager"."""
    told = list(items)
    for n, item in enumerate(items):
        if item.kind != "unread" or item.phrase.name.casefold() not in lexicon.posts_beside:
            continue
        before, after = items[n - 1] if n else None, items[n + 1] if n + 1 < len(items) else None
        holds = after is not None and after.kind == "person" and after.mark in ("(", "-", ":")
        held = before is not None and before.kind == "person" and item.mark in (",", "(", "-")
        if holds or held:
            told[n] = item._replace(phrase=Phrase("post", item.phrase.name))
    return told


def _fits(letters: str, said: Said) -> bool:
    """Whether a bracket's letters are the initials of the name before it."""
    if said.kind not in ("person", "body", "unit"):
        return False
    words = re.findall(r"[^\W\d_][\w'’-]*", said.name)
    capitals = "".join(w[0] for w in words if w[0].isupper())
    return letters.upper() in ("".join(w[0] for w in words).upper(), capitals)


def _rank(reader: Reader, words: str, said: Said, item: Item) -> bool:
    if (
        said.kind != "person"
        or said.honorific
        or not reader.lexicon.honorific.fullmatch(f"{words} ")
    ):
        return False
    said.honorific, said.end, said.sure = words, item.end, True
    return True
