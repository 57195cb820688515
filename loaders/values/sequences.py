"""Phrases side by side: what a person, a post, a unit and a body in a row say together."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from remit.loaders.values.lexicon import Lexicon
from remit.loaders.values.persons import turned
from remit.loaders.values.phrases import Phrase, is_general
from remit.loaders.values.run_together import run_together
from remit.loaders.values.said import Item, Reader, Said
from remit.loaders.values.tags import (
    is_tag,
    of_another,
    posts_told,
    role_beside,
    tagged,
    why_vacant,
)

_FOR = re.compile(r"\s(?:for|of)\s")
_LOOSE = ("unclear", "word", "field")  # what may go on a name with commas in it
_PARTS = ("post", "unit", "field", "body")  # what may follow a person's name and tell of the person


def said_in(
    text: str, items: Sequence[Item], lexicon: Lexicon, *, bodies: bool = False
) -> list[Said]:
    """The parties that a clause's phrases name, and the words among them that could not be read."""
    items = posts_told(_as_one(text, items, lexicon), lexicon)
    reader = Reader(text, items, lexicon, bodies)
    while reader.at < len(reader.items):
        item = reader.items[reader.at]
        if is_tag(reader, item):
            reader.at += 1
        else:
            _READ.get(item.kind, _alone)(reader)
    return reader.found


def _as_one(text: str, items: Sequence[Item], lexicon: Lexicon) -> Sequence[Item]:
    """A name with commas in it: "Housing, Planning and Roads Directorate", "Department for X, Y and Z"."""
    if len(items) < 2 or any(item.mark not in ("", ",") for item in items):
        return items
    first, *between, last = items
    if " and " not in text[last.start : last.end] and " & " not in text[last.start : last.end]:
        return items
    fields = lexicon.fields | (lexicon.alone if last.kind == "post" else frozenset())
    heads = all(text[i.start : i.end].strip().casefold() in fields for i in (first, *between))
    if heads and last.kind in ("unit", "body", "post"):
        kind = last.kind
    elif first.kind == "body" and _FOR.search(first.phrase.name) and last.kind in _LOOSE:
        if any(item.kind not in _LOOSE for item in between):
            return items
        kind = "body"
    else:
        return items
    name = text[first.start : last.end].strip(" .,;")
    return [Item(first.mark, first.start, last.end, Phrase(kind, name))]


def _person(reader: Reader) -> None:
    """A person, with the posts and the body that stand behind the name."""
    first = reader.take()
    phrase = first.phrase
    role = role_beside(reader, first)
    if first.mark == "(" and reader.found and not role:
        reader.say(
            "unread", phrase.name, first
        ).why = f"“{phrase.name}” stands in brackets behind another party"
        return
    said = reader.say("person", phrase.name, first)
    said.honorific, said.post, said.body = phrase.honorific, phrase.post, phrase.body
    if role:
        said.role, said.label, said.post = role, phrase.post, ""
    _belongings(reader, said)
    item = reader.peek(marks="-(")
    if item and item.kind == "vacancy":
        _unsettled(reader, said, first)


def _belongings(reader: Reader, said: Said) -> None:
    units: list[str] = []
    while item := tagged(reader):
        if item.kind == "post":
            if item.mark == "," and _held_next(reader, "-(:"):
                return
            said.post = f"{said.post}, {item.phrase.name}" if said.post else item.phrase.name
        elif item.kind == "field" and item.mark == "," and said.post and not units:
            said.post = f"{said.post}, {item.phrase.name}"
        elif item.kind in ("unit", "field") and not said.body:
            units.append(item.phrase.name)
        elif item.kind == "body" and not said.body and not _lists_on(reader):
            said.body = item.phrase.name
        else:
            break
        said.end = item.end
        reader.at += 1
    said.body = said.body or ", ".join(units)


def _held_next(reader: Reader, marks: str) -> bool:
    """Whether a post has its holder behind it: "Ann Bee, Clerk - Cy Dee", "(chair: Ann Bee)"."""
    after = reader.peek(1, marks)
    return after is not None and after.kind == "person"


def _lists_on(reader: Reader) -> bool:
    """Whether bodies go on behind this one: then it may be a party of its own."""
    after = reader.peek(1, ",")
    return after is not None and after.kind == "body"


def _people(reader: Reader) -> None:
    """Capitalised words without a mark between them: one person if a post says so, else two and two."""
    first = reader.items[reader.at]
    after = reader.peek(1)
    if after and after.kind in _PARTS and len(first.phrase.name.split()) == 3:
        _person(reader)
        return
    reader.take()
    run_together(reader, first)


