"""The process that reads binary files for :mod:`.isolated`: bounded, and silent but for its answers."""

from __future__ import annotations

import os
import struct
import sys
import threading
import time
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from remit.graph.errors import DocumentError
from remit.loaders.formats.wire import packed

MEGABYTES = 1024
MEMORY = 77  # the exit code of a process that would take more
LENGTH = struct.Struct(">Q")  # before each question and each answer
SAID, REFUSED = b"+", b"-"  # how an answer begins
CRASHED = "the file is damaged, and the reader of its format cannot make sense of it; save it again"
NO_MEMORY = (
    "reading it takes more memory than any document should; save it again, or cut it into its parts"
)

_LOOKS = 0.02  # seconds between two looks at the memory


def serve() -> None:
    """Answer questions from standard input until there are no more."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who asks
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    _bound_memory(MEGABYTES * 2**20)
    questions = sys.stdin.buffer
    while len(head := questions.read(LENGTH.size)) == LENGTH.size:
        reader, _, content = questions.read(LENGTH.unpack(head)[0]).partition(b"\n")
        answer = _answer(reader.decode(), content)
        answers.write(LENGTH.pack(len(answer)) + answer)
        answers.flush()
        if _used() > MEGABYTES * 2**20 // 4:
            return  # what this file left behind is not to be counted to the next


def _answer(reader: str, content: bytes) -> bytes:
    try:
        return SAID + packed(import_module(f"remit.loaders.formats.{reader}").read(content))
    except DocumentError as fault:
        return REFUSED + str(fault).encode("utf-8", "backslashreplace")
    except MemoryError:
        return REFUSED + NO_MEMORY.encode()
    except BaseException as error:
        if isinstance(error, SystemExit):
            raise
        return REFUSED + CRASHED.encode()


def _bound_memory(most: int) -> None:
    """Let the system refuse more memory than that, or end this process once it has more."""
    if sys.platform == "win32":
        with suppress(OSError):
            _bound_by_a_job(most)
        return
    import resource

    with suppress(OSError, ValueError):
        # Address space counts what is mapped as well, which is more than what is used.
        resource.setrlimit(resource.RLIMIT_AS, (2 * most, 2 * most))
    threading.Thread(target=_watch, args=(most,), daemon=True).start()


def _watch(most: int) -> None:
    """End the process once it has more memory: no system but Windows bounds what is really used."""
    while _used() < most:
        time.sleep(_LOOKS)
    os._exit(MEMORY)


def _used() -> int:
    """The memory that this process has, or had at most where the system does not tell, in bytes."""
    if sys.platform == "win32":
        return 0
    import resource

    with suppress(OSError, ValueError, IndexError):
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * resource.getpagesize()
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _bound_by_a_job(most: int) -> None:
    """Put this process into a job of Windows that has a limit, and ends with it."""
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        class Basic(ctypes.Structure):
            _fields_ = (
                ("PerProcessUserTimeLimit", ctypes.c_int64),
                ("PerJobUserTimeLimit", ctypes.c_int64),
                ("LimitFlags", wintypes.DWORD),
                ("MinimumWorkingSetSize", ctypes.c_size_t),
                ("MaximumWorkingSetSize", ctypes.c_size_t),
                ("ActiveProcessLimit", wintypes.DWORD),
                ("Affinity", ctypes.c_size_t),
                ("PriorityClass", wintypes.DWORD),
                ("SchedulingClass", wintypes.DWORD),
            )

        class Extended(ctypes.Structure):
            _fields_ = (
                ("BasicLimitInformation", Basic),
                ("IoInfo", ctypes.c_uint64 * 6),
                ("ProcessMemoryLimit", ctypes.c_size_t),
                ("JobMemoryLimit", ctypes.c_size_t),
                ("PeakProcessMemoryUsed", ctypes.c_size_t),
                ("PeakJobMemoryUsed", ctypes.c_size_t),
            )

        memory, information = 0x100, 9  # JOB_OBJECT_LIMIT_PROCESS_MEMORY, the extended limits
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD,
        )  # fmt: skip
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        job = kernel.CreateJobObjectW(None, None)
        limits = Extended()
        limits.BasicLimitInformation.LimitFlags = memory
        limits.ProcessMemoryLimit = most
        kernel.SetInformationJobObject(
            job, information, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
