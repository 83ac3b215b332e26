"""Where the links of lessons and documents lead in the book."""

import re
from collections.abc import Collection
from pathlib import PurePosixPath
from urllib.parse import urlsplit

LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s]+)\)")


def book_links(text: str, pages: Collection[str]) -> str:
    """Let the links of a Markdown text lead to pages of the book.

    A link to a file of the course that is no page becomes its words: it would be dead.

    Parameters
    ----------
    text : str
        Markdown.
    pages : collection of str
        The files that are pages, such as ``02_convolution.ipynb`` and ``glossary.md``. All lie
        in one folder, and the course has no two of one name.
    """

    def lead(link: re.Match[str]) -> str:
        words, target = link.groups()
        address = urlsplit(target)
        if address.scheme or not address.path:
            return link[0]
        name = PurePosixPath(address.path).name
        return f"[{words}]({name})" if name in pages else words

    return LINK.sub(lead, text)
