"""Charts: pictures of facts, in which nothing is drawn that no fact says.

`chart_data` reads the items of a chart from its facts, `kinds` draws those of each kind on a `chart_canvas`, `renderer`
reads what a user's own code draws with matplotlib, and `chart_drawer` gives each figure of a document its chart.
"""
