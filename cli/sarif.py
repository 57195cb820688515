"""An audit as SARIF 2.1.0, which code hosts and editors show.

A finding is a result, a rule a reporting descriptor, a waiver a suppression. Documents are named
relative to the folder they lie in, which the log leaves open: it is not the log's business where
somebody keeps them. Source: OASIS, Static Analysis Results Interchange Format 2.1.0.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from remit.cli.render import place
from remit.graph.lookup import key
from remit.graph.model import Citation, digest
from remit.queries.audit import Audit, Finding
from remit.queries.audit.model import AnyRule

LEVELS = {"high": "error", "medium": "warning", "low": "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_BASE = "DOCUMENTS"
_LAW = "legislation.gov.uk"

Sarif = dict[str, Any]


def as_sarif(done: Audit) -> Sarif:
    """Give an audit as one run, the same for the same audit."""
    from importlib.metadata import version

    numbers = {checked.rule.code: n for n, checked in enumerate(done.rules)}
    digests = {c.document: c.sha256 for f in done.findings for c in f.evidence if not _is_law(c)}
    places = {name: n for n, name in enumerate(sorted(digests))}
    driver = {
        "name": "Remit",
        "version": version("remit"),
        "rules": [_rule(checked.rule) for checked in done.rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _BASE: {"description": {"text": "The folder in which the documents lie."}}
        },
        "artifacts": [_artifact(name, digests[name]) for name in places],
        "results": [_result(finding, numbers, places) for finding in done.findings],
        **({"properties": {"asOf": done.as_of}} if done.as_of else {}),
    }
    return {"version": "2.1.0", "$schema": SCHEMA, "runs": [run]}


def fingerprint(finding: Finding) -> str:
    """A mark of a finding that stays when lines and rows move: its rule, its subject, its words.

    Numbers and ids are left out, because they are made of places.
    """
    quotes = sorted({key(c.quote) for c in finding.evidence if c.quote})
    return digest(finding.code, finding.subject.kind, key(finding.subject.label), *quotes)


def escaped(text: str) -> str:
    r"""A text as the text of a message, in which it is neither a link nor a placeholder (§3.11).

    >>> print(escaped("see [minutes](https://vale.example) {0}"))
    see \[minutes\](https://vale.example) {{0}}
    """
    return re.sub(r"([\\\[\]])", r"\\\1", text).replace("{", "{{").replace("}", "}}")


def _rule(rule: AnyRule) -> Sarif:
    parts = {
        "Checks": rule.checked,
        "How": rule.how,
        "Why": rule.why,
        "What to do": rule.todo,
        "Rests on": rule.reference,
    }
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.code.split("-")),
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": f"{rule.how} {rule.why}"},
        "help": {
            "text": "\n".join(f"{name}: {text}" for name, text in parts.items()),
            "markdown": "\n".join(f"- **{name}:** {text}" for name, text in parts.items()),
        },
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.family], "severity": rule.severity},
    }


def _artifact(name: str, sha256: str) -> Sarif:
    artifact: Sarif = {"location": _location_of(name)}
    if sha256:
        artifact["hashes"] = {"sha-256": sha256}
    return artifact


def _result(finding: Finding, rules: Mapping[str, int], places: Mapping[str, int]) -> Sarif:
    cited = [_location(c, places) for c in finding.evidence]
    result: Sarif = {
        "ruleId": finding.code,
        "ruleIndex": rules[finding.code],
        "level": LEVELS[finding.severity],
        "message": {"text": escaped(finding.message)},
        "locations": cited[:1],
        "partialFingerprints": {"remitWords/v1": fingerprint(finding)},
        "properties": {
            "subject": finding.subject.id,
            "subjectLabel": finding.subject.label,
            "finding": finding.id,
            "question": finding.question,
            **({"putTo": finding.put_to_said} if finding.put_to else {}),
        },
    }
    if cited[1:]:
        result["relatedLocations"] = [{"id": n, **one} for n, one in enumerate(cited[1:], 1)]
    if finding.waived:
        result["suppressions"] = [
            {
                "kind": "external",
                "status": "accepted",
                "justification": finding.waived.reason,
                "properties": {"by": finding.waived.by, "until": finding.waived.until},
            }
        ]
    return result


def _location(citation: Citation, places: Mapping[str, int]) -> Sarif:
    if _is_law(citation):
        where: Sarif = {"uri": f"https://www.{_LAW}/{citation.locator.partition(',')[0]}"}
        return {
            "physicalLocation": {"artifactLocation": where},
            "message": {"text": escaped(citation.quote)},
        }
    where = {**_location_of(citation.document), "index": places[citation.document]}
    physical: Sarif = {"artifactLocation": where}
    location: Sarif = {"physicalLocation": physical, "message": {"text": escaped(place(citation))}}
    if region := _region(citation):
        physical["region"] = region
    if not (citation.place and citation.place.first.line):
        location["logicalLocations"] = [{"name": citation.locator}]
    return location


def _region(citation: Citation) -> Sarif:
    """The lines of a passage; a row of a sheet or a quoted CSV is no line, and gets none."""
    if not (span := citation.place):
        return {}
    unit = "row" if citation.document.casefold().endswith(".txt") and span.first.row else "line"
    first, last = getattr(span.first, unit), getattr(span.last, unit)
    if not first:
        return {}
    region: Sarif = {"startLine": first, "endLine": last}
    if citation.quote:
        region["snippet"] = {"text": citation.quote}
    return region


def _location_of(name: str) -> Sarif:
    from urllib.parse import quote

    return {"uri": quote(name), "uriBaseId": _BASE}


def _is_law(citation: Citation) -> bool:
    return citation.document == _LAW
