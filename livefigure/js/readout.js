// The text below a picture, or beside it.

// Adds it to a page; returns what brings it up to the text that `say` returns.
export function addReadout(model, el, say) {
  const text = document.createElement("pre");
  const line = 18 * model.get("zoom");
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
    if (text.textContent === said) return;
    text.textContent = said;
    grow();
  };
  text.style.fontSize = `${(13 / 18) * line}px`;
  text.style.lineHeight = `${line}px`;
  if (model.get("most_lines")) {
    text.style.maxHeight = `${line * model.get("most_lines")}px`;
    text.tabIndex = 0; // or nobody could scroll it without a mouse
  }
  text.setAttribute("role", "status"); // said aloud when it changes
  text.className = "live-figure-readout";
  el.append(text);
  new ResizeObserver(grow).observe(el);
  show();
  return show;
}
