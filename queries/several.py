"""Questions about several matters at once, "knife crime and domestic abuse": each is answered by itself."""

from __future__ import annotations

import re
from collections.abc import Callable

from remit.graph.lookup import Query
from remit.queries.answers import Who
from remit.queries.asking import MATTER, Asked

_BETWEEN = re.compile(r",? and (?:on |for |about |with )?|, ", re.IGNORECASE)
_MOST = 4


def several(asked: Asked, text: str, ask: Callable[[Asked], Who]) -> Who | None:
    """Answer for each matter of a question that nothing answers as a whole, or give nothing.

    Each of them must have an answer that is called so, and be more than a word or the very name of something:
    "adoption and fostering" are no matter of an adopted plan.
    """
    matters = [part.strip() for part in _BETWEEN.split(asked.words)]
    if asked.form != MATTER or not 1 < len(matters) <= _MOST or not all(matters):
        return None
    parts: list[Who] = []
    for matter in matters:
        found = ask(asked._replace(words=matter))._replace(question=matter)
        if not _is_answered(found):
            return None
        parts.append(found)
    answers = {answer.target: answer for part in parts for answer in part.answers}
    return Who(text, (*answers.values(),), len(answers), asked=asked, parts=tuple(parts))


def _is_answered(found: Who) -> bool:
    if found.agent is not None:
        return True
    if not found.answers or (found.answers[0].mentioned and not found.answers[0].also):
        return False
    return len(Query.of(found.question).words) > 1 or found.answers[0].score == 1
