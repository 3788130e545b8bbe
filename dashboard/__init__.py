"""Everything needed to serve the exercise."""
