"""Figures that follow a slider: one stage, and the demos that stand on it."""
