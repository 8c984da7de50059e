"""Sets Fair Contact up inside its checkout and starts it there, with the standard library alone.

Everything made lies in `.setup/`: uv, and one environment for each Python and purpose, named by the digest of all that
it was made from. A folder gets its name only once it is whole, so a folder that has the name needs no further check, a
broken set-up is never taken for a good one, and starting again costs one digest.
"""
