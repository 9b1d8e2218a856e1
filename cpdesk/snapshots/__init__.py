"""Frozen pictures of what is stored: the only things that ever leave a session."""
