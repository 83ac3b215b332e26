"""Checks and predictions; each exercise is a module that declares itself as `EXERCISE`."""
