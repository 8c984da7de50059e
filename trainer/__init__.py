"""Fair Contact: trains police officers to serve the public."""

__version__ = "0.2.0"
