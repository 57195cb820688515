"""How soon the explorer is ready in a browser, how long it takes to make, and how large it is.

The promise, on an idle machine: the register that is shipped ready within 0.3 seconds and at most 350 kB,
eight partnerships within a second and at most 1 MB, 5,000 things within 1.2 seconds. What work it is to get
ready, in processor time, is told beside it: that hardly changes with what else the machine does.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from remit.examples import bundled
from remit.graph.model import Citation, Contents, Document, Entity, Statement, merge
from remit.graph.opening import in_memory, open_store
from remit.loaders import load
from remit.viz.view import view
from tests.support.generate import generate

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HERE = Path(__file__).resolve().parent.parent
HARROWMERE = HERE / "examples" / "harrowmere"
SEEDS = HERE.parent / "shared" / "seeds"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
READY = {"the register shipped": 300.0, "eight partnerships": 1000.0, "5,000 things": 1200.0}  # ms
LARGEST = {"the register shipped": 350.0, "eight partnerships": 1000.0}  # kB
RUNS = 7


def large(things: int) -> Contents:
    """Thirty priorities, each with a lead, and so many actions with an officer for every fourth."""
    cited = (Citation("plan.txt", "line 1", "words"),)
    rows = [Statement(f"priority/p{n}", "priorityOf", "plan/p", citations=cited) for n in range(30)]
    rows += [
        Statement(f"priority/p{n}", "assignedTo", f"body/b{n}", role="accountable", citations=cited)
        for n in range(30)
    ]
    actions = (things - 61) * 4 // 5
    for n in range(actions):
        rows.append(Statement(f"action/a{n}", "actionOf", f"priority/p{n % 30}", citations=cited))
        if n % 4 == 0:
            rows.append(
                Statement(
                    f"action/a{n}",
                    "assignedTo",
                    f"person/x{n}",
                    role="responsible",
                    citations=cited,
                )
            )
    ends = sorted({end for s in rows for end in (s.subject, s.object) if end})
    entities = tuple(
        Entity(end, end.partition("/")[0], f"Number {end} of an invented register") for end in ends
    )
    return Contents((Document("plan.txt", "aa"),), entities, tuple(merge(rows)))


def main() -> None:
    """Measure and print."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        print("\nThe explorer: no Chromium here, nothing measured")
        return
    registers = {
        "the register shipped": open_store(bundled()).contents(),
        "harrowmere": load([*sorted(HARROWMERE.glob("plan.txt")), *HARROWMERE.glob("*.csv")]),
    }
    if SEEDS.is_dir():
        registers["the three seeds"] = load(sorted(SEEDS.glob("*.txt")))
    registers["eight partnerships"] = generate(8)
    registers["5,000 things"] = large(5000)
    from playwright.sync_api import sync_playwright

    print(
        f"\nThe explorer: made in (processor), size, ready in the browser (median of {RUNS}; processor)"
    )
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        for name, contents in registers.items():
            store = in_memory()
            store.replace(contents)
            start = time.process_time()
            page = view(store).content
            made = 1000 * (time.process_time() - start)
            file = Path(folder) / "page.html"
            file.write_bytes(page)
            times = [_ready(browser, file) for _ in range(RUNS)]
            ready, work = (statistics.median(column) for column in zip(*times, strict=True))
            print(
                f"  {name:20} {made:8.0f} ms {_held(len(page) / 1000, LARGEST.get(name), 'kB')} "
                f"{_held(ready, READY.get(name), 'ms')} {work:6.0f} ms"
            )
        browser.close()


def _held(found: float, most: float | None, unit: str) -> str:
    """What was found, and beside it what was promised, if anything was."""
    if most is None:
        return f"{found:7.0f} {unit}{'':21}"
    return f"{found:7.0f} {unit} (of {most:4.0f}: {'met' if found <= most else 'MISSED'}){'':3}"[
        :31
    ]


def _ready(browser: Browser, file: Path) -> tuple[float, float]:
    """From the start of the navigation until the page's script has done its work, and what work it was."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    page = context.new_page()
    tool = context.new_cdp_session(page)
    tool.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(file.as_uri())
    page.locator(":root[data-ready]").wait_for(state="attached")
    ready: float = page.evaluate("performance.getEntriesByName('ready')[0].startTime")
    told = tool.send("Performance.getMetrics")["metrics"]
    work = 1000 * next(one["value"] for one in told if one["name"] == "TaskDuration")
    context.close()
    return ready, work


if __name__ == "__main__":
    main()
