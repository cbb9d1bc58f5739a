"""Words about an appointment that stands: told, asked of, kept, given up."""
