"""Voluntary return: who could go home when, as land is released and housing grows, and never more than wish to."""
