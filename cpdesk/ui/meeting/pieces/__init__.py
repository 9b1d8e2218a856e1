"""What the pages of a meeting are made of: fields, tables, choices."""
