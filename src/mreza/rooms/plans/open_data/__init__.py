"""Open data of plans: tables for spreadsheets, activities for registers of aid, and metadata."""
