"""Territory and its people: zones and dated control, votes, and the return of the displaced."""
