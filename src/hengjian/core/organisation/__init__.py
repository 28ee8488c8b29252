"""Who held which post in which body on a day, and how bodies and people stand to one another."""
