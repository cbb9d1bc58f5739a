"""The zero-setup default: starts everything on one machine. Nothing imports this package."""
