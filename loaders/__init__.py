"""Documents into a register: readers, profiles, recognisers and names."""

from remit.loaders.building import load

__all__ = ["load"]
