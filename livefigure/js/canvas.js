// A picture on the page: as large as it should be, and as fine as the screen can show it.

const MOST = 1.5; // times as wide as usual
const WIDEST = 1080; // CSS pixels: where there's room, pictures of several widths end together
const BESIDES = 240; // CSS pixels above and below a picture

export class Picture {
  constructor(model, frame) {
    this.canvas = document.createElement("canvas");
    this.frame = frame;
    this.context = this.canvas.getContext("2d");
    this.canvas.className = "live-figure-picture";
    this.model = model;
    const [width, height] = model.get("usual");
    this.usual = width;
    // As wide as the column, if controls and readout still fit in the window with it. On a
    // projector it has been enlarged already.
    const most = model.get("zoom") === 1 ? Math.max(width, Math.min(MOST * width, WIDEST)) : width;
    const fitting = `(100vh - ${BESIDES}px) * ${width / height}`;
    // Its column's width is in the style sheet: a share of it, here, would make a column that
    // is only as wide as its content depend on the number of pixels drawn. For the same reason
    // it isn't the width that Python has arranged the figure for.
    this.canvas.style.width = `min(${most}px, max(${width}px, ${fitting}))`;
    this.takeShape();
    if (frame.image) this.paint({ top: 0, bottom: frame.image.height });
  }

  // A figure that's arranged for a narrow column has another one than usual.
  takeShape() {
    this.canvas.style.aspectRatio = `${this.model.get("width")} / ${this.model.get("height")}`;
  }

  paint({ top, bottom }) {
    const { image } = this.frame;
    if (this.canvas.width !== image.width || this.canvas.height !== image.height) {
      [this.canvas.width, this.canvas.height] = [image.width, image.height];
      [top, bottom] = [0, image.height];
      this.takeShape();
    }
    this.context.putImageData(image, 0, 0, 0, top, image.width, bottom - top);
  }

  // Calls `say` with how many of the screen's own pixels the picture is wide, and how many of the
  // page's its column is: now, and each time that changes, as it does with the window, the
  // browser's zoom, and another screen.
  watchSize(say) {
    let last = { pixels: 0, column: 0 };
    const tell = () => {
      if (!this.canvas.clientWidth && last.pixels) return; // hidden for a while
      // Or not on the page yet.
      const width = this.canvas.clientWidth || this.usual;
      const column = this.canvas.parentElement?.clientWidth || this.usual;
      const pixels = Math.round(width * devicePixelRatio);
      const far = Math.max(Math.abs(pixels - last.pixels), Math.abs(column - last.column));
      if (far < 2) return; // rounding
      last = { pixels, column };
      say(last);
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
