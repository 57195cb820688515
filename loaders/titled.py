"""What a document is called by people whose file has a name that no person gave it: "000_46f4c1e3ba41d37a.txt"."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from remit.loaders.reading import Reading

_MADE = re.compile(r"(?=[0-9a-f-]*\d)(?=[0-9a-f-]*[a-f])[0-9a-f]{12,}|[0-9a-f]{8}-[0-9a-f-]{27}")


def kept_titles(readings: Iterable[Reading]) -> dict[str, str]:
    """What a register keeps of these titles, by the names of the files; nothing where people named them all."""
    found = dict(_titles({r.source.document.name: r for r in readings}))
    often = Counter(found.values())
    apart = {name: title for name, title in found.items() if often[title] == 1}
    return {"titles": json.dumps(apart, ensure_ascii=False, sort_keys=True)} if apart else {}


def _titles(readings: Mapping[str, Reading]) -> Iterator[tuple[str, str]]:
    for name, reading in readings.items():
        if not _MADE.search(name.casefold()):
            continue
        whole = readings.get(reading.source.document.origin or "")
        title = _title(whole or reading)
        if title:
            yield name, f"Extract of {title}" if whole is not None else title


def _title(reading: Reading) -> str:
    """The plan that a document is, or the one priority that all of its actions are for."""
    if reading.plan is not None:
        return reading.plan.name
    served = {
        draft.object.name
        for draft in reading.findings.of(reading.source)
        if draft.term in ("actionOf", "objectiveOf") and draft.object and draft.object.kind == "priority"
    }  # fmt: skip
    return f"Actions for “{served.pop()}”" if len(served) == 1 else ""
