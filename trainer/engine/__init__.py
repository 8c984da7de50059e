"""The played scenario: no files, no clock, no chance of its own."""
