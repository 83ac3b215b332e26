"""What Sphinx makes of the book's sources; it gets the project's name on its command line."""

extensions = ["myst_nb", "tools.book.mathml"]
language = "en"
exclude_patterns = ["notebooks"]  # the copies to download

nb_execution_mode = "off"  # outputs are stored, and demos recorded
myst_enable_extensions = ["dollarmath"]
html_math_renderer = "mathml"

html_theme = "sphinx_book_theme"
html_static_path = ["static"]
html_css_files = ["book.css"]
html_js_files = ["player.js"]
html_context = {"default_mode": "auto"}  # light or dark, as the reader's system
html_copy_source = False
html_show_sourcelink = False
html_show_search_summary = False  # it is fetched, which a page of a folder may not do
html_use_index = False
html_show_copyright = False
html_show_sphinx = False
html_theme_options = {
    "navbar_persistent": [],  # search stands in the sidebar
    "navigation_with_keys": False,  # arrow keys belong to the sliders
    "show_toc_level": 2,
    "use_download_button": False,  # it would offer the page's source, not the notebook
    "footer_content_items": [],
}
