"""Work out dates: every last date for a question on the telephone, with no case and nothing kept."""
