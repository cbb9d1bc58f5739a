"""How facts are kept: Postgres, Valkey, files. No noun of the domain."""
