// Moves the demos of a page through their recorded positions.

function bringToLife(demo) {
  const { values, readouts, frames } = JSON.parse(
    demo.querySelector("script[type='application/json']").textContent,
  );
  const slider = demo.querySelector("input");
  const picture = demo.querySelector("img");
  const readout = demo.querySelector(".live-figure-readout");
  const value = demo.querySelector(".course-value");
  const label = demo.querySelector("label").textContent;
  const buttons = [...demo.querySelectorAll("button")];

  // What differs from the start lies above it; the picture below has the words for both.
  const changes = document.createElement("img");
  changes.alt = "";
  changes.className = "course-changes";
  changes.hidden = true;
  picture.after(changes);

  // The neighbors are fetched when someone is about to move, not with the page.
  const kept = new Map();
  const fetchAround = (index) => {
    picture.loading = "eager";
    for (const near of [index + 1, index - 1, index + 2, index - 2]) {
      if (!frames[near] || kept.has(near)) continue;
      kept.set(near, new Image());
      kept.get(near).src = frames[near];
    }
  };

  // Not disabled, which would take the focus away from whoever stands on the button.
  const markEnds = (index) => {
    for (const button of buttons) {
      const next = index + Number(button.dataset.by);
      button.setAttribute("aria-disabled", String(!(next in values)));
    }
  };

  const show = () => {
    const index = Number(slider.value);
    if (frames[index]) changes.src = frames[index];
    changes.hidden = !frames[index];
    picture.alt = readouts[index];
    readout.innerText = readouts[index];
    value.textContent = values[index];
    slider.setAttribute("aria-valuetext", `${label} ${values[index]}`);
    markEnds(index);
    fetchAround(index);
  };

  slider.addEventListener("input", show);
  for (const button of buttons) {
    button.addEventListener("click", () => {
      slider.value = Number(slider.value) + Number(button.dataset.by);
      show();
    });
  }
  for (const event of ["focusin", "pointerenter"]) {
    demo.addEventListener(event, () => fetchAround(Number(slider.value)), { once: true });
  }
  markEnds(Number(slider.value));
  demo.querySelector(".course-controls").hidden = false;
}

document.addEventListener("DOMContentLoaded", () => {
  for (const demo of document.querySelectorAll(".course-player:has(input)")) bringToLife(demo);
  // Where the book is, and so the package to install, nobody knows but the page.
  for (const link of document.querySelectorAll(".course-install a")) link.textContent = link.href;
});
