"""What headings, labels, columns and phrases mean: a data file, checked when it is read.

The default profile holds the habits of many English partnerships. A body with habits of its own
adds a file, not code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any

from remit.graph.errors import DecisionsError, Place, Problem
from remit.graph.lookup import key
from remit.loaders.marked_yaml import Node, load_yaml, raise_faults, text_of
from remit.loaders.schema.lexicon import lexicon

DEFAULT = "community-safety"

_HOLES = {
    "name": r"(?P<name>\S.*?)",
    "number": r"(?P<number>\d{1,2}[a-z]?|one|two|three|four|five|six|seven|eight|nine|ten|[IVX]+|[A-H](?![a-z]))",
    "date": r"(?P<date>\S.*?\d\d)",
    "any": r".*?",
}
_SECTIONS: Mapping[str, type] = {
    "headings": dict,
    "labels": dict,
    "horizons": dict,
    "columns": dict,
    "words": dict,
    "phrases": dict,
    "codes": dict,
    "fills": dict,
}

# What recognisers ask for by name: a profile without it, or with a slip in it, is told so.
_NEEDED: Mapping[str, Sequence[str]] = {
    "words": (
        "vacancy",
        "doubt",
        "everyone",
        "rag",
        "honorifics",
        "posts",
        "bodies",
        "small bodies",
    ),
    "phrases": (
        "members",
        "associates",
        "reports",
        "scrutinises",
        "meets",
        "statutory",
        "duties",
        "no lead",
    ),
}
# The holes that the phrases of a group may have, and those that they need.
_BODIES = ("a", "b", "bs", "any", "when", "person", "post")
_PHRASE_HOLES: Mapping[str, tuple[Sequence[str], Sequence[str]]] = {
    "reports": (_BODIES, ("a",)),
    "scrutinises": (_BODIES, ("a",)),
    "meets": (_BODIES, ("a", "when")),
    "no lead": (("any",), ()),
    "bears": (("bearer", "duty"), ("bearer", "duty")),
    "duties": (("law", "bearer", "clause"), ("clause",)),
    "bound": (("law", "bearer", "clause"), ("clause",)),
    "powers": (("law", "bearer", "clause"), ("law", "clause")),
}
# A wording, and the role that it stands for: the other way round from "columns" and "labels", to be filled in.
_FILLED_IN = {"column wordings": "columns", "label wordings": "labels"}
_EXTENDS = "extends"  # and then a profile says only what it adds
_COLOUR = re.compile(r"#?[0-9A-Fa-f]{6}")
_HORIZON = re.compile(r"P\d{1,4}[YM]|by|longer")


@dataclass(frozen=True)
class Profile:
    """The meanings of one profile file; every key is explained in the file itself."""

    name: str
    headings: Mapping[str, Sequence[str]]
    labels: Mapping[str, Sequence[str]]
    horizons: Mapping[str, Sequence[str]]
    columns: Mapping[str, Sequence[str]]
    words: Mapping[str, Sequence[str]]
    phrases: Mapping[str, Sequence[str]]
    codes: Mapping[str, Sequence[str]]
    fills: Mapping[str, Sequence[str]] = field(default_factory=dict)  # the colours of a rating
    text: str = field(default="", repr=False)  # of a file of the user's, which the register keeps

    @cached_property
    def heading_patterns(self) -> list[tuple[str, re.Pattern[str]]]:
        """Each heading's role and pattern, in the order of the file."""
        return [(role, pattern(text)) for role, texts in self.headings.items() for text in texts]

    @cached_property
    def horizon_patterns(self) -> list[tuple[str, re.Pattern[str]]]:
        """Each action heading's horizon and pattern."""
        return [
            (horizon, pattern(text)) for horizon, texts in self.horizons.items() for text in texts
        ]

    @cached_property
    def label_roles(self) -> Mapping[str, str]:
        """From a folded label to its role."""
        return {key(text): role for role, texts in self.labels.items() for text in texts}

    @cached_property
    def _folded(self) -> Mapping[str, frozenset[str]]:
        return {group: frozenset(map(str.casefold, words)) for group, words in self.words.items()}

    def fill(self, colour: str) -> str:
        """The rating that a cell of a colour (``RRGGBB``) stands for; empty where the profile does not say."""
        return next(
            (word for word, colours in self.fills.items() if colour in map(_hex, colours)), ""
        )

    def folded(self, group: str) -> frozenset[str]:
        """The words of a group, case folded."""
        return self._folded.get(group, frozenset())

    @cached_property
    def vacancies(self) -> frozenset[str]:
        """What stands where nobody is named yet, as keys: "tbc"."""
        return frozenset(map(key, self.words["vacancy"]))

    @cached_property
    def heads(self) -> frozenset[str]:
        """Words on which the names of bodies end."""
        return self.folded("bodies")

    @cached_property
    def joined_by_and(self) -> list[re.Pattern[str]]:
        """Phrases whose "and" belongs to the name of a body, as in "Fire and Rescue"."""
        return [re.compile(re.escape(phrase)) for phrase in self.words.get("joined by and", ())]

    @cached_property
    def honorific(self) -> re.Pattern[str]:
        """Titles and ranks that stand before a person's name."""
        options = sorted(self.words["honorifics"], key=len, reverse=True)
        return re.compile(rf"^(?:{'|'.join(map(re.escape, options))})\b\.?\s+")


