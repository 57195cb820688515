"""From text to values: who is named in a few words, and when something is to happen.

Functions here know words, not documents: what a cell, a label, a bracket or a heading is for is said
by whoever asks.
"""
