"""Formats that are known and not read, or not yet: what each is, and what leads on from there."""

from __future__ import annotations

import re

from remit.graph.errors import DocumentError


class NoDocumentError(DocumentError):
    """What was named is no document at all, such as a picture; among others it is passed over."""


OLE = b"\xd0\xcf\x11\xe0"  # how old office files begin

_NOT_YET = "which is not read yet"

_PACKED = "a compressed file; unpack it and name the documents in it"
_PICTURE = "a picture; name a document whose text can be copied"
_RECORDING = "a recording; name a document that says in words what is in it"
_PROGRAM = "a program; name a document"
# What is no document at all, by its first bytes and where they stand.
_NO_DOCUMENT = (
    (0, b"SQLite format 3", "a database, perhaps a register; name it with -r instead"),
    (0, b"\x1f\x8b", _PACKED),
    (0, b"7z\xbc\xaf", _PACKED),
    (0, b"Rar!", _PACKED),
    (0, b"\x89PNG", _PICTURE),
    (0, b"\xff\xd8\xff", _PICTURE),
    (0, b"GIF8", _PICTURE),
    (0, b"II*\0", _PICTURE),
    (0, b"MM\0*", _PICTURE),
    (8, b"WEBP", _PICTURE),
    (4, b"ftyp", _RECORDING),
    (0, b"ID3", _RECORDING),
    (0, b"OggS", _RECORDING),
    (8, b"WAVE", _RECORDING),
    (8, b"AVI ", _RECORDING),
    (0, b"MZ\x90\0", _PROGRAM),
    (0, b"\x7fELF", _PROGRAM),
)
_SLIDES = f"a presentation of the old kind (PPT), {_NOT_YET}; open it in PowerPoint or LibreOffice, save it as PPTX, and load that"
# The names of streams inside old office files, as they are written there.
_STREAMS = {
    "EncryptedPackage": "an office file that is locked by a password; save a copy without one",
    "PowerPoint Document": _SLIDES,
    "__substg1.0_": f"an e-mail as Outlook keeps it, {_NOT_YET}; save what is attached to it, and load that",
}
# The folders and files by which zipped formats are known.
_MEMBERS = {
    "xl/workbook.bin": f"a binary Excel file (XLSB), {_NOT_YET}; save it as XLSX, and load that",
    "Index/": f"a file of Apple's Pages, Numbers or Keynote, {_NOT_YET}; export it to Word or Excel, and load that",
}
_MEDIA = {
    "graphics": f"a drawing, {_NOT_YET}; copy its text into a text document (ODT)",
    "vnd.sun.xml": f"a file of OpenOffice 1, {_NOT_YET}; open it in LibreOffice, save it as ODT or ODS, and load that",
    "epub": f"a book (EPUB), {_NOT_YET}; open it in an editor, save it as HTML, and load that",
}


def no_document(content: bytes) -> str:
    r"""Say what a file is that is no document, by its first bytes; empty where it may be one.

    >>> no_document(b"\x89PNG...").partition(";")[0], no_document(b"The Board")
    ('a picture', '')
    """
    return next(
        (said for at, start, said in _NO_DOCUMENT if content.startswith(start, at)),
        "",
    )


def told_by_its_start(content: bytes) -> str:
    """Say what an old office file is that is not read; empty for all others.

    >>> told_by_its_start(b"The Board")
    ''
    """
    if not content.startswith(OLE):
        return ""
    for stream, said in _STREAMS.items():
        if stream.encode("utf-16-le") in content:
            return said
    return (
        f"an office file that is locked, damaged, or of an old kind {_NOT_YET}; open it in the program that made it, "
        "save a copy as DOCX or XLSX, and load that"
    )


def told_by_its_members(names: list[str], media: str) -> str:
    """Say what a zipped file is that is not read, by its members and the media type it states.

    >>> told_by_its_members(["epub/a.xhtml"], "")
    'an archive (ZIP) of files; unpack it, and load the documents in it'
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


# How a message begins: lines of a name and a value, and among them one that only messages have.
_HEAD = re.compile(rb"(?:[!-9;-~]{1,80}:[^\n]*+\n(?:[ \t][^\n]*+\n)*+){2,}+")
_ONLY = re.compile(
    rb"^(?:Received|Return-Path|Message-ID|MIME-Version|Delivered-To):",
    re.IGNORECASE | re.MULTILINE,
)
_LOOKED_AT = 16_384  # bytes


def is_message(content: bytes, name: str) -> bool:
    r"""Whether a file is a message, by its first lines; its name tells of one without the usual ones.

    >>> is_message(b"MIME-Version: 1.0\nFrom: a@vale.example\n\nHello", "saved.txt")
    True
    >>> is_message(b"Lead: Ann Bee\nSupport: Cy Dee\n", "plan.txt")
    False
    """
    head = _HEAD.match(content[:_LOOKED_AT].replace(b"\r\n", b"\n"))
    return head is not None and (name.casefold().endswith(".eml") or bool(_ONLY.search(head[0])))
