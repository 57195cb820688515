"""The ledger of promises, for people and for spreadsheets."""

from __future__ import annotations

from remit.cli.render import Page
from remit.cli.text import plain
from remit.graph.words import with_capital
from remit.ontology import ATTRIBUTES
from remit.queries.counting import count
from remit.queries.histories import Told
from remit.queries.percentages import Progress
from remit.queries.percentages_told import HEADING, editions_told, of_edition, of_stated
from remit.queries.phrasing import shortened
from remit.queries.promises import Ledger, Promise, Promised
from remit.queries.promises_told import of_promise, of_row, said, title, when

_QUOTE = 160
_COLUMNS = (
    "id", "reference", "action", "promise", "due", "written", "since", "until", "slipped", "granted",
    "closed", "gone", "overdue by first", "overdue by last", "document", "locator", "quote",
)  # fmt: skip


def show_ledger(page: Page, ledger: Ledger, *, full: bool) -> None:
    """Write what it comes to, then each action that was moved with its dates; the others in a line, or in full too."""
    page.say((ledger.sentence, "bold"))
    rest = 0
    for row in ledger.wanted:
        told = of_row(row, ledger.day)
        if row.moves or full:
            page.skip()
            show_promised(page, row, told)
        elif told and not row.closed:
            page.skip()
            due = f": due by {said(row.last)}" if row.last else ""
            page.say(f"{title(row)}{due}; {told}")
            page.cite(row.promises[-1].told.citations[:1], indent=4)
        else:
            rest += 1
    if rest:
        page.skip()
        page.say(f"{rest} more, of which the date was never moved and is not overdue: --full")
    for one in ledger.progress:
        page.skip()
        show_progress(page, one, full=full)


def show_progress(page: Page, progress: Progress, *, full: bool) -> None:
    """Write how much is done by a paper, edition by edition, each average with what it is of."""
    page.say((f"{HEADING}, as “{progress.paper}” gives it", "bold"))
    told = editions_told(progress, full=full)
    for average in told:
        page.say(of_edition(average, len(average.parts)) if full else of_edition(average), indent=2)
        page.cite([c for part in average.parts[:1] for c in part.citations[:1]], indent=4)
        for own in average.stated:
            page.say(of_stated(own), indent=4)
            page.cite((own.citation,), indent=6)
    if left := sum(bool(one.parts or one.stated) for one in progress.averages) - len(told):
        page.say(f"{count(left, 'edition')} between these: --full", indent=2)


def show_promised(page: Page, row: Promised, told: str) -> None:
    """Write one action with every date and every state that it ever had."""
    page.say((title(row), "bold"), f": {told}" if told else "")
    for promise in row.promises:
        show_promise(page, promise)
    show_states(page, row)


def show_promise(page: Page, promise: Promise) -> None:
    """Write one date, where it stands, and who agreed to it."""
    page.say(of_promise(promise), indent=2)
    page.cite(promise.told.citations[:1], indent=4)
    for one in promise.granted:
        before = ", which stood there before this date too" if one.before else ""
        page.say(f"agreed, as it says: “{shortened(plain(one.words), _QUOTE)}”{before}", indent=4)
        page.cite(one.citations[:1], indent=6)


def show_states(page: Page, row: Promised) -> None:
    """Write the states of an action, where it had more than one."""
    for term in dict.fromkeys(state.term for state in row.states):
        states = [state for state in row.states if state.term == term]
        if len(states) > 1:
            page.say(
                f"{with_capital(ATTRIBUTES[term].label)}: {'; '.join(map(_state, states))}",
                indent=2,
            )
            page.cite(states[-1].citations[:1], indent=4)


def _state(told: Told) -> str:
    return f"{plain(told.words)}{when(told.since, told.until)}"


def as_csv(ledger: Ledger) -> str:
    """A row for each date of each action; nothing in it can act as a formula."""
    from remit.graph.exchange.sheets import rows

    return rows([_COLUMNS, *(line for row in ledger.wanted for line in _lines(row, ledger.day))])


def _lines(row: Promised, day: str) -> list[list[str]]:
    by_first, by_last = row.overdue(day)
    lines = []
    for n, promise in enumerate(row.promises, 1):
        told = promise.told
        cited = told.citations[0] if told.citations else None
        where = [cited.document, cited.locator, plain(cited.quote)] if cited else ["", "", ""]
        lines.append(
            [
                row.thing.id, row.reference, plain(row.thing.label), str(n), promise.due, plain(told.words),
                told.since, told.until, "" if promise.slipped is None else str(promise.slipped),
                "; ".join(plain(one.words) for one in promise.granted),
                _yes(row.closed), row.gone, _yes(by_first), _yes(by_last), *where,
            ]
        )  # fmt: skip
    return lines


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"
