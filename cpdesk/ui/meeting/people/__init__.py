"""Who is here, in which part, and who has been heard."""
