"""`remit transfer` as it is run."""

from __future__ import annotations

import json
import re
from pathlib import Path

import remit
from tests.cli.test_commands import run


def test_the_map_on_the_page_answers_for_the_invented_partnership(
    repository: Path, tmp_path: Path
) -> None:
    """As text, as JSON and in Python; the register stays as it was."""
    page = (repository / "docs" / "transfer.md").read_text(encoding="utf-8")
    map_, register = tmp_path / "map.yaml", tmp_path / "harrowmere.remit"
    map_.write_text(re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)[0], encoding="utf-8")
    folder = repository / "examples" / "harrowmere"
    run("load", folder / "plan.txt", folder / "delivery-plan.csv", "-r", register, "--decisions", folder / "decisions.yaml")  # fmt: skip
    before = register.read_bytes()
    shown = run("transfer", map_, "-r", register)
    assert shown.exit_code == 0, shown.output
    text = " ".join(shown.stdout.split())
    assert text.startswith("Of ")
    assert "action “Appoint a mentor coordinator and match the first 20 young people”: Northfenshire Youth Justice Service is accountable for it" in text  # fmt: skip
    assert "The register does not know “Northfenshire Unitary Council”, to whom things go." in text
    told = json.loads(run("transfer", map_, "--json", "-r", register).stdout)
    with remit.open(register) as opened:
        assert told["sentence"] == opened.transfer(map_).sentence
    assert told["counts"]["no heir"] > 0
    assert register.read_bytes() == before
