"""Files of health workers: the columns, and how rows become a submission of a day."""
