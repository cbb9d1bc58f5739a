"""Words for who somebody is to the speaker, and what professionals are called, as pieces of patterns."""

PARTNERS = r"wife|husband|partner|girlfriend|boyfriend|fianc[eé]e?"
PARENTS = r"mother|mum|mom|father|dad|gran\w*"
CHILDREN = r"sons?|daughters?|child|children|kids?|boys?|girls?|baby|twins?"
ANIMALS = r"dogs?|cats?|horse|pet|pup\w*|kitten|rabbit"
KIN = r"brother|sister|cousin|aunt|uncle|niece|nephew"
OTHERS = r"friend|mate|neighbou?r|boss|colleague|co-?worker|flatmate|room-?mate|teammate|classmate|landlord|landlady|ex"
PEOPLE = f"{PARTNERS}|{PARENTS}|{CHILDREN}|{KIN}|{OTHERS}"
ANYBODY = f"{PARTNERS}|{PARENTS}|{CHILDREN}|{ANIMALS}|{KIN}|{OTHERS}"
CALLING = (
    r"(?:doctor|dentist|nurse|therapist|advis[eo]r|lawyer|physio\w*|vet|specialist|counsell?or|optician|person"
    r"|professional|hygienist|surgeon|teacher|consultant|practitioner)"
)
"""What professionals are called by what they do."""
