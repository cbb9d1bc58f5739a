"""Days and hours in words: those that are wished for, told, refused, over, or counted from others."""
