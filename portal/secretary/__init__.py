"""The secretary's wing: the day, meetings, the people in them, their links, and the way in."""
