"""A figure as a picture, with its readout below: what's left where no kernel runs."""

import base64
import io

from PIL import Image, ImageDraw, ImageFont, ImageOps


def still(pixels, text, dpi):
    """Return a picture of so many dots an inch with a text below it, as base64 PNG.

    `pixels` is an ndarray of uint8, of shape (rows, columns, 4). The same ones give the same bytes.
    """
    from matplotlib.font_manager import findfont

    font = ImageFont.truetype(findfont("DejaVu Sans Mono"), 9 * dpi / 72)
    edge = round(0.1 * dpi)
    picture = Image.fromarray(pixels).convert("RGB")
    place = (edge, picture.height + edge)
    _, _, right, bottom = ImageDraw.Draw(picture).multiline_textbbox(place, text, font)
    room = max(round(right) + edge - picture.width, 0), round(bottom) + edge - picture.height
    sheet = ImageOps.expand(picture, (0, 0, *room), "white")
    ImageDraw.Draw(sheet).multiline_text(place, text, fill="black", font=font)
    red, green, blue = sheet.split()
    if red == green == blue:  # a third of the bytes, or so
        sheet = red
    with io.BytesIO() as file:
        # As small as at the usual level, or smaller, and in half of the time.
        sheet.save(file, format="PNG", compress_level=3)
        return base64.b64encode(file.getvalue()).decode("ascii")
