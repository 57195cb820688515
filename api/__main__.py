"""`python -m remit` does what `remit` does."""

from remit.cli import main

main()
