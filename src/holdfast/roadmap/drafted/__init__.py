"""What the order as drafted means: gains by stopping and exposure over time, gaps, deadlocks, and relief."""
