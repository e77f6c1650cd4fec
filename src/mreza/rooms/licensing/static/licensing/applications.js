// A form of an application: only the fields of what is asked for; more rows of a programme.
// Without this script every field is there and empty rows are enough for most.
(() => {
  const form = document.querySelector("[data-application]");
  if (!form) return;

  const work = form.querySelector("[name=work]");
  const parts = form.querySelectorAll("[data-for]");
  const show = () => {
    for (const part of parts) part.hidden = !part.dataset.for.split(" ").includes(work.value);
  };
  if (work && parts.length) {
    work.addEventListener("change", show);
    show();
  }

  const addTo = (list) => {
    const rows = list.querySelectorAll("[data-row]");
    const total = list.querySelector("[name$='-TOTAL_FORMS']");
    const last = rows[rows.length - 1];
    const fresh = last.cloneNode(true);
    const was = rows.length - 1;
    for (const node of fresh.querySelectorAll("[name], [id], [for], [aria-describedby]")) {
      for (const name of ["name", "id", "for", "aria-describedby"]) {
        const value = node.getAttribute(name);
        if (value) node.setAttribute(name, value.replace(`-${was}-`, `-${rows.length}-`));
      }
      if (node.type === "checkbox") node.checked = false;
      else if (node.tagName === "SELECT") node.selectedIndex = 0;
      else if ("value" in node) node.value = "";
    }
    const legend = fresh.querySelector("legend");
    legend.textContent = legend.textContent.replace(/\d+/, rows.length + 1);
    last.after(fresh);
    total.value = rows.length + 1;
    fresh.querySelector("input").focus();
  };
  for (const list of form.querySelectorAll("[data-rows]")) {
    const more = list.querySelector("[data-add-row]");
    more.hidden = false;
    more.querySelector("button").addEventListener("click", () => addTo(list));
  }
})();
