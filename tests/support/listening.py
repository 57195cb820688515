"""A place on this machine that notes whoever calls: to show that nobody does."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager


@contextmanager
def listening() -> Iterator[tuple[str, list[bytes]]]:
    """A place on this machine that notes whoever calls, and hangs up."""
    calls: list[bytes] = []
    with closing(socket.create_server(("127.0.0.1", 0))) as server:

        def note() -> None:
            while True:
                try:
                    caller, _ = server.accept()
                except OSError:
                    return
                with caller:
                    calls.append(caller.recv(100))

        threading.Thread(target=note, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/sparql", calls
        server.shutdown(socket.SHUT_RDWR)
