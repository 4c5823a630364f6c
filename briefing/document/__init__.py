"""The document without layout: what sections and charts fill and what pages, and later HTML, read."""