def _post(reader: Reader) -> None:
    """A post, with its field and body; its holder, where one is named beside it."""
    first = reader.take()
    said = reader.say("post", first.phrase.name, first)
    title, units = first.phrase.name, []
    tagged(reader)
    while (item := reader.peek()) and not said.body:
        words = reader.text[item.start : item.end].strip(" .,;")
        field_words = (
            item.kind == "unclear" and item.mark == "," and is_general(words, reader.lexicon)
        )
        if item.kind not in ("field", "unit", "body") and not field_words:
            break
        if item.kind in ("unclear", "field") and item.mark == ",":
            title = reader.text[first.start : item.end]
        elif item.kind == "body":
            if item.mark == "," and _lists_on(reader):
                break
            said.body = item.phrase.name
        else:
            units.append(item.phrase.name)
        said.end = item.end
        reader.at += 1
    said.body = said.body or ", ".join(units)
    said.name = title
    _holder(reader, said)


def _holder(reader: Reader, said: Said) -> None:
    """Whoever is named behind a post holds it; nobody does where the words say so."""
    if (item := reader.peek()) is None:
        return
    after = reader.peek(1, ",")
    if item.kind == "person" and not (
        item.mark == "," and after and after.kind in ("post", "person")
    ):
        said.post, said.kind, said.name = said.name, "person", item.phrase.name
        said.honorific, said.end, said.sure = item.phrase.honorific, item.end, True
        reader.at += 1
        _belongings(reader, said)
    elif item.kind == "vacancy" and not of_another(reader, item):
        reader.at += 1
        said.kind, said.post, said.end = "vacancy", said.name, why_vacant(reader, item)
        said.name = reader.words(said.start, said.end)
    elif item.kind == "withheld":
        said.end = item.end
        reader.at += 1


def _body(reader: Reader) -> None:
    """A body or a unit; the post, the unit or the person of it that stands behind."""
    first = reader.take()
    item = reader.peek()
    name = first.phrase.name
    if item and name.isupper() and len(name) > 3 and item.kind == "word" and _turned(reader, first):
        return  # "SMITH, John"
    said = reader.say("body" if first.kind == "body" else "unit", name, first)
    item = tagged(reader)
    if item is None:
        return
    if first.kind != "body" and item.kind == "body":  # "Education Service, Vale Council"
        said.body, said.end = item.phrase.name, item.end
        reader.at += 1
        item = reader.peek(marks="-(:")
        if item and item.kind == "person":
            _contact(reader, said)
    elif first.kind == "body" and (
        (item.kind == "unit" and item.mark != ",") or (item.kind == "field" and item.mark in "-:")
    ):
        said.kind, said.name, said.body, said.end = "unit", item.phrase.name, name, item.end
        reader.at += 1
    elif item.mark == "(" and (item.kind == "field" or _is_part(reader, item)):
        said.end = item.end
        reader.at += 1
    elif item.kind == "post" and item.mark == "(" and _held_next(reader, ":"):
        reader.at += 1
        _contact(reader, said, item.phrase.name)
    elif item.kind == "post":
        reader.found.pop()
        _post(reader)
        last = reader.found[-1]
        last.start, last.body = first.start, last.body or name
    elif item.kind == "person":
        _contact(reader, said)
    elif item.kind == "vacancy" and item.mark != ",":
        _unsettled(reader, said, first)


def _contact(reader: Reader, said: Said, post: str = "") -> None:
    """A person behind a body: named for it, beside it, or instead of it, as the mark says."""
    item = reader.items[reader.at]
    if item.mark == "," and len(reader.found) > 1:
        return  # bodies, and then a person: a list
    name = f"{said.name}, {said.body}" if said.kind == "unit" and said.body else said.name
    reader.at += 1
    person = reader.say("person", item.phrase.name, item)
    person.honorific, person.body = item.phrase.honorific, name
    person.post, person.sure = post or item.phrase.post, True
    if (
        item.mark == ","
    ):  # "Vale Council, Ann Bee": hers, or another party; she is one in either case
        said.kind, person.body, person.sure = "unclear", "", item.phrase.sure
        if reader.bodies and not person.sure:  # or a body of two words
            said.kind, person.kind = "body", "unread"
            person.why = f"“{person.name}” may be a person of {said.name}, or another party"
    else:
        person.start = said.start
    if post:
        person.role = "contact"
    elif item.mark == ":" or (said.kind == "unit" and item.mark == "-" and _is_field(reader, said)):
        reader.found.remove(said)
    elif item.mark == "(" and reader.bodies:
        person.role = "contact"
    _belongings(reader, person)
    after = reader.peek(marks="and,")
    beside = after and ")" not in reader.text[person.end : after.start]
    if after and beside and after.kind == "person" and item.mark == "(":
        reader.at += 1  # "Vale Council (Ann Bee and Cy Dee)"
        other = reader.say("person", after.phrase.name, after)
        other.honorific, other.body, other.sure, other.role = (
            after.phrase.honorific, name, True, person.role,
        )  # fmt: skip


