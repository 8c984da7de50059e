"""Plain objects to and from the world's formats: bytes in, bytes out; no files, no clock, no database."""
