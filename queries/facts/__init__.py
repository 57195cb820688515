"""The one in-memory view of a register, which the audit, the dependencies and the pages share."""
