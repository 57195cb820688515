"""Words beside a party that say something of it: a role, that it is interim, its rank or its initials."""

from __future__ import annotations

import re

from remit.loaders.values.said import Item, Reader, Said
from remit.loaders.wording import ACRONYM


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
