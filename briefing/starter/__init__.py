"""A folder's name in, a working folder for an own briefing out: all of its files, or none."""