def _hex(colour: str) -> str:
    return colour.lstrip("#").upper()


def pattern(text: str) -> re.Pattern[str]:
    """Turn a phrase with holes such as ``{name}`` into a pattern for a whole line."""
    pieces = re.split(r"\{(\w+)\}", text)
    built = "".join(_HOLES[piece] if n % 2 else _loosely(piece) for n, piece in enumerate(pieces))
    return re.compile(rf"^\s*+(?:\d{{1,2}}\.\s++)?{built}(?<!\s)\s*+[:.]?\s*+$", re.IGNORECASE)


def _loosely(text: str) -> str:
    """Make dashes and blanks of a phrase match any of their kind."""
    loose = re.escape(text)
    loose = (
        re.sub(r"(?:\\ )+", r"\\s*", loose)
        if text.isspace()
        else re.sub(r"(?:\\ )+", r"\\s+", loose)
    )
    loose = re.sub(r"\\-|–|—", "[-–—:]", loose)
    return loose.replace(r"\s+[-–—:]", r"\s*[-–—:]")  # "Priority 1a: Knives"


def load_profile(name: str | None = None) -> Profile:
    """Read a profile: one of ours by name, or a file by its path.

    Raises:
        DecisionsError: there is no such profile, or it has a fault; the message gives the line.
    """
    name = name or DEFAULT
    path = Path(name)
    ours = resources.files("remit.loaders").joinpath("profiles")
    if path.suffix in (".yaml", ".yml"):
        return parse_profile(path.name, text_of(path, "profile file"), str(path))
    if ours.joinpath(f"{name}.yaml").is_file():
        text = ours.joinpath(f"{name}.yaml").read_text(encoding="utf-8")
        return _checked(name, load_yaml(name, text))
    known = ", ".join(
        sorted(p.name.removesuffix(".yaml") for p in ours.iterdir() if p.name.endswith(".yaml"))
    )
    raise DecisionsError(
        f"there is no such profile; name a .yaml file or one of: {known}", place=Place(name)
    )


def parse_profile(name: str, text: str, where: str = "") -> Profile:
    """Read the text of a profile file; ``where`` names it in messages, if ``name`` does not.

    Raises:
        DecisionsError: it has faults; all of them are listed with their lines.
    """
    where = where or name
    return replace(_checked(where, load_yaml(where, text)), name=name, text=text)


def united(profiles: Sequence[Profile]) -> Profile:
    """One profile with the words of several, for what is judged over all documents at once."""
    first, *rest = profiles
    if not rest:
        return first
    words: dict[str, dict[str, None]] = {}
    for profile in profiles:
        for group, texts in profile.words.items():
            words.setdefault(group, {}).update(dict.fromkeys(texts))
    return replace(first, words={group: tuple(texts) for group, texts in words.items()})


