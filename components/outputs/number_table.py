"""A table that can be sorted, whose numbers are written as they are everywhere else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import streamlit as st


def number_table(
    columns: Mapping[str, Sequence[Any] | np.ndarray],
    written: Mapping[str, Callable[[float], str]],
    *,
    alt: str,
) -> None:
    """Columns of equal length, sorted by their numbers and shown as `written` has them.

    Args:
        written: a function of `backend.numbers` for each column of numbers; others stay as they
            are.
        alt: what the table holds, for who cannot see it.
    """
    import pandas as pd  # noqa: PLC0415 - late, as Streamlit does: 70 MB

    shown = pd.DataFrame({name: list(values) for name, values in columns.items()}).style
    st.dataframe(shown.format(dict(written)), hide_index=True, alt=alt)
