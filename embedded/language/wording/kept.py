"""The authored lines with which a question is let go: what is kept, and what is needed; none of them asks again."""

KEPT: dict[str, tuple[str, ...]] = {
    "kept_when": (
        "I'm here when you know the day or time.",
        "Tell me the day or time once you know it.",
    ),
    "kept_move_when": (
        "It stays as it is; I'm here when you know the new day or time.",
        "Nothing has changed; tell me the new day or time once you know it.",
    ),
    "kept_booking": (
        "Nothing has changed; tell me which one it is once you know.",
        "They all stay as they are; I'm here when you know which one.",
    ),
    "kept_service": (
        "I'm here when you know what it is for.",
        "Tell me what it is for once you know.",
    ),
    "kept_slot": ("Nothing is taken yet; tell me which one once you know.",),
    "kept_confirm": (
        "Nothing has changed yet. I'm here for {offer} when you want it.",
        "I've changed nothing so far. Tell me if {offer} is what you want.",
    ),
    "kept_open": ("Nothing has changed. I'm here when you want to go on.",),
    "kept_name": ("I'm here when you have the name.", "Tell me the name once you have it."),
    "kept_message": ("I'm here when you have the words for it.",),
}
