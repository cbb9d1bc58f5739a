"""Who is meant and who is here, messages for others, people to bring in, courtesies."""
