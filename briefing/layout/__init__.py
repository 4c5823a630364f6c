"""Sets the blocks of a document on pages: each block becomes flowables, and the flowables fill page after page.

Why not ReportLab's own platypus: it writes no structure tree, and where it breaks a paragraph or table it hides
the lines that tagging and the read-back need.  What is the same thing has the same word here, in snake case,
since our flowables share the protocol but not the base class: `wrap(avail_width, avail_height)`, `split`,
`space_before`, `space_after`, `keep_with_next`, `left_indent`, `min_width`, `PageTemplate`, `Frame`,
`BalancedColumns`.

The way of a document: `story.make_story` looks up a renderer for each block and gets flowables whose text
`runs.Typesetter` has turned into runs; `pages.paginate` fills pages with them; `pages.draw_page` draws a page on
any `Surface`, such as the canvas of a PDF.
"""
