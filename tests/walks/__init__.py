"""Golden plays beside the content."""
