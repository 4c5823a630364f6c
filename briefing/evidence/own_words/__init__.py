"""Reads the briefing's own words: values that no fact backs, and values that are told otherwise than their facts."""
