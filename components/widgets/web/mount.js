// How a component keeps what it has built. Streamlit calls the default export when a component is
// mounted and again whenever its data or the theme changes, with the same parentElement; what the
// last call returned it calls when the component is unmounted.

// The function for Streamlit. `create(parentElement)` is called once for each mount. What it returns
// is kept until the end: `update(component)` is called each time, `close()` at the end. What takes
// its time to be there returns a promise from `update`.
export function mounted(create) {
  const views = new WeakMap(); // by parentElement
  return (component) => {
    const { parentElement } = component;
    let view = views.get(parentElement);
    if (!view) {
      view = create(parentElement);
      views.set(parentElement, view);
    }
    const drawn = Promise.resolve(view.update(component));
    drawn.then(() => requestAnimationFrame(() => markAsMounted(parentElement)));
    return () => {
      view.close();
      views.delete(parentElement);
    };
  };
}

// For the style sheet of the frame: what is below a component is shown once that is there.
function markAsMounted(parentElement) {
  const root = parentElement.getRootNode();
  if (root instanceof ShadowRoot) root.host.dataset.mounted = "";
}
