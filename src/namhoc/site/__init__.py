"""The site: Django on PostgreSQL (SQLite to try it). Thin: it calls the pure packages and keeps what people decide."""
