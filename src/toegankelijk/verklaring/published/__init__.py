"""A statement that stands on the web, whoever made it: what it says, and what it lacks."""
