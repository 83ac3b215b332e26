"""What a demo is known by, for tools and tests that look for one."""

DEMO_CLASS = "course-demo"
READOUT_CLASS = "course-readout"  # in screen.js
FAILURE = "This demo could not show"
