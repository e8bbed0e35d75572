"""The store of results: every run, what it found in which document, and where; in SQLite or PostgreSQL."""
