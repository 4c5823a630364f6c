"""English: who says something, as `SPEAKERS`; what joins clauses, as `CLAUSES`, and denies them, as `CLAIMS`."""

from __future__ import annotations

from briefing.evidence.lexicons.lexicon import ClaimWords, phrase_list, word_forms, word_list
from briefing.evidence.lexicons.patterns import Pattern, alternatives, any_of, starts_with
from briefing.evidence.lexicons.statement_words import ClauseWords, SpeakerWords

SPEAKERS = SpeakerWords(
    says=word_forms(word_list("en", "says")),
    counts=word_forms(word_list("en", "counts")),
    addressing=word_forms(word_list("en", "addressing")),
    passive=word_forms("is was are were be been being am get got gets"),
    participle="ing",
    that=word_forms("that how"),
    before_name=any_of(phrase_list("en", "before the name of a speaker")),
    puts=Pattern(
        r"(?:put(?:s|ting)?|estimat(?:es?|ed|ing)|g[ia]ve[sn]?|reckon(?:s|ed)?|peg(?:s|ged)?|list(?:s|ed)?)"
        r" (?:[\w'-]+ ){1,12}?(?:at|as) (?:[a-z]+ ){0,3}?[$€£]?[0-9]"
    ),
    of_the_above=Pattern(
        r"[^.]{0,80}?\b(?:(?:said|stated|disclosed|announced|revealed|reported|confirmed) (?:this|so)\b"
        r"|made (?:this|it) (?:known|public)|th(?:is|at|ese|ose)(?: \w+)? (?:is|was|were|are|comes?|came) (?:said"
        r"|stated|disclosed|announced|revealed|reported|confirmed|according to|from))"
    ),
    inverters=word_forms("as so thus"),
    unnamed=Pattern(
        r",? (?:who|speaking|requesting|asking|declining|on condition) [^.,;:\"]{0,60}?\b(?:anonym\w+"
        r"|(?:not|declin\w+|refus\w+)(?: to)? be (?:named|identified|quoted))\b,?(?= [a-z])"
        r"|(?: who (?:is|are|was|were))? (?:close to|familiar with|with knowledge of|briefed on|privy to)"
        r" [^.,;:\"]{1,40}?(?= (?:said|says?|told|confirmed|reported|added|estimated?s?)\b)"
    ),
    # "In the union's words"; and the words that somebody repeats: "what the pickets had chanted"
    around_name=any_of(
        r"(?:(?:in|by|on|at)|(?P<echo>what)"
        r"|(?P<slogan>(?:repeat|recall|echo|recit|parrot|mimic|mock|quot|cit|answer|rebut|reject|dismiss|derid|attack"
        r"|ridicul|brush|wav|repl)[a-z]*(?: out| aloud| aside| off| to)?(?! what\b))"
        r"|(?P<repeat>(?:repeat|recall|echo|recit|relay|parrot|paraphras|mimic|recount|mock|read|quot|cit)(?:e?[ds]|e"
        r"|ing)?(?: out| aloud| back)? what)) (?P<name>(?(repeat)(?:(?:the|a|an|h[ei][rs]|its|their|our|my|one|some"
        r"|many) )?(?!(?:the|a|an|h[ei][rs]|its|their|our|my|one|some|many)\b)[\w'-]+|(?:the )?[\w .'-]{1,40}?))"
        r"(?(repeat) (?:(?:had|have|has|would|could|used to) )?(?!(?:been|was|were|is|are|had|have|has)\b)[a-z]{3,}\b"
        r"|(?(echo) (?:had|have|has) (?!been\b|done\b|happened\b)\w+"
        r"|(?(slogan)(?:'s|(?<=s)') (?:[\w-]+ ){0,2}?(?:slogans?|chants?|mottos?|taunts?|posters?|banners?|placards?"
        r"|battle cry|catchphrase|headlines?|leaflets?|jibes?|jokes?|tweets?|hashtags?|songs?|rallying cry|insults?)"
        r"|(?:'s|(?<=s)'|(?<=his)|(?<=her)|(?<=its)|(?<=their)) (?:own )?(?:words|view|opinion|account|reckoning|count"
        r"|estimates?|telling|assessment|figures|calculations?))))"
    ),
    after_name=any_of(
        "(?:was|is|were|are|(?:has|have) been) (?:quoted|cited|reported)(?: (?:by|in) .{1,60}?)? as"
        " (?:say|stat|tell)ing"
    ),
    is_told=Pattern(
        r"[\w'.-]+,? (?:(?:had|has|have|also|later|then|first|only|\w+ly) )*(?:(?:was|were|is|are|been|being)"
        r" (?:\w+ly )?(?:told|informed|advised|assured|warned|briefed|notified|given to understand)\b"
        r"|(?:hear[ds]?|overheard|learn(?:s|ed|t)?|reads?|found out)\b[^.;:,\"]{0,60}?\bthat\b"
        r"|reads? (?:out|aloud|from)\b)"
    ),
    asked=Pattern(
        r"\b(?:(?:[Aa]sked|[Pp]ressed|questioned|quizzed|interviewed|prompted|challenged)(?: [^,.;:\"]{1,40}?)? by"
        r"|(?:letter|message|reply|response|answer|email|note|memo|petition|submission|appeal|complaint) to"
        r"|(?:speaking|talking|writing|replying|responding|answering|testifying) (?:to|before)"
        r"|(?:interview|talks|conversation|call) with|(?:[Aa]fter|[Bb]efore) (?:meeting|visiting|seeing)"
        r"|(?:commission|order|request|fund|sponsor|financ|pa)(?:ed|id for) by)"
        r" (?:(?:the|Mrs?|Ms|Dr) |[A-Z][\w.'-]+ )*\Z",
        case_matters=True,
    ),
    for_whom=Pattern(
        r"\b(?:for|about|into|to|against|on(?!.*\b(?:(?:web)?site|page|account|channel|portal|feed)\b))\b"
        r"(?:(?! by\b).)*"
    ),
    asides=word_forms(word_list("en", "asides")),
    denials=word_forms(
        "not never cannot hardly scarcely didn't doesn't don't hasn't haven't hadn't won't wouldn't couldn't"
    ),
    articles=word_forms("the a an this that these those his her its their our my your one some any no all both each"),
    links=word_forms("of for at in from on with behind de von van der den al bin ibn del la le du da di dos y"),
    joiners=word_forms("and or but yet"),
    edges=word_forms(word_list("en", "edges")),
    subordinate=word_forms(word_list("en", "subordinate")),
    of_men=word_forms("mr sir lord baron father brother"),
    of_women=word_forms("mrs ms miss dame lady baroness sister"),
    titles=word_forms(word_list("en", "titles")),
    copulas=word_forms("is was are were as became becomes remains"),
    persons=word_forms(word_list("en", "persons")),
    person_endings="ers?|ors?|ists?|m[ae]n|wom[ae]n|ians?|eers?|ess|smiths?|wrights?|monger",
    any_body=word_forms(word_list("en", "any body")),
    bodies=word_forms(word_list("en", "bodies")),
    papers=word_forms(word_list("en", "papers")),
    groups=word_forms(word_list("en", "groups")),
    others=word_forms(word_list("en", "others")),
    pronouns=word_forms("he she they it his her their its"),
    first_persons=word_forms("i we"),
    presiding=word_forms(
        "convener convenor chair chairman chairwoman chairperson speaker president presiding officer moderator"
    ),
    questions=word_forms("q a question answer interviewer reporter"),
    endings=r"(?:'s?|s|s')",
)


