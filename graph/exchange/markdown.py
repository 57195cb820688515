"""Text of documents within Markdown, in which nothing of it is marking or HTML."""

from __future__ import annotations

import re


def as_markdown(text: str) -> str:
    r"""Text that markdown takes as it stands, on one line.

    >>> print(as_markdown("a *b* <c>"))
    a \*b\* \<c>
    """
    line = " ".join(text.split())
    return re.sub(r"([\\`*_\[\]<#|~])", r"\\\1", line)
