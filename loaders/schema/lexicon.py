"""The lexicon that comes with the package: roles with their wordings, and words of headings and cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from remit.graph.errors import DecisionsError, Place, Problem
from remit.graph.lookup import key, stems
from remit.loaders.marked_yaml import Node, load_yaml
from remit.loaders.schema.heading_words import (
    forms_of,
    heading_stems,
    is_no_heading,
    is_worded,
)
from remit.loaders.schema.wordings import SURE, Role, Wordings

_MAYBE = 0.7
_OF_STEMS = (
    "small", "qualifiers", "of rows", "somebody", "of somebody", "deeds", "of deeds",
    "things", "of things", "held once",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableType:
    """A type of table: the roles that it may have, and of each of ``needs`` one that it must have."""

    subject: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]
    roles: frozenset[str]


@dataclass(frozen=True, eq=False)
class Lexicon(Wordings):
    """All that is known of headings: the wordings of roles, and the words that tell of a column, a cell or a type of table."""

    plain: frozenset[tuple[str, str]]  # roles and their everyday wordings
    letters: Mapping[str, str]  # a role, or support
    role_words: Mapping[str, str]  # the role that a word gives in a cell, by its folded form
    bearing: frozenset[str]  # folded
    # Roles by the stems of the word or words that explain a letter.
    explained: Mapping[tuple[str, ...], str]
    statuses: tuple[str, ...]
    over: tuple[str, ...]
    turned_down: frozenset[str]
    turned_down_by_no: frozenset[str]
    politics: tuple[str, ...]
    capacities: frozenset[str]
    of_rows: frozenset[str]  # stems
    leads_of_a_log: frozenset[str]  # folded headings
    of_anything: frozenset[str]  # wordings
    # Stems above whoever does something, and what may stand with them.
    somebody: tuple[frozenset[str], frozenset[str]]
    deeds: tuple[frozenset[str], frozenset[str]]  # the same of what somebody does
    things: tuple[frozenset[str], frozenset[str]]  # the same of what has an owner
    held_once: frozenset[str]  # stems
    deeds_told: frozenset[str]  # folded headings
    maybe_deeds: frozenset[str]  # folded headings
    tables: Mapping[str, TableType]

    def asks_for_somebody(self, heading: str) -> bool:
        """Whether a heading may stand above whoever does what stands beside it, and is nobody gone by.

        >>> [lexicon().asks_for_somebody(w) for w in ("Name of post", "Former post", "Building")]
        [True, False, False]
        """
        return self._is_made_of(heading, *self.somebody)

    def tells_deeds(self, heading: str) -> str:
        """Whether a heading stands above what somebody does: "sure", "maybe", or nothing where it does not.

        >>> [lexicon().tells_deeds(w) for w in ("Key duties", "Description", "Skills needed")]
        ['sure', 'maybe', '']
        """
        said = key(heading.strip(" :?"))
        if said in self.deeds_told or (
            said not in self.maybe_deeds and self._is_made_of(heading, *self.deeds)
        ):
            return "sure"
        return "maybe" if said in self.maybe_deeds else ""

    def names_things(self, heading: str) -> bool:
        """Whether a heading stands above what has an owner: "Name of policy"."""
        return self._is_made_of(heading, *self.things)

    def is_held_once(self, heading: str) -> bool:
        """Whether a heading stands above what is held at some time, and has nobody who answers for it: "Workshop"."""
        return not self.held_once.isdisjoint(heading_stems(heading))

    def _is_made_of(self, heading: str, words: frozenset[str], beside: frozenset[str]) -> bool:
        found = set() if is_no_heading(heading) else {*heading_stems(heading.replace("/", " "))}
        rest = found - words
        return rest != found and rest <= beside | self.small | self.qualifiers


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with the package (``lexicon.yaml``)."""
    text = resources.files("remit.loaders.schema").joinpath("lexicon.yaml").read_text("utf-8")
    return _checked("lexicon.yaml", load_yaml("lexicon.yaml", text))


