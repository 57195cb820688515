"""The way to a Neo4j server: address, credentials, queries, and errors in one clear sentence each.

An address reads ``neo4j://host:7687#scope``. The part after ``#`` names one register among those
that the database keeps side by side; it never travels to the server as part of the address. Who
asks comes from NEO4J_USERNAME and NEO4J_PASSWORD, the database from NEO4J_DATABASE.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

from remit.graph.credentials import credentials
from remit.graph.errors import Place, RegisterError

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Query, Record

_SCOPE = re.compile(r"[\w.+-]{1,200}")
_CONNECT_S = 10  # to open a connection
_RETRY_S = 15  # to go on trying where the server says that trying again may help
_READ_S = 120  # for one question
_STREAM_S = 1800  # for one that streams a whole register
_WRITE_S = 3600  # for one transaction of a load: one whose client is gone holds others up no longer
_TRIES = 5  # of work that met what another load had just taken away

ANEW = "this register was loaded anew while it was read; ask again"

_Result = TypeVar("_Result")


class Address(NamedTuple):
    """Where a register is: the server's address, and the register's scope where one is named."""

    server: str
    scope: str | None

    def __str__(self) -> str:
        return f"{self.server}#{self.scope}" if self.scope else self.server


def parse(address: str) -> Address:
    """Take an address apart.

    >>> parse("bolt://localhost:7687#walsall-2020")
    Address(server='bolt://localhost:7687', scope='walsall-2020')

    Raises:
        RegisterError: it holds a name or a password, a path, or a scope that cannot be one. The
            message repeats no address that may hold a password.
    """
    if "@" in address:  # wherever it stands: a password may hold what ends the part before it
        raise RegisterError(
            "an address of a server holds no name and no password; "
            "set NEO4J_USERNAME and NEO4J_PASSWORD instead"
        )
    parts = None
    with suppress(ValueError):  # a port that is no number, a bracket that is not closed
        split = urlsplit(address)
        parts = split if split.hostname and split.port != 0 else None
    if parts is None or parts.path not in ("", "/"):
        raise RegisterError(
            "this is no address of a server; write neo4j://HOST:PORT#SCOPE, "
            "and name the database in NEO4J_DATABASE",
            place=Place(str(address)),
        )
    query = f"?{parts.query}" if parts.query else ""
    server = f"{parts.scheme}://{parts.netloc}{query}"
    return Address(server, checked_scope(parts.fragment) if parts.fragment else None)


def checked_scope(scope: str) -> str:
    """Return the scope unchanged, or raise where it cannot be one.

    Raises:
        RegisterError: it holds anything but letters, digits and ``. _ + -``.
    """
    if not _SCOPE.fullmatch(scope):
        raise RegisterError(
            f"{scope!r} cannot be the scope of a register on a server; "
            "use letters, digits, dots, hyphens and underscores only"
        )
    return scope


class UnsettledError(Exception):
    """The query met a commit, and found a trace of something already gone; it can be asked again."""


class Connection:
    """A driver, with retries and time-outs set, whose errors are sentences."""

    def __init__(self, address: Address) -> None:
        from neo4j import GraphDatabase

        self.address = address
        # What the driver would log is in the sentence that is raised; others may still ask for it.
        logging.getLogger("neo4j").addHandler(logging.NullHandler())
        self.asked = 0  # queries sent, which over a wire is what costs
        self._defined = False
        self.database = os.environ.get("NEO4J_DATABASE") or None
        auth = credentials()
        self._known = auth is not None and all(auth)
        with self.sentences():
            self.driver: Driver = GraphDatabase.driver(
                address.server,
                auth=auth,
                connection_timeout=_CONNECT_S,
                connection_acquisition_timeout=2 * _CONNECT_S,
                max_transaction_retry_time=_RETRY_S,
                notifications_min_severity="OFF",
                user_agent="remit",
            )

    def probe(self, cypher: str) -> list[Record]:
        """Ask once, without trying again: for the first question, so that errors come at once."""
        self.asked += 1
        with (
            self.sentences(),
            self.driver.session(database=self.database, default_access_mode="READ") as session,
        ):
            return list(session.run(_query(cypher)))

    def read(self, cypher: str, parameters: Mapping[str, Any]) -> list[Record]:
        """Ask in one round trip, and again where the server says that trying again may help."""
        self.asked += 1
        from neo4j.exceptions import Neo4jError

        with self.sentences():
            try:
                return self.driver.execute_query(
                    _query(cypher), dict(parameters), routing_="r", database_=self.database
                ).records
            except Neo4jError as error:
                if _met_what_is_gone(error):
                    raise UnsettledError from error
                raise

    def stream(self, cypher: str, parameters: Mapping[str, Any]) -> Iterator[Record]:
        """Ask for more than should be held in memory at once."""
        self.asked += 1
        with (
            self.sentences(),
            self.driver.session(
                database=self.database,
                default_access_mode="READ",
                bookmark_manager=self.driver.execute_query_bookmark_manager,
            ) as session,
        ):
            yield from session.run(_query(cypher, _STREAM_S), dict(parameters))

    def write(
        self, work: Callable[[ManagedTransaction], _Result], timeout: float = _WRITE_S
    ) -> _Result:
        """Do the work in one transaction, and all of it again where that may help."""
        from neo4j.exceptions import Neo4jError

        from neo4j import unit_of_work

        bounded = unit_of_work(timeout=timeout)(work)
        with (
            self.sentences(),
            self.driver.session(
                database=self.database,
                bookmark_manager=self.driver.execute_query_bookmark_manager,
            ) as session,
        ):
            for left in reversed(range(_TRIES)):
                try:
                    return session.execute_write(bounded)
                except Neo4jError as error:
                    if not (left and _met_what_is_gone(error)):
                        raise
        raise AssertionError("unreachable")

    def define(self, commands: list[str]) -> None:
        """Carry out schema commands, once; they cannot share a transaction with data."""
        if self._defined:
            return
        with self.sentences(), self.driver.session(database=self.database) as session:
            for command in commands:
                session.run(_query(command, None)).consume()
        self._defined = True

    def close(self) -> None:
        """Let go of all connections."""
        self.driver.close()

    @contextmanager
    def sentences(self) -> Iterator[None]:
        """Turn what the driver raises into one sentence that says what to do."""
        from neo4j.exceptions import DriverError, Neo4jError

        try:
            yield
        except (DriverError, Neo4jError, ValueError) as error:
            if _met_what_is_gone(error):
                raise RegisterError(ANEW, place=Place(str(self.address))) from None
            if isinstance(error, UnicodeError):  # lone halves of characters: the contents' fault
                raise RegisterError(
                    "a text holds half a character, which cannot be stored; "
                    "the register is as it was",
                    place=Place(str(self.address)),
                ) from error
            why = reason(error, self.database)
            if why == NOT_ACCEPTED and not self._known:
                why = NOTHING_GIVEN
            if why == NOBODY_THERE and "+s" in self.address.server.partition(":")[0]:
                why = f"{why}; the address also asks it to encrypt, which it must be set up for"
            # The cause is left out: its text might repeat what it was given.
            raise RegisterError(why, place=Place(str(self.address))) from None


def _met_what_is_gone(error: Exception) -> bool:
    return str(getattr(error, "code", "")).endswith("EntityNotFound")


def _query(cypher: str, timeout: float | None = _READ_S) -> Query:
    from neo4j import Query

    # Every query is put together from constants of these modules and names of the ontology.
    return Query(cypher, timeout=timeout)


NOT_ACCEPTED = (
    "the server does not accept this name and password; "
    "set NEO4J_USERNAME and NEO4J_PASSWORD to ones that it knows"
)
NOTHING_GIVEN = (
    "the server asks for a password and none was given; set NEO4J_USERNAME and NEO4J_PASSWORD, "
    "or ask on a terminal, where you are asked for it"
)
NOBODY_THERE = (
    "no Neo4j server answers there; check host and port, that it runs, "
    "and that nothing stands between"
)

# What to say, by a piece of the error's code, class or text; the first that fits is said.
_REASONS = (
    (
        ("Security.Unauthorized", "AuthError", "Security.TokenExpired", "AuthConfigurationError"),
        NOT_ACCEPTED,
    ),
    (
        ("Security.CredentialsExpired",),
        "this password must be changed first, in Neo4j Browser or with cypher-shell",
    ),
    (
        ("AuthenticationRateLimit",),
        "there were too many wrong passwords; wait a little and try again",
    ),
    (
        ("Database.DatabaseNotFound",),
        "the server has no database {database}; set NEO4J_DATABASE to one that it has",
    ),
    (
        ("ReadOnly", "ReadOnlyAccess", "NotALeader", "read only", "read-only"),
        "the database {database} is read-only, so nothing was changed; load where it may be written",
    ),
    (
        ("Security.Forbidden", "Security.AuthorizationExpired", "Forbidden"),
        "this name may not do that in the database {database}; ask for the right to read and write",
    ),
    (
        ("No space left", "DiskFull", "disk space", "not enough space"),
        "the server's disk is full; make room there and load again",
    ),
    (
        ("MemoryPoolOutOfMemory", "OutOfMemory"),
        (
            "the load is larger than the server's memory for one transaction; "
            "raise dbms.memory.transaction.total.max or its heap, or load in smaller scopes"
        ),
    ),
    (
        ("TransactionLogError",),  # what a full disk is called at the first write that fails
        (
            "the server cannot write, most likely as its disk is full; "
            "make room there, start it again, and load again"
        ),
    ),
    (
        ("DatabaseUnavailable", "DatabaseError.Transaction"),
        (
            "the database {database} is not available: it may be starting, stopped, or out of disk; "
            "look into the server's log, then try again"
        ),
    ),
    (
        ("TransactionTimedOut", "ClientTimeout"),
        "the server took too long to answer; ask for less, or look at what else it is doing",
    ),
    (
        ("IncompleteCommit", "SessionExpired"),
        "the connection was lost; do the same again: what was done is not done twice",
    ),
    (
        ("ServiceUnavailable", "Unable to retrieve routing", "Cannot resolve", "ConnectionAcq"),
        NOBODY_THERE,
    ),
)


def reason(error: Exception, database: str | None) -> str:
    """Say in one sentence what is wrong, from what the driver raised."""
    code = str(getattr(error, "code", "") or "")
    told = f"{code} {' '.join(c.__name__ for c in type(error).__mro__)} {error}"
    if "defunct" in told:
        return "the connection was lost; do the same again: what was done is not done twice"
    for signs, sentence in _REASONS:
        if any(sign in told for sign in signs):
            return sentence.format(database=database or "of this address")
    return f"the server could not do it ({code or type(error).__name__}); look into its log"
