"""From rows to frozen pictures: the only place that reads tables to show them."""
