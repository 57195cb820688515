"""The top-level folders are layers: imports only run downwards, and starting up stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Which layers each layer may import. `api` is the package `remit` itself; the others are `remit.<folder>`.
MAY_IMPORT = {
    "api": {"cli", "viz", "queries", "loaders", "graph", "ontology", "examples"},
    "cli": {"viz", "queries", "loaders", "graph", "ontology", "examples"},
    "viz": {"queries", "graph", "ontology"},
    "queries": {"graph", "ontology"},
    "loaders": {"graph", "ontology"},
    "graph": {"ontology"},
    "ontology": set(),
    "examples": {"loaders", "graph", "ontology"},
}

# Libraries that are slow to import: they are imported in the function that needs them.
HEAVY = {
    *("PIL", "jinja2", "networkx", "neo4j", "pyoxigraph", "pyshacl", "pyvis", "rdflib", "rich"),
    *("playa", "pypdfium2", "yaml"),
}

# Modules that may import a heavy library at the top, because they are themselves imported late:
# path -> libraries. An entry that is no longer needed is reported.
HEAVY_AT_THE_TOP: dict[str, set[str]] = {}


class Import(NamedTuple):
    """One imported module: where, what, and whether it happens as soon as the file is imported."""

    line: int
    module: str
    dots: int
    at_start: bool


def imports(node: ast.AST, *, at_start: bool = True) -> Iterator[Import]:
    """Every import below `node`, with `import_module("...")` counted as one."""
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Import():
                for alias in child.names:
                    yield Import(child.lineno, alias.name, 0, at_start)
            case ast.ImportFrom(module=None | "remit"):
                # `from remit import graph` names a layer, `from remit import open` names the top one.
                for alias in child.names:
                    module = ".".join(filter(None, [child.module, alias.name]))
                    yield Import(child.lineno, module, child.level, at_start)
            case ast.ImportFrom(module=str(module)):
                yield Import(child.lineno, module, child.level, at_start)
            case ast.Call(
                func=ast.Attribute(attr="import_module") | ast.Name(id="import_module"),
                args=[ast.Constant(value=str(module)), *_],
            ):
                yield Import(child.lineno, module, 0, at_start)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                yield from imports(child, at_start=False)
            case ast.If(test=ast.Name(id="TYPE_CHECKING") | ast.Attribute(attr="TYPE_CHECKING")):
                yield from imports(ast.Module(child.body, []), at_start=False)
                yield from imports(ast.Module(child.orelse, []), at_start=at_start)
            case _:
                yield from imports(child, at_start=at_start)


def layer_of(module: str) -> str | None:
    """The layer that holds an imported module, or None if it is not one of ours."""
    first, _, rest = module.partition(".")
    if first != "remit":
        return None
    second = rest.partition(".")[0]
    return second if second in MAY_IMPORT and second != "api" else "api"


def sources(root: Path, folder: str) -> Iterator[tuple[str, ast.Module]]:
    """The path (as written in messages) and the syntax tree of every Python file of a folder."""
    for path in sorted((root / folder).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        yield path.relative_to(root).as_posix(), ast.parse(text, filename=str(path))


def fault(layer: str, found: Import) -> str | None:
    """What is wrong with an import in a file of this layer, if anything."""
    if found.dots > 1:
        return f"relative import of {'.' * found.dots}{found.module}: name the package in full"
    if found.dots == 1:
        # In the top package a relative import reaches the layers, which are its sub-packages.
        if layer == "api" and found.module.partition(".")[0] in MAY_IMPORT:
            return f"relative import of .{found.module}: write remit.{found.module}"
        return None
    if found.module.partition(".")[0] in MAY_IMPORT:
        return f"imports {found.module}: write remit.{found.module}"
    target = layer_of(found.module)
    if target is not None and target != layer and target not in MAY_IMPORT[layer]:
        allowed = ", ".join(sorted(MAY_IMPORT[layer])) or "no layer"
        return f"imports {found.module} ({target}), but {layer} may import {allowed}"
    return None


def faults(root: Path) -> list[str]:
    """Every import in the layer folders that runs the wrong way or goes by the wrong name."""
    return [
        f"{path}:{found.line}: {wrong}"
        for layer in MAY_IMPORT
        for path, tree in sources(root, layer)
        for found in imports(tree)
        if (wrong := fault(layer, found))
    ]


def heavy_faults(root: Path, allowed: dict[str, set[str]]) -> list[str]:
    """Every heavy library imported at the top of a file, and every needless permission for one."""
    needed: set[tuple[str, str]] = set()
    wrong: list[str] = []
    for layer in MAY_IMPORT:
        for path, tree in sources(root, layer):
            for found in imports(tree):
                library = found.module.partition(".")[0]
                if found.dots or not found.at_start or library not in HEAVY:
                    continue
                if library in allowed.get(path, ()):
                    needed.add((path, library))
                else:
                    wrong.append(f"{path}:{found.line}: imports {library} at start-up")
    granted = {(path, library) for path, libraries in allowed.items() for library in libraries}
    wrong += [f"{path}: need not be allowed {lib}" for path, lib in sorted(granted - needed)]
    return wrong


def report(wrong: list[str]) -> str:
    return "\n".join(["", *wrong])


def test_imports_only_run_downwards(repository: Path) -> None:
    wrong = faults(repository)
    assert not wrong, report(wrong)


def test_heavy_libraries_are_imported_where_they_are_used(repository: Path) -> None:
    wrong = heavy_faults(repository, HEAVY_AT_THE_TOP)
    assert not wrong, report(wrong)


def test_starting_up_loads_no_heavy_library() -> None:
    code = f"import sys, remit, remit.cli; print(*sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stdout.split() == []


def test_benchmarks_and_scripts_name_the_package_in_full(repository: Path) -> None:
    # They run in the repository's own folder, where a bare `import graph` would happen to work.
    wrong = [
        f"{path}:{found.line}: imports {found.module}: write remit.{found.module}"
        for folder in ("bench", "docs", "tests")
        for path, tree in sources(repository, folder)
        for found in imports(tree)
        if not found.dots and found.module.partition(".")[0] in MAY_IMPORT
    ]
    assert not wrong, report(wrong)


@pytest.mark.parametrize(
    ("path", "code", "message"),
    [
        ("graph/a.py", "import remit.queries", "graph may import ontology"),
        ("graph/a.py", "from remit.loaders.readers import pdf", "graph may import ontology"),
        ("graph/a.py", "def f():\n    from remit import viz", "a.py:2: imports remit.viz (viz)"),
        ("cli/a.py", "from remit import open", "imports remit.open (api)"),
        ("cli/a.py", "import_module('remit.api')", "imports remit.api (api)"),
        ("viz/a.py", "if TYPE_CHECKING:\n    import remit.loaders", "viz may import"),
        ("queries/a.py", "from graph.model import Entity", "write remit.graph.model"),
        ("loaders/readers/a.py", "from ..names import x", "name the package in full"),
        ("api/a.py", "from . import graph", "write remit.graph"),
        ("api/a.py", "from .graph.model import Entity", "write remit.graph.model"),
        ("ontology/a.py", "import remit.graph", "may import no layer"),
    ],
)
def test_a_wrong_import_is_found(tmp_path: Path, path: str, code: str, message: str) -> None:
    (file := tmp_path / path).parent.mkdir(parents=True)
    file.write_text(code, encoding="utf-8")
    assert [message in line for line in faults(tmp_path)] == [True], faults(tmp_path)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("api/a.py", "import remit.cli\nfrom . import b\nfrom remit import open"),
        ("cli/a.py", "from remit import queries\nfrom remit.examples import path"),
        ("loaders/a.py", "from .readers import text\nimport graphlib, remit.graph.model"),
        ("graph/a.py", "from remit.graph.model import Entity\nimport remitter"),
    ],
)
def test_a_right_import_is_left_alone(tmp_path: Path, path: str, code: str) -> None:
    (file := tmp_path / path).parent.mkdir(parents=True)
    file.write_text(code, encoding="utf-8")
    assert faults(tmp_path) == []


def test_heavy_imports_are_told_from_late_ones(tmp_path: Path) -> None:
    (tmp_path / "graph").mkdir()
    code = (
        "import yaml\n"
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    import rdflib\nelse:\n    import neo4j\n"
        "class A:\n    import networkx as nx\n    def f(self):\n        import pyvis.network\n"
        "try:\n    from rich.table import Table\nexcept ImportError:\n    pass\n"
    )
    (tmp_path / "graph" / "a.py").write_text(code, encoding="utf-8")
    allowed = {"graph/a.py": {"yaml", "rdflib"}}
    assert heavy_faults(tmp_path, allowed) == [
        "graph/a.py:6: imports neo4j at start-up",
        "graph/a.py:8: imports networkx at start-up",
        "graph/a.py:12: imports rich at start-up",
        "graph/a.py: need not be allowed rdflib",
    ]
