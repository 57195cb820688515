"""The ways in which a question may be read, the likeliest first, and what each was read as."""

from __future__ import annotations

from collections.abc import Iterator

from remit.graph.lookup import telling_words
from remit.graph.words import stem
from remit.queries.asking import (
    CLAIM,
    MATTER,
    NAMED,
    OF_BODIES,
    OF_MATTERS,
    POST,
    REFERENCE,
    SCRUTINY,
    SECTION,
    Asked,
)


def readings(asked: Asked, text: str) -> Iterator[tuple[Asked, str]]:
    """Give a question as it was understood, then by all of its words, then by fewer, which is said."""
    if asked.form == REFERENCE and not any(letter.isalpha() for letter in asked.words):
        return  # a bare number stands in too many sentences to mean one of them
    why, by_name = _no_such(asked), asked.form == NAMED
    if asked.form not in OF_MATTERS:
        asked = Asked(
            MATTER, asked.words or text, verb=asked.verb if asked.form == SCRUTINY else ""
        )
    full = _in_full(asked.words)
    if by_name and full != asked.words and asked.words.split()[-1].casefold() not in _LEADING:
        yield asked._replace(kind="post"), why  # which is called as it is
    for words in dict.fromkeys([full, asked.words]):
        yield asked._replace(words=words), why
    if stem(asked.verb.casefold()) in _AGAINST:
        yield asked._replace(words=full, verb=""), f'Asked as "{full}"'
    if "-" in asked.words:
        yield asked._replace(words=asked.words.replace("-", " ")), why
    # By all of its words "who chairs the partnership" would find the chair of another's partnership board.
    whole = telling_words(asked.words) == telling_words(text)
    ours, body = _body(asked)
    if not whole and not ours:
        yield Asked(MATTER, text), why
    if asked.form == SECTION:
        from remit.queries.forms import section

        yield asked._replace(words=section(asked.words)), f'Asked as "{section(asked.words)}"'
    if body and not ours:
        # That somebody is to set it up says who has it for now; what else has to do with it does not.
        yield (
            Asked(MATTER, body, kind="action"),
            f'Nobody is named in such a post; asked as "{body}"',
        )
    if asked.form == MATTER and (matter := _without_sort(asked.words)):
        yield asked._replace(words=matter), f'Asked as "{matter}"'
    if not whole or asked.form == MATTER:
        yield from _by_fewer(asked, text)


def _no_such(asked: Asked) -> str:
    """What to say where a question asks of somebody, or of a thing, by a name that nothing here has."""
    if asked.form == CLAIM:
        return f'It is not said that {asked.other} {asked.verb} "{asked.words}" itself; asked as a matter'
    if asked.form in OF_BODIES and asked.form not in (NAMED, SCRUTINY):
        return f'Nobody here goes by the name "{asked.words}"; asked as a matter'
    return ""


def _by_fewer(asked: Asked, text: str) -> Iterator[tuple[Asked, str]]:
    """Give a question by its words without those that only ask, with and without its verb."""
    from remit.queries.forms import bare

    tried = {*telling_words(asked.words)}
    for left in filter(None, map(bare, [asked.words, text] if asked.verb else [text])):
        if {*telling_words(left)} != tried:
            yield Asked(MATTER, left), f'Asked as "{left}"'


# What is done about anything that a plan wants less of: such a verb tells it from no other.
_AGAINST = frozenset(
    map(
        stem,
        (
            "address",
            "combat",
            "counter",
            "cut",
            "end",
            "fight",
            "prevent",
            "reduce",
            "stop",
            "tackle",
        ),
    )
)
# Words for whoever has a matter: they are no title of somebody.
_LEADING = frozenset(["lead", "leads", "owner", "owners", "officer", "officers"])
# What any matter may be called behind its own words, which tells it from no other.
_SORTS = frozenset(
    [
        "action",
        "actions",
        "activities",
        "activity",
        "agenda",
        "initiative",
        "issue",
        "issues",
        "programme",
        "project",
        "scheme",
        "work",
        "workstream",
    ]
)


def _without_sort(words: str) -> str:
    """A matter without the word behind it that only says of what sort it is; empty where too little is left.

    >>> _without_sort("the counter narrative work"), _without_sort("youth work")
    ('the counter narrative', '')
    """
    matter, _, last = words.rpartition(" ")
    return matter if last.casefold() in _SORTS and len(telling_words(matter)) > 1 else ""


def _body(asked: Asked) -> tuple[str, str]:
    """By what a question about a post names its body, where that is what it is alone, and in full."""
    if asked.form != POST:
        return "", ""
    from remit.queries.chairs import body_of, body_only_as

    return body_only_as(asked), body_of(asked)


def _in_full(words: str) -> str:
    if not any(word.isupper() for word in words.split()):
        return words
    from remit.queries.spelling import in_full

    return in_full(words)
