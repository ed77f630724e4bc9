"""Territory: zones and control, votes, and the return of displaced people."""
