"""Engines minimise networks; they know terms and no rules."""
