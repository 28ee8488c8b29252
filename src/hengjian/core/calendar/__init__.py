"""Days, slots, working days and deadlines."""
