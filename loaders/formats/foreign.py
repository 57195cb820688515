"""Formats that are known and not read yet: what each is, and what leads on from there."""

from __future__ import annotations

import re

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_AS_DOCX = "open it in Word or LibreOffice, save it as DOCX, and load that"
_NOT_YET = "which is not read yet"

_STARTS = {
    b"{\\rtf": f"a rich-text file, {_NOT_YET}; {_AS_DOCX}",
    b"SQLite format 3": "a database, perhaps a register; name it with -r instead",
    b"\x1f\x8b": "a compressed file; unpack it and name the documents in it",
    b"7z\xbc\xaf": "a compressed file; unpack it and name the documents in it",
    b"\x89PNG": "a picture; name a document whose text can be copied",
    b"\xff\xd8\xff": "a picture; name a document whose text can be copied",
    b"GIF8": "a picture; name a document whose text can be copied",
}
_SLIDES = f"a presentation, {_NOT_YET}; load the paper that it presents, or copy its text into a Word file"
# The names of streams inside old office files, as they are written there.
_STREAMS = {
    "EncryptedPackage": "an office file that is locked by a password; save a copy without one",
    "WordDocument": f"a Word file of the old kind (DOC), {_NOT_YET}; {_AS_DOCX}",
    "PowerPoint Document": _SLIDES,
    "__substg1.0_": f"an e-mail as Outlook keeps it, {_NOT_YET}; save what is attached to it, and load that",
    "Workbook": f"an Excel file of the old kind (XLS), {_NOT_YET}; open it in Excel or LibreOffice, save it as XLSX, and load that",
}
# The folders and files by which zipped formats are known.
_MEMBERS = {
    "xl/workbook.bin": f"a binary Excel file (XLSB), {_NOT_YET}; save it as XLSX, and load that",
    "ppt/": _SLIDES,
    "visio/": f"a Visio drawing, {_NOT_YET}; copy its text into a Word file",
    "Index/": f"a file of Apple's Pages, Numbers or Keynote, {_NOT_YET}; export it to Word or Excel, and load that",
}
_MEDIA = {
    "presentation": _SLIDES,
    "graphics": f"a drawing, {_NOT_YET}; copy its text into a text document (ODT)",
    "vnd.sun.xml": f"a file of OpenOffice 1, {_NOT_YET}; open it in LibreOffice, save it as ODT or ODS, and load that",
    "epub": f"a book (EPUB), {_NOT_YET}; open it in an editor, save it as HTML, and load that",
}


def told_by_its_start(content: bytes) -> str:
    """Say what a file is that is known by its first bytes and not read; empty for all others.

    >>> told_by_its_start(b"SQLite format 3")
    'a database, perhaps a register; name it with -r instead'
    """
    for start, said in _STARTS.items():
        if content.startswith(start):
            return said
    if not content.startswith(_OLE[:4]):
        return ""
    for stream, said in _STREAMS.items():
        if stream.encode("utf-16-le") in content:
            return said
    if "Book".encode("utf-16-le") in content:
        return _STREAMS["Workbook"]
    return f"an old office file, {_NOT_YET}; open it in the program that made it, save it as DOCX or XLSX, and load that"


def told_by_its_members(names: list[str], media: str) -> str:
    """Say what a zipped file is that is not read, by its members and the media type it states.

    >>> told_by_its_members(["ppt/presentation.xml"], "")
    'a presentation, which is not read yet; ...'
    """
    for word, said in _MEDIA.items():
        if word in media:
            return said
    for member, said in _MEMBERS.items():
        if any(name.startswith(member) for name in names):
            return said
    return "an archive (ZIP) of files; unpack it, and load the documents in it"


_AS_TEXT = "which is not read yet; save what it says as plain text, or its tables as CSV"
_REGISTER = "if it is a register that was exported, read it with: remit import FILE -r REGISTER"
_TABLE_OF_DATA = "which is not read yet; save the list in it as CSV"

# How text in the languages of machines begins, behind blanks and comments.
_WORDS = (
    (r"\{\s*+(?:[\"}]|$)|\[\s*+(?:[\[{\"]|\]|$)", f"JSON, {_TABLE_OF_DATA}, or {_REGISTER}"),
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


def told_by_its_words(words: str) -> str:
    """Say which language of machines a text is in and what to do about it, or nothing.

    >>> (
    ...     told_by_its_words('{"actions": []}').partition(",")[0],
    ...     told_by_its_words("[Draft] Our plan"),
    ... )
    ('JSON', '')
    """
    start = words[:_FIRST].lstrip()
    return next((advice for begins, advice in _LANGUAGES if begins.match(start)), "")
