// A long list to tick: narrow it by typing, and say how many are ticked. Works without this too.
for (const form of document.querySelectorAll("form[data-ticks]")) {
  const seek = form.querySelector("[data-tick-seek]");
  const count = form.querySelector("[data-tick-count]");
  const items = [...form.querySelectorAll(".ticks li")];
  const tell = () => {
    if (count) count.textContent = form.querySelectorAll(".ticks input:checked").length;
  };
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  if (seek) {
    seek.closest(".field").hidden = false;
    seek.addEventListener("input", () => {
      const wanted = fold(seek.value.trim());
      for (const item of items) item.hidden = !fold(item.textContent).includes(wanted);
    });
    seek.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
  }
  form.addEventListener("change", tell);
  tell();
}
