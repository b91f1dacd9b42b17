"""The plain way to such an app: imports at the top, the model loaded where it is used."""

import streamlit as st
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from backend.models.weights.ensure import ensure


@st.cache_resource
def load_model():  # type: ignore[no-untyped-def]  # noqa: ANN201
    folder = ensure("smollm2")
    return AutoTokenizer.from_pretrained(folder), AutoModelForCausalLM.from_pretrained(folder)


st.title("Next token")
text = st.text_input("Text", st.query_params.get("text", ""))
tokenizer, model = load_model()
ids = torch.tensor([[0, *tokenizer(text)["input_ids"]]])
with torch.inference_mode():
    probabilities = model(ids).logits[0, -1].softmax(dim=-1)
top = probabilities.topk(12)
st.bar_chart({tokenizer.decode([one]): float(probabilities[one]) for one in top.indices.tolist()})
