"""Pictures of signals and images: they take axes, and leave pyplot alone."""
