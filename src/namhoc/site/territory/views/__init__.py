"""Pages of the room Mạng lưới."""
