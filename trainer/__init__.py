"""Fair Contact: trains police officers to serve the public."""
