"""Diagrams of a register."""
