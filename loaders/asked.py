"""Questions with answers: each parted from its answer, so that both are read as what they are.

"Q." and "A." are marks, as those of lists are. Without them a question is a line that ends on "?" and
stands above its answer; a document asks where it does so again and again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from remit.loaders.blocks import Block, Part, Source

_FEWEST = 2  # questions of a document that asks and answers
_QUESTION = re.compile(r"^(?:Q(?:uestion)?\s?\d{0,2}[.:)]\s+)?(?=[A-Z])[^?]{3,150}\?$")
_MARK = re.compile(r"^(?:Q(?:uestion)?|A(?:nswer)?)\s?\d{0,2}[.:)]\s+(?=\S)")
_FORMS = ("paragraph", "label", "heading", "item")


def with_questions(source: Source) -> Source:
    """The document with each question as a block of its own; itself where it asks less than twice."""
    asked = sum(map(is_question, source.blocks))
    if asked < _FEWEST:
        return source
    return replace(source, blocks=tuple(b for block in source.blocks for b in _parted(block)))


def is_question(block: Block) -> bool:
    """Whether a block is a question, or begins with a line that is one."""
    return block.form in _FORMS and _QUESTION.match(block.parts[0].text) is not None


def _parted(block: Block) -> Iterator[Block]:
    if block.form not in _FORMS:
        yield block
        return
    first, *rest = block.parts
    unmarked = _unmarked(first)
    if not is_question(block):
        yield (
            block
            if unmarked == first
            else replace(block, parts=(unmarked, *rest), form="paragraph")
        )
        return
    yield replace(block, parts=(unmarked,), form="paragraph")
    if rest and rest[0].number != first.number:
        yield replace(block, parts=(_unmarked(rest[0]), *rest[1:]), form="paragraph", gap=True)


def _unmarked(part: Part) -> Part:
    m = _MARK.match(part.text)
    return part._replace(text=part.text[m.end() :]) if m else part
