"""What the check knows of each language, one module each, which is read when a text in that language is."""
