"""Provinces, communes, agencies and schools through time."""
