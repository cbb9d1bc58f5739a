"""The authored lines. Each key holds ways to say the same.

Lines under `receipt_` are spoken only with a receipt in hand; the words booked, cancelled, moved, requested
and invited stand nowhere else.
"""

LINES: dict[str, tuple[str, ...]] = {
    "greet": (
        "Hello {name}, I'm {agent} at {entity}. How can I help?",
        "Hi {name}, this is {agent} at {entity}. What can I do for you?",
    ),
    "greet_back": ("Hello {name}.", "Hi {name}."),
    "at_service": ("How can I help?", "What can I do for you?"),
    "hear": ("Yes, I can hear you.", "Yes, I hear you fine."),
    "no_opinion": ("I'm only a software agent; I couldn't say.",),
    "joke": ("I'm better with calendars than with that, I'm afraid.", "I'll leave that to people."),
    "chat": ("I see.", "All right."),
    "recorded": (
        "What is said here is written down. Sound is not recorded, except of those who agreed to it.",
    ),
    "help": (
        (
            "I can find, make, change and cancel appointments, answer questions about {entity}, bring "
            "people in, and take a message."
        ),
        (
            "Ask me for an appointment, to change or cancel one, for facts about {entity}, to bring "
            "someone in, or to leave a message."
        ),
    ),
    "identity": (
        "I'm {agent}, the software agent of {entity}.",
        "I'm {agent}, a software agent at {entity}, not a person.",
    ),
    "here": ("Yes? How can I help?", "Yes, I'm here. What can I do for you?"),
    "welcome": ("You're welcome.", "My pleasure.", "Glad to help."),
    "bye": ("Goodbye, {name}.", "Take care, {name}. Goodbye.", "Goodbye, and have a good day."),
    "all_right": ("All right.", "Fine.", "Okay."),
    "again": ("Sorry, I didn't catch that.", "Sorry, could you say that again?", "I'm sorry, I missed that."),
    "remark": ("I see.", "Ah, I see."),
    "nothing_open": ("I'm here when you need something.", "I'm listening."),
    "unknown": (
        "I'm not sure what you mean. I can help with appointments, questions about {entity}, or a message.",
        (
            "Sorry, I didn't follow. Is it about an appointment, a question about {entity}, or a message "
            "for someone?"
        ),
    ),
    "small_talk": ("I'm fine, thank you.", "Very well, thanks."),
    "beyond": (
        "I can't do that here. Shall I pass it on to the staff?",
        "I'm afraid I can't do that. Would you like me to leave it as a message for the staff?",
    ),
    "complaint": (
        "I'm sorry about that. Shall I pass it on to the staff?",
        "I'm sorry to hear that. Would you like me to tell the staff?",
    ),
    "complaint_briefly": ("I'm sorry about that.",),
    "beyond_briefly": ("I can't do that here, I'm afraid.",),
    "dropped": (
        "All right, I'll leave it. Nothing has changed.",
        "Fine, I've left everything as it is.",
    ),
    "left_as_is": ("I've left {what} as it is.",),
    "wait": ("Take your time.", "Of course, take your time.", "Sure, I'll wait."),
    "emergency": (
        (
            "If this is an emergency, please call your local emergency number first, now. I can bring "
            "someone in or find you the soonest appointment after that."
        ),
    ),
    "medical": (
        (
            "I can't give medical advice; please ask {who} about that. I can find you an appointment or "
            "take a message."
        ),
        "That is a question for {who}; I can't advise on it. Shall I find an appointment or take a message?",
    ),
    "no_tool": (
        "I can't do that here. I can take a message for the staff if you like.",
        "That isn't something I can do in this meeting.",
    ),
    "ask_when": ("When would you like it?", "What day and time would suit you?"),
    "ask_move_when": ("When would you like it instead?", "What day or time should it move to?"),
    "ask_client": ("Who is it for?", "Which client is it for?"),
    "ask_relation": ("What is {whose} name?", "And {whose} name?"),
    "no_such_kind": ("I don't see {kind} among what we offer.",),
    "ask_service": ("Which would you like: {choices}?", "What is it for: {choices}?"),
    "ask_service_kept": (
        "{kept}, good. And is it for {choices}?",
        "{kept}, I have that. What shall it be: {choices}?",
        "I've kept that: {kept}. Only the kind is missing: {choices}?",
    ),
    "ask_service_place": (
        "Which of these is it: {choices}?",
        "I can find you one of these; the place will do: {choices}?",
        "Let me put it that way: {choices}?",
    ),
    "others_are_in": ("{who} isn't in then, but {names} {are}.",),
    "ask_service_one": ("Is it for {kind}?", "Would that be {kind}?"),
    "service_taken": ("I take it that's {service}.", "That would be {service}."),
    "ask_professional": ("With whom: {choices}?", "Who would you like to see: {choices}?"),
    "only_they_do": ("{name} does. Shall I look there?", "For that there is {name}. Shall I look there?"),
    "ask_choice": ("Which one do you mean: {choices}?", "Do you mean {choices}?"),
    "counted_from": ("Yours is {booking}.", "That one is {booking}."),
    "no_anchor": ("I don't see that appointment.", "I can't find that appointment."),
    "one_by_one": ("One at a time, then.", "I'll take them one by one."),
    "next_wish": ("And now the other one{what}.", "Now the other one{what}."),
    "other_kind": ("{service}, then.", "For {service}:"),
    "noted_change": ("{service}{when}, that comes next.", "I'll look for {service}{when} after this."),
    "noted_next": ("I'll come to that one next.", "That one comes next."),
    "dropped_other": ("All right, I'll leave that one.", "Fine, not that one then."),
    "offer": (
        "I have {offers}. Which suits you?",
        "There is {offers}. Which would you like?",
        "I can offer {offers}. Which one suits you?",
    ),
    "offer_nearest": (
        "{why} The nearest I have is {offers}. Which suits you?",
        "{why} I could offer {offers}. Which would you like?",
    ),
    "offer_one": ("{offer} is free. {shall}", "I have {offer}. {shall}"),
    "offer_one_nearest": ("{why} The nearest is {offer}. {shall}", "{why} I could offer {offer}. {shall}"),
    "read_back": ("{offer}. {shall}", "That's {offer}. {shall}", "So, {offer}. {shall}"),
    "shall_book": ("Shall I book {what}?", "Would you like me to book {what}?"),
    "shall_move": ("Shall I move it there from {old}?", "That would replace {old}. Shall I move it?"),
    "shall_move_hands": (
        "Shall I move it there from {who}?",
        "That would take the place of {who}. Shall I move it?",
    ),
    "shall_move_two": (
        "I can't move it in one step: I would book this one first and then cancel {old}. Shall I?",
        "I would first book this and then cancel {old}, as I can't move it in one step. Shall I?",
    ),
    "shall_cancel": ("Shall I cancel it?", "Do you want me to cancel it?"),
    "be_sure": ("Just to be sure, yes or no?", "Was that a yes?"),
    "which_time": ("Which would you like: {offers}?", "That could be {offers}. Which one?"),
    "your_choice": ("That one is yours to choose.", "I can't choose that for you."),
    "others": (
        "The others were {offers}. Would one of those suit, or another time?",
        "There is also {offers}. Does one of those suit, or another time?",
    ),
    "what_instead": ("What would you like instead?", "What day or time would be better?"),
    "none_left": ("I have nothing else close to that. What other day or time would suit you?",),
    "no_slots": ("{why} I found nothing near it. What other day or time would suit you?",),
    "none_earlier": ("There is nothing earlier. I have {offers}. Would one of those do?",),
    "none_earlier_one": ("There is nothing earlier than {offer}. {shall}",),
    "none_later": ("There is nothing later that day. What other day or time would suit you?",),
    "receipt_confirmed": (
        "Booked: {booking}.",
        "Done, that's booked: {booking}.",
        "You're booked for {booking}.",
    ),
    "receipt_confirmed_for": ("Booked: {booking}.", "Done, that's booked: {booking}."),
    "receipt_pending": (
        "I've requested {booking}. The staff will confirm it.",
        "That's requested: {booking}. The staff still has to confirm it.",
    ),
    "receipt_cancelled": ("{booking} is cancelled.", "I've cancelled {booking}."),
    "receipt_moved": ("Moved: it is now {booking}.", "Done, I've moved it to {booking}."),
    "receipt_moved_pending": ("I've requested the move to {booking}. The staff will confirm it.",),
    "overlaps": ("That is at the same time as another appointment: {booking}.",),
    "receipt_overlaps": ("It is at the same time as another appointment: {booking}.",),
    "receipt_old_cancelled": ("The old one, {booking}, is cancelled.", "And {booking} is cancelled."),
    "old_stays": ("The old one, {booking}, still stands; I could not cancel it.",),
    "list_none": (
        "I see no upcoming appointments{of}. Shall I find one?",
        "There are no upcoming appointments{of}. Would you like one?",
    ),
    "list_none_when": ("I see no appointment{of}{then}.", "There is nothing{of}{then}."),
    "list_next": ("The {which} one{of} is {bookings}.",),
    "stands": ("Yes, it stands: {bookings}.", "Yes: {bookings}."),
    "stands_pending": ("Not yet: the staff still have to confirm {bookings}.",),
    "not_yet": ("Not yet.",),
    "that_one": ("That's {booking}.", "It's {booking}."),
    "as_said": ("Yes: {booking}.", "Yes, {booking}."),
    "not_as_said": ("No, it's {booking}.", "No: {booking}."),
    "just_so": ("Yes.", "That's right."),
    "with_whom": ("No, with {who}.",),
    "its_kind": ("That's {service}.",),
    "no_more": ("Yes, there is no appointment{of} any more.", "Yes, no appointment stands{of}."),
    "free_then": ("Yes, I see nothing then.", "Yes, there is nothing then."),
    "busy_then": ("No, there is {bookings}.",),
    "list_none_yet": ("I see no appointment{of} yet.",),
    "list_one": ("There is one appointment{of}: {bookings}.", "I see one appointment{of}: {bookings}."),
    "list_many": ("There are {count}{of}: {bookings}.", "I see {count}{of}: {bookings}."),
    "may_only_look": ("I'm sorry, you may look but not book or change anything here.",),
    "nothing_to_change": ("I see no upcoming appointment{of} to {verb}.",),
    "which_booking": ("Which one: {bookings}?", "Which of them do you mean: {bookings}?"),
    "no_such_booking": ("I don't see that one. There is {bookings}. Which one do you mean?",),
    "not_that_booking": ("I don't see that one.",),
    "shall_cancel_all": ("There are {bookings}. Shall I cancel all of them?",),
    "own_only": (
        "I can only do that for your own appointments. The staff can do it for others; shall I pass it on?",
    ),
    "near_client": ("You mean {name}, I take it.",),
    "cannot_reach": (
        "I can't phone or write to anybody outside this meeting. Shall I leave it with the staff?",
        "I'm afraid I can't call or write to anybody. Shall I pass it on to the staff?",
    ),
    "cannot_call": ("I can't make calls from here, but I can leave word.",),
    "stranger": ("I don't know {name} here. Shall I leave that for the staff?",),
    "own_diary": ("I can only tell you about your own appointments.",),
    "cannot_come": ("I see {booking}. Would you like to move it or cancel it?",),
    "people": ("{here} {are} here.", "{here} {are} in the room."),
    "people_left": ("{names} {have} left.",),
    "people_invited": ("{invited} {are} expected but not here yet.",),
    "person_here": ("Yes, {name} is here.",),
    "you_are_here": ("Yes, you are here.",),
    "person_not_here": ("No, {name} isn't here.",),
    "person_expected": ("Not yet: {name} has an invitation but hasn't come in.",),
    "ask_invitee": ("Whom should I bring in?", "Who shall I call in?"),
    "shall_invite": ("Shall I invite {name}?", "Invite {name} to this meeting?"),
    "receipt_mailed": (
        "{name} is invited; the link and code go by e-mail.",
        "I've invited {name} by e-mail.",
    ),
    "receipt_desk": (
        "{name} is invited; the desk has the link and code.",
        "I've invited {name}. The desk has the link and code.",
    ),
    "people_alone": ("It's just you and me.", "Only you and I are here."),
    "ask_message": ("What should I tell {to}?", "What is the message for {to}?"),
    "message_taken": ("I've noted for {to}: {text}.", "I've left this for {to}: {text}."),
    "human": (
        "I can pass a message to the staff. What should I tell them?",
        (
            "Nobody else is on the line with me, but I can take a message for the staff. What should I "
            "tell them?"
        ),
    ),
    "human_here": ("{name} is here in the room and can help you directly.",),
    "time": ("It is {moment}.",),
    "date": ("That is {date}.",),
    "zone": ("All times are those of {entity}{place}; it is {moment} there now.",),
    "repeat_none": ("I haven't said anything yet. How can I help?",),
    "contradiction": ("{date_a} and {date_b} are different days. Which do you mean?",),
    "told_of": (
        "I see it: {booking}. What can I do for you there?",
        "Yes, I see {booking}. What would you like to do about it?",
    ),
    "shall_change": (
        "Shall I change it from {old} to {new}?",
        "That would be {new} in place of {old}. Shall I change it?",
    ),
    "own_change": ("I can only change your own appointments.",),
    "ends": ("From {start} until {end}.", "It goes from {start} until {end}."),
}
