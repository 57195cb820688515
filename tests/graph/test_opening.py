"""From an address to a store."""

from __future__ import annotations

import pytest

from remit.graph.errors import RegisterError
from remit.graph.opening import create_store, open_store, sources_at


@pytest.mark.parametrize("use", [open_store, create_store, sources_at])
def test_an_address_of_another_kind_is_not_taken_for_a_file(use: object) -> None:
    """A path would be made of it that nobody meant."""
    assert callable(use)
    with pytest.raises(RegisterError, match=r"^http://localhost:7687#a: no register has such"):
        use("http://localhost:7687#a")
    with pytest.raises(RegisterError, match="set NEO4J_USERNAME") as caught:
        use("https://ann:hush@localhost:7473")
    assert "hush" not in str(caught.value)
