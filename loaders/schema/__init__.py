"""What headings of columns and labels mean: one lexicon of roles, and matching that gives its reasons."""
