"""The command `hengjian`: one verb, one file; a verb is loaded only when it is asked for."""
