"""Turns values into rich renderables; never prints."""
