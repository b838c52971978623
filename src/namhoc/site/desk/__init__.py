"""Bàn làm việc: what is asked of the person who looks, by due date; and the search over everything."""
