// Keeps one value in localStorage. Where that is forbidden (a private window, a full disk), nothing is
// kept, and nothing else is different.

const NAME = "logitscope.course";

export function createKeeper() {
  let reported = false;
  let cleared = 0;
  return {
    update({ data, setStateValue }) {
      const [{ value, cleared: now }] = data;
      const kept = read();
      if (!reported) {
        reported = true;
        // Only what the server does not know is worth another run of the page.
        if (Object.keys(kept).some((name) => !(name in value))) {
          setStateValue("found", kept);
          return; // what is told now is older than what is kept
        }
      }
      if (now !== cleared) {
        cleared = now;
        write(value);
      } else if (Object.keys(value).length > 0) {
        write({ ...kept, ...value });
      }
    },
    close() {},
  };
}

function read() {
  try {
    const found = JSON.parse(localStorage.getItem(NAME) ?? "{}");
    return found && typeof found === "object" && !Array.isArray(found) ? found : {};
  } catch {
    return {};
  }
}

function write(value) {
  try {
    localStorage.setItem(NAME, JSON.stringify(value));
  } catch {
    // nothing is kept then
  }
}
