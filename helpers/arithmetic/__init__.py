"""Signals, kernels and neighbourhoods: numpy and scipy only."""
