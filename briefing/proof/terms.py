"""Nothing in, the names out that writing and reading a file's facts share."""

FACTS_FILE = "facts.json"
FORMAT = "make-briefing/facts/1"
