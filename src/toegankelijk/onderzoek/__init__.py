"""The investigation by WCAG-EM: scope, sample, verdicts of people, report, and exchange."""
