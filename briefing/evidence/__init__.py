"""Holds each fact against the text of its source: does the source say so?

`check.check_briefing` is where it begins. From there downward:

    check            every fact of a briefing: its quotes, its claim, the record of an earlier check
    standing         on what facts stand, and how far they and their sources are verified
    fact_check       the quotes of a fact in the texts of its sources
    properties       one fact against its passages, a module for each property
    claim            the claim of a fact, and the three answers that its source may give on a property
    unit_match       whether a number is in the fact's unit and counts the same
    passages         a quote where it stands, and what the words around it and its numbers say
    governance       what governs a number: denials, suppositions, what makes it less than real; governing_words where
    clauses          the clauses of a sentence, and which governs which
    stated_qualifier how firmly a sentence states a number, and stated_role what it is there: a level, a change, a rate
    written_number   the same of the fact's own statement
    attributions     who is said to speak, by phrases that attribution_phrases finds
    names            whether the words that name somebody name the fact's speaker
    table_heads      what the head of a table says of its figures
    table_rows       the rows of a table, also wrapped over lines, and the cells that a figure stands under
    table_times      the time of a figure in a table: that of its column or caption, or none if that is not sure
    passage_times    the times around a quote: of its words, of a number, of what stands before
    timed_sentence   which time of a sentence is that of a number; timed_statement cuts it into statements
    times            the times that a sentence names, named_time says what one means and holds it to a period
    source_text      a source's text: its file, quotes in it, sentences around them
    plain_text       a text as quotes and sources are compared, with one sort of space, mark and dash
    quotations       where quotations and the turns of a record begin and end
    sentences        where sentences and clauses begin and end
    numbers          the numbers of a text; modules number_* read them
    lexicon          what the check knows of a language, written in lexicons; the types of its tables are in *_words
    patterns         regular expressions that are sought in texts

Beside it, `record` keeps what was found, `typed_values` finds numbers that the author typed into a text, and
`editorial_warnings` says what needs no source.
"""
