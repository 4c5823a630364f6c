"""A finished document and its facts in, the proof that they agree out: attached facts, read-back, verification."""
