"""The families in the file: found by name, and one family's page."""
