"""What would make a roadmap safe: deposits, guarantees, splitting and moving steps; and why no order is safe."""
