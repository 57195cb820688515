"""The commands: each is a module here, imported only when it is run."""

from __future__ import annotations

from typing import Final

# In the order in which `remit --help` shows them: name -> (module, what it does, in one line).
COMMANDS: Final = {
    "who": ("who", "Who is accountable for a matter, with the chain and its citations."),
    "of": ("of", "The remit of a body, post or person: everything it answers for."),
    "show": ("show", "One thing in full."),
    "list": ("list", "All things of a kind: priorities, actions, vacancies ..."),
    "view": ("view", "The explorer, as one offline HTML file, and still pictures."),
    "report": ("report", "A scrutiny pack to print: who answers, what is open, what to ask."),
    "load": ("load", "Build or update a register from documents."),
    "export": ("export", "The register as RDF, CSV or GraphML."),
    "import": ("import_", "A register from RDF."),
    "copy": ("copy", "A register from one store to another, file or server."),
    "sparql": ("sparql", "Ask in SPARQL, or by the name of a query."),
    "validate": ("validate", "Where the register is not well formed."),
}
