"""Files of users' records."""
