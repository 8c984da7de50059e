"""What the program does: permission, transaction, announcement. Called from the database worker alone."""
