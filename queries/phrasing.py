"""How things are put into words within a sentence: their names, lists of them, and on what they rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from remit.graph.lookup import key
from remit.graph.model import Entity
from remit.graph.words import with_capital

QUOTED: Final = 70  # characters of a label within a sentence

# On what something rests, behind what is said of it; what the text says itself needs no word.
BASES: Final = {
    "drawn": " (only the layout of a chart suggests it)",
    "decided": " (decided by a person)",
    "inferred": " (inferred)",
}
LISTED: Final = 4  # things that a sentence names, of however many


def as_clause(duty: str) -> str:
    """What a duty asks, as it stands behind "must".

    >>> as_clause("Keep the rivers clean"), as_clause("Prevent duty")
    ('keep the rivers clean', 'meet the Prevent duty')
    """
    text = shortened(duty, 160)
    lowered = text[:1].lower() + text[1:] if text[1:2].islower() else text
    return (
        lowered
        if " " in lowered
        and not key(lowered).endswith("duty")
        and not key(lowered).startswith("duty")
        else f"meet the {text}"
    )


def called(entity: Entity) -> str:
    """A thing's label in quotation marks, cut at a word where it is a whole paragraph.

    >>> called(Entity("action/a", "action", "Meet"))
    '"Meet"'
    """
    return f'"{shortened(entity.label, QUOTED)}"'


def names_of(entities: Iterable[Entity]) -> str:
    """Several things by label and id."""
    return ", ".join(f"{called(entity)} ({entity.id})" for entity in entities)


def shortened(text: str, width: int) -> str:
    """Cut a text at a word.

    >>> shortened("knife crime in parks", 13)
    'knife crime …'
    """
    text = " ".join(text.split())
    if len(text) <= width:
        return text
    room = width - 2
    cut = text[:room]
    if text[room] != " ":
        cut = cut.rpartition(" ")[0] or cut
    return f"{cut} …"


def with_article(words: str) -> str:
    """A noun with its indefinite article.

    >>> with_article("outside provider"), with_article("company"), with_article("unit")
    ('an outside provider', 'a company', 'a unit')
    """
    first = words.casefold()
    vowel = first.startswith(("a", "e", "i", "o", "un")) and not first.startswith(("uni", "one"))
    return f"{'an' if vowel else 'a'} {words}"


def lowered(words: str) -> str:
    """A label as it stands within a sentence.

    >>> lowered("Knife crime"), lowered("CCTV")
    ('knife crime', 'CCTV')
    """
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def list_of(words: Sequence[str], last: str = "and") -> str:
    """Words as a list in a sentence; ``last`` stands before the last of them.

    >>> list_of(["a", "b", "c"]), list_of(["how much", "by when"], "or")
    ('a, b and c', 'how much or by when')
    """
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""


def is_several(labels: Collection[str]) -> bool:
    """Whether what is named takes a verb in the plural: two, or one that is several by its own name.

    >>> (
    ...     is_several(["Ann", "Bob"]),
    ...     is_several(["All partners"]),
    ...     is_several(["responsible authorities"]),
    ... )
    (True, True, True)
    >>> is_several(["Fire Services"]), is_several(["council"])
    (False, False)
    """
    if len(labels) != 1:
        return len(labels) > 1
    first, _, rest = next(iter(labels)).partition(" ")
    return first.casefold() in ("all", "both") or (first[:1].islower() and rest.endswith("s"))


def upper(sentence: str) -> str:
    """A sentence with a capital first letter, whoever opens it: "council must" is none."""
    return sentence if sentence[1:2].isupper() else with_capital(sentence)
