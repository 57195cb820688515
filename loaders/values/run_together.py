"""Names without a mark between them: "Ann Bee Cy Dee VRU" is two people and a body."""

from __future__ import annotations

from remit.loaders.values.lexicon import Lexicon
from remit.loaders.values.persons import name_of
from remit.loaders.values.said import Item, Reader, Said
from remit.loaders.wording import ACRONYM


def run_together(reader: Reader, item: Item) -> None:
    """Read "Ann Bee Cy Dee VRU": names without marks, each of two words, and acronyms; else nothing."""
    text = reader.text[item.start : item.end].strip(" .,;")
    words = text.split()
    names = [word for word in words if not ACRONYM.match(word)]
    found: list[tuple[str, str, int]] = []
    at, position = item.start, 0
    regular = (
        len(words) <= 40 and len(names) >= 2 and len(names) % 2 == 0 and not ACRONYM.match(words[0])
        and not any(map(reader.lexicon.vacancy.fullmatch, words))  # "Ann Bee TBC"
    )  # fmt: skip
    while regular and position < len(words):
        size = 1 if ACRONYM.match(words[position]) else 2
        name = " ".join(words[position : position + size])
        kind = "body" if size == 1 else "person"
        regular = size == 1 or _plain_name(name, reader.lexicon)
        at = reader.text.index(words[position], at)
        found.append((kind, name, at))
        position += size
    if not regular or len(found) < 2:
        reader.say("unclear", text, item)
        return
    guessed = len(names) > 2  # one name and acronyms: nothing was guessed
    for kind, name, start in found:
        end = item.end if guessed else start + len(name)
        said = Said(kind, name, item.start if guessed else start, end, inferred=guessed)
        reader.found.append(said)


def _plain_name(text: str, lexicon: Lexicon) -> bool:
    name = name_of(text, lexicon)
    return name is not None and not name.sure and "'" not in text[:2]
