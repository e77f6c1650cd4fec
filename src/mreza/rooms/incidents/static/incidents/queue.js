// Reports that wait on this device: kept in IndexedDB, sent by themselves when there is a
// connection, once each, by the person who filled them in (or by anybody, when anonymous).
"use strict";

const incidentQueue = (() => {
  const DAY = 24 * 3600 * 1000;
  const settled = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  const database = () => {
    const opening = indexedDB.open("mreza-incidents", 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("queue", { keyPath: "id" });
      opening.result.createObjectStore("drafts", { keyPath: "key" });
    };
    return settled(opening);
  };

  const store = async (name, mode, act) => {
    const db = await database();
    try {
      return await settled(act(db.transaction(name, mode).objectStore(name)));
    } finally {
      db.close();
    }
  };

  const put = (name, item) => store(name, "readwrite", (all) => all.put(item));
  const get = (name, key) => store(name, "readonly", (all) => all.get(key));
  const list = (name) => store(name, "readonly", (all) => all.getAll());
  const remove = (name, key) => store(name, "readwrite", (all) => all.delete(key));

  // A page that was kept may be old: its token and person are asked for anew.
  const askForm = async (address) => {
    const response = await fetch(address, { cache: "no-store", headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const form = page.querySelector("[data-report]");
    if (!response.ok || !form) return null;
    return { who: form.dataset.who, token: form.querySelector("[name=csrfmiddlewaretoken]").value };
  };

  const bodyOf = (item, token) => {
    const body = new FormData();
    for (const [name, value] of item.fields) body.append(name, value);
    for (const file of item.files) body.append("files", file, file.name);
    body.set("csrfmiddlewaretoken", token);
    return body;
  };

  const changed = async (item, what) => {
    Object.assign(item, what);
    await put("queue", item);
    return item;
  };

  // Of an anonymous report nothing stays on the device: whoever holds it next would know.
  const sent = async (item, { number, url, stored }) => {
    Object.assign(item, {
      state: "sent", number, url, stored, sentAt: Date.now(), fields: [], files: [],
    });
    await (item.anonymous ? remove("queue", item.id) : put("queue", item));
    return item;
  };

  // What became of it: sent, refused (with errors), or why it still waits.
  const sendOne = async (item) => {
    try {
      const form = await askForm(item.address);
      if (!form) return changed(item, { state: "waiting", why: "sign-in" });
      if (form.who !== item.who && !item.anonymous) {
        return changed(item, { state: "waiting", why: "other" });
      }
      const response = await fetch(item.address, {
        method: "POST", body: bodyOf(item, form.token), headers: { Accept: "application/json" },
      });
      const json = (response.headers.get("Content-Type") || "").startsWith("application/json");
      if (json && response.ok) {
        const { number, url, stored } = await response.json();
        return sent(item, { number, url, stored });
      }
      if (json && response.status === 422) {
        return changed(item, { state: "refused", errors: (await response.json()).errors });
      }
      return changed(item, { state: "waiting", why: "server" });
    } catch {
      return changed(item, { state: "waiting", why: "offline" });
    }
  };

  // One tab at a time; were it two, the server would still store each once.
  const alone = (act) =>
    navigator.locks
      ? navigator.locks.request("mreza-incidents", { ifAvailable: true }, (lock) => lock && act())
      : act();

  const sendAll = () =>
    alone(async () => {
      for (const item of await list("queue")) {
        if (item.state === "waiting") await sendOne(item);
        if (item.state === "sent" && Date.now() - item.sentAt > DAY) await remove("queue", item.id);
      }
    });

  // What others filled in on this device is theirs to read: that it waits is all that is told.
  const isMine = (place, item) => item.anonymous || item.who === place.dataset.who;

  const said = (place, item) => {
    if (!isMine(place, item)) return place.dataset.saidOther;
    if (item.state === "sent") return place.dataset.saidSent.replace("{number}", item.number);
    if (item.state === "refused") return place.dataset.saidRefused;
    return place.dataset[{ "sign-in": "saidSignIn", other: "saidOther" }[item.why] || "saidWaiting"];
  };

  const lineOf = (place, item) => {
    const line = document.createElement("li");
    line.dataset.state = item.state;
    const name = document.createElement("b");
    const mine = isMine(place, item);
    name.textContent = mine ? `${item.title} ${item.when}` : "";
    const state = document.createElement(item.state === "waiting" || !mine ? "span" : "a");
    state.textContent = said(place, item);
    if (mine && item.state === "sent") state.href = item.url;
    if (mine && item.state === "refused") state.href = `${item.address}?mend=${item.id}`;
    line.append(name, state);
    return line;
  };

  const show = async () => {
    const place = document.querySelector("[data-queue]");
    if (!place) return;
    const all = await list("queue");
    const items = all.filter((item) => item.state !== "sent" || isMine(place, item));
    const waits = items.some((item) => item.state !== "sent");
    place.hidden = !items.length;
    place.classList.toggle("waits", waits);
    const title = document.createElement("p");
    title.textContent = waits ? place.dataset.saidTitleWaits : place.dataset.saidTitleSent;
    const lines = document.createElement("ul");
    lines.append(...items.map((item) => lineOf(place, item)));
    place.replaceChildren(title, lines);
  };

  const refresh = async () => {
    try {
      await sendAll();
      await show();
    } catch {
      // Without IndexedDB nothing is kept here, and the form is sent as any other.
    }
  };

  addEventListener("online", refresh);
  addEventListener("DOMContentLoaded", refresh);
  return { put, get, remove, sendOne, show };
})();
