// One entry of the browser's history a page: Streamlit adds one whenever the query string changes,
// so a pause while typing or a slider would each be a step on the way back.
{
  const { pushState } = history;
  history.pushState = function push(state, title, address) {
    const { pathname } = new URL(address ?? location.href, location.href);
    if (pathname === location.pathname) this.replaceState(state, title, address);
    else pushState.call(this, state, title, address);
  };
}
