"""Templating: Jinja templates of the user's and ours, run in a sandbox, that may print facts but no typed values."""
