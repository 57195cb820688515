"""Measurements: whole processes and whole loads, medians, ratios taken in one run.

What is measured is what users run, and theirs is compiled once, when it is installed. So the modules are compiled here
before the first measure, beside the sources and not among them, also where the environment keeps Python from writing
what it has compiled; whoever is started by a measure finds them there.
"""

from __future__ import annotations

import compileall
import os
import sys
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).resolve().parent.parent


def _compile() -> None:
    told = os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    kept = os.environ.get("PYTHONPYCACHEPREFIX")
    if kept and told is None:
        return  # whoever started this has compiled them
    os.environ["PYTHONPYCACHEPREFIX"] = prefix = kept or str(_HERE / "build" / "bytecode")
    sys.dont_write_bytecode, sys.pycache_prefix = False, prefix
    import remit

    compileall.compile_dir(Path(str(remit.__file__)).parent, quiet=2)


_compile()
