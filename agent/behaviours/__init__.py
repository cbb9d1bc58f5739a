"""What happens around talk: the record, presence, cards."""
