// One entry of the browser's history a page: Streamlit adds one whenever the query string changes,
// so a pause while typing or a slider would each be a step on the way back.
//
// Before it goes to another page it takes the query string off the one that is left, which would
// come back without it. So an address without one waits for a moment: another page may follow.
{
  const MOMENT = 500; // milliseconds
  const { pushState } = history;
  let waiting = 0;
  const forget = () => clearTimeout(waiting);
  window.addEventListener("popstate", forget);
  history.pushState = function push(state, title, address) {
    forget();
    const { pathname, search } = new URL(address ?? location.href, location.href);
    const replace = () => this.replaceState(state, title, address);
    if (pathname !== location.pathname) pushState.call(this, state, title, address);
    else if (search) replace();
    else waiting = setTimeout(replace, MOMENT);
  };
}
