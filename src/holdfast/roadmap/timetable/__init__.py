"""From an order to dates: timetables with steps side by side, critical paths, and what a slip does."""
