"""Large neighbourhood search: most of a programme is kept, the rest is solved anew, exactly."""
