"""What a file holds before anybody asks what it means: places, blocks, tables, and what was left out."""
