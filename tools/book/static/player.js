// Moves the demos of a page through their recorded positions.

function bringToLife(demo) {
  const recorded = JSON.parse(
    demo.querySelector("script[type='application/json']").textContent,
  );
  const { values, readouts, places } = recorded;
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
  demo.querySelector(".course-layers").append(changes);

  // A phone has pictures of its own, of some of the places; the slider counts those there are.
  const isNarrow = matchMedia("(max-width: 600px)");
  let stops = values.map((_, place) => place);
  let frames = recorded.frames;

  // The neighbors are fetched when someone is about to move, not with the page.
  const kept = new Map();
  const fetchAround = (index) => {
    picture.loading = "eager";
    for (const near of [index + 1, index - 1, index + 2, index - 2]) {
      if (!frames[near] || kept.has(frames[near])) continue;
      kept.set(frames[near], new Image());
      kept.get(frames[near]).src = frames[near];
    }
  };

  // Not disabled, which would take the focus away from whoever stands on the button.
  const markEnds = (index) => {
    for (const button of buttons) {
      const next = index + Number(button.dataset.by);
      button.setAttribute("aria-disabled", String(!(next in stops)));
    }
  };

  const show = () => {
    const index = Number(slider.value);
    const place = stops[index];
    if (frames[index]) changes.src = frames[index];
    changes.hidden = !frames[index];
    picture.alt = readouts[place];
    readout.innerText = readouts[place];
    value.textContent = values[place];
    slider.setAttribute("aria-valuetext", `${label} ${values[place]}`);
    markEnds(index);
  };

  const choose = () => {
    const now = stops[Number(slider.value)];
    stops = isNarrow.matches ? places : values.map((_, place) => place);
    frames = isNarrow.matches ? recorded.narrow : recorded.frames;
    const far = stops.map((place) => Math.abs(place - now));
    slider.max = stops.length - 1;
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
  demo.querySelector(".course-controls").hidden = false;
}

document.addEventListener("DOMContentLoaded", () => {
  for (const demo of document.querySelectorAll(".course-player:has(input)")) bringToLife(demo);
  // Where the book is, and so the package to install, nobody knows but the page.
  for (const link of document.querySelectorAll(".course-install a")) link.textContent = link.href;
});
