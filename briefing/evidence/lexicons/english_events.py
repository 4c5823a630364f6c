"""English: nouns for deeds and events, and words of saying, whose time is theirs: `DEEDS`, `EVENTS`, `SAID`."""

from __future__ import annotations

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
