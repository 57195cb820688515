"""What documents are called by people, where the register tells it: a title, not a file name."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from remit.graph.above import top_of
from remit.graph.model import Contents, Document
from remit.graph.published import UNKNOWN, Published, is_paged, opened_at, published
from remit.graph.store import TITLES

# A name that a machine made: a long run of hexadecimal figures that is neither a word nor a number.
_MADE = re.compile(
    r"(?<![0-9a-f-])(?=[0-9a-f-]{0,40}\d)(?=[0-9a-f-]{0,40}[a-f])[0-9a-f]{12,}|[0-9a-f]{8}-[0-9a-f-]{27}"
)


class Title(NamedTuple):
    """What a document is called; ``by`` is who adopted it, ``until`` the last day it reports on, and how it was published.

    Where nothing in the register tells, the title is the file's name and the others are empty.
    """

    title: str
    by: str = ""
    until: str = ""
    media: str = ""
    published: Published = UNKNOWN

    @property
    def paged(self) -> bool:
        """Whether a browser opens it at a page."""
        return is_paged(self.published.address, self.media)

    def link(self, locator: str = "") -> str:
        """The web address at which a reader finds the document, at a passage where it can be opened there."""
        return opened_at(self.published.address, self.media, locator)


def titles(contents: Contents) -> dict[str, Title]:
    """The title of every document, by its file name; no two documents share one."""
    labels = {e.id: e.label for e in contents.entities}
    plans: dict[str, list[str]] = {}  # document to the plans that it names
    adopted: dict[str, str] = {}
    above: dict[str, str] = {}
    actions: dict[str, set[str]] = {}  # document to the actions that it tells of
    until: dict[str, str] = {}
    for said in contents.statements:
        places = dict.fromkeys(c.document for c in said.citations)
        if said.term == "name" and said.subject.startswith("plan/"):
            for name in places:
                plans.setdefault(name, []).append(said.subject)
        elif said.term == "adoptedBy":
            adopted.setdefault(said.subject, labels.get(said.object or "", ""))
        elif said.term in ("actionOf", "objectiveOf"):
            above.setdefault(said.subject, said.object or "")
            if said.term == "actionOf":
                for name in places:
                    actions.setdefault(name, set()).add(said.subject)
        elif said.term == "asAt" and said.value:
            for name in places:
                until[name] = max(until.get(name, ""), said.value.partition("/")[2] or said.value)
    found: dict[str, Title] = {}
    told = published(contents.entities, contents.statements)
    for document in contents.documents:
        of = plans.get(document.name, [])
        by = adopted.get(of[0], "") if of else ""
        title = (
            labels[of[0]]
            if of
            else _of_actions({top_of(id_, above) for id_ in actions.get(document.name, ())}, labels)
        )
        out = told.get(document.name, UNKNOWN)
        title = out.title or title
        found[document.name] = Title(title, by, until.get(document.name, ""), document.media, out)
    return _apart(contents.documents, found)


def with_titles(contents: Contents) -> Contents:
    """Keep in a register what those of its files are called whose names no person gave."""
    made = [d.name for d in contents.documents if _MADE.search(d.name.casefold())]
    if not made:
        return contents
    told = titles(contents)
    kept = {name: told[name].title for name in made if name not in told[name].title}
    if not kept:
        return contents
    words = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    return replace(contents, meta={**contents.meta, TITLES: words})


def kept_titles(meta: Mapping[str, str]) -> dict[str, str]:
    """What the files of a register are called whose names no person gave, as a load has kept it.

    >>> kept_titles({"titles": '{"3f2504e04f89.txt": "Harbour Plan"}'})
    {'3f2504e04f89.txt': 'Harbour Plan'}
    """
    with suppress(ValueError, RecursionError):
        kept = json.loads(meta.get(TITLES, "{}"))
        if isinstance(kept, dict):
            return {str(name): str(title) for name, title in kept.items()}
    return {}


def _of_actions(tops: set[str], labels: Mapping[str, str]) -> str:
    """A document whose actions are all for one priority goes by that priority."""
    only = next(iter(tops)) if len(tops) == 1 else ""
    return f"Actions for “{labels[only]}”" if only.startswith("priority/") else ""


def _apart(documents: tuple[Document, ...], found: Mapping[str, Title]) -> dict[str, Title]:
    """Extracts go by what they are extracts of; a title that two share is told by the file's name."""
    named: dict[str, Title] = {}
    for d in documents:
        title = found[d.name]
        whole = found.get(d.origin or "")
        if whole is not None and whole.title:
            title = title._replace(title=f"Extract of {whole.title}")
        named[d.name] = title
    often = Counter(title.title for title in named.values())
    return {
        name: t._replace(
            title=name
            if not t.title
            else t.title
            if often[t.title] == 1
            else f"{t.title} ({name})",
        )
        for name, t in named.items()
    }
