"""A real Neo4j server for the tests: the one you name, a container, or one from Maven artefacts.

The last needs Java 17 and Maven. What Maven brings (some 120 MB) is kept in the user's cache.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue

VERSION = "5.26.30"
NAME, PASSWORD = "neo4j", "only-for-tests"  # of servers started here, on the loopback address only
START_S = 120
QUICK = ("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")  # a server that lives briefly
LASTING = ("-Xmx4g",)  # one that is to be measured ...
ROOMY = {"server.memory.pagecache.size": "1g"}  # ... and that holds what it is asked for in memory
LAUNCHER = Path(__file__).with_name("Start.java")
NONE: Mapping[str, str] = {}
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>remit</groupId><artifactId>server-for-tests</artifactId><version>1</version>
  <dependencies><dependency>
    <groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{version}</version>
  </dependency></dependencies>
</project>
"""


class NoServerError(Exception):
    """There is no Neo4j server to be had here; the message says what is missing."""


@contextmanager
def skip_or_fail() -> Iterator[None]:
    """Skip the test where there is no server to be had; in CI that is a failure."""
    import pytest

    try:
        yield
    except NoServerError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no Neo4j server: {error}")


@dataclass
class Access:
    """Where a server is and how to get in."""

    uri: str
    name: str = NAME
    password: str = field(default=PASSWORD, repr=False)
    database: str | None = None

    def environment(self) -> dict[str, str]:
        """What the environment says about it."""
        database = {"NEO4J_DATABASE": self.database} if self.database else {}
        return {"NEO4J_USERNAME": self.name, "NEO4J_PASSWORD": self.password, **database}


@contextmanager
def any_server(java: Sequence[str] = QUICK, settings: Mapping[str, str] = NONE) -> Iterator[Access]:
    """Give a server for as long as the block lasts: named, in a container, or started from jars."""
    if uri := os.environ.get("NEO4J_URI"):
        yield Access(
            uri,
            os.environ.get("NEO4J_USERNAME", NAME),
            os.environ.get("NEO4J_PASSWORD", ""),
            os.environ.get("NEO4J_DATABASE"),
        )
    elif _answers("docker", "info"):
        with _container() as access:
            yield access
    else:
        with tempfile.TemporaryDirectory() as folder:
            server = Server(Path(folder), java)
            with server.running(settings):
                yield server.access


