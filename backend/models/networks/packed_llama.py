"""A Llama network run over several texts in one pass, laid end to end, without padding.

The linear layers see one long row of tokens; only attention looks at each text by itself. So a
batch of texts of different lengths wastes nothing, a text can go on from keys and values it has
from before, and full attention (the masked version) is a matter of one flag. The layers are those
of the loaded transformers model, adapters included; probabilities agree with its own forward pass
to 1e-5.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from backend.models.networks.interlude import interlude

if TYPE_CHECKING:
    import torch


# Room grows by so many tokens: the copying is then a thousandth of a step's work even for a long
# text, and what lies empty is little beside what is full.
BLOCK = 16


def room_for(tokens: int) -> int:
    """The room that holds so many tokens: whole blocks."""
    return -(-tokens // BLOCK) * BLOCK


class KeyValueCache:
    """The keys and values of one text in every layer, and of how many tokens they are.

    Grows as tokens are added; going back (`crop`) costs nothing.
    """

    def __init__(self, shape: tuple[int, int, int], room: int = 0) -> None:
        import torch

        layers, heads, width = shape
        self.shape = shape
        self.length = 0
        self._store = torch.empty(layers, 2, heads, room, width)

    @property
    def nbytes(self) -> int:
        """Memory held, room to grow included."""
        return self._store.nbytes

    def crop(self, length: int) -> None:
        """Keep the first `length` tokens only."""
        if not 0 <= length <= self.length:
            raise ValueError(f"cannot crop {self.length} tokens to {length}")
        self.length = length

    def copy(self, length: int) -> KeyValueCache:
        """The first `length` tokens, for another text that begins alike."""
        copy = KeyValueCache(self.shape, room=room_for(length + 1))
        copy._store[..., :length, :] = self._store[..., :length, :]
        copy.length = length
        return copy

    def reserve(self, tokens: int) -> None:
        """Make room for so many more tokens."""
        needed, room = self.length + tokens, self._store.shape[3]
        if needed > room:
            layers, heads, width = self.shape
            grown = self._store.new_empty(layers, 2, heads, room_for(needed), width)
            grown[..., : self.length, :] = self._store[..., : self.length, :]
            self._store = grown

    def extend(self, layer: int, added: torch.Tensor) -> torch.Tensor:
        """Add (new, 2, heads, width) keys and values of one layer; (2, heads, all, width) back.

        `length` stays as it is until every layer has been extended.
        """
        store, end = self._store[layer], self.length + len(added)
        store[:, :, self.length : end] = added.permute(1, 2, 0, 3)
        return store[:, :, :end]


class PackedLlama:
    """Runs a `LlamaForCausalLM`, with or without adapters, over texts laid end to end."""

    def __init__(self, network: Any) -> None:
        config = network.config
        self.network = network
        self.width: int = config.hidden_size
        self.heads: int = config.num_attention_heads
        self.key_heads: int = config.num_key_value_heads
        self.head_width: int = config.head_dim
        self.frequencies: torch.Tensor = network.model.rotary_emb.inv_freq  # (head_width / 2,)

    def empty_cache(self) -> KeyValueCache:
        """A KV cache of no tokens that fits this network."""
        layers: int = self.network.config.num_hidden_layers
        return KeyValueCache((layers, self.key_heads, self.head_width))

    @property
    def token_bytes(self) -> int:
        """Memory that one token takes in a KV cache: float32 keys and values of every layer."""
        return int(self.network.config.num_hidden_layers) * 2 * self.key_heads * self.head_width * 4

    def embed(self, ids: Sequence[int]) -> torch.Tensor:
        """(tokens,) ids -> (tokens, width)."""
        import torch

        vectors: torch.Tensor = self.network.model.embed_tokens(torch.tensor(ids))
        return vectors

    def run(
        self,
        inputs: torch.Tensor,
        lengths: Sequence[int],
        caches: Sequence[KeyValueCache | None] | None = None,
        *,
        causal: bool = True,
    ) -> torch.Tensor:
        """The last hidden state of every token.

        Args:
            inputs: (tokens, width), the new tokens of all texts end to end.
            lengths: new tokens of each text, at least one.
            caches: for each text what came before, extended by this call; None: nothing did.
            causal: a token sees itself and what is before it; otherwise every token of its text.

        Returns:
            (tokens, width), after the last norm, ready for the head.
        """
        caches = caches or [None] * len(lengths)
        for length, cache in zip(lengths, caches, strict=True):
            if cache is not None:
                cache.reserve(length)
        rope = self._rope(lengths, caches)
        masks = [
            _attention_mask(length, cache.length if cache else 0, causal)
            for length, cache in zip(lengths, caches, strict=True)
        ]
        residual = inputs  # the residual stream: (tokens, width)
        layers = self.network.model.layers
        for number, layer in enumerate(layers):
            normed = _norm(residual, layer.input_layernorm)
            residual = residual + self._attend(number, layer, normed, lengths, caches, rope, masks)
            residual = residual + layer.mlp(_norm(residual, layer.post_attention_layernorm))
            interlude(number + 1, len(layers))
        for length, cache in zip(lengths, caches, strict=True):
            if cache is not None:
                cache.length += length
        return _norm(residual, self.network.model.norm)

    def _attend(
        self,
        number: int,
        layer: Any,
        normed: torch.Tensor,
        lengths: Sequence[int],
        caches: Sequence[KeyValueCache | None],
        rope: tuple[torch.Tensor, torch.Tensor],
        masks: Sequence[dict[str, Any]],
    ) -> torch.Tensor:
        """(tokens, width) -> (tokens, width): attention, each text by itself."""
        import torch

        attention = layer.self_attn
        rotated = _rotate(self._project(attention, normed), rope)
        queries = rotated[:, : self.heads]  # (tokens, heads, head width)
        # keys and values: (tokens, 2, key heads, head width)
        added = rotated[:, self.heads :].unflatten(1, (2, self.key_heads))
        attended, start = [], 0
        for length, cache, mask in zip(lengths, caches, masks, strict=True):
            here = slice(start, start + length)
            new = added[here]
            seen = cache.extend(number, new) if cache else new.permute(1, 2, 0, 3)
            attended.append(self._attend_alone(queries[here], seen[:, None], mask))
            start += length
        mixed = torch.cat(attended) if len(attended) > 1 else attended[0]
        output: torch.Tensor = attention.o_proj(mixed)
        return output

    def _attend_alone(
        self, queries: torch.Tensor, seen: torch.Tensor, mask: dict[str, Any]
    ) -> torch.Tensor:
        """(length, heads, head width) queries of one text -> (length, width)."""
        from torch.nn.functional import scaled_dot_product_attention as attend

        if len(queries) == 1:
            # One token: the heads that share keys are read as if they were several tokens that all
            # see everything, which spares a copy of keys and values for each of them.
            grouped = queries.reshape(1, self.key_heads, -1, self.head_width)
            return attend(grouped, seen[0], seen[1]).view(1, self.width)
        mixed = attend(queries.transpose(0, 1)[None], seen[0], seen[1], enable_gqa=True, **mask)
        return mixed[0].transpose(0, 1).reshape(len(queries), self.width)

    def _project(self, attention: Any, normed: torch.Tensor) -> torch.Tensor:
        """(tokens, width) -> (tokens, heads + 2 * key heads, head width): queries, keys, values."""
        import torch

        # see weight_layout.py; adapters need each alone
        joint = getattr(attention, "joint_weight", None)
        if joint is not None:
            projected = torch.nn.functional.linear(normed, joint)
        else:
            parts = (attention.q_proj, attention.k_proj, attention.v_proj)
            projected = torch.cat([part(normed) for part in parts], dim=1)
        return projected.view(len(normed), -1, self.head_width)

    def _rope(
        self, lengths: Sequence[int], caches: Sequence[KeyValueCache | None]
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Cosines and sines of the rotary position embedding, as `_rotate` takes them.

        Both (tokens, heads + 2 * key heads, head width). Values are not rotated: 1 and 0.
        """
        import torch

        first = [cache.length if cache else 0 for cache in caches]
        positions = torch.cat(
            [torch.arange(begin, begin + n) for begin, n in zip(first, lengths, strict=True)]
        )
        angles = positions[:, None, None] * self.frequencies  # (tokens, 1, head width / 2)
        rotated, all_heads = self.heads + self.key_heads, self.heads + 2 * self.key_heads
        cosines = torch.ones(len(positions), all_heads, self.head_width)
        sines = torch.zeros_like(cosines)
        cosines[:, :rotated] = angles.cos().repeat(1, 1, 2)
        sines[:, :rotated] = torch.cat((-angles.sin(), angles.sin()), dim=-1)
        return cosines, sines


def _norm(residual: torch.Tensor, norm: Any) -> torch.Tensor:
    import torch

    return torch.nn.functional.rms_norm(
        residual, norm.weight.shape, norm.weight, norm.variance_epsilon
    )


def _rotate(heads: torch.Tensor, rope: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
    """Rotary position embedding (Su et al. 2021), halves paired as in Llama's own code."""
    cosines, sines = rope
    other_half = heads.roll(heads.shape[-1] // 2, dims=-1)
    return (heads * cosines).addcmul_(other_half, sines)


def _attention_mask(new: int, before: int, causal: bool) -> dict[str, Any]:
    """What a text's new tokens may attend to, as arguments for torch's attention."""
    if not causal or new == 1:
        return {}
    if before == 0:
        return {"is_causal": True}
    import torch

    return {"attn_mask": torch.ones(new, before + new, dtype=torch.bool).tril(before)}
