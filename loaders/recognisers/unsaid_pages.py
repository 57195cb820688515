"""Lines of a priority's page that were not understood, said of the priority: no answer takes it for one that has nobody."""

from __future__ import annotations

from collections.abc import Mapping

from remit.loaders.drafts import Ref, Tellings
from remit.loaders.ledger import SENTENCES, TOO_LITTLE, ended
from remit.loaders.outline import Mark
from remit.loaders.reading import Reading


def own_up(reading: Reading, told: Tellings, on: Mapping[int, Mark]) -> None:
    """Say of each priority which lines of its page were not understood; what is an action's is not its own."""
    name = reading.source.document.name
    of_others = {
        part.number
        for passage, thing in reading.contexts
        if thing.kind not in ("priority", "plan")
        for part in passage.parts
    }
    for mark in reading.marks:
        number = mark.block.parts[0].number
        page = on.get(number)
        if page is None or page.value is None or mark.role not in SENTENCES or number in of_others:
            continue
        outcome, reason = ended(reading, mark, told)
        if outcome == "unread" and reason != TOO_LITTLE:
            reading.findings.unread.setdefault((name, number), reason)
            priority = Ref("priority", page.value.text)
            reading.not_read(priority, mark.block, reason)
