"""Damaged documents in great numbers: `make fuzz`. Not part of `make test`, but for what it once found."""
