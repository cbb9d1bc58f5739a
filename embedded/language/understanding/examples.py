"""Sentences that stand for each act; what grammar does not know is judged by likeness to these."""

from embedded.language.understanding.act import Act

EXAMPLES: dict[Act, tuple[str, ...]] = {
    Act.BOOK: (
        "I'd like to see the doctor sometime next week",
        "is there any chance of seeing someone tomorrow",
        "I need to come in because my knee hurts",
        "my son has a fever, can somebody look at him",
        "put me down for Friday",
        "could you squeeze me in today",
        "when could she see me",
        "I want my teeth checked",
        "find me the earliest opening you've got",
        "my doctor told me to get an examination with you",
        "I was told to come back for a check",
    ),
    Act.MOVE: (
        "something came up, I need another day for my visit",
        "could we do it a day later instead",
        "the time I have doesn't suit me any more",
        "I have to shift what we agreed to next week",
        "can I come on a different day than planned",
    ),
    Act.CANCEL: (
        "I won't be coming after all",
        "please take me off the list",
        "I don't need to see him any more",
        "scrap what I had on Thursday",
        "I have to back out of my visit",
    ),
    Act.LIST: (
        "remind me when I'm supposed to come",
        "what have I got coming up",
        "when do I have to be there",
        "is anything in the diary for me",
        "when was I going to see her",
    ),
    Act.PEOPLE: (
        "who else can hear us",
        "is anybody else on with us",
        "has the doctor come in yet",
        "who is taking part",
    ),
    Act.INVITE: (
        "could my wife take part as well",
        "I want the doctor in this conversation",
        "get my colleague on the line",
        "please have her come into this meeting",
    ),
    Act.MESSAGE: (
        "could you pass something on to him for me",
        "I want her to know something",
        "would somebody ring me back later",
        "please note something for the nurse",
    ),
    Act.HUMAN: (
        "I'd rather deal with a real person",
        "can I have a member of staff",
        "this isn't working, get me somebody",
        "is there somebody human I could talk to",
    ),
    Act.FACT: (
        "is there somewhere to leave my car",
        "do you take my health plan",
        "what does it cost",
        "do I have to come on an empty stomach",
        "may I bring my dog along",
        "are you open on Saturdays",
        "how do I get to you by train",
        "is there a pharmacy nearby",
        "do you see children as well",
        "what should I have with me",
        "is there a swimming pool",
        "do you have wheelchair access",
        "can I pay by card",
        "is the procedure painful",
        "will I be able to drive afterwards",
        "does anybody there speak Portuguese",
        "how soon do I get the results",
        "what happens if I come late",
        "tell me about your cancellation rules",
    ),
    Act.WHO_WORKS: ("who are your doctors", "who could I see there", "which people work in the team"),
    Act.SERVICES: ("what sorts of visits are there", "what can I come to you for"),
    Act.HELP: (
        "what are you able to do for me",
        "I don't know how this works",
        "what is it you can help with",
    ),
    Act.IDENTITY: ("am I talking to a machine", "is this a recording", "who is this speaking"),
    Act.MEDICAL: (
        "do you think it is something bad",
        "which tablets are good for my headache",
        "should I be worried about this pain",
        "can I take both pills together",
        "what illness do I have",
    ),
    Act.FORGET: (
        "let's leave that for now",
        "actually I don't want it any more",
        "I'd rather not do this now",
    ),
    Act.REPEAT: ("I couldn't make that out", "what were those again", "run that by me again"),
    Act.WAIT: ("give me a moment to look in my diary", "bear with me for a second"),
    Act.THANKS: ("that was very helpful", "you've been a great help"),
    Act.BYE: ("that will be everything for today", "I'll be off now"),
    Act.SMALL_TALK: (
        "lovely weather today",
        "did you watch the game last night",
        "tell me something funny",
        "what do you think about politics",
        "I like your voice",
        "write me a poem",
        "what's the capital of France",
        "how is your day going",
    ),
}


def flat() -> tuple[list[str], list[Act]]:
    """All sentences with their acts, in one order."""
    texts = [text for group in EXAMPLES.values() for text in group]
    acts = [act for act, group in EXAMPLES.items() for _ in group]
    return texts, acts
