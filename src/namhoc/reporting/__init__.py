"""Report models (numbers, sentences, citations) to DOCX and XLSX."""
