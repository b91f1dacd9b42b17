"""The network that is trained: a frozen base, its adapter, and the loss at the asked positions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from peft import LoraConfig, get_peft_model, set_peft_model_state_dict
from peft.helpers import disable_input_dtype_casting
from safetensors.torch import load_file
from torch import nn

from backend.training.recipe import Row

START_ID = 0  # <|endoftext|>, in front of every sequence
MODULES = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]


def load_network(folder: Path) -> Any:
    """The frozen base network.

    In bfloat16 and with plain attention, which for short sequences is the faster way on a
    processor: together 1.9 times the tokens a second of float32. Measuring is done in float32.
    """
    from transformers import AutoModelForCausalLM

    network = AutoModelForCausalLM.from_pretrained(
        folder,
        dtype=torch.bfloat16,
        attn_implementation="eager",
        local_files_only=True,
        use_safetensors=True,
    )
    return network.eval().requires_grad_(False)


class AdaptedNetwork(nn.Module):  # type: ignore[misc]
    """The network with its adapter, and the embedding of a hidden position.

    Only the adapter and that embedding are trained. The network stays as it is.
    """

    def __init__(self, network: Any, rank: int, causal: bool) -> None:
        super().__init__()
        self.causal = causal
        lora = LoraConfig(
            r=rank, lora_alpha=2 * rank, target_modules=MODULES, task_type="CAUSAL_LM"
        )
        self.network = network
        self.adapted = get_peft_model(network, lora)
        average = network.get_input_embeddings().weight.detach().float().mean(0)
        self.mask_embedding = nn.Parameter(average.clone(), requires_grad=not causal)

    def trained(self) -> dict[str, nn.Parameter]:
        return {name: value for name, value in self.named_parameters() if value.requires_grad}

    def start_from(self, folder: Path) -> None:
        """Take the values of an adapter of the same shape (`adapter_model.safetensors`)."""
        set_peft_model_state_dict(self.adapted, load_file(folder / "adapter_model.safetensors"))
        if not self.causal:  # a control reads no mask, and is shipped without its embedding
            embedding = load_file(folder / "mask_embedding.safetensors")["mask_embedding"]
            self.mask_embedding.data.copy_(embedding)

    def hidden_states(self, packed: list[Row]) -> torch.Tensor:
        """(asked positions of all rows, width of the network): the outputs that speak of them."""
        length = max(sum(len(sequence.ids) + 1 for sequence in row) for row in packed)
        ids = torch.full((len(packed), length), START_ID)
        places = torch.zeros_like(ids)
        owner = torch.full_like(ids, -1)  # of padding; else the number of the sequence in its row
        gap = torch.zeros(len(packed), length, dtype=torch.bool)
        asked = torch.zeros_like(gap)
        for line, row in enumerate(packed):
            start = 0
            for number, sequence in enumerate(row):
                stop = start + 1 + len(sequence.ids)
                ids[line, start + 1 : stop] = torch.tensor(sequence.ids)
                places[line, start:stop] = torch.arange(stop - start)
                owner[line, start:stop] = number
                # Position i stands at i + 1 behind the start token, and is read from before it.
                asked[line, [start + position for position in sequence.hidden]] = True
                if not self.causal:
                    gap[line, [start + position + 1 for position in sequence.hidden]] = True
                start = stop
        inputs = self.network.get_input_embeddings()(ids)  # (rows, length, width)
        inputs = torch.where(gap[..., None], self.mask_embedding.to(inputs.dtype), inputs)
        unseen = owner[:, None, :, None] != owner[:, None, None, :]
        if self.causal:
            unseen = unseen | torch.ones(length, length, dtype=torch.bool).triu(1)
        attention = torch.zeros(unseen.shape, dtype=inputs.dtype)
        attention = attention.masked_fill(unseen, torch.finfo(inputs.dtype).min)
        # The frozen network decides in which type is computed; what is trained stays float32.
        low = inputs.dtype == torch.bfloat16
        # What the adapter reads may stay bfloat16 too: autocast takes care of its weights.
        casting = disable_input_dtype_casting(self.adapted, active=low)
        with torch.autocast("cpu", torch.bfloat16, enabled=low), casting:
            hidden: torch.Tensor = self.network.model(
                inputs_embeds=inputs,
                attention_mask=attention,
                position_ids=places,
                use_cache=False,
            ).last_hidden_state
        return hidden[asked]

    def loss(self, packed: list[Row]) -> torch.Tensor:
        """Sum of -ln p over all asked positions."""
        targets = torch.tensor(
            [sequence.ids[place] for row in packed for sequence in row for place in sequence.hidden]
        )
        head = self.network.lm_head.weight
        total: torch.Tensor = HeadLoss.apply(self.hidden_states(packed), head, targets)
        return total


class HeadLoss(torch.autograd.Function):  # type: ignore[misc]
    """Cross-entropy through a frozen output head, without ever holding all logits.

    The vocabulary is wide and the network narrow: the logits of a batch are the largest thing in
    the step by far. Loss and gradient of a few rows at a time stay in the processor's cache.
    """

    @staticmethod
    def forward(
        context: Any, hidden: torch.Tensor, head: torch.Tensor, targets: torch.Tensor
    ) -> torch.Tensor:
        total = hidden.new_zeros((), dtype=torch.float32)
        gradient = torch.empty_like(hidden)
        for rows in torch.arange(len(hidden)).split(64):
            logits = hidden[rows] @ head.T  # (rows, vocab)
            logs = logits.float().log_softmax(-1)
            wanted = targets[rows, None]
            total -= logs.gather(1, wanted).sum()
            # d loss / d logits = p - onehot
            slope = logs.exp_().scatter_add_(1, wanted, -torch.ones_like(logs[:, :1]))
            gradient[rows] = slope.to(head.dtype) @ head
        context.save_for_backward(gradient)
        return total

    @staticmethod
    def backward(context: Any, *outer: torch.Tensor) -> tuple[torch.Tensor, None, None]:
        (gradient,) = context.saved_tensors
        return gradient * outer[0].to(gradient.dtype), None, None
