"""Templates and texts in, blocks out: the sections of a briefing and the lint that keeps values to facts."""
