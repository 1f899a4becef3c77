"""A scan in a pipeline: what is new since the base, what was agreed, and what breaks the build."""