def _checked(where: str, node: Node) -> Lexicon:
    problems: list[str] = []
    parts = dict(node.items(problems))

    def texts(of: Node) -> list[str]:
        return [text.string(problems) for text in of.sequence(problems)]

    roles: dict[str, Role] = {}
    entries: dict[frozenset[str], list[tuple[str, float, str]]] = {}
    plain: set[tuple[str, str]] = set()
    for name, described in parts["roles"].items(problems):
        says = dict(described.items(problems))
        roles[name] = Role(name, says["value"].string(problems), "several" in says)
        for strength, base in (("sure", SURE), ("plain", SURE), ("maybe", _MAYBE)):
            for text in texts(says[strength]) if strength in says else ():
                words = frozenset(heading_stems(text))
                if not words:
                    at = Place(line=says[strength].line)
                    problems.append(Problem(f"{text!r} has no word to match", at))
                elif not _is_there(entries.setdefault(words, []), name, text):
                    entries[words].append((name, base, text))
                    plain |= {(name, text)} if strength == "plain" else set()
    tables = {}
    for name, described in parts["tables"].items(problems):
        says = dict(described.items(problems))
        needs = tuple(tuple(texts(line)) for line in says["needs"].sequence(problems))
        tables[name] = TableType(
            tuple(texts(says["subject"])), needs, frozenset(texts(says["roles"]))
        )
        named = {*tables[name].roles, *(role for line in needs for role in line)}
        problems += [f"{name}: {role} is no role" for role in sorted(named - roles.keys())]
    if problems:
        raise DecisionsError("the lexicon has faults; fix them", problems, Place(where))
    small, qualifiers, of_rows, somebody, of_somebody, deeds, of_deeds, things, of_things, held = (
        frozenset(stem for text in texts(parts[part]) for stem in stems(text)) for part in _OF_STEMS
    )
    letters = {k: v.string(problems) for k, v in parts["letters"].items(problems)}
    explained = {
        tuple(stems(text)): role
        for role, words in parts["letters explained"].items(problems)
        for text in texts(words)
    }
    in_cells = {
        key(text): role
        for role, words in parts["role words"].items(problems)
        for text in texts(words)
    }
    kept = {words: tuple(found) for words, found in entries.items()}
    return Lexicon(
        roles=roles,
        entries=kept,
        plain=frozenset(plain),
        small=small,
        qualifiers=qualifiers,
        letters=letters,
        role_words=in_cells,
        bearing=frozenset(map(key, texts(parts["bearing words"]))),
        doing=frozenset(tuple(stems(text)) for text in texts(parts["doing"])),
        explained=explained,
        statuses=tuple(texts(parts["statuses"])),
        over=tuple(texts(parts["over"])),
        turned_down=frozenset(map(key, texts(parts["turned down"]))),
        turned_down_by_no=frozenset(map(key, texts(parts["turned down by no"]))),
        politics=tuple(texts(parts["politics"])),
        of_rows=of_rows,
        leads_of_a_log=frozenset(map(key, texts(parts["leads of a log"]))),
        when_or_who=frozenset(map(key, texts(parts["when or who"]))),
        of_anything=frozenset(texts(parts["of anything"])),
        somebody=(somebody, of_somebody),
        deeds=(deeds, of_deeds),
        things=(things, of_things),
        held_once=held,
        deeds_told=frozenset(map(key, texts(parts["deeds told"]))),
        maybe_deeds=frozenset(map(key, texts(parts["maybe deeds"]))),
        capacities=frozenset(texts(parts["capacities"])),
        tables=tables,
    )


def _is_there(entries: Iterable[tuple[str, float, str]], role: str, text: str) -> bool:
    """Whether a role has a wording of these words already, in the same or another order, or in other forms of them."""
    return any(other == role and is_worded(worded, forms_of(text)) for other, _, worded in entries)
