"""A fictional country as an office folder of Parquet, from a seed alone, with its own count of the outcomes."""
