"""How hard Hypothesis looks for a counterexample, by `HENGJIAN_TESTS`: the same examples every time, but for a soak.

A test that says its own number of examples keeps it.
"""

import os

from hypothesis import Phase, settings

settings.register_profile("ci", max_examples=200, derandomize=True, deadline=None)
settings.register_profile("soak", max_examples=5000, deadline=None)
settings.register_profile(
    "mutation", max_examples=30, derandomize=True, deadline=None, phases=[Phase.explicit, Phase.generate]
)
settings.load_profile(os.environ.get("HENGJIAN_TESTS") or "ci")
