"""English: nouns for deeds and events, and words of saying, whose time is theirs: `DEEDS`, `EVENTS`, `SAID`.

`UNDATED` are times that nobody can date: before the war, since its launch, in its heyday. `REPORT` and the others name
what is told of a time, or held against it.
"""

from __future__ import annotations

from briefing.evidence.patterns import Pattern, any_of

DEEDS = (
    r"acts?|agreements?|accords?|bills?|charters?|codes?|constitutions?|contracts?|conventions?|deals?|decisions?"
    r"|decrees?|directives?|elections?|laws?|legislation|manifestos?|memorand\w+|orders?|ordinances?|pacts?|plans?"
    r"|polic(?:y|ies)|programmes?|programs?|projects?|protocols?|reforms?|referendums?|regulations?|resolutions?"
    r"|rules?|rulings?|schemes?|statutes?|strateg(?:y|ies)|summits?|treat(?:y|ies)|uprisings?|revolutions?|coups?"
)
EVENTS = (
    r"wars?|conflict|fighting|invasion|pandemic|epidemic|lockdowns?|crisis|crash|strikes?|famine|floods?|drought"
    r"|earthquake|storm|hurricane|fire|disaster|accident|revolution|independence|coup|collapse|reforms?|referendum"
    r"|merger|takeover|sanctions|boom|recession|outbreak|closure|ban|blockade|siege|attacks?|renovation|reunification"
)
SAID = (
    r"said|says|told|tells|announced|stated|declared|noted|(?<!was )(?<!were )(?<!been )added|wrote|tweeted|posted"
    r"|warned|predicted|forecast(?! (?:for|of))|confirmed|admitted|acknowledged|claimed|argued|insisted"
    r"|explained|published|released|issued|quoted|interview(?:ed)?"
    r"|statement|press release|briefing|speech|speaking|letter|report(?! of)"
)
UNDATED = any_of(
    r"(?:before|prior to|until|ahead of) (?:the|its|his|her|their|this|that|world) (?:[\w'-]+ ){0,3}?[\w'-]+"
    rf"|(?:after|during|since|amid) (?:the |its |this |that )?(?:[\w'-]+ )?(?:{EVENTS})"
    r"|since (?:its|his|her|their|our|the) (?:(?!(?:start|beginning|end|turn|middle|early|first|late|second|year|month"
    r"|week|day)\b)[\w'-]+ ?){1,3}?(?=[,.;]|\Z|(?:the|a|an|it|they|he|she|we|more|over|some|about|nearly|at|\d)\b"
    r"| ha[sd]| have)"
    r"|pre-?war|post-?war|pre-(?:pandemic|crisis|covid\w*|independence|invasion|strike)"
    r"|formerly|previously|originally|initially|once(?=,)|once(?= (?:\w+ ){0,3}?(?:had|was|were|held|counted|employed"
    r"|numbered|home to|boasted|housed|drew|seated|stood|lived|worked))|(?<=, )once(?= [a-z])|at one time|erstwhile"
    r"|in (?:the old|bygone|happier|better|olden|former) days|in days gone by|in (?:its|their|his|her) (?:prime|day"
    r"|glory days|youth)|as it was then|way back|in bygone times|of yore|at the time"
    r"|in the past"
    r"|in those days|back then|(?<=\A)then(?=,)|until then|until recently|at that (?:time|point|stage)|in former times"
    r"|(?:that|the same) (?:year|month|week|day|quarter|summer|winter|spring|autumn)"
    r"|(?:some|several|many|a few|a couple of) (?:years|months|weeks|decades) (?:ago|earlier|before)|long ago"
    r"|in (?:recent|previous|earlier|past) (?:years|months|decades|times)|over the years|earlier|beforehand|hitherto"
    r"|(?:the )?(?:previous|preceding|prior|last) (?:season|campaign|edition|harvest|term|cycle|round|session|voyage)"
    r"|the (?:season|campaign|edition|harvest|term|cycle|round|session|voyage) (?:before|earlier)"
    r"|at (?:its|the|their) (?:peak|height)|in its (?:heyday|first year)|used to"
)

REPORT = (
    r"(?:(?: (?:[a-z]+ ){0,3}?(?:reports?|results?|statements?|figures|earnings|accounts|reviews?|updates?|releases?"
    r"|presentation|bulletin|announcement|newsletter|sales|revenues?|profits?)){1,2}"
    r"(?: (?:for|of))?(?: the)?(?: year)?)"
)
"""What a report on a part of a year is called, up to the year."""
SOME_PART = r"(?P<somepart>interim|(?:bi-?)?monthly|quarterly|weekly|mid-?year|semi-?annual|[a-z0-9]+-month)"
"""What a report is called that does not say on which part of a year it is."""
BASES = (
    r"(?:estimate|forecast|projection|figure|level|total|amount|number|sum|outturn|actual|budget|allocation|outlay"
    r"|average|peak|high|low|record|rate|value|price|target|plan|baseline|result|high point|low point)s?"
)
"""What a figure is held against."""
EXTREMES = r"(?:peak|high|low|record|maximum|minimum|trough|high point|low point|level|figure|total|number)s?"
REACHED = r"(?:reached|seen|recorded|set|hit|registered|posted|touched|observed|reported|attained|measured)"
ANAPHOR = Pattern(
    r"(?:(?:out )?of|among) (?:these|those|them|which|this)\b"
    r"|(?:(?:in total|overall|altogether),? )?(?:this|that|it|these|the (?:figure|number|total|rise|increase|fall"
    r"|decline"
    r"|change|rate|amount|sum)) (?:is|was|were|are|represents?|represented|means|meant|marks?|marked|includes?"
    r"|included"
    r"|compares|compared|equals|equalled|reflects|reflected|amounts|amounted|rose|fell|grew|accounts|accounted)\b",
    ignore_case=True,
)
"""What begins a sentence that says more of the deed or event of the one before it."""
ASIDE = Pattern(
    r"[\s,(]*(?:(?:which|who|whose|whom|where)\b|(?<=[,(] )when\b"
    r"|as (?:(?:was|were|is|are|had been|has been|it|they|he|she|many|some) )?(?:\w+ly )?(?:thought|reported"
    r"|believed|expected|claimed|assumed|planned|forecast|announced|stated|estimated|supposed|feared|predicted|promised|said"
    r"|suggested|hoped|agreed|intended|proposed)\b"
    r"|(?P<doing>(?:\w+ly )?(?!during|beginning|starting|ending|spring"
    r"|according|following|morning|evening)[a-z]+ing\b)"
    r"|(?P<told>(?:already |long |first |originally |now |newly )?(?:[a-z]+ed|built"
    r"|born|made|begun|written|set up|drawn|given|held|known|bought|sold|led|cut|won|lost)(?: \w+){0,6} ?\Z))",
    ignore_case=True,
)
"""What begins a clause that says something of a noun, and not of the sentence's number."""
