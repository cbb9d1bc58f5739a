"""What a clause is after: by grammar, by likeness of meaning, and by what its kind of words tends to be."""
