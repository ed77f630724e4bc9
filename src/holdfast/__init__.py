"""Open workbench for drafting, negotiating, guaranteeing and monitoring a ceasefire or peace framework."""

__all__ = ["__version__"]

__version__ = "2026.1.0.dev0"
