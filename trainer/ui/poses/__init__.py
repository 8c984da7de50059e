"""What the gallery photographs: for each page its states, each arranged in a real window over a real record.

A module of this folder holds `POSES`; the gallery takes every module it finds here.
"""
