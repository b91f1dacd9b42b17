"""Is a model right as often as it is sure? One question, two curves, and all 200."""

from components.frame.claim import claim
from components.frame.page_card import PageCard

PAGE = PageCard(
    __name__,
    title="Calibration",
    icon="target",
    does="x",
    about=claim("Say how sure you are of an answer, then see how sure the model is."),
    models=("smollm2",),
    own=(
        "number",
        "choice",
        "sure",
        "answers",
        "way",
        "scaled_by",
        "begun",
        "put",
        "option_a",
        "option_b",
        "option_c",
        "option_d",
        "right",
        "passage",
    ),
    public=("way", "scaled_by"),
)
