"""Word in and out: a draft in a word processor becomes a framework, and a framework a text to print and sign."""
