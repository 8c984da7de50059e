"""One panel for each kind of decision, and the panel that holds whichever is needed."""
