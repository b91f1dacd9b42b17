"""The pages in the menu's order: section -> packages. What a page is, its own card says."""

SECTIONS = {
    "Start": ["pages.start.home", "pages.start.course"],
    "Foundations": [
        "pages.foundations.tokens",
        "pages.foundations.next_token",
        "pages.foundations.masked_and_causal",
        "pages.foundations.generation",
        "pages.foundations.temperatures",
    ],
    "Application development": [
        "pages.application.prompting",
        "pages.application.hallucination",
        "pages.application.robustness",
        "pages.application.consistency",
        "pages.application.calibration",
        "pages.application.multimodal",
    ],
    "Reference": ["pages.reference.glossary"],
}
