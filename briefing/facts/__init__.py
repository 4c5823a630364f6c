"""Facts: the model of a facts file, how it is read, and what must hold between its parts.

`load.load_briefing` is where it begins. A file goes through these in turn:

    text_fields      texts in several languages, and units by language
    table_facts      evidence that is a cell, and series, filled from the tables of sources
    rules            what its keys must say together and where its names lead, all problems in one run
    load             ids, what stands under `defaults:`, and the built-in units
    model            the types of a facts file; scalars has its single values
    formulas         derived facts, computed by intervals

Beside them, `expressions` reads the `{{ … }}` of texts, `comparison` finds facts that make a table, `canonical` makes
what the digest is taken of, and the JSON Schema, and `vocabulary` has the words of problems.
"""
