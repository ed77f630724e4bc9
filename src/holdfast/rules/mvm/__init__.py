"""Rules of the family MVM: monitoring and verification."""
