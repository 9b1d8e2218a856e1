"""Small parts of pages that know no service: text, buttons, cards, chips."""
