"""The charts of the brief: pure functions from plain values to Vega-Lite specifications, one module each."""
