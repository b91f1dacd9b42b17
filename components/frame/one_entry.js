// One entry of the browser's history a page: Streamlit adds one whenever the query string changes,
// so a pause while typing or a slider would each be a step on the way back.
//
// Before Streamlit goes to another page it changes the query string of the one that is left, which
// would come back without what it was. So a change waits for a moment: another page may follow.
{
  const MOMENT = 300; // milliseconds
  const { pushState } = history;
  let newest = null; // the change that waits
  const drop = () => {
    newest = null;
  };
  window.addEventListener("popstate", drop);
  history.pushState = function push(...entry) {
    const { pathname } = new URL(entry[2] ?? location.href, location.href);
    if (pathname !== location.pathname) {
      drop();
      pushState.apply(this, entry);
      return;
    }
    if (!newest)
      setTimeout(() => {
        if (newest) this.replaceState(...newest);
        drop();
      }, MOMENT);
    newest = entry;
  };
}
