"""For each criterion on a page an answer, or a good question to a person."""
