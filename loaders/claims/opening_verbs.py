"""Whether words open with a verb of what bodies do: "Oversee the budget", "overseeing the budget", "To oversee it"."""

from __future__ import annotations

import re

from remit.loaders.schema.frames import frames

TO = re.compile(r"^(?:To|to)\s+(?=[a-z])")
_GOES_ON = re.compile(r"^(?:Continue|Continuing|continue|continuing)\sto\s(?=[a-z])")


def opens_as_work(text: str) -> bool:
    """Whether an item opens with its verb, with or without "to"."""
    return bool(TO.match(text)) or opens_with_verb(text)


def opens_with_verb(text: str) -> bool:
    """Whether words open with a verb of what bodies do, as such or in "-ing".

    >>> opens_with_verb("Oversee the budget"), opens_with_verb("overseeing the budget")
    (True, True)
    >>> opens_with_verb("Continue to run the workshops"), opens_with_verb("Membership of the board")
    (True, False)
    """
    first = re.match(r"[A-Za-z-]+", _GOES_ON.sub("", text))
    word = first.group().casefold() if first else ""
    verbs = frames().words["verbs"]
    stem = word.removesuffix("ing")
    return word in verbs or (word.endswith("ing") and bool({stem, f"{stem}e", stem[:-1]} & verbs))
