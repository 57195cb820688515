"""The audit: what a careful reader would find in the documents, each finding with its evidence."""

from remit.queries.audit.engine import WAIVERS, audit, choose
from remit.queries.audit.model import (
    SEVERITIES,
    Audit,
    Checked,
    Finding,
    Found,
    Rule,
    Waiver,
    at_least,
)
from remit.queries.audit.rules import FAMILIES, RULES

__all__ = [
    "FAMILIES",
    "RULES",
    "SEVERITIES",
    "WAIVERS",
    "Audit",
    "Checked",
    "Finding",
    "Found",
    "Rule",
    "Waiver",
    "at_least",
    "audit",
    "choose",
]
