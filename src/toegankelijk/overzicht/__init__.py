"""The portfolio: all sites of an organisation, their status, their terms and their open work."""
