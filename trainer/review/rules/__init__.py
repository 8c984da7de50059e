"""The rules for authors, one module for each group (design: scoring, section 6)."""
