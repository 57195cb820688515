"""Measurements: whole processes and whole loads, medians, ratios taken in one run."""
