"""Registers to draw, and a browser to look at the drawings."""

from __future__ import annotations

import os
import re
import runpy
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from remit.graph.model import Citation, Contents, Document, Entity, LedgerEntry, Statement, merge
from remit.graph.store import Store
from remit.loaders import load
from remit.ontology import Basis, is_role
from remit.queries.audit import Audit, audit
from remit.queries.glance import Glance, glance
from remit.viz.material import Material, gather
from remit.viz.packing import unpacked
from remit.viz.view import view
from tests.support.reading import stored

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def vale() -> Store:
    """The hand-made partnership."""
    made = runpy.run_path(str(Path(__file__).parents[1] / "support" / "partnership.py"))
    return stored(made["partnership"]())


@pytest.fixture(scope="session")
def harrowmere(repository: Path) -> Store:
    """The invented partnership, from its documents."""
    folder = repository / "examples" / "harrowmere"
    return stored(load([folder / "plan.txt", folder / "delivery-plan.csv"]))


@pytest.fixture(scope="session")
def shipped() -> Store:
    """The register that comes with the package."""
    from remit.examples import bundled
    from remit.graph.opening import open_store

    return stored(open_store(bundled()).contents())


@pytest.fixture(scope="session")
def eight(repository: Path) -> Store:
    """Eight invented partnerships, which share bodies."""
    made = runpy.run_path(str(repository / "tests" / "support" / "generate.py"))
    return stored(made["generate"](8))


@pytest.fixture(scope="session")
def walsall(seeds: Path) -> Store:
    """A real partnership."""
    return stored(load(sorted(seeds.glob("*.txt"))))


@pytest.fixture(scope="session")
def empty() -> Store:
    """A register in which nothing was understood."""
    ledger = (LedgerEntry("plan.txt", "line 1", "unread", "no rule knows it", "smudged words"),)
    return stored(Contents((Document("plan.txt", "aa"),), ledger=ledger))


@pytest.fixture(scope="session")
def partly(harrowmere: Store) -> Store:
    """A register of which much was not understood."""
    before = harrowmere.contents()
    lost = tuple(
        LedgerEntry("plan.txt", f"line {n}", "unread", "no rule knows it", f"smudged words {n}")
        for n in range(150)
    )
    return stored(replace(before, ledger=before.ledger + lost))


def rows_of(columns: Sequence[Sequence[object]]) -> list[list[object]]:
    """The rows of which a page is given the columns."""
    return [list(row) for row in zip(*columns, strict=True)]


def in_the_open(content: bytes) -> str:
    """A page with what it carries packed, so that nothing hides from a search; else the text itself."""
    text = content.decode()
    found = re.search(r'id="data">(.*?)</script>', text)
    return text + unpacked(found[1]) if found else text


Made = Callable[..., Store]


def make(*said: tuple[str, ...], labels: dict[str, str] | None = None) -> Store:
    """A register of a few statements: (subject, relation or role, object[, basis])."""
    called = {end: end.partition("/")[2] for row in said for end in (row[0], row[2])}
    called.update(labels or {})
    things = (Entity(id_, id_.partition("/")[0], label) for id_, label in sorted(called.items()))
    statements = merge(_statement(*row) for row in said)  # type: ignore[arg-type]
    return stored(Contents((Document("plan.txt", "aa"),), tuple(things), tuple(statements)))


@pytest.fixture(scope="session")
def small() -> Made:
    """Make a register of a few statements."""
    return make


def _statement(subject: str, term: str, target: str, basis: Basis = "stated") -> Statement:
    cited = (Citation("plan.txt", "line 1", f"{subject} {target}"),)
    if is_role(term):
        return Statement(
            subject, "assignedTo", target, role=term, stated_as="Lead", basis=basis, citations=cited
        )
    return Statement(subject, term, target, basis=basis, citations=cited)


NASTY = {
    "script": "</script><script>window.hit=1</script>",
    "image": '<img src=x onerror="window.hit=1">',
    "quotes": "\"'`&amp;&lt;<!--",
    "long": "Lorem " * 1700,
    "unbroken": "x" * 10_000,
    "bidi": "safe \u202egnp.exe\u202c \u2066end",
    "emoji": "👩‍👩‍👧‍👦 family 🚔",
    "arabic": "مجلس السلامة المجتمعية",
    "empty": "",
    "blank": "   ",
    "control": "a\u0000b\u0007c\u2028d",
    "template": "{{ 7*7 }} {% for x in y %} ${x}",
    "style": "</style><style>*{display:none}</style>",
}


