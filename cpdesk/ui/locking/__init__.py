"""When the file is locked without being asked to, what is blanked first, and the way back."""
