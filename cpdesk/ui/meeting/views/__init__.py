"""Everyone’s view, and the decision for each child."""
