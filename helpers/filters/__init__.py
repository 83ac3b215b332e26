"""Signals, kernels and neighborhoods: numpy and scipy only."""
