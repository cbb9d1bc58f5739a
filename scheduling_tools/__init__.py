"""Knows time: services, slots, bookings and the rules between them. Says nothing about talk."""
