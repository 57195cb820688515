"""Claims and matters on real and invented documents: what is supported stands in the words, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import yaml

from remit.graph.model import Contents
from remit.graph.opening import in_memory
from remit.graph.store import Store
from remit.queries.asking import read
from remit.queries.check import check
from remit.queries.matter import LED, UNLED, WORKED, matter
from remit.queries.verdicts import CONTRADICTED, INDIRECT, SUPPORTED

_DATA = Path(__file__).parents[1] / "data"


def read_yaml(name: str) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = yaml.safe_load((_DATA / name).read_text("utf-8"))
    return found


CLAIMS = read_yaml("claims-checked.yaml")
MATTERS = read_yaml("matters-read.yaml")
UNCOVERED = yaml.safe_load((_DATA / "questions-uncovered.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def invented(harrowmere: Contents) -> Iterator[Store]:
    with closing(in_memory()) as store:
        store.replace(harrowmere)
        yield store


def checked(store: Store, claims: list[dict[str, object]]) -> None:
    for item in claims:
        found = check(store, str(item["claim"]))
        assert found.verdict == item["verdict"], f"{item['claim']}: {found.sentence}"
        words = (*found.supports, *found.contradicts)
        assert {said.party.label for said in words} == {*item["names"]}, item["claim"]  # type: ignore[misc]
        assert all(said.citations for said in words), item["claim"]
        assert bool(found.supports) == (found.verdict in (SUPPORTED, INDIRECT))
        assert bool(found.contradicts) == (found.verdict == CONTRADICTED)


def test_claims_on_the_walsall_documents(walsall: Store) -> None:
    checked(walsall, CLAIMS["walsall"])


def test_claims_on_the_documents_of_harrowmere(invented: Store) -> None:
    checked(invented, CLAIMS["harrowmere"])


def looked_up(store: Store, matters: list[dict[str, object]]) -> None:
    for item in matters:
        found = matter(store, str(item["matter"]))
        assert found.state == item["state"], f"{item['matter']}: {found.sentence}"
        assert len(found.parts) in item["priorities"], f"{item['matter']}: {found.sentence}"  # type: ignore[operator]
        missing = [name for name in item["leads"] if name not in found.sentence]  # type: ignore[attr-defined]
        assert missing == [], found.sentence


def test_matters_in_the_walsall_documents(walsall: Store) -> None:
    looked_up(walsall, MATTERS["walsall"])


def test_matters_in_the_documents_of_harrowmere(invented: Store) -> None:
    looked_up(invented, MATTERS["harrowmere"])


def neither_borne_out_nor_denied(store: Store, body: str) -> None:
    for n, item in enumerate(UNCOVERED):
        verb = ("leads", "is responsible for", "owns", "is accountable for")[n % 4]
        found = check(store, f"{body} {verb} {read(item['q']).words}")
        assert found.verdict not in (SUPPORTED, CONTRADICTED), found.sentence


def test_no_claim_on_a_matter_that_walsall_does_not_cover_is_borne_out_or_denied(
    walsall: Store,
) -> None:
    """Two hundred of them, each claimed for the lead of a priority."""
    neither_borne_out_nor_denied(walsall, "West Midlands Police")


def test_no_claim_on_a_matter_that_harrowmere_does_not_cover_is_borne_out_or_denied(
    invented: Store,
) -> None:
    neither_borne_out_nor_denied(invented, "Northfenshire Police")


def had_by_nobody(store: Store) -> None:
    for item in UNCOVERED[::10]:
        found = matter(store, item["q"])
        assert found.state not in (LED, UNLED, WORKED), found.sentence


def test_a_matter_that_walsall_does_not_cover_is_led_by_nobody(walsall: Store) -> None:
    had_by_nobody(walsall)


def test_a_matter_that_harrowmere_does_not_cover_is_led_by_nobody(invented: Store) -> None:
    had_by_nobody(invented)
