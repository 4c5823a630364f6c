"""Facts: read from YAML, checked against their evidence, put into words."""
