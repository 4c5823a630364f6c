"""Holds each fact against the text of its source: does the source say so?

`check.check_briefing` is where it begins. From there downward:

    check         every fact of a briefing: its quotes, its claim, the record of an earlier check
    fact_check    the quotes of a fact in the texts of its sources
    properties    one fact against its passages, a module for each property
    claim         the claim of a fact, and the three answers that its source may give on a property
    matching      whether words of the fact and of the source mean the same: nouns, units, words of two languages
    passages      a quote where it stands, and what the words around it and its numbers say; passage_times, their times
    speakers      who is said to speak, and which words are somebody's own
    source_text   a source's text: its file, quotes in it, the sentences around them; framing, what stands above
    tables        the rows of a table in a text, and what stands over a figure
    times         the times that a sentence names, and which of them is that of a number
    sentences     clauses, what governs a number and what it counts, what sets two numbers apart
    numbers       the numbers of a text, and what each is
    lexicons      what the check knows of a language, and the types of its tables

Beside it, `record` keeps what was found, `own_words` reads what the author typed into a text, `explain` shows how a
quote is read, and `editorial_warnings` says what needs no source.
"""
