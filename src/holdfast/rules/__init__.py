"""Rules: what a draft lacks, contradicts or leaves to chance, each with its page, sources and cases."""
