"""Speech to text: a sound and what is written so far in, logits of the next token out.

The network (Whisper, Radford et al. 2022) has two halves. One turns thirty seconds of sound into
1,500 vectors; the other writes a text, each token given those before it and all of these vectors.
Probabilities are the network's own: programs for transcription forbid some tokens, which here is
done on demand only.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from backend.models.catalog import ModelCard
from backend.models.networks.interlude import interlude
from backend.models.networks.language_model import LanguageModel
from backend.models.networks.readers import Ids
from backend.models.networks.vocabulary import Vocabulary
from backend.probability.surprisal import surprisals
from backend.sound.log_mel import log_mel
from backend.sound.sound import Sound

if TYPE_CHECKING:
    import torch

SOUND_TOKENS = 1_500  # vectors that thirty seconds of sound become, 20 ms each
LONGEST_TEXT = 48  # tokens that are written at most

_NO_TIME, _NO_SPEECH = "<|notimestamps|>", "<|nocaptions|>"
_TOGETHER = 8  # sounds in one pass: the vectors of each take 20 MB while it is written
_KEPT = 6  # sounds whose vectors are kept, 2.3 MB each: bars are looked at token by token


class SpeechModel(LanguageModel):
    """Writes what it hears, or what it takes for that.

    The vectors of the sounds heard last are kept, which changes no number.
    """

    def __init__(
        self, card: ModelCard, vocabulary: Vocabulary, network: Any, *, start_id: int, end_id: int
    ) -> None:
        super().__init__(card, vocabulary, network)
        self.end_id = end_id
        self._prompt = (start_id, vocabulary.special_id(_NO_TIME))
        self._no_speech_id = vocabulary.special_id(_NO_SPEECH)
        self._heard: OrderedDict[bytes, torch.Tensor] = OrderedDict()

    def heard_logits(self, sound: Sound, ids: Ids) -> np.ndarray:
        """(vocab,) float32: the logits of the token that is written after these."""
        import torch

        self._check(ids)
        with torch.inference_mode():
            tokens = torch.tensor([[*self._prompt, *ids]])
            states = self._states([sound])
            read = self.network.model.decoder(input_ids=tokens, encoder_hidden_states=states)
            logits: np.ndarray = self._head(read.last_hidden_state[0, -1:])[0]
            return logits

    def transcripts(
        self,
        sounds: Sequence[Sound],
        beginning: Ids = (),
        *,
        count: int = LONGEST_TEXT,
        forbidden: Ids = (),
    ) -> Iterator[np.ndarray]:
        """The most likely token after every other, until the end token comes.

        Args:
            sounds: several share a pass.
            beginning: tokens that every answer begins with, written for the model.
            count: tokens to write at most.
            forbidden: tokens that are never written; the probabilities of others stay as they are.

        Yields:
            (tokens + 1, 2) float64 a sound. First the probability of the token for "no speech" in
            the place of the first token, and 1 if the answer has come to its end, else 0; then each
            token with its probability, the end token too.
        """
        self._check(beginning)
        for first in range(0, len(sounds), _TOGETHER):
            part = sounds[first : first + _TOGETHER]
            yield from self._written(part, beginning, count, list(forbidden))

    def _written(
        self, sounds: Sequence[Sound], beginning: Ids, count: int, forbidden: list[int]
    ) -> list[np.ndarray]:
        import torch
        from transformers import DynamicCache, EncoderDecoderCache

        rows: list[list[tuple[float, float]]] = [[] for _ in sounds]
        ended = [False] * len(sounds)
        with torch.inference_mode():
            states = self._states(sounds)
            cache = EncoderDecoderCache(DynamicCache(), DynamicCache())
            tokens = torch.tensor([[*self._prompt, *beginning]] * len(sounds))
            for step in range(count):
                interlude(step + 1, count + 1)
                read = self.network.model.decoder(
                    input_ids=tokens,
                    encoder_hidden_states=states,
                    past_key_values=cache,
                    use_cache=True,
                )
                if step == 0:
                    silent = self._head(read.last_hidden_state[:, 0])
                logits = self._head(read.last_hidden_state[:, -1])
                allowed = logits.copy()
                allowed[:, forbidden] = -np.inf
                chosen = allowed.argmax(axis=1)
                for place, token in enumerate(chosen.tolist()):
                    if not ended[place]:
                        probability = 2.0 ** -surprisals(logits[place])[token]
                        rows[place].append((token, float(probability)))
                        ended[place] = token == self.end_id
                if all(ended):
                    break
                tokens = torch.from_numpy(chosen)[:, None]
        no_speech = [float(2.0 ** -surprisals(one)[self._no_speech_id]) for one in silent]
        return [
            np.array([(first, float(end)), *row])
            for first, end, row in zip(no_speech, ended, rows, strict=True)
        ]

    def _states(self, sounds: Sequence[Sound]) -> torch.Tensor:
        """(sounds, SOUND_TOKENS, width): what the first half of the network makes of them."""
        import torch

        states = {one.pcm: self._heard[one.pcm] for one in sounds if one.pcm in self._heard}
        new = [one for one in dict.fromkeys(sounds) if one.pcm not in states]
        if new:
            features = torch.from_numpy(log_mel(new))
            found = self.network.model.encoder(features).last_hidden_state
            # each by itself: a part would keep all of them in memory
            states |= {one.pcm: found[place].clone() for place, one in enumerate(new)}
        for one in sounds[-_KEPT:]:
            self._heard[one.pcm] = states[one.pcm]
            self._heard.move_to_end(one.pcm)
        while len(self._heard) > _KEPT:
            self._heard.popitem(last=False)
        return torch.stack([states[one.pcm] for one in sounds])

    def _head(self, hidden: torch.Tensor) -> np.ndarray:
        logits: np.ndarray = self.network.proj_out(hidden).float().numpy()
        return logits
