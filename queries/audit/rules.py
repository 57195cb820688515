"""All rules, in the order in which an audit reports: family by family, gravest first in each."""

from __future__ import annotations

from typing import Final

from remit.queries.audit.carrying import CARRYING
from remit.queries.audit.duties import DUTIES
from remit.queries.audit.figures import FIGURES
from remit.queries.audit.leading import LEADING
from remit.queries.audit.matrices import MATRICES
from remit.queries.audit.measured import MEASURED
from remit.queries.audit.measures import MEASURES
from remit.queries.audit.model import AnyRule
from remit.queries.audit.moves import MOVES
from remit.queries.audit.over_time import OVER_TIME
from remit.queries.audit.ownership import OWNERSHIP
from remit.queries.audit.progress import PROGRESS
from remit.queries.audit.resilience import RESILIENCE
from remit.queries.audit.structure import STRUCTURE
from remit.queries.audit.text import TEXT
from remit.queries.audit.time import TIME
from remit.queries.audit.unknown import NOT_KNOWN

# Each family, and the question that it asks.
FAMILIES: Final = {
    "ownership": "Who answers, and is it one person or body?",
    "time": "When, and has the day passed?",
    "progress": "How is it going, and does the evidence agree?",
    "structure": "Who reports to whom, and does everybody have a part?",
    "measures": "How will anybody know that it worked?",
    "duties": "What does the law ask, and of whom?",
    "figures": "Can the numbers all be true?",
    "text": "Can the words be right?",
    "resilience": "What would be left without an owner if somebody went?",
}

RULES: Final[tuple[AnyRule, ...]] = (
    *OWNERSHIP,
    *LEADING,
    *NOT_KNOWN,
    *MATRICES,
    *TIME,
    *OVER_TIME,
    *PROGRESS,
    *STRUCTURE,
    *CARRYING,
    *MEASURES,
    *MEASURED,
    *DUTIES,
    *FIGURES,
    *MOVES,
    *TEXT,
    *RESILIENCE,
)