def _is_part(reader: Reader, item: Item) -> bool:
    """Whether a name in brackets behind a body is that of its part for a field: "(Passenger Transport)"."""
    last = item.phrase.name.rpartition(" ")[2].casefold()
    return item.kind == "body" and last in reader.lexicon.services


def _is_field(reader: Reader, said: Said) -> bool:
    return said.name.rpartition(" ")[2].casefold() in reader.lexicon.services


def _unsettled(reader: Reader, said: Said, first: Item) -> None:
    """Read "Vale Council (TBC)": somebody is meant, and the document is not sure who."""
    item = reader.take()
    said.kind, said.end = "unclear", item.end
    said.name = reader.words(first.start, item.end)


def _group(reader: Reader) -> None:
    """Several people at once; those who are named behind them are meant instead."""
    first = reader.take()
    item = reader.peek(marks="-:(")
    if item is not None and item.kind == "person":
        reader.begin(first.start)  # its words are those of whoever is meant
    else:
        said = reader.say(first.kind, first.phrase.name, first)
        if item and item.kind == "vacancy":
            said.kind, said.name = "vacancy", reader.words(first.start, item.end)
            said.end = item.end
            reader.at += 1
        elif item and item.kind == "body":
            said.body, said.end = item.phrase.name, item.end
            reader.at += 1


def _word(reader: Reader) -> None:
    """One capitalised word: a surname if a forename follows a comma, else nobody can say."""
    item = reader.take()
    if not _turned(reader, item):
        reader.at -= 1
        _alone(reader)


def _turned(reader: Reader, first: Item) -> bool:
    """Read "Surname, First", of which the first part is taken already; says whether it is one."""
    after = reader.peek(marks=",")
    if after is None or after.kind not in ("word", "person", "unread", "unclear", "initials"):
        return False
    words = reader.text[first.start : first.end]
    name = turned(words, reader.text[after.start : after.end], reader.lexicon)
    if name is None:
        return False
    reader.at += 1
    said = reader.say("person", name.name, first, after)
    said.honorific, said.sure = name.honorific, name.sure
    _belongings(reader, said)
    return True


def _vacancy(reader: Reader) -> None:
    first = reader.take()
    said = reader.say("vacancy", first.phrase.name, first)
    item = reader.peek()
    if item and item.kind == "post":
        said.post, said.end = item.phrase.name, item.end
        said.name = reader.words(first.start, item.end)
        reader.at += 1


def _alone(reader: Reader) -> None:
    """What is read by itself, or not at all."""
    item = reader.take()
    words = reader.text[item.start : item.end].strip(" .,;")
    if item.kind == "unclear" and not (item.mark in ("(", "-") and reader.found):
        _unclear(reader, item)
    elif item.kind in ("unclear", "word") and item.mark in ("(", "-") and reader.found:
        reader.say(
            "unread", words, item
        ).why = f"“{words}” is said of a party, and was not understood"
    elif item.kind == "word":
        reader.say("unclear", words, item)
        _of_somebody(reader)
    else:
        said = reader.say(item.kind, item.phrase.name, item)
        said.why = item.phrase.why
        if item.kind == "initials":
            _of_somebody(reader)


def _of_somebody(reader: Reader) -> None:
    """A post or a body behind somebody who was not understood: that one's, and no party of its own."""
    said = reader.found[-1]
    while said.kind in ("unclear", "initials") and (item := reader.peek(marks="-(,")):
        # Where bodies are asked for, a name that is nothing else may be one of a list; but "Tees, Esk
        # and Wear Trust" may be one name.
        listed = reader.bodies and item.mark == "," and " and " not in item.phrase.name
        if item.kind not in _PARTS or listed:
            return
        said.kind, said.end = "unclear", item.end
        said.name = reader.words(said.start, said.end)
        reader.at += 1


def _unclear(reader: Reader, item: Item) -> None:
    after = reader.peek(marks="-(")
    if after and after.kind == "vacancy":  # "Voluntary sector – to be confirmed"
        reader.at += 1
        reader.say("vacancy", reader.words(item.start, after.end), item, after)
        return
    if not _turned(reader, item):
        run_together(reader, item)
        _of_somebody(reader)


_READ: dict[str, Callable[[Reader], None]] = {
    "person": _person,
    "people": _people,
    "post": _post,
    "body": _body,
    "unit": _body,
    "field": _body,
    "group": _group,
    "word": _word,
    "vacancy": _vacancy,
}
