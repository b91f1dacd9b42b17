"""The course: all lessons in their order, what was answered, and what they have shown."""

import streamlit as st

from backend.numbers import counted
from components.frame import announcements, page_header, prose, site
from components.frame.course import dots, progress
from components.state import workspace
from pages.start.course import PAGE

page_header.draw(PAGE)
lessons = site.lessons()
answers = {card.id: progress.of_lesson(card) for card in lessons}
given = [one for every in answers.values() for one in every if one is not None]
count = sum(map(len, answers.values()))
right = sum(one.right for one in given)
announcements.when_changed("course", f"{len(given)} of {count} answered", at_first=False)

if len(given) == count:
    prose.markdown(
        f"**The course is done: {right} of {count} right.** What each lesson has shown stands "
        "below. Every right answer was computed by the models that run here."
    )
elif given:
    prose.markdown(f"**{len(given)} of {count} answered, {right} of them right.**")
st.progress(len(given) / count, text=f"{len(given)} of {count}")

for number, card in enumerate(lessons, 1):
    every = answers[card.id]
    done = sum(one is not None for one in every)
    whole = done == len(every)
    with st.container(border=True, key=f"course_{card.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.page_link(
                card.script,
                label=f"**{number}. {card.title}**",
                icon=f":material/{'check' if whole else 'play_arrow'}:",
                query_params=workspace.link_to({"lesson": str(progress.first_open(card))}),
            )
            st.markdown(dots.dots(card), width="content")
        if whole:
            wins = sum(bool(one and one.right) for one in every)
            prose.markdown(f"{wins} of {len(every)} right. {card.told(card.learned)}")
        else:
            st.caption(f"{done} of {counted(len(every), 'question')}")

if given:
    st.button(
        "Begin anew",
        icon=":material/restart_alt:",
        type="tertiary",
        help="Forgets all answers, in this browser too",
        on_click=progress.forget_all,
    )
