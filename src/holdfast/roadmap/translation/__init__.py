"""From documents to a roadmap problem: the one place where the analysis of order learns what a text and a case say."""
