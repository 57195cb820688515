"""Pictures of a register: the explorer page, still charts, and what a notebook shows."""
