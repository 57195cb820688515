"""What somebody does, in the present: "The Trust inspects the weirs", "Grants are paid by the Treasurer".

In terms of reference, a protocol or a strategy such a sentence says whose work it is, and each of its verbs is a piece of
work of its own. Only verbs of what bodies do count, and other words where the party in front and the object behind show
that they are verbs; the past tells what was done once, and a condition nothing that can be relied on.
"""

from __future__ import annotations

from remit.loaders.claims import promised, under_way
from remit.loaders.claims.aside import is_quoted
from remit.loaders.claims.doings_active import in_active
from remit.loaders.claims.doings_passive import in_passive
from remit.loaders.claims.guards import refused
from remit.loaders.claims.meant import Meant
from remit.loaders.claims.spoken import Sentence
from remit.loaders.drafts import Ref


def read(meant: Meant, s: Sentence, *, beside: bool = False) -> Ref | None:
    """Read what a sentence says that somebody does; the last piece of work.

    ``beside`` a relation that the sentence states only what somebody does in the active is read.

    A partnership's plan names many in passing, and tells whom it means in its tables and labels.
    """
    teller = meant.teller
    of_post = s.subject is not None and s.subject.kind in ("post", "body")
    if not (promised.gives_work(teller) or of_post) or teller.reading.partnership is not None:
        return None
    if (
        "->" in s.passage.text
        or is_quoted(s.passage.text)
        or refused(s.passage.text, "", "", past=False) == "report"
    ):
        return None
    told = list(in_active(meant, s))
    if beside:
        return told[-1] if told else None
    if not told and (thing := under_way.read(meant, s)) is not None:
        return thing
    told += in_passive(meant, s)
    return told[-1] if told else None
