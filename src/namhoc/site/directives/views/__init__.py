"""Views of the room Văn bản, one noun a file."""
