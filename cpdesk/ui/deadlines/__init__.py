"""The page of all open dates."""
