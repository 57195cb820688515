"""A duty that is told in nouns: "the duty of the Council under section 17", "statutory responsibility for X rests with"."""

from __future__ import annotations

import pytest

from remit.graph.model import Contents
from tests.loaders.conftest import Read
from tests.support.told import links, roles

_PAPER = "# Quay Council: what the law asks\n\n{}\n"
_LAW = "section 17 of the Crime and Disorder Act 1998"


def _told(contents: Contents) -> tuple[set[tuple[str, str]], set[str]]:
    owned = {(what, who) for what, role, who in roles(contents) if role == "accountable"}
    return owned, {law for _, law in links(contents, "arisesFrom")}


@pytest.mark.parametrize(
    ("said", "duty"),
    [
        (f"It is the duty of the Quay Council under {_LAW} to prevent crime.", "prevent crime"),
        (f"The duty of the Quay Council under {_LAW} is to prevent crime.", "prevent crime"),
        (f"Preventing crime is the duty of the Quay Council under {_LAW}.", "Preventing crime"),
        (
            f"The prevention of crime is a statutory function of the Quay Council under {_LAW}.",
            "The prevention of crime",
        ),
        (f"The Quay Council has a statutory duty to prevent crime under {_LAW}.", "prevent crime"),
        (
            f"Statutory responsibility for crime rests with the Quay Council under {_LAW}.",
            "Statutory responsibility for crime",
        ),
    ],
)
def test_a_duty_in_nouns_is_borne_by_whose_it_is_and_arises_from_its_law(
    marked: Read, said: str, duty: str
) -> None:
    owned, laws = _told(marked(_PAPER.format(said)))
    assert (duty, "Quay Council") in owned
    assert laws == {"Crime and Disorder Act 1998, section 17"}


def test_a_statutory_responsibility_without_its_law_is_still_somebodys(marked: Read) -> None:
    said = "Statutory responsibility for flood risk rests with the Quay Council."
    assert _told(marked(_PAPER.format(said)))[0] == {("flood risk", "Quay Council")}


@pytest.mark.parametrize(
    "said",
    [
        f"It is not the duty of the Fire Authority under {_LAW} to prevent crime.",
        f"Critics say it is the duty of the Parish Council under {_LAW} to prevent crime.",
        f"If it is the duty of the Academy Trust under {_LAW} to prevent crime, it will pay.",
        f"Whether it is the duty of the Harbour Board under {_LAW} to prevent crime is open.",
        f"The duty of the Fire Authority under {_LAW} is unclear.",
        f"The duty of the Fire Authority under {_LAW} is to be reviewed.",
        f"This is the duty of the Parish Council under {_LAW}.",
        f"The plan explains the duty of the Academy Trust under {_LAW} to everyone.",
        f"It was the duty of the Harbour Board under {_LAW} to prevent crime.",
        f"The report on the duty of the Governing Body under {_LAW} is to be published.",
        f"Preventing crime may be the duty of the Harbour Board under {_LAW}.",
        f"Statutory responsibility for crime may rest with the Fire Authority under {_LAW}.",
        f"Statutory responsibility for crime does not rest with the Fire Authority under {_LAW}.",
        f"Nobody knows the duty of the Parish Council under {_LAW}.",
        f"A Bill would make it the duty of the Harbour Board under {_LAW} to prevent crime.",
        f"The minister's view is that clearing snow is a duty of the Council under {_LAW}.",
        f"The subject of this lecture is the duty of the Council under {_LAW}.",
        f"The object of the Bill is a duty of the Council under {_LAW}.",
        f"In Scotland it is the duty of the Council under {_LAW} to clear snow.",
        f"Before 1980 it is the duty of the parish under {_LAW} to mend roads.",
        f"The scope of the duty of the Trust Board under {_LAW} is to prevent confusion.",
    ],
)
def test_what_is_denied_doubted_or_only_spoken_of_is_nobodys(marked: Read, said: str) -> None:
    """Also a duty of which the sentence does not say what must be done."""
    assert not _told(marked(_PAPER.format(said)))[0]
