"""Refusals of the tools in plain words, each with the next step."""

from datetime import date

from embedded.language.dialogue.deeds.wish import Ask, Wish
from embedded.language.dialogue.questions.describing import ask_kind
from embedded.language.dialogue.reading import read_choices, read_offers
from embedded.language.dialogue.state import Result, Talk
from embedded.language.wording.spoken import listed, short_name, spoken_day, spoken_offers

_WHY = {
    "closed": "There are no hours then.",
    "time_off": "{who} is away then.",
    "taken": "That time is taken.",
    "notice": "That is too short notice.",
    "horizon": "That is further ahead than I can plan.",
    "past": "That time has already passed.",
    "outside_hours": "That is outside {whose} hours.",
}


def why(talk: Talk, wish: Wish, result: Result) -> str:
    """One clause on why nothing fitted; "" when the find was exact."""
    if result.get("exact", True) and not result.get("why"):
        return ""
    able = [one.name for one in talk.meeting.professionals if wish.service in one.services]
    named = wish.professional or (able[0] if len(able) == 1 else "")
    who = short_name(named) if named else ""
    line = _WHY.get(str(result.get("why")), "Nothing is free then.")
    return line.format(who=who or "Nobody" if who else "The professional", whose=f"{who}'s" if who else "the")


def explain(talk: Talk, wish: Wish, result: Result) -> None:
    """Say what stood in the way and ask for what would help, or let the wish go."""
    problem = str(result.get("problem") or "unavailable")
    choices = read_choices(result.get("choices"))
    match problem:
        case "unclear_when":
            talk.out.append("I didn't get the time.")
            talk.ask(Ask.WHEN, "ask_when")
        case "contradiction":
            _contradiction(talk, result)
        case "which_service" | "unknown_service" | "not_offered_by":
            _not_that_service(talk, wish, result, choices)
        case "which_professional" | "unknown_professional":
            if problem == "unknown_professional":
                talk.out.append(
                    f"I don't know {result.get('heard') or wish.professional or 'that person'} here."
                )
            choices = choices or [one.name for one in talk.meeting.professionals]
            talk.ask(Ask.PROFESSIONAL, "ask_professional", choices, choices=listed(choices, "or"))
        case "which_client" | "unknown_client":
            _client(talk, wish, result, choices)
        case "slot_taken" | "slot_expired":
            _gone(talk, wish, result)
        case "not_allowed":
            talk.out.append(_said(result, "I may only do that for your own appointments."))
            talk.done(wish)
        case "past":
            talk.out.append("That time has already passed.")
            talk.ask(Ask.WHEN, "ask_when")
        case _:
            talk.out.append(_said(result, _PLAIN.get(problem, _PLAIN["unavailable"])))
            talk.done(wish)


_PLAIN = {
    "not_found": "I can't find that any more. Nothing has changed.",
    "already_cancelled": "That one no longer stands; there is nothing left to do.",
    "room_full": "This meeting is full, so I can't bring anyone else in.",
    "unavailable": "I can't reach the calendar right now. Nothing has changed; please try again in a moment.",
}


def _said(result: Result, otherwise: str) -> str:
    """The tool's own sentence, unless it speaks of deeds; those are said from receipts only."""
    text = str(result.get("say") or "").strip()
    deeds = ("booked", "moved", "invited", "requested")
    return text if text and not any(word in text.lower() for word in deeds) else otherwise


def _contradiction(talk: Talk, result: Result) -> None:
    days = []
    for one in result.get("choices") or ():
        try:
            days.append(date.fromisoformat(str(one)[:10]))
        except ValueError:
            continue
    if len(days) < 2:
        talk.out.append("That weekday and date don't fit together.")
        talk.ask(Ask.WHEN, "ask_when")
        return
    said = listed([spoken_day(day) for day in days], "or")
    talk.ask(Ask.DATE, "ask_choice", [day.isoformat() for day in days], choices=said)
    talk.out.insert(len(talk.out) - 1, "That weekday and date don't fit together.")


def _not_that_service(talk: Talk, wish: Wish, result: Result, choices: list[str]) -> None:
    if result.get("problem") == "not_offered_by":
        who, what = result.get("professional") or wish.professional, result.get("service") or wish.service
        talk.out.append(f"{short_name(str(who))} doesn't offer {what}.")
        able = [one.name for one in talk.meeting.professionals if what in one.services and one.name != who]
        if len(able) == 1:
            talk.ask(Ask.PROFESSIONAL, "only_they_do", able, name=short_name(able[0]))
            return
        if able:
            talk.ask(Ask.PROFESSIONAL, "ask_professional", able, choices=listed(able, "or"))
            return
    elif result.get("problem") == "unknown_service":
        talk.out.append(f"I don't know {result.get('heard') or wish.service or 'that service'} here.")
    choices = choices or [one.name for one in talk.meeting.services]
    ask_kind(talk, wish, choices)


def _client(talk: Talk, wish: Wish, result: Result, choices: list[str]) -> None:
    if result.get("problem") == "unknown_client":
        talk.out.append(f"I can't find a client called {result.get('heard') or wish.client}.")
    if choices:
        talk.ask(Ask.CLIENT, "ask_choice", choices, choices=listed(choices, "or"))
    else:
        talk.ask(Ask.CLIENT, "ask_client")


def _gone(talk: Talk, wish: Wish, result: Result) -> None:
    wish.chosen = None
    wish.offered = read_offers(result.get("slots"))[:3]
    talk.out.append("I'm sorry, that time was just taken.")
    if wish.offered:
        talk.ask(Ask.SLOT, "offer", offers=spoken_offers(wish.offered))
    else:
        talk.ask(Ask.WHEN, "what_instead")
