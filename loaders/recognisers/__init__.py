"""One module for each thing that can be recognised in a document."""
