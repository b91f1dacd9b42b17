"""Terms that no page shows live yet. One that gets a page moves to that page's card."""

from components.frame.claim import claim
from components.frame.page_card import Term

GENERAL = (
    Term(
        "Agent",
        claim(
            "A program in which a language model chooses actions, such as calls of tools, in a "
            "loop. It reads the result of each action before it chooses the next one."
        ),
    ),
    Term(
        "Attention",
        claim(
            "The operation in which each position of a text takes a weighted mean of vectors from "
            "other positions. The network computes the weights from the vectors themselves."
        ),
    ),
    Term(
        "Batching",
        claim(
            "Running several inputs through a network in one pass, which uses the hardware better "
            "than one pass for each input."
        ),
    ),
    Term(
        "Beam search",
        claim(
            "A search for a probable text. At every step it keeps a fixed number of the most "
            "probable beginnings, and extends only those."
        ),
    ),
    Term(
        "Context window",
        claim(
            "The largest number of tokens that a model can take into account at once. The prompt "
            "and the generated tokens both count."
        ),
    ),
    Term(
        "Direct preference optimisation (DPO)",
        claim(
            "A method of preference finetuning without a reward model. Training makes the "
            "preferred answer more probable relative to the rejected one, measured against a "
            "fixed copy of the model."
        ),
    ),
    Term(
        "FLOP",
        claim(
            "A floating-point operation, such as one addition or one multiplication; the compute "
            "of a training run is counted in them."
        ),
    ),
    Term(
        "Instruction tuning",
        claim(
            "Training a pre-trained model on instructions with good answers, so that it follows "
            "instructions instead of only continuing text."
        ),
    ),
    Term(
        "KV cache",
        claim(
            "The keys and values that attention computed for the tokens read so far. Kept in "
            "memory, they need not be computed again for each new token."
        ),
    ),
    Term(
        "Pre-training",
        claim(
            "The first and largest part of training, on general data. A language model learns in "
            "it to predict tokens of text."
        ),
    ),
    Term(
        "Preference finetuning",
        claim(
            "Training a model on comparisons of answers, so that it gives the kind of answer that "
            "people prefer more often."
        ),
    ),
    Term(
        "Quantisation",
        claim(
            "Storing numbers, such as the parameters of a network, with fewer bits. It saves "
            "memory, and the results change more the fewer bits are left."
        ),
    ),
    Term(
        "Reinforcement learning from human feedback (RLHF)",
        claim(
            "A method of preference finetuning. The model generates answers, a reward model scores "
            "them, and training makes answers with high scores more probable."
        ),
    ),
    Term(
        "Residual stream",
        claim(
            "The vector at each position of a transformer network to which every layer adds its "
            "output. The logits are computed from it after the last layer."
        ),
    ),
    Term(
        "Reward model",
        claim(
            "A model that gives an answer a score, trained on human comparisons of answers to "
            "predict which one people prefer."
        ),
    ),
    Term(
        "Sparsity",
        claim(
            "The share of parameters or activations that are zero, or not used for an input. "
            "Operations with them can be skipped."
        ),
    ),
    Term(
        "Supervised finetuning (SFT)",
        claim(
            "Further training of a pre-trained model on inputs paired with the outputs that it "
            "should give."
        ),
    ),
    Term(
        "Tool",
        claim(
            "A function outside the model, such as a search or a calculator. A program runs it "
            "when the model's output asks for it, and puts the result into the prompt."
        ),
    ),
    Term(
        "Utilisation",
        claim(
            "The share of a processor's peak speed that a computation reaches: the FLOPs it does "
            "in a second over those the processor could do."
        ),
    ),
)
