"""Bytes of a YAML file in, its texts with their places and the problems found on the way out."""
