// Where a mouse, a finger or a pen is pressed, moved and released on a picture.

export function followPointer(picture, act) {
  const say = (action, { clientX, clientY }) => {
    const box = picture.getBoundingClientRect();
    act({ action, x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height });
  };
  picture.style.touchAction = "pinch-zoom"; // a finger on it draws, and doesn't scroll the page
  picture.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    picture.setPointerCapture(event.pointerId);
    say("down", event);
  });
  picture.addEventListener("pointermove", (event) => {
    if (picture.hasPointerCapture(event.pointerId)) say("move", event);
  });
  for (const name of ["pointerup", "pointercancel"]) {
    picture.addEventListener(name, (event) => {
      if (picture.hasPointerCapture(event.pointerId)) say("up", event);
    });
  }
}
