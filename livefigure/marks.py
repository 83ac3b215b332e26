"""What a live figure is known by, for tools and tests that look for one."""

CLASS = "live-figure"
READOUT_CLASS = "live-figure-readout"
FAILURE = "This figure couldn't show"
