// Until the page has loaded, what stands below something that is still to come is marked, and the
// style sheet loading.css does not show it: it would be pushed away. When `page_watch` takes that
// style sheet out of the page, this ends.
//
// A style sheet alone could tell, with `:has()`. But then the browser styles the whole page anew for
// every change, which took longer than all the rest of loading it.
{
  const SHEET = "loading";
  const LONGEST = 15_000; // milliseconds; whatever happens, everything is there then
  const MARK = "data-behind";
  const COMING =
    "[data-testid=stSkeleton], [data-testid=stVerticalBlock]:empty, " +
    "[data-testid=stBidiComponentIsolated]:not([data-mounted])";
  const INVISIBLE =
    ".st-key-term_tips, .st-key-kept_in_browser, .st-key-untranslated, .st-key-page_watch";
  const SIDEBAR = "[data-testid=stSidebar]";
  const columnsStack = matchMedia("(width <= 640px)");
  let marked = new Set();

  const pushes = (node) => {
    const { testid } = node.parentElement.dataset;
    if (testid === "stVerticalBlock") return !node.matches(INVISIBLE);
    return testid === "stHorizontalBlock" && columnsStack.matches;
  };

  const behind = function* behind() {
    for (const coming of document.querySelectorAll(COMING)) {
      for (let node = coming.parentElement; node?.parentElement; node = node.parentElement) {
        if (!pushes(node)) continue;
        for (let next = node.nextElementSibling; next; next = next.nextElementSibling) yield next;
      }
    }
    const bar = document.querySelector(SIDEBAR);
    if (!bar) yield* document.querySelector("[data-testid=stAppViewContainer]")?.children ?? [];
    else if (!bar.querySelector("[data-testid=stSidebarNav]"))
      yield* bar.querySelectorAll("[data-testid=stSidebarUserContent]");
  };

  const observer = new MutationObserver(() => {
    const loading = document.getElementById(SHEET) !== null;
    const found = new Set(loading ? behind() : []);
    for (const node of marked) if (!found.has(node)) node.removeAttribute(MARK);
    for (const node of found) if (!marked.has(node)) node.setAttribute(MARK, "");
    marked = found;
    if (!loading) observer.disconnect();
  });
  setTimeout(() => document.getElementById(SHEET)?.remove(), LONGEST);
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ["data-mounted"] });
}