_AUXILIARIES = (
    r"(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|shall|should|must)(?:n't)?|cannot"
    r"|can't|won't|shan't|ain't|\w+'(?:re|ve|ll)|(?:it|he|she|there|that|what|who)'s"
)
# Forms of the past that are no other word.
_PAST = alternatives(word_forms(word_list("en", "verbs in the past")))
# Irregular forms that may follow a noun and tell which it is: "the ships built in 2019".
_PARTICIPLES = phrase_list("en", "participles")
# Those that are a noun or an infinitive too, and verbs only where neither an article nor "to" stands before them.
_SAME_AS_INFINITIVE = "bid|burst|cast|cost|cut|hit|hurt|let|put|quit|read|rid|set|shed|shut|spread|thrust|upset"
# Words in -ed that are no verb in the past.
_NO_VERBS = phrase_list("en", "no verbs")
# Verbs in the third person that are hardly ever a plural noun.
_PRESENT = phrase_list("en", "present")
VERBS = (
    rf"{_AUXILIARIES}|{_PAST}|{_PRESENT}|(?<!\bto )(?<!\ba )(?<!\bthe )(?:{_SAME_AS_INFINITIVE})"
    rf"|(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bof )(?<!\bfor )(?<!\bwith )"
    rf"(?!(?:{_NO_VERBS}|\w+(?:seed|weed|feed|breed|speed))\b)[a-z]{{2,}}ed"
)

