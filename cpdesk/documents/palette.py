"""The colours of the light theme as paper shows them; a test compares them with the window's own."""

INK = {
    "text": "1F2430",
    "secondary": "5C6470",
    "hairline": "DEDBD4",
    "accent": "23507E",
    "accent_strong": "17395C",
    "worry": "A84B20",
    "strength": "2B7354",
    "change": "2F5597",
    "change_ground": "EAF0FA",
    "grey": "5C6470",
    "grey_ground": "F0F0EE",
    "child": "6F4597",
    "family": "7A5F12",
    "family_ground": "FBF5E0",
    "late": "A61B1B",
}
"""Name of the token, and its colour as Word writes it. (Paper cannot ask the window: layers.)"""
