"""Whether a scenario is good enough to publish."""
