"""What tables say: each type of table with claims of its own, all from rows whose columns have roles."""
