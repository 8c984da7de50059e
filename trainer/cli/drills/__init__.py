"""Drills: faults made on purpose, in large numbers and from a seed, and what they came to."""
