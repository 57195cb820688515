"""What was found, as the page tells it: by priority, each kind once, with a question to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from remit.graph.model import Entity
from remit.queries.audit import Audit, Finding
from remit.queries.stories import Story, Telling, told_again
from remit.viz.findings import parts, severities
from remit.viz.html import NOTHING, html, joined
from remit.viz.links import Links
from remit.viz.wording import label

if TYPE_CHECKING:
    from markupsafe import Markup

    from remit.queries.audit.model import Severity


class Findings:
    """The findings with their stories; of a ``crowded`` page what is folded is only written when it is unfolded.

    ``plans`` are those of the priorities where there are several. ``told`` are the numbers of what was told already, ``whose`` says whose
    words stand in quotation marks, where these are not the documents'.
    """

    def __init__(
        self,
        audit: Audit,
        stories: Sequence[Story],
        plans: Mapping[str, Entity],
        day: str,
        links: Links,
        *,
        crowded: bool,
        whose: str = "",
    ) -> None:
        self.audit, self.stories, self.plans = audit, stories, plans
        self.day, self.links, self.crowded, self.whose = day, links, crowded, whose
        self.numbers = {f.id: n for n, f in enumerate(audit.findings)}
        self.told: set[int] = set()

    def those(self, findings: Sequence[Finding]) -> str:
        """The numbers of some, for the script."""
        return "".join(f"{self.numbers[f.id]} " for f in findings)


def findings(found: Findings) -> Markup:
    """All findings, under how many there are of each level."""
    return html(
        """<div class="headed"><h2 id="findings-h">Findings, as questions to ask</h2>
<p class="hint">{}</p>
{}</div>
{}{}{}""",
        _counted(found),
        _gravest(found.audit) if found.stories else NOTHING,
        html(
            '<noscript><p class="hint">So many findings need a script to unfold; <code>remit report</code> and '
            "<code>remit audit</code> tell all of them.</p></noscript>\n"
        )
        if found.crowded
        else NOTHING,
        joined(_story(found, story, n) for n, story in enumerate(found.stories)),
        joined(
            html(
                '<p class="hint">A waiver has run out: {} for {}, until {}, by {}: {}</p>',
                *(waiver.rule, waiver.about, waiver.until, waiver.by, waiver.reason),
            )
            for waiver in found.audit.lapsed
        ),
    )


def _gravest(audit: Audit) -> Markup:
    """What copies the questions of the gravest level that there is: how many, and of which."""
    for level, _, many in severities(audit):
        asked = {f.question for f in audit.open if f.severity == level and f.question}
        if many:
            return html(
                '<p class="tools scripted"><button type="button" data-copy="high">Copy {} marked {}</button></p>',
                f"all {len(asked)} questions" if len(asked) > 1 else "the question",
                level,
            )
    return NOTHING


def _counted(found: Findings) -> Markup:
    many = len(found.audit.open)
    if not many:
        return html("Nothing was found by the {} rules that were applied.", len(found.audit.rules))
    levels = (
        html("<b>{}</b> {} ({})", n, level, means) for level, means, n in severities(found.audit)
    )
    return html(
        '{} found{}: {}. {} A number in brackets is a document, named under <a href="#sources">Sources</a>. {}',
        many,
        f" as at {found.day}" if found.day else ", on no known day",
        joined(levels, ", "),
        told_again(found.stories),
        found.whose,
    )


def _story(found: Findings, story: Story, number: int) -> Markup:
    """What was found under one priority."""
    priority, links = story.priority, found.links
    plan = found.plans.get(priority.id) if priority else None
    actions = NOTHING
    if priority:
        actions = html(' <a href="#everything" data-ask="lane={}">Its actions</a>', priority.id)
    return html(
        """<div class=story id=story{}><div class=about><h3>{}</h3>{}{}<p>{}</p><p class="tools scripted"><button type=button data-copy=story>Copy the questions</button>{}</p></div>
<div><ul>{}</ul>{}</div></div>
""",
        number,
        links.to(priority) if priority else "Of the whole",
        html("<p>{}</p>", label(plan)) if plan else NOTHING,
        html("<p>led by {}</p>", story.led) if story.led else NOTHING,
        story.said,
        actions,
        joined(_telling(found, telling) for telling in story.foremost),
        _lesser(found, story.lesser),
    )


def _lesser(found: Findings, tellings: Sequence[Telling]) -> Markup:
    if not tellings:
        return NOTHING
    later = NOTHING
    if found.crowded:
        numbers = "".join(found.those(telling.findings) for telling in tellings)
        later = html(' data-later="{}"', numbers)
    return html(
        "<details{}><summary>{} {}</summary><ul>{}</ul></details>",
        later,
        len(tellings),
        "lesser matter" if len(tellings) == 1 else "lesser matters",
        NOTHING if found.crowded else joined(_telling(found, telling) for telling in tellings),
    )


def _telling(found: Findings, telling: Telling) -> Markup:
    """What one rule found: the first is told, the others are folded."""
    first = _asked(found, telling.first, _level(telling.severity))
    if not telling.more:
        return first
    folded = (
        html('<details data-later="{}">', found.those(telling.more))
        if found.crowded
        else html("<details>")
    )
    more = (
        ()
        if found.crowded
        else (
            _asked(found, f, NOTHING if f.severity == telling.severity else _level(f.severity))
            for f in telling.more
        )
    )
    return html(
        "<li><ul>{}</ul>{}<summary>{}</summary><ul>{}</ul></details></li>",
        first,
        folded,
        telling.more_said,
        joined(more),
    )


def _level(severity: Severity) -> Markup:
    looks = "k" if severity == "low" else html('"k {}"', severity)
    return html("<b class={}>{}</b> ", looks, severity)


def _asked(found: Findings, f: Finding, level: Markup) -> Markup:
    """A finding with its place and its question; one that was told already only leads there."""
    n = found.numbers[f.id]
    if n in found.told:
        return html("<li data-again={}>{}<a href=#f{}>told above</a>", n, level, n)
    found.told.add(n)
    waived = NOTHING
    if f.waived:
        w = f.waived
        waived = html(" <b>Waived</b> by {} until {}: {}", w.by, w.until, w.reason)
    return html(
        "<li>{}<span id=f{}>{}{}</span> <small>{}</small>{}",
        level,
        n,
        _sentence(f, found.links),
        waived,
        found.links.place(f.evidence[:1]),
        html("<p>{}", f.question) if f.question else NOTHING,
    )


def _sentence(f: Finding, links: Links) -> Markup:
    """What a finding says, with a link where it names what it is about."""
    if cut := parts(f):
        link = html("<a href=#{}>{}</a>", links.address(f.subject), cut.name)
        return html("{}{}{}", cut.before, link, cut.after)
    return html("{} {}", f.message, links.to(f.subject))
