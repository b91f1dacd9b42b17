"""The adapted network in training: what it sees, how texts share its passes, and its loss."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from backend.models.networks.vocabulary import Vocabulary
from backend.training.adapted_network import AdaptedNetwork, HeadLoss
from backend.training.recipe import Sequence
from tests.unit.training.tiny_network import TEXT, network


def test_the_masked_version_never_sees_what_is_hidden(vocabulary: Vocabulary) -> None:
    adapted = AdaptedNetwork(network(), rank=2, causal=False)
    ids = vocabulary.encode(TEXT)
    other = [*ids[:5], 200, *ids[6:]]
    same = [adapted.hidden_states([[Sequence(text, [5])]]) for text in (ids, other)]
    assert torch.equal(*same)
    shown = [adapted.hidden_states([[Sequence(text, [9])]]) for text in (ids, other)]
    assert not torch.allclose(*shown)


def test_the_control_never_sees_the_right_side(vocabulary: Vocabulary) -> None:
    control = AdaptedNetwork(network(), rank=2, causal=True)
    ids = vocabulary.encode(TEXT)
    left = control.hidden_states([[Sequence(ids, [5])]])
    assert torch.allclose(left, control.hidden_states([[Sequence([*ids[:5], 200, 3], [5])]]))


@pytest.mark.parametrize("causal", [False, True])
def test_a_sequence_is_read_alike_alone_and_among_others(
    vocabulary: Vocabulary, causal: bool
) -> None:
    adapted = AdaptedNetwork(network(), rank=2, causal=causal)
    short, long = (
        Sequence(vocabulary.encode(TEXT[:20]), [4]),
        Sequence(vocabulary.encode(TEXT), [7]),
    )
    # behind another one in its row, and in a row with padding
    shared = adapted.hidden_states([[long, short], [short]])
    alone = [adapted.hidden_states([[sequence]]) for sequence in (long, short, short)]
    assert torch.allclose(shared, torch.cat(alone), atol=1e-6)
    apart = float(adapted.loss([[short]])) + float(adapted.loss([[long]]))
    assert float(adapted.loss([[long, short]])) == pytest.approx(apart, rel=1e-5)


def test_the_lean_loss_is_cross_entropy() -> None:
    torch.manual_seed(0)
    head, targets = torch.randn(50, 8), torch.randint(50, (130,))
    rows = torch.randn(130, 8, requires_grad=True)
    plain = nn.functional.cross_entropy(rows @ head.T, targets, reduction="sum")
    (wanted,) = torch.autograd.grad(plain, rows)
    lean = HeadLoss.apply(rows, head, targets)
    (gradient,) = torch.autograd.grad(lean, rows)
    assert torch.allclose(lean, plain, rtol=1e-5)
    assert torch.allclose(gradient, wanted, atol=1e-5)
