"""Rules of the family SEC: security guarantees."""
