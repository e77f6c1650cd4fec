// The little that pages do without a reload. Every page works without it.
(function () {
  "use strict";
  const panel = document.getElementById("panel");
  let opener = null;

  function closePanel() {
    if (!panel || panel.hidden) return;
    panel.hidden = true;
    mark(null);
    if (opener && opener.isConnected) opener.focus();
    opener = null;
  }

  function mark(link) {
    document.querySelectorAll(".num.on").forEach((other) => {
      other.classList.remove("on");
      other.removeAttribute("aria-expanded");
    });
    if (link && !panel.contains(link)) {
      link.classList.add("on");
      link.setAttribute("aria-expanded", "true");
    }
  }

  function showPanel(link) {
    const body = panel.querySelector(".panel-body");
    if (!panel.contains(link)) opener = link;
    mark(link);
    panel.hidden = false;
    panel.setAttribute("aria-busy", "true");
    htmx.ajax("GET", link.getAttribute("href"), { source: body, target: body, swap: "innerHTML" }).finally(() => {
      panel.removeAttribute("aria-busy");
      panel.scrollTop = 0;
      (body.querySelector("h2, h1") || panel).setAttribute("tabindex", "-1");
      (body.querySelector("h2, h1") || panel).focus();
    });
  }

  function plainClick(event) {
    return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-why]");
    if (link && panel && plainClick(event)) {
      event.preventDefault();
      showPanel(link);
      return;
    }
    if (event.target.closest("[data-close-panel]")) closePanel();
    const fold = event.target.closest("[data-fold]");
    if (fold) {
      const open = document.getElementById(fold.getAttribute("aria-controls")).classList.toggle("open");
      fold.setAttribute("aria-expanded", String(open));
    }
    document.querySelectorAll("details.popover[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details.popover[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    } else closePanel();
  });

  // The panel says so when an explanation cannot be had, instead of staying empty.
  if (panel) {
    const fail = () => {
      const note = document.createElement("p");
      note.className = "note late";
      note.setAttribute("role", "alert");
      note.textContent = panel.dataset.error;
      panel.querySelector(".panel-body").replaceChildren(note);
    };
    panel.addEventListener("htmx:responseError", fail);
    panel.addEventListener("htmx:sendError", fail);
  }

  // The theme changes at once; the form behind it keeps the choice.
  document.querySelectorAll("form[data-theme-form]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      const choice = event.submitter && event.submitter.value;
      if (!choice) return;
      event.preventDefault();
      document.documentElement.dataset.theme = choice;
      form.querySelectorAll("button").forEach((button) => {
        button.setAttribute("aria-pressed", String(button.value === choice));
      });
      const data = new FormData(form);
      data.set("theme", choice);
      fetch(form.action, { method: "POST", body: data, redirect: "manual" });
    });
  });

  // Pages that are kept for a time without a connection go once nobody is signed in here.
  const signedIn = document.querySelector('form[action$="/sign-out/"]');
  if (window.caches && !signedIn && !document.querySelector("[data-report]")) {
    caches.keys().then((names) => names.forEach((name) => caches.delete(name))).catch(() => {});
  }

  // Sorting: a button in each header cell that says how its column sorts.
  function value(row, column, kind) {
    const cell = row.cells[column];
    const text = cell ? (cell.dataset.value ?? cell.textContent.trim()) : "";
    if (kind !== "number") return text;
    const plain = cell && cell.dataset.value !== undefined ? text : asNumber(text);
    const number = Number.parseFloat(plain);
    return Number.isNaN(number) ? -Infinity : number;
  }

  function asNumber(text) {
    const english = document.documentElement.lang === "en";
    const bare = text.replace("\u2212", "-").replace(/[^0-9.,-]/g, "");
    return english ? bare.replaceAll(",", "") : bare.replaceAll(".", "").replace(",", ".");
  }

  function sort(table, header) {
    const kind = header.dataset.sort;
    const first = kind === "number" ? "descending" : "ascending";
    const now = header.getAttribute("aria-sort");
    const order = now === null ? first : now === "ascending" ? "descending" : "ascending";
    table.querySelectorAll("th[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
    header.setAttribute("aria-sort", order);
    const body = table.tBodies[0];
    const rows = [...body.rows].filter((row) => !row.classList.contains("total"));
    const last = [...body.rows].filter((row) => row.classList.contains("total"));
    const letters = new Intl.Collator(document.documentElement.lang, { numeric: true });
    rows.sort((a, b) => {
      const [x, y] = [a, b].map((row) => value(row, header.cellIndex, kind));
      const way = kind === "number" ? x - y || 0 : letters.compare(x, y);
      return order === "ascending" ? way : -way;
    });
    body.append(...rows, ...last);
  }

  function prepare(root) {
    root.querySelectorAll("table.sortable th[data-sort]").forEach((header) => {
      if (header.querySelector("button")) return;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...header.childNodes);
      header.append(button);
      button.addEventListener("click", () => sort(header.closest("table"), header));
    });
  }
  prepare(document);
  document.addEventListener("htmx:load", (event) => prepare(event.target));
})();
