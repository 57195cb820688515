"""The keys of the corpus: what a careful reader finds in a document.

A key is a YAML file beside its document. `file` names the document, `family` says what it is (an
action log, terms of reference), `layout` how its main part is laid out. `facts` lists what it says:

    {fact: assignment, role: responsible, of: "fragment of the work", who: "name", line: 4}

| fact | of | who | more |
|---|---|---|---|
| assignment | a fragment of the work, risk or power | a party, or `vacancy`, `unclear`, `withheld` | role: one or several, parted by a bar |
| supports | the same, or a body | a party that helps with it, or serves it | |
| member, chair, attends, appoints | the body or meeting | a party | |
| reports_to | a body or post | whom it answers to | |
| holds | a person | the post | |
| adopted | a plan | the body that agreed it | |
| part | a parent | the child | |
| date | a fragment | the words of the date | what: start, deadline, any |
| status, meets, quorum | a fragment or body | the words | |
| priority | | its title | |
| duty | its bearer, or nothing | the law, with its section | |

A list of wordings means any of them; an empty `of` is anything. `extras` judges what the register may
say besides, the more exact patterns first: `{link: "subject | relation | role | object", verdict: right
or wrong, why: ...}`, where `*` stands for anything. `line` counts lines of a text file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml

Fact = Mapping[str, Any]


@dataclass(frozen=True)
class Key:
    """What a careful reader finds in one document."""

    document: Path
    family: str
    layout: str
    facts: tuple[Fact, ...]
    extras: tuple[Mapping[str, str], ...]

    @property
    def format(self) -> str:
        """The format of the document, by its suffix."""
        return self.document.suffix.lstrip(".")

    def verdict(self, claim: str) -> Mapping[str, str] | None:
        """How the key judges a claim that answers none of its facts; None where it does not."""
        plain = _plain(claim)
        return next((e for e in self.extras if fnmatchcase(plain, _plain(e["link"]))), None)


def read_key(path: Path) -> Key:
    """Read a key; the document lies beside it."""
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Key(
        document=path.with_name(said["file"]),
        family=said.get("family", "unsaid"),
        layout=said.get("layout", "unsaid"),
        facts=tuple(said.get("facts") or ()),
        extras=tuple(said.get("extras") or ()),
    )


def keys_in(folder: Path) -> list[Key]:
    """Every key of a folder, in the order of their names."""
    return [read_key(path) for path in sorted(folder.glob("*.yaml"))]


def _plain(claim: str) -> str:
    # fnmatch reads square brackets as a set, and a document may hold some.
    plain = claim.casefold().replace("[", "(").replace("]", ")")
    return " | ".join(" ".join(part.split()) for part in plain.split("|"))
