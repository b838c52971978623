"""Survey workbooks of communes: taken in, looked over, written into the registry without wiping anything."""
