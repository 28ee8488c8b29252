# Everything is in tools/do.py; without make, call it the same way: python3 tools/do.py test
.PHONY: demo test lint bench soak
demo test lint bench soak:
	@PARTS="$(PARTS)" python3 tools/do.py $@ $(ARGS)
