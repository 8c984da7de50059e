"""What tables show, as Qt asks for it."""
