"""Tests of the room `academy`."""