@pytest.fixture(scope="session")
def hostile() -> Store:
    """Labels that try to break out, circles of every sort, and one action in three lanes."""
    rows: list[tuple[str, ...]] = []
    for name in NASTY:
        rows.append((f"priority/{name}", "priorityOf", "plan/p"))
        rows.append((f"action/{name}", "actionOf", f"priority/{name}"))
        rows.append((f"priority/{name}", "accountable", f"body/{name}"))
        rows.append((f"action/{name}", "responsible", f"person/{name}"))
        rows.append((f"body/{name}", "linkedTo", "body/board", "drawn"))
        rows.append((f"action/shared-{name}", "actionOf", "plan/p"))
    rows += [
        ("plan/p", "adoptedBy", "body/board"),
        ("body/board", "reportsTo", "body/over"),
        ("body/over", "reportsTo", "body/board"),
        ("action/three", "actionOf", "priority/script"),
        ("action/three", "actionOf", "priority/image"),
        ("action/three", "actionOf", "priority/quotes"),
        ("action/round", "actionOf", "action/about"),
        ("action/about", "actionOf", "action/round"),
        ("action/self", "actionOf", "action/self"),
        ("plan/p", "discharges", "duty/script"),
    ]
    kinds = ("priority", "action", "body", "person")
    labels = {f"{kind}/{name}": label for name, label in NASTY.items() for kind in kinds}
    return make(*rows, labels=labels | {"duty/script": NASTY["script"]})


# ---------------------------------------------------------------- the browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this machine; without one the tests are skipped, in CI they fail."""
    path = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if path is None:
        message = "no Chromium here: on Debian, install it with 'sudo apt-get install chromium'"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Seen:
    """What a page did that it should not do."""

    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)


@dataclass
class Looker:
    """Opens pages, each in a context of its own."""

    browser: Browser
    folder: Path
    contexts: list[object] = field(default_factory=list)

    def __call__(
        self,
        html: bytes,
        at: str = "",
        *,
        size: tuple[int, int] = (1440, 900),
        offline: bool = True,
        scripted: bool = True,
        **more: object,
    ) -> Page:
        """Open a page at an address within it, and wait until its script, if any, is ready."""
        file = self.folder / "page.html"
        file.write_bytes(html)
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            offline=offline,
            **more,  # type: ignore[arg-type]
        )
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        self.seen = seen = Seen()
        page.on("request", lambda request: seen.requests.append(request.url))
        page.on("console", lambda message: seen.messages.append(message.text))
        page.on("pageerror", lambda error: seen.messages.append(str(error)))
        page.goto(file.as_uri() + at)
        if scripted and more.get("java_script_enabled") is not False:
            page.locator(":root[data-ready]").wait_for(state="attached")
        return page


@pytest.fixture
def look(browser: Browser, tmp_path: Path) -> Iterator[Looker]:
    """Open pages in the browser."""
    looker = Looker(browser, tmp_path)
    yield looker
    for context in looker.contexts:
        context.close()  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def page_of() -> Callable[..., bytes]:
    """Make the page of a register; each is made once."""
    made: dict[tuple[int, str | None], bytes] = {}

    def page(store: Store, focus: str | None = None) -> bytes:
        key = id(store), focus
        if key not in made:
            made[key] = view(store, focus=focus).content
        return made[key]

    return page


@pytest.fixture(scope="module")
def desk_of_shipped(
    browser: Browser,
    shipped: Store,
    page_of: Callable[..., bytes],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Page]:
    """The page of the register that comes with the package, on a desk, opened once for a module."""
    looker = Looker(browser, tmp_path_factory.mktemp("shipped"))
    yield looker(page_of(shipped))
    for context in looker.contexts:
        context.close()  # type: ignore[attr-defined]


REGISTERS = ("shipped", "walsall", "harrowmere", "hostile", "empty", "partly", "eight")


@dataclass(frozen=True)
class Met:
    """A register, what is said of it in one look, and its page."""

    store: Store
    material: Material
    found: Audit
    told: Glance
    html: bytes
    page: Page
    looker: Looker

    @property
    def names(self) -> set[str]:
        """What its things are called."""
        return {e.label for e in self.store.contents().entities}


@pytest.fixture(scope="module", params=REGISTERS)
def met(
    request: pytest.FixtureRequest,
    browser: Browser,
    page_of: Callable[..., bytes],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Met]:
    """Each register with its page, which is made and opened once for all that is asked of it."""
    store: Store = request.getfixturevalue(request.param)
    looker = Looker(browser, tmp_path_factory.mktemp("page"))
    html = page_of(store)
    found = audit(store)
    material = gather(store)
    told = glance(store.contents(), material.answers, found)
    yield Met(store, material, found, told, html, looker(html), looker)
    for context in looker.contexts:
        context.close()  # type: ignore[attr-defined]
