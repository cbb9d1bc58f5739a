"""Meetings rehearsed aloud: a real LiveKit room, a microphone for each person, the agent with ears and mouth."""
