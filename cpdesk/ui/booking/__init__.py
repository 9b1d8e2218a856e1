"""The page on which a conference is booked, and its booking corrected."""
