"""The process that reads a PDF: bytes come in, a dot goes out for each page, and then JSON."""

from __future__ import annotations

import json
import sys

from remit.graph.errors import DocumentError
from remit.loaders.formats.pdf import DOT, as_data

MEMORY = 1024 * 2**20  # bytes


def main() -> None:
    """Read what stands on standard input, and say what was read on standard output."""
    limit_memory()
    out = sys.stdout.buffer

    def alive() -> None:
        out.write(DOT)
        out.flush()

    try:
        from remit.loaders.formats.pdf_reading import read_here

        answer = as_data(read_here(sys.stdin.buffer.read(), alive))
    except DocumentError as fault:
        answer = {"fault": str(fault)}
    except MemoryError:
        answer = {"fault": ""}
    out.write(json.dumps(answer).encode("ascii"))
    out.flush()


def limit_memory() -> None:
    """Let the process have no more memory than a document needs, where the system can hold it to that.

    Windows has no such limit; there the limits of time, of pages and of what a stream unpacks to hold.
    """
    if sys.platform == "win32":
        return
    import resource

    _, hardest = resource.getrlimit(resource.RLIMIT_AS)
    if hardest == resource.RLIM_INFINITY or hardest > MEMORY:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hardest))


if __name__ == "__main__":
    main()