def _checked(where: str, node: Node) -> Profile:
    problems: list[str] = []
    sections: dict[str, dict[str, list[str]]] = {section: {} for section in _SECTIONS}
    base: Profile | None = None
    filled: list[tuple[str, str, Node]] = []
    for section, content in node.items(problems):
        if section == _EXTENDS:
            base = _extended(content, problems)
            continue
        if section in _FILLED_IN:
            filled += [(_FILLED_IN[section], *entry) for entry in content.items(problems)]
            continue
        if section not in sections:
            known = ", ".join([*sections, *_FILLED_IN, _EXTENDS])
            told = f"{section} is no section of a profile; use one of {known}"
            problems.append(Problem(told, Place(line=content.line)))
            continue
        for role, texts in content.items(problems):
            texts_here = texts.sequence(problems)
            sections[section][role] = [text.string(problems) for text in texts_here]
            problems.extend(_wrong_holes(section, role, texts_here))
            if section == "fills":
                problems += [
                    Problem(
                        f"{text.value} is no colour; write it as #00B050", Place(line=text.line)
                    )
                    for text in texts_here
                    if not _COLOUR.fullmatch(str(text.value))
                ]
            if section == "horizons" and not _HORIZON.fullmatch(role):
                told = f"{role} is no horizon; write by, longer, or a duration such as P2Y"
                problems.append(Problem(told, Place(line=texts.line)))
    problems += [
        f"{section}: {role} is missing; take it from the profile that yours is a copy of"
        for section, roles in _NEEDED.items()
        for role in roles
        if base is None and role not in sections[section]
    ]
    fields: dict[str, Any] = (
        {name: _added(told, getattr(base, name)) for name, told in sections.items()}
        if base
        else sections
    )
    for section, wording, given in filled:
        role = given.string(problems).strip()
        roles = [*lexicon().roles] if section == "columns" else [*fields[section]]
        if role in roles:
            texts = fields[section].get(role, ())
            fields[section] = {**fields[section], role: [wording, *texts]}
        elif role:  # a line that is left empty is not filled in yet
            told = f"{role} is no role that “{wording}” may have; use one of {', '.join(roles)}"
            problems.append(Problem(told, Place(line=given.line)))
    raise_faults("profile", where, problems)
    return Profile(name=where, **fields)


def _extended(named: Node, problems: list[str]) -> Profile | None:
    """The profile that comes with the package and that another one adds to."""
    name = named.string(problems)
    if Path(name).suffix:
        fault = f"{name} is a file; name a profile that comes with Remit"
    else:
        try:
            return load_profile(name)
        except DecisionsError as error:
            fault = str(error)
    problems.append(Problem(f"{_EXTENDS}: {fault}", Place(line=named.line)))
    return None


def _added(
    told: Mapping[str, Sequence[str]], base: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    """What a profile says beside what its base says, its own first."""
    return {role: [*told.get(role, ()), *base.get(role, ())] for role in {**told, **base}}


def _wrong_holes(section: str, role: str, texts: Sequence[Node]) -> list[Problem]:
    """Holes that a wording may not have, has twice, or lacks."""
    if section not in ("headings", "horizons", "phrases"):
        return []
    allowed, needed = _PHRASE_HOLES.get(role, ((), ())) if section == "phrases" else (_HOLES, ())
    problems: list[Problem] = []
    for text in texts:
        at = Place(line=text.line)
        holes = re.findall(r"\{(\w+)\}", str(text.value))
        problems += [
            Problem(f"{{{hole}}} is no hole here; use one of {', '.join(allowed) or 'none'}", at)
            for hole in dict.fromkeys(holes)
            if hole not in allowed
        ]
        problems += [
            Problem(f"{{{hole}}} stands here twice; once is enough", at)
            for hole in dict.fromkeys(holes)
            if hole != "any" and holes.count(hole) > 1
        ]
        problems += [
            Problem(f"{{{hole}}} is missing; say where it stands", at)
            for hole in needed
            if hole not in holes
        ]
    return problems
