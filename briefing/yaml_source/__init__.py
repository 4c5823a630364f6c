"""Read a YAML file as texts with their places; refuse what could mean two things."""
