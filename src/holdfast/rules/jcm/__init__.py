"""Rules of the family JCM: joint bodies and disputes."""
