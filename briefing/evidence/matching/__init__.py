"""Says whether words of a fact and words of its source mean the same: nouns, units, words of two languages."""
