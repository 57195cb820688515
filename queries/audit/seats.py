"""Roles and posts: who has them, and which of them are left open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from remit.graph.model import Statement
from remit.graph.words import with_capital
from remit.ontology import KINDS, KNOWN, OWNED, RELATIONS, ROLES, UNKNOWN
from remit.queries.above import BLANK
from remit.queries.audit.model import Found
from remit.queries.audit.officers import half_blank
from remit.queries.audit.reports import post_to_fill
from remit.queries.audit.standing_in import standing_in
from remit.queries.audit.standing_in import told as named_for_now
from remit.queries.facts.register import Facts
from remit.queries.gaps import says_nobody, standing
from remit.queries.phrasing import list_of
from remit.queries.since import days_of, told


def assignments(facts: Facts) -> list[Statement]:
    """Everything that is given to somebody, or to nobody yet."""
    return facts.said_of((*OWNED, "body"), "assignedTo")


def seats(facts: Facts) -> list[Statement]:
    """Every role and every post that somebody or nobody has."""
    return assignments(facts) + facts.said_of(RELATIONS["holds"].subjects, "holds")


def with_party(kind: str) -> Callable[[Facts, Sequence[Statement]], list[Statement]]:
    """Those of the roles and posts that somebody of a kind has; most registers have very few of them."""

    def among(facts: Facts, said: Sequence[Statement]) -> list[Statement]:
        ids = {e.id for e in facts.of(kind)}
        return [s for s in said if s.object in ids or s.subject in ids] if ids else []

    return among


def vacant(facts: Facts, said: Statement) -> Iterator[Found]:
    """A role or a post that the documents leave open, with who else stands beside it."""
    if said.term == "holds":
        # "Analyst (vacant)" is told of the work.
        if facts.kind(said.subject) == "vacancy" and not facts.into(said.subject, "assignedTo"):
            post = facts.called(said.object or "")
            report = post_to_fill(facts, said)
            since = (
                f". {report}; whether it has been filled since is not said"
                if report
                else ", which is to be filled"
            )
            acting = standing_in(facts, said)
            yield Found(
                said.object or "",
                f"Nobody is named in the post {post}{since}.{_meanwhile(facts, acting)}",
                (said,),
                beside=tuple(acting),
                told=(
                    "holder",
                    "not named",
                    "",
                    "is, or is to be," if report else "is to be",
                    named_for_now(facts, acting),
                ),
            )
    elif facts.kind(said.object or "") != "vacancy" or half_blank(facts, said):
        return
    elif said not in facts.assigned(said.subject, "accountable") or not leadless(
        facts, said.subject
    ):
        # otherwise it is told as a priority without a lead
        others = [
            standing(facts.things[s.object or ""])
            for s in facts.assigned(said.subject, said.role or "")
            if s != said and facts.kind(s.object or "") != "vacancy"
        ]
        stand = "stands" if len(others) == 1 else "stand"
        elsewhere = any(
            facts.kind(s.object or "") in (*KNOWN, *UNKNOWN)
            for s in facts.assigned(said.subject)
            if s != said
        )
        nobody = "nobody else is named in that role" if elsewhere else "nobody else is named"
        beside = f"; {list_of(others)} {stand} beside it" if others else f", and {nobody}"
        written = facts.label(said.object or "")
        role = role_named(said, written)
        how = f"written as “{written}”" if "empty" not in role else "left empty"
        told = said.stated_as.removesuffix(BLANK).strip()
        how = f"open: the documents say “{told}”" if says_nobody(told) else how
        acting = standing_in(facts, said)
        yield Found(
            said.subject,
            f"The {role.replace(' (empty)', '')} of the {facts.kind(said.subject)} "
            f"{facts.called(said.subject)} is {how}{beside}.{_meanwhile(facts, acting)}{_since(facts, said)}",
            (said, *facts.home(said.subject)),
            beside=tuple(acting),
            mark=role,
            told=(
                role.replace(" (empty)", ""),
                how,
                ", ".join(others),
                "is to be",
                named_for_now(facts, acting),
            ),
        )


def _meanwhile(facts: Facts, acting: Sequence[Statement]) -> str:
    """Who is named until a place is filled."""
    words = named_for_now(facts, acting)
    return f" {with_capital(words)}." if words else ""


def _since(facts: Facts, said: Statement) -> str:
    """As at which day a place is open, as far as the papers tell."""
    days, places = facts.once("papers of open places", lambda: _papers(facts))
    words = told(places.get(said, ()), days)
    return f" {with_capital(words)}." if words else ""


def _papers(facts: Facts) -> tuple[dict[str, str], dict[Statement, list[str]]]:
    """The day on which each paper reports, and the papers that write of a place as open: read all at once."""
    dating = facts.said_of(("update", "document"), "asAt")
    open_ = [s for s in assignments(facts) if facts.kind(s.object or "") == "vacancy"]
    cited = facts.cited([*dating, *open_]) if dating else {}
    days = days_of(replace(s, citations=cited.get(s, ())) for s in dating)
    return days, {s: [c.document for c in cited.get(s, ())] for s in open_}


def role_named(said: Statement, written: str) -> str:
    """The document's own word for a role, or ours where it has only a sentence for it."""
    stated = said.stated_as.partition(";")[0]
    plain = stated.removesuffix(BLANK).strip().casefold()
    asks = not {"who", "whom"}.isdisjoint(plain.split()[:2]) or says_nobody(plain)
    ours = asks or plain.removesuffix("s") in KINDS or plain in ROLES or plain.endswith(" by")
    if stated and stated != written and not ours:
        return stated.lower()
    role = "owner" if said.role == "responsible" else "lead"
    return f"{role} {BLANK}" if stated.endswith(BLANK) else role


def bearers(facts: Facts, id_: str, *roles: str) -> list[Statement]:
    """Who is known to have these roles in a thing."""
    return [s for s in facts.assigned(id_, *roles) if facts.kind(s.object or "") in KNOWN]


def unsaid(facts: Facts, id_: str, *roles: str) -> bool:
    """Whether somebody has the role of whom it is not known who it is."""
    return any(facts.kind(s.object or "") in UNKNOWN for s in facts.assigned(id_, *roles))


def leadless(facts: Facts, id_: str) -> bool:
    """Whether nobody is named as accountable for a priority, and all that may name somebody was read."""
    known = bearers(facts, id_, "accountable") or unsaid(facts, id_, "accountable")
    return facts.kind(id_) == "priority" and not known and not facts.unread(id_)
