"""Views of the room Quản trị, one noun a file."""
