// Moves the demos of a page through their recorded positions.

function bringToLife(demo) {
  const find = (selector) => demo.querySelector(selector);
  const { values, readouts, wide, narrow } = JSON.parse(find("script").textContent);
  const [slider, picture] = [find("input"), find("img")];
  const [readout, value] = [find(".live-figure-readout"), find(".course-value")];
  const label = find("label").textContent;
  const buttons = [...demo.querySelectorAll("button")];

  // What differs from the start lies above it; the picture below has the words for both.
  const changes = Object.assign(new Image(), { alt: "", className: "course-changes" });
  find(".course-layers").append(changes);

  // A phone has pictures of its own, of some of the places; the slider counts those there are.
  const isNarrow = matchMedia("(max-width: 600px)");
  let shown = wide;

  // The neighbors are fetched when someone is about to move, not with the page.
  const kept = {};
  const fetchAround = (index) => {
    picture.loading = "eager";
    for (const near of [index + 1, index - 1, index + 2, index - 2]) {
      const src = shown.frames[near];
      if (src) kept[src] ??= Object.assign(new Image(), { src });
    }
  };

  const show = () => {
    const index = Number(slider.value);
    const place = shown.places[index];
    changes.hidden = index === shown.start;
    if (!changes.hidden) changes.src = shown.frames[index];
    picture.alt = readout.innerText = readouts[place];
    value.textContent = values[place];
    slider.setAttribute("aria-valuetext", `${label} ${values[place]}`);
    // Not disabled, which would take the focus away from whoever stands on the button.
    for (const button of buttons) {
      const isEnd = !(index + Number(button.dataset.by) in shown.places);
      button.setAttribute("aria-disabled", String(isEnd));
    }
  };

  const choose = () => {
    const now = shown.places[slider.value];
    shown = isNarrow.matches ? narrow : wide;
    const far = shown.places.map((place) => Math.abs(place - now));
    slider.max = far.length - 1;
    slider.value = far.indexOf(Math.min(...far));
    show();
  };

  const move = () => { show(); fetchAround(Number(slider.value)); };

  isNarrow.addEventListener("change", choose);
  slider.addEventListener("input", move);
  for (const button of buttons) {
    button.addEventListener("click", () => {
      slider.value = Number(slider.value) + Number(button.dataset.by);
      move();
    });
  }
  for (const event of ["focusin", "pointerenter"]) {
    demo.addEventListener(event, () => fetchAround(Number(slider.value)), { once: true });
  }
  choose();
  find(".course-controls").hidden = false;
}

document.addEventListener("DOMContentLoaded", () => {
  for (const demo of document.querySelectorAll(".course-player:has(input)")) bringToLife(demo);
  // Where the book is, and so the package to install, nobody knows but the page.
  for (const link of document.querySelectorAll(".course-install a")) link.textContent = link.href;
});
