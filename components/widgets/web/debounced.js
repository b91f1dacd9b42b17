// Waiting until things have been quiet for a while.

// `call` runs the action that much later, and anew from each call; `flush` runs it at once if it
// waits; `cancel` forgets it.
export function debounced(milliseconds, action) {
  let timer = 0;
  const run = () => {
    timer = 0;
    action();
  };
  return {
    call() {
      clearTimeout(timer);
      timer = setTimeout(run, milliseconds);
    },
    flush() {
      if (timer === 0) return;
      clearTimeout(timer);
      run();
    },
    cancel() {
      clearTimeout(timer);
      timer = 0;
    },
    waiting: () => timer !== 0,
  };
}
