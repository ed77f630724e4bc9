"""A comparison as text, Markdown, Word and spreadsheet; all show the same tables."""
