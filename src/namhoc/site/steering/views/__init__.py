"""Pages of the room Nhiệm vụ."""
