"""What people call an appointment, and whose it is, as regular expressions."""

APPOINTMENT = (
    r"(?:appointments?|bookings?|slots?|visits?|reservations?|consultations?|check-?ups?|sessions?|reviews?"
    r"|meetings?)"
)
MINE = r"(?:my|the|this|that|our|his|her|their|an|it|[\w']+'s)"
