"""What meeting keeps in Postgres. Frozen dataclasses come out; rows never do."""
