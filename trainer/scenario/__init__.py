"""The written scenario: text in, frozen objects out."""
