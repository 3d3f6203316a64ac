"""Words that help to tell names: titles, days, particles, and what a hyphen ties to a name."""

# ruff: noqa: SIM905 (as lists of literals these words would take four hundred lines)

DAYS = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays "
        "saturdays sundays january february march april may june july august september october november december jan "
        "feb mar apr jun jul aug sept sep oct nov dec"
    ).split()
)
# Months that end a person's name as well.
PERSONS_TOO = frozenset("april may june august".split())
TITLES = frozenset(
    (
        "president vice prime minister secretary senator congressman congresswoman representative governor mayor "
        "general colonel captain lieutenant sergeant admiral justice judge chief king queen prince princess pope sir "
        "lady lord mr mrs ms miss dr professor prof chairman chairwoman speaker ambassador chancellor reverend rev "
        "sen rep gen gov col lt sgt capt adm hon madam president-elect vice-president"
    ).split()
)
# Ordinary words that open sentences, also in a text too short to have them in small letters.
OPENERS = frozenset(
    (
        "later earlier yesterday today tomorrow tonight meanwhile soon recently finally instead perhaps maybe fellow "
        "former late early like unlike dear thank thanks yes okay hello welcome good according asked speaking"
    ).split()
)
# In capitals these are names.
LOUD = frozenset("us who".split())
# Function words that are persons' names as well.
NAMES_TOO = frozenset("will bill".split())
# Abbreviated titles, which end in a point before a name.
SHORT = tuple("Mr Mrs Ms Dr St Sen Rep Gen Gov Col Lt Sgt Capt Prof Rev Adm Hon".split())
# Titles after which a person is named, and hardly ever anything else.
PERSONAL = frozenset(
    (
        "mr mrs ms miss dr sir president senator secretary congressman congresswoman governor mayor chancellor "
        "ambassador minister professor sen gov rep prof colonel sergeant captain president-elect vice-president"
    ).split()
)
# Small words inside a name, between two capitalised ones.
PARTICLES = tuple("bin ibn bint al el de da do di du del della dos das des la le van von der den ter zu af y".split())
# Before a hyphen: no part of the name behind it.
BEFORE = tuple(
    (
        "non anti pro post pre ex mid trans inter intra un neo counter semi sub multi pan co all then now one two three"
    ).split()
)
# Behind a hyphen: no part of the name before it.
ENDINGS = tuple("led style like era wide born made run held free only type size level wing".split())
# What is behind "Secretary of" and "Minister of": an office, which the name of its holder follows.
OFFICES = frozenset(
    (
        "State Defense Defence Commerce Education Energy Labor Labour Health Justice Interior Treasury Agriculture "
        "Transportation Transport War Staff Police Finance Trade Culture"
    ).split()
)
# First words of places and bodies: what follows them is no surname.
PLACES = frozenset(
    (
        "north south east west northern southern eastern western central new great united upper lower saint st san "
        "santa los las el fort mount lake cape port republic latin middle royal national international world"
    ).split()
)
# What ends like the name of a people and is none.
NO_PEOPLE = frozenset("christian christians republican republicans roman romans human humans german germans".split())
# Words that stay small in the titles of texts.
IN_TITLES = frozenset(
    "a an the of and or nor but in on to for with at by from as after over into onto upon via per vs than s".split()
)
# Bodies, offices and places that are named with "of": "National Institutes of Health".
BODIES = frozenset(
    (
        "Academy Act Alliance Army Association Bank Battle Bay Bill Board Bureau Cape Center Centre Chamber Chiefs "
        "Church City College Commission Committee Commonwealth Community Conference Congress Convention Corps Council "
        "Court Declaration Department Director District Duke Emirates Empire Faculty Federation Government Gulf House "
        "Institute Institutes Isle King Kingdom League Library Member Members Minister Ministry Movement Museum "
        "Office Order Organization Organisation Parliament Party Port President Prince Princess Queen Republic School "
        "Sea Secretary Senate Society State States Strait Sultanate Synod Treaty Tribunal Union University Veterans "
        "Voice War"
    ).split()
)
