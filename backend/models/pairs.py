"""Which masked model is read beside which autoregressive one: pairs over the same vocabulary."""

PAIRS = {"smollm2": "smollm2-masked", "distilgpt2": "distilroberta"}
