"""Pages of the room Phổ cập."""
