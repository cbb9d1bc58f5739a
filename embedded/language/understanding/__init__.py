"""Words to meaning: what one utterance asks for, names, chooses, agrees to or takes back."""
