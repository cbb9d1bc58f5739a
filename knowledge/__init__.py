"""What the entity knows: documents in, passages with sources out."""
