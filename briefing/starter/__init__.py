"""The small briefing with which `make-briefing new` begins a folder, and how it is written there."""
