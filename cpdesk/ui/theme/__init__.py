"""How everything looks: colours, sizes and the one style sheet made from them."""
