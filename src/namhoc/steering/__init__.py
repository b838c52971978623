"""Task states, assignment, deadlines and progress, all as values and tables."""