# From one verb to the next that is no other part of it ("has been built") and no participle ("owned by").
_NO_MARK = r"[^,;:()\[\]\"]"
_NEXT_VERB = rf"(?P<verb>(?<!\bbeing )(?<!\bbeen )\b(?:{VERBS})\b(?!\s+by\b))"

_PARTS = "but|that|who|which|when|while|if|because|as|since|after|before|until"

_THAT_DAY = phrase_list("en", "that day")
# Before these words "if" asks.
_ASKING = sorted(word_forms(word_list("en", "asking")))
ASKED = "(?:" + "|".join(rf"(?<=\b{word} )" for word in _ASKING) + ")"
_NOT_ASKED = "".join(rf"(?<!\b{word} )" for word in _ASKING)
_OR_NOT = r"(?:\w+ ){0,6}?or not\b"
_SUBJECT = r"(?:the|a|an|it|he|she|they|we|i|you|this|that|these|those|there|not|all|more|some|his|her|its|their|our)"
# After "provided": what makes a condition of it, and no object as in "provided the largest share".
_COMES_ABOUT = (
    r"(?:they|it(?! (?:with|to|for|in|at|on|by|from|as|and)\b)"
    rf"|the (?:[\w'-]+ ){{1,4}}?(?:{_AUXILIARIES}|{_PRESENT}|goes|rises|falls|drops|passes|works|opens|closes|stops"
    r"|runs|grows|improves|permits|agree|vote|allow|permit|approve|accept|stay|remain|hold|continue|pay))"
)

