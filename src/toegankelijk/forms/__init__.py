"""E-forms: found, filled in with made-up answers, walked step by step, and never sent."""
