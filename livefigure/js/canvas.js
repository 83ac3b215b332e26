// A picture on the page: as large as it should be, and as fine as the screen can show it.

const MOST = 1.5; // times as wide as usual
const BESIDES = 240; // CSS pixels above and below a picture

export class Picture {
  constructor(model, frame) {
    this.canvas = document.createElement("canvas");
    this.frame = frame;
    this.context = this.canvas.getContext("2d");
    this.canvas.className = "live-figure-picture";
    const [width, height] = [model.get("width"), model.get("height")];
    this.usual = width;
    // As wide as the column, if controls and readout still fit in the window with it. On a
    // projector it has been enlarged already.
    const most = model.get("zoom") === 1 ? MOST * width : width;
    const fitting = `(100vh - ${BESIDES}px) * ${width / height}`;
    Object.assign(this.canvas.style, {
      aspectRatio: `${width} / ${height}`,
      // Its column's width is in the style sheet: a share of it, here, would make a column that
      // is only as wide as its content depend on the number of pixels drawn.
      width: `min(${most}px, max(${width}px, ${fitting}))`,
    });
    if (frame.image) this.paint({ top: 0, bottom: frame.image.height });
  }

  paint({ top, bottom }) {
    const { image } = this.frame;
    if (this.canvas.width !== image.width || this.canvas.height !== image.height) {
      [this.canvas.width, this.canvas.height] = [image.width, image.height];
      [top, bottom] = [0, image.height];
    }
    this.context.putImageData(image, 0, 0, 0, top, image.width, bottom - top);
  }

  // Calls `say` with how many of the screen's own pixels the picture is wide: now, and each time
  // that changes, as it does with the window, the browser's zoom, and another screen.
  watchSize(say) {
    let last = 0;
    const tell = () => {
      // Not on the page yet, or hidden.
      const width = this.canvas.clientWidth || this.usual;
      const pixels = Math.round(width * devicePixelRatio);
      if (Math.abs(pixels - last) < 2) return; // rounding
      last = pixels;
      say(pixels);
    };
    const observer = new ResizeObserver(tell);
    observer.observe(this.canvas);
    let media;
    const watchScreen = () => {
      media?.removeEventListener("change", watchScreen);
      media = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
      media.addEventListener("change", watchScreen);
      tell();
    };
    watchScreen();
    return () => {
      observer.disconnect();
      media.removeEventListener("change", watchScreen);
    };
  }
}