CLAUSES = ClauseWords(
    edge=Pattern(r"[,;:](?=\D)|[()\[\]\"]|(?<= )-(?= )"),
    openers=Pattern(
        rf"\b(?:(?P<relative>(?:,\s*)?(?:who|whom|whose|which|where|whereby)\b|that(?=\s+(?:{VERBS})\b)"
        r"|than(?=\s+(?:the|in|at|its|their|a|an|those|that|last|ever|planned|expected|forecast)\b))"
        rf"|(?P<complement>(?=if){ASKED}if"
        r"|(?=that)(?<!\bof )(?<!\bin )(?<!\bby )(?<!\bat )(?<!\bon )(?<!\bfor )(?<!\bthan )"
        rf"(?<!\bafter )(?<!\bfrom )(?<!\bto )(?<!\bwith )that(?!\s+(?:{_THAT_DAY})\b)|whether(?! {_OR_NOT}))"
        rf"|(?P<condition>(?=if){_NOT_ASKED}(?<!\bas )(?<!\beven )(?<!\bonly )"
        r"if(?!\s+(?:not|any|ever|anything|only|proof|need"
        r"|so|(?:any|some)(?:one|body) (?:still |ever )?(?:doubt|ask|wonder|need|question|thought|think)\w*)\b)|unless|"
        rf"provid(?:ed|ing)(?:\s+that|(?=\s+{_COMES_ABOUT}\b))|supposing|in case(?!\s+of)"
        rf"|in the event(?!'s)(?:\s+(?:of|that))?|(?-i:(?:Had|Were|Should)(?=\s+(?:{_SUBJECT}|[A-Z])\b)))"
        rf"|(?P<aside>whether or not|whether(?= {_OR_NOT})|when(?:ever)?|while|whilst|although|though|because"
        rf"|since|after|before|until|till|once|as(?! (?:many|few|much|little|high|low|long|far|of|a|an|the)\b)"
        "|even if|whatever|whoever|whichever|however much|no matter|even though|lest|so that|now that)|(?P<contrast>"
        r"(?=but)(?<!\ball )(?<!\bnothing )(?<!\beverything )(?<!\beveryone )(?<!\bnone )(?<!\bnobody )(?<!\bany )but"
        r"|yet(?! to\b)|however|whereas|nevertheless|nonetheless)|(?P<joint>and|or|nor))\b"
    ),
    telling=Pattern(r"(?:\w+ly )?[a-z]+ing(?: [\w'-]+){0,4}\s*\Z", case_matters=True),
    participial=starts_with(r"\s*(?:compared (?:with|to)|(?:\w+ly )?[a-z]+ed (?:by|on))\b"),
    restrictive=Pattern(
        rf"(?<=[\w'] )(?:who|which|that)\s+(?:\w+ly\s+)?(?:{_AUXILIARIES}\b(?:\s+(?:not|also|been|being|\w+ly))*\s+\w+"
        rf"|(?:{VERBS})\b)(?:(?:(?!\b(?:and|or|{_PARTS})\b){_NO_MARK}){{2,80}}?{_NEXT_VERB}"
        # "Those who wrote and got no answer must write again": no "must" goes on with what they did.
        rf"|(?:(?!\b(?:{_PARTS})\b){_NO_MARK}){{2,120}}?(?<!\band )(?<!\bor )(?P<modal>(?:should|must|shall)\b))",
        case_matters=True,
    ),
    auxiliary=Pattern(
        r"was|were|is|are|had|has|have|will|would|can|could|may|might|must|shall|should", case_matters=True
    ),
    finite=Pattern(rf"(?<![\w'-])(?:{VERBS})(?![\w-])", case_matters=True),
    done=Pattern(rf"was|were|ha[dsv]e?|did|{_PAST}|{_SAME_AS_INFINITIVE}|[a-z]+ed"),
    has_fixed_order=True,
    from_whom=Pattern(r"\bfrom (?:[a-zA-Z]+ ){0,2}\Z"),
    to_whom=Pattern(r"\b(?:to|for) (?:[a-zA-Z]+ ){0,2}\Z"),
    with_whom=Pattern(r"with"),
    against=Pattern(r"\b(?:against|versus|relative to) (?:(?:the|an?) )?(?P<other>[^\W\d_]+)"),
    mutual=word_forms("meet/-.s met marr/y.ies.ied join/-.s.ed merge/-.s.d border/-.s.ed resemble/-.s.d equal/-.s.led"),
    passive=Pattern(r"(?:.* )?(?:is|are|was|were|been|being|be) (?!\w+ing\Z)\w+", case_matters=True),
    copula=Pattern(
        r"is|are|was|were|be|been|being|stands|stood|remains|remained|totals|totall?ed|amounted|amounts"
        r"|means|meant|reached|reaches|equals|equalled|comes|came|shows?|showed|sets?|provides?|provided|envisages?"
        r"|envisaged|foresees?|foresaw|calls?|called|includes?|included|speaks?|spoke|says?|said|gives?|gave|lists?"
        r"|listed|names?|mentions?|mentioned|puts?"
    ),
    agent=Pattern(
        r"\s+by(?:\s+(?:the|all|some|about|only|just|at least|more than|over|nearly|almost))*\s+", case_matters=True
    ),
    attribute=Pattern(
        r"(?<![\w-])(?:the|a|an|this|that|these|those|its|his|her|their|our|my|your|any|every|each|another|both"
        r"|\w+'s?)\s+(?:\w+ly\s+|\w+-)?[\w-]+\Z"
    ),
    participle=Pattern(r"[a-z]+ing", case_matters=True),
    adjunct=Pattern(
        r"(?:(?:only |so as |in order )?to [a-z]+|in (?:line|keeping|accordance|addition|spite|return|response"
        r"|search|view|need|the hope)\b|despite|notwithstanding|after|before|following|beyond|besides|as part of"
        r"|thanks to|because of|owing to|due to|ahead of|contrary to|against|with|without|unlike|instead of"
        r"|for all|under|amid|amidst|facing|given|together with|along with"
        r"|as (?:planned|expected|promised|announced|required|proposed)"
        r"|(?-i:[A-Z][a-z]+(?:ed|ing))(?= [^,]{1,80},))\b"
    ),
    lead=Pattern(
        r"(?:in|on|at|with|without|by|for|from|of|among|besides?|except|excluding|despite|after|before|under|unlike"
        r"|thanks to|instead of)\b"
    ),
    then_and_now=Pattern(
        r"if\s+(?:in|by) (?:19|20)[0-9]{2}\b[^;]{0,120}?"
        r",\s+(?:then )?(?:in|by) (?:19|20)[0-9]{2}\b(?![^;]{0,80}\bwould\b)"
    ),
    resumed=Pattern(
        r"(?:(?:it|him|her)self|themselves|(?:it|he|she|they) (?:itself|himself|herself|themselves)|instead|in turn)\b"
    ),
    compared=Pattern(
        r"[\s,(-]*(?:after|against|following|up from|down from|compared (?:with|to)|versus|vs\.?|on top of"
        r"|in addition to|having (?:had|seen|made|built|opened|sold)|from)\b"
    ),
    looks_back=Pattern(r"\b(?:after|following|having|despite|on top of)\b[^,;:]*\Z"),
    held_against=Pattern(
        r"\b(?:below|above|than|against|(?:exceed|surpass|beat|miss|top|overshoot|meet)\w*|met|hit|reached|of)\s+(?:the|its|their|an?)\s+(?:record\s+|revised\s+"
        r"|all-time\s+)?\Z"
    ),
    definite=Pattern(
        r"(?:\b(?:of|the|these|those|all|its|their|his|her|our|both)|\w's)\s+(?:(?:about|around|some|nearly|almost"
        r"|more than|over|at least|the|other|remaining)\s+){0,3}\Z"
    ),
    modifier=Pattern(
        rf"(?:\s+(?!(?:{_AUXILIARIES})\b)[^\W\d_][\w-]*){{0,4}}?\s*(?P<said>"
        r"(?<![\w'-])(?:it|they|he|she|we|I|you)\s+(?!and\b)[^,;:()]{2,80}?(?=\s+(?:and|but)\b|[,;:.()]|\Z)"
        r"|(?:available|alive|missing|left|on (?:hand|offer)|in (?:stock|use))(?=\s*(?:[,;:.()]|\Z))"
        rf"|(?:,\s*)?(?:who|whom|that|which|whose \w+)\b[^,;:()]{{3,120}}?"
        rf"(?=\s+(?:{_AUXILIARIES})\b(?!\s+(?:not )?\w*(?:ed|en|n)\s+(?:in|by|at)\b)|[,;:.()]|\Z)"
        rf"|(?<![\d] )(?:[a-z]+ly\s+)?(?:(?!(?:{_NO_VERBS})\b)[a-z]{{2,}}ed|{_PARTICIPLES})\b[^,;:()]{{0,120}}?"
        rf"(?=\s+(?:{_AUXILIARIES})\b|(?P<apart>,\s(?:[^,;:()]{{0,20}}?[0-9]"
        r"|(?:only |just |about |some |nearly )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
        r"|half|most|none|all|many|few|several)\b)))"
        # "Half of the 640 wells drilled since 2018 gave water": there is another verb.
        rf"|(?<![\d] )(?:(?!(?:{_NO_VERBS})\b)[a-z]{{2,}}ed|{_PARTICIPLES})\b"
        r"(?:(?!\s(?:when|after|before|as|because|while|until|once|if|that|which|who|where|and|but|or)\b)[^,;:()]){0,120}?"
        rf"(?=\s+(?:(?:still|also|never|only|later|then|already) )?(?:{_PAST})\b))",
        case_matters=True,
    ),
    found_out=any_of(phrase_list("en", "found out")),
    object_modifier=Pattern(
        rf"(?:\s+(?!(?:{_AUXILIARIES})\b)[^\W\d_][\w-]*){{1,4}}?\s(?P<said>(?:[a-z]+ly\s+)?"
        rf"(?:(?!(?:{_NO_VERBS})\b)[a-z]{{2,}}ed|{_PARTICIPLES})\b[^,;:()]{{0,120}}?)(?=[,;:.()]|\Z)",
        case_matters=True,
    ),
    presupposed=Pattern(
        r"\b(?:without|but for|(?:had|were) it not (?:been )?for|if it (?:had|were|was)(?: not|n't) (?:been )?for"
        r"|thanks to)\s+(?:the|these|those|its|their|his|her|our)\s+\Z"
    ),
    phrase=Pattern(
        r"(?:\s+(?!(?:in|on|at|by|for|from|to|of|with|without|under|over|after|before|against|between|among|amid|about"
        r"|above|below|during|since|until|despite|because|if|though|although|where|whereas|around|across|near|within"
        r"|into|towards?|behind|beyond|unlike|versus|per|and|or|but|than|as|is|are|was"
        r"|were|has|have|had|that|which|who|when|while)\b)[\w'-]+){0,4}",
        case_matters=True,
    ),
)


