"""Why no package is acceptable: what cannot hold together, and what would have to give way so that the rest can."""
