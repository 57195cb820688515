"""The model of a register, and the stores that keep one."""
