"""Fair Contact: trains police officers to serve the public."""

__version__ = "0.1.0"