class Server:
    """A server started from its Maven artefact; it can be killed and started again."""

    def __init__(self, folder: Path, java: Sequence[str] = QUICK) -> None:
        self.folder = folder
        self._java = java
        self._port = _free_port()
        self.access = Access(f"bolt://127.0.0.1:{self._port}")
        self._process: subprocess.Popen[str] | None = None
        self._log = folder / "output.txt"

    @contextmanager
    def running(self, settings: Mapping[str, str] = NONE) -> Iterator[Server]:
        """Run it until the block ends, with further settings of ``neo4j.conf``."""
        self.start(settings)
        try:
            yield self
        finally:
            self.stop()

    def start(self, settings: Mapping[str, str] = NONE) -> None:
        """Start it and wait until it answers."""
        jars = artefacts()
        said = {
            "server.bolt.enabled": "true",
            "server.bolt.listen_address": f"127.0.0.1:{self._port}",
            "server.bolt.advertised_address": f"127.0.0.1:{self._port}",
            "server.http.enabled": "false",
            "server.memory.pagecache.size": "128m",
            "db.tx_log.preallocate": "false",
            "dbms.security.auth_enabled": "true",
        } | dict(settings)
        conf = "".join(f"{name}={value}\n" for name, value in said.items())
        (self.folder / "neo4j.conf").write_text(conf)
        new = not (self.folder / "data").exists()
        with self._log.open("a") as log:
            self._process = subprocess.Popen(
                [
                    "java",
                    *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED),
                    *self._java,
                    "-cp",
                    f"{jars}/*",
                    str(LAUNCHER),
                    str(self.folder),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        self._await_ready()
        if new:
            _set_password(self.access)

    def _await_ready(self) -> None:
        process = self._process
        assert process
        assert process.stdout
        lines: Queue[str] = Queue()
        threading.Thread(target=_pass_on, args=(process.stdout, lines), daemon=True).start()
        deadline = time.monotonic() + START_S
        while time.monotonic() < deadline and process.poll() is None:
            try:
                if lines.get(timeout=0.5) == "ready\n":
                    return
            except Empty:
                continue
        self.kill()
        raise NoServerError(f"the server did not start: {self._log.read_text()[-2000:]}")

    def kill(self) -> None:
        """End it at once, as a failing machine would."""
        if self._process:
            self._process.kill()
            self._ended(self._process)

    def stop(self) -> None:
        """Shut it down in good order."""
        if self._process and self._process.poll() is None and self._process.stdin:
            self._process.stdin.close()
            try:
                self._process.wait(60)
            except subprocess.TimeoutExpired:
                self._process.kill()
        if self._process:
            self._ended(self._process)

    def _ended(self, process: subprocess.Popen[str]) -> None:
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()
        self._process = None


def artefacts() -> Path:
    """The folder of the server's jars, fetched once and kept.

    Raises:
        NoServerError: Java or Maven is missing, or Maven could not bring the jars.
    """
    for tool in ("java", "mvn"):
        if not shutil.which(tool):
            raise NoServerError(f"no NEO4J_URI, no Docker engine, and no {tool} to start a server")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "remit"
    jars = cache / f"neo4j-{VERSION}"
    if not jars.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            Path(folder, "pom.xml").write_text(POM.format(version=VERSION))
            fetched = subprocess.run(
                ["mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory=jars"],
                cwd=folder,
                capture_output=True,
                text=True,
                check=False,
            )
            if fetched.returncode:
                raise NoServerError(f"Maven could not bring the server: {fetched.stdout[-1000:]}")
            if not jars.is_dir():  # another run may have been faster
                Path(folder, "jars").rename(jars)
    return jars


@contextmanager
def _container() -> Iterator[Access]:
    started = subprocess.run(
        [
            *("docker", "run", "--rm", "--detach", "--publish", "127.0.0.1::7687"),
            *("--env", f"NEO4J_AUTH={NAME}/{PASSWORD}", f"neo4j:{VERSION}"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if started.returncode:
        raise NoServerError(f"no container could be started: {started.stderr[-500:]}")
    container = started.stdout.strip()
    try:
        port = subprocess.check_output(["docker", "port", container, "7687"], text=True)
        access = Access(f"bolt://{port.split()[0]}")
        _await(access)
        yield access
    finally:
        subprocess.run(["docker", "kill", container], capture_output=True, check=False)


def _await(access: Access) -> None:
    from neo4j.exceptions import DriverError, Neo4jError

    from neo4j import GraphDatabase

    deadline = time.monotonic() + START_S
    while True:
        try:
            with GraphDatabase.driver(access.uri, auth=(access.name, access.password)) as driver:
                driver.verify_connectivity()
                return
        except (DriverError, Neo4jError) as error:
            if time.monotonic() > deadline:
                raise NoServerError(
                    f"the server in the container does not answer: {error}"
                ) from error
            time.sleep(0.5)


def _set_password(access: Access) -> None:
    from neo4j import GraphDatabase

    with (
        GraphDatabase.driver(access.uri, auth=(NAME, "neo4j")) as driver,
        driver.session(database="system") as session,
    ):
        session.run(
            "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=access.password
        ).consume()


def _answers(*command: str) -> bool:
    if not shutil.which(command[0]):
        return False
    try:
        return not subprocess.run(command, capture_output=True, timeout=20, check=False).returncode
    except subprocess.TimeoutExpired:
        return False


def _pass_on(pipe: Iterator[str], lines: Queue[str]) -> None:
    try:
        for line in pipe:
            lines.put(line)
    except ValueError:  # closed at the end
        return


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port
