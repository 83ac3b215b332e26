"""Pictures of signals and images, in the course's own style and without pyplot."""
