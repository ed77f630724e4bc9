"""The graph model for conflict resolution: from which states somebody would move on, and whose answer keeps them."""
