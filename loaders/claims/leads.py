"""Who leads an action of a log does it: a meeting gave it to them, and nobody else is asked for."""

from __future__ import annotations

from dataclasses import replace

from remit.graph.lookup import key
from remit.loaders.claims.grids import Grid
from remit.loaders.claims.own import own_thing
from remit.loaders.claims.paper_kinds import paper_of
from remit.loaders.reading import Reading
from remit.loaders.schema.match import Match

_LOGS = ("log", "minutes")
_DOERS = ("responsible", "action owner")


def as_in_a_log(reading: Reading, grid: Grid) -> Match:
    """What a table of actions was taken for, with its leads as those who do the work where it is a log of actions."""
    match = grid.match
    leads = match.roles.get("accountable", ())
    if match.kind != "actions" or len(leads) != 1 or any(role in match.roles for role in _DOERS):
        return match
    (lead,) = leads
    heading = key(lead.heading.text.strip(" :"))
    told = reading.profile.columns.get("accountable", ())  # a profile knows better
    if heading not in reading.looks.lexicon.leads_of_a_log or heading in map(key, told):
        return match
    if not {own_thing(reading).paper, paper_of(reading, grid.above)} & {*_LOGS}:
        return match
    why = f"{lead.why}; whoever leads an action of a log does it"
    doer = lead._replace(role="responsible", why=why)
    return replace(match, columns=tuple(doer if c is lead else c for c in match.columns))
