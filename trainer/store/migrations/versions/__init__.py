"""Numbered steps of the schema, never edited once released."""
