"""`remit duties`, `remit matter` and `remit check` as people and scripts meet them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from remit.cli.commands.check import EXITS
from remit.queries.verdicts import VERDICTS
from tests.cli.test_commands import run

CLAIMS = {
    "supported": "Vale Police leads serious violence",
    "contradicted": "Fenwick Vale Council leads serious violence",
    "indirect": "Vale Police is accountable for action/patrols",
    "not-said": "Vale Police leads allotments",
}


@pytest.mark.parametrize("verdict", VERDICTS)
def test_the_exit_status_tells_a_script_the_verdict(register: Path, verdict: str) -> None:
    """As text and as JSON; 1 and 2 stay what they are everywhere."""
    shown = run("-r", register, "check", CLAIMS[verdict])
    told = run("-r", register, "check", CLAIMS[verdict], "--json")
    assert (shown.exit_code, shown.stderr) == (told.exit_code, told.stderr) == (EXITS[verdict], "")
    assert json.loads(told.stdout)["verdict"] == verdict
    assert {EXITS[v] for v in VERDICTS}.isdisjoint({1, 2})
    assert len({EXITS[v] for v in VERDICTS}) == len(VERDICTS)


def test_help_tells_every_exit_status() -> None:
    told = " ".join(run("check", "--help").stdout.split())
    for status in EXITS.values():
        assert f" {status} " in told.partition("Exit status:")[2]


def test_what_is_no_claim_and_who_is_not_clear_is_bad_input(register: Path) -> None:
    for claim in ("Vale Police", "Nobody leads serious violence", "Vale leads serious violence"):
        shown = run("-r", register, "check", claim)
        assert (shown.exit_code, shown.stdout) == (1, "")
        assert shown.stderr.startswith("Error: ")


def test_the_words_on_both_sides_are_cited(register: Path) -> None:
    against = run("-r", register, "check", CLAIMS["contradicted"]).stdout
    assert "The words against it\n  Vale Police: accountable for" in against
    assert "plan.txt, line" in against
    assert "Lead partner: Vale Police" in against


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "Sara Wood is responsible for action/delivery"],
        ["matter", "domestic abuse", "--full"],
        ["duties", "Community Safety Board"],
        ["check", "Inés Alder chairs the Community Safety Board"],
    ],
)
def test_names_of_people_can_be_left_out(register: Path, arguments: list[str]) -> None:
    """In text and JSON, in words, ids and quotes; the answer is the same."""
    for form in ((), ("--json",)):
        whole = run("-r", register, *arguments, *form)
        public = run("-r", register, *arguments, *form, "--redact", "people")
        assert whole.exit_code == public.exit_code
        shown = public.stdout.casefold()
        for name in ("sara", "wood", "kim", "marlow", "inés", "alder"):
            assert name not in shown
        assert len(public.stdout.splitlines()) >= len(whole.stdout.splitlines()) // 2


def test_the_same_sentence_comes_first_in_text_and_json(register: Path) -> None:
    for arguments in (
        ["duties", "VP"],
        ["matter", "domestic abuse"],
        ["check", CLAIMS["supported"]],
    ):
        told = json.loads(run("-r", register, *arguments, "--json").stdout)
        shown = run("-r", register, *arguments).stdout
        assert " ".join(shown.split()).startswith(" ".join(told["sentence"].split()))


@pytest.mark.parametrize(
    ("arguments", "most"),
    [
        (["duties", "Walsall Council"], 50),
        (["matter", "domestic abuse"], 50),
        (["matter", "anti-social behaviour"], 50),
        (["check", "Walsall Council leads Stop domestic abuse"], 20),
        (["who", "domestic abuse"], 55),
        (["who", "knife crime"], 55),
    ],
)
def test_an_answer_fits_a_screen(arguments: list[str], most: int) -> None:
    """On the bundled register; everything is there with --full."""
    shown = run(*arguments).stdout.splitlines()
    assert len(shown) <= most
    assert len(run(*arguments, "--full").stdout.splitlines()) >= len(shown)


def test_an_empty_matter_is_wrong_usage(register: Path) -> None:
    shown = run("-r", register, "matter", " ")
    assert (shown.exit_code, shown.stdout) == (2, "")
