"""What was done, when it happened and when it was learnt."""
