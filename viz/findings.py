"""What the audit found, in the words of the page: how many findings of each level, whom a sentence names, where passages stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from remit.graph.model import Citation
from remit.queries.audit import SEVERITIES, Audit, Finding

OWN_NAMES: Final[Mapping[str, str]] = MappingProxyType({})  # every document by its own name

# A name as a finding's sentence quotes it: in full, or cut at a word.
_QUOTED = re.compile(r"“(?P<name>[^“]*?)(?P<cut> …)?”")
_IN_OWN_MARKS = re.compile(
    r"‘(?P<name>[^‘]{0,600}?)(?P<cut> …)?’(?!\w)"
)  # "partners’ plan" goes on


def severities(audit: Audit) -> list[tuple[str, str, int]]:
    """Each level, what it means, and how many findings are of it and not waived."""
    counts = dict.fromkeys(SEVERITIES, 0)
    for finding in audit.open:
        counts[finding.severity] += 1
    return [(level, SEVERITIES[level], n) for level, n in counts.items()]


class Parts(NamedTuple):
    """A finding's sentence, cut where it names its subject, so that the name can be a link."""

    before: str
    name: str
    after: str


def parts(finding: Finding) -> Parts | None:
    """Cut a sentence around the name of what it is about; nothing where it is not named."""
    label = " ".join(finding.subject.label.split())
    if not label:
        return None
    message = finding.message
    for quoted in (*_QUOTED.finditer(message), *_IN_OWN_MARKS.finditer(message)):
        name, cut = quoted["name"], quoted["cut"]
        if name == label or (cut and label.startswith(name)):
            start, end = quoted.span()
            return Parts(finding.message[:start], quoted[0], finding.message[end:])
    plain = re.search(rf"(?<!\w){re.escape(label)}(?!\w)", finding.message)
    if plain is None:
        return None
    return Parts(finding.message[: plain.start()], label, finding.message[plain.end() :])


def places(
    citations: Sequence[Citation], called: Mapping[str, str] = OWN_NAMES, most: int = 3
) -> str:
    """Where passages stand, each document named once; after so many, how many more there are.

    ``called`` gives what documents are called here, where that is not their own name.

    >>> here = [Citation("plan.txt", f"line {n}", "x") for n in (3, 5)]
    >>> places([*here, Citation("table.csv", "row 2", "x")])
    'plan.txt, line 3; line 5; table.csv, row 2'
    >>> places(here, most=1)
    'plan.txt, line 3; and 1 more'
    >>> places(here, {"plan.txt": "[1]"})
    '[1], line 3; line 5'
    """
    told: list[str] = []
    document = None
    for citation in citations[:most]:
        same = citation.document == document
        name = called.get(citation.document, citation.document)
        told.append(citation.locator if same else f"{name}, {citation.locator}")
        document = citation.document
    if len(citations) > most:
        told.append(f"and {len(citations) - most} more")
    return "; ".join(told)
