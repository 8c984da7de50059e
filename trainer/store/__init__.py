"""The database: the only SQL of the program. A module holds one noun whole: its tables and its queries."""
