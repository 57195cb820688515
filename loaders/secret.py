"""A secret of whoever runs this, by which what was kept for them is told from what others made."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from secrets import token_bytes
from typing import Final

_BYTES: Final = 32
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO  # rights that nobody else may have to it


def own_secret(*, made: bool = False) -> bytes | None:
    """The secret; none where there is none, or where others could know it. With ``made`` it is made where there is none."""
    with suppress(OSError, RuntimeError):  # RuntimeError: nobody knows where home is
        file = _place()
        if (secret := _read(file)) or not made:
            return secret
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        number, beside = tempfile.mkstemp(dir=file.parent)  # for us alone
        try:
            with os.fdopen(number, "wb") as written:
                written.write(token_bytes(_BYTES))
            Path(beside).replace(file)
        finally:
            Path(beside).unlink(missing_ok=True)
        return _read(file)
    return None


def _place() -> Path:
    """Where programs keep what is theirs and goes nowhere else."""
    windows = sys.platform == "win32"
    told = os.environ.get("LOCALAPPDATA" if windows else "XDG_STATE_HOME")
    usual = Path("AppData", "Local") if windows else Path(".local", "state")
    folder = Path(told) if told and Path(told).is_absolute() else Path.home() / usual
    return folder / "remit" / "readings.secret"


def _read(file: Path) -> bytes | None:
    try:
        with file.open("rb") as opened:
            secret, told = opened.read(_BYTES + 1), os.fstat(opened.fileno())
    except FileNotFoundError:
        return None
    if sys.platform != "win32" and (told.st_uid != os.geteuid() or told.st_mode & _OTHERS):
        return None
    return secret if len(secret) == _BYTES else None
