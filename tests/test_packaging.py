"""What is in the folders is in the wheel, under the one import name."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import remit

if TYPE_CHECKING:
    from collections.abc import Iterator

# What makes files of the package, and is run only by those who change the code, may import what only they have.
OF_MAKERS = {
    "examples/meetings.py: openpyxl",
    "examples/offices.py: openpyxl",
    "viz/packing.py: zopfli",
}
LAYERS = ("api", "cli", "viz", "queries", "loaders", "graph", "ontology", "examples")


@pytest.fixture(scope="module")
def project(repository: Path) -> dict[str, Any]:
    """The whole of pyproject.toml."""
    return tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))


def files(folder: Path) -> Iterator[Path]:
    """Every file that belongs to a folder: nothing hidden, compiled or left by an editor."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        junk = "__pycache__" in parts or any(part.startswith(".") for part in parts)
        if path.is_file() and not junk and not path.name.endswith(("~", ".pyc", ".orig")):
            yield path


def packaged(path: Path) -> Path:
    """Where a path below the repository (`graph/model.py`) lies below the folder `remit`."""
    return path.relative_to("api") if path.parts[0] == "api" else path


def normal(requirement: str) -> str:
    """The name that a requirement asks for, however it is spelt."""
    name = re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(path: Path) -> set[str]:
    """The packages that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def test_every_package_is_listed_and_mapped(repository: Path, project: dict[str, Any]) -> None:
    found = {
        ".".join(["remit", *packaged(folder).parts]): folder.as_posix()
        for layer in LAYERS
        for init in files(repository / layer)
        if init.name == "__init__.py"
        for folder in [init.parent.relative_to(repository)]
    }
    setuptools = project["tool"]["setuptools"]
    assert setuptools["package-dir"] == found, "correct [tool.setuptools.package-dir]"
    assert sorted(setuptools["packages"]) == sorted(found), "correct packages in [tool.setuptools]"


def test_every_module_is_in_a_package(repository: Path) -> None:
    homeless = [
        path.relative_to(repository).as_posix()
        for layer in LAYERS
        for path in files(repository / layer)
        if path.suffix == ".py" and not (path.parent / "__init__.py").is_file()
    ]
    assert homeless == [], "add an __init__.py beside these, or the wheel lacks them"


def test_no_folder_takes_the_import_name(repository: Path) -> None:
    assert not (repository / "remit").exists(), "a folder `remit` would hide the installed package"


def test_the_installed_package_holds_every_file_and_no_other(repository: Path) -> None:
    assert remit.__file__ is not None
    home = Path(remit.__file__).parent
    wanted = {
        packaged(path.relative_to(repository)).as_posix()
        for layer in LAYERS
        for path in files(repository / layer)
    }
    there = {path.relative_to(home).as_posix() for path in files(home)}
    assert sorted(wanted - there) == [], "left out of the wheel: see package-data in pyproject.toml"
    assert sorted(there - wanted) == [], "installed but gone from the sources: install again"


def test_all_that_is_imported_comes_with_an_ordinary_installation(
    repository: Path, project: dict[str, Any]
) -> None:
    brought = importlib.metadata.packages_distributions()
    asked = {normal(requirement) for requirement in project["project"]["dependencies"]}
    missing = {
        f"{path.relative_to(repository).as_posix()}: {name}"
        for layer in LAYERS
        for path in files(repository / layer)
        if path.suffix == ".py"
        for name in imported(path) - sys.stdlib_module_names - {"remit", "_typeshed"}
        if asked.isdisjoint(map(normal, brought.get(name, ())))
    }
    assert sorted(missing - OF_MAKERS) == [], (
        "add it to the dependencies, or users have no such module"
    )


def test_the_command_is_installed() -> None:
    (script,) = importlib.metadata.entry_points(group="console_scripts", name="remit")
    assert callable(script.load())


def test_types_are_published() -> None:
    assert remit.__file__ is not None
    assert (Path(remit.__file__).parent / "py.typed").is_file()


def test_pins_are_versions_and_name_no_place(repository: Path) -> None:
    lines = (repository / "constraints" / "dev.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    odd = [pin for pin in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9A-Za-z.+!]+", pin)]
    assert odd == []


def test_everything_we_ask_for_is_pinned(repository: Path, project: dict[str, Any]) -> None:
    asked = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    for extra in project["project"]["optional-dependencies"].values():
        asked += extra
    lines = (repository / "constraints" / "dev.txt").read_text(encoding="utf-8").splitlines()
    pinned = {normal(line) for line in lines}
    missing = {normal(requirement) for requirement in asked} - pinned - {"remit"}
    assert sorted(missing) == [], "run `make constraints`"
