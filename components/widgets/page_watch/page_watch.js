// The component as Streamlit calls it: one for the page.

import { mounted } from "../web/mount.js";
import { Announcements } from "./announcements.js";
import { FirstLoad } from "./first_load.js";
import { LostConnection } from "./lost_connection.js";
import { LostFocus } from "./lost_focus.js";

class PageWatch {
  constructor() {
    const app = document.querySelector("[data-testid=stApp]");
    this.announcements = new Announcements();
    this.focus = new LostFocus();
    this.connection = new LostConnection(app);
    this.load = new FirstLoad();
    // A run of the script begins or ends, the connection comes or goes: Streamlit says so here.
    this.observer = new MutationObserver(() => this.look(app));
    this.observer.observe(app, {
      attributeFilter: ["data-test-script-state", "data-test-connection-state"],
    });
    this.look(app);
  }

  look(app) {
    const { testScriptState: script, testConnectionState: connection } = app.dataset;
    this.connection.changed(connection === "CONNECTED");
    if (script !== "notRunning") return;
    this.load.runEnded();
    this.focus.runEnded();
  }

  update({ data }) {
    const [{ said, number, successors }] = data;
    this.announcements.say(said, number);
    this.focus.successors = successors;
  }

  close() {
    this.observer.disconnect();
    this.announcements.close();
    this.focus.close();
    this.connection.close();
    this.load.close();
  }
}

const show = mounted(() => new PageWatch());

export default function pageWatch(component) {
  return show(component);
}
