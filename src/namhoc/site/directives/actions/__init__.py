"""Writes of the room Văn bản, one noun a file: keyword `by`, one transaction, one audit event."""
