"""The toegankelijkheidsverklaring: a draft of it from what a scan found and what staff tell."""
