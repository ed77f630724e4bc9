"""The current draft in the settlement picture: how the parties stand to it, what could improve it, and other plans."""
