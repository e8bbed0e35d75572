"""The Word template as a program: styles, building blocks, and the parts of the report with their tags."""
