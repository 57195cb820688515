"""A load says how far it has come."""

from __future__ import annotations

from pathlib import Path

from remit.loaders.building import build


def test_a_load_tells_each_document_and_never_goes_back(harrowmere_files: list[Path]) -> None:
    """From nothing to nearly all, in steps that only grow."""
    told: list[tuple[str, float]] = []
    build(harrowmere_files, told=lambda name, share: told.append((name, share)))
    shares = [share for _, share in told]
    assert {name for name, _ in told} == {path.name for path in harrowmere_files}
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert 0.9 < shares[-1] < 1
