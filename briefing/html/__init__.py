"""A finished document and its facts in, one self-contained HTML file out, read back before it is handed over."""
