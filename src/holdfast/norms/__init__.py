"""What a framework binds to and when: calendar, dependencies, states over time."""
