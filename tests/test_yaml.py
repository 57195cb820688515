"""The YAML that is bundled, by either of PyYAML's parsers: which one there is depends on the machine."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from remit.loaders.profile import load_profile

_ROOT = Path(str(files("remit")))
_BUNDLED = sorted(
    path for folder in ("loaders", "ontology", "examples") for path in (_ROOT / folder).rglob("*.yaml")
)  # fmt: skip


def test_there_are_bundled_files() -> None:
    """The next test would say nothing of none."""
    assert {"community-safety.yaml", "statutes.yaml", "decisions.yaml"} <= {
        p.name for p in _BUNDLED
    }


@pytest.mark.parametrize("path", _BUNDLED, ids=lambda path: path.name)
def test_a_bundled_file_reads_the_same_with_both_parsers(path: Path) -> None:
    """Where PyYAML lacks its C library, everything must still load."""
    if not hasattr(yaml, "CSafeLoader"):
        pytest.skip("PyYAML has no C library here")
    text = path.read_text(encoding="utf-8")
    assert yaml.load(text, yaml.CSafeLoader) == yaml.load(text, yaml.SafeLoader)


def test_the_default_profile_loads_without_the_c_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the same profile."""
    with_it = load_profile()
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert load_profile() == with_it
