"""Questions to a register. Each answers with plain data that every renderer shows."""
