"""The tables of the sealed file: columns, constraints and relationships; no queries, no sessions."""
