// The text below a picture, or beside it.

// Adds it to a page; returns what brings it up to the text that `say` returns, and to its width.
export function addReadout(model, el, say) {
  const text = document.createElement("pre");
  const zoom = model.get("zoom");
  let width = 0;
  const grow = () => {
    if (!text.clientWidth) return; // nobody sees it now
    // It only ever grows, or the page would jump at each step; in another width, it begins anew.
    if (text.clientWidth !== width) text.style.minHeight = "";
    width = text.clientWidth;
    text.style.minHeight = `${text.clientHeight}px`;
  };
  const show = () => {
    const said = say();
    if (text.textContent !== said) text.textContent = said;
    grow();
  };
  if (zoom !== 1) { // else its style sheet knows
    text.style.fontSize = `${13 * zoom}px`;
    text.style.lineHeight = `${18 * zoom}px`;
  }
  if (model.get("most_lines")) {
    text.style.maxHeight = `${18 * zoom * model.get("most_lines")}px`;
    text.tabIndex = 0; // or nobody could scroll it without a mouse
  }
  text.setAttribute("role", "status"); // said aloud when it changes
  text.className = "live-figure-readout";
  el.append(text);
  show();
  return show;
}
