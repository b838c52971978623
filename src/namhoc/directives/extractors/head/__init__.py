"""The head of a document: where it is printed as a form, as a list of key and value, or told by a newspaper."""