# What says that it was never so: "at no time", "not a single court", over the words of its clause.
_AT_NO_TIME = (
    r"(?:(?:at|on|in|under|for|during|by) no|no(?!\s+(?:less|fewer|more|doubt|wonder|longer)\b)|none|never|neither|nor"
    r"|nobody|not (?:once|(?:a|an|one)(?: single)?|any|even one))"
)
_NO_CLAUSE = (
    r"(?!(?:that|because|if|but|and|or|who|which|when|while|whether|though|although|since|until|to|than|said)\b)"
)
_NOT = r"not|no(?!\s+(?:less|fewer|more)\b)|never|neither|nor|none|\w+n't|cannot|hardly|barely|scarcely"

CLAIMS = ClaimWords(
    negation_before=Pattern(
        rf"\b(?:{_NOT})(?:\s+[\w']+){{0,3}}\s*\Z"
        rf"|\b{_AT_NO_TIME}(?:\s+{_NO_CLAUSE}[\w'-]+){{0,12}}?(?<! for)(?<! by)(?<! of)(?<! from)(?<! with)(?<!"
        rf" after)\s*\Z"
    ),
    attribution=any_of(f"{alternatives(SPEAKERS.says)}|{SPEAKERS.before_name.text}|{SPEAKERS.around_name.text}"),
    own_acts=any_of(
        "(?:we|i)(?: also| have| had| just){0,2}(?: \\w+ly)? (?:discussed|talked|spoke|met|signed|agreed|held"
        "|visited|reviewed|addressed|considered|exchanged|touched|opened|launched|concluded|adopted|decided)"
    ),
    insertion=Pattern(r"[(\[][^()\[\]]{0,200}?\b(?:ed|editor)\b\.?[)\]]|\[[^\[\]]{0,200}\]"),
    turns=Pattern(
        r"\b(?:but|while|whereas|although|though|(?<=even )as)\b"
        r"|\band (?=(?:will|would|could|may|might|is|are|was|were|has|have|had)\b)",
        case_matters=True,
    ),
    conjunctions=word_forms("and but yet so or nor then"),
    abbreviations=word_forms(word_list("en", "abbreviations")),
    number_abbreviations=word_forms("no nos fig figs vol pp art sec c ca est min max approx"),
    likelihood=any_of(phrase_list("en", "likelihood")),
    confidence=any_of("(?:high|moderate|medium|low) confidence|confidence (?:is|in)|confiden(?:t|tly)"),
)
