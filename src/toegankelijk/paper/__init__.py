"""Papers for people: a document without a format, and its writers. Statement, report, plan."""
