"""A yes, a no and the noises between, what holds a yes back, and a choice among what was offered."""
