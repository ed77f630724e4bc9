"""Country packs: what rules may know of one country, kept apart from rules that know none."""
