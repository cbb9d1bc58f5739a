"""How sound becomes turns and turns become sound: one ear per microphone track, one host that speaks."""
