"""The nouns everyone shares: entities, people, rooms, invitations, transcripts, usage, audit."""
