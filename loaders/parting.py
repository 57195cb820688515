"""Whose each document is, where those of several partnerships are loaded together.

A document belongs to the partnership that it says it is of; else to the only one that the papers in
its folder say they are of; else, beside the papers of others, its folder is a partnership of its
own. A decision goes before all of these. What stands beside papers of several is nobody's until
somebody decides: "the Council" of one must never become the other's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from remit.graph.errors import DocumentError
from remit.graph.lookup import key
from remit.graph.partnerships import Partnership
from remit.loaders.decisions import Decisions
from remit.loaders.reading import slug

_FOLDER: Final = "/"  # no folded name begins so
_NAMED = 3


def parted(own: Mapping[str, str], decisions: Decisions) -> tuple[Partnership, ...]:
    """Tell the partnerships apart; none where all documents are of one.

    Args:
        own: By document, the partnership that it says it is of; empty where it says none.
        decisions: Those that tell whose a document is, and which names are one body's.

    Raises:
        DocumentError: nothing tells whose some of the documents are.
    """
    whose = {document: _said(document, name, decisions) for document, name in own.items()}
    around = _around(whose)
    if len(around[()]) < 2:
        return ()
    found = {document: one or _by_folder(document, around) for document, one in whose.items()}
    if astray := [document for document, one in found.items() if not one]:
        raise _nobodys(astray, {name for name in own.values() if name})
    groups: dict[str, list[str]] = defaultdict(list)
    for document, one in found.items():
        groups[one].append(document)
    return tuple(sorted(_partnerships(groups, own, decisions), key=lambda one: one.key))


def _said(document: str, name: str, decisions: Decisions) -> str:
    """What a partnership is known by here: the folded name that stands for all of its names."""
    for one in decisions.partnerships:
        if one.has(document):
            return _joined(one.name, decisions)
    return _joined(name, decisions)


def _joined(name: str, decisions: Decisions) -> str:
    folded = {key(name)}
    for one in decisions.same:
        names = [*map(key, one.names)]
        if one.kind == "body" and not folded.isdisjoint(names):
            return names[0]
    return key(name)


def _around(whose: Mapping[str, str]) -> Mapping[tuple[str, ...], set[str]]:
    """Which partnerships the documents of each folder, and of those in it, say that they are of."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for document, one in whose.items():
        *steps, _ = document.split("/")
        for n in range(len(steps) + 1):
            found[tuple(steps[:n])] |= {one} if one else set()
    return found


def _by_folder(document: str, around: Mapping[tuple[str, ...], set[str]]) -> str:
    """The only partnership of the nearest folder that has any; or the folder, where others stand beside it."""
    *steps, _ = document.split("/")
    for n in range(len(steps), -1, -1):
        here = around[tuple(steps[:n])]
        if len(here) == 1:
            return next(iter(here))
        if here:
            return _FOLDER + "/".join(steps[: n + 1]) if n < len(steps) else ""
    return ""


def _partnerships(
    groups: Mapping[str, list[str]], own: Mapping[str, str], decisions: Decisions
) -> Iterator[Partnership]:
    decided = {_joined(one.name, decisions): one for one in reversed(decisions.partnerships)}
    taken: set[str] = set()
    for group in sorted(groups):
        judged = decided.get(group)
        if judged is not None:
            title, by = judged.name, "decided"
        elif group.startswith(_FOLDER):
            title, by = group.removeprefix(_FOLDER), "folder"
        else:
            title, by = next(own[document] for document in groups[group] if own[document]), "plan"
        scope = (judged.scope if judged else "") or slug(title)
        while scope in taken:
            scope += "-2"
        taken.add(scope)
        yield Partnership(scope, title, by, tuple(groups[group]))


def _nobodys(astray: list[str], names: set[str]) -> DocumentError:
    some = ", ".join(astray[:_NAMED])
    more = f" and {len(astray) - _NAMED} more" if len(astray) > _NAMED else ""
    do = "does" if len(astray) == 1 else "do"
    return DocumentError(
        f"{some}{more} {do} not say whose {'it is' if len(astray) == 1 else 'they are'}, beside plans of "
        f"{' and '.join(sorted(names))}; put each partnership's papers into a folder of its own, or say in "
        "the decisions file whose they are (partnerships)"
    )
