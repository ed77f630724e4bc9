"""Which packages everybody can sign, how the parties stand to them, and why there is none where there is none."""
