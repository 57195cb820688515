"""The relation words of running text and the words that its phrases are made of, read from data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from remit.loaders.marked_yaml import load_yaml

_WORK = "W"
_SPOKEN = {"be": "is", "rest": "rests", "lie": "lies"}  # verbs, as their lemmas and in the present


@dataclass(frozen=True, slots=True)
class Frame:
    """One wording of a relation: its words as lemmas, and on which side of them its ends stand."""

    fact: str
    who: str
    of: str
    words: tuple[str, ...]

    @property
    def head(self) -> tuple[str, ...]:
        """The words before the piece of work that stands among them, or all."""
        return self.words[: self.words.index(_WORK)] if _WORK in self.words else self.words

    @property
    def tail(self) -> tuple[str, ...]:
        """The words behind the piece of work, if one stands among them."""
        return self.words[self.words.index(_WORK) + 1 :] if _WORK in self.words else ()

    @property
    def said(self) -> str:
        """The wording as a person would say it; the verb behind a piece of work is that of a sentence."""
        tail = [_SPOKEN.get(word, word) for word in self.tail]
        return " ".join([*self.head, "…", *tail]) if tail else " ".join(self.words)


@dataclass(frozen=True)
class Frames:
    """All frames, by the lemma that they begin with, and the classes of words."""

    by_first: Mapping[str, tuple[Frame, ...]]
    lemmas: Mapping[str, tuple[str, ...]]
    words: Mapping[str, frozenset[str]]
    guards: Mapping[str, Mapping[str, tuple[str, ...]]]
    irregular: Mapping[str, str]  # participles that no rule makes, and their verbs
    labels: Mapping[str, str]
    offices: Mapping[str, str]
    singular: Mapping[str, str]  # titles of several people, case folded, and of one of them
    phrases: Mapping[str, tuple[str, ...]]

    def is_(self, word: str, group: str) -> bool:
        """Whether a word, case folded, is one of a class."""
        return word in self.words[group]


def _listed(data: Any) -> tuple[str, ...]:
    return tuple(str(word) for word in data)


@cache
def frames() -> Frames:
    """The frames as shipped.

    >>> {frame.fact for frame in frames().by_first["report"]}
    {'reports'}

    Raises:
        ValueError: two frames claim the same words.
    """
    text = resources.files("remit.loaders.schema").joinpath("frames.yaml").read_text("utf-8")
    data = load_yaml("frames.yaml", text).plain
    by_first: dict[str, list[Frame]] = {}
    seen: dict[tuple[str, ...], Frame] = {}
    for entry in data["frames"]:
        for wording in entry["words"]:
            frame = Frame(entry["fact"], entry["who"], entry["of"], tuple(wording.split()))
            if frame.words in seen:
                raise ValueError(f"frames.yaml: “{wording}” stands under two frames")
            seen[frame.words] = frame
            by_first.setdefault(frame.words[0], []).append(frame)
    lemmas: dict[str, list[str]] = {}
    for lemma, forms in data["forms"].items():
        for form in forms:
            lemmas.setdefault(form, []).append(lemma)
    groups = {
        name: frozenset(_listed(value))
        for name, value in data.items()
        if isinstance(value, list) and name != "frames"
    }
    return Frames(
        {
            first: tuple(sorted(found, key=lambda f: -len(f.words)))
            for first, found in by_first.items()
        },
        {form: tuple(found) for form, found in lemmas.items()},
        groups,
        {
            name: {where: _listed(words) for where, words in guard.items()}
            for name, guard in data["guards"].items()
        },
        {form: verb for verb, forms in data["participles"].items() for form in forms},
        {label: role for role, texts in data["labels"].items() for label in texts},
        {text: office for office, texts in data["offices"].items() for text in texts},
        {text: title for title, texts in data["titles of several"].items() for text in texts},
        {name: _listed(data[name]) for name in ("lifted", "agreed", "honorifics", "meanwhile")},
    )


@cache
def any_of(group: str) -> re.Pattern[str]:
    """A pattern that finds any wording of a class, whole and in any case.

    >>> [any_of("themes").search(text) is not None for text in ("Our Goal", "Goalkeepers")]
    [True, False]
    """
    listed = "|".join(
        re.escape(w) for w in sorted(frames().words[group], key=lambda w: (-len(w), w))
    )
    return re.compile(rf"(?<![\w-])(?:{listed})(?![\w-])", re.IGNORECASE)
