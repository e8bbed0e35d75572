"""A plan's document to a draft of its provisions, for a person to finish."""
