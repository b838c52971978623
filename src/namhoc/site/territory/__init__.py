"""Units on screen: a page a unit, browse and search, map, exports."""
