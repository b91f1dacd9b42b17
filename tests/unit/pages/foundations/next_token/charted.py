"""What the charts below Next token are drawn of in tests."""

from __future__ import annotations

import numpy as np

from backend.probability.prediction import Prediction
from components.charts.titles import left_reading_of

PREDICTION = Prediction.of(np.random.default_rng(2).normal(size=300) * 3)
TITLE = left_reading_of("smollm2", "<b>mine</b>", "T = 1", finding="<b>more</b>")
NASTY = "<b>bold</b> and rather long"
