"""What a page carries was made ready before, and what it does not need is not even imported."""

from __future__ import annotations

import html
import subprocess
import sys
from pathlib import Path

import pytest

from remit.graph.store import Store
from remit.viz.page import policy_of
from remit.viz.prepared import prepared
from remit.viz.preparing import made, main, opened
from remit.viz.view import view
from tests.support.counting import asked_of


def test_what_was_made_ready_is_what_would_be_made_today() -> None:
    assert opened(prepared()) == opened(made())


def test_what_is_stale_is_told_and_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "viz" / "assets").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert main(["--check"]) == 1
    assert "stale: viz" in capsys.readouterr().out
    assert main([]) == 0
    assert main(["--check"]) == 0


def test_a_page_allows_what_it_carries_by_its_hash_and_nothing_else(
    shipped: Store, page_of: object
) -> None:
    page = view(shipped).content.decode()
    carried = prepared()
    for part in carried:
        assert part.letters in page
    scripts = [carried.starter.hash, carried.program.hash, carried.library.hash]
    allowed = policy_of([], scripts).split("; ")[1]
    assert allowed in html.unescape(page)


# What is slow to import and a page has no use for: graphs, statutes as they are written, other formats.
NEEDLESS = {
    *("networkx", "yaml", "pyvis", "jinja2", "IPython", "gzip", "subprocess", "pickle"),
    *("remit.viz.layout", "remit.viz.plot", "remit.viz.tree", "remit.viz.preparing"),
    *("remit.queries.percentages", "remit.queries.granted", "remit.queries.abreast"),
}


def test_a_page_of_the_register_that_is_shipped_imports_nothing_that_it_does_not_need(
    tmp_path: Path,
) -> None:
    code = (
        "import sys; from remit.cli import main; sys.argv = ['remit', 'view', '-o', 'page.html']\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print(*({NEEDLESS!r} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert (tmp_path / "page.html").stat().st_size > 100_000
    assert done.stdout.splitlines()[1:] == [""]


@pytest.mark.parametrize("form", ["html", "svg"])
def test_a_register_is_read_once_for_a_page_or_a_picture(
    form: str, vale: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("about", "walk", "entities", "candidates", "contents", "ledger", "scan", "of_kind")
    asked = asked_of(vale, monkeypatch, *names)
    view(vale, format=form)
    assert sorted(asked) == ["contents", "ledger"]  # which its contents have
