"""The brief: one self-contained page that shows what is known of a text, for screen, phone and print."""
