"""Every sentence people read, in Chinese and English, by code; facts go in, words come out."""
