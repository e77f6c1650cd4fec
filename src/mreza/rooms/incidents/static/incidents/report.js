// The form of a report: keeps a draft, takes the clock of this device, and hands what is sent to
// the queue, so that a connection is not needed. Without this script the form is sent as it is.
"use strict";

document.addEventListener("DOMContentLoaded", async () => {
  const form = document.querySelector("[data-report]");
  if (!form || !window.indexedDB) return;
  const address = location.pathname;
  const key = `${address} ${form.dataset.who}`;
  const field = (name) => form.elements[name];
  // Not `randomUUID`, which there is on secure pages only.
  const uuid = () =>
    "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) =>
      (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));

  const two = (number) => String(number).padStart(2, "0");
  const note = (text, ...more) => {
    const place = document.createElement("p");
    place.className = "note plain-note";
    place.setAttribute("role", "status");
    place.append(text, " ", ...more);
    form.before(place);
    return place;
  };
  let draftNote = null;
  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button secondary";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  };

  // The clock of this device, told with its own zone; its offset settles an hour that is twice.
  const prefill = () => {
    const now = new Date();
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || form.dataset.homeZone;
    field("day").value = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    field("hour").value = `${two(now.getHours())}:${two(now.getMinutes())}`;
    field("zone").value = zone;
    field("offset").value = -now.getTimezoneOffset();
    if (zone !== form.dataset.homeZone) sayZone(zone);
  };
  const sayZone = (zone) => {
    form.querySelector("[data-zone]").open = true;
    note(form.dataset.saidZone, Object.assign(document.createElement("b"), { textContent: zone }));
  };

  const values = () =>
    [...new FormData(form)].filter(([name, value]) =>
      typeof value === "string" && name !== "csrfmiddlewaretoken");
  const fill = (fields) => {
    form.reset();
    for (const [name, value] of fields) {
      for (const input of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (["radio", "checkbox"].includes(input.type)) input.checked ||= input.value === value;
        else if (input.type !== "file") input.value = value;
      }
    }
  };
  const fillFiles = (files) => {
    const kept = new DataTransfer();
    for (const file of files) kept.items.add(file);
    field("files").files = kept.files;
  };

  const saveDraft = () =>
    incidentQueue.put("drafts", { key, fields: values(), files: [...field("files").files] });
  let waiting = 0;
  form.addEventListener("input", (event) => {
    if (["day", "hour", "zone"].includes(event.target.name)) field("offset").value = "";
    clearTimeout(waiting);
    waiting = setTimeout(() => saveDraft().catch(() => {}), 250);
  });

  const clearErrors = () => {
    for (const old of form.querySelectorAll(".errors")) old.remove();
    for (const wrong of form.querySelectorAll("[aria-invalid]")) wrong.removeAttribute("aria-invalid");
    document.querySelector("[data-errors]")?.remove();
  };
  const listed = (messages, className) => {
    const list = document.createElement("ul");
    list.className = className;
    list.append(...messages.map((text) =>
      Object.assign(document.createElement("li"), { textContent: text })));
    return list;
  };
  const showErrors = (errors) => {
    clearErrors();
    const general = [form.dataset.saidWrong, ...(errors.__all__ || [])];
    for (const [name, messages] of Object.entries(errors)) {
      const input = form.querySelector(`[name="${CSS.escape(name)}"]`);
      const place = input?.closest(".field");
      if (!place) continue;
      place.append(listed(messages, "errors"));
      input.setAttribute("aria-invalid", "true");
      for (const hidden of [place.closest("[data-which]"), place.closest("[data-old]")]) {
        if (hidden) hidden.hidden = false;
      }
      if (place.closest("details")) place.closest("details").open = true;
    }
    const top = listed(general, "form-errors");
    top.dataset.errors = "";
    top.setAttribute("role", "alert");
    form.before(top);
    (form.querySelector("[aria-invalid]") || top).focus();
    top.scrollIntoView({ block: "center" });
  };

  // As the page writes days: 22. 11. 2026 or 22 Nov 2026.
  const dayShown = () => {
    const english = document.documentElement.lang === "en";
    const month = english ? "short" : "numeric";
    return new Date(`${field("day").value}T12:00`).toLocaleDateString(
      english ? "en-GB" : "sl-SI", { day: "numeric", month, year: "numeric" });
  };

  const itemNow = () => {
    const kind = form.querySelector("[name=kind]:checked");
    return {
      id: field("client_id").value, address, state: "waiting",
      who: field("anonymous").checked ? "" : form.dataset.who,
      anonymous: field("anonymous").checked, fields: values(), files: [...field("files").files],
      title: kind ? kind.closest("label").textContent.trim() : "",
      when: `${dayShown()}, ${field("hour").value}`,
    };
  };

  const afterwards = async (item) => {
    if (item.state === "sent") {
      location.assign(item.url);
    } else if (item.state === "refused") {
      await incidentQueue.remove("queue", item.id);
      await saveDraft();
      showErrors(item.errors);
    } else {
      form.hidden = true;
      draftNote?.remove();  // what was sent is no draft any more
      note(form.dataset.saidKept, button(form.dataset.saidAnother, () => location.reload()));
      await incidentQueue.show();
    }
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    const send = form.querySelector("[data-send]");
    send.disabled = true;
    field("filled_at").value = new Date().toISOString();
    const item = itemNow();
    try {
      await incidentQueue.put("queue", item);
      await incidentQueue.remove("drafts", key);
      await afterwards(await incidentQueue.sendOne(item));
    } catch {
      form.submit();  // nothing can be kept on this device
    } finally {
      send.disabled = false;
    }
  });

  const begin = async () => {
    const mending = new URLSearchParams(location.search).get("mend");
    const asked = mending && (await incidentQueue.get("queue", mending));
    const refused = asked && (asked.anonymous || asked.who === form.dataset.who) ? asked : null;
    const draft = refused || (await incidentQueue.get("drafts", key));
    if (!draft) {
      field("client_id").value = uuid();
      prefill();
      return;
    }
    fill(draft.fields);
    fillFiles(draft.files || []);
    for (const place of form.querySelectorAll("[data-which], [data-old]")) {
      place.hidden &&= !place.querySelector(":checked");
    }
    if (refused) showErrors(refused.errors);
    else {
      draftNote = note(form.dataset.saidDraft, button(form.dataset.saidDiscard, async () => {
        await incidentQueue.remove("drafts", key);
        location.reload();
      }));
    }
  };

  if ("serviceWorker" in navigator) {
    navigator.serviceWorker.register(form.dataset.worker, { scope: "/incidents/" }).catch(() => {});
  }
  // A form that came back with errors holds what was written; it goes on as it is.
  if (!document.querySelector("[data-errors]")) await begin().catch(() => {});
  form.dataset.ready = "";
});
