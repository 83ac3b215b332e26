"""Checks and predictions: they need arithmetic only, so they run anywhere."""
