"""Local search: moves of few sessions, annealed, over every kind of term."""
