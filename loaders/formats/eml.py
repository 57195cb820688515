"""Messages (EML): who wrote what to whom; what is attached is a document of its own."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import groupby
from pathlib import PurePosixPath

from remit.graph.errors import DocumentError
from remit.loaders.formats.archive import Member
from remit.loaders.formats.collecting import Collector, Pieces
from remit.loaders.formats.html import read_page
from remit.loaders.formats.quoting import QUOTED, quoted

_DAMAGED = "the message is damaged; save it again in the program that keeps it"
_SHOWN = ("From", "To", "Cc", "Date")
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_MOST = 1_000  # parts


def read(content: bytes) -> Pieces:
    """Read a message without what is attached to it; words quoted from another are left out.

    Raises:
        DocumentError: it is damaged or encrypted.
    """
    message = _parsed(content)
    if message.get_content_type() in _ENCRYPTED:
        raise DocumentError("the message is encrypted; open it where it is kept, and save its text")
    collector = Collector()
    try:
        collector.text(_header(message, "Subject"), "heading", 1)
        for name in _SHOWN:
            if value := _header(message, name):
                collector.text(f"{name}: {value}")
        _body(message, collector)
    except (DocumentError, MemoryError):
        raise
    except Exception as error:  # the library says so in many ways
        raise DocumentError(_DAMAGED) from error
    return collector.pieces()


def members(content: bytes, largest: int) -> Iterator[Member]:
    """What is attached to a message, messages among it; pictures that its text shows, too.

    Raises:
        DocumentError: it is damaged.
    """
    message = _parsed(content)
    try:
        body = _text_part(message)
        met: set[str] = set()
        for number, part in enumerate(_attached(message, body), 1):
            name = _told_apart(_name(part, number), met)
            if number > _MOST:
                yield Member(name, fault="too many files are attached before it; save it by itself")
                return
            held = _content(part)
            if len(held) > largest:
                yield Member(
                    name, fault="it is larger than a document may be; cut it into its parts"
                )
            else:
                yield Member(name, held)
    except (DocumentError, MemoryError):
        raise
    except Exception as error:
        raise DocumentError(_DAMAGED) from error


def _parsed(content: bytes) -> EmailMessage:
    try:
        message = message_from_bytes(content, policy=policy.default)
    except (
        RecursionError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        IndexError,
    ) as error:
        raise DocumentError(_DAMAGED) from error
    assert isinstance(message, EmailMessage)
    return message


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name) or "").split())


def _body(message: EmailMessage, collector: Collector) -> None:
    """The text of a message: its page where it has one, as that keeps tables."""
    body = _text_part(message)
    if body is None:
        return
    words = _text(body)
    if body.get_content_subtype() == "html":
        read_page(words, collector, in_message=True)
        return
    lines = words.replace("\r\n", "\n").split("\n")
    for is_blank, group in groupby(
        zip(lines, quoted(lines), strict=True), lambda line: not line[0].strip()
    ):
        if not is_blank:
            paragraph = list(group)
            gone = "\n".join(line.lstrip("> ") for line, is_gone in paragraph if is_gone)
            collector.leave_out(gone, QUOTED, collector.place)
            collector.text("\n".join(line for line, is_gone in paragraph if not is_gone))


def _text_part(message: EmailMessage) -> EmailMessage | None:
    body = message.get_body(("html", "plain"))
    return body if isinstance(body, EmailMessage) else None


def _text(part: EmailMessage) -> str:
    try:
        return str(part.get_content())
    except (LookupError, UnicodeError):  # an encoding that nobody knows
        return _content(part).decode("cp1252", "replace")


def _attached(message: EmailMessage, body: EmailMessage | None) -> Iterator[EmailMessage]:
    """The parts of a message that are files, not those inside a message that is attached."""
    for part in message.iter_parts():
        assert isinstance(part, EmailMessage)
        if part is body:
            continue
        if part.get_content_maintype() == "multipart" and not part.get_filename():
            yield from _attached(part, body)
        elif part.get_filename() or part.is_attachment() or part.get_content_maintype() != "text":
            yield part


def _name(part: EmailMessage, number: int) -> str:
    named = "".join(c for c in part.get_filename() or "" if c.isprintable()).replace("\\", "/")
    name = PurePosixPath(named).name
    if part.get_content_type() == "message/rfc822" and not name.casefold().endswith(".eml"):
        return f"{name or f'message {number}'}.eml"
    return name or f"attachment {number}"


def _told_apart(name: str, met: set[str]) -> str:
    """A name that no other file of the message has."""
    path, number = PurePosixPath(name), 1
    while name in met:
        number += 1
        name = f"{path.stem} ({number}){path.suffix}"
    met.add(name)
    return name


def _content(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
    held = part.get_payload(decode=True)
    return held if isinstance(held, bytes) else b""
