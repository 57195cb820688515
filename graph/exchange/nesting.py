"""How deeply brackets are nested in RDF, found out in one pass before a parser goes down with them.

The parsers are native code, and some go one level deeper for each bracket: a few thousand take them
minutes, or end the program without a word. RDF that somebody means nests a handful.
"""

from __future__ import annotations

import re
from typing import Final

DEEPEST: Final = 100

_TEXT = r'"(?:[^"\\\n]|\\.)*+"'
_JSON: Final = re.compile(rf"{_TEXT}|(?P<open>[\[{{])|(?P<close>[\]}}])")
_TURTLE: Final = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"""|'
    r"'''(?:[^'\\]|\\.|'(?!''))*+'''|"
    rf"{_TEXT}|'(?:[^'\\\n]|\\.)*+'|<[^<>\s]*>|\#[^\n]*|\\.|"
    r"(?P<open><<|[(\[{])|(?P<close>>>|[)\]}])",
    re.DOTALL,
)


def too_deep(text: str, *, json: bool) -> int | None:
    """The first line on which brackets are nested too deeply, counted from one.

    >>> too_deep("[" * 101, json=True), too_deep('"' + "[" * 101 + '"', json=True)
    (1, None)
    """
    depth = 0
    for match in (_JSON if json else _TURTLE).finditer(text):
        if match["open"]:
            depth += 1
            if depth > DEEPEST:
                return text.count("\n", 0, match.start()) + 1
        elif match["close"]:
            depth = max(0, depth - 1)
    return None
