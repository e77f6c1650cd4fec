"""The yearly report to the government: frozen or live data, in words, as PDF and DOCX."""
