"""Sentences of the page on masked and autoregressive reading."""

from __future__ import annotations

BANK = "I went to the bank to deposit my salary."
DOCTOR = "The doctor told the patient to take the medicine twice a day."
