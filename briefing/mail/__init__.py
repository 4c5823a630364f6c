"""A finished briefing and its readers in, mail that reaches each of them once out."""
