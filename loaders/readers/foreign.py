"""Files that are no plain text and no table, told by how they begin, whatever they are called."""

from __future__ import annotations

import re

# The first bytes of formats that people may well hand in, and what to do about it.
_BYTES = {
    b"%PDF": "a PDF; save its text as a .txt file first (pdftotext FILE.pdf)",
    b"\xd0\xcf\x11\xe0": "an old office file; save it as plain text, or its tables as CSV",
    b"{\\rtf": "a rich-text file; save it as plain text",
    b"SQLite format 3": "a database, perhaps a register; name it with -r instead",
    b"\x1f\x8b": "a compressed file; unpack it and name the documents in it",
    b"7z\xbc\xaf": "a compressed file; unpack it and name the documents in it",
    b"\x89PNG": "a picture; name a document whose text can be copied",
    b"\xff\xd8\xff": "a picture; name a document whose text can be copied",
    b"GIF8": "a picture; name a document whose text can be copied",
}
_ZIP = b"PK\x03\x04"
_OFFICE = "a zipped office file; save it as plain text, or its tables as CSV"
_ARCHIVE = "a zip archive; unpack it and name the documents in it"
_IN_OFFICE_FILES = (b"[Content_Types].xml", b"mimetype", b"_rels/", b"docProps/", b"word/", b"xl/")

_AS_TEXT = "which is not read yet; save what it says as plain text, or its tables as CSV"
_REGISTER = "if it is a register that was exported, read it with: remit import FILE -r REGISTER"
_TABLE_OF_DATA = "which is not read yet; save the list in it as CSV"

# How text in the languages of machines begins, behind blanks and comments.
_WORDS = (
    (r"\{\s*+(?:[\"}]|$)|\[\s*+(?:[\[{\"]|\]|$)", f"JSON, {_TABLE_OF_DATA}, or {_REGISTER}"),
    (r"(?:<!--.*?-->\s*+)*+(?i:<!doctype\s++html|<html\b|<head\b|<body\b)", f"HTML, {_AS_TEXT}"),
    (r"(?:<\?xml\b.*?\?>\s*+)?+(?:<!--.*?-->\s*+)*+<rdf:RDF\b", f"RDF in XML, {_AS_TEXT}"),
    (r"<\?xml\b|<!DOCTYPE\b|<!--|<\w[\w:.-]*+(?:\s[^<>]*+)?>", f"XML, {_AS_TEXT}"),
    (
        r"(?:#[^\n]*+\n\s*+)*+(?i:@?prefix\s++[\w.-]*+:\s*+<|@?base\s++<[a-z][\w+.-]*+:)",
        f"Turtle or TriG, which is not read as a document; {_REGISTER}",
    ),
    (
        r"(?:#[^\n]*+\n\s*+)*+(?:<[a-z][\w+.-]*+:[^<>\s]*+>|_:\w++)\s++<[a-z][\w+.-]*+:[^<>\s]*+>",
        f"RDF in lines, which is not read as a document; {_REGISTER}",
    ),
)
_FIRST = 4096  # characters in which a file shows what it is
_LANGUAGES = [(re.compile(rf"\A(?:{begins})", re.DOTALL), advice) for begins, advice in _WORDS]


def foreign_bytes(content: bytes) -> str:
    """Say what a binary file is and what to do about it, or nothing.

    >>> foreign_bytes(b"%PDF-1.7")
    'a PDF; save its text as a .txt file first (pdftotext FILE.pdf)'
    """
    if content.startswith(_ZIP):
        first = content[30 : 30 + int.from_bytes(content[26:28], "little")]
        return _OFFICE if not first or first.startswith(_IN_OFFICE_FILES) else _ARCHIVE
    return next((advice for magic, advice in _BYTES.items() if content.startswith(magic)), "")


def foreign_words(words: str) -> str:
    """Say which language of machines a text is in and what to do about it, or nothing.

    >>> foreign_words('{"actions": []}').partition(",")[0], foreign_words("[Draft] Our plan")
    ('JSON', '')
    """
    start = words[:_FIRST].lstrip()
    return next((advice for begins, advice in _LANGUAGES if begins.match(start)), "")
