// Makes tabs of the lenses, and shows the filters. Without it, all of the report is there in order.
(() => {
  "use strict";
  const all = (selector, of = document) => [...of.querySelectorAll(selector)];
  const bar = document.querySelector(".lenses > div");
  const tabs = all("a", bar);
  const lenses = all(".lens");

  function show(lens) {
    lenses.forEach((one) => one.classList.toggle("current", one === lens));
    tabs.forEach((tab) => {
      const chosen = tab.id === `to-${lens.id}`;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    });
  }

  function reveal(target) {
    const lens = target && target.closest(".lens");
    if (!lens) return;
    show(lens);
    const hidden = target.closest(".out");
    if (hidden) everything();
    for (let fold = target; fold; fold = fold.parentElement) {
      if (fold.tagName === "DETAILS") fold.open = true;
    }
    if (target !== lens) target.scrollIntoView();
  }

  function addressed() {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  }

  bar.setAttribute("role", "tablist");
  tabs.forEach((tab, place) => {
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", lenses[place].id);
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      history.pushState(null, "", tab.hash);
      show(lenses[place]);
      const top = bar.parentElement.nextElementSibling.offsetTop - bar.offsetHeight;
      if (scrollY > top) scrollTo(0, top);
    });
    tab.addEventListener("keydown", (event) => {
      const steps = { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: -1 };
      if (!(event.key in steps)) return;
      event.preventDefault();
      const next = tabs.at(steps[event.key] % tabs.length);
      next.click();
      next.focus();
    });
  });
  lenses.forEach((lens) => {
    lens.setAttribute("role", "tabpanel");
    lens.setAttribute("aria-labelledby", `to-${lens.id}`);
  });
  addEventListener("hashchange", () => reveal(addressed()));
  addEventListener("popstate", () => reveal(addressed() || lenses[0]));

  const printing = document.querySelector(".printing");
  const alone = printing.firstElementChild;
  const printed = () => document.documentElement.classList.toggle("alone", alone.checked);
  alone.addEventListener("change", printed);
  printing.hidden = false;
  printed();

  const filters = document.querySelector(".filters");
  const boxes = all("input[type=checkbox]", filters);
  const family = filters.querySelector("select");
  const text = filters.querySelector("input[type=search]");
  const told = filters.querySelector("[role=status]");
  const items = all(".finding, .passed tbody tr").map((item) => ({
    item,
    status: item.dataset.status || "pass",
    family: item.closest(".family").id,
    words: item.textContent.toLowerCase(),
  }));

  function filter() {
    const statuses = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const one of items) {
      const fits =
        statuses.has(one.status) &&
        (!family.value || family.value === one.family) &&
        words.every((word) => one.words.includes(word));
      one.item.classList.toggle("out", !fits);
      shown += fits;
    }
    for (const fold of all(".passed, .family")) {
      const left = fold.querySelector(".finding:not(.out), tbody tr:not(.out)");
      fold.classList.toggle("out", !left);
    }
    document.querySelector(".nothing").hidden = shown > 0;
    told.textContent = told.dataset.told.replace("%1", shown).replace("%2", items.length);
  }

  function everything() {
    boxes.forEach((box) => (box.checked = true));
    family.value = text.value = "";
    filter();
  }

  [...boxes, family].forEach((one) => one.addEventListener("change", filter));
  text.addEventListener("input", filter);
  filters.hidden = items.length === 0;
  filter();
  document.documentElement.classList.add("tabbed");
  show(lenses[0]);
  reveal(addressed());
})();
