"""Charts: pictures of facts, in which nothing is drawn that no fact says.

`chart_data` reads the items of a chart from its facts, `kinds` draws those of each kind on a `chart_canvas`, `renderer`
turns that into a drawing, and `chart_drawer` gives each figure of a document its chart.
"""
