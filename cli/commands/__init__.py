"""The commands: each is a module here, imported only when it is run."""

from __future__ import annotations

from typing import Final

# In the order in which `remit --help` shows them: name -> (module, what it does, in one line).
COMMANDS: Final = {
    "who": ("who", "Who is accountable for a matter, and by which chain."),
    "of": ("of", "Everything that a body, post or person answers for."),
    "matter": ("matter", "Everything on one matter, and whether anybody leads it."),
    "check": ("check", "Whether the documents bear a claim out, with the words."),
    "duties": ("duties", "What a body must do by law, and which source says so."),
    "without": ("without", "What would be left unowned if somebody were not there."),
    "names": ("names", "Which names were taken for one, why, and which may be one."),
    "show": ("show", "One thing in full."),
    "list": ("list", "All things of a kind: priorities, actions, vacancies ..."),
    "matrix": (
        "matrix",
        "The RACI matrix, each letter with where it stands.",
    ),
    "diff": ("diff", "What changed between two registers, with both sides."),
    "promises": (
        "promises",
        "Every date ever promised, and what is late by which.",
    ),
    "transfer": ("transfer", "What a reorganisation would leave without an heir."),
    "audit": ("audit", "Gaps, contradictions and late actions, with evidence."),
    "rules": ("rules", "What the audit looks for, and why."),
    "dependencies": ("dependencies", "Where priorities depend on each other, and why."),
    "view": ("view", "The explorer, as one offline HTML file, and still pictures."),
    "report": ("report", "A scrutiny pack to print."),
    "load": ("load", "Build or update a register from documents."),
    "verify": ("verify", "Whether every source and quote is still as it was read."),
    "profile": ("profile", "A starting profile from what was found in a document."),
    "export": ("export", "The register as RDF, CSV or GraphML."),
    "import": ("import_", "A register from RDF."),
    "copy": ("copy", "A register from one store to another, file or server."),
    "upgrade": ("upgrade", "A register of an earlier version, brought up to date."),
    "sparql": ("sparql", "Ask in SPARQL, or by the name of a query."),
    "validate": ("validate", "Where the register is not well formed."),
}
