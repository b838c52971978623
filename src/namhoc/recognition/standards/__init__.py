"""The standards, one a file. Each takes the counts of a commune and gives the criteria of its levels."""
