"""The built-in charts, one file each: `draw(sheet, data)` fills the sheet and returns the height it took, in points."""

KINDS = ("bars", "columns", "series", "timeline", "corridor", "progress")
