// What a mouse, a finger or a pen does on a picture: where it's pressed, moved and released.

// How it looks over an area, and whether a finger on it may go in any direction. On the others, one
// that goes up or down scrolls the page.
const USES = {
  choose: { cursor: "pointer" },
  place: { cursor: "crosshair" },
  draw: { cursor: "crosshair", isFree: true },
  drag: { cursor: "grab", held: "grabbing", isFree: true },
};

// Calls `act` with what's done in one of the areas that `areas` returns: see screen.py.
export function followPointer(picture, areas, act) {
  let press = null; // the one that goes on
  const placeOf = ({ clientX, clientY }) => {
    const box = picture.getBoundingClientRect();
    return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height };
  };
  const useAt = ({ x, y }) => {
    const isIn = ([, left, top, right, bottom]) => left < x && x < right && top < y && y < bottom;
    return USES[areas().find(isIn)?.[0]];
  };
  const say = (action, event) => act({ action, ...placeOf(event) });
  const begin = () => {
    press.isSaid = true;
    say("down", press.start);
  };
  picture.style.touchAction = "pan-y pinch-zoom";
  picture.addEventListener("pointerdown", (start) => {
    const use = useAt(placeOf(start));
    if (!use || start.button !== 0 || !start.isPrimary) return;
    picture.setPointerCapture(start.pointerId);
    press = { use, start, isSaid: false };
    if (use.held) picture.style.cursor = use.held;
    // A finger may be about to scroll, and that leaves the figure as it is.
    if (use.isFree || start.pointerType !== "touch") begin();
  });
  picture.addEventListener("pointermove", (event) => {
    if (!press) {
      picture.style.cursor = useAt(placeOf(event))?.cursor ?? "";
      return;
    }
    if (event.pointerId !== press.start.pointerId) return;
    const across = Math.abs(event.clientX - press.start.clientX);
    if (!press.isSaid && across > Math.abs(event.clientY - press.start.clientY)) begin();
    if (press.isSaid) say("move", event);
  });
  const end = (event) => {
    if (event.pointerId !== press?.start.pointerId) return;
    if (!press.isSaid && event.type === "pointerup") begin(); // a tap
    if (press.isSaid) say("up", event);
    picture.style.cursor = press.use.cursor;
    press = null;
  };
  picture.addEventListener("pointerup", end);
  picture.addEventListener("pointercancel", end);
  // With two fingers, it's the page that's enlarged.
  picture.addEventListener("touchmove", (event) => {
    if (press?.use.isFree && event.touches.length === 1) event.preventDefault();
  }, { passive: false });
}
